// A view cut into words, and what stands between them.
#include "doctest/doctest.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.h"

using namespace unblame;

namespace {

std::string cut_text(std::string_view view) {
  const Words words(view);
  std::string text;
  for (WordIndex i = 0; i < words.size(); ++i) (text += "|").append(words.text(i));
  return text;
}

std::string_view name(Joint joint) {
  switch (joint) {
    using enum Joint;
    case none:
      return "none";
    case plain:
      return "plain";
    case comma:
      return "comma";
    case slash:
      return "slash";
  }
  return {};
}

}  // namespace

TEST_CASE("words: [a-z0-9Z]+('[a-z][a-z0-9Z]*)*") {
  struct Row {
    std::string_view view, words;
  };
  const Row rows[] = {
      {"", ""},
      {"  .,- ", ""},
      {"she ran", "|she|ran"},
      {"she's", "|she's"},
      {"didn't", "|didn't"},
      {"she'd've", "|she'd've"},
      {"'she'", "|she"},  // quotation marks
      {"the boys' house", "|the|boys|house"},
      {"rock'n'roll", "|rock'n'roll"},
      {"she''s", "|she|s"},
      {"5'6", "|5|6"},    // feet and inches
      {"o'Zb", "|o|Zb"},  // the stand-in does not follow an apostrophe
      {"o'bZ2", "|o'bZ2"},
      {"a'a z'z", "|a'a|z'z"},
      {"15-year-old", "|15|year|old"},
      {"ZZa9", "|ZZa9"},
      {"put\x01herself\x02now", "|put|herself|now"},
      {"a'", "|a"},
      {"s/he", "|s|he"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.view);
    CHECK(cut_text(row.view) == row.words);
  }
}

TEST_CASE("words: the stem ends before 's 're 've 'd 'll") {
  struct Row {
    std::string_view view, stem;
  };
  const Row rows[] = {
      {"she", "she"},
      {"she's", "she"},
      {"they're", "they"},
      {"they've", "they"},
      {"she'd", "she"},
      {"she'll", "she"},
      {"didn't", "didn't"},
      {"i'm", "i'm"},
      {"she'd've", "she'd"},
      {"o'clock", "o'clock"},
      {"o'sullivan's", "o'sullivan"},
      {"she'sa", "she'sa"},
      {"rel'ship", "rel'ship"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.view);
    const Words words(row.view);
    REQUIRE(words.size() == 1);
    CHECK(words.stem(0) == row.stem);
    CHECK(words[0].has_clitic() == (row.stem != row.view));
    CHECK(words[0].stem() == Span<ViewByte>{0, static_cast<std::uint32_t>(row.stem.size())});
  }
}

TEST_CASE("words: what stands between two") {
  using enum Joint;
  struct Row {
    std::string_view view;
    Joint joint;
  };
  const Row rows[] = {
      {"put herself", plain},       {"put \t  herself", plain},
      {"self-harm", plain},     // one hyphen
      {"put\nherself", plain},  // one line end …
      {"put\r\nherself", plain},    {"put\rherself", plain},
      {"put \r\n  herself", plain},  // … with blanks
      {"self-\nharm", plain},        // … after a hyphen
      {"self-\r\n harm", plain},    {"self- \nharm", plain},
      {"put\n\nherself", none},  // a blank line
      {"put\r\rherself", none},     {"put\n\rherself", none},
      {"put \n \n herself", none},  {"put - herself", none},  // a dash
      {"put -herself", none},       {"put- herself", none},
      {"put--herself", none},       {"put-\n\nherself", none},
      {"put\n-herself", none},      {"put, herself", comma},
      {"put,herself", comma},       {"put,\nherself", comma},
      {"put, \r\n herself", comma}, {"put,\n\nherself", none},
      {"put , herself", none},      {"put,, herself", none},
      {"put, -herself", none},      {"him/her", slash},
      {"him / her", slash},         {"him /her", slash},
      {"him//her", none},           {"him/\nher", none},
      {"put. herself", none},       {"put.herself", none},
      {"put; herself", none},       {"put (herself", none},
      {"put \"herself", none},      {"put 'herself", none},
      {"put\x01herself", none},     {"5'6", none},
  };
  for (const Row& row : rows) {
    CAPTURE(row.view);
    const Words words(row.view);
    REQUIRE(words.size() == 2);
    CHECK(name(words.joint_after(0)) == name(row.joint));
    CHECK(words.joint_after(1) == none);  // behind the last word is nothing
  }
}

