// Fixes of drafts: what is replaced, what is left and why, and what must hold for any text.
#include "unblame/fix.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "linter/conversation.h"
#include "linter/fix_edit.h"
#include "text/view.h"
#include "unit/fix_invariants.h"
#include "unit/text/random_text.h"

using namespace unblame;

namespace {

const std::filesystem::path source_dir = UNBLAME_SOURCE_DIR;

const Fixer& fixer() {
  static const Fixer all{RuleSet::builtin()};
  return all;
}

Expected<Fix, Diagnostic> fixed(std::string_view text, Kind kind = Kind::automatic,
                                FixOptions options = {.severity = Severity::low}) {
  return fixer().fix({.id = "draft", .kind = kind, .fields = {{"text", text}}}, options);
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::string without_brackets(std::string text) {
  std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
  return text;
}

/// Runs the list, then fixes the result: nothing may change any more. Returns the number of edits; -1 if the text is refused.
int check_draft(const std::string& name, std::string_view text, Kind kind = Kind::automatic) {
  CAPTURE(name);
  const auto fix = fixed(text, kind);
  if (!fix) return -1;
  for (const std::string& line : testing::broken_fix(fixer(), text, *fix)) FAIL_CHECK(line);
  const auto again = fixed(fix->text, kind);
  CHECK(again.has_value());
  if (again) {
    CHECK(again->text == fix->text);
    CHECK(again->edits.empty());
  }
  return static_cast<int>(fix->edits.size());
}

}  // namespace

TEST_CASE("fix: what is replaced") {
  struct Row {
    std::string_view draft, copy;
  };
  const Row rows[] = {
      {"Ellie, 14, has absconded from the unit again.", "Ellie, 14, has gone missing from the unit again."},
      {"She ABSCONDED from care. Ellie is 14.", "She WENT MISSING from care. Ellie is 14."},
      {"There is child porn of the victim on the laptop.", "There is child sexual abuse material of the victim on the laptop."},
      // The line end inside the match is not part of what differs, and stays.
      {"Ellie, 14, absconded\r\nfrom the unit.", "Ellie, 14, went missing\r\nfrom the unit."},
      {"Ellie, 14, was used to make child\npornography.", "Ellie, 14, was used to make child\nsexual abuse material."},
      // An apostrophe is no quotation mark.
      {"Ellie, 14, absconded from the children’s home.", "Ellie, 14, went missing from the children’s home."},
      {"It's late, and Ellie, 14, absconded.", "It's late, and Ellie, 14, went missing."},
      // Two at once, and letters beyond ASCII around them.
      {"Zoë, 14, absconded – then Zoë absconds again.", "Zoë, 14, went missing – then Zoë goes missing again."},
  };
  for (const auto& [draft, copy] : rows) {
    CAPTURE(draft);
    const auto fix = fixed(draft, Kind::report);
    REQUIRE(fix.has_value());
    CHECK(fix->text == copy);
    CHECK(fix->left.empty());
    CHECK_FALSE(fix->edits.empty());
  }
}

TEST_CASE("fix: what is left, and why") {
  using enum Withheld;
  struct Row {
    std::string_view draft;
    Withheld withheld;
  };
  const Row rows[] = {
      {"Ellie, 14, put herself at risk.", no_replacement},
      {"Ellie, 14, absconded to Leeds.", no_replacement},  // "went missing to Leeds" is no English
      {"Ellie, 14, absconded from the unit to Leeds.", no_replacement},
      {"Ellie, 14, absconded out of a window.", no_replacement},
      {"Ellie, 14, absconded through the fire door.", no_replacement},
      {"Ellie, 14, absconded into the night.", no_replacement},
      {"Social care told us that Ellie, 14, has absconded from the unit.", others_words},  // a professional's view, passed on
      {"Ellie, 14, said \"no\" and absconded from the unit.", quotation_mark},
      {"Ellie, 14, said “no” and absconded from the unit.", quotation_mark},
      {"Ellie, 14, said ‘no’ and absconded from the unit.", quotation_mark},
      {"Ellie, 14, said «no» and absconded from the unit.", quotation_mark},
      {"Ellie, 14, said `no` and absconded from the unit.", quotation_mark},
      {"Ellie, 14, absconded from her parents' house.", quotation_mark},  // may be a mark: left
      {"I know that Ellie, 14, absconded from the unit.", first_person},
      {"Ellie, 14, absconded from my unit.", first_person},
      {"Ellie, 14, absconded from the unit and I'm looking.", first_person},
      {"The victim is in this kiddie\nporn.", line_end},
  };
  for (const auto& [draft, withheld] : rows) {
    CAPTURE(draft);
    const auto fix = fixed(draft, Kind::report);
    REQUIRE(fix.has_value());
    CHECK(fix->text == draft);
    REQUIRE(fix->left.size() == 1);
    CHECK(to_string(fix->left[0].withheld) == to_string(withheld));
  }
}

TEST_CASE("fix: what the caller keeps stays, and the encoding decides") {
  const std::string_view draft = "Ellie, 14, absconded from the unit. She absconds often.";
  const auto fix = fixed(draft, Kind::report, {.keep = {{11, 20}}});
  REQUIRE(fix.has_value());
  CHECK(fix->text == "Ellie, 14, absconded from the unit. She goes missing often.");
  REQUIRE(fix->left.size() == 1);
  CHECK(fix->left[0].withheld == Withheld::kept);
  CHECK(fix->left[0].in_draft.bytes == Span<SourceByte>{11, 35 - 1});
}

TEST_CASE("fix: a second edit's place is told in the draft's positions") {
  const std::string_view draft = "Ellie, 14, absconded from the unit. Ellie put herself at risk. She absconds often.";
  const auto fix = fixed(draft, Kind::report);
  REQUIRE(fix.has_value());
  REQUIRE(fix->edits.size() == 2);
  CHECK(draft.substr(fix->edits[1].at.bytes.begin, fix->edits[1].at.bytes.size()) == "absconds");
  REQUIRE(fix->left.size() == 1);
  const Left& left = fix->left[0];
  CHECK(draft.substr(left.in_draft.bytes.begin, left.in_draft.bytes.size()) == "put herself at risk");
  CHECK(fix->text.substr(left.finding.at.bytes.begin, left.finding.at.bytes.size()) == "put herself at risk");
}

TEST_CASE("fix: what is refused") {
  const std::string_view answers = "Q  Where did Ellie go?\nA  She absconded from the unit.\nQ  When?\nA  At nine.\n";
  const std::string_view turns = "DC NOBLE: Where did she go?\nELLIE: She absconded.\nDC NOBLE: When?\nELLIE: At nine.\n";
  const std::string_view statement =
      "This statement is true to the best of my knowledge and belief. I am the manager. Ellie, 14, absconded from the unit.";
  CHECK_FALSE(fixed(answers).has_value());
  CHECK_FALSE(fixed(turns).has_value());
  CHECK_FALSE(fixed(statement).has_value());
  CHECK_FALSE(fixed(statement, Kind::report).has_value());  // it is one whatever is said
  CHECK_FALSE(fixed("Ellie, 14, absconded.", Kind::statement).has_value());
  CHECK_FALSE(fixed("Ellie, 14, absconded.", Kind::interview).has_value());
  CHECK_FALSE(fixed("Ellie, 14, absconded \xFF.").has_value());
  CHECK_FALSE(fixed(std::string(max_draft_bytes + 1, 'a')).has_value());
  CHECK(fixed(std::string{}).has_value());
}

TEST_CASE("fix: nothing in a conversation that was pasted in is touched") {
  const std::string draft =
      "Ellie, 14, absconded from the unit on Monday.\n\nThe interview follows.\n\n"
      "Q  Where did Ellie go?\nA  She absconded from the unit.\nQ  Again?\nA  She absconded twice.\n\n"
      "Staff looked for her.\nStaff rang the police.\nStaff rang her mother.\nEllie, 14, absconded from the unit again.\nAn "
      "officer went out.\n";
  const auto fix = fixed(draft);
  REQUIRE(fix.has_value());
  CHECK(fix->edits.size() == 2);
  REQUIRE(fix->sections.size() == 1);
  CHECK(fix->sections[0].at.line == 5);
  CHECK(fix->text.find("A  She absconded from the unit.\nQ  Again?\nA  She absconded twice.") != std::string::npos);
  CHECK(testing::broken_fix(fixer(), draft, *fix).empty());
}

TEST_CASE("fix: nothing in a statement that was pasted in is touched") {
  struct Row {
    std::string_view heading;
    bool opens;
  };
  const Row rows[] = {
      {"STATEMENT OF LEAH OKORO", true},
      {"MG11 Leah Okoro", true},
      {"This statement is true to the best of my knowledge and belief", true},
      {"I am the above-named person. ", true},
      {"A witness statement was taken from Leah.", false},  // no heading
      {"Log", false},
  };
  for (const auto& [heading, opens] : rows) {
    CAPTURE(heading);
    const std::string draft =
        "Ellie, 14, absconded from the unit on Monday.\r\nAn officer went out.\r\nNobody was found that night in any of the "
        "places "
        "that were named by the staff of the unit.\r\n\r\n" +
        std::string{heading} + "\r\n\r\nEllie, 14, absconded from the unit. The door was open. I saw her go.\r\n";
    const auto fix = fixed(draft);
    REQUIRE(fix.has_value());
    CHECK(fix->edits.size() == (opens ? 1 : 2));
    REQUIRE(fix->sections.size() == (opens ? 1 : 0));
    if (opens) CHECK(fix->sections[0].at.line == 5);
    for (const std::string& line : testing::broken_fix(fixer(), draft, *fix)) FAIL_CHECK(line);
  }
}

TEST_CASE("fix: questions and answers without a colon") {
  struct Row {
    std::string_view text;
    std::size_t sections;
    bool most_lines;
  };
  const Row rows[] = {
      {"q  where?\na  home.\nq  when?\na  noon.", 1, true},
      {"q1. where?\na1. home.\nq2. when?\na2. noon.", 1, true},
      {"q where?\na home.\nq when?\na noon.", 1, true},       // one blank: an answer, since a question stands above
      {"a man came.\na car left.\na dog barked.", 0, false},  // the article
      {"q  where?\na  home.", 1, false},                      // one answer is another's word, but no interview
      {"q. where?\na. home.", 1, false},
      {"q: where?\n\na: home.", 2, false},
      {"a. home.\nb. school.", 0, false},  // a list
      {"x\nx\nx\nx\nx\n\nq  where?\na  home.\n\nq  when?\na  noon.", 2, false},
      {"", 0, false},
  };
  for (const auto& [text, sections, most_lines] : rows) {
    CAPTURE(text);
    const Conversations found = find_conversations(text);
    CHECK(found.sections.size() == sections);
    CHECK(found.most_lines == most_lines);
  }
}

TEST_CASE("fix: nothing in a mail or an account that was pasted in is touched") {
  // Each between two sentences of the author's; `author` of them and of the pasted lines are replaced.
  struct Row {
    std::string_view pasted;
    int edits;
    bool section = edits < 3;
  };
  const Row rows[] = {
      {"Q. Did she go?\nA. She absconded.", 2},
      {"Q: Did she go?\nA: She absconded.", 2},
      {"DC NOBLE: Did she go?\nELLIE: She absconded.", 2, false},  // each turn is its speaker's
      {"> Ellie absconded.", 2},
      {"> Ellie absconded.\n>> She absconds.\n> Regards", 2},
      {"-----Original Message-----\nEllie absconded.", 1},  // to the end
      {"---------- Forwarded message ---------\nEllie absconded.", 1},
      {"From: Unit manager\nSent: Monday\nTo: Police\nSubject: Ellie\n\nEllie absconded.", 1},
      {"**From:** Unit manager\n**To:** Police\n\nEllie absconded.", 1},
      {"From: Leeds, by train.\nEllie absconded.", 3},  // no header
      {"Mum states:\nEllie absconded.\nEllie absconds.", 2},
      {"Mum states:\n\nEllie absconded.", 2},
      {"Account of mother:\n- Ellie absconded.\n- Ellie absconds.", 2},
      {"Account of mother:\n\n- Ellie absconded.\n\n- Ellie absconds.", 2},
      {"1. Account of mother:\nEllie absconded.", 2},
      {"Mum states\nEllie absconded.", 2},
      {"Question: Did she go?\nAnswer: She absconded.", 2},
      {"MOTHERS ACCOUNT\nEllie absconded.", 2},
      {"Mum’s account\nEllie absconded.", 2},
      {"First account from IP\nEllie absconded.", 2},
      {"Initial account given by the victim\nEllie absconded.", 2},
      {"The unit manager said the following:\nEllie absconded.", 2},
      {"She told us:\nEllie absconded.", 2},
      {"In her own words:\nEllie absconded.", 2},
      {"Bank account\nEllie absconded.", 3},
      {"On account of rain\nEllie absconded.", 3},
      {"Circumstances:\nEllie absconded.", 3},
      {"Mum rang at nine on account of the rain.\nEllie absconded.", 3},
  };
  for (const auto& [pasted, edits, section] : rows) {
    for (const std::string_view line_end : {"\n", "\r\n"}) {
      std::string draft = "Ellie, 14, absconded from the unit on Monday.\n\n" + std::string{pasted} +
                          "\n\nStaff looked for Ellie. Ellie, 14, absconded from the unit again.\n";
      if (line_end == "\r\n")
        for (std::size_t at = 0; (at = draft.find('\n', at)) != std::string::npos; at += 2) draft.insert(at, 1, '\r');
      CAPTURE(draft);
      const auto fix = fixed(draft, Kind::report);
      REQUIRE(fix.has_value());
      CHECK(static_cast<int>(fix->edits.size()) == edits);
      CHECK(fix->sections.empty() == !section);
      for (const std::string& line : testing::broken_fix(fixer(), draft, *fix)) FAIL_CHECK(line);
    }
  }
}

TEST_CASE("fix: only what differs is an edit") {
  struct Row {
    std::string_view before, after, replaced, by;
  };
  const Row rows[] = {
      {"absconded from the unit", "gone missing from the unit", "absconded", "gone missing"},
      {"claims that she fell", "says that she fell", "claims", "says"},
      {"claimed she fell", "said that she fell", "claimed", "said that"},
      {"child porn", "child sexual abuse material", "porn", "sexual abuse material"},
      {"insists she fell", "insists that she fell", "insists", "insists that"},  // only added: a neighbour comes along
      {"she fell", "that she fell", "she", "that she"},
      {"very historic abuse", "historic abuse", "very historic", "historic"},
      {"absconded\n from  the unit", "went missing from the unit", "absconded", "went missing"},
  };
  for (const auto& [before, after, replaced, by] : rows) {
    CAPTURE(before);
    const std::string text = "x " + std::string{before} + " y";
    const auto found = difference(text, {2, static_cast<std::uint32_t>(2 + before.size())}, after);
    REQUIRE(found.has_value());
    CHECK(text.substr(found->span.begin, found->span.size()) == replaced);
    CHECK(found->after == by);
  }
  CHECK_FALSE(difference("a  b", {0, 4}, "a b").has_value());
  CHECK_FALSE(difference("a b", {0, 3}, "").has_value());
}

TEST_CASE("fix: I, me and my") {
  struct Row {
    std::string_view folded;
    bool holds;
  };
  const Row rows[] = {{"i saw her", true},
                      {"she told me", true},
                      {"my unit", true},
                      {"it is mine", true},
                      {"i'm here", true},
                      {"ive seen her", true},
                      {"myself", true},
                      {"she is in", false},
                      {"the unit, i.e. ash", false},
                      {"mimi and myra mined", false},
                      {"", false}};
  for (const auto& [folded, holds] : rows) {
    CAPTURE(folded);
    CHECK(holds_first_person(folded) == holds);
  }
}

TEST_CASE("fix: case files, bytes outside edits, others' words, twice the same") {
  int refused = 0, read_files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir / "corpus/demo")) {
    if (entry.path().extension() != ".txt") continue;
    ++read_files;
    const std::string name = entry.path().filename().generic_string();
    const int edits = check_draft(name, decode(read(entry.path())).text);
    const bool theirs = name.find("statement") != std::string::npos || name.find("interview") != std::string::npos;
    CHECK_MESSAGE((edits < 0) == theirs, name);
    refused += edits < 0 ? 1 : 0;
  }
  CHECK(read_files == 18);
  CHECK(refused == 3);
}

