// unblame-bench: how fast, side by side in one run, as ratios. Each row is the median of interleaved rounds of CPU time; the reference
// is checked to find the same matches.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "narratives.h"
#include "unblame/unblame.h"

namespace {

using namespace unblame;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::size_t total_bytes(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const auto& text : texts) bytes += text.size();
  return bytes;
}

/// The matched words of every flag example: what real blame looks like to these rules.
std::vector<std::string> flagged_phrases(const RuleSet& rules) {
  std::vector<std::string> phrases;
  for (const auto& rule : rules.rules())
    for (const auto& example : rule.flag)
      if (const auto open = example.find('['), close = example.find(']'); rule.on && open != std::string::npos && close != std::string::npos)
        phrases.push_back(example.substr(open + 1, close - open - 1));
  return phrases;
}

struct Measured {
  std::string name;
  std::function<std::size_t()> run;  ///< returns what it found, so that nothing is optimised away
  std::size_t bytes = 0;
  std::vector<double> seconds{};
  std::size_t found = 0;

  [[nodiscard]] double megabytes_per_second() const {
    auto sorted = seconds;
    std::sort(sorted.begin(), sorted.end());
    return static_cast<double>(bytes) / 1e6 / sorted[sorted.size() / 2];
  }
};

std::size_t matches_of(const Linter& linter, const std::vector<std::string>& texts) {
  std::size_t count = 0;
  for (const auto& text : texts) count += linter.matches(text).size();
  return count;
}

std::size_t findings_of(const Linter& linter, const std::vector<std::string>& texts) {
  std::size_t count = 0;
  for (const auto& text : texts) count += linter.check(Document{.id = "-", .fields = {{"text", text}}}).findings.size();
  return count;
}

bool equal_on(const Linter& a, const Linter& b, const std::vector<std::string>& texts) {
  return std::all_of(texts.begin(), texts.end(), [&](const std::string& text) { return a.matches(text) == b.matches(text); });
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t megabytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 16;
  if (argc > 2 || megabytes == 0 || megabytes > 1024) {
    std::fputs("usage: unblame-bench [MEGABYTES of text, 1 to 1024; default 16]\n", stderr);
    return 2;
  }
  const auto& rules = RuleSet::builtin();
  const auto phrases = flagged_phrases(rules);
  constexpr std::uint64_t seed = 20261124;
  const auto ascii = bench::narratives(megabytes << 20, seed, phrases, true);
  const auto mixed = bench::narratives(megabytes << 20, seed, phrases, false);
  const std::vector<std::string> slice(mixed.begin(), mixed.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(mixed.size(), 400)));
  const Linter linter{rules, {.severity = Severity::low}}, reference{rules, {.severity = Severity::low, .matcher = Matcher::re2}};

  if (!equal_on(linter, reference, slice)) {
    std::fputs("the matcher and the reference differ: no benchmark\n", stderr);
    return 1;
  }
  std::vector<char> copy(total_bytes(ascii));
  Measured rows[] = {
      {"memcpy, text by text", [&] {
         std::size_t at = 0;
         for (const auto& text : ascii) std::memcpy(copy.data() + at, text.data(), text.size()), at += text.size();
         return static_cast<std::size_t>(copy[copy.size() / 2]);
       }, total_bytes(ascii)},
      {"match, ASCII", [&] { return matches_of(linter, ascii); }, total_bytes(ascii)},
      {"match, mixed", [&] { return matches_of(linter, mixed); }, total_bytes(mixed)},
      {"check, ASCII", [&] { return findings_of(linter, ascii); }, total_bytes(ascii)},
      {"check, mixed", [&] { return findings_of(linter, mixed); }, total_bytes(mixed)},
      {"match, one RE2 per rule (slice)", [&] { return matches_of(reference, slice); }, total_bytes(slice)},
  };
  constexpr int rounds = 5;
  for (int round = 0; round < rounds; ++round)
    for (auto& row : rows) {
      const auto begin = cpu_seconds();
      row.found = row.run();
      row.seconds.push_back(std::max(cpu_seconds() - begin, 1e-9));
    }
  std::printf("%zu rules, %zu MB, seed %llu, %d rounds, one core, median CPU time\n", rules.rules().size(), megabytes,
              static_cast<unsigned long long>(seed), rounds);
  std::printf("%-34s %10s %12s %12s %10s\n", "", "MB/s", "of memcpy", "x one RE2", "found");
  const auto copied = rows[0].megabytes_per_second(), by_re2 = rows[5].megabytes_per_second();
  for (const auto& row : rows)
    std::printf("%-34s %10.1f %11.1f%% %12.1f %10zu\n", row.name.c_str(), row.megabytes_per_second(), 100 * row.megabytes_per_second() / copied,
                row.megabytes_per_second() / by_re2, row.found);
  return 0;
}
