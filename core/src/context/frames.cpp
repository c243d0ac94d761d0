// Finds the frames of a passage, one cue at a time: speech.h says what a frame is.
#include "context/speech.h"

#include <algorithm>

namespace unblame {

namespace {

/// Finds the frames of one passage.
class FrameFinder {
 public:
  explicit FrameFinder(const Reading& reading) : reading_(reading), passage_(reading.passage) {}

  std::vector<Frame> run() {
    for (const Hit& hit : passage_.hits()) {
      switch (hit.tag) {
        case Tag::says:
          add_saying(hit);
          break;
        case Tag::names:
          add_naming(hit);
          break;
        case Tag::describes:
          add_description(hit);
          break;
        case Tag::hearsay:
          if (follows_modal(hit)) break;  // "could be said to"
          add({.cue = {hit.first, hit.end}, .by = Speaker::other, .content = rest(hit.end), .carries = false});
          break;
        case Tag::account:
          add_account(hit);
          break;
        case Tag::calls_in:
          add_call(hit);
          break;
        case Tag::account_follows:
          add_account_follows(hit);
          break;
        case Tag::according:
          add_according(hit);
          break;
        case Tag::instructs:
          add_instruction(hit);
          break;
        default:
          break;
      }
    }
    for (std::size_t s = 0; s < passage_.sentences().size(); ++s) {
      const WordRange words = passage_.sentences()[s].words;
      if (!add_heading(words) && !add_entry_source(words)) add_label(passage_.sentences()[s]);
      if (s > 0) add_answer(passage_.sentences()[s - 1].words, passage_.sentences()[s].words);
    }
    std::stable_sort(frames_.begin(), frames_.end(), [](const Frame& a, const Frame& b) {
      return a.cue.first != b.cue.first ? a.cue.first < b.cue.first : a.instructs < b.instructs;
    });
    return std::move(frames_);
  }

 private:
  WordRange rest(WordIndex from) const {
    if (from >= passage_.size() || from == 0) return {from, from};
    return {from, std::max(from, reading_.sentence_at(from - 1).end)};
  }

  const Clause* clause_at(WordIndex i) const {
    const ClauseIndex c = reading_.clauses.clause_of(i);
    return c == no_clause ? nullptr : &reading_.clauses[c];
  }

  void add(Frame frame) {
    if (frame.content.empty() && frame.aside.empty()) return;
    if (frame.source != no_nominal) frame.own = reading_.nominal(frame.source).person == 1;
    // Distance is taken in the words around the cue: "wrongly says", "asserts, on nothing more than gossip, that".
    const WordRange sentence = reading_.sentence_at(frame.cue.first);
    constexpr WordIndex before = 4, behind = 10;
    const WordIndex first = frame.cue.first > sentence.first + before ? frame.cue.first - before : sentence.first;
    const WordIndex end = std::min({sentence.end, frame.cue.end + behind, std::max(frame.cue.end, frame.content.first)});
    frame.distance |= passage_.any_in({first, end}, Tag::distance);
    frames_.push_back(frame);
  }

  // --- verbs of saying ---

  bool follows_modal(const Hit& hit) const {
    if (hit.first == 0 || passage_.begins_sentence(hit.first)) return false;
    for (const std::string_view modal : {"would", "could", "can", "might", "may", "cannot"}) {
      if (passage_.text(hit.first - 1) == modal) return true;
      if (passage_.text(hit.first - 1) == "be" && hit.first > 1 && passage_.text(hit.first - 2) == modal) return true;
    }
    return false;
  }

  /// "IP advised not to leave it": in a note, without an object, the passive.
  bool is_short_passive(const Hit& hit) const {
    if (hit.end >= passage_.size() || hit.first == 0 || passage_.begins_sentence(hit.first) || !passage_.is(hit.first, Tag::tells))
      return false;
    const std::string_view verb = passage_.text(hit.first), next = passage_.text(hit.end);
    if (!verb.ends_with("ed") && verb != "told") return false;
    const bool to = next == "to" || next == "re" || next == "about" || next == "of" || next == "what" || next == "how" ||
                    (next == "not" && hit.end + 1 < passage_.size() && passage_.text(hit.end + 1) == "to");
    const NominalIndex n = reading_.nominal_at(hit.first - 1);
    return to && n != no_nominal && reading_.nominal(n).role != RoleWord::professional && !reading_.nominal(n).pronoun;
  }

  void add_saying(const Hit& hit) {
    if (is_noun(hit) || is_form_label(hit) || is_short_passive(hit)) return;
    if (passage_.is(hit.first, Tag::reports) && reports_missing(hit)) return;
    if (is_withheld(hit)) return;
    Frame frame{.cue = {hit.first, hit.end}};
    const WordRange sentence = reading_.sentence_at(hit.first);
    const bool passive = is_passive(hit.first);
    frame.source = source_of_verb(hit, passive);
    if (frame.source == no_nominal && hit.first > sentence.first && passage_.text(hit.first - 1) == "to")
      return;  // "unfair to say"
    if (const NominalIndex inverted = inverted_source(hit); inverted != no_nominal) frame.source = inverted;
    if (passive && frame.source == no_nominal && !told_somebody(hit)) return;  // "it is noted that": the record's author
    if (passive && frame.source == no_nominal) frame.by = police_were_told(hit) ? Speaker::other : Speaker::professional;
    frame.content = content_of(hit, sentence);
    cut_marks(frame);
    if (frame.content.empty() && is_aside(hit, frame, sentence)) {
      const Clause* clause = clause_at(hit.first);
      frame.aside = clause->words;
      frame.content = sentence;
      frame.carries = false;
    }
    if (frame.source == no_nominal && !passive) frame.source = keeper_of_subject(hit);
    if (frame.source == no_nominal && !passive) frame.source = elided_source(hit);
    if (frame.source == no_nominal) frame.carries = false;
    if (frame.source == no_nominal && !frame.by) frame.by = Speaker::other;
    if (frame.source == no_nominal && !speaks_without_name(hit)) return;
    if (passage_.is(hit.first, Tag::thinks)) cut_thought(frame);
    if (is_infinitive(hit.first) || is_denied(hit)) cut_errand(frame);
    if (names_thing(hit)) frame.carries = false;
    cut_list(frame);
    cut_own_view(frame);
    // "Some people would say": the one who brings it up says it.
    if (frame.source != no_nominal && reading_.nominal(frame.source).role == RoleWord::voice && follows_modal(hit)) return;
    add(frame);
  }

