// The list of unit/invariants.h over every text in corpus/ and over the judgement cases, and over the list's own means.
#include "unit/invariants.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

using namespace unblame;
using unblame::testing::Invariants;

namespace {

const std::filesystem::path source_dir = UNBLAME_SOURCE_DIR;

const Invariants& invariants() {
#ifdef __SANITIZE_ADDRESS__
  constexpr std::size_t reference_every = 16;  // the release build asks it for every rule
#else
  constexpr std::size_t reference_every = 1;
#endif
  static const Invariants all{RuleSet::builtin(), reference_every};
  return all;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// Checks the `text` of each line of a JSON Lines file, or of every so many; returns how many lines there were.
int check_lines(const std::filesystem::path& path, int every = 1) {
  std::ifstream in{path};
  int count = 0;
  for (std::string line; std::getline(in, line); ++count) {
    if (count % every != 0) continue;
    const auto json = nlohmann::json::parse(line);
    const std::string text = json.at("text"), id = json.at("id");
    const Kind kind = json.contains("kind") ? kind_from(json["kind"].get<std::string>()).value_or(Kind::automatic) : Kind::automatic;
    CHECK_INVARIANTS(invariants(), (Document{.id = id, .kind = kind, .fields = {{"narrative", text}}}));
  }
  return count;
}

}  // namespace

TEST_CASE("invariants: case files") {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir / "corpus/demo")) {
    if (entry.path().extension() != ".txt") continue;
    const std::string text = decode(read(entry.path())).text;
    const std::string name = entry.path().filename().generic_string();
    CAPTURE(name);
    CHECK_INVARIANTS(invariants(), (Document{.id = name, .fields = {{"text", text}}}));
    ++count;
  }
  CHECK(count > 10);
}

TEST_CASE("invariants: records") { CHECK(check_lines(source_dir / "corpus/demo/records.jsonl") > 0); }

TEST_CASE("invariants: ordinary prose") { CHECK(check_lines(source_dir / "corpus/ordinary/ordinary.jsonl") == 855); }

TEST_CASE("invariants: judgement cases") { CHECK(check_lines(source_dir / "tests/judgement/cases/visible.jsonl") == 240); }

TEST_CASE("invariants: labelled narratives") {
  if (!std::filesystem::is_directory(source_dir / "corpus/labelled")) return;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir / "corpus/labelled"))
    if (entry.path().extension() == ".jsonl") check_lines(entry.path(), 4);
}

TEST_CASE("invariants: the examples of every rule, as they are and turned round") {
  for (const Rule& rule : RuleSet::builtin().rules()) {
    CAPTURE(rule.id);
    // The reference takes milliseconds a text: each of a rule's first examples in one of the five settings, in turn.
    std::size_t number = 0;
    for (std::string text : rule.flag) {
      if (number == 5) break;
      std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
      const std::string variants[] = {text, "\"" + text + "\"", "Mum states that " + text, "Q. " + text + "\r\nA. No.\r\n", "😀 é " + text + " – é 😀"};
      CHECK_INVARIANTS(invariants(), (Document{.id = rule.id, .fields = {{"a", "Nothing here."}, {"b", variants[number++]}}}));
    }
  }
}

TEST_CASE("invariants: the naive count counts as an editor does") {
  struct Row { std::string_view text; Span<SourceByte> bytes; Location expected; };
  const Row rows[] = {
      {"abc", {1, 2}, {{1, 2}, {1, 2}, {1, 2}, 1, 2}},
      {"é b", {3, 4}, {{3, 4}, {2, 3}, {2, 3}, 1, 3}},
      {"😀b", {4, 5}, {{4, 5}, {1, 2}, {2, 3}, 1, 2}},           // two UTF-16 units, one character
      {"a\r\nb", {3, 4}, {{3, 4}, {3, 4}, {3, 4}, 2, 1}},         // one line end
      {"a\rb\nc", {4, 5}, {{4, 5}, {4, 5}, {4, 5}, 3, 1}},        // two
      {"\xFFz\xE2\x80q", {4, 5}, {{4, 5}, {4, 5}, {4, 5}, 1, 5}}, // an invalid byte is a character each
  };
  for (const auto& [text, bytes, expected] : rows) {
    CAPTURE(text);
    const auto naive = testing::naive_location(text, bytes);
    CHECK(naive.on_boundaries);
    CHECK(naive.location == expected);
    Positions positions{text};
    CHECK(positions.locate(bytes) == expected);
  }
  CHECK_FALSE(testing::naive_location("é", {1, 2}).on_boundaries);
  CHECK(testing::is_valid_utf8("é😀"));
  CHECK_FALSE(testing::is_valid_utf8("\xED\xA0\x80"));  // a surrogate
  CHECK_FALSE(testing::is_valid_utf8("\xC0\x80"));      // an overlong NUL
}
