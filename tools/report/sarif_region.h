// Where a finding stands, as a SARIF region in UTF-16 units.
#pragma once

#include "report/json_text.h"
#include "report/report.h"

namespace unblame::report {

/// Writes the regions of one document's findings. Their columns count UTF-16 units from the line's beginning, which a Location
/// does not hold: the texts are read forward once, as the findings come in the order of fields and positions. Views into the
/// document.
class RegionWriter {
 public:
  RegionWriter(const CheckedDocument& document, bool redact) : document_(document), redact_(redact) {}

  /// "region": {charOffset, charLength, startLine, startColumn, endLine, endColumn, snippet}.
  /// Without the field's text only the offsets: a line without its columns would be another region.
  void write(JsonWriter& json, const Finding& finding);

 private:
  struct Point {
    std::uint32_t byte = 0, line = 1, column = 1;
  };
  void move_to(std::string_view text, std::uint32_t byte);

  const CheckedDocument& document_;
  bool redact_;
  std::string_view field_{};
  Point point_{};
};

}  // namespace unblame::report
