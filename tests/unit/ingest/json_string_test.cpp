#include "doctest/doctest.h"

#include <string>

#include "ingest/json_string.h"

using namespace unblame::ingest;

TEST_CASE("json: escapes of a string") {
  const struct {
    const char* source;  // behind the opening mark
    const char* text;    // null: an error
  } rows[] = {
      {R"(plain" : 1)", "plain"},
      {R"(")", ""},
      {R"(a\"b\\c\/d\n\t\r\b\f")", "a\"b\\c/d\n\t\r\b\f"},
      {R"(caf\u00e9 \u2019")", "café ’"},
      {R"(\ud83d\ude00")", "😀"},
      {R"(\ud83d")", "\xEF\xBF\xBD"},
      {R"(\ude00x")", "\xEF\xBF\xBDx"},
      {R"(\ud83d\ud83d\ude00")", "\xEF\xBF\xBD😀"},
      {R"(\ud83d\n")", "\xEF\xBF\xBD\n"},
      {R"(\u0041\u0000b")", nullptr},  // see below: NUL is allowed
      {R"(\q")", nullptr},
      {R"(\u12g4")", nullptr},
      {R"(never closed)", nullptr},
      {R"(escaped end\")", nullptr},
      {R"(\)", nullptr},
  };
  for (const auto& row : rows) {
    std::string buffer = row.source;
    const auto text = unescape_in_place(buffer.data(), buffer.data() + buffer.size());
    CAPTURE(std::string(row.source));
    if (std::string_view{row.source}.starts_with("\\u0041")) {
      CHECK(text == std::string_view("A\0b", 3));
    } else if (row.text == nullptr) {
      CHECK(!text);
    } else {
      REQUIRE(text);
      CHECK(*text == row.text);
    }
  }
}
