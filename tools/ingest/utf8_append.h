// One code point to UTF-8.
#pragma once

#include <cstdint>
#include <string>

namespace unblame::ingest {

inline constexpr char32_t replacement_character = 0xFFFD;

/// Surrogates and what is beyond U+10FFFF become U+FFFD.
inline void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = replacement_character;
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80)
    out += static_cast<char>(code);
  else if (code < 0x800)
    (out += static_cast<char>(0xC0 | code >> 6)) += tail(0);
  else if (code < 0x10000)
    ((out += static_cast<char>(0xE0 | code >> 12)) += tail(6)) += tail(0);
  else
    (((out += static_cast<char>(0xF0 | code >> 18)) += tail(12)) += tail(6)) += tail(0);
}

[[nodiscard]] constexpr bool is_high_surrogate(std::uint32_t unit) noexcept {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
[[nodiscard]] constexpr bool is_low_surrogate(std::uint32_t unit) noexcept {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}
[[nodiscard]] constexpr char32_t joined_surrogates(std::uint32_t high, std::uint32_t low) noexcept {
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

}  // namespace unblame::ingest
