// Whom a nominal stands for.
#pragma once

#include "context/cast.h"

namespace unblame {

/// A person of the cast, or else the nominal that named somebody whom the cast does not hold.
struct Referent {
  PersonIndex person = no_person;
  NominalIndex nominal = no_nominal;  ///< a pronoun only if it stands for somebody who is named nowhere
  bool unsure = false;                ///< nobody agreed: the record's topic was taken, or the pronoun stands for itself

  [[nodiscard]] bool is_known() const noexcept { return person != no_person || nominal != no_nominal; }
};

/// Whether both are one person, as far as is known.
[[nodiscard]] inline bool is_same(const Referent& a, const Referent& b) noexcept {
  if (a.person != no_person || b.person != no_person) return a.person == b.person;
  return a.nominal != no_nominal && a.nominal == b.nominal;
}

}  // namespace unblame
