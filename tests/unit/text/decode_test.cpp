// Bytes of any file as text.
#include "doctest/doctest.h"

#include <optional>
#include <string>
#include <string_view>

#include "unblame/text.h"

using namespace unblame;
using namespace std::string_literals;
using namespace std::string_view_literals;
using enum Encoding;

namespace {

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}
std::string little(std::u16string_view text) {
  return utf16(text, false);
}
std::string big(std::u16string_view text) {
  return utf16(text, true);
}

}  // namespace

TEST_CASE("decode: the encoding is found") {
  struct Row {
    std::string bytes;
    Encoding encoding;
    std::string_view text;
    bool stated;
    std::string_view why;
  };
  const Row rows[] = {
      {"", utf8, "", false, "nothing is valid UTF-8"},
      {"She ran.", utf8, "She ran.", false, "ASCII"},
      {"She\u2019s", utf8, "She\u2019s", false, "valid UTF-8"},
      {"\xEF\xBB\xBFShe", utf8, "She", true, "the mark is no text"},
      {"\xEF\xBB\xBF\xEF\xBB\xBFShe", utf8, "\uFEFFShe", true, "a second one is"},
      {little(u"\uFEFFShe\u2019s"), utf16le, "She\u2019s", true, "mark, little-endian"},
      {big(u"\uFEFFShe\u2019s"), utf16be, "She\u2019s", true, "mark, big-endian"},
      {little(u"\uFEFF"), utf16le, "", true, "a mark alone"},
      {little(u"Mum said no."), utf16le, "Mum said no.", false, "zeros in every other byte, and valid UTF-8 besides"},
      {big(u"Mum said no."), utf16be, "Mum said no.", false, "the same, big-endian"},
      {little(u"caf\u00E9 \u201Cno\u201D"), utf16le, "caf\u00E9 \u201Cno\u201D", false, "a few characters without a zero"},
      {"caf\xE9", windows1252, "caf\u00E9", false, "one letter of Windows-1252"},
      {"She\x92s \x93streetwise\x94 \x96 \x80 5", windows1252, "She\u2019s \u201Cstreetwise\u201D \u2013 \u20AC 5", false,
       "its quotes"},
      {"\u201CShe\u2019s\u201D \xE2\x80", utf8, "\u201CShe\u2019s\u201D \uFFFD", false, "UTF-8 that was cut in a character"},
      {"a\0b"s, utf8, "a\0b"sv, false, "a stray zero is no UTF-16"},
      {"h\0"s, utf8, "h\0"sv, false, "one pair is too little to tell"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    const Decoded decoded = decode(row.bytes);
    CHECK(to_string(decoded.encoding) == to_string(row.encoding));
    CHECK(decoded.text == row.text);
    CHECK(decoded.stated == row.stated);
  }
}

TEST_CASE("decode: what the caller says counts more than what the bytes look like") {
  const Decoded as_1252 = decode("She\xE2\x80\x99s", windows1252);
  CHECK(as_1252.text == "She\u00E2\u20AC\u2122s");
  CHECK(as_1252.stated);
  CHECK(as_1252.confidence == 1.0);
  CHECK(decode("caf\xE9", utf8).text == "caf\uFFFD");
  CHECK(decode("\xEF\xBB\xBFShe", utf8).text == "She");
  CHECK(decode("\xEF\xBB\xBFShe", windows1252).text == "\u00EF\u00BB\u00BFShe");
  CHECK(decode(little(u"\uFEFFShe"), utf16le).text == "She");
  // "utf-16" is little-endian but for the mark.
  CHECK(decode(big(u"\uFEFFShe"), utf16le).text == "She");
  CHECK(decode(big(u"\uFEFFShe"), utf16le).encoding == utf16be);
}

TEST_CASE("decode: an invalid sequence becomes one U+FFFD as far as it could have been a character") {
  struct Row {
    std::string_view bytes, text;
    std::uint64_t replaced;
  };
  const Row rows[] = {
      {"a\xFFz", "a\uFFFDz", 1},
      {"a\xC3z", "a\uFFFDz", 1},                            // a first byte without its second
      {"a\xA9z", "a\uFFFDz", 1},                            // a second byte without its first
      {"a\xE2\x82z", "a\uFFFDz", 1},                        // two bytes of three
      {"a\xF0\x9F\x98z", "a\uFFFDz", 1},                    // three bytes of four
      {"a\xF0\x9F\x98", "a\uFFFD", 1},                      // … at the end
      {"\xC0\xAF", "\uFFFD\uFFFD", 2},                      // overlong: no beginning of a character
      {"\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD", 3},            // overlong
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},            // a surrogate
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4},  // above U+10FFFF
      {"\xF5\x80", "\uFFFD\uFFFD", 2},
      {"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64",  // the example of the Unicode standard, table 3-8
       "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd", 6},
      {"\uFFFD", "\uFFFD", 0},  // one that was in the file is not counted
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Decoded decoded = decode(row.bytes, utf8);
    CHECK(decoded.text == row.text);
    CHECK(decoded.replaced == row.replaced);
  }
}

