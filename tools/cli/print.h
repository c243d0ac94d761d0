// Small things that commands print to standard output.
#pragma once

#include <string>
#include <string_view>

namespace unblame::cli {

/// `text` wrapped at 80 columns, the first line after `first`, the others after blanks of the same width (or `rest`).
void add_wrapped(std::string& out, std::string_view first, std::string_view text);

/// Writes to standard output; throws Failure if it is closed or full.
void print(std::string_view text);

/// Writes to a file, which appears when it is complete, or to standard output for an empty path.
void write_to(const std::string& path, std::string_view text);

}  // namespace unblame::cli
