// Which small changes of a rule its examples would notice.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "unblame/rules.h"

namespace unblame::cli {

struct MutantResults {
  std::size_t mutants = 0, caught = 0;
  std::vector<std::string> survivors{};  ///< "missing.absconded: drops 'from <home>' in match[0]", in the order of the rules
};

/// Runs the examples of every rule of `tested` against each of its mutations: a mutant is caught if one fails. A mutant that is no
/// valid pattern any more is left out. Every example runs once for each mutant of its rule.
[[nodiscard]] MutantResults run_mutants(const RuleSet& rules, std::span<const Rule* const> tested);

}  // namespace unblame::cli
