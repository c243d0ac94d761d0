// What one code point becomes in the match view.
#pragma once

#include <cstdint>
#include <string_view>

namespace unblame {

/// Bytes of a view that stand for a class of characters.
inline constexpr char stand_in_letter = 'Z';      ///< a letter or digit that is not ASCII; upper case cannot occur otherwise
inline constexpr char stand_in_other = '\x01';    ///< controls, symbols, "_": neither letter, blank nor known punctuation
inline constexpr char stand_in_invalid = '\x02';  ///< U+FFFD and invalid bytes

/// The longest answer: U+FDFA, the Arabic "may God bless him and give him peace", is four words.
inline constexpr std::size_t max_folded_size = 18;

struct Folded {
  char bytes[max_folded_size] = {};
  std::uint8_t size = 0;  ///< 0: vanishes
  bool is_mark = false;   ///< vanishes, and belongs to the character before it

  [[nodiscard]] std::string_view text() const noexcept { return {bytes, size}; }
};

/// What an ASCII character becomes.
[[nodiscard]] constexpr char fold_ascii(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c | 0x20);
  if (c == '\t' || c == '\n' || c == '\r') return c;
  if (c == '\v' || c == '\f') return ' ';
  if (c == '`') return '\'';
  const bool is_control = c < ' ' || c == '\x7F';
  return is_control || c == '_' ? stand_in_other : c;
}

/// What `code_point` (at most U+10FFFF) becomes. ICU is asked for 64 code points when the first of them is met, about 20 us;
/// after that a look-up. Any number of threads. The answer lives as long as the program.
[[nodiscard]] const Folded& folded(char32_t code_point);

}  // namespace unblame