  /// "DP at hatch, calmer. States IP goaded him.", "Goes on to say": a note whose subject is that of the sentence before, in the
  /// same line.
  NominalIndex elided_source(const Hit& hit) const {
    const std::size_t s = passage_.sentence_of(hit.first);
    if (s == 0 || !passage_.begins_sentence(hit.first) || passage_.sentences()[s].opens_paragraph) return no_nominal;
    if (!passage_.text(hit.first).ends_with("s")) return no_nominal;
    const WordRange before = passage_.sentences()[s - 1].words;
    const ClauseIndex c = reading_.clauses.first_of(s - 1);
    if (c < reading_.clauses.end_of(s - 1) && reading_.clauses[c].subject != no_nominal) return reading_.clauses[c].subject;
    const NominalIndex n = reading_.nominal_from(before.first, before.end);
    return n != no_nominal && !reading_.nominal(n).pronoun && !reading_.nominal(n).possessor ? n : no_nominal;
  }

  /// "Comments:" at the begin of a line.
  bool is_form_label(const Hit& hit) const {
    if (hit.end >= passage_.size() || !passage_.gap_before(hit.end).starts_with(":")) return false;
    if (passage_.begins_sentence(hit.first)) return true;
    const std::string_view word = passage_.text(hit.first);  // "Section 8, free text: …", "Officer comment: …"
    return word == "text" || word == "comment" || word == "comments" || word == "note" || word == "notes" || word == "report" ||
           word == "answer";
  }

  /// "was the architect, told his wife he was in Lyon and changed his account": the last of a list of verbs of one subject is told
  /// by nobody.
  void cut_list(Frame& frame) const {
    const ClauseIndex c = reading_.clauses.clause_of(frame.cue.first);
    if (c == no_clause || reading_.clauses[c].link != Link::coordinate || reading_.clauses[c].own_subject) return;
    for (ClauseIndex k = c + 1; static_cast<std::size_t>(k) < reading_.clauses.all().size(); ++k) {
      const Clause& clause = reading_.clauses[k];
      if (clause.words.first >= frame.content.end) return;
      if (clause.link != Link::coordinate || clause.own_subject || clause.other_subject) continue;
      frame.content.end = std::max(frame.content.first, clause.words.first);
      frame.carries = false;
      return;
    }
  }

  /// "She sees it as easy money and has no wish to be rescued": a verb that goes on with who describes.
  void cut_verb(Frame& frame) const {
    const ClauseIndex c = reading_.clauses.clause_of(frame.cue.first);
    for (ClauseIndex k = c + 1; c != no_clause && static_cast<std::size_t>(k) < reading_.clauses.all().size(); ++k) {
      const Clause& clause = reading_.clauses[k];
      if (clause.words.first >= frame.content.end) return;
      if (clause.link != Link::coordinate || clause.own_subject || clause.other_subject || clause.parent != c) continue;
      frame.content.end = std::max(frame.content.first, clause.words.first);
      return;
    }
  }

  /// "…, which shows how gullible she is": from there the author speaks.
  void cut_own_view(Frame& frame) const {
    for (const Hit& hit : passage_.hits_in(frame.content)) {
      if (hit.tag != Tag::own_view || hit.first <= frame.content.first || !passage_.is(hit.first, Tag::relative)) continue;
      frame.content.end = hit.first;
      frame.carries = false;
      return;
    }
  }

  /// "he thinks he's a big man and loves the money": what is thought ends where a verb without a subject goes on with the
  /// thinker.
  void cut_thought(Frame& frame) const {
    frame.carries = false;
    if (frame.source == no_nominal || reading_.nominal(frame.source).role == RoleWord::professional) return;
    for (ClauseIndex c = reading_.clauses.clause_of(frame.cue.first) + 2;
         static_cast<std::size_t>(c) < reading_.clauses.all().size(); ++c) {
      const Clause& clause = reading_.clauses[c];
      if (clause.words.first >= frame.content.end) return;
      if (clause.link == Link::coordinate && !clause.own_subject) {
        frame.content.end = std::max(frame.content.first, clause.words.first);
        return;
      }
    }
  }

