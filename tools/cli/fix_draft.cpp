#include "cli/fix_draft.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/csv_reader.h"
#include "ingest/messages.h"

namespace unblame::cli {
namespace {

constexpr std::array<std::string_view, 15> record_endings = {".csv",  ".tsv",    ".jsonl",   ".ndjson", ".json",
                                                             ".xlsx", ".xlsm",   ".xls",     ".ods",    ".xml",
                                                             ".db",   ".sqlite", ".parquet", ".zip",    ".arrow"};
constexpr std::array<std::string_view, 10> document_endings = {".doc", ".docx", ".docm", ".odt", ".rtf",
                                                               ".pdf", ".html", ".htm",  ".eml", ".msg"};

template <std::size_t N>
bool ends_with_one_of(std::string_view name, const std::array<std::string_view, N>& endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) {
    return name.size() >= ending.size() &&
           std::ranges::equal(name.substr(name.size() - ending.size()), ending,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; });
  });
}

Diagnostic is_records(const std::string& file) {
  return {.file = file,
          .what = "this is an export of records, and a record is evidence: it is never changed",
          .help = "read what is in it with: unblame check"};
}

Diagnostic is_no_plain_text(const std::string& file) {
  return {.file = file,
          .what = "this is no plain text, so its bytes could not be kept",
          .help = "copy the draft's text into a .txt file"};
}

/// The first lines that are not blank.
std::vector<std::string_view> first_lines(std::string_view text, std::size_t most) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < most) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t") != std::string_view::npos) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// JSON Lines, whatever the file is called: every line is an object.
bool looks_like_json_lines(const std::vector<std::string_view>& lines) {
  return !lines.empty() && std::ranges::all_of(lines, [](std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t"), end = line.find_last_not_of(" \t");
    return line[begin] == '{' && (line[end] == '}' || line.find("\":") != std::string_view::npos);
  });
}

/// The first rows, read as `unblame check export.csv` would.
std::vector<std::vector<std::string>> first_rows(std::string_view text, char& separator) {
  constexpr std::size_t most_rows = 20, most_bytes = 1 << 20;
  std::vector<std::vector<std::string>> rows;
  ingest::MemorySource source{text};
  ingest::TextStream stream{source, Encoding::utf8};
  ingest::CsvReader reader{stream, most_bytes};
  for (ingest::CsvRow row; rows.size() < most_rows;) {
    const auto more = reader.next(row);
    if (!more || !*more) break;
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.size(); ++i) cells.emplace_back(row[i]);
    rows.push_back(std::move(cells));
  }
  separator = reader.separator();
  return rows;
}

/// Names of columns: short, each another, without a sentence's marks.
bool is_header(const std::vector<std::string>& cells, std::ptrdiff_t most_blanks) {
  constexpr std::size_t longest = 40;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string& cell = cells[i];
    if (cell.empty() || cell.size() > longest || cell.find_first_of(".!?:") != std::string::npos ||
        cell.find_first_not_of("0123456789 ") == std::string::npos || std::ranges::count(cell, ' ') > most_blanks ||
        std::find(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(i), cell) !=
            cells.begin() + static_cast<std::ptrdiff_t>(i))
      return false;
  }
  return cells.size() >= 2;
}

/// A table, whatever the file is called. Prose has commas too: so it takes rows of as many cells as the header, or a header that
/// no sentence looks like.
bool looks_like_a_table(std::string_view text, bool first) {
  char separator = ',';
  const auto rows = first_rows(text, separator);
  if (rows.size() < 2) return false;
  const std::size_t columns = rows[0].size();
  const bool spaced = std::ranges::any_of(rows[0], [](const std::string& cell) { return cell.starts_with(' '); });
  const bool all_as_wide = std::ranges::all_of(rows, [&](const auto& row) { return row.size() == columns; });
  // "Present were Tom, Sam, Ellie" may be the first line of a draft.
  const std::size_t enough_rows = !spaced ? 3 : columns >= 3 ? 4 : rows.size() + 1;
  if (is_header(rows[0], 4) && all_as_wide && rows.size() >= enough_rows && (first || columns >= 3)) return true;
  if (!first || spaced || rows[1].size() < columns || !is_header(rows[0], 2)) return false;
  const bool single_words = is_header(rows[0], 0) && rows[1][0].find(' ') == std::string::npos;
  return columns >= 3 || (single_words && separator == ',');
}

