// What a sentence says of its subject: which words those are, and the part in the case that they tell of.
#pragma once

#include <optional>

#include "context/clauses.h"
#include "unblame/finding.h"

namespace unblame {

/// What the words in `range` tell of their subject: acts of a suspect, what is done to a victim … Empty if nothing.
[[nodiscard]] std::optional<About> told_of_subject(const Passage& passage, WordRange range);

/// The words that say something of a subject: from behind it to the next clause with another subject, at most to the sentence's
/// end.
[[nodiscard]] WordRange predicate_of(const Passage& passage, const Nominals& nominals, const Clauses& clauses,
                                     NominalIndex subject);

/// Whom an active verb of harm is done to, if they stand right behind it ("punched her"): no possessor ("hit her car") and no
/// reflexive. no_nominal if `hit` is no such verb.
[[nodiscard]] NominalIndex harmed_by(const Passage& passage, const Nominals& nominals, const Hit& hit);

/// Whether the verb at word `i` is in the passive: "was [hit]", "has been badly [hurt]".
[[nodiscard]] bool is_passive_at(const Passage& passage, WordIndex i);

}  // namespace unblame
