#include <algorithm>
#include <cassert>

#include "text/utf8.h"
#include "unblame/text.h"

namespace unblame {
namespace {

constexpr std::uint32_t mark_distance = 4096;

/// Whether a line ends with the character at `at`: of "\r\n" it is the second.
bool ends_line(std::string_view text, std::size_t at) noexcept {
  return text[at] == '\n' || (text[at] == '\r' && text.substr(at + 1, 1) != "\n");
}

}  // namespace

Positions::Mark Positions::advanced(Mark mark, std::uint32_t byte) const noexcept {
  while (mark.byte < byte) {
    const bool line_ends = ends_line(text_, mark.byte);
    const Utf8Char c = utf8_at(text_, mark.byte);
    mark.byte += c.size;
    mark.chars += 1;
    mark.utf16 += c.code_point > 0xFFFF ? 2 : 1;
    if (line_ends) {
      mark.line += 1;
      mark.line_begin_chars = mark.chars;
    }
  }
  return mark;
}

Positions::Mark Positions::at(std::uint32_t byte) {
  assert(byte <= text_.size());
  if (marks_.empty()) marks_.push_back({.byte = 0, .chars = 0, .utf16 = 0, .line = 1, .line_begin_chars = 0});
  while (marks_.back().byte + mark_distance <= byte) {
    marks_.push_back(advanced(marks_.back(), marks_.back().byte + mark_distance));
  }
  const auto next = std::upper_bound(marks_.begin(), marks_.end(), byte,
                                     [](std::uint32_t position, const Mark& mark) { return position < mark.byte; });
  const Mark found = advanced(*std::prev(next), byte);
  assert(found.byte == byte);  // else the position is inside a character
  return found;
}

Location Positions::locate(Span<SourceByte> span) {
  const Mark begin = at(span.begin);
  const Mark end = at(span.end);
  return {.bytes = span,
          .chars = {begin.chars, end.chars},
          .utf16 = {begin.utf16, end.utf16},
          .line = begin.line,
          .column = begin.chars - begin.line_begin_chars + 1};
}

}  // namespace unblame
