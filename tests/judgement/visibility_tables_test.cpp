// Runs tests/judgement/visibility.md: which clauses of a text tell of harm, and whether each names who did it.
#include <doctest/doctest.h>

#include <string>

#include "judgement/tables.h"
#include "unblame/unblame.h"

namespace {

using namespace unblame;
using tables::Row;

/// "named, others passive": the clauses in order; "" if there is none.
std::string doers_of(const Visibility& visibility) {
  std::string out;
  for (const HarmClause& clause : visibility.clauses)
    out += (out.empty() ? "" : ", ") + std::string(clause.own_words ? "" : "others ") + std::string(to_string(clause.doer));
  return out;
}

Kind kind_of(const Row& row) {
  const auto kind = row.find("kind");
  return kind == row.end() ? Kind::report : kind_from(kind->second == "automatic" ? "auto" : kind->second).value();
}

void check_row(const Linter& linter, const Row& row) {
  const std::string text = tables::with_line_ends(row.at("text"));
  const Document document{.id = "table", .kind = kind_of(row), .fields = {{"text", text}}};
  const Visibility found = linter.visibility(document);
  std::string acts;
  for (const HarmClause& clause : found.clauses) {
    REQUIRE(clause.act.end <= text.size());
    acts += " <" + text.substr(clause.act.begin, clause.act.size()) + ">";
  }
  INFO(text << acts);
  CHECK(doers_of(found) == row.at("doer"));
}

}  // namespace

TEST_CASE("the table of doers holds") {
  const Linter linter{RuleSet::builtin()};
  const auto rows = tables::for_each_row(UNBLAME_SOURCE_DIR "/tests/judgement/visibility.md",
                                         [&](const Row& row) { check_row(linter, row); });
  CHECK(rows >= 80);
}

TEST_CASE("clauses of a long text are found wherever its blocks end, and once") {
  const Linter linter{RuleSet::builtin()};
  std::string text;
  constexpr std::size_t sentences = 600;
  for (std::size_t i = 0; i < sentences; ++i) text += i % 2 == 0 ? "The victim was punched by Mr Kerr in the hall.\n\n" : "She was assaulted.\n\n";
  const Visibility found = linter.visibility({.id = "long", .kind = Kind::report, .fields = {{"text", text}}});
  REQUIRE(found.clauses.size() == sentences);
  for (std::size_t i = 0; i < sentences; ++i) {
    CHECK(found.clauses[i].doer == (i % 2 == 0 ? Doer::named : Doer::passive));
    CHECK(text.substr(found.clauses[i].act.begin, found.clauses[i].act.size()) == (i % 2 == 0 ? "punched" : "assaulted"));
  }
}

TEST_CASE("clauses of several fields have their field's number, and an empty document has none") {
  const Linter linter{RuleSet::builtin()};
  CHECK(linter.visibility({.id = "none"}).clauses.empty());
  const Visibility found = linter.visibility(
      {.id = "two", .kind = Kind::report, .fields = {{"summary", "The victim was assaulted."}, {"empty", ""}, {"update", "Mr Kerr assaulted her."}}});
  REQUIRE(found.clauses.size() == 2);
  CHECK(found.clauses[0].field == 0);
  CHECK(found.clauses[1].field == 2);
  CHECK(found.clauses[1].doer == Doer::named);
}
