// Every `replace` in a sentence: nothing lost, nothing added, the place clean. The sentences are the rules' own examples and
// those of replacements.txt, which have the forms, persons and harms that examples lack.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/fix.h"
#include "unblame/unblame.h"

using namespace unblame;

namespace {

const std::filesystem::path source_dir = UNBLAME_SOURCE_DIR;

const Linter& linter() {
  static const Linter all{RuleSet::builtin(), {.severity = Severity::low}};
  return all;
}

std::vector<Finding> counted(std::string_view text) {
  std::vector<Finding> out;
  for (Finding& finding : linter().check({.id = "sentence", .fields = {{"text", text}}}).findings)
    if (finding.counts()) out.push_back(std::move(finding));
  return out;
}

/// Words as blanks and ASCII marks divide them; an apostrophe or hyphen inside stays.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool inner =
        (c == '\'' || c == '-' || c == ':' || c == '.') && i > 0 && i + 1 < text.size() && text[i + 1] > ' ' && text[i - 1] > ' ';
    const bool belongs = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || inner;
    if (belongs)
      words.back() += text[i];
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string lowered(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// What may not come or go: numbers, dates and times (a digit in them), who (pronouns, roles), what was done, whether it was.
bool is_fact(const std::string& word) {
  static const std::set<std::string> facts = {
      // who
      "she", "he", "they", "her", "his", "their", "him", "them", "child", "children", "victim", "victims", "suspect", "adult",
      "boy", "girl",
      // whether
      "not", "no", "never", "nor", "without", "denied", "if",
      // when
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
      "may", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday", "night",
      // where
      "home", "unit", "care", "placement", "hostel", "hospital", "school", "ward", "address", "accommodation"};
  // acts, in any form
  static const std::vector<std::string> acts = {"abus",   "assault", "attack", "rap",   "robb",  "robs",    "stalk",
                                                "harass", "follow",  "push",   "punch", "kick",  "threat",  "chok",
                                                "hit",    "strang",  "injur",  "offen", "groom", "exploit", "traffic",
                                                "sold",   "paid",    "drink",  "drug",  "kill",  "touch",   "csa"};
  if (std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; })) return true;
  return facts.contains(word) || std::ranges::any_of(acts, [&](const std::string& act) { return word.starts_with(act); });
}

std::multiset<std::string> facts_of(std::string_view text) {
  std::multiset<std::string> facts;
  const std::vector<std::string> words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = lowered(words[i]);
    // A capital inside a sentence is a name; the first word has one anyway, and a shouted text has nothing else.
    const bool shouted = std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    const bool name = i > 0 && !shouted && words[i][0] >= 'A' && words[i][0] <= 'Z';
    if (name || is_fact(word)) facts.insert(word);
  }
  return facts;
}

struct Replaced {
  std::string rule{}, before{}, after{};
  Span<SourceByte> place{};
};

/// Each replacement of each counted finding in `text`.
std::vector<Replaced> replaced_in(const std::string& text) {
  std::vector<Replaced> out;
  for (const Finding& finding : counted(text)) {
    for (const Suggestion& suggestion : finding.suggestions) {
      if (suggestion.kind != Suggestion::Kind::replace) continue;
      const auto [begin, end] = finding.at.bytes;
      out.push_back({finding.rule,
                     text,
                     text.substr(0, begin) + suggestion.text + text.substr(end),
                     {begin, begin + static_cast<std::uint32_t>(suggestion.text.size())}});
    }
  }
  return out;
}

std::vector<std::string> sentences_of_file() {
  std::ifstream in{source_dir / "tests/rules/replacements.txt"};
  std::vector<std::string> sentences;
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#') sentences.push_back(line);
  return sentences;
}

/// Words that a rule's own replacement adds or takes on purpose, with the reason.
const std::map<std::string, std::multiset<std::string>> meant = {
    // The offence's own name: what "pornography" is of a child. "Underage" and "kiddie" become "child".
    {"child.online.child-pornography", {"abuse", "child"}},
};

