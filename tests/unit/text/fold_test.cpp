// The match view: what a text looks like to a pattern.
#include "doctest/doctest.h"

#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "text/fold_table.h"
#include "text/utf8.h"
#include "text/view.h"

using namespace unblame;
using namespace std::string_view_literals;

namespace {

std::string folded_text(std::string_view source) {
  std::string view = "what was there before";
  fold(source, view);
  return view;
}

struct Row {
  std::string_view source, view;
};

template <std::size_t n>
void check(const Row (&rows)[n]) {
  for (const Row& row : rows) {
    CAPTURE(row.source);
    CHECK(folded_text(row.source) == row.view);
  }
}

}  // namespace

TEST_CASE("fold: spellings of one word have one view") {
  for (const std::string_view herself :
       {"herself", "Herself", "HERSELF", "her\u017Felf", "her\u00ADself", "he\u200Drself",
        "\uFF48\uFF45\uFF52\uFF53\uFF45\uFF4C\uFF46", "\uFEFFherself", "h\u00E9rs\u00E8lf", "he\u0301rself",
        "\U0001D421\U0001D41E\U0001D42B\U0001D42C\U0001D41E\U0001D425\U0001D41F"}) {
    CAPTURE(herself);
    CHECK(folded_text(herself) == "herself");
  }
}

TEST_CASE("fold: ASCII") {
  check({
      {"", ""},
      {"She's 15; SHE (said) \"no\"!", "she's 15; she (said) \"no\"!"},
      {"a\tb\nc\r\nd\re", "a\tb\nc\r\nd\re"},  // blanks and line ends are kept
      {"a\vb\fc", "a b c"},
      {"a\0b\x01"
       "c\x1B"
       "d\x7F"sv,
       "a\x01"
       "b\x01"
       "c\x01"
       "d\x01"},
      {"put_herself", "put\x01herself"},  // RE2's \w has the underscore, our words have not
      {"she`s", "she's"},
  });
}

TEST_CASE("fold: letters come apart, and what stays foreign is the stand-in Z") {
  check({
      {"\uFB01ght o\uFB03ce \u00DF \u1E9E", "fight office ss ss"},
      {"\u0130 I i \u0131", "i i i Z"},  // the dot is a mark; the dotless i is another letter
      {"caf\u00E9 cafe\u0301 \u00C5 \u212B \u212A", "cafe cafe a a k"},
      {"\u0142 \u00F8 \u00E6 \u03A3 \u0416", "Z Z Z Z Z"},
      {"\u0665 \u2460 \u00BD \u00B2 \u2163", "Z 1 1/2 2 iv"},
      {"\uAC01", "ZZZ"},                 // a syllable is three letters
      {"\u0909\u093E", "ZZ"},            // a spacing mark is a letter's part that has width
      {"\u0345", "Z"},                   // folds to iota, so it is one
      {"\uFDFA", "ZZZ ZZZZ ZZZZ ZZZZ"},  // the longest of all
      {"a\U0001F600b \u20AC \u2022",
       "a\x01"
       "b \x01 \x01"},
      {"\uE000", "\x01"},  // private use
  });
}

TEST_CASE("fold: typographic punctuation") {
  check({
      {"\u2018a\u2019 \u201Ab\u201B 5\u2032 o\u02BC \u00B4 \u1FFD \u2039c\u203A", "'a' 'b' 5' o' ' ' 'c'"},
      {"\u201Ca\u201D \u201Eb\u201F 6\u2033 \u00ABc\u00BB \uFF02", "\"a\" \"b\" 6\" \"c\" \""},
      {"he\u2044she \u2215 \uFF0F", "he/she / /"},
      {"a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h\uFE58i", "a-b-c-d-e-f-g-h-i"},
      {"a\u2026", "a..."},
      {"a\u00A0b\u2009c\u3000d\u202Fe", "a b c d e"},
      {"a\u0085b\u2028c\u2029d", "a\nb\nc\nd"},
      {"a\uFF3Fb\u203Fc",
       "a\x01"
       "b\x01"
       "c"},  // connectors are no letters
  });
}

