// Records of exports: what a reader of findings relies on, and what is said of rows and lines that are broken.
#include "doctest/doctest.h"

#include <string>
#include <vector>

#include "ingest/record_text.h"
#include "ingest/records.h"

using namespace unblame;
using namespace unblame::ingest;

namespace {

/// One item a record, "id: text | text", or "line N: what is wrong" ("(warning)").
struct Read {
  std::vector<std::string> items;
  std::vector<Document> documents;  // texts copied into `kept`
  Diagnostics warnings;
  friend bool operator==(const Read& a, const Read& b) { return a.items == b.items; }
};

using Open = Expected<std::unique_ptr<RecordReader>> (*)(std::unique_ptr<ByteSource>, RecordOptions);

Read read(Open open, const std::string& bytes, RecordOptions options) {
  options.file = "x";
  auto reader = open(std::make_unique<MemorySource>(bytes), options);
  REQUIRE(reader);
  Read all;
  std::uint32_t seen = 0;
  while (true) {
    auto batch = std::make_unique<RecordBatch>();
    const auto more = (*reader)->next(*batch);
    REQUIRE(more);
    if (!*more) break;
    const Records records = (*reader)->read(std::move(batch));
    seen |= records.seen;
    for (const auto& item : records.items) {
      if (const auto* diagnostic = std::get_if<Diagnostic>(&item)) {
        const bool warning = diagnostic->level == Diagnostic::Level::warning;
        all.items.push_back("line " + std::to_string(diagnostic->line) + ": " + diagnostic->what + (warning ? " (warning)" : ""));
        continue;
      }
      const Record& record = std::get<Record>(item);
      std::string text = record.document.id + ":";
      for (const Field& field : record.document.fields) text += ' ' + field.name + '=' + std::string{field.text};
      all.items.push_back(text);
      all.documents.push_back(record.document);
    }
  }
  all.warnings = (*reader)->warnings(seen);
  return all;
}

RecordOptions csv_options() {
  RecordOptions options;
  options.columns.id = {"ID"};
  options.columns.text = {"TEXT"};
  return options;
}

using Items = std::vector<std::string>;

}  // namespace

TEST_CASE("csv records: id and text") {
  CHECK(read(open_csv, "ID,TEXT\n1,hello\n2,\"a\nb\"\n", csv_options()).items == Items{"1: TEXT=hello", "2: TEXT=a\nb"});
  RecordOptions options = csv_options();
  options.columns.id = {"CASE", "ID"};
  options.columns.text = {"TEXT", "MORE"};
  CHECK(read(open_csv, "CASE,ID,TEXT,MORE\nC1,7,a,b\n", options).items == Items{"C1/7: TEXT=a MORE=b"});
  CHECK(read(open_csv, "ID,TEXT\n,hello\n", csv_options()).items == Items{"x:2: TEXT=hello"});
}

TEST_CASE("csv records: HTML and RTF in cells become text, other cells stay") {
  const std::string bytes = "ID,TEXT\n1,<p>a</p><p>b &amp; c</p>\n2,{\\rtf1 a\\par b}\n3,a <18 &amp; b\n";
  CHECK(read(open_csv, bytes, csv_options()).items == Items{"1: TEXT=a\n\nb & c", "2: TEXT=a\n\nb", "3: TEXT=a <18 &amp; b"});
  RecordOptions options = csv_options();
  options.columns.text_format = TextFormat::plain;
  CHECK(read(open_csv, "ID,TEXT\n1,<p>a</p>\n", options).items == Items{"1: TEXT=<p>a</p>"});
  options.columns.text_format = TextFormat::html;
  CHECK(read(open_csv, "ID,TEXT\n1,a &amp; b\n", options).items == Items{"1: TEXT=a & b"});
}

TEST_CASE("csv records: a ragged row is named and the rest goes on") {
  const auto got = read(open_csv, "ID,TEXT,X\n1,a,\n2,b\n3,c,d,e\n4,d,x,,\n,,\n5,e,\n", csv_options());
  CHECK(got.items == Items{"1: TEXT=a", "line 3: row 3 has 2 cells, the header 3; it was not checked",
                           "line 4: row 4 has 4 cells, the header 3; it was not checked", "4: TEXT=d", "5: TEXT=e"});
}

TEST_CASE("csv records: an unclosed quotation mark ends the file with its line") {
  const auto got = read(open_csv, "ID,TEXT\n1,a\n2,\"b\n3,c\n", csv_options());
  REQUIRE(got.items.size() == 2);
  CHECK(got.items[1].starts_with("line 3: row 3: the quotation mark that opens a cell in this line is never closed"));
}

