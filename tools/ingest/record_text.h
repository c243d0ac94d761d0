// The text of a cell, whatever it is written in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/record_columns.h"

namespace unblame::ingest {

/// The text if the cell is RTF or HTML (or `format` says that it is), empty if the cell is the text itself.
[[nodiscard]] std::optional<std::string> extracted_text(std::string_view cell, TextFormat format);

/// What a file of this name holds: RTF, HTML or plain text, in any case of its ending. A text in HTML or RTF is not read as if its marks
/// were words.
[[nodiscard]] TextFormat format_by_ending(std::string_view file_name) noexcept;

/// "14", "14 years", "aged 14", "14.5": whether that is under 18. Empty for anything else, a date for instance.
[[nodiscard]] std::optional<bool> is_under_18(std::string_view age) noexcept;

}  // namespace unblame::ingest
