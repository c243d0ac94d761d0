#include "context/act_words.h"

#include <algorithm>

namespace unblame {

bool ActWords::asks(WordIndex i) const {
  return passage_.gap_after(reading_.sentence_at(i).end - 1).find('?') != std::string_view::npos;
}

bool ActWords::is_supposed(WordIndex i) const {
  const Clause* clause = clause_at(i);
  if (clause == nullptr) return false;
  for (WordIndex k = i; k > reading_.sentence_at(i).first && i - k < 4;) {
    if (harm_.is(--k, HarmTag::prospect)) return true;  // "at risk of being exploited"
  }
  const std::string_view opener = passage_.text(clause->words.first);
  const auto p = before(i);
  const bool to_come =
      (opener == "before" || opener == "until") && p && (passage_.text(*p) == "is" || passage_.text(*p) == "are");
  return to_come || clause->link == Link::conditional || passage_.any_in({clause->words.first, i}, Tag::condition);
}

const Clause* ActWords::clause_at(WordIndex i) const {
  const ClauseIndex c = reading_.clauses.clause_of(i);
  return c == no_clause ? nullptr : &reading_.clauses[c];
}

std::optional<WordIndex> ActWords::before(WordIndex i) const {
  for (int n = 0; n < 5 && i > reading_.sentence_at(i).first; ++n) {
    if (passage_.breaks_before(i)) return std::nullopt;
    --i;
    const bool adverb = passage_.is(i, Tag::adverb) || passage_.is(i, Tag::negates) || passage_.text(i).ends_with("ly");
    const bool skipped = adverb && !passage_.is(i, Tag::auxiliary);
    if (!skipped || is_and(i)) return i;
  }
  return std::nullopt;
}

/// "then" and "so" are coordinators too, and stand inside a predicate.
bool ActWords::is_and(WordIndex i) const {
  return passage_.is(i, Tag::coordinator) && passage_.text(i) != "then" && passage_.text(i) != "so";
}

bool ActWords::is_past(WordIndex i) const {
  return passage_.text(i).ends_with("ed") || harm_.is(i, HarmTag::past) || is_past_and_base(i);
}

bool ActWords::is_past_and_base(WordIndex i) const {
  return harm_.is(i, HarmTag::unchanged);
}

bool ActWords::is_verb_hit(WordIndex i) const {
  return harm_.is(i, HarmTag::act) || harm_.is(i, HarmTag::touch);
}

WordIndex ActWords::row_begin(WordIndex i) const {
  const WordIndex begin = reading_.sentence_at(i).first;
  for (int n = 0; n < 4; ++n) {
    WordIndex k = i;
    while (k > begin && k + 3 > i && (passage_.is(k - 1, Tag::coordinator) || passage_.is(k - 1, Tag::adverb))) --k;
    const bool joined = k != i || passage_.comma_before(i);
    if (!joined || k == begin || !is_verb_hit(k - 1) || passage_.breaks_before(k)) return i;
    --k;
    while (k > begin && is_verb_hit(k - 1) && !passage_.comma_before(k) && !passage_.is(k - 1, Tag::coordinator)) --k;
    i = k;
  }
  return i;
}

bool ActWords::row_goes_on(WordIndex end) const {
  WordIndex k = end;
  const bool comma = passage_.comma_before(k);
  const WordIndex last = reading_.sentence_at(end - 1).end;
  while (k < last && k < end + 3 && (passage_.is(k, Tag::coordinator) || passage_.is(k, Tag::adverb))) ++k;
  return k < last && (comma || k > end) && is_verb_hit(k) && !passage_.text(k).ends_with("ing") &&
         !passage_.breaks_before(k);
}

bool ActWords::behind_be(WordIndex i) const {
  const auto p = before(i);
  return p && passage_.is(*p, Tag::be) && !passage_.comma_before(i);
}

bool ActWords::behind_noun_opener(WordIndex i) const {
  const auto p = before(i);
  if (!p) return false;
  if (passage_.is(*p, Tag::determiner) || passage_.text(*p) == "of" || passage_.text(*p) == "under") return true;
  const NominalIndex n = reading_.nominal_at(*p);
  return n != no_nominal && reading_.nominal(n).possessor;
}

bool ActWords::is_compound(WordIndex end) const {
  return end < reading_.sentence_at(end - 1).end && passage_.words().joint_after(end - 1) == Joint::plain &&
         harm_.is(end, HarmTag::compound);
}

WordRange ActWords::behind(WordIndex i, WordIndex words) const {
  return {i, std::max(i, std::min(i + words, reading_.sentence_at(i - 1).end))};
}

}  // namespace unblame
