// Whether the clause denies the match: cues to the left within the clause, cues that govern a clause ("no suggestion that"), cues
// behind it ("is simply untrue", "X: no"). Terminators end a scope, pseudo-cues do nothing, two cues cancel, and a cue inside the
// match never negates it: "did not fight back" is the blame itself.
#pragma once

#include <optional>

#include "context/reading.h"

namespace unblame {

struct Negation {
  bool negated = false;
  WordRange cue{};      ///< of the cue that decided; empty if there is none
  bool undone = false;  ///< a cue stands there, but what is presupposed survives it ("did not stop …")
};

[[nodiscard]] Negation negation_of(const Reading& reading, WordRange match);

}  // namespace unblame
