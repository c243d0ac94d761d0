// What `unblame eval` prints: text for people, JSON for programs and for a later comparison.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/evaluation.h"

namespace unblame::cli {

/// How intervals are made.
struct Bootstrap {
  std::uint64_t seed = 20231208;  // the day of the inspection report; any number would do
  unsigned samples = 2000;
};

/// An earlier run, as far as a comparison needs it.
struct EarlierRun {
  std::string ruleset{};
  std::vector<DocumentTally> documents{};  ///< id and `all` only
};
/// Reads what `eval --format json` wrote. Throws Failure with file and place.
[[nodiscard]] EarlierRun read_earlier_run(const std::string& file);

struct EvalReport {
  std::string ruleset{};
  std::vector<DocumentTally> documents{};
  Bootstrap bootstrap{};
  std::optional<EarlierRun> earlier{};
};

[[nodiscard]] std::string as_text(const EvalReport& report);
[[nodiscard]] std::string as_json(const EvalReport& report);

}  // namespace unblame::cli