TEST_CASE("csv records: columns that are missing or misspelt") {
  const auto errors = [](const std::string& header, const ColumnNames& names) {
    RecordOptions options{.file = "e.csv", .columns = names};
    auto reader = open_csv(std::make_unique<MemorySource>(header), options);
    REQUIRE(!reader);
    return to_string(reader.error());
  };
  const std::string bytes = "OCC_NO,ENTRY_NO,VICTIM,AGE,NARRATIVE\nx,1,a,14,t\n";
  const std::string none = errors(bytes, {});
  CHECK(none.find("The columns are: OCC_NO, ENTRY_NO, VICTIM, AGE, NARRATIVE") != std::string::npos);
  CHECK(none.find("unblame check --input csv --id OCC_NO --id ENTRY_NO --text NARRATIVE --victim VICTIM --age AGE e.csv") !=
        std::string::npos);
  ColumnNames names;
  names.id = {"ENTRY_NR"};
  names.text = {"narrative"};
  names[Column::age] = "Years";
  const std::string wrong = errors(bytes, names);
  CHECK(wrong.find("--id: there is no column \"ENTRY_NR\" (did you mean ENTRY_NO?") != std::string::npos);
  CHECK(wrong.find("--text: there is no column \"narrative\" (did you mean NARRATIVE?") != std::string::npos);
  CHECK(wrong.find("--age: there is no column \"Years\"") != std::string::npos);
  CHECK(errors("", {}).find("there is no header row") != std::string::npos);
  names = {};
  names.id = {"A"}, names.text = {"A"};
  CHECK(errors("A,A\n", names).find("more than once") != std::string::npos);
}

TEST_CASE("records: people from columns") {
  RecordOptions options = csv_options();
  options.columns[Column::victim] = "V";
  options.columns[Column::suspect] = "S";
  options.columns[Column::age] = "A";
  const auto people = [&](const std::string& row) {
    return read(open_csv, "ID,TEXT,V,S,A\n1,t," + row + "\n", options).documents.at(0).people;
  };
  CHECK(people("Keira,Reece,14") == std::vector<Person>{{"Keira", Role::victim, true}, {"Reece", Role::suspect, {}}});
  CHECK(people("Keira; Mia,,14; 19") == std::vector<Person>{{"Keira", Role::victim, true}, {"Mia", Role::victim, false}});
  CHECK(people("Keira; Mia,,14") == std::vector<Person>{{"Keira", Role::victim, {}}, {"Mia", Role::victim, {}}});
  CHECK(people(",,16 years") == std::vector<Person>{{"", Role::victim, true}});
  CHECK(people(",,") == std::vector<Person>{});
}

TEST_CASE("records: ages") {
  const struct {
    const char* age;
    std::optional<bool> under_18;
  } rows[] = {{"14", true},       {"18", false},      {" 17 ", true}, {"14 years", true}, {"14yo", true},
              {"aged 14", true},  {"Age 40", false},  {"14.5", true}, {"8 months", true}, {"18 months", true},
              {"2011-05-04", {}}, {"04/05/2011", {}}, {"13-14", {}},  {"under 18", {}},   {"U18", {}},
              {"", {}},           {"unknown", {}},    {"999", {}},    {"14?", {}}};
  for (const auto& row : rows) {
    CAPTURE(std::string(row.age));
    CHECK(is_under_18(row.age) == row.under_18);
  }
}

TEST_CASE("records: kind from a column, else the given one") {
  RecordOptions options = csv_options();
  options.kind = Kind::log;
  const auto got = read(open_csv, "ID,TEXT,kind\n1,t,statement\n2,t,\n3,t,nonsense\n", options);
  REQUIRE(got.documents.size() == 3);
  CHECK(got.documents[0].kind == Kind::statement);
  CHECK(got.documents[1].kind == Kind::log);
  CHECK(got.documents[2].kind == Kind::log);
}

TEST_CASE("jsonl records: fields") {
  CHECK(read(open_jsonl,
             "{\"id\":\"1\",\"text\":\"a\\nb \\ud83d\\ude00 \\ud83d\"}\n\n{\"text\":\"c\",\"id\":2, "
             "\"other\":[1,{\"text\":\"no\"}]}",
             {})
            .items == Items{"1: text=a\nb 😀 \xEF\xBF\xBD", "2: text=c"});
  RecordOptions options;
  options.columns.id = {"case", "no"};
  options.columns.text = {"narrative", "notes"};
  CHECK(read(open_jsonl, "{\"case\":\"C\",\"no\":7,\"notes\":null,\"narrative\":\"t\"}\r\n", options).items ==
        Items{"C/7: narrative=t notes="});
  const auto got = read(
      open_jsonl, "{\"id\":\"1\",\"text\":\"t\",\"kind\":\"interview\",\"victim\":\"Mia\",\"age\":15,\"suspect\":null}\n", {});
  REQUIRE(got.documents.size() == 1);
  CHECK(got.documents[0].kind == Kind::interview);
  CHECK(got.documents[0].people == std::vector<Person>{{"Mia", Role::victim, true}});
}

