#include "context/frame_source.h"

#include <algorithm>

namespace unblame {

NominalIndex FrameSource::elided_source(const Hit& hit) const {
  const std::size_t s = passage_.sentence_of(hit.first);
  if (s == 0 || !passage_.begins_sentence(hit.first) || passage_.sentences()[s].opens_paragraph) return no_nominal;
  if (!passage_.text(hit.first).ends_with("s")) return no_nominal;
  const WordRange before = passage_.sentences()[s - 1].words;
  const ClauseIndex c = reading_.clauses.first_of(s - 1);
  if (c < reading_.clauses.end_of(s - 1) && reading_.clauses[c].subject != no_nominal) return reading_.clauses[c].subject;
  const NominalIndex n = reading_.nominal_from(before.first, before.end);
  return n != no_nominal && !reading_.nominal(n).pronoun && !reading_.nominal(n).possessor ? n : no_nominal;
}

NominalIndex FrameSource::of_verb(const Hit& hit, bool passive) const {
  if (passive) return agent_behind(hit.end);
  // "heard male shout": the noun right before the verb, though another verb comes first.
  WordIndex last = hit.first == 0 ? 0 : hit.first - 1;
  if (last > 0 && (passage_.text(last) == "both" || passage_.text(last) == "all")) --last;  // "her mother and brother both said"
  const NominalIndex before = hit.first == 0 ? no_nominal : reading_.nominal_at(last);
  const bool adjacent = before != no_nominal && !passage_.begins_sentence(hit.first) && !passage_.breaks_before(hit.first) &&
                        !passage_.comma_before(hit.first);
  if (adjacent && is_source(before)) return before;
  if (const NominalIndex n = object_of_as(hit); n != no_nominal) return n;
  const Clause* clause = cue_.clause_at(hit.first);
  if (clause != nullptr && clause->subject != no_nominal)
    return reading_.nominal(clause->subject).words.first < hit.first ? clause->subject : no_nominal;
  return subject_of_as(hit);
}

/// "records the tenant as saying": the noun before "as".
NominalIndex FrameSource::object_of_as(const Hit& hit) const {
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
NominalIndex FrameSource::subject_of_as(const Hit& hit) const {
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
bool FrameSource::is_source(NominalIndex n) const {
  const Nominal& it = reading_.nominal(n);
  if (it.form == Case::object || it.form == Case::possessive || it.form == Case::reflexive || it.possessor) return false;
  if (it.owner != no_nominal && it.owner < n) {  // "sent messages to my mum saying": behind a preposition
    const WordIndex first = reading_.nominal(it.owner).words.first;
    if (first > 0 && !passage_.begins_sentence(first) && passage_.is(first - 1, Tag::preposition)) return false;
  }
  return it.words.first == 0 || passage_.begins_sentence(it.words.first) || !passage_.is(it.words.first - 1, Tag::preposition);
}

NominalIndex FrameSource::agent_behind(WordIndex from) const {
  const WordIndex end = cue_.rest(from).end;
  for (WordIndex k = from; k < end && k < from + 4; ++k) {
    if (passage_.text(k) == "by") return reading_.head_from(k + 1, std::min(end, k + 6));
  }
  return no_nominal;
}

NominalIndex FrameSource::inverted_source(const Hit& hit) const {
  const std::string_view gap = passage_.gap_before(hit.first);
  const bool follows_words =
      gap.find('"') != std::string_view::npos || gap.find("' ") != std::string_view::npos ||
      (hit.first > 0 && passage_.text(hit.first - 1) == "as" && !passage_.text(hit.first).ends_with("ing"));
  const NominalIndex n = reading_.head_from(hit.end, std::min(passage_.size(), hit.end + 4));
  if (n == no_nominal || reading_.nominal(n).form == Case::object || cue_.begin_of(n) != hit.end) return no_nominal;
  return follows_words || ends_with_speaker(hit, n) ? n : no_nominal;
}

/// "She was drunk, says her mother.": a verb of saying between commas and who says it; no verb that has a listener ("…, told the
/// officer").
bool FrameSource::ends_with_speaker(const Hit& hit, NominalIndex n) const {
  const std::string_view verb = passage_.text(hit.first);  // not ", ask her brother"
  const bool finite = verb.ends_with("s") || verb.ends_with("d");
  if (!finite || !passage_.comma_before(hit.first) || passage_.is(hit.first, Tag::tells)) return false;
  const WordRange sentence = reading_.sentence_at(hit.first);
  const WordIndex end = reading_.nominal(n).words.end;
  if (end != sentence.end) return passage_.comma_before(end) && is_finite(passage_, end);  // "The victim, says the suspect, was drunk."
  return cue_.has_verb(sentence.first, hit.first);
}

NominalIndex FrameSource::keeper_of_subject(const Hit& hit) const {
  const Clause* clause = cue_.clause_at(hit.first);
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

NominalIndex FrameSource::possessor_near(const Hit& hit) const {
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

}  // namespace unblame
