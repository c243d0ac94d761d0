// Runs the files of tests/judgement/cases (its README has the format, the conventions and where each comes from) and prints how often
// each answer is right, by group. The floors stand just under what is reached: a change that costs more than a case or two has to say
// so here.
#include <doctest/doctest.h>

#include <fstream>
#include <iomanip>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "judgement/chain.h"
#include "unblame/unblame.h"

namespace {

using namespace unblame;
using nlohmann::json;

struct CaseFile {
  const char* name;
  int cases;
  double counts, voice, about;  // floors
};

constexpr CaseFile files[] = {
    {"visible", 240, 0.985, 0.985, 0.975},
    {"learn", 165, 0.95, 0.985, 0.90},
    {"learn-2", 168, 0.96, 0.985, 0.93},
    {"learn-3", 420, 0.94, 0.975, 0.92},
    {"learn-4", 168, 0.96, 0.975, 0.94},
    {"learn-5", 168, 0.97, 0.985, 0.95},
    {"learn-6", 220, 0.84, 0.975, 0.74},
};

struct Tally {
  int cases = 0, voice = 0, by = 0, about = 0, negated = 0, counts = 0;

  void add(const Judgement& got, const json& wanted) {
    ++cases;
    voice += wanted["voice"] == to_string(got.voice);
    by += wanted["by"].is_null() ? !got.by : got.by && wanted["by"] == to_string(*got.by);
    about += wanted["about"] == to_string(got.about);
    negated += wanted["negated"] == got.negated;
    counts += wanted["counts"] == got.counts();
  }
  [[nodiscard]] double share(int right) const { return cases == 0 ? 1.0 : static_cast<double>(right) / cases; }
};

Span<SourceByte> span_of(const json& wanted, const std::string& text) {
  const auto words = wanted["span"].get<std::string>();
  std::size_t at = text.find(words);
  for (int n = wanted.value("nth", 1); n > 1; --n) at = text.find(words, at + 1);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

void print_line(std::ostream& out, const std::string& group, const Tally& tally) {
  out << std::left << std::setw(12) << group << std::right << std::setw(5) << tally.cases << std::fixed << std::setprecision(3);
  for (const int right : {tally.voice, tally.by, tally.about, tally.negated, tally.counts}) out << std::setw(9) << tally.share(right);
  out << '\n';
}

}  // namespace

TEST_CASE("cases are judged as a careful reader would") {
  const Linter linter{RuleSet::builtin()};
  for (const CaseFile& file : files) {
    std::map<std::string, Tally> groups;
    Tally all;
    std::ifstream in(std::string(UNBLAME_SOURCE_DIR "/tests/judgement/cases/") + file.name + ".jsonl");
    for (std::string line; std::getline(in, line);) {
      const json wanted = json::parse(line);
      const auto text = wanted["text"].get<std::string>();
      const Document document{.id = wanted["id"].get<std::string>(),
                              .kind = kind_from(wanted["kind"].get<std::string>()).value(),
                              .fields = {{"text", text}}};
      const Judgement got = linter.judge(document, 0, span_of(wanted, text));
      for (const std::string& broken : broken_chain(got, text)) FAIL_CHECK(document.id << ": " << broken);
      groups[wanted["group"].get<std::string>()].add(got, wanted);
      all.add(got, wanted);
    }
    INFO(file.name);
    REQUIRE(all.cases == file.cases);

    std::ostringstream table;
    table << file.name << "\ngroup            n    voice       by    about  negated   counts\n";
    for (const auto& [group, tally] : groups) print_line(table, group, tally);
    print_line(table, "all", all);
    MESSAGE(table.str());
    CHECK(all.share(all.counts) >= file.counts);
    CHECK(all.share(all.voice) >= file.voice);
    CHECK(all.share(all.about) >= file.about);
  }
}