TEST_CASE("words: a range takes words that begin in it, and takes them whole") {
  const std::string_view view = "she put herself at risk";
  Words words;
  words.cut(view, {4, 10});
  REQUIRE(words.size() == 2);
  CHECK(words.text(0) == "put");
  CHECK(words.text(1) == "herself");
  words.cut(view, {7, 8});
  CHECK(words.size() == 0);
  words.cut(view, {23, 23});
  CHECK(words.size() == 0);
  CHECK(words.joint_after(0) == Joint::none);
}

TEST_CASE("words: a long view is cut a few words at a time") {
  const std::string_view view = "she put herself at risk again. ";
  for (std::size_t limit = 1; limit < 8; ++limit) {
    CAPTURE(limit);
    Words words;
    std::vector<std::string_view> all;
    for (std::uint32_t at = 0; at < view.size();) {
      const std::uint32_t stopped = words.cut_some(view, at, limit);
      CHECK(words.size() <= limit);
      if (words.size() > 0 && stopped != view.size()) CHECK(stopped == words[static_cast<WordIndex>(words.size()) - 1].end);
      for (WordIndex i = 0; i < words.size(); ++i) all.push_back(words.text(i));
      REQUIRE(stopped > at);
      at = stopped;
    }
    CHECK(all == std::vector<std::string_view>{"she", "put", "herself", "at", "risk", "again"});
  }
  Words words;
  CHECK(words.cut_some("...", 0, 5) == 3);
  CHECK(words.cut_some("", 0, 5) == 0);
}

TEST_CASE("words: found by position") {
  const Words words("she put herself");
  //                 0123456789
  CHECK(words.first_ending_after(0) == 0);
  CHECK(words.first_ending_after(2) == 0);
  CHECK(words.first_ending_after(3) == 1);
  CHECK(words.first_ending_after(5) == 1);
  CHECK(words.first_ending_after(14) == 2);
  CHECK(words.first_ending_after(15) == 3);
  CHECK(words.size() == 3);
}

TEST_CASE("words: the hash of a word is that of its bytes, and the compiled rules depend on it") {
  const Words words("she's put herself");
  for (WordIndex i = 0; i < words.size(); ++i) CHECK(words[i].hash == hash_of(words.text(i)));
  // FNV-1a's published values of "" and "foobar", mixed. A change makes every compiled table wrong.
  CHECK(hash_of("") == (0x811C9DC5u ^ (0x811C9DC5u >> 15)));
  CHECK(hash_of("foobar") == (0xBF9CF968u ^ (0xBF9CF968u >> 15)));
}

TEST_CASE("words: short words have different hashes, whatever bits are looked at") {
  std::set<std::uint32_t> whole, low, high;
  std::size_t words = 0;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      for (char c = 'a'; c <= 'z'; ++c, ++words) {
        const std::uint32_t hash = hash_of(std::string{a, b, c});
        whole.insert(hash);
        low.insert(hash & 0xFFFF);
        high.insert(hash >> 16);
      }
    }
  }
  CHECK(whole.size() == words);
  // 17,576 words thrown at random into 65,536 places fill 15,419.
  CHECK(low.size() > 14'000);
  CHECK(high.size() > 12'000);
}

TEST_CASE("words: where one begins, goes on and ends is told from the bytes around a place as the cutting tells it") {
  constexpr std::string_view letters = "aZ1' .";
  constexpr std::size_t longest = 6;
  std::string view;
  const auto check = [&] {
    const Words words(view);
    for (std::uint32_t at = 0; at <= view.size(); ++at) {
      const WordIndex i = words.first_ending_after(at);
      const bool begins = i < words.size() && words[i].begin == at, inside = i < words.size() && words[i].begin < at;
      const std::uint32_t end = inside ? words[i].end : at;
      if (begins_word(view, at) == begins && is_inside_word(view, at) == inside && end_of_word(view, at) == end) continue;
      CAPTURE(view);
      CAPTURE(at);
      CHECK(begins_word(view, at) == begins);
      CHECK(is_inside_word(view, at) == inside);
      CHECK(end_of_word(view, at) == end);
    }
  };
  std::size_t texts = 1;
  for (std::size_t size = 0; size <= longest; ++size, texts *= letters.size())
    for (std::size_t n = 0; n < texts; ++n) {
      view.clear();
      for (std::size_t rest = n, k = 0; k < size; ++k, rest /= letters.size()) view += letters[rest % letters.size()];
      check();
    }
  CHECK(end_of_word("aaaa", 1, 3) == 3);  // no further than the limit
}
