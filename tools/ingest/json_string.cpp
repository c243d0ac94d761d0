#include "ingest/json_string.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "ingest/utf8_append.h"

namespace unblame::ingest {
namespace {

std::optional<std::uint32_t> four_hex_digits(const char* at, const char* end) noexcept {
  if (end - at < 4) return std::nullopt;
  std::uint32_t unit = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = at[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    unit = unit << 4 | static_cast<std::uint32_t>(digit);
  }
  return unit;
}

char simple_escape(char c) noexcept {
  constexpr std::string_view names = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  const std::size_t at = names.find(c);
  return at == std::string_view::npos ? '\0' : meanings[at];
}

char* put(char* to, char32_t code) {
  std::string bytes;  // at most four: in the object itself
  append_utf8(bytes, code);
  return std::copy(bytes.begin(), bytes.end(), to);
}

/// \uXXXX, one or a pair; `from` is behind the "u". Null if it is none.
const char* unescape_unit(const char* from, const char* end, char*& to) noexcept {
  const auto unit = four_hex_digits(from, end);
  if (!unit) return nullptr;
  from += 4;
  if (is_high_surrogate(*unit) && end - from >= 6 && from[0] == '\\' && from[1] == 'u') {
    const auto low = four_hex_digits(from + 2, end);
    if (low && is_low_surrogate(*low)) {
      to = put(to, joined_surrogates(*unit, *low));
      return from + 6;
    }
  }
  to = put(to, *unit);
  return from;
}

}  // namespace

std::optional<std::string_view> unescape_in_place(char* begin, const char* end) noexcept {
  const auto* quote = static_cast<const char*>(std::memchr(begin, '"', static_cast<std::size_t>(end - begin)));
  if (quote == nullptr) return std::nullopt;
  const auto* escape = static_cast<const char*>(std::memchr(begin, '\\', static_cast<std::size_t>(quote - begin)));
  if (escape == nullptr) return std::string_view{begin, static_cast<std::size_t>(quote - begin)};
  const char* from = escape;
  char* to = begin + (escape - begin);
  while (from != end && *from != '"') {
    if (*from != '\\') {
      const char* stop = from + 1;
      while (stop != end && *stop != '"' && *stop != '\\') ++stop;
      std::memmove(to, from, static_cast<std::size_t>(stop - from));
      to += stop - from;
      from = stop;
      continue;
    }
    if (++from == end) return std::nullopt;
    if (*from == 'u') {
      from = unescape_unit(from + 1, end, to);
      if (from == nullptr) return std::nullopt;
    } else if (const char meaning = simple_escape(*from); meaning != '\0') {
      *to++ = meaning;
      ++from;
    } else {
      return std::nullopt;
    }
  }
  if (from == end) return std::nullopt;
  return std::string_view{begin, static_cast<std::size_t>(to - begin)};
}

}  // namespace unblame::ingest
