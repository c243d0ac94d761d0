#include "context/lines.h"

#include <algorithm>
#include <initializer_list>

#include "text/lines.h"
#include "text/words.h"

namespace unblame {

namespace {

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || c == 'Z';
}

/// Whether one of `words` stands at `at` as a whole word; gives its size.
std::uint32_t size_of_word_at(std::string_view view, std::uint32_t at, std::uint32_t end,
                              std::initializer_list<std::string_view> words) noexcept {
  for (const std::string_view word : words) {
    if (view.substr(at, word.size()) == word && (at + word.size() >= end || !is_word_byte(view[at + word.size()])))
      return static_cast<std::uint32_t>(word.size());
  }
  return 0;
}

/// The end of "03 May 2025 " at `at`, or `at`.
std::uint32_t after_written_date(std::string_view view, std::uint32_t at, std::uint32_t end) noexcept {
  std::uint32_t i = at;
  while (i < end && i < at + 2 && is_digit(view[i])) ++i;
  if (i == at || i >= end || !is_blank(view[i])) return at;
  const std::uint32_t month = size_of_word_at(view, ++i, end,
                                              {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
                                               "dec", "january", "february", "march", "april", "june", "july", "august", "september",
                                               "october", "november", "december"});
  if (month == 0) return at;
  i += month;
  while (i < end && (is_blank(view[i]) || view[i] == ',')) ++i;
  const std::uint32_t year = i;
  while (i < end && i < year + 4 && is_digit(view[i])) ++i;
  if (i == year) return at;
  const std::uint32_t after = i;
  while (i < end && (is_blank(view[i]) || view[i] == ',')) ++i;
  return i > after ? i : at;
}

/// The end of a time at `at`, or `at`: 2214, 22:14, 22.14, 0140 hrs, 19:10hrs, 7.10pm, [22:14], 03 May 2025 19:10.
std::uint32_t after_time(std::string_view view, std::uint32_t at, std::uint32_t end) noexcept {
  const auto unit_at = [&](std::uint32_t i) { return size_of_word_at(view, i, end, {"hrs", "hours", "hr", "h", "am", "pm"}); };
  std::uint32_t i = after_written_date(view, at, end), digits = 0;
  if (i < end && view[i] == '[') ++i;
  const std::uint32_t begin = i;
  for (; i < end && i < begin + 20 && (is_digit(view[i]) || view[i] == ':' || view[i] == '.' || view[i] == '/'); ++i)
    digits += is_digit(view[i]);
  if (digits < 3) return at;
  if (i < end && is_letter(view[i])) {
    const std::uint32_t unit = unit_at(i);
    return unit == 0 ? at : i + unit;
  }
  if (i < end && (view[i] == ']' || view[i] == ',')) ++i;
  while (i < end && is_blank(view[i])) ++i;
  return i + unit_at(i);
}

/// The end of a list mark at `at`, or `at`: "-", "*", a bullet, "1.", "12)", "a)", "(iv)".
std::uint32_t after_list_mark(std::string_view view, std::uint32_t at, std::uint32_t end) noexcept {
  if (at >= end) return at;
  const char c = view[at];
  if (c == '-' || c == '*' || c == '+' || c == '\x01') {
    const std::uint32_t after = at + 1;
    return after < end && is_blank(view[after]) ? after : at;
  }
  std::uint32_t i = at;
  const bool bracketed = view[i] == '(';
  if (bracketed) ++i;
  const std::uint32_t begin = i;
  while (i < end && i < begin + 3 && is_word_byte(view[i])) ++i;
  if (i == begin || i >= end) return at;
  const bool numbered = is_digit(view[begin]);
  const bool closes = view[i] == ')' || (numbered && !bracketed && view[i] == '.');
  const bool label =
      numbered || i == begin + 1 || view.substr(begin, i - begin).find_first_not_of("ivx") == std::string_view::npos;
  return closes && label && i + 1 < end && is_blank(view[i + 1]) ? i + 1 : at;
}

std::uint32_t skip_blanks(std::string_view view, std::uint32_t at, std::uint32_t end) noexcept {
  while (at < end && is_blank(view[at])) ++at;
  return at;
}

/// The line that holds `position`, cut `reach` bytes before and behind it.
Span<ViewByte> line_near(std::string_view view, std::uint32_t position, std::uint32_t reach) noexcept {
  const auto size = static_cast<std::uint32_t>(view.size());
  position = std::min(position, size);
  const std::uint32_t first = position > reach ? position - reach : 0;
  std::uint32_t begin = position;
  while (begin > first && !is_line_end(view[begin - 1])) --begin;
  // Two searches for one byte each, as the library does them fast.
  std::string_view behind = view.substr(position, reach);
  behind = behind.substr(0, behind.find('\n'));
  behind = behind.substr(0, behind.find('\r'));
  return {begin, position + static_cast<std::uint32_t>(behind.size())};
}

}  // namespace