  /// "a report", "her claim", "in a state": many verbs of saying are nouns as well.
  bool is_noun(const Hit& hit) const {
    if (hit.first == 0 || passage_.begins_sentence(hit.first) || hit.end - hit.first > 1 || passage_.comma_before(hit.first))
      return false;
    if (hit.end < passage_.size() && passage_.text(hit.first).ends_with("s") && passage_.tags_of(hit.first - 1).empty() &&
        passage_.begins_sentence(hit.first - 1) && is_finite(passage_, hit.end) && passage_.is(hit.first, Tag::reports))
      return true;  // "Previous reports show"
    // "crime report extract": a base form behind a word of which nothing is known.
    const std::string_view verb = passage_.text(hit.first);
    if ((verb == "report" || verb == "comment" || verb == "claim" || verb == "note" || verb == "text" || verb == "email") &&
        passage_.tags_of(hit.first - 1).empty() && reading_.nominal_at(hit.first - 1) == no_nominal)
      return true;
    // "a straight answer": past an adjective.
    if (hit.first > 1 && passage_.tags_of(hit.first - 1).empty() && passage_.is(hit.first - 2, Tag::determiner) &&
        !passage_.begins_sentence(hit.first - 1) && (passage_.text(hit.first - 2) == "a" || passage_.text(hit.first - 2) == "an"))
      return true;
    const NominalIndex before = reading_.nominal_at(hit.first - 1);
    if (before != no_nominal) return reading_.nominal(before).possessor;
    return passage_.is(hit.first - 1, Tag::determiner) ||
           (passage_.is(hit.first - 1, Tag::preposition) && passage_.text(hit.first - 1) != "to" &&
            passage_.text(hit.first - 1) != "as" && !passage_.text(hit.first).ends_with("ing"));
  }

  bool is_passive(WordIndex i) const {
    // "Reported by the neighbour as being drunk."
    if (i + 1 < passage_.size() && passage_.text(i + 1) == "by" && passage_.begins_sentence(i) && passage_.text(i).ends_with("ed"))
      return true;
    for (WordIndex k = i; k > 0 && i - k < 4;) {
      --k;
      if (passage_.is(k, Tag::be)) return !passage_.text(i).ends_with("ing");
      if (!passage_.is(k, Tag::adverb) && !passage_.is(k, Tag::negates)) return false;
    }
    return false;
  }

  /// In the passive the subject is who was told; who tells stands behind "by".
  NominalIndex source_of_verb(const Hit& hit, bool passive) const {
    if (passive) return agent_behind(hit.end);
    // "heard male shout": the noun right before the verb, though another verb comes first.
    const NominalIndex before = hit.first == 0 ? no_nominal : reading_.nominal_at(hit.first - 1);
    const bool adjacent = before != no_nominal && !passage_.begins_sentence(hit.first) && !passage_.breaks_before(hit.first) &&
                          !passage_.comma_before(hit.first);
    if (adjacent && is_source(before)) return before;
    if (const NominalIndex n = object_of_as(hit); n != no_nominal) return n;
    const Clause* clause = clause_at(hit.first);
    if (clause != nullptr && clause->subject != no_nominal)
      return reading_.nominal(clause->subject).words.first < hit.first ? clause->subject : no_nominal;
    return subject_of_as(hit);
  }

  /// "records the tenant as saying": the noun before "as".
  NominalIndex object_of_as(const Hit& hit) const {
    if (hit.first == 0 || passage_.text(hit.first - 1) != "as" || !passage_.text(hit.first).ends_with("ing")) return no_nominal;
    constexpr WordIndex reach = 4;
    const WordRange sentence = reading_.sentence_at(hit.first);
    for (WordIndex k = hit.first - 1; k > sentence.first && hit.first - k < reach;) {
      const NominalIndex n = reading_.nominal_at(--k);
      if (n != no_nominal) return n;
      if (passage_.is(k, Tag::auxiliary)) return no_nominal;
    }
    return no_nominal;
  }

  /// "As the detective on duty that night puts it": the noun behind "as", when nothing else is the subject.
  NominalIndex subject_of_as(const Hit& hit) const {
    constexpr WordIndex reach = 10;
    const WordRange sentence = reading_.sentence_at(hit.first);
    for (WordIndex k = hit.first; k > sentence.first && hit.first - k < reach;) {
      --k;
      if (passage_.comma_before(k + 1)) return no_nominal;
      if (passage_.text(k) != "as") continue;
      const NominalIndex n = reading_.head_from(k + 1, hit.first);
      return n != no_nominal && reading_.nominal(n).words.first <= k + 2 ? n : no_nominal;
    }
    return no_nominal;
  }

  /// Whether a nominal right before a verb can be its subject: no object pronoun, and not the end of "the mother of the victim".
  bool is_source(NominalIndex n) const {
    const Nominal& it = reading_.nominal(n);
    if (it.form == Case::object || it.form == Case::possessive || it.form == Case::reflexive || it.possessor) return false;
    if (it.owner != no_nominal && it.owner < n) {  // "sent messages to my mum saying": behind a preposition
      const WordIndex first = reading_.nominal(it.owner).words.first;
      if (first > 0 && !passage_.begins_sentence(first) && passage_.is(first - 1, Tag::preposition)) return false;
    }
    return it.words.first == 0 || passage_.begins_sentence(it.words.first) || !passage_.is(it.words.first - 1, Tag::preposition);
  }

  NominalIndex agent_behind(WordIndex from) const {
    const WordIndex end = rest(from).end;
    for (WordIndex k = from; k < end && k < from + 4; ++k) {
      if (passage_.text(k) == "by") return reading_.head_from(k + 1, std::min(end, k + 6));
    }
    return no_nominal;
  }

  /// "told IP that", "was told that", "was advised that": somebody listened, so somebody spoke.
  bool told_somebody(const Hit& hit) const {
    const Clause* clause = clause_at(hit.first);
    const bool has_listener =
        clause != nullptr && clause->subject != no_nominal && reading_.nominal(clause->subject).words.first < hit.first;
    return has_listener && passage_.is(hit.first, Tag::tells);
  }

  /// "Officers were told the victim was drunk": somebody told the police.
  bool police_were_told(const Hit& hit) const {
    const Clause* clause = clause_at(hit.first);
    return clause != nullptr && clause->subject != no_nominal && reading_.nominal(clause->subject).role == RoleWord::professional;
  }

  bool is_infinitive(WordIndex verb) const {
    return verb > 0 && !passage_.begins_sentence(verb) && passage_.text(verb - 1) == "to";
  }

