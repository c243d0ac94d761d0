// The text of a piece of RTF, as it stands in a cell of an export.
#pragma once

#include <string>
#include <string_view>

namespace unblame::ingest {

/// Whether it begins as RTF does: "{\rtf".
[[nodiscard]] bool looks_like_rtf(std::string_view text) noexcept;

/// The text of the body: paragraphs stand apart by an empty line, \line is a line end, cells stand apart by a tab. Tables of
/// fonts, colours and styles, pictures, and destinations that begin with \* are left out, \bin data too. Characters by \u (with
/// \uc), and by \' in the document's or the font's code page; an unpaired surrogate, a byte that the code page lacks: U+FFFD. A
/// group that is not closed ends with the text. `rtf` is valid UTF-8, the result is. Linear; groups nest to any depth.
[[nodiscard]] std::string rtf_to_text(std::string_view rtf);

}  // namespace unblame::ingest
