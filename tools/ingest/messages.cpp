#include "ingest/messages.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace unblame::ingest {
namespace {

constexpr std::uint64_t megabyte = 1 << 20;

Diagnostic error(std::string file, std::string what, std::string help = {}) {
  return {.file = std::move(file), .what = std::move(what), .help = std::move(help)};
}

Diagnostic warning(std::string file, std::string what, std::string help = {}) {
  return {.level = Diagnostic::Level::warning, .file = std::move(file), .what = std::move(what), .help = std::move(help)};
}

Diagnostic at_line(Diagnostic diagnostic, std::uint64_t line) {
  diagnostic.line = static_cast<std::uint32_t>(line);
  return diagnostic;
}

std::string number(std::uint64_t n) {
  return std::to_string(n);
}

std::string number_of(std::uint64_t n, std::string_view one, std::string_view many) {
  return number(n) + ' ' + std::string{n == 1 ? one : many};
}

std::string system_text(int error_number) {
  return std::generic_category().message(error_number);
}

}  // namespace

/// A file without a header has a record where the names are expected: what is longer than a name is not shown.
std::string shown_name(const std::string& name, std::size_t index) {
  constexpr std::size_t longest_name = 40;
  constexpr std::ptrdiff_t most_blanks = 4;
  if (name.size() <= longest_name && std::count(name.begin(), name.end(), ' ') <= most_blanks) return name;
  return "(column " + number(index + 1) + ", no name: " + number(name.size()) + " bytes)";
}

std::string listed(std::span<const std::string> names, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) text += (i == 0 ? "" : ", ") + shown_name(names[i], i);
  if (names.size() > most) text += " … and " + number(names.size() - most) + " more";
  return text;
}

Diagnostic cannot_open(std::string file, int error_number) {
  switch (error_number) {
    case ENOENT:
      // A sentence given without -e is no file's name, and its words are in no message.
      if (const auto blanks = std::count(file.begin(), file.end(), ' '); blanks >= 3)
        return error({}, "an argument of " + number(static_cast<std::uint64_t>(blanks) + 1) + " words is no file or folder",
                     "to check a sentence: unblame check -e 'TEXT'");
      return error(std::move(file), "there is no such file or folder", "check the spelling and the current folder");
    case EACCES:
      return error(std::move(file), "it may not be read (permission denied)");
    case ELOOP:
      return error(std::move(file), "the link leads back to itself");
    case EBADF:
      return error(std::move(file), "standard input is closed", "name a file, or give the text on standard input");
    default:
      return error(std::move(file), "it cannot be opened: " + system_text(error_number));
  }
}

Diagnostic cannot_read(std::string file, int error_number) {
  if (error_number == EISDIR) return is_a_folder(std::move(file));
  if (error_number == EBADF) return cannot_open(std::move(file), EBADF);
  return error(std::move(file), "it cannot be read: " + system_text(error_number));
}

Diagnostic is_a_folder(std::string file) {
  return error(std::move(file), "it is a folder; a file was expected");
}

Diagnostic too_large(std::string file) {
  return error(std::move(file), "it is larger than 256 MB, the most that one text may have",
               "cut it into parts; exports of many records go with --input csv or --input jsonl");
}

Diagnostic is_binary(std::string file) {
  return error(std::move(file), "it does not look like text but like a binary file",
               "save it as text first; if it is text after all, state --encoding");
}

Diagnostic is_empty(std::string file) {
  return warning(std::move(file), "it is empty");
}

Diagnostic bytes_replaced(std::string file, std::uint64_t count, std::string_view encoding) {
  return warning(std::move(file),
                 number_of(count, "invalid byte sequence was", "invalid byte sequences were") +
                     " read as U+FFFD; the encoding is " + std::string{encoding},
                 "if that is another encoding, state it with --encoding");
}

Diagnostic encoding_guessed(std::string file, std::string_view encoding, double confidence) {
  const auto percent = static_cast<std::uint64_t>(confidence * 100 + 0.5);
  return warning(std::move(file), "it was read as " + std::string{encoding} + ", a guess of " + number(percent) + " %",
                 "--encoding states it");
}

Diagnostic folder_without_text(std::string folder) {
  return error(std::move(folder), "there is no text in this folder: no .txt, .text, .md or .log file, and none without an ending",
               "name the files themselves, or --input csv or jsonl for an export");
}

Diagnostic folder_without_records(std::string folder, std::string_view format) {
  return error(std::move(folder), "there is no " + std::string{format} + " file in this folder");
}

Diagnostic folder_in_a_circle(std::string folder, std::string_view leads_to) {
  return warning(std::move(folder), "this link leads back to " + std::string{leads_to} + " and was not followed");
}

