#include "doctest/doctest.h"

#include <string>

#include "ingest/text_stream.h"

using namespace unblame;
using namespace unblame::ingest;

namespace {

struct ReadText {
  std::string text;
  Encoding encoding;
  std::uint64_t replaced;
  friend bool operator==(const ReadText&, const ReadText&) = default;
};

ReadText read(std::string_view bytes, std::size_t block, std::optional<Encoding> stated = {}) {
  MemorySource source{bytes};
  TextStream stream{source, stated, block};
  std::string text;
  for (bool more = true; more;) {
    const auto got = stream.read(text);
    REQUIRE(got);
    more = *got;
  }
  CHECK(stream.bytes_read() == bytes.size());
  return {text, stream.encoding(), stream.replaced()};
}

std::string utf16le(std::u16string_view text) {
  std::string bytes;
  for (const char16_t unit : text) (bytes += static_cast<char>(unit & 0xFF)) += static_cast<char>(unit >> 8);
  return bytes;
}

}  // namespace

TEST_CASE("text stream: characters are whole, wherever a block ends") {
  const std::string text = "She said “no”, café, 😀, and left. İ ẞ \xEF\xBB\xBF end";
  const std::string utf16 = "\xFF\xFE" + utf16le(u"She said “no”, café, 😀, and left.");
  for (std::size_t block = 4; block < 40; ++block) {
    CAPTURE(block);
    CHECK(read(text, block, Encoding::utf8) == ReadText{text, Encoding::utf8, 0});
    CHECK(read("\xEF\xBB\xBF" + text, block) == ReadText{text, Encoding::utf8, 0});
    CHECK(read(utf16, block) == ReadText{"She said “no”, café, 😀, and left.", Encoding::utf16le, 0});
  }
}

TEST_CASE("text stream: the first byte that is not ASCII decides, however late it comes") {
  const std::string ascii(1000, 'x');
  CHECK(read(ascii + " she\x92s here", 64) == ReadText{ascii + " she’s here", Encoding::windows1252, 0});
  CHECK(read(ascii + " she’s here", 64) == ReadText{ascii + " she’s here", Encoding::utf8, 0});
  CHECK(read(ascii, 64) == ReadText{ascii, Encoding::utf8, 0});
}

TEST_CASE("text stream: a mark inside a file is text, at its start it is none") {
  CHECK(read("\xEF\xBB\xBF\xEF\xBB\xBFx", 4).text == "\xEF\xBB\xBFx");
  CHECK(read(std::string("abcd") + "\xEF\xBB\xBF" + "efgh", 4, Encoding::utf8).text ==
        "abcd\xEF\xBB\xBF"
        "efgh");
  CHECK(read(std::string("ab") + "\xEF\xBB\xBF" + "efgh\x80", 4, Encoding::utf8) == ReadText{"ab\xEF\xBB\xBF"
                                                                                             "efgh\xEF\xBF\xBD",
                                                                                             Encoding::utf8, 1});
}

TEST_CASE("text stream: what is invalid is replaced and counted") {
  CHECK(read("a\xFF"
             "b\xC3",
             64, Encoding::utf8) == ReadText{"a\xEF\xBF\xBD"
                                             "b\xEF\xBF\xBD",
                                             Encoding::utf8, 2});
  const std::string lone = "\xFF\xFE" + utf16le(std::u16string{u'a', char16_t{0xD800}, u'b'});
  CHECK(read(lone, 64) == ReadText{"a\xEF\xBF\xBD"
                                   "b",
                                   Encoding::utf16le, 1});
  CHECK(read(lone + "x", 64).replaced == 2);  // half a code unit
}

TEST_CASE("text stream: nothing") {
  CHECK(read("", 64) == ReadText{"", Encoding::utf8, 0});
}
