// Runs the tables of tests/facts/*.md: what each text states, and what two versions lose and add.
#include "doctest/doctest.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "unblame/compare.h"

using namespace unblame;

namespace {

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  return begin == std::string_view::npos ? "" : std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  std::stringstream in(row.substr(1));
  for (std::string cell; std::getline(in, cell, '|');) {
    cell = trimmed(cell);
    for (std::size_t at; (at = cell.find("\\n")) != std::string::npos;) cell.replace(at, 2, "\n");
    cells.push_back(std::move(cell));
  }
  return cells;
}

std::set<FactKind> kinds_of(std::string line) {
  std::set<FactKind> kinds;
  std::ranges::replace(line, ',', ' ');
  std::stringstream in(line);
  for (std::string word; in >> word;) {
    const auto kind = fact_kind_from(word);
    REQUIRE_MESSAGE(kind, "no kind of fact: " << word);
    kinds.insert(*kind);
  }
  return kinds;
}

const FactFinder& finder() {
  static const FactFinder finder{RuleSet::builtin()};
  return finder;
}

std::string facts_of(const std::string& text, const std::set<FactKind>& kinds) {
  std::string list;
  for (const Fact& fact : finder().find(text))
    if (fact.certain && kinds.contains(fact.kind))
      list += (list.empty() ? "" : "; ") + std::string{to_string(fact.kind)} + " " + fact.normal;
  return list;
}

std::string list_of(const std::vector<FactChange>& changes) {
  std::string list;
  for (const FactChange& change : changes)
    list += (list.empty() ? "" : "; ") + std::string{to_string(change.kind)} + " " + change.words;
  return list;
}

Comparison compared(const std::string& draft, const std::string& final) {
  const std::vector<Finding> none;
  const auto facts_of_draft = finder().find(draft), facts_of_final = finder().find(final);
  return compare({draft, none, facts_of_draft}, {final, none, facts_of_final});
}

int run_table_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::set<FactKind> kinds;
  std::vector<std::string> header;
  int rows = 0;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.starts_with("Kinds: ")) kinds = kinds_of(line.substr(7));
    if (!line.starts_with('|')) {
      header.clear();
      continue;
    }
    if (line.starts_with("|---")) continue;
    const auto cells = cells_of(line);
    if (header.empty()) {
      header = cells;
      continue;
    }
    ++rows;
    INFO(path.filename().string(), ":", number, ": ", line);
    REQUIRE(cells.size() >= header.size());
    if (header[0] == "text") {
      CHECK(facts_of(cells[0], kinds) == cells[1]);
    } else {
      const Comparison comparison = compared(cells[0], cells[1]);
      CHECK(list_of(comparison.lost) == cells[2]);
      CHECK(list_of(comparison.added) == cells[3]);
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("facts: every row of the tables") {
  int rows = 0;
  std::set<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path{UNBLAME_SOURCE_DIR} / "tests/facts"))
    if (entry.path().extension() == ".md" && entry.path().filename() != "README.md") paths.insert(entry.path());
  for (const auto& path : paths) rows += run_table_file(path);
  CHECK(rows >= 200);
  MESSAGE(rows << " rows");
}
