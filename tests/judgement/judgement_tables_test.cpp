// Runs the tables of tests/judgement/*.md. A row is a case: a text with the words in question in [brackets], and what a careful reader
// answers; an empty cell of `by` or `place` means nobody and nowhere. A column that a table lacks is not looked at; README.md has the
// columns. The texts of the reasons must each stand in some row, so that none is dead or untested.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "judgement/chain.h"
#include "judgement/tables.h"
#include "unblame/unblame.h"

namespace {

using namespace unblame;
using namespace unblame::tables;

struct Case {
  std::string text;
  Span<SourceByte> span;
  Kind kind = Kind::report;
  std::string rule;  // what a rule says beforehand, as a member of its JSON; empty: no rule is asked
};

Case case_of(const Row& row) {
  Case made{.text = with_line_ends(row.at("text")), .span = {}, .rule = {}};
  const auto open = made.text.find('['), close = made.text.rfind(']');
  REQUIRE(open != std::string::npos);
  REQUIRE(close != std::string::npos);
  made.text.erase(close, 1).erase(open, 1);
  made.span = {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 1)};
  if (const auto kind = row.find("kind"); kind != row.end()) made.kind = kind_from(kind->second == "automatic" ? "auto" : kind->second).value();
  if (const auto rule = row.find("rule"); rule != row.end()) made.rule = rule->second;
  return made;
}

std::string yes_or_no(bool value) { return value ? "yes" : "no"; }

/// "quotes<said> · cast<Mrs Bhatt>": the pieces in order, each with the words that it rests on. The first is always the kind's and is
/// left out.
std::string chain_of(const Judgement& judgement, const std::string& text) {
  std::string out;
  for (std::size_t r = 1; r < judgement.chain.size(); ++r) {
    const Reason& reason = judgement.chain[r];
    out += (out.empty() ? "" : " · ") + reason.piece;
    if (reason.cue) out += "<" + with_escapes(text.substr(reason.cue->begin, reason.cue->size())) + ">";
  }
  return out;
}

/// What the engine answers, by the names of the columns.
std::map<std::string, std::string> answers_of(const Linter& linter, const Case& it, const Judgement& judgement) {
  const auto name = [](const auto& optional) { return optional ? std::string(to_string(*optional)) : std::string(); };
  return {{"voice", std::string(to_string(judgement.voice))},
          {"by", name(judgement.by)},
          {"about", std::string(to_string(judgement.about))},
          {"under_18", judgement.under_18 ? yes_or_no(*judgement.under_18) : ""},
          {"negated", yes_or_no(judgement.negated)},
          {"asserted", yes_or_no(judgement.asserted)},
          {"place", name(judgement.place)},
          {"spared", name(judgement.spared)},
          {"counts", yes_or_no(judgement.counts())},
          {"because", judgement.because},
          {"chain", chain_of(judgement, it.text)},
          {"found", std::string(to_string(linter.kind(it.text, it.kind)))}};
}

/// A column that says something about the case and is no answer.
bool is_given(const std::string& column) { return column == "text" || column == "kind" || column == "rule"; }

bool gives(const Judgement& judgement, const std::string& reason) {
  return std::any_of(judgement.chain.begin(), judgement.chain.end(), [&](const Reason& each) { return each.text == reason; });
}

