// A record's narrative is often one line of some thousand characters, so a line is shown as a window around the span, cut at
// words. The search for the line's ends is bounded: with many findings in one huge line the work stays linear.
#include "report/excerpt.h"

#include <algorithm>

#include "report/display.h"

namespace unblame::report {
namespace {

constexpr std::uint32_t reach = 2048;  // bytes looked at on each side of a span; 20 rows of text
constexpr std::uint32_t most_span_lines = 3;
constexpr std::uint32_t word_slack = 14;  // columns that may stay empty so that a window ends at a word

using Bytes = Span<SourceByte>;

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}
bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Where the line that holds `at` begins; no further back than `reach`, on a boundary of characters.
std::uint32_t line_begin(std::string_view text, std::uint32_t at) {
  const std::uint32_t limit = at > reach ? at - reach : 0;
  std::uint32_t begin = at;
  while (begin > limit && !is_line_end(text[begin - 1])) --begin;
  while (begin < at && begin == limit && limit > 0 && is_continuation(text[begin])) ++begin;
  return begin;
}

std::uint32_t line_end(std::string_view text, std::uint32_t at) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::uint32_t limit = size - at > reach ? at + reach : size;
  std::uint32_t end = at;
  while (end < limit && !is_line_end(text[end])) ++end;
  while (end > at && end < size && is_continuation(text[end])) --end;
  return end;
}

/// Past the line end that stands at `at`.
std::uint32_t next_line(std::string_view text, std::uint32_t at) {
  return at + (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1);
}

/// A range of cells and the columns it takes.
struct Window {
  std::size_t begin, end;
  std::uint32_t columns;
};

class Line {
 public:
  Line(std::string_view text, Bytes bytes) : cells_(cells(text.substr(bytes.begin, bytes.size()), bytes.begin)) {}

  /// The cells of `marked`, and as many around them as fit into `width` columns.
  ExcerptLine show(std::uint32_t number, Bytes marked, std::uint32_t width) const {
    const auto at = [&](std::uint32_t byte) {
      return static_cast<std::size_t>(std::ranges::lower_bound(cells_, byte, {}, &Cell::byte) - cells_.begin());
    };
    const std::size_t begin = at(marked.begin);
    std::size_t end = std::max(at(marked.end), begin);
    const Window window = around(begin, end, width);
    end = std::min(end, window.end);
    ExcerptLine line{number, join(window.begin, begin), join(begin, end), join(end, window.end), {}};
    std::uint32_t indent = columns(window.begin, begin);
    if (window.begin > 0) line.before.insert(0, "…"), ++indent;
    if (window.end < cells_.size()) line.after += "…";
    if (const std::uint32_t carets = columns(begin, end)) line.carets = std::string(indent, ' ') + std::string(carets, '^');
    return line;
  }

 private:
  std::string join(std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) text += cells_[i].text;
    return text;
  }

  std::uint32_t columns(std::size_t begin, std::size_t end) const {
    std::uint32_t width = 0;
    for (std::size_t i = begin; i < end; ++i) width += cells_[i].width;
    return width;
  }

  Window around(std::size_t begin, std::size_t end, std::uint32_t width) const {
    if (columns(0, cells_.size()) <= width) return {0, cells_.size(), width};
    const std::uint32_t room = width - 2;  // for "…" at both ends
    Window window{begin, begin, 0};
    grow_right(window, end, room);
    const std::uint32_t left = window.columns + (room - window.columns) / 2;
    grow_left(window, left);
    grow_right(window, cells_.size(), room);
    grow_left(window, room);
    to_words(window, begin, end);
    return window;
  }

  void grow_right(Window& window, std::size_t end, std::uint32_t room) const {
    while (window.end < end && window.columns + cells_[window.end].width <= room) window.columns += cells_[window.end++].width;
  }
  void grow_left(Window& window, std::uint32_t room) const {
    while (window.begin > 0 && window.columns + cells_[window.begin - 1].width <= room)
      window.columns += cells_[--window.begin].width;
  }

  bool is_blank(std::size_t i) const { return cells_[i].text == " "; }

  /// Gives up half words at the ends, if that costs few columns.
  void to_words(Window& window, std::size_t begin, std::size_t end) const {
    if (window.begin > 0 && !is_blank(window.begin - 1)) {
      std::size_t cut = window.begin;
      while (cut < begin && !is_blank(cut)) ++cut;
      if (cut < begin && columns(window.begin, cut) <= word_slack) window.begin = cut + 1;
    }
    if (window.end < cells_.size() && window.end > end && !is_blank(window.end)) {
      std::size_t cut = window.end;
      while (cut > end && !is_blank(cut - 1)) --cut;
      if (cut > end && columns(cut, window.end) <= word_slack) window.end = cut - 1;
    }
  }

  std::vector<Cell> cells_;
};

void add_lines_before(std::vector<ExcerptLine>& lines, std::string_view text, std::uint32_t begin, std::uint32_t number,
                      ExcerptSize size) {
  for (std::uint32_t i = 0; i < size.context && number > 1 && begin > 0 && is_line_end(text[begin - 1]); ++i) {
    std::uint32_t end = begin - 1;
    if (text[end] == '\n' && end > 0 && text[end - 1] == '\r') --end;
    begin = line_begin(text, end);
    const bool whole = begin == 0 || is_line_end(text[begin - 1]);
    if (!whole) break;
    lines.insert(lines.begin(), Line{text, {begin, end}}.show(--number, {begin, begin}, size.width));
  }
}

void add_lines_after(std::vector<ExcerptLine>& lines, std::string_view text, std::uint32_t end, std::uint32_t number,
                     ExcerptSize size) {
  for (std::uint32_t i = 0; i < size.context && end < text.size() && is_line_end(text[end]); ++i) {
    const std::uint32_t begin = next_line(text, end);
    if (begin == text.size()) break;  // the text ends with a line end
    end = line_end(text, begin);
    lines.push_back(Line{text, {begin, end}}.show(++number, {begin, begin}, size.width));
  }
}

}  // namespace

std::vector<ExcerptLine> excerpt(std::string_view text, Bytes span, std::uint32_t line, ExcerptSize size) {
  std::vector<ExcerptLine> lines;
  const std::uint32_t first = line_begin(text, span.begin);
  std::uint32_t begin = first, mark = span.begin, end = first, number = line;
  for (;; ++number) {
    const std::uint32_t in_line = line_end(text, mark);
    end = in_line >= span.end ? line_end(text, span.end) : in_line;
    lines.push_back(Line{text, {begin, end}}.show(number, {mark, std::min(span.end, end)}, size.width));
    if (end >= span.end || lines.size() == most_span_lines || !is_line_end(text[end])) break;
    begin = mark = next_line(text, end);
    while (mark < span.end && (text[mark] == ' ' || text[mark] == '\t')) ++mark;
    if (mark >= span.end) break;
  }
  add_lines_before(lines, text, first, line, size);
  add_lines_after(lines, text, end, number, size);
  return lines;
}

}  // namespace unblame::report
