// Text for people: what may be shown, how wide it is in a terminal, where it may be broken.
//
// A narrative may hold characters that steer a terminal (ESC, C1), reorder a line (bidi controls) or are not seen at all
// (joiners, variation selectors, soft hyphens). None is passed on: controls show as their pictures (␛) or as U+FFFD; what is
// not seen is left out. Terminals disagree about the width of joined emoji and of skin tones; without joiners and tones
// there is nothing left to disagree about, and carets stand where they belong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/error.h"

namespace unblame::report {

/// What is shown for a code point: itself, a control picture or U+FFFD. Tab and line ends are controls too.
[[nodiscard]] char32_t visible(char32_t c) noexcept;

/// One character on the screen: a base with its combining marks.
struct Cell {
  std::uint32_t byte = 0;   ///< where it begins in the text
  std::uint32_t width = 0;  ///< columns: 1 or 2; a tab up to 4
  std::string text{};       ///< UTF-8, safe to print
};

/// The cells of one line, without line ends. A tab becomes blanks up to the next multiple of 4 columns.
[[nodiscard]] std::vector<Cell> cells(std::string_view line, std::uint32_t first_byte = 0);

/// `text` on one line and safe to print: controls shown, line ends and tabs as blanks.
[[nodiscard]] std::string one_line(std::string_view text);

/// Columns that one_line(text) takes.
[[nodiscard]] std::uint32_t display_width(std::string_view text);

/// one_line(text), cut with "…" to at most `width` columns (>= 1).
[[nodiscard]] std::string shortened(std::string_view text, std::uint32_t width);

/// `text` as lines of at most `width` columns, broken at blanks; a longer word is broken anywhere. At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::uint32_t width);

/// "export.csv:12: the row has 3 cells, the header 5 (check the quotation marks)": on one line and safe to print.
[[nodiscard]] std::string in_a_line(const Diagnostic& diagnostic);

}  // namespace unblame::report
