// Which encoding, and the bytes in it as text.
//
// A byte order mark says it. Without one: UTF-16 of western text has a zero in every other byte, which no other text has; it
// comes first, since "h\0i\0" is also valid UTF-8. Then valid UTF-8, which bytes of another encoding are only by accident. UTF-8
// with a few damaged places (a file cut in the middle of a character, two files put together) is still UTF-8 if it has more whole
// characters than broken ones: read as Windows-1252 every quotation mark of it would be three wrong letters. What is left is
// Windows-1252. Not ICU's detector: it guesses among thirty encodings from a sample, and a short record is often taken for Greek.
#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "text/utf8.h"
#include "text/windows1252.h"
#include "unblame/text.h"

namespace unblame {
namespace {

/// Where there is something to guess, this much is looked at.
constexpr std::size_t sample_bytes = 64 << 10;

struct ByteOrderMark {
  std::string_view bytes;
  Encoding encoding;
};
constexpr ByteOrderMark byte_order_marks[] = {
    {"\xEF\xBB\xBF", Encoding::utf8}, {"\xFF\xFE", Encoding::utf16le}, {"\xFE\xFF", Encoding::utf16be}};

std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes) noexcept {
  for (const ByteOrderMark& mark : byte_order_marks) {
    if (bytes.starts_with(mark.bytes)) return mark;
  }
  return std::nullopt;
}

bool is_utf16(Encoding encoding) noexcept {
  return encoding == Encoding::utf16le || encoding == Encoding::utf16be;
}

/// A character below U+0100 that stands in texts.
bool is_western(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte < 0x7F) || byte >= 0xA0 || c == '\t' || c == '\n' || c == '\r';
}

struct Guess {
  Encoding encoding = Encoding::utf8;
  double confidence = 1.0;
};

/// UTF-16 if most pairs of bytes are a zero and a western character, and in the same order.
std::optional<Guess> utf16_by_zero_bytes(std::string_view bytes) noexcept {
  const std::string_view sample = bytes.substr(0, sample_bytes);
  const std::size_t pairs = sample.size() / 2;
  std::size_t little = 0, big = 0;
  for (std::size_t at = 0; at + 1 < sample.size(); at += 2) {
    if (sample[at + 1] == '\0' && is_western(sample[at])) ++little;
    if (sample[at] == '\0' && is_western(sample[at + 1])) ++big;
  }
  const std::size_t most = std::max(little, big);
  if (most < 2 || most * 2 < pairs || std::min(little, big) * 8 > most) return std::nullopt;
  const double share = static_cast<double>(most) / static_cast<double>(pairs);
  return Guess{little > big ? Encoding::utf16le : Encoding::utf16be, std::min(share, 0.99)};
}

/// The ill-formed sequence at `at`: the longest beginning of a character, or one byte (Unicode 15, 3.9, "maximal subpart").
std::uint32_t ill_formed_size(std::string_view bytes, std::size_t at) noexcept {
  return std::max(1u, utf8_agreeing(bytes, at, utf8_lead(bytes[at])));
}

/// How many characters of two bytes and more are whole and how many are not, and where the first byte of either stands.
struct Utf8Census {
  std::uint64_t whole = 0, broken = 0;
  std::size_t first = 0;
};

Utf8Census utf8_census(std::string_view bytes) noexcept {
  Utf8Census census{.first = after_ascii(bytes, 0)};
  for (std::size_t at = census.first; at < bytes.size();) {
    const Utf8Char c = utf8_at(bytes, at);
    ++(c.is_invalid() ? census.broken : census.whole);
    at = after_ascii(bytes, at + (c.is_invalid() ? ill_formed_size(bytes, at) : c.size));
  }
  return census;
}

/// U+FFFD if nothing is defined.
char32_t from_windows1252(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x80 || byte >= 0xA0) return byte;
  const char16_t defined = windows1252_80[byte - 0x80];
  return defined != 0 ? defined : replacement_character;
}

