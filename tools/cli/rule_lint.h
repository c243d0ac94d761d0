// What is doubtful in rules that can be loaded: what a reviewer would ask about.
#pragma once

#include <span>

#include "unblame/error.h"
#include "unblame/rules.h"

namespace unblame::cli {

/// Warnings, in the order of the rules: every example of a rule is found by another one on the same words; a pattern finds nothing but words
/// of any text; a `pass` example shares no word with the rule, so that it proves nothing; a `replace` states a fact that the example does
/// not, or drops one. Runs every example of every rule once.
[[nodiscard]] Diagnostics doubts_about(const RuleSet& rules, std::span<const Rule* const> checked);

}  // namespace unblame::cli