TEST_CASE("fold: marks and ignorable characters vanish") {
  check({
      {"e\u0301\u0302\u0303", "e"},
      {"\u0301", ""},
      {"a\u00AD\u200B\u200C\u200D\u2060\uFEFFb", "ab"},
      {"a\uFE0Fb\U000E0100c", "abc"},  // variation selectors
      {"a\u034Fb", "ab"},              // combining grapheme joiner
      {"a\u202Eb\u202C", "ab"},        // directions
  });
}

TEST_CASE("fold: each invalid byte is \\x02, as U+FFFD is") {
  check({
      {"a\uFFFDb",
       "a\x02"
       "b"},
      {"a\xFF"
       "b",
       "a\x02"
       "b"},
      {"a\xE2\x82"
       "b",
       "a\x02\x02"
       "b"},
      {"a\xED\xA0\x80"
       "b",
       "a\x02\x02\x02"
       "b"},
      {"\xC3", "\x02"},
      {"a\x02"
       "b",
       "a\x01"
       "b"},  // nothing else is
  });
}

TEST_CASE("fold: what stands at any distance from a block's edge is folded alike") {
  // Blocks are an affair of speed. A character goes through every place of the first three.
  for (const auto& [source, view] :
       {Row{"\u2019", "'"}, Row{"_", "\x01"}, Row{"\uFDFA", "ZZZ ZZZZ ZZZZ ZZZZ"}, Row{"\xF0\x9F", "\x02\x02"}}) {
    for (std::size_t before = 0; before < 100; ++before) {
      const std::string left(before, 'A'), right(before % 7 * 9, 'B');
      std::string expected(before, 'a');
      expected.append(view).append(right.size(), 'b');
      CAPTURE(before);
      REQUIRE(folded_text(left + std::string(source) + right) == expected);
    }
  }
}

TEST_CASE("fold: a text that grows sixfold") {
  std::string source, expected;
  for (int k = 0; k < 1000; ++k) {
    source += "\uFDFA";
    expected += "ZZZ ZZZZ ZZZZ ZZZZ";
  }
  CHECK(folded_text(source) == expected);
}

TEST_CASE("fold: many threads meet blocks that nobody asked for") {
  std::string source;
  for (char32_t c = 0x10000; c < 0x20000; c += 17) append_utf8(source, c);
  std::vector<std::string> views(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& view : views) threads.emplace_back([&source, &view] { fold(source, view); });
  }
  for (const std::string& view : views) CHECK(view == views.front());
  CHECK(views.front() == folded_text(source));
}

TEST_CASE("fold_joined: a word that a line's end broke is whole") {
  struct JoinRow {
    std::string_view source, joined;
    bool is_broken;
  };
  const JoinRow rows[] = {
      {"exploi-\ntation", "exploitation", true},
      {"Exploi-\r\ntation", "exploitation", true},
      {"exploi-\rtation", "exploitation", true},
      {"exploi- \t\n  tation", "exploitation", true},
      {"exploi\u2010\n\u00A0tation", "exploitation", true},  // another hyphen, another blank
      {"a-\nb-\nc", "abc", true},
      {"caf\u00E9-\n\u00E9s", "cafees", true},
      {"\u0142-\n\u0142", "ZZ", true},
      {"self-harm", "self-harm", false},                  // no line end
      {"exploi-\n\ntation", "exploi-\n\ntation", false},  // a blank line
      {"1-\n2", "1-\n2", false},                          // no letters
      {"a-\n2", "a-\n2", false},
      {"list:\n- a\n- b", "list:\n- a\n- b", false},
      {"a -\nb", "a -\nb", false},  // a dash
      {"a--\nb", "a--\nb", false},
      {"a-\n", "a-\n", false},
      {"-\na", "-\na", false},
      {"", "", false},
  };
  for (const JoinRow& row : rows) {
    CAPTURE(row.source);
    CHECK(fold_joined(row.source).text == row.joined);
    CHECK(has_broken_word(folded_text(row.source)) == row.is_broken);
  }
}

TEST_CASE("fold_joined: a blank that is half of a character stays where it is") {
  CHECK(folded_text("a-\n\u037A") == "a-\n Z");  // U+037A is a blank and a small iota
  CHECK(fold_joined("a-\n\u037A").text == "a-\n Z");
}