bool is_ascii_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether the byte at `at`, which is not ASCII, makes sense as Windows-1252 in western text: a mark or sign, or a letter beside
/// an ASCII letter. Letters among themselves are some other encoding's words.
bool is_plausible_windows1252(std::string_view bytes, std::size_t at) noexcept {
  if (from_windows1252(bytes[at]) == replacement_character) return false;
  if (static_cast<unsigned char>(bytes[at]) < 0xC0) return true;
  return (at > 0 && is_ascii_letter(bytes[at - 1])) || (at + 1 < bytes.size() && is_ascii_letter(bytes[at + 1]));
}

/// `first` is the place of the first byte that is not ASCII.
double windows1252_confidence(std::string_view bytes, std::size_t first) noexcept {
  const std::string_view sample = bytes.substr(0, first + std::min(sample_bytes, bytes.size() - first));
  std::size_t plausible = 0, all = 0;
  for (std::size_t at = first; at < sample.size(); at = after_ascii(sample, at + 1)) {
    plausible += is_plausible_windows1252(sample, at) ? 1 : 0;
    ++all;
  }
  return 0.9 * static_cast<double>(plausible) / static_cast<double>(all);
}

Guess guess(std::string_view bytes) noexcept {
  if (const auto utf16 = utf16_by_zero_bytes(bytes)) return *utf16;
  const Utf8Census census = utf8_census(bytes);
  if (census.broken == 0) return {Encoding::utf8, 1.0};
  if (census.whole > census.broken) {
    return {Encoding::utf8, static_cast<double>(census.whole) / static_cast<double>(census.whole + census.broken)};
  }
  return {Encoding::windows1252, windows1252_confidence(bytes, census.first)};
}

void decode_utf8(std::string_view bytes, Decoded& decoded) {
  decoded.text.reserve(bytes.size());
  std::size_t copied = 0;
  for (std::size_t at = after_ascii(bytes, 0); at < bytes.size();) {
    const Utf8Char c = utf8_at(bytes, at);
    std::size_t next = at + c.size;
    if (c.is_invalid()) {
      decoded.text.append(bytes, copied, at - copied);
      append_utf8(decoded.text, replacement_character);
      ++decoded.replaced;
      next = copied = at + ill_formed_size(bytes, at);
    }
    at = after_ascii(bytes, next);
  }
  decoded.text.append(bytes, copied);
}

void decode_utf16(std::string_view bytes, bool big_endian, Decoded& decoded) {
  decoded.text.reserve(bytes.size() / 2);
  const auto unit_at = [&](std::size_t at) -> char32_t {
    const auto low = static_cast<unsigned char>(bytes[at + (big_endian ? 1 : 0)]);
    const auto high = static_cast<unsigned char>(bytes[at + (big_endian ? 0 : 1)]);
    return static_cast<char32_t>(high << 8 | low);
  };
  const auto is_lead = [](char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; };
  const auto is_trail = [](char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; };
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit_at(at);
    if (is_lead(c) && at + 3 < bytes.size() && is_trail(unit_at(at + 2))) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit_at(at + 2) - 0xDC00);
      at += 2;
    } else if (is_lead(c) || is_trail(c)) {
      c = replacement_character;
      ++decoded.replaced;
    }
    append_utf8(decoded.text, c);
  }
  if (at < bytes.size()) {  // half a code unit
    append_utf8(decoded.text, replacement_character);
    ++decoded.replaced;
  }
}

void decode_windows1252(std::string_view bytes, Decoded& decoded) {
  decoded.text.reserve(bytes.size() + bytes.size() / 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = after_ascii(bytes, at);
    decoded.text.append(bytes, at, end - at);
    if (end == bytes.size()) break;
    const char32_t c = from_windows1252(bytes[end]);
    append_utf8(decoded.text, c);
    decoded.replaced += c == replacement_character ? 1 : 0;
    at = end + 1;
  }
}

