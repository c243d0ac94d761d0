// The order of the questions, and nothing else: place, mention, quotation, statement or turn, frame; then about whom, negated,
// asserted. The innermost of two voices that fit is the answer; each piece adds its reason to the chain.
#include "context/judge.h"

#include <optional>
#include <vector>

#include "context/about.h"
#include "context/assertion.h"
#include "context/attribution.h"
#include "context/kind.h"
#include "context/maker.h"
#include "context/mention.h"
#include "context/negation.h"
#include "context/place.h"
#include "context/quotes.h"
#include "context/reading.h"
#include "context/reasons.h"
#include "context/speech.h"

namespace unblame {

namespace {

/// What is known of a field once it was read: made at its first match.
struct FieldFacts {
  Kind kind = Kind::report;
  bool known = false;
  Quotations quotations;
  Turns turns;
  std::optional<Maker> maker;    // of a statement
  std::optional<Maker> answers;  // of an interview
};

/// A reading of one block, kept until another block is asked for.
struct BlockReading {
  std::size_t field = 0;
  std::uint32_t block = 0;
  Reading reading;
  std::vector<Frame> frames;

  BlockReading(std::size_t f, std::uint32_t b, std::shared_ptr<const Passage> passage, const Cast& cast)
      : field(f), block(b), reading(std::move(passage), cast), frames(find_frames(reading)) {}
};

/// One match while it is judged.
struct Question {
  const Reading& reading;
  const std::vector<Frame>& frames;
  const FieldFacts& facts;
  Span<ViewByte> match;
  WordRange words;
  const Claim& claim;
};

Reason reason(const Reading& reading, std::string_view piece, std::string_view text, WordRange cue) {
  Reason out{.piece = std::string(piece), .text = std::string(text)};
  if (!cue.empty()) out.cue = reading.passage.source_of(cue);
  return out;
}

/// Whose record the words stand in before quotations and frames are looked at.
struct Base {
  std::optional<Speaker> maker{};      ///< empty: the author
  std::optional<Speaker> addressed{};  ///< of a question
  bool asked_by_officer = false;
  bool in_turn = false;
};

Base base_of(const Question& q, Judgement& judgement) {
  if (const Turn* turn = q.facts.turns.at(q.match.begin)) {
    const WordRange label = q.reading.passage.words_of(turn->label);
    const auto by = speaker_of(q.reading, *turn, *q.facts.answers);
    judgement.chain.push_back(reason(q.reading, "turns", text_of_turn(by), label));
    return {by, q.facts.answers->by, !by && q.facts.kind == Kind::interview, true};
  }
  if (q.facts.kind == Kind::statement && q.facts.maker) {
    const Speaker by = q.facts.maker->by;
    judgement.chain.push_back(reason(q.reading, "statement", text_of_maker(by), {}));
    if (by != Speaker::professional) return {.maker = by};
  }
  return {};
}

/// Sets voice and by; returns what the question about whom needs.
struct VoiceFound {
  Base base;
  const Frame* frame = nullptr;
};

/// In a victim's own account somebody without a part of their own is the one who did it: never the victim who tells it.
Speaker other_than_maker(const Question& q, const Base& base, NominalIndex source, Speaker by) {
  const Nominal& it = q.reading.nominal(source);
  if (base.maker != Speaker::victim || it.person != 3) return by;
  const PersonIndex person = q.reading.referents.of(source).person;
  const bool only_named = by == Speaker::witness && person != no_person && q.reading.cast->is_without_part(person);
  const bool nobody = by == Speaker::victim || (by == Speaker::other && it.pronoun) || only_named;
  if (!nobody) return by;
  // "What did your nan say? She said I": whoever was asked about.
  const std::size_t s = q.reading.passage.sentence_of(it.words.first);
  constexpr std::size_t back = 2;
  const WordIndex from = q.reading.passage.sentences()[s > back ? s - back : 0].words.first;
  for (NominalIndex n = source; base.in_turn && it.pronoun && n > 0;) {
    const Nominal& before = q.reading.nominal(--n);
    if (before.words.first < from) break;
    if (before.pronoun || before.possessor || before.label || before.role == RoleWord::none || before.role == RoleWord::victim) continue;
    if (before.sex != Sex::unknown && it.sex != Sex::unknown && before.sex != it.sex) continue;
    return q.reading.speaker_of(n);
  }
  return Speaker::suspect;
}

bool judge_quotation(const Question& q, const Base& base, Judgement& judgement) {
  const std::int32_t quotation = q.facts.quotations.innermost(q.match);
  if (quotation < 0) return false;
  const Span<ViewByte> span = q.facts.quotations[quotation].words;
  Attribution found = attribution_of(q.reading, q.frames, q.facts.quotations, quotation);
  if (!found.by && is_scare_quote(q.reading, span)) {
    judgement.chain.push_back(reason(
        q.reading, "quotes", "One to three words in quotation marks that nobody is said to speak: the author's own.", q.words));
    return false;
  }
  // "you told the sergeant": the one who is asked. In a victim's account "he" without a name is who did it.
  if (found.source != no_nominal && q.reading.nominal(found.source).person == 2 && base.addressed) found.by = base.addressed;
  if (found.source != no_nominal && q.reading.nominal(found.source).person == 1 && base.maker) found.by = base.maker;
  if (found.by && found.source != no_nominal) found.by = other_than_maker(q, base, found.source, *found.by);
  judgement.voice = Voice::quoted;
  judgement.by = found.by ? found.by : base.maker ? base.maker : Speaker::other;
  judgement.chain.push_back(reason(q.reading, "quotes", text_of_quotation(judgement.by, found.by.has_value()), found.cue));
  return true;
}

/// "She shared his bed, [so she was sending signals]", ", [which most people would have asked]": behind what was told, what the writer
/// makes of it. "so that", "so much" conclude nothing.
bool is_in_comment(const Question& q, const Frame& frame) {
  const Passage& passage = q.reading.passage;
  const WordIndex begin = std::max(frame.content.first, q.reading.sentence_at(q.words.first).first);
  for (WordIndex i = q.words.first; i > begin; --i) {
    if (!passage.comma_before(i) && !passage.gap_has(i, ';')) continue;
    const std::string_view word = passage.text(i);
    if (word == "which") return true;
    if (word != "so") continue;
    const std::string_view next = i + 1 < passage.size() ? passage.text(i + 1) : std::string_view{};
    return next != "that" && next != "much" && next != "many" && next != "far" && next != "as";
  }
  return false;
}

bool judge_frame(const Question& q, const Base& base, const Frame* frame, Judgement& judgement) {
  if (frame == nullptr || frame->own || (frame->label && base.in_turn)) return false;
  Speaker by = speaker_of(q.reading, *frame);
  if (frame->source != no_nominal) {
    const Nominal& source = q.reading.nominal(frame->source);
    if (source.person == 2 && base.addressed) by = *base.addressed;
    by = other_than_maker(q, base, frame->source, by);
  }
  // A summary of an interview tells what the one who was interviewed said.
  const bool summed_up = !base.in_turn && !q.facts.answers->cue.empty() && q.facts.kind != Kind::statement;
  const bool his = frame->source != no_nominal && q.reading.nominal(frame->source).pronoun && q.reading.nominal(frame->source).person == 3;
  if (summed_up && (by == Speaker::other || (his && by == Speaker::victim))) by = q.facts.answers->by;
  // "The victim said he hit her. She is making a mockery of the system.": a sentence behind what the victim told.
  const bool carried = q.reading.passage.sentence_of(frame->cue.first) != q.reading.passage.sentence_of(q.words.first);
  const bool own_report = by == Speaker::victim && !base.maker;
  if (own_report && (q.claim.judges || q.claim.concludes) && (carried || is_in_comment(q, *frame))) {
    judgement.chain.push_back(
        reason(q.reading, "claim", "It judges the one who told what stands before, so the author says it.", frame->cue));
    return false;
  }
  judgement.voice = Voice::reported;
  judgement.by = by;
  judgement.chain.push_back(reason(q.reading, "speech", text_of_frame(by, frame->distance), frame->cue));
  return true;
}

VoiceFound judge_voice(const Question& q, Judgement& judgement) {
  if (q.claim.context == Context::none) return {};
  if (q.claim.context == Context::quotation) {
    judge_quotation(q, {}, judgement);
    return {};
  }
  VoiceFound found{.base = base_of(q, judgement)};
  found.frame = frame_of(q.reading, q.frames, q.words);
  const bool in_marks = q.facts.quotations.innermost(q.match) >= 0;
  if (const auto mention = mention_of(q.reading, q.words, in_marks)) {
    judgement.voice = Voice::mention;
    judgement.by = mention->by;
    judgement.chain.push_back(reason(q.reading, "mention", text_of_mention(mention->by, mention->in_list), mention->cue));
    return found;
  }
  if (judge_quotation(q, found.base, judgement)) return found;
  if (judge_frame(q, found.base, found.frame, judgement)) return found;
  if (found.base.maker) {
    judgement.voice = Voice::verbatim;
    judgement.by = found.base.maker;
  }
  return found;
}

void judge_about(const Question& q, const VoiceFound& voice, Judgement& judgement) {
  if (q.claim.context < Context::subject) {
    judgement.about = About::victim;
    return;
  }
  if (judgement.voice == Voice::mention) {
    judgement.about = About::other;
    return;
  }
  if (q.claim.about) {
    judgement.about = *q.claim.about;
    if (*q.claim.about == About::victim) judgement.under_18 = q.reading.cast->topic_under_18();
    judgement.chain.push_back(reason(q.reading, "about", "The rule itself says whom these words describe.", q.words));
    return;
  }
  const bool nameless = judgement.place == Place::label || judgement.place == Place::offence_title;
  Speaking speaking{.by = judgement.by, .maker = voice.base.maker, .addressed = voice.base.addressed};
  if (judgement.voice == Voice::author || judgement.voice == Voice::verbatim) speaking.by = voice.base.maker;
  speaking.indirect = judgement.voice == Voice::reported;
  // "The victim is said to [sleep around]" has no source: its subject is of whom that is said.
  // "described as [streetwise] by staff" neither.
  const bool has_source = voice.frame != nullptr && voice.frame->source != no_nominal &&
                          q.reading.nominal(voice.frame->source).words.first < voice.frame->cue.first;
  if (speaking.indirect && has_source && voice.frame->aside.empty()) speaking.told = voice.frame->content;
  if (judgement.voice == Voice::quoted) {
    const std::int32_t quotation = q.facts.quotations.innermost(q.match);
    speaking.marks = q.reading.passage.words_of(q.facts.quotations[quotation].words);
  }
  const AboutFound found = about_of(q.reading, q.words, speaking);
  judgement.about = found.about;
  judgement.under_18 = found.under_18;
  if (nameless && !found.named) {
    const bool record = judgement.place == Place::offence_title;
    judgement.about = (record ? owner_of_record(q.reading, q.words) : std::nullopt).value_or(About::unknown);
  }
  judgement.chain.push_back(reason(q.reading, found.piece, found.text, found.cue));
}

void judge_truth(const Question& q, const VoiceFound& voice, Judgement& judgement) {
  if (judgement.voice == Voice::mention || q.claim.context < Context::all) return;
  const Assertion assertion = assertion_of(q.reading, q.words, voice.base.asked_by_officer);
  const Negation negation = negation_of(q.reading, q.words);
  // "Never accept drinks": what is told to people is neither said nor denied.
  const bool denies = !assertion.contrary && !assertion.question && assertion.why != Assertion::Why::instruction;
  judgement.negated = negation.negated && denies;
  if (!negation.cue.empty() && denies)
    judgement.chain.push_back(reason(q.reading, "negation", text_of_negation(negation), negation.cue));
  judgement.asserted = assertion.asserted;
  if (assertion.why != Assertion::Why::plain)
    judgement.chain.push_back(reason(q.reading, "assertion", text_of_assertion(assertion), assertion.cue));
  if (voice.frame != nullptr && voice.frame->instructs && !voice.frame->own && assertion.asserted) {
    judgement.asserted = false;
    judgement.chain.push_back(
        reason(q.reading, "assertion", "What somebody is advised or told to do is not said to have happened.", voice.frame->cue));
  }
}

bool is_counted_person(Who who, About about, std::optional<bool> under_18) {
  switch (who) {
    case Who::victim:
      return about == About::victim || about == About::unknown;
    case Who::child:
      return about == About::victim || about == About::unknown || under_18 == true;
    case Who::family:
      return about == About::other || about == About::unknown;
    case Who::professional:
      return about == About::professional || about == About::unknown;
    case Who::anyone:
      return true;
  }
  return true;
}

/// The first that holds, in the order of Spared.
std::optional<Spared> spared_of(const Judgement& judgement, const Claim& claim, const VoiceFound& voice) {
  if (judgement.place) return Spared::place;
  switch (judgement.voice) {
    case Voice::mention:
      return Spared::mention;
    case Voice::quoted:
      return Spared::quoted;
    case Voice::verbatim:
      return Spared::verbatim;
    case Voice::reported: {
      const bool passed_on =
          judgement.by == Speaker::professional && !voice.base.maker && !(voice.frame && voice.frame->distance);
      if (!passed_on) return Spared::reported;
      break;
    }
    case Voice::author:
      break;
  }
  if (!is_counted_person(claim.who, judgement.about, judgement.under_18)) return Spared::about;
  if (claim.presupposes) return std::nullopt;
  if (judgement.negated) return Spared::negated;
  if (!judgement.asserted) return Spared::unasserted;
  return std::nullopt;
}

/// The text of the reason that decided.
std::string because_of(const Judgement& judgement) {
  const auto last_of = [&](std::initializer_list<std::string_view> pieces) -> const Reason* {
    const Reason* found = nullptr;
    for (const Reason& each : judgement.chain) {
      for (const std::string_view piece : pieces) {
        if (each.piece == piece) found = &each;
      }
    }
    return found;
  };
  const Reason* decided = nullptr;
  if (!judgement.spared) {
    if (judgement.voice == Voice::reported) decided = last_of({"speech"});
    return decided ? decided->text : std::string(text_of_counted(judgement.about));
  }
  switch (*judgement.spared) {
    case Spared::place:
      decided = last_of({"place"});
      break;
    case Spared::mention:
      decided = last_of({"mention"});
      break;
    case Spared::quoted:
      decided = last_of({"quotes"});
      break;
    case Spared::verbatim:
      decided = last_of({"turns", "statement"});
      break;
    case Spared::reported:
      decided = last_of({"speech"});
      break;
    case Spared::about:
      return std::string(text_of_other(judgement.about));
    case Spared::negated:
      decided = last_of({"negation"});
      break;
    case Spared::unasserted:
      decided = last_of({"assertion"});
      break;
    case Spared::suppressed:
      break;
  }
  return decided ? decided->text : std::string(text_of_counted(judgement.about));
}

}  // namespace

struct DocumentJudge::State {
  const Vocabulary& vocabulary;
  const Document& document;
  std::span<const FieldText> fields;
  Passages passages;
  std::vector<FieldFacts> facts{};
  std::optional<Cast> cast{};
  std::optional<BlockReading> block{};

