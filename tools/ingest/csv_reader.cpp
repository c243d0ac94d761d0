#include "ingest/csv_reader.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "ingest/messages.h"

namespace unblame::ingest {
namespace {

constexpr std::string_view separators = ",;\t|";  // of equally frequent ones the first

/// The separator that stands most often in the first row, outside quotation marks.
char sniff(std::string_view text) {
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    if (const std::size_t which = separators.find(c); !quoted && which != std::string_view::npos) ++counts[which];
  }
  return separators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

}  // namespace

std::string_view CsvRow::operator[](std::size_t cell) const noexcept {
  const std::size_t begin = cell == 0 ? 0 : ends_[cell - 1];
  return std::string_view{bytes_}.substr(begin, ends_[cell] - begin);
}

CsvReader::CsvReader(TextStream& text, std::size_t max_row_bytes) : text_(text), max_row_bytes_(max_row_bytes) {}

bool CsvReader::fill() {
  if (error_) return false;
  block_.clear();
  at_ = 0;
  while (block_.empty()) {
    const auto more = text_.read(block_);
    if (!more) error_ = more.error();
    if (!more || !*more) return false;
  }
  return true;
}

void CsvReader::start() {
  started_ = true;
  // The first row decides, so it is looked at whole if it is not absurdly long.
  constexpr std::size_t longest_header = 1 << 20;
  while (block_.size() < longest_header && std::ranges::none_of(block_, is_line_end)) {
    const auto more = text_.read(block_);
    if (!more) error_ = more.error();
    if (!more || !*more) break;
  }
  read_sep_line();
}

void CsvReader::read_sep_line() {
  const std::string_view text = block_;
  if (text.starts_with("sep=") && text.size() > 5 && is_line_end(text[5]) && text[4] != '"' && !is_line_end(text[4])) {
    separator_ = text[4];
    at_ = 5;
    skip_line_end();
  } else {
    separator_ = sniff(text);
  }
}

void CsvReader::count_lines(std::string_view bytes) noexcept {
  for (const char c : bytes) {
    if (c == '\r' || (c == '\n' && !after_return_)) ++line_;
    after_return_ = c == '\r';
  }
}

void CsvReader::append(CsvRow& row, std::string_view bytes) const {
  if (row.problem == CsvRow::Problem::too_long) return;
  if (row.bytes_.size() + bytes.size() > max_row_bytes_) {
    if (row.problem == CsvRow::Problem::none) row.problem_line = row.line;
    row.problem = CsvRow::Problem::too_long;
    return;
  }
  row.bytes_ += bytes;
}

void CsvReader::skip_line_end() {
  const char first = block_[at_++];
  ++line_;
  after_return_ = false;
  if (first == '\r' && !at_end() && block_[at_] == '\n') ++at_;
}

void CsvReader::skip_empty_lines() {
  while (!at_end() && is_line_end(block_[at_])) skip_line_end();
}

Expected<bool, Diagnostic> CsvReader::next(CsvRow& row) {
  if (!started_) start();
  row.bytes_.clear();
  row.ends_.clear();
  row.problem = CsvRow::Problem::none;
  skip_empty_lines();
  if (at_end()) {
    if (error_) return Unexpected{*error_};
    return false;
  }
  row.number = ++rows_;
  row.line = line_;
  while (true) {
    read_cell(row);
    if (at_end() || is_line_end(block_[at_])) break;
    ++at_;  // the separator
  }
  if (error_) return Unexpected{*error_};
  if (!at_end()) skip_line_end();
  return true;
}

void CsvReader::read_cell(CsvRow& row) {
  constexpr std::size_t most_cells = 1 << 20;
  if (!at_end() && block_[at_] == '"') {
    ++at_;
    read_quoted(row);
  } else {
    read_unquoted(row);
  }
  if (row.ends_.size() < most_cells)
    row.ends_.push_back(row.bytes_.size());
  else if (row.problem == CsvRow::Problem::none)
    row.problem = CsvRow::Problem::too_long;
}

void CsvReader::read_quoted(CsvRow& row) {
  const std::uint64_t began = line_;
  const auto problem = [&](CsvRow::Problem what) {
    if (row.problem == CsvRow::Problem::none) row.problem = what, row.problem_line = began;
  };
  after_return_ = false;
  while (!at_end()) {
    const std::string_view rest = std::string_view{block_}.substr(at_);
    const std::string_view piece = rest.substr(0, rest.find('"'));
    append(row, piece);
    count_lines(piece);
    at_ += piece.size();
    if (piece.size() == rest.size()) continue;  // the block's end
    ++at_;
    if (!at_end() && block_[at_] == '"') {  // doubled: one mark of the text
      append(row, "\"");
      after_return_ = false;
      ++at_;
      continue;
    }
    if (at_end() || block_[at_] == separator_ || is_line_end(block_[at_])) return;
    problem(CsvRow::Problem::text_after_quote);
    return read_unquoted(row);
  }
  problem(CsvRow::Problem::unclosed_quote);
}

void CsvReader::read_unquoted(CsvRow& row) {
  while (!at_end()) {
    const char* const begin = block_.data() + at_;
    const char* const end = block_.data() + block_.size();
    const char* stop = begin;
    while (stop != end && *stop != separator_ && !is_line_end(*stop)) ++stop;
    append(row, {begin, stop});
    at_ += static_cast<std::size_t>(stop - begin);
    if (stop != end) return;
  }
}

}  // namespace unblame::ingest