  /// "refuses to say where she has been", "failed to report": nothing is told. "due to report to the station": somebody goes there.
  bool is_withheld(const Hit& hit) const {
    if (!is_infinitive(hit.first)) return false;
    if (hit.end < passage_.size() && passage_.text(hit.end) == "to" && passage_.text(hit.first) == "report") return true;
    constexpr WordIndex reach = 4;
    const WordRange sentence = reading_.sentence_at(hit.first);
    for (WordIndex i = hit.first; i > sentence.first && hit.first - i <= reach;) {
      if (passage_.is(--i, Tag::withholds)) return true;
    }
    return false;
  }

  /// "able to tell us who it was but chooses not to", "came to report a rape. She …": the errand ends with its clause.
  void cut_errand(Frame& frame) const {
    const ClauseIndex c = reading_.clauses.clause_of(frame.cue.first);
    const NominalIndex n = reading_.nominal_from(frame.content.first, frame.content.end);
    const bool clause = n != no_nominal && reading_.clauses.clause_of(frame.content.first) != c;
    if (!clause) frame.carries = false;
    for (ClauseIndex k = c + 1; c != no_clause && static_cast<std::size_t>(k) < reading_.clauses.all().size(); ++k) {
      const Clause& it = reading_.clauses[k];
      if (it.words.first >= frame.content.end) return;
      if (it.link != Link::coordinate || it.own_subject || it.other_subject || it.subject == no_nominal) continue;
      if (reading_.nominal(it.subject).words.first > frame.cue.first) continue;
      frame.content.end = std::max(frame.content.first, it.words.first);
      frame.carries = false;
      return;
    }
  }

  /// "complained of a sore arm": no account that goes on.
  bool names_thing(const Hit& hit) const {
    return hit.end < passage_.size() && passage_.text(hit.end) == "of" && passage_.text(hit.first).starts_with("complain");
  }

  /// "The mother reported Ruby, 14, missing": what she did, and nothing that she says of her.
  bool reports_missing(const Hit& hit) const {
    constexpr WordIndex reach = 8;
    const WordIndex end = std::min(rest(hit.end).end, hit.end + reach);
    for (WordIndex k = hit.end; k < end && !passage_.breaks_before(k); ++k) {
      if (passage_.text(k) == "that") return false;
      if (passage_.text(k) == "missing") return true;
    }
    return false;
  }

  /// "…', said his uncle": the source behind the verb, when a quotation or comma stands before it.
  NominalIndex inverted_source(const Hit& hit) const {
    const std::string_view gap = passage_.gap_before(hit.first);
    const bool follows_words =
        gap.find('"') != std::string_view::npos || gap.find("' ") != std::string_view::npos ||
        (hit.first > 0 && passage_.text(hit.first - 1) == "as" && !passage_.text(hit.first).ends_with("ing"));
    const NominalIndex n = reading_.head_from(hit.end, std::min(passage_.size(), hit.end + 4));
    if (n == no_nominal || reading_.nominal(n).form == Case::object || begin_of(n) != hit.end) return no_nominal;
    return follows_words || ends_with_speaker(hit, n) ? n : no_nominal;
  }

  /// "She was drunk, says her mother.": a verb of saying between commas and who says it; no verb that has a listener ("…, told the
  /// officer").
  bool ends_with_speaker(const Hit& hit, NominalIndex n) const {
    const std::string_view verb = passage_.text(hit.first);  // not ", ask her brother"
    const bool finite = verb.ends_with("s") || verb.ends_with("d");
    if (!finite || !passage_.comma_before(hit.first) || passage_.is(hit.first, Tag::tells)) return false;
    const WordRange sentence = reading_.sentence_at(hit.first);
    const WordIndex end = reading_.nominal(n).words.end;
    if (end != sentence.end) return passage_.comma_before(end) && is_finite(passage_, end);  // "The victim, says the suspect, was drunk."
    return has_verb(sentence.first, hit.first);
  }

  /// Where a nominal begins with its possessor: "her mother".
  WordIndex begin_of(NominalIndex n) const {
    const Nominal& it = reading_.nominal(n);
    return it.owner == no_nominal ? it.words.first : std::min(it.words.first, reading_.nominal(it.owner).words.first);
  }

  /// "Records from the previous school state": who is named behind "from" or "of" in a subject that is a thing.
  NominalIndex keeper_of_subject(const Hit& hit) const {
    const Clause* clause = clause_at(hit.first);
    if (clause == nullptr || !clause->other_subject) return no_nominal;
    const NominalIndex possessor = reading_.nominal_from(clause->words.first, hit.first);  // "The care home's form"
    if (possessor != no_nominal && reading_.nominal(possessor).possessor && reading_.nominal(possessor).form == Case::none)
      return possessor;
    for (WordIndex k = clause->words.first; k + 1 < hit.first; ++k) {
      if (passage_.text(k) != "from" && passage_.text(k) != "of" && passage_.text(k) != "by") continue;
      const NominalIndex n = reading_.head_from(k + 1, std::min(hit.first, k + 5));
      if (n != no_nominal && reading_.nominal(n).role != RoleWord::victim) return n;
    }
    return no_nominal;
  }

  /// Headlines and notes: "states IP promiscuous" at the start of an entry has a speaker, though no name.
  bool speaks_without_name(const Hit& hit) const {
    const Clause* clause = clause_at(hit.first);
    // "The letter says", "his pastor said": somebody speaks. "Intelligence suggests", "it is noted" is the author's.
    if (clause != nullptr && clause->other_subject) {
      const WordRange subject{clause->words.first, hit.first};
      const std::string_view verb = passage_.text(hit.first);  // "the rape report reads": a noun
      const bool finite = verb.ends_with("s") || verb.ends_with("d") || verb.ends_with("t") || verb == "wrote" || verb == "swore";
      if (!finite || passage_.is(hit.end, Tag::verb)) return false;
      return !subject.empty() && !is_passive(hit.first) && passage_.stem(subject.first) != "it" &&
             !passage_.any_in(subject, Tag::evidence);
    }
    return passage_.begins_sentence(hit.first) ? passage_.text(hit.first).ends_with("s") : is_passive(hit.first);
  }

