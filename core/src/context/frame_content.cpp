#include "context/frame_content.h"

#include <algorithm>

namespace unblame {

void FrameContent::cut_list(Frame& frame) const {
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

void FrameContent::cut_verb(Frame& frame) const {
  const ClauseIndex c = reading_.clauses.clause_of(frame.cue.first);
  for (ClauseIndex k = c + 1; c != no_clause && static_cast<std::size_t>(k) < reading_.clauses.all().size(); ++k) {
    const Clause& clause = reading_.clauses[k];
    if (clause.words.first >= frame.content.end) return;
    if (clause.link != Link::coordinate || clause.own_subject || clause.other_subject || clause.parent != c) continue;
    frame.content.end = std::max(frame.content.first, clause.words.first);
    return;
  }
}

void FrameContent::cut_own_view(Frame& frame) const {
  for (const Hit& hit : passage_.hits_in(frame.content)) {
    if (hit.tag != Tag::own_view || hit.first <= frame.content.first || !passage_.is(hit.first, Tag::relative)) continue;
    frame.content.end = hit.first;
    frame.carries = false;
    return;
  }
}

void FrameContent::cut_thought(Frame& frame) const {
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

void FrameContent::cut_errand(Frame& frame) const {
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

WordRange FrameContent::of(const Hit& hit, WordRange sentence) const {
  if (hit.end >= sentence.end) return {hit.end, hit.end};
  const std::string_view gap = passage_.gap_before(hit.end);
  if (CueWords::opens_words(gap) || gap.find(" -") != std::string_view::npos) return cue_.rest(hit.end);
  const std::string_view next = passage_.text(hit.end);
  if (passage_.text(hit.end - 1) == "that") return cue_.rest(hit.end);
  // "The victim, who the suspect says was drunk, was taken home."
  if (const Clause* clause = cue_.clause_at(hit.first); clause != nullptr && clause->link == Link::relative && is_finite(passage_, hit.end))
    return {hit.end, std::max(hit.end, clause->words.end)};
  if (hit.end - hit.first > 1 && passage_.text(hit.end - 1) == "say") return cue_.rest(hit.end);  // "IDVA on the phone to say AP blows"
  if (next == "that" && hit.end + 1 < sentence.end) return cue_.rest(hit.end);
  if (next == "as" || (next.ends_with("ing") && passage_.is(hit.end, Tag::verb)) || next == "having" || next == "being" ||
      next == "no" || next == "not")
    return cue_.rest(hit.end);
  // Past a listener and an adverb or two, or past an aside between commas.
  constexpr WordIndex reach = 14;
  for (WordIndex k = hit.end; k < sentence.end && k < hit.end + reach; ++k) {
    if (passage_.text(k) == "that" && clause_begins(k)) return cue_.rest(k);
    if (clause_begins(k) && reading_.clauses[reading_.clauses.clause_of(k)].link == Link::complement) return cue_.rest(k);
    if (CueWords::opens_words(passage_.gap_before(k))) return cue_.rest(k);
    if (k < hit.end + 3 && asks_at(k)) return cue_.is_denied(hit) ? WordRange{hit.end, hit.end} : cue_.rest(k);
    if (k > hit.end && speaks_of_another(k)) break;
    const bool infinitive = passage_.text(k) == "to" && k + 1 < sentence.end && reading_.nominal_at(k + 1) == no_nominal;
    if (k > hit.end && (passage_.is(k, Tag::says) || infinitive)) break;
  }
  if (passage_.is(hit.first, Tag::reports)) return object_of(hit);
  return notes_content(hit, sentence);
}

/// "asks why she stays": an indirect question.
bool FrameContent::asks_at(WordIndex k) const {
  for (const std::string_view word : {"why", "what", "whether", "how", "where", "who"}) {
    if (passage_.text(k) == word) return true;
  }
  return false;
}

/// "Her brother reported violence between them": what is reported is a noun; it ends with its clause.
WordRange FrameContent::object_of(const Hit& hit) const {
  const Clause* clause = cue_.clause_at(hit.end);
  return {hit.end, clause == nullptr ? hit.end : std::max(hit.end, clause->words.end)};
}

void FrameContent::cut_marks(Frame& frame) const {
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

bool FrameContent::clause_begins(WordIndex k) const {
  const Clause* clause = cue_.clause_at(k);
  return clause != nullptr && clause->words.first == k;
}

/// "kept muttering and I know I should have moved": another clause of another subject has begun.
bool FrameContent::speaks_of_another(WordIndex k) const {
  const Clause* clause = cue_.clause_at(k);
  return clause != nullptr && clause->words.first == k && clause->own_subject &&
         (clause->link == Link::main || clause->link == Link::coordinate);
}

/// In capitals and notes verbs are missing: "SUS STATES SHE ALL FOR IT".
WordRange FrameContent::notes_content(const Hit& hit, WordRange sentence) const {
  const NominalIndex n = reading_.nominal_from(hit.end, sentence.end);
  const bool follows =
      n != no_nominal && reading_.nominal(n).words.first == hit.end && reading_.nominal(n).form != Case::object;
  const bool bare = follows && !passage_.is(hit.end, Tag::determiner) && hit.end + 1 < sentence.end;
  const bool present = passage_.text(hit.first).ends_with("s");
  return bare && present ? cue_.rest(hit.end) : WordRange{hit.end, hit.end};
}

bool FrameContent::is_aside(const Hit& hit, const Frame& frame, WordRange sentence) const {
  const Clause* clause = cue_.clause_at(hit.first);
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
  const bool close = source.words.end <= hit.first ? hit.first - source.words.end <= 1 : cue_.begin_of(frame.source) == hit.end;
  const bool has_rest = clause->words.first > sentence.first || hit.end < sentence.end;
  const WordIndex first = std::min(cue_.begin_of(frame.source), hit.first);
  const bool set_off = first > sentence.first &&
                       (passage_.comma_before(first) || passage_.text(first - 1) == "as" || passage_.gap_has(first, '"'));
  return tail && close && has_rest && set_off;
}

}  // namespace unblame
