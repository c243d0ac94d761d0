// What holds for every text: spans lie in it, the same bytes give the same facts, and time is linear.
#include "doctest/doctest.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "compare/alignment.h"
#include "facts/facts_invariants.h"
#include "unblame/linter.h"

using namespace unblame;

namespace {

const FactFinder& finder() {
  static const FactFinder finder{RuleSet::builtin()};
  return finder;
}

std::string demo(const char* name) {
  std::ifstream file(std::filesystem::path{UNBLAME_SOURCE_DIR} / "corpus/demo" / name, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void check_runs(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, const AlignedRuns& aligned) {
  std::uint32_t in_a = 0, in_b = 0;
  for (const AlignedRun& run : aligned.runs) {
    REQUIRE(run.draft_begin == in_a);
    REQUIRE(run.final_begin == in_b);
    REQUIRE(run.draft_end + run.final_end > run.draft_begin + run.final_begin);
    if (run.equal) {
      REQUIRE(run.draft_end - run.draft_begin == run.final_end - run.final_begin);
      for (std::uint32_t i = 0; i < run.draft_end - run.draft_begin; ++i)
        REQUIRE(a[run.draft_begin + i] == b[run.final_begin + i]);
    }
    in_a = run.draft_end, in_b = run.final_end;
  }
  REQUIRE(in_a == a.size());
  REQUIRE(in_b == b.size());
}

std::size_t equal_words(const AlignedRuns& aligned) {
  std::size_t words = 0;
  for (const AlignedRun& run : aligned.runs) words += run.equal ? run.draft_end - run.draft_begin : 0;
  return words;
}

std::size_t longest_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const auto word : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = word == b[j] ? diagonal + 1 : std::max(row[j], above);
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

TEST_CASE("facts: spans lie in the text, on boundaries of characters, for any bytes") {
  std::mt19937 random(20260503);
  const std::string pieces[] = {"14",    "yo",    " ",    ":",        "/",    ".",      "-",    "£",    "at ", "May ", "2026",
                                "23",    "10",    "pm",   "S",        "1",    "AB12",   " CDE", "\n",   "é",   "\xff", "\xe2\x80",
                                "’s",    "@",     "+44",  "not ",     "hit ", "Tom ",   "by ",  "was ", "(",   ")",    ", ",
                                "half ", "past ", "two ", "hundred ", "and ", "\u00AD", "ﬁ",    "½",    "一",  "MG",   "0",
                                "%",     "x",     "\t",   "'",        "n't ", "the ",   "3rd "};
  for (int n = 0; n < 4000; ++n) {
    std::string text;
    const std::size_t size = random() % 24;
    for (std::size_t i = 0; i < size; ++i) text += pieces[random() % std::size(pieces)];
    if (n % 5 == 0)
      for (char& c : text)
        if (random() % 6 == 0) c = static_cast<char>(random() % 256);
    INFO("case ", n);
    for (const std::string& broken : testing::broken_facts(finder(), text)) FAIL_CHECK(broken);
  }
}

TEST_CASE("facts: every demo file keeps all its facts when it is compared with itself") {
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path{UNBLAME_SOURCE_DIR} / "corpus/demo")) {
    const std::string text = demo(entry.path().filename().string().c_str());
    const auto facts = finder().find(text);
    const std::vector<Finding> none;
    CAPTURE(entry.path().filename().string());
    CHECK_FALSE(facts.empty());
    CHECK(compare({text, none, facts}, {text, none, facts}).is_quiet());
    for (const std::string& broken : testing::broken_facts(finder(), text)) FAIL_CHECK(broken);
  }
}

TEST_CASE("alignment: on short texts it is a longest common subsequence; on all it covers both sides in order") {
  std::mt19937 random(7);
  for (int n = 0; n < 3000; ++n) {
    std::vector<std::uint32_t> a, b;
    const std::uint32_t words = 1 + random() % 6;
    for (std::size_t i = random() % 30; i > 0; --i) a.push_back(random() % words);
    for (std::size_t i = random() % 30; i > 0; --i) b.push_back(random() % words);
    const AlignedRuns aligned = align(a, b);
    CHECK_FALSE(aligned.coarse);
    check_runs(a, b, aligned);
    CHECK(equal_words(aligned) == longest_common(a, b));
  }
}

TEST_CASE("alignment: long texts with few changes are aligned but for the changes, and hopeless ones at a bounded cost") {
  std::mt19937 random(11);
  std::vector<std::uint32_t> a;
  for (int i = 0; i < 200'000; ++i) a.push_back(random() % 5'000);
  auto b = a;
  for (int i = 0; i < 300; ++i) b[random() % b.size()] = 6'000;
  const AlignedRuns few = align(a, b);
  check_runs(a, b, few);
  CHECK_FALSE(few.coarse);
  CHECK(equal_words(few) >= a.size() - 600);

  std::vector<std::uint32_t> x(300'000), y(300'000);  // two words only, in different order: nothing occurs once
  for (auto& word : x) word = random() % 2;
  for (auto& word : y) word = random() % 2;
  const auto begin = std::chrono::steady_clock::now();
  const AlignedRuns hopeless = align(x, y);
  check_runs(x, y, hopeless);
  CHECK(hopeless.coarse);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{20});
}