Span<ViewByte> line_at(std::string_view view, std::uint32_t position) noexcept {
  return line_near(view, position, max_line_bytes);
}

Span<ViewByte> line_before(std::string_view view, Span<ViewByte> line) noexcept {
  if (line.begin == 0) return {};
  std::uint32_t end = line.begin - 1;
  if (end > 0 && view[end] == '\n' && view[end - 1] == '\r') --end;
  return line_at(view.substr(0, end), end);
}

bool is_blank_line(std::string_view view, Span<ViewByte> line) noexcept {
  return skip_blanks(view, line.begin, line.end) == line.end;
}

std::uint32_t after_line_mark(std::string_view view, Span<ViewByte> line) noexcept {
  std::uint32_t at = skip_blanks(view, line.begin, line.end);
  at = skip_blanks(view, after_list_mark(view, at, line.end), line.end);
  at = skip_blanks(view, after_time(view, at, line.end), line.end);
  if (at < line.end && view[at] == '-') at = skip_blanks(view, at + 1, line.end);
  return at;
}

bool is_list_item(std::string_view view, Span<ViewByte> line) noexcept {
  const std::uint32_t at = skip_blanks(view, line.begin, line.end);
  return after_list_mark(view, at, line.end) != at;
}

Span<ViewByte> label_of(std::string_view view, Span<ViewByte> line) noexcept {
  constexpr std::uint32_t longest = 48;
  constexpr int most_words = 7;
  constexpr std::uint32_t longest_initials = 8;
  std::uint32_t begin = after_line_mark(view, line);
  while (begin < line.end && (view[begin] == '*' || view[begin] == '_' || view[begin] == '#')) ++begin;  // "**DC Ali:**"
  int words = 0;
  for (std::uint32_t i = begin; i < line.end && i - begin < longest; ++i) {
    if (is_word_byte(view[i]) && (i == begin || !is_word_byte(view[i - 1])) && ++words > most_words) break;
    if (view[i] == ':') {
      const bool time = i + 1 < line.end && is_digit(view[i + 1]);
      if (words > 0 && !time) return {begin, i};
      break;
    }
    if (view[i] == ')' && view.substr(begin, i - begin).find('(') != std::string_view::npos) continue;  // "Lifestyle (Y/N): "
    if (view[i] == '.' || view[i] == ')') {
      // Q. A. Q1. A12.
      const bool turn = i > begin && i - begin <= 4 && (view[begin] == 'q' || view[begin] == 'a') &&
                        std::all_of(view.begin() + begin + 1, view.begin() + i, is_digit);
      if (turn) return {begin, i};
      const bool initial = view[i] == '.' && i > begin && i - begin <= longest_initials && (i == begin + 1 || view[i - 2] == '.' || is_blank(view[i - 2]));
      if (initial) continue;  // "F.H.:"
      break;
    }
    if (view[i] == ',' || view[i] == ';' || view[i] == '"' || view[i] == '?') break;
    // "Q - Where?", "Q12 Where?"
    const bool letter = i > begin && (view[begin] == 'q' || view[begin] == 'a') && is_blank(view[i]) && words == 1 && i - begin <= 4 &&
                        std::all_of(view.begin() + begin + 1, view.begin() + i, is_digit);
    const bool dash = letter && i + 2 < line.end && view[i + 1] == '-' && is_blank(view[i + 2]);
    if (dash || (letter && i > begin + 1)) return {begin, i};
    // "Q  What happened?", "A<tab>Nothing.": set apart by more than one blank.
    const bool apart = i > begin && is_blank(view[i]) && (view[i] == '\t' || (i + 1 < line.end && is_blank(view[i + 1])));
    constexpr std::uint32_t longest_apart = 4;  // Q, A, OP, INF, DC: anything longer may be the first column of a table
    if (apart && words == 1 && i - begin <= longest_apart && begin == line.begin) return {begin, i};
  }
  return {begin, begin};
}

bool begins_paragraph(std::string_view view, std::uint32_t end, std::uint32_t begin) noexcept {
  int line_ends = 0;
  for (std::uint32_t i = end; i < begin && i < end + max_line_bytes; ++i) {
    if (view[i] == '\n' || (view[i] == '\r' && !(i + 1 < begin && view[i + 1] == '\n'))) {
      if (++line_ends == 2) return true;
    } else if (!is_blank(view[i]) && line_ends > 0) {
      line_ends = 0;
    }
  }
  return false;
}

bool begins_entry(std::string_view view, std::uint32_t end, std::uint32_t begin) noexcept {
  const std::string_view gap = view.substr(end, begin - end);
  if (gap == " " || gap.find_first_of("\r\n") == std::string_view::npos) return false;
  const Span<ViewByte> line = line_at(view, begin);
  if (is_list_item(view, line) || !label_of(view, line).empty() || after_line_mark(view, line) > begin) return true;
  constexpr std::uint32_t text_line = 64;  // a line of running text that was wrapped is longer
  return line_near(view, end, text_line).size() < text_line;
}

}  // namespace unblame
