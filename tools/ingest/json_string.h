// The escapes of a JSON string, undone in place.
#pragma once

#include <optional>
#include <string_view>

namespace unblame::ingest {

/// `begin` points behind the opening quotation mark of a string that is closed before `end`. Undoes the escapes where they stand
/// (the result is never longer) and returns the text; an unpaired surrogate becomes U+FFFD. Empty if an escape is none of JSON's.
[[nodiscard]] std::optional<std::string_view> unescape_in_place(char* begin, const char* end) noexcept;

}  // namespace unblame::ingest
