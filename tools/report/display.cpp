// Widths follow UAX #11 (East Asian Width) and wcwidth(3): wide and full-width characters and emoji take two columns,
// marks none. "Ambiguous" counts as one column, as in every terminal outside East Asia.
#include "report/display.h"

#include <unicode/uchar.h>

#include "report/utf8.h"

namespace unblame::report {
namespace {

constexpr char32_t joiner = 0x200D;
constexpr std::size_t max_marks = 8;  // on one base: no text needs more, and a wall of marks would run over the lines above

bool is_skin_tone(char32_t c) {
  return c >= 0x1F3FB && c <= 0x1F3FF;
}

bool is_mark(char32_t c) {
  const bool jungseong_or_jongseong = (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0 || jungseong_or_jongseong;
}

bool is_unseen(char32_t c) {
  const bool variation_selector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  return variation_selector || c == joiner || u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
}

std::uint32_t width_of(char32_t c) {
  const int east_asian = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  const bool wide = east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH;
  if (c >= 0x1F1E6 && c <= 0x1F1FF) return 1;  // half of a flag
  return wide || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_PRESENTATION) ? 2 : 1;
}

void add_mark(std::vector<Cell>& line, std::uint32_t byte, char32_t mark, std::size_t& marks) {
  constexpr char32_t dotted_circle = 0x25CC;
  if (line.empty()) {
    line.push_back({byte, 1, {}});
    append_utf8(line.back().text, dotted_circle);
  }
  if (marks++ < max_marks) append_utf8(line.back().text, mark);
}

std::string line_of(const std::vector<Cell>& line, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += line[i].text;
  return text;
}

std::uint32_t width_of(const std::vector<Cell>& line) {
  std::uint32_t width = 0;
  for (const Cell& cell : line) width += cell.width;
  return width;
}

}  // namespace

char32_t visible(char32_t c) noexcept {
  if (c < 0x20) return 0x2400 + c;
  if (c == 0x7F) return 0x2421;
  if ((c >= 0x80 && c < 0xA0) || is_bidi_control(c)) return replacement_character;
  if (c == 0x2028 || c == 0x2029) return 0x2424;
  return c;
}

std::vector<Cell> cells(std::string_view line, std::uint32_t first_byte) {
  constexpr std::uint32_t tab_stop = 4;
  std::vector<Cell> result;
  result.reserve(line.size());
  std::uint32_t column = 0;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < line.size();) {
    const auto byte = first_byte + static_cast<std::uint32_t>(at);
    const char32_t raw = next_code_point(line, at);
    const char32_t c = visible(raw);
    if (raw == '\t') {
      const std::uint32_t blanks = tab_stop - column % tab_stop;
      result.push_back({byte, blanks, std::string(blanks, ' ')});
    } else if (c >= 0x300 && (is_unseen(c) || (is_skin_tone(c) && !result.empty() && result.back().width == 2))) {
      continue;
    } else if (c >= 0x300 && is_mark(c)) {
      add_mark(result, byte, c, marks);
      if (column == 0) column = 1;
      continue;
    } else if (c != 0xAD) {  // soft hyphen: unseen
      result.push_back({byte, c < 0x300 ? 1 : width_of(c), {}});
      append_utf8(result.back().text, c);
    } else {
      continue;
    }
    marks = 0;
    column += result.back().width;
  }
  return result;
}

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '\r' && at < text.size() && text[at] == '\n') continue;
    if (c == '\n' || c == '\r' || c == '\t')
      line += ' ';
    else
      append_utf8(line, visible(c));
  }
  return line;
}

std::uint32_t display_width(std::string_view text) {
  return width_of(cells(one_line(text)));
}

std::string shortened(std::string_view text, std::uint32_t width) {
  const std::vector<Cell> line = cells(one_line(text));
  if (width_of(line) <= width) return line_of(line, 0, line.size());
  std::uint32_t used = 1;
  std::size_t end = 0;
  while (used + line[end].width <= width) used += line[end++].width;
  return line_of(line, 0, end) + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::uint32_t width) {
  const std::vector<Cell> line = cells(one_line(text));
  const auto is_blank = [&](std::size_t i) { return line[i].text == " "; };
  std::vector<std::string> rows;
  std::size_t begin = 0;
  while (begin < line.size() && is_blank(begin)) ++begin;
  while (begin < line.size()) {
    std::size_t end = begin;
    for (std::uint32_t used = 0; end < line.size() && used + line[end].width <= width; ++end) used += line[end].width;
    if (end == begin) ++end;  // wider than the whole row
    std::size_t cut = end;
    if (end < line.size())
      while (cut > begin && !is_blank(cut)) --cut;
    if (cut == begin) cut = end;
    std::size_t last = cut;
    while (last > begin && is_blank(last - 1)) --last;
    rows.push_back(line_of(line, begin, last));
    for (begin = cut; begin < line.size() && is_blank(begin);) ++begin;
  }
  if (rows.empty()) rows.emplace_back();
  return rows;
}

std::string in_a_line(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) text += ':' + std::to_string(diagnostic.line);
  if (diagnostic.column > 0) text += ':' + std::to_string(diagnostic.column);
  if (!text.empty()) text += ": ";
  if (!diagnostic.rule.empty()) text += diagnostic.rule + ": ";
  if (!diagnostic.field.empty()) text += diagnostic.field + ": ";
  text += diagnostic.what;
  if (!diagnostic.help.empty()) text += " (" + diagnostic.help + ')';
  return one_line(text);
}

}  // namespace unblame::report
