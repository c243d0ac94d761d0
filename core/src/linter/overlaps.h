// Two rules on the same words: one is the finding, the others stand in its `also`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "unblame/finding.h"

namespace unblame {

/// A judged match, before it becomes a finding. `order` is where the caller keeps the rest.
struct Rival {
  Span<SourceByte> span{};
  Severity severity = Severity::low;
  bool counts = false;
  std::string_view rule{};
  std::uint32_t order = 0;
  std::vector<std::uint32_t> also{};  ///< orders of those that gave way to it
};

/// Of rivals that overlap one is kept: counted before spared, then highest severity, longest, earliest, rule id.
/// One that overlaps a kept rival goes into the `also` of the best such. Result in the order of positions. O(n log n).
[[nodiscard]] std::vector<Rival> settle_overlaps(std::vector<Rival> rivals);

}  // namespace unblame
