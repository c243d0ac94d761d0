// How far what is told goes: the frame of a match, in its sentence or carried over into it.
#include "context/speech.h"

#include <algorithm>

#include "context/lines.h"

namespace unblame {

namespace {

bool same_person(const Reading& reading, NominalIndex a, NominalIndex b) {
  const Referent &left = reading.referents.of(a), &right = reading.referents.of(b);
  if (left.person != no_person || right.person != no_person) return left.person == right.person;
  return left.nominal != no_nominal && left.nominal == right.nominal;
}

/// Whether a person who is named in `range` is the one of nominal `n`.
bool names_in(const Reading& reading, WordRange range, NominalIndex n) {
  for (const NominalIndex k : reading.nominals_in(range)) {
    if (same_person(reading, k, n)) return true;
  }
  return false;
}

/// "The victim was seen by PC Smith", "The FLO asked her": a professional is the subject, or the agent of a passive.
bool professional_acts(const Reading& reading, std::size_t sentence) {
  const WordRange words = reading.passage.sentences()[sentence].words;
  const Clause& first = reading.clauses[reading.clauses.first_of(sentence)];
  for (const NominalIndex n : reading.nominals_in(words)) {
    const Nominal& it = reading.nominal(n);
    if (it.role != RoleWord::professional) continue;
    const bool agent = it.words.first > words.first && reading.passage.text(it.words.first - 1) == "by";
    if (agent || first.subject == n) return true;
  }
  return false;
}

/// "She failed to engage with us", "… with officers": the writer's own dealings.
bool deals_with_police(const Reading& reading, WordRange words) {
  for (const NominalIndex n : reading.nominals_in(words)) {
    const Nominal& it = reading.nominal(n);
    if (it.person == 1) return true;
    const std::string_view word = reading.passage.stem(it.head);
    if (it.role == RoleWord::professional && (word == "police" || word == "officers" || word == "officer")) return true;
  }
  return false;
}

/// Whether the author takes the word in this sentence, or somebody acts or observes: whatever was told has ended.
bool ends_telling(const Reading& reading, std::size_t sentence) {
  const Sentence& it = reading.passage.sentences()[sentence];
  constexpr WordIndex opening = 8;
  const WordRange start{it.words.first, std::min(it.words.end, it.words.first + opening)};
  if (it.opens_paragraph || reading.passage.any_in(start, Tag::own_view) || reading.passage.any_in(it.words, Tag::observes))
    return true;
  return professional_acts(reading, sentence) || deals_with_police(reading, it.words);
}

/// Whether the sentence goes on with what was told before: a pronoun is its subject, or somebody of whom that was told.
bool continues(const Reading& reading, std::size_t sentence, WordRange told, NominalIndex source) {
  const Clause& first = reading.clauses[reading.clauses.first_of(sentence)];
  if (!first.own_subject) return false;
  const Nominal& subject = reading.nominal(first.subject);
  if (subject.person == 1) return false;
  if (subject.pronoun) return true;
  if (source != no_nominal && same_person(reading, first.subject, source)) return false;  // named again, the source is spoken of
  return subject.role != RoleWord::professional && names_in(reading, told, first.subject);
}

/// The last frame of a sentence whose content reaches its end.
const Frame* last_of(const Reading& reading, const std::vector<Frame>& frames, WordRange sentence) {
  const auto after = std::lower_bound(frames.begin(), frames.end(), sentence.end,
                                      [](const Frame& f, WordIndex end) { return f.cue.first < end; });
  for (auto at = after; at != frames.begin();) {
    --at;
    if (at->cue.first < sentence.first) return nullptr;
    const bool asks = at->source != no_nominal && reading.nominal(at->source).person == 2;  // "You say you were drunk. Why did you"
    if (at->carries && !at->own && !asks && (at->content.end == sentence.end || at->to_paragraph_end)) return &*at;
  }
  return nullptr;
}

/// "Mum states:" and lines or list items below it, down to a blank line, another label or what an officer does.
const Frame* heading_of(const Reading& reading, const std::vector<Frame>& frames, std::size_t sentence) {
  const Passage& passage = reading.passage;
  const std::string_view view = passage.words().view();
  constexpr std::size_t most_lines = 30;
  for (std::size_t s = sentence; s > 0 && sentence - s < most_lines; --s) {
    const WordIndex first = passage.sentences()[s].words.first;
    if (begins_paragraph(view, passage.words()[first - 1].end, passage.words()[first].begin)) return nullptr;
    const Span<ViewByte> line = line_at(view, passage.words()[first].begin);
    if (!label_of(view, line).empty() || professional_acts(reading, s)) return nullptr;
    const Frame* frame = last_of(reading, frames, passage.sentences()[s - 1].words);
    if (frame != nullptr && frame->label) return frame->to_paragraph_end ? frame : nullptr;
  }
  return nullptr;
}

}  // namespace

const Frame* frame_of(const Reading& reading, const std::vector<Frame>& frames, WordRange match) {
  const std::size_t sentence = reading.passage.sentence_of(match.first);
  const WordRange words = reading.passage.sentences()[sentence].words;
  const auto after =
      std::lower_bound(frames.begin(), frames.end(), words.end, [](const Frame& f, WordIndex end) { return f.cue.first < end; });
  for (auto at = after; at != frames.begin();) {
    --at;
    if (at->cue.end <= words.first && !at->content.has(match.first)) break;
    const bool inside_match = match.has(at->cue.first);
    if (!inside_match && at->content.has(match.first) && !at->aside.has(match.first)) return &*at;
  }
  constexpr std::size_t most_sentences = 12;
  for (std::size_t s = sentence; s > 0 && sentence - s < most_sentences; --s) {
    if (ends_telling(reading, s)) break;
    const WordRange told = reading.passage.sentences()[s - 1].words;
    const Frame* frame = last_of(reading, frames, told);
    if (frame == nullptr) continue;
    if (frame->to_paragraph_end) return frame;
    for (std::size_t k = s; k <= sentence; ++k) {
      if (!continues(reading, k, told, frame->source)) return nullptr;
    }
    return frame;
  }
  return heading_of(reading, frames, sentence);
}

Speaker speaker_of(const Reading& reading, const Frame& frame) {
  if (frame.by) return *frame.by;
  return reading.speaker_of(frame.source);
}

}  // namespace unblame
