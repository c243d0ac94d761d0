// Which known names a mistyped one is near to.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace unblame::ingest {

/// At most `most` of `names`, nearest first: equal but for capitals, one the beginning of the other, or few letters apart
/// (inserted, deleted, changed or swapped; up to a third of the letters). Names longer than 80 bytes are not compared.
[[nodiscard]] std::vector<std::string> nearest_names(std::string_view name, std::span<const std::string> names,
                                                     std::size_t most = 3);

}  // namespace unblame::ingest
