// Runs the tables of tests/judgement/*.md. A row is a case: a text with the words in question in [brackets], and what a careful reader
// answers; an empty cell of `by` or `place` means nobody and nowhere. A column that a table lacks is not looked at.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "judgement/tables.h"
#include "unblame/unblame.h"

namespace {

using namespace unblame;
using namespace unblame::tables;

struct Case {
  std::string text;
  Span<SourceByte> span;
  Kind kind = Kind::report;
};

Case case_of(const Row& row) {
  Case made{.text = with_line_ends(row.at("text")), .span = {}};
  const auto open = made.text.find('['), close = made.text.rfind(']');
  REQUIRE(open != std::string::npos);
  REQUIRE(close != std::string::npos);
  made.text.erase(close, 1).erase(open, 1);
  made.span = {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 1)};
  if (const auto kind = row.find("kind"); kind != row.end()) made.kind = kind_from(kind->second == "automatic" ? "auto" : kind->second).value();
  return made;
}

std::string yes_or_no(bool value) { return value ? "yes" : "no"; }

/// What the engine answers, by the names of the columns.
std::map<std::string, std::string> answers_of(const Judgement& judgement) {
  const auto name = [](const auto& optional) { return optional ? std::string(to_string(*optional)) : std::string(); };
  return {{"voice", std::string(to_string(judgement.voice))},
          {"by", name(judgement.by)},
          {"about", std::string(to_string(judgement.about))},
          {"under_18", judgement.under_18 ? yes_or_no(*judgement.under_18) : ""},
          {"negated", yes_or_no(judgement.negated)},
          {"asserted", yes_or_no(judgement.asserted)},
          {"place", name(judgement.place)},
          {"spared", name(judgement.spared)},
          {"counts", yes_or_no(judgement.counts())}};
}

Judgement judge(const Linter& linter, const Case& it) {
  const Document document{.id = "table", .kind = it.kind, .fields = {{"text", it.text}}};
  return linter.judge(document, 0, it.span);
}

void check_row(const Linter& linter, const Row& row) {
  const Case it = case_of(row);
  const Judgement judgement = judge(linter, it);
  CHECK_FALSE(judgement.because.empty());
  CHECK_FALSE(judgement.chain.empty());
  std::string chain;
  for (const Reason& reason : judgement.chain) {
    chain += "\n  " + reason.piece + ": " + reason.text;
    if (reason.cue) chain += " <" + it.text.substr(reason.cue->begin, reason.cue->size()) + ">";
  }
  INFO(row.at("text") << chain);
  const auto answers = answers_of(judgement);
  for (const auto& [column, expected] : row) {
    if (column == "text" || column == "kind") continue;
    REQUIRE(answers.count(column) == 1);
    INFO(column);
    CHECK(answers.at(column) == expected);
  }
}

/// A known gap: at least one answer is wrong.
void check_gap(const Linter& linter, const Row& row) {
  const auto answers = answers_of(judge(linter, case_of(row)));
  bool wrong = false;
  for (const auto& [column, expected] : row) wrong |= column != "text" && column != "kind" && answers.at(column) != expected;
  INFO("passes, so it is no gap: " << row.at("text"));
  CHECK(wrong);
}

}  // namespace

TEST_CASE("the tables of judgements hold") {
  const Linter linter{RuleSet::builtin()};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(UNBLAME_SOURCE_DIR "/tests/judgement")) {
    const auto name = entry.path().filename();
    if (entry.path().extension() == ".md" && name != "README.md" && name != "known-gaps.md" && name != "visibility.md") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() >= 9);
  for (const auto& file : files) {
    CAPTURE(file.filename().string());
    CHECK(for_each_row(file, [&](const Row& row) { check_row(linter, row); }) > 0);
  }
}

TEST_CASE("known gaps are gaps still") {
  const Linter linter{RuleSet::builtin()};
  for_each_row(UNBLAME_SOURCE_DIR "/tests/judgement/known-gaps.md", [&](const Row& row) { check_gap(linter, row); });
}
