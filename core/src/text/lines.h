// Blanks and line ends of a view, where every Unicode space is one of them.
#pragma once

#include <string_view>

namespace unblame {

[[nodiscard]] constexpr bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t';
}
[[nodiscard]] constexpr bool is_line_end(char c) noexcept {
  return c == '\n' || c == '\r';
}

/// The first position at or after `at` that holds no blank; the size if there is none.
[[nodiscard]] constexpr std::size_t after_blanks(std::string_view view, std::size_t at) noexcept {
  while (at < view.size() && is_blank(view[at])) ++at;
  return at;
}

/// The position after the line end at `at`: "\r\n" is one. `at` itself if there is none.
[[nodiscard]] constexpr std::size_t after_line_end(std::string_view view, std::size_t at) noexcept {
  if (view.substr(at, 2) == "\r\n") return at + 2;
  return at < view.size() && is_line_end(view[at]) ? at + 1 : at;
}

}  // namespace unblame
