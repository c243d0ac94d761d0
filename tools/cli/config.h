// The force's decisions: unblame.json, sought from the current folder upwards.
//
// Never beside a checked file: whoever writes a record must not decide how it is checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "unblame/error.h"
#include "unblame/rules.h"

namespace unblame::cli {

/// {"rules": [folder…], "severity": …, "suppressions": file, "change": [{rule, off, severity, reason, by, until}]}
/// Paths are relative to the file.
struct Config {
  std::string file{};  ///< empty: none was found
  std::vector<std::string> rules{};
  std::optional<Severity> severity{};
  std::vector<Change> changes{};
  std::string suppressions{};
};

/// All errors at once.
[[nodiscard]] Expected<Config> read_config(const std::string& file);

/// The nearest unblame.json from the current folder upwards; empty if there is none.
[[nodiscard]] std::string find_config();

/// What --config FILE and --no-config ask for. Throws Failure.
struct ConfigChoice {
  std::string file{};
  bool none = false;
};
[[nodiscard]] Config chosen_config(const ConfigChoice& choice);

}  // namespace unblame::cli
