#include "doctest/doctest.h"

#include <string>
#include <vector>

#include "ingest/csv_reader.h"

using namespace unblame;
using namespace unblame::ingest;

namespace {

using Problem = CsvRow::Problem;

struct ReadRow {
  std::vector<std::string> cells{};
  std::uint64_t line = 0;
  Problem problem = Problem::none;
  std::uint64_t problem_line = 0;
  friend bool operator==(const ReadRow&, const ReadRow&) = default;
};

std::vector<ReadRow> rows_of(std::string_view bytes, std::size_t block = 1 << 20, std::size_t limit = 1 << 20) {
  MemorySource source{bytes};
  TextStream text{source, {}, block};
  CsvReader reader{text, limit};
  CsvRow row;
  std::vector<ReadRow> rows;
  while (true) {
    const auto more = reader.next(row);
    REQUIRE(more);
    if (!*more) return rows;
    CHECK(row.number == rows.size() + 1);
    ReadRow read{.line = row.line, .problem = row.problem, .problem_line = row.problem == Problem::none ? 0 : row.problem_line};
    for (std::size_t i = 0; i < row.size(); ++i) read.cells.emplace_back(row[i]);
    rows.push_back(std::move(read));
  }
}

std::vector<std::vector<std::string>> cells_of(std::string_view bytes) {
  std::vector<std::vector<std::string>> cells;
  for (const ReadRow& row : rows_of(bytes)) cells.push_back(row.cells);
  return cells;
}

}  // namespace

TEST_CASE("csv: cells and rows") {
  using Cells = std::vector<std::vector<std::string>>;
  const struct {
    std::string why;
    std::string bytes;
    Cells cells;
  } rows[] = {
      {"plain", "a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
      {"no line end at the end", "a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
      {"an empty last cell, at the end of the file", "a,b\n1,", {{"a", "b"}, {"1", ""}}},
      {"CR LF", "a,b\r\n1,2\r\n", {{"a", "b"}, {"1", "2"}}},
      {"a lone CR ends a row", "a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
      {"separator inside quotation marks", "a,b\n\"1,1\",2\n", {{"a", "b"}, {"1,1", "2"}}},
      {"line breaks inside quotation marks stay as they are", "a,b\n\"1\r\n1\n1\",2\n", {{"a", "b"}, {"1\r\n1\n1", "2"}}},
      {"a doubled mark is one", "a\n\"say \"\"no\"\"\"\n", {{"a"}, {"say \"no\""}}},
      {"an empty quoted cell", "a,b\n\"\",x\n", {{"a", "b"}, {"", "x"}}},
      {"a mark inside an unquoted cell is text", "a,b\n5\" nail,x\n", {{"a", "b"}, {"5\" nail", "x"}}},
      {"empty lines are no rows", "\n\na,b\n\n1,2\n\r\n", {{"a", "b"}, {"1", "2"}}},
      {"semicolons", "a;b\n1,5;2\n", {{"a", "b"}, {"1,5", "2"}}},
      {"tabs", "a\tb\n1;1\t2\n", {{"a", "b"}, {"1;1", "2"}}},
      {"bars", "a|b\n1|2\n", {{"a", "b"}, {"1", "2"}}},
      {"the separator in a quoted header does not decide", "\"a,b,c\";d\n1;2\n", {{"a,b,c", "d"}, {"1", "2"}}},
      {"Excel says which", "sep=;\r\na;b,c\r\n1;2\r\n", {{"a", "b,c"}, {"1", "2"}}},
      {"a byte order mark is no text",
       "\xEF\xBB\xBF"
       "a,b\n1,2\n",
       {{"a", "b"}, {"1", "2"}}},
      {"UTF-16",
       std::string("\xFF\xFE"
                   "a\0,\0b\0\n\0\xE9\0,\0"
                   "2\0\n\0",
                   18),
       {{"a", "b"}, {"é", "2"}}},
      {"NUL is a character", std::string("a,b\n1\0001,2\n", 10), {{"a", "b"}, {std::string("1\0001", 3), "2"}}},
      {"one column", "text\nhello\n", {{"text"}, {"hello"}}},
      {"nothing", "", {}},
      {"only line ends", "\n\r\n", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    CHECK(cells_of(row.bytes) == row.cells);
  }
}

TEST_CASE("csv: a row says in which line it begins") {
  const auto rows = rows_of("a,b\r\n\"1\r\n1\",2\r\n\r\n3,4\r\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].line == 1);
  CHECK(rows[1].line == 2);
  CHECK(rows[2].line == 5);
}

TEST_CASE("csv: an unclosed quotation mark names the line where it opened") {
  const auto rows = rows_of("a,b\n1,2\n3,\"4\n5,6\n7,8\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].problem == Problem::unclosed_quote);
  CHECK(rows[2].line == 3);
  CHECK(rows[2].problem_line == 3);
}

TEST_CASE("csv: text behind a closing quotation mark is kept and said") {
  const auto rows = rows_of("a,b\n\"He said \"no\" to her\",2\n3,4\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].problem == Problem::text_after_quote);
  CHECK(rows[1].cells == std::vector<std::string>{"He said no\" to her\"", "2"});
  CHECK(rows[2].problem == Problem::none);
}

TEST_CASE("csv: a row over the limit is one bad row, and the next is read") {
  const auto rows = rows_of("a,b\n" + std::string(50, 'x') + ",2\n3,4\n", 16, 20);
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].problem == Problem::too_long);
  CHECK(rows[2].cells == std::vector<std::string>{"3", "4"});
}

TEST_CASE("csv: the same rows however the bytes arrive") {
  const std::string inputs[] = {"sep=;\r\na;b\r\n\"x;\r\n\"\"y\"\"\";é\r\n1;\"2\n\"\r\n",
                                "a,b\r1,\"2\r\n3\"\r\"4\",5\r",
                                "a,\"b",
                                "a\n\"b\"c\"d\",e\n\"",
                                "\xE2\x82\xAC,\xF0\x9F\x98\x80\n,\n",
                                "a,b\n\xE9,\x93quoted\x94\n"};
  for (const std::string& input : inputs) {
    const auto whole = rows_of(input);
    for (std::size_t block = 4; block < 24; ++block) {
      CAPTURE(input);
      CAPTURE(block);
      CHECK(rows_of(input, block) == whole);
    }
  }
}