TEST_CASE("fix: sentences that can be replaced, between all paragraphs of the case files") {
  // The case files alone have little that drops in. With these among their paragraphs edits stand beside quotations, reports of
  // what others said, lists, forms and pasted conversations.
  const std::string_view added[] = {
      "Ellie, 14, has absconded from the unit again.",     "ELLIE, 14, ABSCONDED FROM CARE.",
      "There is child porn of the victim on the laptop.",  "Mum says that Ellie, 14, absconded from the unit.",
      "Ellie, 14, \"absconds\", as the manager calls it.", "Photographs were taken of the so-called injuries.",
  };
  int edits = 0, drafts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir / "corpus/demo")) {
    if (entry.path().extension() != ".txt") continue;
    const std::string text = decode(read(entry.path())).text;
    const std::string line_end = text.find("\r\n") != std::string::npos ? "\r\n" : "\n";
    std::size_t next = 0;
    std::string draft;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(line_end, at), text.size());
      const std::size_t line_stop = std::min(end + line_end.size(), text.size());
      draft += text.substr(at, line_stop - at);
      if (end == at) (draft += added[next++ % std::size(added)]) += line_end + line_end;
      at = line_stop;
    }
    const int made = check_draft(entry.path().filename().generic_string(), draft);
    drafts += made >= 0 ? 1 : 0;
    edits += std::max(made, 0);
  }
  MESSAGE(drafts << " drafts, " << edits << " edits");
  CHECK(drafts == 15);
  CHECK(edits > 30);
}

