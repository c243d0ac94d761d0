// Whatever a text holds: an answer, in time that grows with the text, that does not depend on what was asked before.
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "unblame/unblame.h"

namespace {

using namespace unblame;

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

double seconds_to_check(const Linter& linter, const std::string& text, Kind kind = Kind::automatic) {
  const Document document{.id = "limits", .kind = kind, .fields = {{"text", text}}};
  const std::clock_t begin = std::clock();  // the processor's time: what else the machine does is not counted
  (void)linter.check(document);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::string names(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    std::string name = "A";
    for (int n = i, letters = 0; letters < 4; ++letters, n /= 26) name += static_cast<char>('a' + n % 26);
    text += "Mr " + name + " saw Ms B" + name.substr(1) + ". She put herself at risk. ";
  }
  return text;
}

/// A text that grows with `n`, and what a careful reader says of its last finding.
struct Shape {
  std::string name;
  std::size_t n;
  std::function<std::string(std::size_t)> text;
  Kind kind = Kind::automatic;
  Voice voice = Voice::author;
  About about = About::victim;
  bool counts = true;
};

std::string times(std::size_t n, const std::string& part) {
  std::string text;
  text.reserve(n * part.size());
  for (std::size_t i = 0; i < n; ++i) text += part;
  return text;
}

/// n lines, of which every twentieth is `matched`: fewer matches than the most findings of a document. `#` is the line's number.
std::string lines(std::size_t n, const std::string& usual, const std::string& matched) {
  std::string text;
  for (std::size_t i = 1; i <= n; ++i) {
    for (const char c : i % 20 == 0 ? matched : usual) text += c == '#' ? std::to_string(i) : std::string(1, c);
    text += '\n';
  }
  return text;
}

const std::string blame = "The victim put herself at risk.";

/// Texts in which something could be searched again and again: n of it, and twice as much.
std::vector<Shape> shapes() {
  using enum Voice;
  const auto repeat = [](const std::string& part) {
    return [=](std::size_t n) { return times(n, part) + "and the victim put herself at risk."; };
  };
  const auto before_blame = [](const std::string& part) { return [=](std::size_t n) { return times(n, part) + "\n\n" + blame; }; };
  const auto interview = [](const std::string& asked, const std::string& label) {
    return [=](std::size_t n) {
      const std::string turn = asked + "\n" + label;
      return "PACE interview.\n" + lines(n / 2, turn + "No.", turn + "She put herself at risk.");
    };
  };
  const auto under = [](const std::string& heading, const std::string& usual, const std::string& matched) {
    return [=](std::size_t n) { return heading + "\n" + lines(n, usual, matched) + "\n" + blame; };
  };
  const Shape suspect_tells{.name = "", .n = 50'000, .text = {}, .kind = Kind::interview, .voice = verbatim, .about = About::victim, .counts = false};
  const auto turns = [&](const std::string& name, std::function<std::string(std::size_t)> text) {
    Shape shape = suspect_tells;
    shape.name = name;
    shape.text = std::move(text);
    return shape;
  };
  return {
      {"a sentence of 10 MB", 5'000'000 / 30, repeat("the girl and the man went and ")},
      {"a sentence of 10 MB, all commas", 5'000'000 / 5, repeat("she, ")},
      {"no punctuation at all", 100'000, repeat("the girl was seen and then the man was seen ")},
      {"negations", 100'000, before_blame("not that nobody never ")},
      {"clauses within clauses", 50'000, before_blame("the man who said that ")},
      {"quotation marks that open", 100'000, before_blame("he said \"no ")},
      {"quotation marks alone", 1'000'000, before_blame("\"")},
      {"apostrophes", 200'000, before_blame("'em 'tis ")},
      {"findings without a blank between", 1'000, before_blame("promiscuous''" + times(1'000, "a''"))},
      {"marks within marks", 50'000, before_blame("\u201che said \u2018she said \u00abno ")},
      {"brackets within brackets", 2'000'000, before_blame("(([{ ")},
      {"text from right to left", 50'000, before_blame("\u0627\u0644\u0628\u0646\u062a \u05d4\u05d9\u05dc\u05d3\u05d4 \u202b\u0646\u0639\u0645\u202c. ")},
      {"emoji", 100'000, before_blame("\U0001f44d\U0001f3fd \U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7! ")},
      {"lines without words", 1'000'000, before_blame(" - \n")},
      {"names that are words", 4'000, before_blame("Will will see Grace in May. Hope will price it. Mark may chase Price. Grace put herself at risk. ")},
      {"pronouns without a name", 4'000, before_blame("She saw her and she put herself at risk. ")},
      {"people", 4'900, [](std::size_t n) { return names(static_cast<int>(n)) + blame; }},
      turns("turns under Q and A", interview("Q. What then?", "A. ")),
      turns("turns under initials", interview("FH: What then?", "RW: ")),
      turns("turns under initials, nobody asks", interview("FH: And then.", "RW: ")),
      turns("turns each under a name of its own", interview("Person #: What then?", "Man #: ")),
      {"exhibits under one heading", 50'000, under("EXHIBITS", "KL/# phone, cracked", "KL/# card, put herself at risk")},
      {"words under one heading", 50'000, under("Words we no longer use:", "- nuisance", "- put herself at risk")},
      {"entries of a log", 50'000, under("CUSTODY RECORD", "1910 misper seen", "1910 misper put herself at risk")},
  };
}

double seconds_to_find_clauses(const Linter& linter, const std::string& text) {
  const Document document{.id = "limits", .kind = Kind::report, .fields = {{"text", text}}};
  const std::clock_t begin = std::clock();
  (void)linter.visibility(document);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// The quickest of three runs of each; in turn, so that a busy cache slows both.
std::pair<double, double> quickest_of_three(const std::function<double(const std::string&)>& seconds, const std::string& text,
                                            const std::string& longer) {
  std::pair best{1e9, 1e9};
  for (int run = 0; run < 3; ++run) {
    best.first = std::min(best.first, seconds(text));
    best.second = std::min(best.second, seconds(longer));
  }
  return best;
}

}  // namespace

TEST_CASE("twice the text takes twice the time, and the answer is sane") {
  const Linter linter{RuleSet::builtin()};
  for (const Shape& shape : shapes()) {
    CAPTURE(shape.name);
    const std::string text = shape.text(shape.n), longer = shape.text(2 * shape.n);
    const Findings found = linter.check(Document{.id = "limits", .kind = shape.kind, .fields = {{"text", longer}}});
    REQUIRE_FALSE(found.findings.empty());
    const Judgement& last = found.findings.back().judgement;
    CHECK(last.voice == shape.voice);
    CHECK(last.about == shape.about);
    CHECK(last.counts() == shape.counts);
    const auto seconds = [&](const std::string& it) { return seconds_to_check(linter, it, shape.kind); };
    const auto [once, twice] = quickest_of_three(seconds, text, longer);
    INFO(text.size() << " bytes in " << once << " s, " << longer.size() << " bytes in " << twice << " s");
    CHECK(twice <= 3 * once);  // a quadratic step: 4
  }
}

TEST_CASE("twice the text takes twice the time until its clauses of harm are found") {
  const Linter linter{RuleSet::builtin()};
  struct Part {
    std::string name, part;
    std::size_t n;
  };
  const Part parts[] = {{"one word", "a", 4'000'000},
                        {"one word with apostrophes", "a'", 2'000'000},
                        {"apostrophes alone", "'", 4'000'000},
                        {"words between apostrophes, no blank", "a''", 600'000},
                        {"words that are longer than a block", std::string(9'999, 'a') + ' ', 200},
                        {"a sentence of 2 MB", "the girl and the man went and ", 2'000'000 / 30},
                        {"acts in one sentence", "the man hit her and ", 8'000},
                        {"acts behind quotation marks that open", "he said \"no and she was hit ", 5'000},
                        {"acts and people", "Mr Kerr hit Ms Vane. She hit him. ", 5'000},
                        {"quotation marks alone", "\"", 8'000'000}};
  for (const Part& it : parts) {
    CAPTURE(it.name);
    const std::string end = "\n\nShe was assaulted.";
    const std::string text = times(it.n, it.part) + end, longer = times(2 * it.n, it.part) + end;
    const Visibility found = linter.visibility({.id = "limits", .kind = Kind::report, .fields = {{"text", longer}}});
    REQUIRE_FALSE(found.clauses.empty());
    CHECK(longer.substr(found.clauses.back().act.begin, found.clauses.back().act.size()) == "assaulted");
    const auto seconds = [&](const std::string& all) { return seconds_to_find_clauses(linter, all); };
    const auto [once, twice] = quickest_of_three(seconds, text, longer);
    INFO(text.size() << " bytes in " << once << " s, " << longer.size() << " bytes in " << twice << " s");
    CHECK(twice <= 3 * once);  // a quadratic step: 4
  }
}

TEST_CASE("time grows with the text and with nothing else") {
  const Linter linter{RuleSet::builtin()};
  const std::string texts[] = {repeated("she put herself at risk and ", 1'000'000),
                               repeated("he said \"she put herself at risk ", 1'000'000),
                               std::string(10'000, '"') + " she put herself at risk",
                               names(5'000),
                               std::string(1'000'000, 'a') + " she put herself at risk",
                               std::string(1'000'000, '\n') + "she put herself at risk",
                               repeated("((((she put herself at risk", 500'000),
                               repeated("mother of the ", 500'000) + "victim put herself at risk",
                               repeated("Q. she put herself at risk\nA. no\n", 500'000)};
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 30));
    CHECK(seconds_to_check(linter, text) < 20.0);  // seconds are 100 times what it takes; a quadratic step takes minutes
  }
}

TEST_CASE("an answer does not depend on the questions before it") {
  const Linter linter{RuleSet::builtin()};
  std::string text = repeated("Mum states that Kayleigh is 14. She put herself at risk again. ", 20'000);
  const Document document{.id = "order", .fields = {{"text", text}}};
  const Findings all = linter.check(document);
  REQUIRE(all.findings.size() > 100);
  for (std::size_t f = 0; f < all.findings.size(); f += 37) {
    const Finding& found = all.findings[f];
    const Judgement alone = linter.judge(document, 0, found.at.bytes);
    CHECK(alone.voice == found.judgement.voice);
    CHECK(alone.by == found.judgement.by);
    CHECK(alone.about == found.judgement.about);
  }
}

TEST_CASE("junk gets an answer") {
  const Linter linter{RuleSet::builtin()};
  for (const std::string& text : {std::string("\xff\xfe\x00\x01 she put herself at risk \xe2\x80", 32), std::string("\"'\"'[[((put herself at risk"),
                                  std::string(": : : put herself at risk :"), std::string("put herself at risk")}) {
    for (const Kind kind : {Kind::automatic, Kind::report, Kind::statement, Kind::interview, Kind::log}) {
      const auto at = static_cast<std::uint32_t>(text.find("put"));
      const Judgement got = linter.judge(Document{.id = "junk", .kind = kind, .fields = {{"text", text}}}, 0, {at, at + 19});
      CHECK_FALSE(got.because.empty());
    }
  }
}

TEST_CASE("no reason repeats the words of the record") {
  const Linter linter{RuleSet::builtin()};
  const std::string text = "Marker Zyxwv, 14, told her aunt \"I [put myself at risk]\" and Zyxwv's aunt states that Zyxwv is promiscuous.";
  const Findings found = linter.check(Document{.id = "redact", .fields = {{"text", text}}});
  for (const Finding& finding : found.findings) {
    CHECK(finding.judgement.because.find("Zyxwv") == std::string::npos);
    for (const Reason& reason : finding.judgement.chain) CHECK(reason.text.find("Zyxwv") == std::string::npos);
  }
}
