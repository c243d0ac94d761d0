// Two rules on the same words, fingerprints, limits: what the linter makes of matches.
#include <algorithm>
#include <set>

#include "rules/support.h"

using namespace unblame;
using namespace unblame::testing;

namespace {

Findings check(const Linter& linter, std::string_view text, std::string id = "doc", std::string field = "text", bool is_path = false) {
  return linter.check(Document{.id = std::move(id), .id_is_path = is_path, .fields = {{std::move(field), text}}});
}

std::vector<std::string> rules_of(const Findings& found) {
  std::vector<std::string> out;
  for (const auto& finding : found.findings) {
    auto line = finding.rule;
    for (const auto& other : finding.also) line += " +" + other.rule;
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("of overlapping matches one is the finding: severity, length, position, id; the others stand in `also`") {
  using Lines = std::vector<std::string>;
  const Linter linter{rule_set({{{"a b c d"}, {}, "t.long", R"([])", "medium"},
                                {{"b"}, {}, "t.high", R"([])", "high"},
                                {{"d e"}, {}, "t.late", R"([])", "medium"},
                                {{"x y"}, {}, "t.x1", R"([])", "medium"},
                                {{"y z"}, {}, "t.x2", R"([])", "medium"},
                                {{"q"}, {}, "t.q2", R"([])", "medium"},
                                {{"q"}, {}, "t.q1", R"([])", "medium"}},
                               "{}")};
  CHECK(rules_of(check(linter, "a b c d")) == Lines{"t.high +t.long"});
  CHECK(rules_of(check(linter, "a b c d e")) == Lines{"t.high +t.long", "t.late"});  // the long one gave way, so the late one stands
  CHECK(rules_of(check(linter, "x y z")) == Lines{"t.x1 +t.x2"});
  CHECK(rules_of(check(linter, "q")) == Lines{"t.q1 +t.q2"});
  CHECK(rules_of(check(linter, "q q")) == Lines{"t.q1 +t.q2", "t.q1 +t.q2"});
}

TEST_CASE("a rule for children gives way about a known adult, whatever the severity") {
  const auto& rules = RuleSet::builtin();
  const Linter linter{rules, {.only = {"child.engagement.refuses", "records.refuses-to-engage"}}};
  const auto rule_of = [&](std::string_view text) { return check(linter, text).findings.at(0).rule; };
  CHECK(rule_of("Ellie, 14, refuses to engage.") == "child.engagement.refuses");
  CHECK(rule_of("Mrs Doyle, 46, refuses to engage.") == "records.refuses-to-engage");
  CHECK(rule_of("IP refuses to engage.") == "child.engagement.refuses");  // the severer one, where nobody knows the age
}

TEST_CASE("a fingerprint stays when text elsewhere changes, and differs for each place") {
  const Linter linter{rule_set({{{"at risk"}, {}, "t.risk"}}, "{}")};
  const std::string sentence = "It was a long evening and she was at risk when the bus had left the station.";
  const auto print = [&](std::string_view text, std::string id = "doc", bool is_path = false) {
    return check(linter, text, std::move(id), "text", is_path).findings.at(0).fingerprint;
  };
  const auto original = print(sentence);
  CHECK(original.size() == 16);
  CHECK(original.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(print("Some more words before all this. " + sentence) == original);
  CHECK(print("IT WAS A LONG EVENING AND SHE WAS AT  RISK WHEN THE BUS HAD LEFT THE STATION") == original);
  CHECK(print(sentence, "other") != original);
  CHECK(print(sentence, "a/b/doc", true) == original);   // a path without its folders
  CHECK(print(sentence, "a/b/doc") != original);         // an id is an id
  const auto twice = check(linter, sentence + " " + sentence + " " + sentence);
  std::set<std::string> prints;
  for (const auto& finding : twice.findings) prints.insert(finding.fingerprint);
  CHECK(prints.size() == 3);
}

TEST_CASE("fields are checked in order, each on its own") {
  const Linter linter{rule_set({{{"at risk"}, {}, "t.risk"}}, "{}")};
  const auto found = linter.check(Document{.id = "d", .fields = {{"one", "She was at"}, {"two", "risk. He was at risk."}, {"three", ""}, {"four", "At risk"}}});
  REQUIRE(found.findings.size() == 2);
  CHECK(found.findings[0].field == "two");
  CHECK(found.findings[1].field == "four");
  CHECK(found.words == 10);
}

TEST_CASE("a word broken by hyphen and line end is found, with its place in the source") {
  const Linter linter{rule_set({{{"exploitation ring"}, {}, "t.ring"}, {{"self harm"}, {}, "t.harm"}, {{"selfharm"}, {}, "t.joined"}}, "{}")};
  for (const auto* text : {"an exploi-\ntation ring", "an exploi-\r\n  tation ring", "an exploi\u00AD-\ntation ring"}) {
    CAPTURE(text);
    const auto found = check(linter, text);
    REQUIRE(found.findings.size() == 1);
    CHECK(found.findings[0].match == std::string(text).substr(3));
  }
  CHECK(rules_of(check(linter, "self-\nharm")) == std::vector<std::string>{"t.harm +t.joined"});
}

TEST_CASE("a text that repeats a phrase without end gives the first findings and a warning") {
  const Linter linter{rule_set({{{"at risk"}, {}, "t.risk"}}, "{}")};
  std::string text;
  for (std::size_t i = 0; i < max_findings_of_field + 5; ++i) text += "at risk ";
  const auto found = check(linter, text);
  CHECK(found.findings.size() == max_findings_of_field);
  REQUIRE(found.warnings.size() == 1);
  CHECK(found.warnings[0].what == "rules match 10005 times; only the first 10000 are listed");
  CHECK(found.findings.back().sentence.size() < 2'000);
}

TEST_CASE("what counts is not lost behind the limit") {
  const Linter linter{RuleSet::builtin(), {.only = {"child.risk.puts-self-at-risk"}}};
  std::string text;
  for (std::size_t i = 0; i < max_findings_of_field + 5; ++i) text += "Mum says: \"She put herself at risk.\"\n\n";
  const auto counted = [&](const std::string& whole) {
    const auto found = check(linter, whole);
    return std::any_of(found.findings.begin(), found.findings.end(), [](const Finding& f) { return f.counts(); });
  };
  CHECK_FALSE(counted(text));
  CHECK(counted(text + "The victim, 14, put herself at risk.\n"));
}
