// The text of a piece of HTML, as it stands in a cell of an export.
#pragma once

#include <string>
#include <string_view>

namespace unblame::ingest {

/// Whether there is a tag of HTML in it: "<p>", "</div>", "<br/>", "<span style=". Linear.
[[nodiscard]] bool looks_like_html(std::string_view text) noexcept;

/// Tags out, entities decoded, blanks joined, <script>, <style> and comments dropped; <br> is a line end; paragraphs, list items,
/// rows and other blocks stand apart by an empty line, cells by a tab. "<" that begins no tag of HTML is text ("<18", "<name>"),
/// and so is everything from a tag, comment or element on that is never closed: nothing is lost. <pre> keeps its blanks. `html`
/// is valid UTF-8, the result is. Linear, no recursion, for any input.
[[nodiscard]] std::string html_to_text(std::string_view html);

/// The character that an entity stands for ("eacute", without & and ;), in UTF-8; empty if there is no such entity.
/// The 252 names of HTML 4 and "apos".
[[nodiscard]] std::string_view html_entity(std::string_view name) noexcept;

}  // namespace unblame::ingest