/// What stands in `a` and not in `b`, but for what is meant.
std::string missing(const std::multiset<std::string>& a, const std::multiset<std::string>& b, const std::string& rule) {
  std::string out;
  const auto allowed = meant.find(rule);
  for (auto at = a.begin(); at != a.end(); at = a.upper_bound(*at)) {
    if (a.count(*at) <= b.count(*at)) continue;
    if (allowed != meant.end() && allowed->second.contains(*at)) continue;
    out += (out.empty() ? "" : ", ") + *at;
  }
  return out;
}

void check(const Replaced& replaced) {
  CAPTURE(replaced.rule);
  CAPTURE(replaced.before);
  CAPTURE(replaced.after);
  const auto before = facts_of(replaced.before), after = facts_of(replaced.after);
  CHECK_MESSAGE(missing(before, after, replaced.rule).empty(), "lost: " << missing(before, after, replaced.rule));
  CHECK_MESSAGE(missing(after, before, replaced.rule).empty(), "added: " << missing(after, before, replaced.rule));
  for (const Finding& finding : counted(replaced.after))
    CHECK_MESSAGE(!finding.at.bytes.overlaps(replaced.place), "the place is not clean: " << finding.rule);
  const auto ends = [](const std::string& text) {
    return std::ranges::count_if(text, [](char c) { return c == '.' || c == '?' || c == '!'; });
  };
  CHECK(ends(replaced.before) == ends(replaced.after));
  CHECK(replaced.after.find("  ") == std::string::npos);
}

}  // namespace

TEST_CASE("replacements: the examples of every rule keep their facts, and the place is clean") {
  std::size_t count = 0;
  for (const Rule& rule : RuleSet::builtin().rules()) {
    for (std::string text : rule.flag) {
      std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
      for (const Replaced& replaced : replaced_in(text)) check(replaced), ++count;
    }
  }
  CHECK(count >= 20);
}

TEST_CASE("replacements: further forms keep their facts, and the place is clean") {
  const std::vector<std::string> sentences = sentences_of_file();
  CHECK(sentences.size() >= 100);
  for (const std::string& text : sentences) {
    const auto all = replaced_in(text);
    CHECK_MESSAGE(!all.empty(), "nothing is replaced: " << text);
    for (const Replaced& replaced : all) check(replaced);
  }
}

TEST_CASE("replacements: every replace of the built-in rules is met") {
  std::set<std::string> met;
  for (const std::string& text : sentences_of_file())
    for (const Replaced& replaced : replaced_in(text)) met.insert(replaced.rule);
  for (const Rule& rule : RuleSet::builtin().rules()) {
    const bool has = std::ranges::any_of(rule.instead, [](const Suggestion& s) { return s.kind == Suggestion::Kind::replace; });
    if (has && rule.on) CHECK_MESSAGE(met.contains(rule.id), "no sentence of replacements.txt for " << rule.id);
  }
}

TEST_CASE("replacements: a lost or added fact would be seen") {
  const auto before = facts_of("Ellie, 14, absconded from the unit on 3 March with Kofi.");
  CHECK(before == std::multiset<std::string>{"14", "unit", "3", "march", "kofi"});
  CHECK(missing(before, facts_of("Ellie, 14, left on 3 March with Kofi."), "x") == "unit");
  CHECK(missing(facts_of("Ellie, 14, was harassed and left the unit."), facts_of("Ellie, 14, left the unit."), "x") ==
        "harassed");
  CHECK(missing(facts_of("She was not there."), facts_of("She was there."), "x") == "not");
}

TEST_CASE("fix: all the sentences as one draft") {
  const Fixer fixer{RuleSet::builtin()};
  std::string draft;
  for (const std::string& text : sentences_of_file()) draft += text + "\r\n\r\n";
  const auto fix = fixer.fix({.id = "draft", .kind = Kind::report, .fields = {{"text", draft}}}, {.severity = Severity::low});
  REQUIRE(fix.has_value());
  CHECK(apply_edits(draft, fix->edits) == fix->text);
  CHECK(fix->others_before.sha256 == fix->others_after.sha256);
  CHECK(fix->edits.size() >= 100);
  const auto again =
      fixer.fix({.id = "draft", .kind = Kind::report, .fields = {{"text", fix->text}}}, {.severity = Severity::low});
  REQUIRE(again.has_value());
  CHECK(again->text == fix->text);
}