TEST_CASE("decode: UTF-16 has surrogates, alone or in pairs") {
  struct Row {
    std::u16string units;
    std::string_view text;
    std::uint64_t replaced;
  };
  const Row rows[] = {
      {u"a\U0001F600z", "a\U0001F600z", 0},
      {{u'a', 0xD83D, u'z'}, "a\uFFFDz", 1},
      {{u'a', 0xDE00, u'z'}, "a\uFFFDz", 1},
      {{0xDE00, 0xD83D}, "\uFFFD\uFFFD", 2},  // the wrong way round
      {{0xD83D, 0xD83D, 0xDE00}, "\uFFFD\U0001F600", 1},
      {{u'a', 0xD83D}, "a\uFFFD", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    for (const Encoding encoding : {utf16le, utf16be}) {
      const Decoded decoded = decode(utf16(row.units, encoding == utf16be), encoding);
      CHECK(decoded.text == row.text);
      CHECK(decoded.replaced == row.replaced);
    }
  }
  const Decoded odd = decode(little(u"ab") + "c", utf16le);
  CHECK(odd.text == "ab\uFFFD");
  CHECK(odd.replaced == 1);
}

TEST_CASE("decode: an undefined byte of Windows-1252 is invalid, the others have their characters") {
  const Decoded undefined = decode("\x81\x8D\x8F\x90\x9D", windows1252);
  CHECK(undefined.text == "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(undefined.replaced == 5);
  CHECK(decode("\x80\x9F\xA0\xFF\x7F", windows1252).text == "\u20AC\u0178\u00A0\u00FF\x7F");
}

TEST_CASE("decode: confidence is 1 only where there was nothing to guess") {
  CHECK(decode("She ran.").confidence == 1.0);
  CHECK(decode("caf\u00E9").confidence == 1.0);
  CHECK(decode(little(u"\uFEFFShe ran.")).confidence == 1.0);
  CHECK(decode(little(u"She ran.")).confidence < 1.0);
  CHECK(decode(little(u"She ran.")).confidence > 0.9);
  CHECK(decode("caf\xE9, She\x92s").confidence > 0.8);
  CHECK(decode("\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0").confidence < 0.2);  // Cyrillic of another encoding
  const double damaged = decode("\u201CShe\u2019s\u201D \xE2\x80").confidence;
  CHECK(damaged == doctest::Approx(0.75));  // three of four characters
}

TEST_CASE("decode: a byte far behind the beginning counts as well") {
  const std::string long_text(300'000, 'x');
  CHECK(decode(long_text + "\xE9t").encoding == windows1252);
  CHECK(decode(long_text + "\xE9t").confidence > 0.8);
  CHECK(decode(long_text + "\u00E9t").encoding == utf8);
}

TEST_CASE("looks_binary: formats and noise, not text in a known encoding") {
  std::string noise, controls;
  for (int k = 0; k < 4096; ++k) noise += static_cast<char>((k * 197 + k / 7 * 31) & 0xFF);
  const std::string_view binary[] = {"PK\x03\x04\x14"sv,
                                     "%PDF-1.7\n1 0 obj"sv,
                                     "\xD0\xCF\x11\xE0\xA1\xB1"sv,
                                     "\x89PNG\r\n"sv,
                                     "SQLite format 3\0"sv,
                                     "\x7F"
                                     "ELF\x02"sv,
                                     noise};
  for (const std::string_view bytes : binary) {
    CAPTURE(bytes.substr(0, 4));
    CHECK(looks_binary(bytes));
  }
  const std::string utf16_text = little(u"She ran. Mum said no."), marked = big(u"\uFEFF\u0416\u0417");
  const std::string_view text[] = {"",
                                   "She ran.\r\n\tMum\fsaid no.",
                                   "caf\xE9 \x93no\x94",
                                   "\u0416\u0417",
                                   "{\\rtf1 She}",
                                   utf16_text,
                                   marked,
                                   "a long line with one stray zero \0 in it, from an export"sv};
  for (const std::string_view bytes : text) {
    CAPTURE(bytes);
    CHECK_FALSE(looks_binary(bytes));
  }
}

TEST_CASE("encodings have names") {
  for (const Encoding encoding : {utf8, utf16le, utf16be, windows1252}) CHECK(encoding_from(to_string(encoding)) == encoding);
  struct Row {
    std::string_view name;
    std::optional<Encoding> encoding;
  };
  const Row rows[] = {{"UTF-8", utf8},         {"utf8", utf8},
                      {"UTF_8", utf8},         {"UTF-16", utf16le},
                      {"utf-16BE", utf16be},   {"CP1252", windows1252},
                      {"Latin1", windows1252}, {"ISO-8859-1", windows1252},
                      {"ebcdic", {}},          {"", {}}};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(encoding_from(row.name) == row.encoding);
  }
}
