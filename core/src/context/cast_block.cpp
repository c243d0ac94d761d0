#include "context/cast_block.h"

namespace unblame {

std::optional<int> number_at(const Passage& passage, WordIndex i) {
  if (i >= passage.size()) return std::nullopt;
  const std::string_view word = passage.text(i);
  if (word.empty() || word.size() > 3) return std::nullopt;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

PersonIndex CastBlock::likely_person(NominalIndex n) const {
  if (n != no_nominal && nominal(n).relative && n > 0) return person_of(n - 1);  // "Barratt, who saw the assault"
  if (n == no_nominal || !nominal(n).pronoun || nominal(n).person != 3 || nominal(n).sex == Sex::unknown) return person_of(n);
  constexpr int most = 10;
  PersonIndex other = no_person, owner = no_person;
  const ClauseIndex own = clauses.clause_of(nominal(n).head);
  const bool object = nominal(n).form == Case::object && own != no_clause && clauses[own].subject != no_nominal;
  const PersonIndex doer = object ? person_of(clauses[own].subject) : no_person;
  for (NominalIndex k = n - 1; k >= 0 && n - k < most; --k) {
    const PersonIndex p = person_of(k);
    if (p == no_person || p == doer || nominal(k).plural || nominal(k).role == RoleWord::professional) continue;
    if (passage.sentence_of(nominal(n).head) - passage.sentence_of(nominal(k).head) > 2) break;
    const Sex sex = people[static_cast<std::size_t>(p)].sex;
    if (sex != Sex::unknown && sex != nominal(n).sex) continue;
    if (nominal(k).possessor) {
      if (object && !nominal(clauses[own].subject).pronoun && owner == no_person) owner = p;  // "Mrs Poole's carer hit her"
      continue;
    }
    const ClauseIndex c = clauses.clause_of(nominal(k).head);
    const bool subject = c != no_clause && clauses[c].subject == k;
    // "A shop worker told me that he had been punched": of whom somebody speaks, not who speaks.
    const bool speaker = subject && own != no_clause && own != c && clauses[own].parent == c &&
                         clauses[own].link == Link::complement && nominal(k).role != RoleWord::victim &&
                         nominal(n).form == Case::subject;
    if (speaker) continue;
    if (object && clauses[own].subject == k) continue;  // "she hit her"
    if (subject) return p;
    if (other == no_person) other = p;
  }
  return other != no_person ? other : owner;
}

NominalIndex CastBlock::subject_before(WordIndex i) const {
  const ClauseIndex c = clauses.clause_of(i);
  return c == no_clause ? no_nominal : clauses[c].subject;
}

NominalIndex CastBlock::nearest_before(WordIndex i) const {
  const ClauseIndex c = clauses.clause_of(i);
  const bool aside = c != no_clause && clauses[c].link == Link::aside && !clauses[c].own_subject;  // "Haig, 34 (since arrested)"
  const NominalIndex subject = subject_before(i);
  if (subject != no_nominal && !aside && nominal(subject).words.first < i) return subject;
  for (std::size_t n = nominals.size(); n-- > 0;) {
    if (nominals[n].words.end > i) continue;
    return passage.sentence_of(nominals[n].head) == passage.sentence_of(i) ? static_cast<NominalIndex>(n) : no_nominal;
  }
  return no_nominal;
}

NominalIndex CastBlock::nominal_from(WordIndex from, WordIndex most) const {
  for (WordIndex k = from; k < passage.size() && k < from + most && !passage.begins_sentence(k); ++k) {
    NominalIndex n = nominal_at(nominals, k);
    if (n == no_nominal) continue;
    while (nominal(n).possessor && static_cast<std::size_t>(n) + 1 < nominals.size() && nominal(n + 1).owner == n) ++n;
    return n;
  }
  return no_nominal;
}

}  // namespace unblame