TEST_CASE("jsonl records: a bad line is named and the rest goes on") {
  const char* bad[] = {"{\"id\":\"1\",\"text\":\"a\"",
                       "{\"id\":\"1\",\"text\":\"a",
                       "[1]",
                       "null",
                       "\"text\"",
                       "{\"id\":\"1\",\"text\":\"a\"} x",
                       "{\"id\":\"1\" \"text\":\"a\"}",
                       "{\"id\":\"1\",\"text\":\"a\tb\"}",
                       "{\"id\":\"1\",\"text\":\"\\q\"}",
                       "{\"id\":\"1\"}",
                       "{\"id\":\"1\",\"text\":[\"a\"]}",
                       "{",
                       "}",
                       "{\"text\"",
                       "{\"text\":}",
                       "{\"id\":\"1\",\"text\":\"a\"}{\"id\":\"1\",\"text\":\"a\"}",
                       "\x01"};
  for (const char* line : bad) {
    CAPTURE(std::string(line));
    const auto got =
        read(open_jsonl, "{\"id\":\"0\",\"text\":\"t\"}\n" + std::string{line} + "\n{\"id\":\"2\",\"text\":\"t\"}\n", {});
    REQUIRE(got.items.size() == 3);
    CHECK(got.items[0] == "0: text=t");
    CHECK(got.items[1].starts_with("line 2: "));
    CHECK(got.items[2] == "2: text=t");
  }
}

TEST_CASE("jsonl records: a line over the limit is named and the rest goes on") {
  RecordOptions options;
  options.max_record_bytes = 64;
  const std::string long_line = "{\"id\":\"1\",\"text\":\"" + std::string(300, 'x') + "\"}";
  const std::string good = "{\"id\":\"2\",\"text\":\"t\"}";
  for (const std::size_t batch : {8, 40, 100, 4096}) {
    options.batch_bytes = batch;
    CAPTURE(batch);
    const auto got = read(open_jsonl, good + '\n' + long_line + '\n' + good + '\n' + long_line, options);
    REQUIRE(got.items.size() == 4);
    CHECK(got.items[0] == "2: text=t");
    CHECK(got.items[1].starts_with("line 2: the line is longer"));
    CHECK(got.items[2] == "2: text=t");
    CHECK(got.items[3].starts_with("line 4: the line is longer"));
  }
}

TEST_CASE("records: the same for every size of batch") {
  std::string csv = "ID,TEXT\n", jsonl;
  for (int i = 0; i < 40; ++i) {
    csv += std::to_string(i) + ",\"text “" + std::string(static_cast<std::size_t>(i), 'x') + "”\n\"\"b\"\"\"\n" +
           (i % 7 == 0 ? "ragged\n" : "");
    jsonl += "{\"id\":" + std::to_string(i) + ",\"text\":\"“" + std::string(static_cast<std::size_t>(i), 'x') + "”\\n\"}\n" +
             (i % 7 == 0 ? "bad\n\n" : "");
  }
  const auto whole_csv = read(open_csv, csv, csv_options());
  const auto whole_jsonl = read(open_jsonl, jsonl, {});
  CHECK(whole_csv.items.size() == 46);
  CHECK(whole_jsonl.items.size() == 46);
  for (std::size_t batch = 4; batch < 90; ++batch) {
    RecordOptions options = csv_options();
    options.batch_bytes = batch;
    CAPTURE(batch);
    CHECK(read(open_csv, csv, options).items == whole_csv.items);
    RecordOptions json;
    json.batch_bytes = batch;
    CHECK(read(open_jsonl, jsonl, json).items == whole_jsonl.items);
  }
}

TEST_CASE("records: what is said at the end") {
  CHECK(read(open_csv, "ID,TEXT\n", csv_options()).warnings.size() == 1);
  CHECK(read(open_jsonl, "", {}).warnings.size() == 1);
  CHECK(read(open_csv, "ID,TEXT\n1,caf\xE9\n", csv_options()).warnings.size() == 1);  // a guess
  CHECK(read(open_csv, "ID,TEXT\n1,t\n", csv_options()).warnings.empty());
  RecordOptions options;
  options.columns[Column::victim] = "vic";
  CHECK(read(open_jsonl, "{\"id\":1,\"text\":\"t\"}\n", options).warnings.size() == 1);
  CHECK(read(open_jsonl, "{\"id\":1,\"text\":\"t\",\"vic\":\"x\"}\n", options).warnings.empty());
}
