// Whom the nominals of a passage stand for: role words and names by the cast, pronouns by agreement and salience.
//
// The order of preference is that of Lappin and Leass (1994): subject before object, near before far, parallel place first;
// agreement in sex and number must hold. A person who is named again later in the same sentence is not the pronoun's. What the
// sentence tells of the pronoun ("was arrested", "was cut") speaks for a suspect or a victim where the rest leaves it open.
#pragma once

#include <optional>
#include <vector>

#include "context/cast.h"

namespace unblame {

/// A person of the cast, or else the nominal that named somebody whom the cast does not hold.
struct Referent {
  PersonIndex person = no_person;
  NominalIndex nominal = no_nominal;  ///< a pronoun only if it stands for somebody who is named nowhere
  bool unsure = false;                ///< nobody agreed: the record's topic was taken, or the pronoun stands for itself

  [[nodiscard]] bool is_known() const noexcept { return person != no_person || nominal != no_nominal; }
};

class Referents {
 public:
  /// Resolves every nominal of the passage once, from left to right. Linear: a pronoun looks at most 40 nominals back.
  Referents(const Passage& passage, const Nominals& nominals, const Clauses& clauses, const Cast& cast);

  [[nodiscard]] const Referent& of(NominalIndex n) const noexcept { return referents_[static_cast<std::size_t>(n)]; }

 private:
  std::vector<Referent> referents_;
};

/// What the words in `range` tell of their subject: acts of a suspect, what is done to a victim … Empty if nothing.
[[nodiscard]] std::optional<About> told_of_subject(const Passage& passage, WordRange range);

/// The words that say something of a subject: from behind it to the next clause with another subject, at most to the sentence's
/// end.
[[nodiscard]] WordRange predicate_of(const Passage& passage, const Nominals& nominals, const Clauses& clauses,
                                     NominalIndex subject);

}  // namespace unblame
