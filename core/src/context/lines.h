// Lines, labels, headings and list items around a position of a view. Every function looks at a bounded stretch and allocates
// nothing.
#pragma once

#include <cstdint>
#include <string_view>

#include "unblame/span.h"

namespace unblame {

/// The longest stretch to either side that is looked at for a line's begin or end; a longer line is cut there.
inline constexpr std::uint32_t max_line_bytes = 4096;

/// The line that holds `position`, without its end.
[[nodiscard]] Span<ViewByte> line_at(std::string_view view, std::uint32_t position) noexcept;

/// The line before `line`; empty and at 0 if there is none.
[[nodiscard]] Span<ViewByte> line_before(std::string_view view, Span<ViewByte> line) noexcept;

[[nodiscard]] bool is_blank_line(std::string_view view, Span<ViewByte> line) noexcept;

/// What stands at the begin of a line and is no word of it: blanks, bullets, "1.", "a)", a time ("2214", "22:14", "0140 hrs").
/// Where the words begin.
[[nodiscard]] std::uint32_t after_line_mark(std::string_view view, Span<ViewByte> line) noexcept;

/// Whether the line begins with a bullet, a number or a letter and bracket.
[[nodiscard]] bool is_list_item(std::string_view view, Span<ViewByte> line) noexcept;

/// A line's label: one to five words before a colon ("Risk taking behaviour:", "DC NOBLE:", "Nan:"), or a single Q or A and a
/// full stop ("Q. "). Empty if the line has none.
[[nodiscard]] Span<ViewByte> label_of(std::string_view view, Span<ViewByte> line) noexcept;

/// Whether a new paragraph begins between a word that ends at `end` and the next, at `begin`: a blank line stands there.
[[nodiscard]] bool begins_paragraph(std::string_view view, std::uint32_t end, std::uint32_t begin) noexcept;

/// Whether the next word begins a line that is an entry of its own: it has a label, is a list item, or follows a line that is
/// much shorter than a text line and has no full stop (a heading).
[[nodiscard]] bool begins_entry(std::string_view view, std::uint32_t end, std::uint32_t begin) noexcept;

}  // namespace unblame