TEST_CASE("fix: every text of the tests as a draft") {
  int edits = 0, drafts = 0;
  const auto check_lines = [&](const std::filesystem::path& path) {
    std::ifstream in{path};
    for (std::string line; std::getline(in, line);) {
      const auto json = nlohmann::json::parse(line);
      const int made = check_draft(json.at("id"), json.at("text").get<std::string>());
      drafts += made >= 0 ? 1 : 0;
      edits += std::max(made, 0);
    }
  };
  check_lines(source_dir / "corpus/demo/records.jsonl");
  check_lines(source_dir / "tests/judgement/cases/visible.jsonl");
  check_lines(source_dir / "corpus/ordinary/ordinary.jsonl");
  CHECK(drafts > 900);
  MESSAGE(drafts << " drafts, " << edits << " edits");
}

TEST_CASE("fix: the examples of every rule, among other sentences and line ends") {
  int edits = 0;
  for (const Rule& rule : RuleSet::builtin().rules()) {
    std::string all;
    for (const std::string& example : rule.flag) {
      const std::string text = without_brackets(example);
      edits += std::max(0, check_draft(rule.id, text, Kind::report));
      edits += std::max(0, check_draft(rule.id, "Zoë – 14.\r\n\r\nMum said: “" + text + "”\r\n" + text + "\r\n", Kind::report));
      all += text + (all.size() % 2 == 0 ? " " : "\n\n");
    }
    check_draft(rule.id, all, Kind::report);
    check_draft(rule.id, "Mum said that " + all, Kind::automatic);
  }
  CHECK(edits > 20);
}