Diagnostic folder_again(std::string folder) {
  return warning(std::move(folder), "this link leads to a folder that is read anyway and was not followed");
}

Diagnostic folder_too_deep(std::string folder) {
  return error(std::move(folder), "the folders lie too deep in each other to be read");
}

Diagnostic records_skipped(std::string file, std::string_view format) {
  std::string command = "unblame check --input " + std::string{format} + ' ' + file;
  return warning(std::move(file), "an export of records, skipped here", "read it by itself: " + command);
}

Diagnostic others_skipped(std::string folder, std::uint64_t count, std::string_view kinds) {
  return warning(std::move(folder), number_of(count, "file was", "files were") + " skipped as not text: " + std::string{kinds},
                 "name a file itself to have it read");
}

Diagnostic no_header(std::string file) {
  return error(std::move(file), "there is no header row", "the first row must hold the names of the columns");
}

Diagnostic ragged_row(std::string file, std::uint64_t row, std::uint64_t line, std::size_t cells, std::size_t header_cells) {
  return at_line(error(std::move(file),
                       "row " + number(row) + " has " + number_of(cells, "cell", "cells") + ", the header " +
                           number(header_cells) + "; it was not checked",
                       "check the quotation marks and line breaks of this row"),
                 line);
}

Diagnostic unclosed_quote(std::string file, std::uint64_t row, std::uint64_t line) {
  return at_line(
      error(std::move(file),
            "row " + number(row) +
                ": the quotation mark that opens a cell in this line is never closed; nothing from here on was checked",
            "close it, or double it if it belongs to the text"),
      line);
}

Diagnostic text_after_quote(std::string file, std::uint64_t row, std::uint64_t line) {
  return at_line(warning(std::move(file),
                         "row " + number(row) + ": text follows the closing quotation mark of a cell; it was read as part of it",
                         "a quotation mark inside a quoted cell must be doubled"),
                 line);
}

Diagnostic row_too_long(std::string file, std::uint64_t row, std::uint64_t line, std::uint64_t limit) {
  return at_line(
      error(std::move(file),
            "row " + number(row) + ", which begins here, is longer than " + number(limit / megabyte) + " MB; it was not checked",
            "is a quotation mark not closed?"),
      line);
}

Diagnostic line_too_long(std::string file, std::uint64_t line, std::uint64_t limit) {
  return at_line(error(std::move(file), "the line is longer than " + number(limit / megabyte) + " MB; it was not checked",
                       "one record a line is expected"),
                 line);
}

Diagnostic bad_json_line(std::string file, std::uint64_t line, std::string_view what) {
  return at_line(error(std::move(file), "not a JSON object: " + std::string{what} + "; the line was not checked"), line);
}

Diagnostic no_such_field(std::string file, std::uint64_t line, std::string_view name, std::span<const std::string> present) {
  std::string help = present.empty() ? "it has none" : "it has: " + listed(present, 20);
  return at_line(error(std::move(file), "the record has no field \"" + std::string{name} + "\"; it was not checked",
                       help + "; --text names the one to check"),
                 line);
}

Diagnostic not_a_text(std::string file, std::uint64_t line, std::string_view name) {
  return at_line(error(std::move(file), "the field \"" + std::string{name} + "\" is not a text; the record was not checked"),
                 line);
}

Diagnostic field_never_there(std::string file, std::string_view option, std::string_view name) {
  return warning(std::move(file), std::string{option} + ": no record has a field \"" + std::string{name} + '"');
}

Diagnostic columns_needed(std::string file, std::span<const std::string> header, std::string_view command) {
  return error(std::move(file), "which columns hold the id and the text? The columns are: " + listed(header),
               "for example: " + std::string{command});
}

Diagnostic unknown_column(std::string file, std::string_view option, std::string_view name, std::span<const std::string> header,
                          std::span<const std::string> nearest) {
  std::string help = nearest.empty() ? "the columns are: " + listed(header)
                                     : "did you mean " + listed(nearest) + "? The columns are: " + listed(header);
  return error(std::move(file), std::string{option} + ": there is no column \"" + std::string{name} + '"', std::move(help));
}

Diagnostic column_twice(std::string file, std::string_view option, std::string_view name) {
  return error(std::move(file), std::string{option} + ": the header has the column \"" + std::string{name} + "\" more than once",
               "rename one of them");
}

Diagnostic no_records(std::string file) {
  return warning(std::move(file), "there is no record in it");
}

Diagnostic more_unreadable(std::string file, std::uint64_t count) {
  return error(std::move(file), number_of(count, "more record", "more records") + " could not be read");
}

}  // namespace unblame::ingest
