#include "context/predicate.h"

#include <algorithm>

namespace unblame {

bool is_passive_at(const Passage& passage, WordIndex i) {
  for (WordIndex k = i; k > 0 && i - k < 3;) {
    --k;
    if (passage.is(k, Tag::be)) return !passage.text(i).ends_with("ing");
    if (!passage.is(k, Tag::adverb)) return false;
  }
  return false;
}

NominalIndex harmed_by(const Passage& passage, const Nominals& nominals, const Hit& hit) {
  if (hit.tag != Tag::harms || is_passive_at(passage, hit.first)) return no_nominal;
  const NominalIndex n = nominal_at(nominals, hit.end);
  if (n == no_nominal) return no_nominal;
  const Nominal& it = nominals[static_cast<std::size_t>(n)];
  return it.possessor || it.form == Case::reflexive ? no_nominal : n;
}

std::optional<About> told_of_subject(const Passage& passage, WordRange range) {
  for (const Hit& hit : passage.hits_in(range)) {
    if (hit.end > range.end) continue;
    switch (hit.tag) {
      case Tag::arrests:
        if (is_passive_at(passage, hit.first)) return About::suspect;
        break;
      case Tag::harms:
        if (is_passive_at(passage, hit.first)) return About::victim;
        break;
      case Tag::suspect_act:
      case Tag::suspect_state:
        return About::suspect;
      case Tag::victim_state:
        return About::victim;
      case Tag::witness_act:
        return About::witness;
      case Tag::professional_act:
        return About::professional;
      default:
        break;
    }
  }
  return std::nullopt;
}

WordRange predicate_of(const Passage& passage, const Nominals& nominals, const Clauses& clauses, NominalIndex subject) {
  const Nominal& it = nominals[static_cast<std::size_t>(subject)];
  const WordIndex from = it.words.end;
  if (from >= passage.size()) return {};
  const WordIndex end = passage.sentences()[passage.sentence_of(from)].words.end;
  WordIndex stop = from;
  for (ClauseIndex c = clauses.clause_of(from); c != no_clause && static_cast<std::size_t>(c) < clauses.all().size(); ++c) {
    const Clause& clause = clauses[c];
    if (clause.words.first >= end) break;
    if (clause.words.first > from && clause.subject != subject) {
      // "how much she had drunk": the same pronoun inside is the same person.
      if (clause.subject == no_nominal) continue;
      if (!it.pronoun) break;
      const Nominal& other = nominals[static_cast<std::size_t>(clause.subject)];
      if (!other.pronoun || other.sex != it.sex || other.plural != it.plural) break;
    }
    stop = std::min(clause.words.end, end);
  }
  return {from, std::max(stop, from)};
}

}  // namespace unblame
