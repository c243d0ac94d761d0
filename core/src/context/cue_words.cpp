#include "context/cue_words.h"

#include <algorithm>

namespace unblame {

WordRange CueWords::rest(WordIndex from) const {
  if (from >= passage_.size() || from == 0) return {from, from};
  return {from, std::max(from, reading_.sentence_at(from - 1).end)};
}

const Clause* CueWords::clause_at(WordIndex i) const {
  const ClauseIndex c = reading_.clauses.clause_of(i);
  return c == no_clause ? nullptr : &reading_.clauses[c];
}

bool CueWords::follows_modal(const Hit& hit) const {
  if (hit.first == 0 || passage_.begins_sentence(hit.first)) return false;
  for (const std::string_view modal : {"would", "could", "can", "might", "may", "cannot"}) {
    if (passage_.text(hit.first - 1) == modal) return true;
    if (passage_.text(hit.first - 1) == "be" && hit.first > 1 && passage_.text(hit.first - 2) == modal) return true;
  }
  return false;
}

bool CueWords::is_short_passive(const Hit& hit) const {
  if (hit.end >= passage_.size() || hit.first == 0 || passage_.begins_sentence(hit.first) || !passage_.is(hit.first, Tag::tells))
    return false;
  const std::string_view verb = passage_.text(hit.first), next = passage_.text(hit.end);
  if (!verb.ends_with("ed") && verb != "told") return false;
  // "DP told she should have walked away": with no listener behind it the subject is who was told.
  const bool she = verb == "told" && (next == "she" || next == "he" || next == "they");
  const bool to = she || next == "to" || next == "re" || next == "about" || next == "of" || next == "what" || next == "how" ||
                  (next == "not" && hit.end + 1 < passage_.size() && passage_.text(hit.end + 1) == "to");
  const NominalIndex n = reading_.nominal_at(hit.first - 1);
  return to && n != no_nominal && reading_.nominal(n).role != RoleWord::professional && !reading_.nominal(n).pronoun;
}

bool CueWords::is_form_label(const Hit& hit) const {
  if (hit.end >= passage_.size() || !passage_.gap_before(hit.end).starts_with(":")) return false;
  if (passage_.begins_sentence(hit.first)) return true;
  const std::string_view word = passage_.text(hit.first);  // "Section 8, free text: …", "Officer comment: …"
  return word == "text" || word == "comment" || word == "comments" || word == "note" || word == "notes" || word == "report" ||
         word == "answer";
}

bool CueWords::is_noun(const Hit& hit) const {
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
  if (hit.first > 1 && passage_.tags_of(hit.first - 1).empty() && reading_.nominal_at(hit.first - 1) == no_nominal && passage_.is(hit.first - 2, Tag::determiner) &&
      !passage_.begins_sentence(hit.first - 1) && (passage_.text(hit.first - 2) == "a" || passage_.text(hit.first - 2) == "an"))
    return true;
  const NominalIndex before = reading_.nominal_at(hit.first - 1);
  if (before != no_nominal) return reading_.nominal(before).possessor;
  return passage_.is(hit.first - 1, Tag::determiner) ||
         (passage_.is(hit.first - 1, Tag::preposition) && passage_.text(hit.first - 1) != "to" &&
          passage_.text(hit.first - 1) != "as" && !passage_.text(hit.first).ends_with("ing"));
}

bool CueWords::is_passive(WordIndex i) const {
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

bool CueWords::told_somebody(const Hit& hit) const {
  const Clause* clause = clause_at(hit.first);
  const bool has_listener =
      clause != nullptr && clause->subject != no_nominal && reading_.nominal(clause->subject).words.first < hit.first;
  return has_listener && passage_.is(hit.first, Tag::tells);
}

bool CueWords::police_were_told(const Hit& hit) const {
  const Clause* clause = clause_at(hit.first);
  return clause != nullptr && clause->subject != no_nominal && reading_.nominal(clause->subject).role == RoleWord::professional;
}

bool CueWords::is_infinitive(WordIndex verb) const {
  return verb > 0 && !passage_.begins_sentence(verb) && passage_.text(verb - 1) == "to";
}

bool CueWords::is_withheld(const Hit& hit) const {
  if (!is_infinitive(hit.first)) return false;
  if (hit.end < passage_.size() && passage_.text(hit.end) == "to" && passage_.text(hit.first) == "report") return true;
  constexpr WordIndex reach = 4;
  const WordRange sentence = reading_.sentence_at(hit.first);
  for (WordIndex i = hit.first; i > sentence.first && hit.first - i <= reach;) {
    if (passage_.is(--i, Tag::withholds)) return true;
  }
  return false;
}

bool CueWords::names_thing(const Hit& hit) const {
  return hit.end < passage_.size() && passage_.text(hit.end) == "of" && passage_.text(hit.first).starts_with("complain");
}

bool CueWords::reports_missing(const Hit& hit) const {
  constexpr WordIndex reach = 8;
  const WordIndex end = std::min(rest(hit.end).end, hit.end + reach);
  for (WordIndex k = hit.end; k < end && !passage_.breaks_before(k); ++k) {
    if (passage_.text(k) == "that") return false;
    if (passage_.text(k) == "missing") return true;
  }
  return false;
}

WordIndex CueWords::begin_of(NominalIndex n) const {
  const Nominal& it = reading_.nominal(n);
  return it.owner == no_nominal ? it.words.first : std::min(it.words.first, reading_.nominal(it.owner).words.first);
}

bool CueWords::speaks_without_name(const Hit& hit) const {
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

bool CueWords::is_denied(const Hit& hit) const {
  constexpr WordIndex reach = 3;
  const WordRange sentence = reading_.sentence_at(hit.first);
  for (WordIndex i = hit.first; i > sentence.first && hit.first - i < reach;) {
    if (passage_.is(--i, Tag::negates)) return true;
  }
  return false;
}

bool CueWords::opens_words(std::string_view gap) {
  return gap.find_first_of(":\"") != std::string_view::npos || gap.find(" '") != std::string_view::npos;
}

bool CueWords::is_part_of_noun(const Hit& hit) const {
  if (!passage_.is(hit.first, Tag::preposition) || hit.first == 0 || passage_.begins_sentence(hit.first)) return false;
  if (passage_.comma_before(hit.first) || passage_.breaks_before(hit.first)) return false;
  constexpr TagSet openers = tags(Tag::coordinator, Tag::subordinator, Tag::says, Tag::auxiliary, Tag::adverb);
  return !passage_.tags_of(hit.first - 1).has_any(openers) && passage_.text(hit.first - 1) != "that";
}

bool CueWords::has_verb(WordIndex first, WordIndex end) const {
  for (WordIndex i = first; i < end; ++i) {
    if (is_finite(passage_, i)) return true;
  }
  return false;
}

}  // namespace unblame