TEST_CASE("property: a fix of words thrown together") {
  // Sentences that can be replaced, marks and people who speak, in any order: most of it is nonsense, and all of it must hold.
  const std::string_view pieces[] = {
      "Ellie, 14,",
      "absconded",
      "absconds from the unit",
      "has absconded",
      "keeps absconding",
      "child porn",
      "kiddie\nporn",
      "claims she was followed",
      "claims that he was robbed",
      "the so-called injuries",
      "historic abuse",
      "of the victim",
      "put herself at risk",
      "Mum says",
      "he said:",
      "she told me",
      "I",
      "my",
      "\"",
      "“",
      "”",
      "‘",
      "’",
      "'",
      ".",
      ". She",
      "?\n",
      "\r\n\r\n",
      "Q  ",
      "A  ",
      "Q: ",
      "A: ",
      "DC NOBLE: ",
      "not",
      "if",
      "– Zoë",
      "ELLIE, 14, ABSCONDED",
      "2200 hrs",
      "- ",
      "\xF0\x9F\x98\x80",
      "\xC2\xA0",
      "\xC2\xAD",
      "insists that she was pushed",
      "school",
      "\n> ",
      "\nMum states:\n",
      "\nFrom: Nan\nTo: ",
  };
  const std::uint64_t seed = testing::setting("UNBLAME_TEST_SEED", 20231208),
                      cases = testing::setting("UNBLAME_TEST_CASES", 1500);
  testing::Random random(seed);
  int edits = 0, drafts = 0;
  for (std::uint64_t k = 0; k < cases; ++k) {
    std::string text;
    for (std::uint32_t n = random.below(60); n > 0; --n)
      (text += pieces[random.below(std::size(pieces))]) += random.below(8) == 0 ? "" : " ";
    CAPTURE(text);
    const int made = check_draft("case " + std::to_string(k), text, random.below(2) == 0 ? Kind::automatic : Kind::report);
    drafts += made >= 0 ? 1 : 0;
    edits += std::max(made, 0);
  }
  MESSAGE("seed " << seed << ", " << cases << " cases, " << drafts << " drafts, " << edits << " edits");
  CHECK(drafts > 0);
  CHECK((edits > 100 || cases < 1000));
}

