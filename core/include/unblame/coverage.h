// How much of a rule's patterns its own examples reach.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "unblame/rules.h"

namespace unblame {

/// The branches of one pattern: each alternative of (…), and each optional part, present.
struct PatternCoverage {
  std::string rule;
  std::string pattern;
  std::uint32_t branches = 0;
  std::uint32_t reached = 0;
  std::vector<std::string> unreached{};   ///< as written, e.g. "[<adv>]"
  bool any_match = false;                 ///< whether a flag example matches the pattern at all
};

/// What the `flag` examples of each rule reach of its token patterns, in order. Raw patterns are left out.
[[nodiscard]] std::vector<PatternCoverage> example_coverage(const RuleSet& rules);

}  // namespace unblame
