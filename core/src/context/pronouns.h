// Whom the nominals of a passage stand for: role words and names by the cast, pronouns by agreement and salience.
//
// The order of preference is that of Lappin and Leass (1994): subject before object, near before far, parallel place first;
// agreement in sex and number must hold. A person who is named again later in the same sentence is not the pronoun's. What the
// sentence tells of the pronoun ("was arrested", "was cut") speaks for a suspect or a victim where the rest leaves it open.
#pragma once

#include <vector>

#include "context/referent.h"

namespace unblame {

class Referents {
 public:
  /// Resolves every nominal of the passage once, from left to right. Linear: a pronoun looks at most 40 nominals back.
  Referents(const Passage& passage, const Nominals& nominals, const Clauses& clauses, const Cast& cast);

  [[nodiscard]] const Referent& of(NominalIndex n) const noexcept { return referents_[static_cast<std::size_t>(n)]; }

 private:
  std::vector<Referent> referents_;
};

}  // namespace unblame
