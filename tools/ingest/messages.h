// What this box says when an input is not as it should be: every text in one place, so that they can be read together.
// None holds words of a text: names of files and columns, places and lengths only.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/error.h"

namespace unblame::ingest {

// Files and folders.
[[nodiscard]] Diagnostic cannot_open(std::string file, int error_number);
[[nodiscard]] Diagnostic cannot_read(std::string file, int error_number);
[[nodiscard]] Diagnostic is_a_folder(std::string file);
[[nodiscard]] Diagnostic too_large(std::string file);
[[nodiscard]] Diagnostic is_binary(std::string file);
[[nodiscard]] Diagnostic is_empty(std::string file);                                                        // a warning
[[nodiscard]] Diagnostic bytes_replaced(std::string file, std::uint64_t count, std::string_view encoding);  // a warning
[[nodiscard]] Diagnostic encoding_guessed(std::string file, std::string_view encoding, double confidence);  // a warning
[[nodiscard]] Diagnostic folder_without_text(std::string folder);
[[nodiscard]] Diagnostic folder_without_records(std::string folder, std::string_view format);
[[nodiscard]] Diagnostic folder_in_a_circle(std::string folder, std::string_view leads_to);  // a warning
[[nodiscard]] Diagnostic folder_again(std::string folder);                                   // a warning
[[nodiscard]] Diagnostic folder_too_deep(std::string folder);
[[nodiscard]] Diagnostic records_skipped(std::string file, std::string_view format);                       // a warning
[[nodiscard]] Diagnostic others_skipped(std::string folder, std::uint64_t count, std::string_view kinds);  // a warning

// Records. `row` counts as a spreadsheet does: the header is row 1.
[[nodiscard]] Diagnostic no_header(std::string file);
[[nodiscard]] Diagnostic ragged_row(std::string file, std::uint64_t row, std::uint64_t line, std::size_t cells,
                                    std::size_t header_cells);
[[nodiscard]] Diagnostic unclosed_quote(std::string file, std::uint64_t row, std::uint64_t line);
[[nodiscard]] Diagnostic text_after_quote(std::string file, std::uint64_t row, std::uint64_t line);  // a warning
[[nodiscard]] Diagnostic row_too_long(std::string file, std::uint64_t row, std::uint64_t line, std::uint64_t limit);
[[nodiscard]] Diagnostic line_too_long(std::string file, std::uint64_t line, std::uint64_t limit);
[[nodiscard]] Diagnostic bad_json_line(std::string file, std::uint64_t line, std::string_view what);
[[nodiscard]] Diagnostic no_such_field(std::string file, std::uint64_t line, std::string_view name,
                                       std::span<const std::string> present);
[[nodiscard]] Diagnostic not_a_text(std::string file, std::uint64_t line, std::string_view name);
[[nodiscard]] Diagnostic field_never_there(std::string file, std::string_view option, std::string_view name);  // a warning
[[nodiscard]] Diagnostic columns_needed(std::string file, std::span<const std::string> header, std::string_view command);
[[nodiscard]] Diagnostic unknown_column(std::string file, std::string_view option, std::string_view name,
                                        std::span<const std::string> header, std::span<const std::string> nearest);
[[nodiscard]] Diagnostic column_twice(std::string file, std::string_view option, std::string_view name);
[[nodiscard]] Diagnostic no_records(std::string file);  // a warning
[[nodiscard]] Diagnostic more_unreadable(std::string file, std::uint64_t count);

/// "a, b, c"; at most `most` of them, then "… and 7 more".
[[nodiscard]] std::string listed(std::span<const std::string> names, std::size_t most = 40);

}  // namespace unblame::ingest
