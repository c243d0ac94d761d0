// What both matchers give: where each rule matches in a view.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "unblame/span.h"

namespace unblame {

struct Match {
  std::uint32_t rule = 0;    ///< index in the rule set
  Span<ViewByte> span{};
  friend auto operator<=>(const Match&, const Match&) = default;
};

/// Keeps, for each rule, the leftmost-longest matches that do not overlap: of those with one start the longest, then the first, and
/// none that begins before the end of one kept. Sorts by rule and position. O(n log n).
void keep_leftmost_longest(std::vector<Match>& matches);

/// A range of the view that begins at a word and holds `span`, up to `before` words to its left and `after` to its right.
/// O(length of the range).
[[nodiscard]] Span<ViewByte> words_around(std::string_view view, Span<ViewByte> span, std::uint32_t before, std::uint32_t after);

}  // namespace unblame
