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
  bool misfits_age = false;  ///< a rule for children about somebody who is known to be an adult
  bool fits_age = true;      ///< a rule for children about a child, another about anybody else
  std::string_view rule{};
  std::uint32_t order = 0;
  std::vector<std::uint32_t> also{};  ///< orders of those that gave way to it
};

/// Of rivals that overlap one is kept: counted before spared, then highest severity, longest, earliest, rule id. Between
/// them stands the age: a rule for children gives way about a known adult, and goes before an equal one only about a child.
/// One that overlaps a kept rival goes into the `also` of the best such. Result in the order of positions. O(n log n).
[[nodiscard]] std::vector<Rival> settle_overlaps(std::vector<Rival> rivals);

}  // namespace unblame
