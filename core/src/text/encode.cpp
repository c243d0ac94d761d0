// A text back to the bytes of a file: what decode() reads, written. No repair: what an encoding lacks is an error, not a "?".
#include <algorithm>

#include "text/utf8.h"
#include "text/windows1252.h"
#include "unblame/text.h"

namespace unblame {
namespace {

bool append_windows1252(std::string& bytes, char32_t c) {
  if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) {
    bytes += static_cast<char>(c);
    return true;
  }
  const auto found = std::find(windows1252_80.begin(), windows1252_80.end(), c);
  if (found == windows1252_80.end()) return false;
  bytes += static_cast<char>(0x80 + (found - windows1252_80.begin()));
  return true;
}

void append_utf16(std::string& bytes, char32_t c, bool big_endian) {
  const auto append_unit = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  if (c < 0x10000) return append_unit(c);
  append_unit(0xD800 + ((c - 0x10000) >> 10));
  append_unit(0xDC00 + ((c - 0x10000) & 0x3FF));
}

}  // namespace

std::string_view byte_order_mark_of(Encoding encoding) noexcept {
  switch (encoding) {
    using enum Encoding;
    case utf8:
      return "\xEF\xBB\xBF";
    case utf16le:
      return "\xFF\xFE";
    case utf16be:
      return "\xFE\xFF";
    case windows1252:
      break;
  }
  return {};
}

std::optional<std::string> encode(std::string_view text, Encoding encoding) {
  std::string bytes;
  bytes.reserve(encoding == Encoding::utf16le || encoding == Encoding::utf16be ? 2 * text.size() : text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char c = utf8_at(text, at);
    if (c.is_invalid()) return std::nullopt;
    at += c.size;
    switch (encoding) {
      using enum Encoding;
      case utf8:
        bytes.append(text, at - c.size, c.size);
        break;
      case utf16le:
      case utf16be:
        append_utf16(bytes, c.code_point, encoding == utf16be);
        break;
      case windows1252:
        // U+FFFD is what decode() makes of an undefined byte; there is no byte for it.
        if (!append_windows1252(bytes, c.code_point)) return std::nullopt;
        break;
    }
  }
  return bytes;
}

}  // namespace unblame
