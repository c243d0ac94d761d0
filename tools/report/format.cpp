// The formats of `unblame check`. A format is one file that defines make_<name>, its declaration and one line of the table.
#include <algorithm>
#include <ostream>

#include "report/report.h"

namespace unblame::report {

std::unique_ptr<ReportWriter> make_pretty(std::ostream& out, const ReportOptions& options);
std::unique_ptr<ReportWriter> make_json(std::ostream& out, const ReportOptions& options);
std::unique_ptr<ReportWriter> make_jsonl(std::ostream& out, const ReportOptions& options);
std::unique_ptr<ReportWriter> make_csv(std::ostream& out, const ReportOptions& options);
std::unique_ptr<ReportWriter> make_sarif(std::ostream& out, const ReportOptions& options);
std::unique_ptr<ReportWriter> make_html(std::ostream& out, const ReportOptions& options);

namespace {

constexpr Format all_formats[] = {
    {"pretty", "for reading in a terminal: the line, the reason, words to use instead", true, make_pretty},
    {"json", "one object: ruleset, summary, findings, unreadable", true, make_json},
    {"jsonl", "one finding a line, as they are found; for any number of documents", false, make_jsonl},
    {"csv", "one finding a row, for spreadsheets", false, make_csv},
    {"sarif", "SARIF 2.1.0, for tools that show results of analyses", true, make_sarif},
    {"html", "one page to read or print: the texts with marks, reasons and alternatives", true, make_html},
};

}  // namespace

std::span<const Format> formats() noexcept {
  return all_formats;
}

const Format* find_format(std::string_view name) noexcept {
  const auto found = std::ranges::find(all_formats, name, &Format::name);
  return found == std::end(all_formats) ? nullptr : found;
}

}  // namespace unblame::report
