// Whatever a text holds: an answer, in time that grows with the text, that does not depend on what was asked before.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "unblame/unblame.h"

namespace {

using namespace unblame;

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

double seconds_to_check(const Linter& linter, const std::string& text) {
  const Document document{.id = "limits", .fields = {{"text", text}}};
  const auto begin = std::chrono::steady_clock::now();
  (void)linter.check(document);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
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

}  // namespace

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