TEST_CASE(
    "compare: a finding is kept in place when reworded, kept as moved when its words stand elsewhere, else removed or "
    "introduced") {
  const Linter linter{RuleSet::builtin()};
  const auto told = [&](const std::string& draft, const std::string& final) {
    const Document of_draft{.id = "d", .kind = Kind::report, .fields = {{"text", draft}}},
        of_final{.id = "f", .kind = Kind::report, .fields = {{"text", final}}};
    const Findings in_draft = linter.check(of_draft), in_final = linter.check(of_final);
    const auto facts_of_draft = finder().find(draft), facts_of_final = finder().find(final);
    const Comparison comparison = compare({draft, in_draft.findings, facts_of_draft}, {final, in_final.findings, facts_of_final});
    std::string text = "kept " + std::to_string(comparison.kept.size());
    for (const KeptFinding& pair : comparison.kept) text += pair.moved ? " moved" : "";
    return text + ", removed " + std::to_string(comparison.removed.size()) + ", introduced " +
           std::to_string(comparison.introduced.size());
  };
  const std::string blame = "Ellie, 14, put herself at risk again.",
                    other = " The house is quiet. Her mother rang at noon. Nobody came to the door.";
  CHECK(told(blame + other, blame + other) == "kept 1, removed 0, introduced 0");
  CHECK(told(blame + other, "Ellie, 14, is putting herself at risk." + other) == "kept 1, removed 0, introduced 0");
  CHECK(told(blame + other, other + " " + blame) == "kept 1 moved, removed 0, introduced 0");
  CHECK(told(blame + other, other) == "kept 0, removed 1, introduced 0");
  CHECK(told(other, other + " " + blame) == "kept 0, removed 0, introduced 1");
  // Somebody else's words are spared: what was the author's own is gone, and the other way about.
  CHECK(told(blame, "Her mother said: \"Ellie, 14, put herself at risk again.\"") == "kept 0, removed 1, introduced 0");
  CHECK(told("Her mother said: \"Ellie, 14, put herself at risk again.\"", blame) == "kept 0, removed 0, introduced 1");
}

TEST_CASE("compare: a replacement that a built-in rule offers loses no fact and adds none") {
  const RuleSet rules = RuleSet::builtin();
  const Linter linter{rules};
  const std::vector<Finding> none;
  int replacements = 0;
  for (const Rule& rule : rules.rules())
    for (std::string text : rule.flag) {
      std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
      const Document document{.id = "x", .kind = Kind::report, .fields = {{"text", text}}};
      for (const Finding& finding : linter.check(document).findings)
        for (const Suggestion& suggestion : finding.suggestions) {
          if (finding.rule != rule.id || suggestion.kind != Suggestion::Kind::replace) continue;
          ++replacements;
          std::string replaced = text;
          replaced.replace(finding.at.bytes.begin, finding.at.bytes.size(), suggestion.text);
          CAPTURE(text);
          CAPTURE(replaced);
          const auto before = finder().find(text), after = finder().find(replaced);
          CHECK(compare({text, none, before}, {replaced, none, after}).is_quiet());
        }
    }
  CHECK(replacements > 10);
}