/// A title may stand above the header.
bool begins_with_a_table(std::string_view text) {
  constexpr int most_titles = 2;
  for (int titles = 0; titles <= most_titles; ++titles) {
    if (looks_like_a_table(text, titles == 0)) return true;
    const std::size_t end = text.find_first_of("\r\n");
    const std::size_t next = end == std::string_view::npos ? end : text.find_first_not_of("\r\n", end);
    if (next == std::string_view::npos) break;
    text.remove_prefix(next);
  }
  return false;
}

bool same_file(const std::string& a, const std::string& b) {
  struct stat one {
  }, other{};
  return ::stat(a.c_str(), &one) == 0 && ::stat(b.c_str(), &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

}  // namespace

Expected<Draft, Diagnostic> read_draft(const std::string& path, std::optional<Encoding> encoding) {
  Draft draft{.file = {path, path}};
  if (ends_with_one_of(path, record_endings)) return Unexpected{is_records(path)};
  if (ends_with_one_of(path, document_endings)) return Unexpected{is_no_plain_text(path)};
  auto bytes = ingest::read_bytes(draft.file);
  if (!bytes) return Unexpected{bytes.error()};
  draft.bytes = std::move(*bytes);
  auto text = ingest::text_of(draft.bytes, path, encoding);
  if (!text) return Unexpected{text.error()};
  draft.decoded = std::move(text->decoded);
  const Decoded& decoded = draft.decoded;
  if (decoded.replaced > 0) {
    const bool one = decoded.replaced == 1;
    return Unexpected{Diagnostic{.file = path,
                                 .what = std::to_string(decoded.replaced) + (one ? " place is" : " places are") + " not valid " +
                                         std::string{ingest::shown(decoded.encoding)} + ", so the bytes could not be kept",
                                 .help = "state what it is with --encoding, or mend the file"}};
  }
  const std::string_view mark = byte_order_mark_of(decoded.encoding);
  draft.has_mark = !mark.empty() && draft.bytes.starts_with(mark);
  const auto back = encode(decoded.text, decoded.encoding);
  if (!back || draft.bytes != (draft.has_mark ? std::string{mark} + *back : *back))
    return Unexpected{
        Diagnostic{.file = path,
                   .what = "its bytes cannot be written back as they are in " + std::string{ingest::shown(decoded.encoding)},
                   .help = "state what it is with --encoding, or mend the file"}};
  const auto lines = first_lines(decoded.text, 20);
  if (looks_like_json_lines(lines) || begins_with_a_table(decoded.text)) return Unexpected{is_records(path)};
  if (!lines.empty() && lines[0].starts_with("{\\rtf")) return Unexpected{is_no_plain_text(path)};
  return draft;
}

Expected<std::string, Diagnostic> bytes_of_copy(const Draft& draft, const Fix& fix) {
  const auto wrong = [&](const char* what) {
    return Unexpected{Diagnostic{.file = draft.file.name, .what = what, .help = "please report it; nothing was written"}};
  };
  const std::string_view text = draft.decoded.text;
  const Encoding encoding = draft.decoded.encoding;
  std::string out{draft.has_mark ? byte_order_mark_of(encoding) : std::string_view{}};
  std::size_t read = out.size(), at = 0;  // in the draft's bytes, in its text
  const auto pass = [&](std::size_t end) {
    const std::size_t size = encode(text.substr(at, end - at), encoding).value_or("").size();
    out.append(draft.bytes, read, size);
    read += size;
    at = end;
  };
  for (const Edit& edit : fix.edits) {
    pass(edit.at.bytes.begin);
    const auto before = encode(edit.before, encoding), after = encode(edit.after, encoding);
    if (!before || !after || draft.bytes.compare(read, before->size(), *before) != 0)
      return wrong("an edit does not fit the bytes of the draft");
    out += *after;
    read += before->size();
    at = edit.at.bytes.end;
  }
  pass(text.size());
  if (read != draft.bytes.size() || decode(out, encoding).text != fix.text)
    return wrong("the copy's bytes are not the draft's with the edits");
  return out;
}

std::optional<Diagnostic> refuses_copy(const std::string& path, const Draft& draft, bool force) {
  if (path == "-")
    return Diagnostic{.what = "--output: a copy goes to a file", .help = "name one, or look at the changes with --diff"};
  if (draft.file.path != "-" && same_file(path, draft.file.path))
    return Diagnostic{
        .file = path, .what = "this is the draft itself; input is never written to", .help = "name another --output"};
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return std::nullopt;
  if (S_ISDIR(status.st_mode)) return Diagnostic{.file = path, .what = "it is a folder; --output takes a file"};
  if (!force)
    return Diagnostic{.file = path, .what = "there is such a file already", .help = "name another --output, or add --force"};
  return std::nullopt;
}

}  // namespace unblame::cli
