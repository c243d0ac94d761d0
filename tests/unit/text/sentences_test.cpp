// The sentence around a match. The match stands in <angle brackets>, the sentence in {braces}; both are taken out of the text.
#include "doctest/doctest.h"

#include <string>
#include <string_view>

#include "text/sentences.h"

using namespace unblame;
using enum SentenceStyle;

namespace {

struct Marked {
  std::string view;
  Span<ViewByte> match{}, sentence{};
};

Marked marked(std::string_view text) {
  Marked result;
  for (const char c : text) {
    const auto at = static_cast<std::uint32_t>(result.view.size());
    switch (c) {
      case '{':
        result.sentence.begin = at;
        break;
      case '}':
        result.sentence.end = at;
        break;
      case '<':
        result.match.begin = at;
        break;
      case '>':
        result.match.end = at;
        break;
      default:
        result.view += c;
    }
  }
  return result;
}

std::string with_braces(const std::string& view, Span<ViewByte> sentence) {
  return view.substr(0, sentence.begin) + "{" + view.substr(sentence.begin, sentence.size()) + "}" + view.substr(sentence.end);
}

void check(std::string_view text, SentenceStyle style) {
  CAPTURE(text);
  const Marked row = marked(text);
  CHECK(with_braces(row.view, sentence_around(row.view, row.match, style)) == with_braces(row.view, row.sentence));
}

}  // namespace

TEST_CASE("sentence: ends at . ? !") {
  for (const std::string_view text : {
           "{she <ran>}",
           "mum said no. {she <ran>.} he left.",
           "mum said no? {she <ran>!} he left.",
           "mum said no.   {<she ran>.}   he left.",
           "mum said no.\n{she <ran>.}\nhe left.",
           "he left. {<she> ran}",
           "what?! {she <ran>?!} he left.",
           "he was angry... {she <ran>...} he left.",  // a voice that trails off
           "he left.{she <ran>.}he followed.",         // no blank after the stop, but a word that begins sentences
           "{<a.>}",
           "  {she <ran>}  ",
           "{<ran.>} he left.",  // the span itself ends it
           "{she <ran> (mum said no.)} he left.",
       }) {
    check(text, prose);
  }
}

TEST_CASE("sentence: closing quotes and brackets belong to what they close") {
  for (const std::string_view text : {
           "\"mum said no.\" {she <ran>.} he left.",
           "{\"she <ran>.\"} he left.",
           "{'she <ran>!'} he left.",
           "{(she <ran>.)} he left.",
           "he left.\" {she <ran>.')} he left.",
       }) {
    check(text, prose);
  }
}

TEST_CASE("sentence: not every full stop ends one") {
  for (const std::string_view text : {
           "{mr. hale and ms. brown said she <ran>.} he left.", "{dc. patel saw that she <ran>.} he left.",
           "{she <ran> with others, e.g. her friends.} he left.",
           "{at 10 p.m. she <ran> from no. 12 high st. in acton.} he left.",
           "she said no. {she <ran>.} he left.",  // "no" is a number only before one
           "{j. k. smith <ran>.} he left.",
           "he met child a. {she <ran>.} he met child b. again.",  // a person whose name is withheld
           "{she is 3.5 miles from where she <ran> at 10.30 on 12.03.2024.} he left.", "she was 15. {she <ran>.} he left.",
           "{see unit.example where she <ran>.} he left.",
           "{she ... <ran> [...] with (...) him.} he left.",  // words left out
           "she didn't. {she <ran>.} he left.",               // the t is no initial
       }) {
    check(text, prose);
  }
}

TEST_CASE("sentence: ends at a blank line, whatever the line ends are") {
  for (const std::string_view text : {
           "heading\n\n{she <ran>}\n\nhe left", "heading\r\n\r\n{she <ran>}\r\n\r\nhe left", "heading\r\r{she <ran>}\r\rhe left",
           "heading\n \t\n{she <ran>}\n  \nhe left", "heading\n\n\n{she <ran>}\n\n\nhe left",
           "{she\n<ran>\r\naway}",  // one line end is a blank
       }) {
    check(text, prose);
  }
}

