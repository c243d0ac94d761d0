// The nominals and clauses of a passage. The cast is read from them, and so is the passage itself; made once for both.
#pragma once

#include "context/clauses.h"
#include "context/nominals.h"

namespace unblame {

struct Syntax {
  Syntax(const Passage& passage, const KnownNames& known) : nominals(passage, known), clauses(passage, nominals) {}
  Syntax(const Syntax&) = delete;
  Syntax& operator=(const Syntax&) = delete;

  Nominals nominals;
  Clauses clauses;
};

}  // namespace unblame
