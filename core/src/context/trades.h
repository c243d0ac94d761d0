// "Neve Cullen, student nurse, … The student nurse": what somebody is, and later stands for them.
#pragma once

#include <utility>
#include <vector>

#include "context/cast_block.h"

namespace unblame {

/// A person who is named, and a noun elsewhere in the block that stands for them.
struct TradeOf {
  PersonIndex person;
  NominalIndex noun;
};

/// Every definite noun for a person whose words stand right behind exactly one name, set off by a comma: "Aaron Blake, a barman at the
/// Feathers". Linear but for a search by hash. (An apposition is the surest sign of one referent: Lee et al. 2013, the second sieve.)
[[nodiscard]] std::vector<TradeOf> trades_in(const CastBlock& block);

}  // namespace unblame
