// UTF-8, one character at a time. The only place that knows its bit patterns.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace unblame {

inline constexpr char32_t replacement_character = 0xFFFD;

[[nodiscard]] constexpr bool is_ascii(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x80;
}

/// A character and how many bytes it has. An invalid byte is U+FFFD and one byte long; U+FFFD itself has three.
struct Utf8Char {
  char32_t code_point = 0;
  std::uint32_t size = 1;

  [[nodiscard]] constexpr bool is_invalid() const noexcept { return code_point == replacement_character && size == 1; }
};

/// What a first byte promises: how many bytes, and the range of the second (Unicode 15, table 3-7: no overlong form, no
/// surrogate, nothing above U+10FFFF). Size 0: no character begins so.
struct Utf8Lead {
  std::uint32_t size = 0;
  unsigned char second_min = 0x80, second_max = 0xBF;
};

[[nodiscard]] constexpr Utf8Lead utf8_lead(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {0};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

/// How many bytes at `at` agree with `lead`, the promise of the first of them: `lead.size` if the character is whole.
/// `at` lies in the text.
[[nodiscard]] constexpr std::uint32_t utf8_agreeing(std::string_view text, std::size_t at, Utf8Lead lead) noexcept {
  if (lead.size == 0) return 0;
  for (std::uint32_t k = 1; k < lead.size; ++k) {
    if (at + k >= text.size()) return k;
    const auto byte = static_cast<unsigned char>(text[at + k]);
    const bool agrees = k == 1 ? byte >= lead.second_min && byte <= lead.second_max : (byte & 0xC0) == 0x80;
    if (!agrees) return k;
  }
  return lead.size;
}

/// The character at `at`, which lies in the text.
[[nodiscard]] constexpr Utf8Char utf8_at(std::string_view text, std::size_t at) noexcept {
  const Utf8Lead lead = utf8_lead(text[at]);
  if (lead.size == 0 || utf8_agreeing(text, at, lead) != lead.size) return {replacement_character, 1};
  constexpr unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t code_point = static_cast<unsigned char>(text[at]) & lead_bits[lead.size];
  for (std::uint32_t k = 1; k < lead.size; ++k) {
    code_point = code_point << 6 | (static_cast<unsigned char>(text[at + k]) & 0x3F);
  }
  return {code_point, lead.size};
}

/// The first position at or after `at` whose byte is not ASCII; the size if there is none. Eight bytes a step.
[[nodiscard]] inline std::size_t after_ascii(std::string_view text, std::size_t at) noexcept {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  while (at < text.size() && is_ascii(text[at])) ++at;
  return at;
}

/// `code_point` is no surrogate and at most U+10FFFF.
inline void append_utf8(std::string& text, char32_t code_point) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (code_point >> shift & 0x3F)); };
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += {static_cast<char>(0xC0 | code_point >> 6), tail(0)};
  } else if (code_point < 0x10000) {
    text += {static_cast<char>(0xE0 | code_point >> 12), tail(6), tail(0)};
  } else {
    text += {static_cast<char>(0xF0 | code_point >> 18), tail(12), tail(6), tail(0)};
  }
}

}  // namespace unblame
