// Rows of a CSV file, one at a time: RFC 4180, and what spreadsheets and databases make of it.
//
// - The separator is what the first row holds most often of , ; TAB | (or what Excel's line "sep=;" says).
// - A quoted cell may hold separators, line breaks and doubled quotation marks. Rows end at \n, \r\n or a lone \r. Empty lines
//   between rows are no rows. A quotation mark inside an unquoted cell is text. NUL is a character like others.
// - A row is never held in part: what is wrong with it is in `problem`, and the next row is read as if nothing were.
// Memory: the longest row and a block. Linear, about a gigabyte a second in long cells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_stream.h"

namespace unblame::ingest {

/// The cells of one row. Reuse one object: its memory is kept.
class CsvRow {
 public:
  /// What is wrong with the row; of several the first.
  enum class Problem {
    none,
    text_after_quote,  ///< `"a"b`: read as ab
    too_long,          ///< over the limit; its cells are incomplete
    unclosed_quote     ///< up to the end of the file; its last cell is the rest of the file
  };

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t cell) const noexcept;

  std::uint64_t number = 0;        ///< from 1; the first row of the file is 1, header or not
  std::uint64_t line = 0;          ///< where it begins, from 1
  std::uint64_t problem_line = 0;  ///< where the cell with the problem begins
  Problem problem = Problem::none;

 private:
  friend class CsvReader;
  std::string bytes_{};
  std::vector<std::size_t> ends_{};
};

class CsvReader {
 public:
  /// `text` outlives the reader. A row over `max_row_bytes` is a problem of that row.
  explicit CsvReader(TextStream& text, std::size_t max_row_bytes);

  /// Reads the next row. False at the end. An error is one of the source.
  [[nodiscard]] Expected<bool, Diagnostic> next(CsvRow& row);

  /// Known after the first row.
  [[nodiscard]] char separator() const noexcept { return separator_; }

 private:
  [[nodiscard]] bool fill();
  [[nodiscard]] bool at_end() { return at_ == block_.size() && !fill(); }
  void start();
  void read_sep_line();
  void read_cell(CsvRow& row);
  void read_quoted(CsvRow& row);
  void read_unquoted(CsvRow& row);
  void skip_line_end();
  void skip_empty_lines();
  void append(CsvRow& row, std::string_view bytes) const;
  void count_lines(std::string_view bytes) noexcept;

  TextStream& text_;
  std::size_t max_row_bytes_;
  std::string block_{};
  std::size_t at_ = 0;
  char separator_ = ',';
  bool started_ = false;
  bool after_return_ = false;  // whether the byte before was \r, which is one line end with a \n
  std::uint64_t line_ = 1;
  std::uint64_t rows_ = 0;
  std::optional<Diagnostic> error_{};
};

}  // namespace unblame::ingest