TEST_CASE("encode: what decode reads, written again") {
  using namespace std::string_literals;
  using enum Encoding;
  struct Row {
    std::string bytes;
    Encoding encoding;
  };
  const Row rows[] = {
      {"", utf8},
      {"plain", utf8},
      {"é – 😀 \xEF\xBF\xBD", utf8},
      {"h\0i\0\r\0\n\0=\xD8\0\xDE"s, utf16le},
      {"\0h\0i\xD8=\xDE\0"s, utf16be},
      {"caf\xE9 \x93no\x94 \x80 \x9F \xFF\xA0", windows1252},
  };
  for (const auto& [bytes, encoding] : rows) {
    CAPTURE(to_string(encoding));
    const Decoded decoded = decode(bytes, encoding);
    CHECK(decoded.replaced == 0);
    const auto back = encode(decoded.text, encoding);
    REQUIRE(back.has_value());
    CHECK(*back == bytes);
  }
  for (int byte = 0; byte < 256; ++byte) {  // every byte that Windows-1252 defines
    const std::string bytes(1, static_cast<char>(byte));
    const Decoded decoded = decode(bytes, windows1252);
    const auto back = encode(decoded.text, windows1252);
    CHECK(back.has_value() == (decoded.replaced == 0));
    if (back) CHECK(*back == bytes);
  }
  CHECK_FALSE(encode("ł", windows1252).has_value());
  CHECK_FALSE(encode("\xC2\x81", windows1252).has_value());  // no such character there
  CHECK_FALSE(encode("\xFF", utf8).has_value());
  CHECK_FALSE(encode("\xED\xA0\x80", utf16le).has_value());  // a surrogate
}
