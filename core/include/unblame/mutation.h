// Small damage done to a rule on purpose: a rule whose examples do not notice it is not held by them.
//
// Mutation testing (DeMillo, Lipton and Sayward 1978) with operators for the pattern language.
#pragma once

#include <string>
#include <vector>

#include "unblame/rules.h"

namespace unblame {

/// A rule with one thing changed.
struct Mutation {
  std::string what{};  ///< "drops 'again' of [again|still] in match[0]"
  Rule rule{};         ///< the changed rule, under the id of the whole one
};

/// Every single change: an alternative, an optional part, a `~`, a gap, a pattern or an `unless` dropped, and `who` exchanged
/// where the rule does not fix about whom it is. In the order of the rule. Raw patterns are only dropped whole, and never the last
/// pattern of a rule. Quadratic in the length of a pattern.
[[nodiscard]] std::vector<Mutation> mutations_of(const Rule& rule);

}  // namespace unblame
