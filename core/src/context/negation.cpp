#include "context/negation.h"

#include <algorithm>

namespace unblame {

namespace {

constexpr WordIndex max_scope = 20;  // words from a cue to the match
constexpr WordIndex max_scope_behind = 10;

/// Whether the scope of a cue that ends at `from` reaches word `to`: no terminator stands between.
bool reaches(const Passage& passage, WordIndex from, WordIndex to) {
  for (WordIndex i = from; i < to; ++i) {
    if (passage.is(i, Tag::negation_end)) return false;
    if (i > from && passage.is(i, Tag::says) && passage.text(i).ends_with("ing")) return false;  // "denied it stating she"
    if (i > from && passage.comma_before(i) && passage.text(i) == "having") return false;  // "not at home, having absconded"
    if (i > from && passage.is(i, Tag::says) && passage.is(i - 1, Tag::coordinator)) return false;  // "denies it and says that"
    if (passage.gap_has(i, ';') && i > from) return false;
  }
  return true;
}

/// Where the scope of a plain cue can begin: the match's clause, and the clause before if the match is no finite predicate of its
/// own.
WordIndex scope_begin(const Reading& reading, WordRange match) {
  const ClauseIndex c = reading.clauses.clause_of(match.first);
  return c == no_clause ? match.first : reading.clauses[c].words.first;
}

bool comma_between(const Passage& passage, WordIndex from, WordIndex to) {
  for (WordIndex i = from; i <= to; ++i) {
    if (passage.comma_before(i)) return true;
  }
  return false;
}

/// "No part of the footage shows Ms Webb [encouraging him]": "no" begins the clause of the match or the one it hangs on, and a
/// verb follows.
bool denies_subject(const Reading& reading, const Hit& hit, WordRange match) {
  const ClauseIndex of_cue = reading.clauses.clause_of(hit.first), of_match = reading.clauses.clause_of(match.first);
  if (of_cue == no_clause || of_match == no_clause || reading.clauses[of_cue].words.first != hit.first) return false;
  const Clause& it = reading.clauses[of_match];
  const NominalIndex next = reading.nominal_at(hit.end);
  if (next != no_nominal && reading.nominal(next).form == Case::subject) return false;  // "no shes doing it for attention": an answer
  const bool same = of_cue == of_match || (it.link == Link::complement && it.parent == of_cue);
  return same && reading.clauses[of_cue].verb < match.first + 1 && !comma_between(reading.passage, hit.end, match.first);
}

/// "There is no suggestion that he was provoked, and she did not [put herself at risk]": a clause that a comma and "and" begin, with a
/// negation of its own, stands on its own.
bool begins_anew(const Reading& reading, const Hit& governing, WordIndex clause, WordRange match) {
  const Passage& passage = reading.passage;
  if (clause < 2 || clause < governing.end || !passage.is(clause - 1, Tag::coordinator) || !passage.comma_before(clause - 1)) return false;
  if (passage.text(clause) == "that") return false;
  return passage.any_in({clause, match.first}, Tag::negates);
}

/// Cues in front. Each that reaches the match turns the answer round.
void count_forward(const Reading& reading, WordRange match, Negation& result) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  const WordIndex begin = std::max(sentence.first, match.first > max_scope ? match.first - max_scope : 0);
  const WordIndex clause = scope_begin(reading, match);
  int count = 0;
  WordIndex counted_until = 0;
  for (const Hit& hit : passage.hits_in({begin, match.first})) {
    const bool governs = hit.tag == Tag::negates_clause;
    const bool next = hit.tag == Tag::negates_next && (hit.end == match.first || denies_subject(reading, hit, match));
    if (!governs && !next && hit.tag != Tag::negates) continue;
    if (hit.end > match.first || !reaches(passage, hit.end, match.first)) continue;
    if (!governs) {
      // A plain cue that is part of a longer one ("not accept that"), or that belongs to another clause's verb.
      const std::span<const Hit> earlier = passage.hits_in({begin, hit.first + 1});
      const bool part = std::any_of(earlier.begin(), earlier.end(), [&](const Hit& other) {
        return other.tag == Tag::negates_clause && other.end >= hit.end && other.end <= match.first;
      });
      if (part) continue;
      const bool before_doubt = passage.any_in({hit.end, match.first}, Tag::negates_clause);  // "would not be unfair to say"
      const bool nor = hit.end == clause && passage.is(hit.first, Tag::coordinator);  // "neither invited nor [encouraged]"
      if (hit.first < clause && !before_doubt && !nor && !next) continue;
      if (passage.is(hit.first, Tag::negates_phrase) && comma_between(passage, hit.end, match.first))
        continue;  // "Without wishing to be unkind, she"
    }
    if (governs && begins_anew(reading, hit, clause, match)) continue;
    if (governs && hit.first < counted_until) continue;  // "not accept that" inside "do not accept that"
    if (governs) counted_until = hit.end;
    ++count;
    result.cue = {hit.first, hit.end};
    const WordIndex around = hit.first > begin + 2 ? hit.first - 2 : begin;  // "learn not to" holds the cue itself
    if (passage.any_in({around, match.first}, Tag::negation_undone)) result.undone = true;
  }
  // "not [just a domestic]": the match takes the second half of "not just", and what is left denies it.
  for (const Hit& hit : passage.hits_in({begin, match.first})) {
    if (hit.tag != Tag::negation_pseudo || hit.end <= match.first || hit.first + 1 != match.first) continue;
    ++count;
    result.cue = {hit.first, match.first};
  }
  result.negated = count % 2 == 1 && !result.undone;
}

/// "That he did is simply untrue", "Attention-seeking: no".
bool negated_behind(const Reading& reading, WordRange match, Negation& result) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  const WordIndex end = std::min(sentence.end, match.end + max_scope_behind);
  for (const Hit& hit : passage.hits_in({match.end, end})) {
    if (hit.tag != Tag::negates_behind || hit.end > sentence.end) continue;
    bool cut = false;
    for (WordIndex i = match.end; i < hit.first; ++i) cut |= passage.is(i, Tag::negation_end) || passage.is(i, Tag::coordinator);
    if (cut) return false;
    result.cue = {hit.first, hit.end};
    return true;
  }
  const WordIndex value = match.end;
  if (value >= passage.size() || !passage.gap_has(value, ':')) return false;
  const std::string_view word = passage.text(value);
  if (word != "no" && word != "n" && word != "none" && word != "nil") return false;
  // "Y / N" offers both and says neither.
  if (value + 1 < passage.size() && passage.gap_after(value).find('/') != std::string_view::npos) return false;
  result.cue = {value, value + 1};
  return true;
}

}  // namespace

Negation negation_of(const Reading& reading, WordRange match) {
  Negation result;
  count_forward(reading, match, result);
  // "does not lie any more": it is taken for granted that she did.
  for (const Hit& hit : reading.passage.hits_in({match.end, std::min(reading.sentence_at(match.first).end, match.end + max_scope_behind)})) {
    if (hit.tag == Tag::presupposes && reading.passage.text(hit.first).starts_with("any")) result.negated = false;
  }
  Negation behind;
  if (negated_behind(reading, match, behind)) {
    result.negated = !result.negated;
    result.cue = behind.cue;
  }
  return result;
}

}  // namespace unblame
