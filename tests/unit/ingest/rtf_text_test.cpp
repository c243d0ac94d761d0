#include "doctest/doctest.h"

#include <string>

#include "ingest/rtf_text.h"

using namespace unblame::ingest;

TEST_CASE("rtf: the text of a cell") {
  const struct {
    const char* rtf;
    const char* text;
  } rows[] = {
      {R"({\rtf1\ansi Hello.})", "Hello."},
      {R"({\rtf1 One.\par Two.\par\par Three.\par})", "One.\n\nTwo.\n\nThree."},
      {R"({\rtf1 One\line two\tab three})", "One\ntwo\tthree"},
      {"{\\rtf1 put her\r\nself at risk}", "put herself at risk"},
      {R"({\rtf1 {\b put} herself {\i at} risk})", "put herself at risk"},
      {R"({\rtf1 a\{b\}c\\d})", "a{b}c\\d"},
      {R"({\rtf1 caf\'e9 \'93no\'94})", "café “no”"},
      {R"({\rtf1\ansicpg1250 \'b3\'f3d\'9f})", "łódź"},
      {R"({\rtf1{\fonttbl{\f0 Arial;}{\f1\fcharset238 Arial CE;}}\f0 a\f1 \'b3\f0 \'e9})", "ałé"},
      {R"({\rtf1\ansicpg932 \'93\'fa\'96\'7b})", "日本"},
      {R"({\rtf1 \u8217?s \u8364\'80 x})", "’s € x"},
      {R"({\rtf1\uc0 \u8217 s})", "’s"},
      {R"({\rtf1\uc2 \u8217??s})", "’s"},
      {R"({\rtf1 {\uc0\u8217}x\u8217?y})", "’x’y"},
      {R"({\rtf1 \u-10179?\u-8704?})", "😀"},
      {R"({\rtf1 \u-10179?x})", "\xEF\xBF\xBDx"},
      {R"({\rtf1 it\rquote s \ldblquote no\rdblquote\endash\emdash})", "it’s “no”–—"},
      {R"({\rtf1{\fonttbl{\f0 Arial;}}{\colortbl;\red1;}{\stylesheet{\s0 Normal;}}{\info{\author X}}{\*\generator Word;}text})",
       "text"},
      {R"({\rtf1{\pict\wmetafile8 0102ff}a{\field{\*\fldinst HYPERLINK "x"}{\fldrslt shown}}b})", "ashownb"},
      {R"({\rtf1 a\bin4 {}{}b})", "ab"},
      {R"({\rtf1 a\~b\_c\-d})",
       "a\xC2\xA0"
       "b\xE2\x80\x91"
       "c\xC2\xAD"
       "d"},
      {R"({\rtf1 never closed)", "never closed"},
      {R"({\rtf1 }}} more)", " more"},
      {R"({\rtf1 \'zz \u \x)", "zz "},
      {R"({\rtf1 \ansicpg99999 \'e9})", "\xEF\xBF\xBD"},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(std::string(row.rtf));
    CHECK(rtf_to_text(row.rtf) == row.text);
  }
}

TEST_CASE("rtf: groups nest to any depth") {
  const std::string deep = R"({\rtf1 )" + std::string(500000, '{') + "x" + std::string(500000, '}') + "y}";
  CHECK(rtf_to_text(deep) == "xy");
}

TEST_CASE("rtf: what looks like it") {
  CHECK(looks_like_rtf("{\\rtf1 x}"));
  CHECK(looks_like_rtf(" \r\n{\\rtf x}"));
  CHECK(!looks_like_rtf("{rtf"));
  CHECK(!looks_like_rtf(""));
}