  /// What is said: a clause that opens soon behind the verb, or whatever stands behind a colon, a mark or a gerund.
  WordRange content_of(const Hit& hit, WordRange sentence) const {
    if (hit.end >= sentence.end) return {hit.end, hit.end};
    const std::string_view gap = passage_.gap_before(hit.end);
    if (opens_words(gap) || gap.find(" -") != std::string_view::npos) return rest(hit.end);
    const std::string_view next = passage_.text(hit.end);
    if (passage_.text(hit.end - 1) == "that") return rest(hit.end);
    // "The victim, who the suspect says was drunk, was taken home."
    if (const Clause* clause = clause_at(hit.first); clause != nullptr && clause->link == Link::relative && is_finite(passage_, hit.end))
      return {hit.end, std::max(hit.end, clause->words.end)};
    if (hit.end - hit.first > 1 && passage_.text(hit.end - 1) == "say") return rest(hit.end);  // "IDVA on the phone to say AP blows"
    if (next == "that" && hit.end + 1 < sentence.end) return rest(hit.end);
    if (next == "as" || (next.ends_with("ing") && passage_.is(hit.end, Tag::verb)) || next == "having" || next == "being" ||
        next == "no" || next == "not")
      return rest(hit.end);
    // Past a listener and an adverb or two, or past an aside between commas.
    constexpr WordIndex reach = 14;
    for (WordIndex k = hit.end; k < sentence.end && k < hit.end + reach; ++k) {
      if (passage_.text(k) == "that" && clause_begins(k)) return rest(k);
      if (clause_begins(k) && reading_.clauses[reading_.clauses.clause_of(k)].link == Link::complement) return rest(k);
      if (opens_words(passage_.gap_before(k))) return rest(k);
      if (k < hit.end + 3 && asks_at(k)) return is_denied(hit) ? WordRange{hit.end, hit.end} : rest(k);
      if (k > hit.end && speaks_of_another(k)) break;
      const bool infinitive = passage_.text(k) == "to" && k + 1 < sentence.end && reading_.nominal_at(k + 1) == no_nominal;
      if (k > hit.end && (passage_.is(k, Tag::says) || infinitive)) break;
    }
    if (passage_.is(hit.first, Tag::reports)) return object_of(hit);
    return notes_content(hit, sentence);
  }

  /// "would not say where it was from": nothing is told.
  bool is_denied(const Hit& hit) const {
    constexpr WordIndex reach = 3;
    const WordRange sentence = reading_.sentence_at(hit.first);
    for (WordIndex i = hit.first; i > sentence.first && hit.first - i < reach;) {
      if (passage_.is(--i, Tag::negates)) return true;
    }
    return false;
  }

  /// "asks why she stays": an indirect question.
  bool asks_at(WordIndex k) const {
    for (const std::string_view word : {"why", "what", "whether", "how", "where", "who"}) {
      if (passage_.text(k) == word) return true;
    }
    return false;
  }

  /// "Her brother reported violence between them": what is reported is a noun; it ends with its clause.
  WordRange object_of(const Hit& hit) const {
    const Clause* clause = clause_at(hit.end);
    return {hit.end, clause == nullptr ? hit.end : std::max(hit.end, clause->words.end)};
  }

  /// A colon or a mark that opens a quotation.
  static bool opens_words(std::string_view gap) {
    return gap.find_first_of(":\"") != std::string_view::npos || gap.find(" '") != std::string_view::npos;
  }

  /// Words in marks end with their mark, and do not go on in the next sentence.
  void cut_marks(Frame& frame) const {
    if (frame.content.empty()) return;
    const std::string_view gap = passage_.gap_before(frame.content.first);
    const bool double_mark = gap.find('"') != std::string_view::npos;
    if (!double_mark && gap.find(" '") == std::string_view::npos) return;
    frame.carries = false;
    for (WordIndex k = frame.content.first + 1; k < frame.content.end; ++k) {
      const std::string_view next = passage_.gap_before(k);
      if (!(double_mark ? next.find('"') != std::string_view::npos : next.find('\'') != std::string_view::npos)) continue;
      frame.content.end = k;
      return;
    }
  }

  bool clause_begins(WordIndex k) const {
    const Clause* clause = clause_at(k);
    return clause != nullptr && clause->words.first == k;
  }

  /// "kept muttering and I know I should have moved": another clause of another subject has begun.
  bool speaks_of_another(WordIndex k) const {
    const Clause* clause = clause_at(k);
    return clause != nullptr && clause->words.first == k && clause->own_subject &&
           (clause->link == Link::main || clause->link == Link::coordinate);
  }

  /// In capitals and notes verbs are missing: "SUS STATES SHE ALL FOR IT".
  WordRange notes_content(const Hit& hit, WordRange sentence) const {
    const NominalIndex n = reading_.nominal_from(hit.end, sentence.end);
    const bool follows =
        n != no_nominal && reading_.nominal(n).words.first == hit.end && reading_.nominal(n).form != Case::object;
    const bool bare = follows && !passage_.is(hit.end, Tag::determiner) && hit.end + 1 < sentence.end;
    const bool present = passage_.text(hit.first).ends_with("s");
    return bare && present ? rest(hit.end) : WordRange{hit.end, hit.end};
  }

