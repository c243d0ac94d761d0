// Positions and the units they are counted in.
#pragma once

#include <compare>
#include <cstdint>

namespace unblame {

/// Tags that say what a position counts. They have no values and are never instantiated.
struct SourceByte;  ///< bytes of a field's text in UTF-8, as the caller gave it
struct ViewByte;    ///< bytes of the match view (see text/view.h): one byte is one normalised character
struct CodePoint;   ///< Unicode code points of a field's text
struct Utf16Unit;   ///< UTF-16 code units of a field's text

/// A half-open range [begin, end) counted in `Unit`. begin <= end.
/// Spans of different units do not convert into each other: a mixed-up offset does not compile.
template <class Unit>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const noexcept {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const noexcept {
    return begin < other.end && other.begin < end;
  }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// Where a span stands in a field's text, in every unit that a reader may need.
/// `line` ends at "\n", "\r\n" or a lone "\r"; `column` counts code points; both from 1.
struct Location {
  Span<SourceByte> bytes;
  Span<CodePoint> chars;
  Span<Utf16Unit> utf16;
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend bool operator==(const Location&, const Location&) = default;
};

}  // namespace unblame
