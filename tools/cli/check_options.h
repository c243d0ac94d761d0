// What `unblame check` was asked to do.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/rule_choice.h"
#include "ingest/record_columns.h"
#include "unblame/linter.h"
#include "unblame/text.h"

namespace unblame::cli {

struct CheckOptions {
  std::vector<std::string> inputs{};
  std::optional<std::string> text{};  ///< -e
  std::string input_format{};         ///< "", "csv", "jsonl", "text"
  ingest::ColumnNames columns{};
  Kind kind = Kind::automatic;
  std::optional<Encoding> encoding{};
  RuleChoice rules{};
  std::optional<Severity> severity{};
  Matcher matcher = Matcher::tokens;
  std::string format = "pretty";
  std::string output{}, baseline{}, suppressions{};
  bool show_spared = false, chain = false, redact = false, statistics = false;
  unsigned context = 0;
  unsigned threads = 0;  ///< 0: all cores

  [[nodiscard]] bool names_columns() const;
};

/// The options as they are parsed, before their names have become values.
struct CheckArguments {
  CheckOptions options{};
  std::string text{}, kind{}, encoding{}, severity{}, matcher{}, text_format{};
  CLI::Option* given_text = nullptr;
};

void add_check_options(CLI::App& command, CheckArguments& arguments);

/// Names to values; a wrong one throws Failure.
[[nodiscard]] CheckOptions options_of(CheckArguments& arguments);

/// `unblame check` itself. Returns the exit code.
[[nodiscard]] int run_check(const CheckOptions& options);

}  // namespace unblame::cli