/// The judgement of a rule that matches the words in question, in small letters, and says `it.rule` of them.
Judgement judge_by_rule(const Case& it) {
  const std::string words = it.text.substr(it.span.begin, it.span.size());
  const std::string mechanism = it.rule.find("mechanism") == std::string::npos ? R"("mechanism": "implied_choice", )" : "";
  const std::string pack = R"({"pack": "p", "lang": "en-GB", "version": "1.0.0", "rules": [{"id": "a.b", "severity": "high",
 )" + mechanism + R"("why": "Why.", "instead": [{"ask": "Q?"}], "sources": [], "examples": {"flag": [], "pass": []},
 "match": [")" + words + "\"], " + it.rule + "}]}";
  const auto rules = RuleSet::builtin().with({.packs = {{"table.json", pack}}, .lexicon = {}, .sources = {}});
  REQUIRE(rules);
  const Findings found = Linter{*rules}.check(Document{.id = "table", .kind = it.kind, .fields = {{"text", it.text}}});
  const auto finding = std::find_if(found.findings.begin(), found.findings.end(), [&](const Finding& each) { return each.rule == "a.b"; });
  REQUIRE(finding != found.findings.end());
  REQUIRE(finding->at.bytes == it.span);
  return finding->judgement;
}

Judgement judge(const Linter& linter, const Case& it) {
  if (!it.rule.empty()) return judge_by_rule(it);
  const Document document{.id = "table", .kind = it.kind, .fields = {{"text", it.text}}};
  return linter.judge(document, 0, it.span);
}

void check_row(const Linter& linter, const Row& row) {
  const Case it = case_of(row);
  const Judgement judgement = judge(linter, it);
  CHECK_FALSE(judgement.because.empty());
  REQUIRE_FALSE(judgement.chain.empty());
  std::string chain;
  for (const Reason& reason : judgement.chain) {
    chain += "\n  " + reason.piece + ": " + reason.text;
    if (reason.cue) chain += " <" + it.text.substr(reason.cue->begin, reason.cue->size()) + ">";
  }
  INFO(row.at("text") << chain);
  for (const std::string& broken : broken_chain(judgement, it.text)) FAIL_CHECK(broken);
  const auto answers = answers_of(linter, it, judgement);
  for (const auto& [column, expected] : row) {
    INFO(column);
    if (is_given(column)) continue;
    if (column == "reason") {
      INFO(expected);
      CHECK(gives(judgement, expected));
    } else {
      REQUIRE(answers.count(column) == 1);
      CHECK(answers.at(column) == expected);
    }
  }
}

/// A known gap: at least one answer is wrong.
void check_gap(const Linter& linter, const Row& row) {
  const Case it = case_of(row);
  const Judgement judgement = judge(linter, it);
  const auto answers = answers_of(linter, it, judgement);
  bool wrong = false;
  for (const auto& [column, expected] : row) {
    if (is_given(column)) continue;
    wrong |= column == "reason" ? !gives(judgement, expected) : answers.at(column) != expected;
  }
  INFO("passes, so it is no gap: " << row.at("text"));
  CHECK(wrong);
}

std::vector<std::filesystem::path> judgement_tables() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(UNBLAME_SOURCE_DIR "/tests/judgement")) {
    const auto name = entry.path().filename();
    if (entry.path().extension() == ".md" && name != "README.md" && name != "known-gaps.md" && name != "visibility.md") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() >= 10);
  return files;
}

/// Cases of a switch that no text leads to: a statement's maker and the person whom words describe are known or taken for the victim,
/// and somebody unknown is never a reason to spare. One that a table shows does not belong here.
const std::set<std::string> never_given{"In somebody else's statement.", "The text does not say about whom."};

/// The sentences in a source file: its string literals that begin with a capital and end with a full stop.
std::set<std::string> sentences_in(const std::string& path) {
  std::ifstream in(path);
  REQUIRE(in.good());
  std::set<std::string> found;
  for (std::string line; std::getline(in, line);) {
    for (std::size_t open = 0; (open = line.find('"', open)) != std::string::npos;) {
      if (const auto comment = line.find("//"); comment < open) break;
      const auto close = line.find('"', open + 1);
      if (close == std::string::npos) break;
      const std::string literal = line.substr(open + 1, close - open - 1);
      if (literal.ends_with('.') && literal[0] >= 'A' && literal[0] <= 'Z') found.insert(literal);
      open = close + 1;
    }
  }
  return found;
}

}  // namespace

TEST_CASE("the tables of judgements hold") {
  const Linter linter{RuleSet::builtin()};
  for (const auto& file : judgement_tables()) {
    CAPTURE(file.filename().string());
    CHECK(for_each_row(file, [&](const Row& row) { check_row(linter, row); }) > 0);
  }
}

TEST_CASE("known gaps are gaps still") {
  const Linter linter{RuleSet::builtin()};
  for_each_row(UNBLAME_SOURCE_DIR "/tests/judgement/known-gaps.md", [&](const Row& row) { check_gap(linter, row); });
}

TEST_CASE("every sentence that a judgement can give stands in a table") {
  std::set<std::string> shown;
  for (const auto& file : judgement_tables()) {
    for_each_row(file, [&](const Row& row) {
      for (const char* column : {"reason", "because"}) {
        if (const auto cell = row.find(column); cell != row.end()) shown.insert(cell->second);
      }
    });
  }
  std::size_t sentences = 0;
  for (const char* source : {"reasons.cpp", "about.cpp", "judge.cpp"}) {
    for (const std::string& sentence : sentences_in(std::string(UNBLAME_SOURCE_DIR "/core/src/context/") + source)) {
      INFO(std::string(source) << ": " << sentence);
      CHECK(shown.count(sentence) != never_given.count(sentence));
      ++sentences;
    }
  }
  CHECK(sentences > 60);  // the sources are still read as they are written
}