  /// ", as the landlord says,": subject and verb are all there is of the clause.
  bool is_aside(const Hit& hit, const Frame& frame, WordRange sentence) const {
    const Clause* clause = clause_at(hit.first);
    if (clause == nullptr || frame.source == no_nominal) return false;
    const Nominal& source = reading_.nominal(frame.source);
    WordIndex behind = std::max(hit.end, source.words.end);
    const NominalIndex listener = behind < sentence.end ? reading_.nominal_at(behind) : no_nominal;  // "he told us"
    if (listener != no_nominal && !passage_.comma_before(behind)) behind = reading_.nominal(listener).words.end;
    // "as her son put it on the phone,": a preposition and two or three words.
    if (behind < sentence.end && passage_.is(behind, Tag::preposition)) {
      constexpr WordIndex longest = 4;
      for (WordIndex k = behind + 1; k < sentence.end && k <= behind + longest; ++k) {
        if (passage_.comma_before(k)) {
          behind = k;
          break;
        }
      }
    }
    const bool tail = behind >= clause->words.end || behind == sentence.end || passage_.comma_before(behind);
    const bool close = source.words.end <= hit.first ? hit.first - source.words.end <= 1 : begin_of(frame.source) == hit.end;
    const bool has_rest = clause->words.first > sentence.first || hit.end < sentence.end;
    const WordIndex first = std::min(begin_of(frame.source), hit.first);
    const bool set_off = first > sentence.first &&
                         (passage_.comma_before(first) || passage_.text(first - 1) == "as" || passage_.gap_has(first, '"'));
    return tail && close && has_rest && set_off;
  }

  /// "his aunt calls him 'streetwise'", "somebody has sprayed '…'": with marks soon behind it, or it says nothing.
  void add_naming(const Hit& hit) {
    if (is_noun(hit)) return;
    constexpr WordIndex reach = 6;
    const WordIndex end = std::min(rest(hit.end).end, hit.end + reach);
    for (WordIndex k = hit.end; k < end; ++k) {
      if (!opens_words(passage_.gap_before(k))) continue;
      Frame frame{.cue = {hit.first, hit.end}, .content = rest(k), .carries = false};
      const bool passive = is_passive(hit.first);
      frame.source = source_of_verb(hit, passive);
      if (frame.source == no_nominal) frame.by = Speaker::other;
      cut_marks(frame);
      add(frame);
      return;
    }
  }

  // --- descriptions, accounts, prepositions ---

  /// "describes her as …", "is described by X as …": without a source, the record's author describes.
  void add_description(const Hit& hit) {
    Frame frame{.cue = {hit.first, hit.end}, .carries = false};
    frame.source = is_passive(hit.first) ? agent_behind(hit.first + 1) : source_of_verb(hit, false);
    if (frame.source == no_nominal) return;
    frame.content = rest(hit.end);
    cut_own_view(frame);
    cut_verb(frame);
    add(frame);
  }

  /// "the gaps in her account": no frame, unlike "In her account he …", "and in her account", "…, in her account".
  bool is_part_of_noun(const Hit& hit) const {
    if (!passage_.is(hit.first, Tag::preposition) || hit.first == 0 || passage_.begins_sentence(hit.first)) return false;
    if (passage_.comma_before(hit.first) || passage_.breaks_before(hit.first)) return false;
    constexpr TagSet openers = tags(Tag::coordinator, Tag::subordinator, Tag::says, Tag::auxiliary, Tag::adverb);
    return !passage_.tags_of(hit.first - 1).has_any(openers) && passage_.text(hit.first - 1) != "that";
  }

  /// "IP's account was that", "in her account": the possessor speaks.
  void add_account(const Hit& hit) {
    if (is_part_of_noun(hit)) return;
    Frame frame{.cue = {hit.first, hit.end}, .content = rest(hit.end)};
    frame.source = possessor_near(hit);
    if (frame.source == no_nominal) return;
    // "Rita starts the rows, in his words.": behind what is told.
    const WordRange sentence = reading_.sentence_at(hit.first);
    if (hit.end == sentence.end && hit.first > sentence.first && passage_.comma_before(hit.first)) {
      frame.content = {sentence.first, hit.first};
      frame.carries = false;
    }
    add(frame);
  }

  void add_account_follows(const Hit& hit) {
    Frame frame{.cue = {hit.first, hit.end}, .content = rest(hit.end), .to_paragraph_end = true};
    frame.source = possessor_near(hit);
    if (frame.source == no_nominal) {
      const Clause* clause = clause_at(hit.first);
      if (clause != nullptr && clause->subject != no_nominal) frame.source = clause->subject;
    }
    if (frame.source == no_nominal) return;
    if (frame.content.empty()) frame.content = {hit.first, hit.end};  // all of it follows in later sentences
    add(frame);
  }

  /// "MUM RINGS - MISPER BACK - SHE …": in a log a call governs its entry. A dash with blanks behind the sentence tells a log.
  void add_call(const Hit& hit) {
    const WordRange sentence = reading_.sentence_at(hit.first);
    if (hit.end < sentence.end && passage_.gap_has(hit.end, ':')) {  // "Daughter rang in: mum won't be told"
      Frame frame{.cue = {hit.first, hit.end}, .content = rest(hit.end)};
      frame.source = source_of_verb(hit, false);
      if (frame.source != no_nominal) add(frame);
      return;
    }
    if (sentence.end >= passage_.size() || hit.end != sentence.end ||
        passage_.gap_before(sentence.end).find(" - ") == std::string_view::npos)
      return;
    Frame frame{.cue = {hit.first, hit.end}, .content = {hit.first, hit.end}, .to_paragraph_end = true};
    frame.source = source_of_verb(hit, false);
    if (frame.source == no_nominal) frame.source = reading_.head_from(hit.end, std::min(passage_.size(), hit.end + 3));
    if (frame.source != no_nominal) add(frame);
  }

