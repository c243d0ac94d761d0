// Random texts that are hard on folding and positions, and a runner that shows the shortest text that fails.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include "doctest/doctest.h"
#include "text/utf8.h"

namespace unblame::testing {

/// splitmix64: the same numbers on every platform, which std's distributions do not promise.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() noexcept {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  /// 0 to `count - 1`.
  std::uint32_t below(std::uint32_t count) noexcept { return static_cast<std::uint32_t>(next() % count); }

  template <class T, std::size_t n>
  const T& one_of(const T (&things)[n]) noexcept {
    return things[below(n)];
  }

 private:
  std::uint64_t state_;
};

/// Any code point that UTF-8 can hold.
inline char32_t any_code_point(Random& random) {
  const char32_t c = random.below(0x110000);
  return c >= 0xD800 && c < 0xE000 ? 0xFFFD : c;
}

/// Where folding has most to decide.
inline char32_t hard_code_point(Random& random) {
  constexpr char32_t hard[] = {
      0xC9,    0xDF,    0x1E9E, 0x130,   0x131,   0x3A3,  0x3C2,    0x17F,  0x212A, 0x212B, 0xFB01, 0xFB03, 0xFB06,
      0x149,   0x1F0,   0x390,  0x587,   0x1E96,  0xFDFA, 0xFDFB,   0x2163, 0xBD,   0x2460, 0xB4,   0x1FFD, 0x1FEF,
      0xA8,    0x2DD,   0x37A,  0x384,   0x301,   0x308,  0x327,    0x338,  0x345,  0x344,  0x20DD, 0x20E3, 0xFE0F,
      0x34F,   0xE0100, 0x3099, 0xFF9E,  0xF73,   0x302E, 0xAD,     0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x202E,
      0x61C,   0xE0041, 0x115F, 0x1100,  0x1161,  0x11A8, 0xAC00,   0xAC01, 0x9C7,  0x9BE,  0x9CB,  0x1B44, 0x1D15F,
      0x1D165, 0x1F80,  0x1FB3, 0x1F600, 0x1F170, 0x2018, 0x2019,   0x201C, 0x201D, 0x2032, 0x2033, 0x2034, 0x2036,
      0x2057,  0x2026,  0x2044, 0x2212,  0x2010,  0x2014, 0xFE58,   0xFF0D, 0xFF3F, 0x203F, 0xA0,   0x85,   0x2028,
      0x2029,  0x3000,  0x2009, 0xFFFD,  0xFFFC,  0xFFFF, 0x10FFFF, 0xE000, 0x378,  0xFF21, 0xFF07, 0xFF02, 0x1D400};
  return random.one_of(hard);
}

/// A piece of a text: a word, punctuation, a broken word, characters of all planes, bytes that are no UTF-8.
inline void append_piece(Random& random, std::string& text) {
  constexpr std::string_view words[] = {"She",      "put", "HERSELF", "at",  "risk",      "didn't",
                                        "she'd've", "5'6", "e.g.",    "Mr.", "self-harm", "a_b"};
  constexpr std::string_view separators[] = {" ",    " ",  " ",    ". ", ", ",  " - ", "-", "/", "\n",
                                             "\r\n", "\r", "\n\n", "? ", "...", "\"",  "'", "`", "\t"};
  constexpr std::string_view breaks[] = {"exploi-\ntation",  "a-\r\nb",           "a- \t\n  b", "a-\n\nb",
                                         "a\u2010\n\u00A0b", "a-\u00AD\n\u0301b", "-\n"};
  constexpr std::string_view broken[] = {"\xFF",         "\xC3",     "\xA9",         "\xE2\x82",
                                         "\xF0\x9F\x98", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80"};
  switch (random.below(9)) {
    case 0:
    case 1:
      text += random.one_of(words);
      break;
    case 2:
      text += random.one_of(separators);
      break;
    case 3:
      text += random.one_of(breaks);
      break;
    case 4:
      text += random.one_of(broken);
      break;
    case 5:
      text += static_cast<char>(random.below(256));
      break;
    case 6:
      append_utf8(text, random.below(0x3000));
      break;
    case 7:
      append_utf8(text, any_code_point(random));
      break;
    default:
      append_utf8(text, hard_code_point(random));
      break;
  }
}

inline std::string random_text(Random& random) {
  std::string text;
  for (std::uint32_t pieces = random.below(14); pieces > 0; --pieces) append_piece(random, text);
  return text;
}

inline std::string escaped(std::string_view bytes) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F && c != '\\') {
      text += c;
    } else {
      text += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return text;
}

inline std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? std::strtoull(value, nullptr, 10) : otherwise;
}

/// Checks `property` (text -> what is wrong, empty if nothing is) on random texts. A text that fails is made shorter as long as
/// it still fails, and the result is a row for a table. UNBLAME_TEST_SEED and UNBLAME_TEST_CASES override seed and number.
template <class Property>
void check_random_texts(std::uint64_t cases, Property property) {
  const std::uint64_t seed = setting("UNBLAME_TEST_SEED", 20231208);
  cases = setting("UNBLAME_TEST_CASES", cases);
  MESSAGE("seed " << seed << ", " << cases << " cases");
  Random random(seed);
  for (std::uint64_t k = 0; k < cases; ++k) {
    std::string text = random_text(random);
    if (property(text).empty()) continue;
    for (std::size_t size = text.size(); size > 0; size /= 2) {
      for (std::size_t at = 0; at + size <= text.size();) {
        const std::string shorter = std::string(text).erase(at, size);
        if (property(shorter).empty()) {
          ++at;
        } else {
          text = shorter;
        }
      }
    }
    FAIL("case " << k << ": \"" << escaped(text) << "\": " << property(text));
  }
}

}  // namespace unblame::testing