  FieldFacts& kind_known(std::size_t field);
  FieldFacts& known(std::size_t field);
  const Cast& people();
  const BlockReading& reading(std::size_t field, std::uint32_t number);
};

FieldFacts& DocumentJudge::State::kind_known(std::size_t field) {
  if (facts.empty()) facts.resize(fields.size());
  FieldFacts& it = facts[field];
  if (it.known) return it;
  it.kind = document.kind == Kind::automatic ? find_kind(vocabulary, fields[field], passages) : document.kind;
  it.known = true;
  return it;
}

const Cast& DocumentJudge::State::people() {
  if (!cast) {
    std::vector<SentenceStyle> styles;
    for (std::size_t f = 0; f < fields.size(); ++f) styles.push_back(style_of(kind_known(f).kind));
    cast.emplace(vocabulary, document, fields, styles, passages);
  }
  return *cast;
}

FieldFacts& DocumentJudge::State::known(std::size_t field) {
  FieldFacts& it = kind_known(field);
  if (it.answers) return it;
  it.quotations = Quotations(fields[field]);
  it.turns = Turns(vocabulary, fields[field], it.kind);
  it.answers.emplace();
  if (it.kind != Kind::statement && it.kind != Kind::interview && it.turns.all().empty()) {
    it.answers = maker_of_summary_heading(reading(field, 0).reading);
    return it;
  }
  const Reading& opening = reading(field, 0).reading;
  if (it.kind == Kind::statement)
    it.maker = maker_of_statement(opening);
  else
    it.answers = maker_of_answers(opening, it.turns);
  return it;
}

const BlockReading& DocumentJudge::State::reading(std::size_t field, std::uint32_t number) {
  if (!block || block->field != field || block->block != number) {
    const SentenceStyle style = style_of(kind_known(field).kind);
    const Cast& people_of_document = people();
    auto passage = passages.get(fields[field], Passage::range_around(fields[field].view, number));
    passage->split(style);
    block.emplace(field, number, std::move(passage), people_of_document);
  }
  return *block;
}

Judge::Judge(const CueFinder& cues) : vocabulary_(std::make_unique<const Vocabulary>(cues)) {}
Judge::~Judge() = default;
Judge::Judge(Judge&&) noexcept = default;

DocumentJudge Judge::begin(const Document& document, std::span<const FieldText> fields) const {
  return DocumentJudge(
      std::unique_ptr<DocumentJudge::State>(new DocumentJudge::State{*vocabulary_, document, fields, Passages(*vocabulary_)}));
}

DocumentJudge::DocumentJudge(std::unique_ptr<State> state) : state_(std::move(state)) {}
DocumentJudge::~DocumentJudge() = default;
DocumentJudge::DocumentJudge(DocumentJudge&&) noexcept = default;

Judgement DocumentJudge::judge(std::size_t field, Span<ViewByte> match, const Claim& claim) {
  const FieldFacts& facts = state_->known(field);
  const BlockReading& block = state_->reading(field, Passage::block_of(match.begin));
  Judgement judgement;
  judgement.chain.push_back(
      {.piece = "kind", .text = std::string(text_of_kind(facts.kind, state_->document.kind != Kind::automatic))});
  if (block.reading.passage.size() == 0) return judgement;

  const Question question{block.reading, block.frames, facts, match, block.reading.passage.words_of(match), claim};
  if (const auto place = claim.context == Context::all ? place_of(block.reading, question.words) : std::nullopt) {
    judgement.place = place->place;
    judgement.chain.push_back(reason(block.reading, "place", text_of_place(place->place), place->cue));
  }
  const VoiceFound voice = judge_voice(question, judgement);
  judge_about(question, voice, judgement);
  judge_truth(question, voice, judgement);
  judgement.spared = spared_of(judgement, claim, voice);
  judgement.because = because_of(judgement);
  return judgement;
}

void DocumentJudge::each_block(std::size_t field, const std::function<void(const Reading&, WordRange)>& look) {
  const auto size = static_cast<std::uint32_t>(state_->fields[field].view.size());
  for (std::uint32_t number = 0; size > 0 && number <= Passage::block_of(size - 1); ++number) {
    const Reading& reading = state_->reading(field, number).reading;
    const auto word_at = [&](std::uint32_t position) {
      const WordIndex i = reading.passage.words().first_ending_after(position);
      return i < reading.passage.size() && reading.passage.words()[i].begin < position ? i + 1 : i;
    };
    look(reading, {word_at(number * Passage::block_bytes), word_at((number + 1) * Passage::block_bytes)});
  }
}

Span<ViewByte> DocumentJudge::sentence(std::size_t field, Span<ViewByte> match) {
  return sentence_around(state_->fields[field].view, match, style_of(state_->kind_known(field).kind));
}

Kind DocumentJudge::kind(std::size_t field) {
  return state_->kind_known(field).kind;
}

}  // namespace unblame