  /// "1910 MUM - SHE …", "2140 CALL FROM SCHOOL - PUPIL …": an entry that begins with who rang and a dash.
  bool add_entry_source(WordRange sentence) {
    constexpr WordIndex longest = 8;
    if (sentence.end >= passage_.size() || sentence.end - sentence.first > longest) return false;
    if (passage_.gap_before(sentence.end).find(" - ") == std::string_view::npos) return false;
    WordIndex from = sentence.first;
    const auto is_number = [&](WordIndex i) { return passage_.text(i).find_first_not_of("0123456789") == std::string_view::npos; };
    while (from < sentence.end && is_number(from)) ++from;
    if (from == sentence.first || from == sentence.end) return false;  // no time: a heading, a name
    bool called = false;
    while (from < sentence.end && (passage_.text(from) == "call" || passage_.text(from) == "from" || passage_.text(from) == "t/c" ||
                                   passage_.text(from) == "tc" || passage_.text(from) == "tel"))
      called |= passage_.text(from++) == "from";
    const NominalIndex n = from < sentence.end ? reading_.head_from(from, sentence.end) : no_nominal;
    if (n == no_nominal || begin_of(n) != from || reading_.nominal(n).words.end != sentence.end) return false;
    const RoleWord role = reading_.nominal(n).role;
    if (!called && role != RoleWord::family && role != RoleWord::bystander && role != RoleWord::witness) return false;
    add({.cue = sentence, .source = n, .content = sentence, .to_paragraph_end = true, .label = true});
    return true;
  }

  /// The possessor before or inside the cue, or the nominal behind "of" or "from".
  NominalIndex possessor_near(const Hit& hit) const {
    for (WordIndex k = hit.end; k-- > 0 && hit.end - k < 8;) {
      const NominalIndex n = reading_.nominal_at(k);
      if (n == no_nominal) continue;
      if (reading_.nominal(n).possessor || reading_.nominal(n).words.end > hit.first) return n;
      break;
    }
    if (hit.end + 1 < passage_.size() && (passage_.text(hit.end) == "of" || passage_.text(hit.end) == "from"))
      return reading_.head_from(hit.end + 1, std::min(passage_.size(), hit.end + 5));
    return no_nominal;
  }

  /// "According to X, …" and "…, according to X": the sentence apart from the phrase.
  void add_according(const Hit& hit) {
    const WordRange sentence = reading_.sentence_at(hit.first);
    const NominalIndex n = reading_.head_from(hit.end, std::min(sentence.end, hit.end + 5));
    if (n == no_nominal) return;
    Frame frame{.cue = {hit.first, hit.end}, .source = n, .content = sentence, .carries = true};
    frame.aside = {hit.first, reading_.nominal(n).words.end};
    add(frame);
  }

  /// "advised IP not to …", "was told to": what stands behind "to" is told, and not said to have happened.
  void add_instruction(const Hit& hit) {
    const WordRange sentence = reading_.sentence_at(hit.first);
    constexpr WordIndex reach = 8;
    for (WordIndex k = hit.end; k < sentence.end && k < hit.end + reach; ++k) {
      if (passage_.text(k) != "to" && passage_.text(k) != "against") {
        if (passage_.breaks_before(k) || passage_.is(k, Tag::says) || passage_.text(k) == "that") return;
        continue;
      }
      Frame frame{.cue = {hit.first, hit.end}, .instructs = true, .carries = false};
      const bool passive = is_passive(hit.first) || is_short_passive(hit);
      frame.source = source_of_verb(hit, passive);
      if (frame.source == no_nominal) frame.by = Speaker::professional;
      const Clause* clause = clause_at(k);
      frame.content = {k + 1, std::max(k + 1, clause != nullptr ? clause->words.end : sentence.end)};
      add(frame);
      return;
    }
  }

  // --- labels ---

  /// "Mum states:", "Suspect's version: …", "MOTHER'S ACCOUNT": what follows in the paragraph is told by somebody.
  bool add_heading(WordRange sentence) {
    constexpr WordIndex longest = 7;
    const WordIndex most = std::min(sentence.end, sentence.first + longest);
    WordIndex end = sentence.first;  // of the heading: before a colon, a dash or the line's end
    while (end < most && (end == sentence.first || !passage_.gap_has(end, ':'))) ++end;
    const std::string_view gap = end < passage_.size() ? passage_.gap_before(end) : std::string_view{};
    const bool colon = gap.find(':') != std::string_view::npos;
    const bool line = end == sentence.end && gap.find('\n') != std::string_view::npos && gap.find('.') == std::string_view::npos;
    if (!colon && !line) return false;
    if (colon && gap.find('"') != std::string_view::npos) return false;
    Frame frame{.cue = {sentence.first, end}, .content = {end, std::max(end, sentence.end)}, .to_paragraph_end = true, .label = true};
    const Hit* account = passage_.first_in({sentence.first, end}, Tag::account_heading);
    bool told = account != nullptr;
    for (const Hit& hit : passage_.hits_in({sentence.first, end})) {
      const bool dash = gap.find(" -") != std::string_view::npos;
      if (hit.tag != Tag::says || hit.end != end || is_noun(hit) || !(end == sentence.end) || !(colon || dash)) continue;
      told = true;
      frame.source = source_of_verb(hit, is_passive(hit.first));
      if (frame.source == no_nominal) frame.by = Speaker::other;
    }
    if (!told) return false;
    for (NominalIndex n = reading_.nominal_from(sentence.first, end);
         frame.source == no_nominal && account != nullptr && n != no_nominal && static_cast<std::size_t>(n) < reading_.nominals.size(); ++n) {
      const Nominal& it = reading_.nominal(n);
      if (it.words.first >= end) break;
      if (it.role != RoleWord::professional || it.possessor) frame.source = n;
    }
    if (frame.source == no_nominal && !frame.by) return false;
    if (frame.content.empty()) frame.content = {sentence.first, end};  // all of it follows in later sentences
    add(frame);
    return true;
  }

