// Who did it: the clauses that tell of harm as a fact, and whether each names the one who did it.
//
// An act is a verb of harm with a person for its object or subject, an event that occurs or belongs to somebody, an injury that
// is suffered, or sex that a child is said to have had. What the clause is worth (whose words, denied, asked, printed) the judge
// says, as for any match.
#pragma once

#include <span>
#include <vector>

#include "context/judge.h"
#include "unblame/visibility.h"

namespace unblame {

/// Linear in the fields. `judging` was begun with `fields`.
[[nodiscard]] Visibility visibility_of(const CueFinder& cues, DocumentJudge& judging, std::span<const FieldText> fields);

}  // namespace unblame
