// Where a span stands, in bytes, code points, UTF-16 units, line and column.
#include "doctest/doctest.h"

#include <string>
#include <string_view>

#include "unblame/text.h"

using namespace unblame;

namespace {

Location locate(std::string_view text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(text.find(part));
  REQUIRE(begin <= text.size());
  return Positions(text).locate({begin, begin + static_cast<std::uint32_t>(part.size())});
}

}  // namespace

TEST_CASE("positions: three units, line and column") {
  struct Row {
    std::string_view text, part;
    Location location;
  };
  const Row rows[] = {
      //                              bytes    chars    utf16   line column
      {"she ran", "she", {{0, 3}, {0, 3}, {0, 3}, 1, 1}},
      {"she ran", "ran", {{4, 7}, {4, 7}, {4, 7}, 1, 5}},
      {"\u00E9\u00E9 she", "she", {{5, 8}, {3, 6}, {3, 6}, 1, 4}},
      {"\U0001F600 she", "she", {{5, 8}, {2, 5}, {3, 6}, 1, 3}},  // two UTF-16 units
      {"a\U0001F600", "\U0001F600", {{1, 5}, {1, 2}, {1, 3}, 1, 2}},
      {"e\u0301 she", "she", {{4, 7}, {3, 6}, {3, 6}, 1, 4}},       // a mark is a code point
      {"\xFF\xE2\x82 she", "she", {{4, 7}, {4, 7}, {4, 7}, 1, 5}},  // each invalid byte is a character
      {"a\nshe", "she", {{2, 5}, {2, 5}, {2, 5}, 2, 1}},
      {"a\r\nb\r\n she", "she", {{7, 10}, {7, 10}, {7, 10}, 3, 2}},
      {"a\rshe", "she", {{2, 5}, {2, 5}, {2, 5}, 2, 1}},  // a lone \r ends a line
      {"a\r\rshe", "she", {{3, 6}, {3, 6}, {3, 6}, 3, 1}},
      {"a\n\rshe", "she", {{3, 6}, {3, 6}, {3, 6}, 3, 1}},
      {"a\u2028she", "she", {{4, 7}, {2, 5}, {2, 5}, 1, 3}},  // editors do not count this one
      {"\u00E9\n\u00E9she", "she", {{5, 8}, {3, 6}, {3, 6}, 2, 2}},
      {"a\n", "\n", {{1, 2}, {1, 2}, {1, 2}, 1, 2}},
      {"a\r\nb", "\n", {{2, 3}, {2, 3}, {2, 3}, 1, 3}},          // between the two
      {"put\nherself", "t\nh", {{2, 5}, {2, 5}, {2, 5}, 1, 3}},  // the line of the beginning
      {"", "", {{0, 0}, {0, 0}, {0, 0}, 1, 1}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(locate(row.text, row.part) == row.location);
  }
}

TEST_CASE("positions: behind the last character, and behind a last line end") {
  CHECK(Positions("she").locate({3, 3}) == Location{{3, 3}, {3, 3}, {3, 3}, 1, 4});
  CHECK(Positions("she\n").locate({4, 4}) == Location{{4, 4}, {4, 4}, {4, 4}, 2, 1});
}

TEST_CASE("positions: in any order, at any distance, over what one index mark covers") {
  std::string text;
  for (int line = 0; line < 5000; ++line) text += "\u00E9\U0001F600x\r\n";  // 9 bytes, 5 code points, 6 UTF-16 units a line
  Positions positions(text);
  for (const std::uint32_t line : {4999u, 0u, 2500u, 455u, 456u, 4999u, 1u}) {
    CAPTURE(line);
    const std::uint32_t byte = line * 9 + 6, chars = line * 5 + 2, utf16 = line * 6 + 3;
    CHECK(positions.locate({byte, byte + 1}) == Location{{byte, byte + 1}, {chars, chars + 1}, {utf16, utf16 + 1}, line + 1, 3});
  }
}
