// Runs the tables of tests/judgement/*.md. A row is a case: a text with the words in question in [brackets], and what a careful reader
// answers; an empty cell of `by` or `place` means nobody and nowhere. A column that a table lacks is not looked at.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "unblame/unblame.h"

namespace {

using namespace unblame;
using Cells = std::vector<std::string>;
using Row = std::map<std::string, std::string>;  // a cell by its column

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The cells of a Markdown table's line; empty if it is none.
Cells cells_of(const std::string& line) {
  if (line.empty() || line[0] != '|') return {};
  Cells cells;
  for (std::size_t at = 1; at < line.size();) {
    const auto end = std::min(line.find('|', at), line.size());
    cells.push_back(trimmed(line.substr(at, end - at)));
    at = end + 1;
  }
  return cells;
}

bool is_rule(const Cells& cells) { return !cells.empty() && cells[0].find_first_not_of("-:") == std::string::npos; }

std::string with_line_ends(std::string text) {
  for (std::size_t at; (at = text.find("\\n")) != std::string::npos;) text.replace(at, 2, "\n");
  return text;
}

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

template <class Check>
std::size_t for_each_row(const std::filesystem::path& path, Check check) {
  std::ifstream in(path);
  std::string line;
  Cells header;
  std::size_t rows = 0;
  while (std::getline(in, line)) {
    const Cells cells = cells_of(line);
    if (cells.empty()) {
      header.clear();
    } else if (header.empty()) {
      header = cells;
    } else if (!is_rule(cells)) {
      REQUIRE(cells.size() == header.size());
      Row row;
      for (std::size_t c = 0; c < cells.size(); ++c) row[header[c]] = cells[c];
      check(row);
      ++rows;
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("the tables of judgements hold") {
  const Linter linter{RuleSet::builtin()};
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(UNBLAME_SOURCE_DIR "/tests/judgement")) {
    const auto name = entry.path().filename();
    if (entry.path().extension() == ".md" && name != "README.md" && name != "known-gaps.md") files.push_back(entry.path());
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
