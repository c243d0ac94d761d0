// What the built-in rules find in ordinary prose, at every severity and with what is spared: a rule's effect is a diff of this file.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "unblame/unblame.h"

using namespace unblame;

TEST_CASE("findings in 80,000 words of ordinary prose") {
  const std::filesystem::path root = UNBLAME_SOURCE_DIR;
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
      const auto verdict = finding.judgement.spared ? to_string(*finding.judgement.spared) : std::string_view("counts");
      lines += finding.doc + " " + record.at("kind").get<std::string>() + " " + finding.rule + " " + std::string(to_string(finding.severity)) + " " +
               std::string(verdict) + " [" + finding.match + "]\n";
      logs += !finding.judgement.chain.empty() && finding.judgement.chain[0].text.find("log") != std::string::npos;
    }
  }
  CHECK(paragraphs == 855);
  CHECK(logs == 0);  // no page of prose is taken for a log
  const auto golden = root / "tests/golden/ordinary.txt";
  if (std::getenv("UNBLAME_UPDATE_GOLDEN") != nullptr) std::ofstream(golden, std::ios::binary) << lines;
  std::ifstream expected(golden, std::ios::binary);
  CHECK(lines == std::string(std::istreambuf_iterator<char>(expected), {}));
}
