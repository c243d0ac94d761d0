#include "report/sarif_region.h"

#include "report/utf8.h"

namespace unblame::report {

void RegionWriter::write(JsonWriter& json, const Finding& finding) {
  const std::string_view text = text_of(document_, finding.field);
  const Location& at = finding.at;
  json.key("region").object().member("charOffset", at.utf16.begin).member("charLength", at.utf16.size());
  if (at.bytes.end <= text.size()) {
    if (finding.field != field_ || point_.byte > at.bytes.begin) point_ = {};
    field_ = finding.field;
    move_to(text, at.bytes.begin);
    json.member("startLine", point_.line).member("startColumn", point_.column);
    const Point begin = point_;
    move_to(text, at.bytes.end);
    json.member("endLine", point_.line).member("endColumn", point_.column);
    point_ = begin;  // the next finding may overlap this one
  }
  if (!redact_) json.key("snippet").object().member("text", finding.match).end_object();
  json.end_object();
}

void RegionWriter::move_to(std::string_view text, std::uint32_t byte) {
  for (std::size_t next = point_.byte; point_.byte < byte; point_.byte = static_cast<std::uint32_t>(next)) {
    const char32_t c = next_code_point(text, next);
    const bool half_of_crlf = c == '\r' && next < text.size() && text[next] == '\n';
    if ((c == '\n' || c == '\r') && !half_of_crlf) {
      ++point_.line;
      point_.column = 1;
    } else {
      point_.column += c > 0xFFFF ? 2 : 1;
    }
  }
}

}  // namespace unblame::report