TEST_CASE("sentence: ends with an item of a list") {
  for (const std::string_view text : {
           "myths:\n{- she <ran>}\n- he left", "myths:\n- he left\n{- she <ran>\n  from him}\n- he left",
           "myths:\n{* she <ran>}\n* he left",
           "myths:\n{\x01 she <ran>}\n\x01 he left",  // a bullet
           "myths:\n{1. she <ran>}\n2. he left", "myths:\n{12) she <ran>}\n13) he left", "myths:\n{a) she <ran>}\nb) he left",
           "myths:\n{(iv) she <ran>}\n(v) he left",
           "{1. she <ran>.} he left.",  // the number's stop ends nothing
           "{2.3. she <ran>.} he left.",
           "{she was\n-5 and <ran>}",  // no item
           "{she (who\n(never) <ran>) did}",
           "{she <ran> at\n15.}\nhe left",  // a number that happens to begin a line
       }) {
    check(text, prose);
  }
}

TEST_CASE("sentence: in a log also at a line's end and at a dash") {
  for (const std::string_view text : {
           "12:01 caller upset\n{12:04 she <ran>}\n12:09 he left",
           "12:01 caller upset\r\n{12:04 she <ran>}\r\n12:09 he left",
           "caller upset - {she <ran>} - he left",
           "{a well-known <girl>} - he left",
           "caller upset. {she <ran>.} he left",
       }) {
    check(text, log);
  }
  check("{caller upset - she <ran> - he\nleft}", prose);
}

TEST_CASE("sentence: at most 60 words to each side") {
  std::string left, right;
  for (int k = 0; k < 80; ++k) {
    left += k == 20 ? "{she's " : "she's ";
    right += k == 59 ? " didn't}" : " didn't";
  }
  check(left + "<ran>" + right, prose);
  check(left + "<i>" + right, prose);
}

TEST_CASE("printable sentence: on one line, without blanks around") {
  struct Row {
    std::string_view sentence, printed;
  };
  const Row rows[] = {
      {"She <ran>.", "She ran."},
      {" \n\tShe <ran>.\u00A0\r\n ", "She ran."},
      {"She\r\n  then\n<ran\n away>\rfrom \u2028 him", "She then ran away from him"},
      {"She  <ran>", "She  ran"},
      {"Caf\u00E9 \xFF <ran>", "Caf\u00E9 \uFFFD ran"},  // what is printed is valid
      {"<ran>", "ran"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sentence);
    const auto [source, match, unused] = marked(row.sentence);
    const auto size = static_cast<std::uint32_t>(source.size());
    CHECK(printable_sentence(source, {0, size}, {match.begin, match.end}) == row.printed);
  }
}

namespace {

std::string many(std::string_view word, int times) {
  std::string text;
  for (int k = 0; k < times; ++k) text.append(word);
  return text;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (c & 0xC0) != 0x80;
  return count;
}

std::string printed_with(const std::string& before, const std::string& match, const std::string& after) {
  const auto begin = static_cast<std::uint32_t>(before.size()), end = begin + static_cast<std::uint32_t>(match.size());
  return printable_sentence(before + match + after, {0, end + static_cast<std::uint32_t>(after.size())}, {begin, end});
}

}  // namespace

TEST_CASE("printable sentence: 300 code points are printed whole") {
  const std::string before = many("\u00E9", 150), after = many("x", 147);
  CHECK(printed_with(before, "ran", after) == before + "ran" + after);
}

TEST_CASE("printable sentence: more are cut around the match, between words, with an ellipsis for what was left out") {
  const std::string word = "caf\u00E9s ";
  for (const int left : {0, 1, 10, 30, 60, 100}) {
    for (const int right : {0, 1, 10, 30, 60, 100}) {
      CAPTURE(left);
      CAPTURE(right);
      const std::string printed = printed_with(many(word, left), "ran away", many(" " + word, right));
      const bool fits = left + right < 45;
      CHECK(code_points(printed) <= 300);
      CHECK(printed.find("ran away") != std::string::npos);
      CHECK((printed.find("\u2026") == std::string::npos) == fits);
      CHECK(printed.find("\u2026 caf") != 1);
      CHECK(printed.find("caf\u2026") == std::string::npos);
    }
  }
}

TEST_CASE("printable sentence: what one side does not need goes to the other") {
  const std::string word = "caf\u00E9s ";
  CHECK(code_points(printed_with("", "ran", many(" " + word, 100))) > 280);
  CHECK(code_points(printed_with(many(word, 100), "ran", "")) > 280);
}

TEST_CASE("printable sentence: words without end and a match without end") {
  CHECK(code_points(printed_with(many("\u00E9", 5000), "ran", many("x", 5000))) == 300);
  const std::string printed = printed_with("She ", many("ran ", 500), "off");
  CHECK(code_points(printed) <= 300);
  CHECK(printed.starts_with("\u2026ran ran"));
}
