// What the built-in rules find in ordinary prose, at every severity and with what is spared: a rule's effect is a diff of this file.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "judgement/chain.h"
#include "unblame/unblame.h"

using namespace unblame;

namespace {

const std::filesystem::path root = UNBLAME_SOURCE_DIR;

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void check_golden(const std::filesystem::path& golden, const std::string& text) {
  if (std::getenv("UNBLAME_UPDATE_GOLDEN") != nullptr) std::ofstream(golden, std::ios::binary) << text;
  CHECK(text == bytes_of(golden));
}

/// Texts by class: official papers, testimony, clinical notes, dialogues at a surgery, fiction.
using Texts = std::map<std::string, std::string>;                 // by document or paragraph
using Counts = std::map<std::string, std::map<Kind, std::size_t>>;  // by class

/// How many texts of each class are of each kind, as a table; then the texts that are no report.
std::string table_of(const Counts& counts, const std::string& unit) {
  constexpr Kind kinds[] = {Kind::report, Kind::statement, Kind::interview, Kind::log};
  std::string out = unit;
  for (const Kind kind : kinds) out += "\t" + std::string(to_string(kind));
  out += "\n";
  for (const auto& [name, of_kind] : counts) {
    out += name;
    for (const Kind kind : kinds) out += "\t" + std::to_string(of_kind.contains(kind) ? of_kind.at(kind) : 0);
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("findings in 80,000 words of ordinary prose") {
  const Linter linter{RuleSet::builtin()};
  std::ifstream in(root / "corpus/ordinary/ordinary.jsonl");
  std::string lines, line;
  std::size_t paragraphs = 0, logs = 0;
  while (std::getline(in, line)) {
    const auto record = nlohmann::json::parse(line);
    const auto text = record.at("text").get<std::string>();
    const auto found = linter.check(Document{.id = record.at("id").get<std::string>(), .fields = {{"text", text}}});
    ++paragraphs;
    for (const auto& finding : found.findings) {
      for (const std::string& broken : broken_chain(finding.judgement, text)) FAIL_CHECK(finding.doc << ": " << broken);
      const auto verdict = finding.judgement.spared ? to_string(*finding.judgement.spared) : std::string_view("counts");
      lines += finding.doc + " " + record.at("kind").get<std::string>() + " " + finding.rule + " " + std::string(to_string(finding.severity)) + " " +
               std::string(verdict) + " [" + finding.match + "]\n";
      logs += !finding.judgement.chain.empty() && finding.judgement.chain[0].text.find("log") != std::string::npos;
    }
  }
  CHECK(paragraphs == 855);
  CHECK(logs == 0);  // no page of prose is taken for a log
  check_golden(root / "tests/golden/ordinary.txt", lines);
}

TEST_CASE("what counts at medium or above in records that are written well") {
  const Linter linter{RuleSet::builtin()};
  std::ifstream in(root / "corpus/neutral/neutral.jsonl");
  std::string lines;
  std::size_t records = 0, counted = 0;
  for (std::string line; std::getline(in, line);) {
    const auto record = nlohmann::json::parse(line);
    const auto found = linter.check(Document{.id = record.at("id").get<std::string>(), .fields = {{"text", record.at("text").get<std::string>()}}});
    ++records;
    for (const auto& finding : found.findings) {
      if (finding.judgement.spared || finding.severity == Severity::low) continue;
      ++counted;
      lines += finding.doc + " " + finding.rule + " " + std::string(to_string(finding.severity)) + " [" + finding.match + "]\n";
    }
  }
  CHECK(records == 140);
  CHECK(counted <= 20);  // in 21,621 words; the first look counted 24
  check_golden(root / "tests/golden/neutral.txt", lines);
}

TEST_CASE("the kinds of ordinary prose: no log, nearly all reports, dialogues found") {
  const Linter linter{RuleSet::builtin()};
  std::ifstream in(root / "corpus/ordinary/ordinary.jsonl");
  std::map<std::string, Texts> paragraphs, documents;  // by class
  for (std::string line; std::getline(in, line);) {
    const auto record = nlohmann::json::parse(line);
    const auto text = record.at("text").get<std::string>();
    auto name = record.at("kind").get<std::string>();
    // The medical part holds both: notes are prose, dialogues have one turn a line.
    if (name == "medical") name += text.starts_with("Doctor: ") || text.find("\nDoctor: ") != std::string::npos ? " dialogue" : " note";
    paragraphs[name][record.at("id").get<std::string>()] = text;
    documents[name][record.at("source").get<std::string>()] += text + "\n\n";
  }
  std::string found, others;
  for (const auto& [unit, classes] : {std::pair{"paragraphs", &paragraphs}, std::pair{"documents", &documents}}) {
    Counts counts;
    for (const auto& [name, texts] : *classes) {
      CAPTURE(name);
      for (const auto& [id, text] : texts) {
        CAPTURE(id);
        const Kind kind = linter.kind(text);
        ++counts[name][kind];
        CHECK(kind != Kind::log);
        if (kind != (name == "medical dialogue" ? Kind::interview : Kind::report)) others += name + "\t" + id + "\t" + std::string(to_string(kind)) + "\n";
      }
      const Kind expected = name == "medical dialogue" ? Kind::interview : Kind::report;
      CHECK(counts[name][expected] * 10 >= texts.size() * 9);
    }
    found += table_of(counts, unit) + "\n";
  }
  MESSAGE("\n" << found);
  check_golden(root / "tests/golden/ordinary-kinds.txt", found + others);
}
