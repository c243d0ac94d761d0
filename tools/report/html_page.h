// The page around the documents: head, summary, figures, sources, what the page is.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "report/catalogue.h"
#include "report/report.h"

namespace unblame::report {

/// Title, publisher, year and address of a source, as HTML.
[[nodiscard]] std::string source_entry(const Source& source);

/// Collects what the documents give and writes the whole page at the end.
class HtmlPage {
 public:
  std::string documents{};  ///< sections as HTML

  /// A row of the summary's table, linked to the document's section.
  void add_row(const CheckedDocument& document, std::string_view id, const ReportOptions& options);
  /// Puts a source on the list; returns the id of its entry.
  [[nodiscard]] std::string cite(std::string_view source);
  void write(std::ostream& out, const RunInfo& run, const Catalogue& catalogue, const Summary& summary,
             const ReportOptions& options) const;

 private:
  std::string rows_{};
  std::vector<std::string> cited_{};  // in the order of first citation
};

}  // namespace unblame::report
