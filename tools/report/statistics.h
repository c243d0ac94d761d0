// The figures of a run in words and as tables, for pretty and html, and for the program's standard error.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace unblame::report {

/// "12.3" from 123.
[[nodiscard]] std::string tenths_as_decimal(std::uint64_t tenths);
/// "12,345".
[[nodiscard]] std::string grouped(std::uint64_t number);
/// "1 document", "2,000 documents".
[[nodiscard]] std::string count_of(std::uint64_t number, std::string_view singular, std::string_view plural);
/// "implied responsibility" from implied_responsibility.
[[nodiscard]] std::string in_words(std::string_view name);
/// What a reason for not counting means, as a sentence.
[[nodiscard]] std::string_view meaning(Spared reason) noexcept;
/// Why this finding, which is spared, does not count: its own reason, else the meaning of `spared`.
[[nodiscard]] std::string reason_for_sparing(const Finding& finding);

/// "3 documents, 1,204 words: 4 findings (2 high, 2 medium), 3 not counted."
[[nodiscard]] std::string summary_sentence(const Summary& summary);

/// A table of figures: what, counted, spared.
struct FigureTable {
  std::string title;
  struct Row {
    std::string name;
    Counts counts;
  };
  std::vector<Row> rows;  ///< most counted first, then most spared, then by name
};

/// By severity, rule and mechanism; empty ones are left out.
[[nodiscard]] std::vector<FigureTable> figure_tables(const Summary& summary);

/// All figures as lines of plain text, at most `width` columns.
[[nodiscard]] std::string statistics_text(const Summary& summary, unsigned width = 80);

}  // namespace unblame::report