/// Formats of which a first part may be readable, or short.
bool has_binary_signature(std::string_view bytes) noexcept {
  using namespace std::string_view_literals;
  constexpr std::string_view signatures[] = {"%PDF-"sv,
                                             "PK\x03\x04"sv,
                                             "PK\x05\x06"sv,
                                             "\xD0\xCF\x11\xE0"sv,
                                             "\x1F\x8B"sv,
                                             "\x89PNG"sv,
                                             "GIF8"sv,
                                             "\xFF\xD8\xFF"sv,
                                             "\x7F"
                                             "ELF"sv,
                                             "7z\xBC\xAF\x27\x1C"sv,
                                             "Rar!\x1A"sv,
                                             "SQLite format 3\0"sv};
  return std::any_of(std::begin(signatures), std::end(signatures),
                     [bytes](std::string_view signature) { return bytes.starts_with(signature); });
}

bool is_odd_control(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && !(c >= '\t' && c <= '\r')) || byte == 0x7F;
}

}  // namespace

Decoded decode(std::string_view bytes, std::optional<Encoding> encoding) {
  Decoded decoded;
  const std::optional<ByteOrderMark> mark = byte_order_mark(bytes);
  decoded.stated = encoding || mark;
  // A mark settles the byte order of UTF-16 whatever was said: swapped, it would be U+FFFE, which is no character.
  const bool mark_counts =
      mark && (!encoding || *encoding == mark->encoding || (is_utf16(*encoding) && is_utf16(mark->encoding)));
  if (mark_counts) bytes.remove_prefix(mark->bytes.size());
  const Guess found = mark_counts ? Guess{mark->encoding} : encoding ? Guess{*encoding} : guess(bytes);
  decoded.encoding = found.encoding;
  decoded.confidence = found.confidence;
  switch (found.encoding) {
    using enum Encoding;
    case utf8:
      decode_utf8(bytes, decoded);
      break;
    case utf16le:
      decode_utf16(bytes, false, decoded);
      break;
    case utf16be:
      decode_utf16(bytes, true, decoded);
      break;
    case windows1252:
      decode_windows1252(bytes, decoded);
      break;
  }
  return decoded;
}

bool looks_binary(std::string_view bytes) noexcept {
  if (byte_order_mark(bytes)) return false;
  if (has_binary_signature(bytes)) return true;
  if (utf16_by_zero_bytes(bytes)) return false;
  const std::string_view sample = bytes.substr(0, sample_bytes);
  // A stray zero or escape is in many an export; of compressed or compiled data every tenth byte is one.
  return static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), is_odd_control)) * 20 > sample.size();
}

std::string_view to_string(Encoding encoding) noexcept {
  switch (encoding) {
    using enum Encoding;
    case utf8:
      return "utf-8";
    case utf16le:
      return "utf-16le";
    case utf16be:
      return "utf-16be";
    case windows1252:
      return "windows-1252";
  }
  return {};
}

std::optional<Encoding> encoding_from(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c != '-' && c != '_' && c != ' ') plain += is_ascii_letter(c) ? static_cast<char>(c | 0x20) : c;
  }
  // As the web platform reads them: "ascii" and "latin1" mean Windows-1252, of which both are a part.
  constexpr std::pair<std::string_view, Encoding> names[] = {{"utf8", Encoding::utf8},
                                                             {"utf8bom", Encoding::utf8},
                                                             {"utf8sig", Encoding::utf8},
                                                             {"utf16", Encoding::utf16le},
                                                             {"utf16le", Encoding::utf16le},
                                                             {"utf16be", Encoding::utf16be},
                                                             {"unicode", Encoding::utf16le},
                                                             {"windows1252", Encoding::windows1252},
                                                             {"cp1252", Encoding::windows1252},
                                                             {"1252", Encoding::windows1252},
                                                             {"ansi", Encoding::windows1252},
                                                             {"latin1", Encoding::windows1252},
                                                             {"iso88591", Encoding::windows1252},
                                                             {"ascii", Encoding::windows1252},
                                                             {"usascii", Encoding::windows1252}};
  for (const auto& [known, encoding] : names) {
    if (plain == known) return encoding;
  }
  return std::nullopt;
}

}  // namespace unblame