  /// "Nan: he loves the money": a person and a colon at the start of a line or sentence.
  void add_label(const Sentence& sentence) {
    constexpr WordIndex longest = 7;
    for (WordIndex k = sentence.words.first + 1; k < sentence.words.end && k <= sentence.words.first + longest; ++k) {
      if (!passage_.gap_has(k, ':')) continue;
      if (passage_.gap_has(k, '"') && !passage_.gap_has(k, ')')) return;
      const NominalIndex n = reading_.head_from(sentence.words.first, k);
      if (n == no_nominal) continue;  // "21:06 Caller: …"
      const WordIndex end = reading_.nominal(n).words.end;
      const bool bracket = end < k && passage_.gap_has(end, '(') && passage_.gap_has(k, ')');  // "Joanna (Adult Social Care): …"
      WordIndex opening = sentence.words.first;
      while (opening < k && passage_.text(opening).find_first_not_of("0123456789") == std::string_view::npos) ++opening;  // a time
      const bool described = end < k && n == reading_.head_from(opening, opening + 1) && !has_verb(end, k) &&
                             is_description(n, end);
      const bool children = reading_.nominal(n).plural && (reading_.nominal(n).role == RoleWord::family || reading_.nominal(n).minor == true);  // "Children: Leo (7) …"
      const WordIndex size = sentence.words.end - k;
      const bool value = size <= 1 || (size <= 3 && !has_verb(k, sentence.words.end) && is_part(n));  // "Defence: consent."
      if (children || value) return;
      if ((end != k && !bracket && !described) || reading_.nominal(n).pronoun || is_own_label(sentence.words.first, k) || introduces(n, sentence.words))
        return;
      add({.cue = {sentence.words.first, k}, .source = n, .content = {k, sentence.words.end}, .label = true});
      return;
    }
  }

  /// Whether what stands behind a person at the start of a line tells where or what they are: a comma, "at the surgery"; behind an
  /// agency any word ("Adult social care duty desk").
  bool is_description(NominalIndex n, WordIndex end) const {
    if (passage_.comma_before(end) || reading_.nominal(n).agency) return true;
    const std::string_view word = passage_.text(end);
    return word == "at" || word == "of" || word == "from";
  }

  bool is_part(NominalIndex n) const {
    const RoleWord role = reading_.nominal(n).role;
    return role == RoleWord::victim || role == RoleWord::suspect || role == RoleWord::witness;
  }

  /// "Landlady, Crown & Anchor: …", "Dr Halloran at the surgery: …" have none before the colon.
  bool has_verb(WordIndex first, WordIndex end) const {
    for (WordIndex i = first; i < end; ++i) {
      if (is_finite(passage_, i)) return true;
    }
    return false;
  }

  /// "Victim: Mrs Agnes Denny, 82.": a part and its bearer, no speech.
  bool introduces(NominalIndex label, WordRange sentence) const {
    const NominalIndex named = label + 1;
    if (static_cast<std::size_t>(named) >= reading_.nominals.size()) return false;
    const Nominal& it = reading_.nominal(named);
    if (it.pronoun || !it.is_named() || it.words.first != reading_.nominal(label).words.end) return false;
    // "Victim: Keira Holt, 15, who …"
    const WordIndex age = it.words.end;
    if (age < sentence.end && passage_.comma_before(age) && passage_.text(age).find_first_not_of("0123456789") == std::string_view::npos)
      return true;
    for (WordIndex i = it.words.end; i < sentence.end; ++i) {
      if (is_finite(passage_, i)) return false;
    }
    return true;
  }

  /// "Officer comment: …", "Summary for supervisor: …", "Actions for DC Prior: …": a heading of the author's own words.
  bool is_own_label(WordIndex first, WordIndex end) const {
    for (WordIndex i = first; i < end; ++i) {
      const bool call = i > first && passage_.is(i - 1, Tag::speaks_with);  // "T/C to foster carer: …"
      const std::string_view word = passage_.text(i);
      if (word == "for" || word == "on" || word == "re" || word == "about" || (word == "to" && !call)) return true;
      if (const Hit* hit = passage_.hit_at(i, Tag::note_label); hit != nullptr && hit->end == end) return true;
    }
    return false;
  }

  /// "Q. What did he say? A. That I egged him on.": the verb of the question governs the answer.
  void add_answer(WordRange question, WordRange answer) {
    constexpr WordIndex label = 2;
    WordIndex that = answer.first;
    while (that < answer.end && that < answer.first + label && passage_.text(that) != "that") ++that;
    if (that + 1 >= answer.end || passage_.text(that) != "that" || reading_.nominal_at(that + 1) == no_nominal) return;
    const bool labelled = that > answer.first;
    for (const Hit& hit : passage_.hits_in(question)) {
      if (hit.tag != Tag::says || (!labelled && passage_.gap_after(question.end - 1).find('?') == std::string_view::npos))
        continue;
      const NominalIndex source = source_of_verb(hit, false);
      if (source != no_nominal)
        add({.cue = {hit.first, hit.end}, .source = source, .content = {that + 1, answer.end}, .carries = false});
      return;
    }
  }

  const Reading& reading_;
  const Passage& passage_;
  std::vector<Frame> frames_;
};

}  // namespace

std::vector<Frame> find_frames(const Reading& reading) {
  return FrameFinder(reading).run();
}

}  // namespace unblame
