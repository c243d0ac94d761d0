// Which rules a command works with: the built-in ones, --rules, the configuration's changes, and what --only, --skip, --pack
// leave.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "cli/config.h"
#include "unblame/rules.h"

namespace unblame::cli {

struct RuleChoice {
  std::vector<std::string> folders{};                ///< --rules
  std::vector<std::string> packs{}, only{}, skip{};  ///< --pack, --only, --skip
  ConfigChoice config{};
};

/// --rules, --config, --no-config.
void add_layer_options(CLI::App& command, RuleChoice& choice);
/// --only, --skip, --pack.
void add_selection_options(CLI::App& command, RuleChoice& choice);

/// The pack, lexicon and source files of a folder (or one pack file). A folder with a folder en-GB in it is a whole rule set.
struct RuleFolder {
  PackFiles files{};
  bool whole = false;
};
[[nodiscard]] Expected<RuleFolder> read_rule_folder(const std::string& path);

/// Built in, then --rules in order, then those of the configuration, then its changes. Throws Failure with every error.
[[nodiscard]] RuleSet layered_rules(const RuleChoice& choice, const Config& config);

/// A rule set for tests of rules: `path` alone if it is a whole one, else on top of the built-in one; the built-in one for "".
[[nodiscard]] RuleSet rules_of(const std::string& path);

/// The set with every rule on, also those that are off or contested: a force that switches one on relies on it.
[[nodiscard]] RuleSet all_on(const RuleSet& rules);

/// --only and --pack as Options::only; names that are no rule, family or pack throw Failure.
[[nodiscard]] std::vector<std::string> selected(const RuleSet& rules, const RuleChoice& choice);
/// Checks --skip the same way.
void require_known(const RuleSet& rules, std::string_view option, const std::vector<std::string>& selectors);

/// Ids of all rules, for near names.
[[nodiscard]] std::vector<std::string> rule_ids(const RuleSet& rules);
/// Whether "child.*", a pack's name or an id means the rule.
[[nodiscard]] bool means(std::string_view selector, const Rule& rule);

}  // namespace unblame::cli
