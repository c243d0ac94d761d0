// The commands of the program. Each add_<command> puts one into the parser; what the arguments chose is called after parsing.
#pragma once

#include <CLI/App.hpp>
#include <functional>

namespace unblame::cli {

/// Exit codes: the same for every command.
inline constexpr int exit_clean = 0, exit_findings = 1, exit_trouble = 2;

using Run = std::function<int()>;  ///< returns the exit code

void add_check(CLI::App& program, Run& chosen);
void add_fix(CLI::App& program, Run& chosen);
void add_explain(CLI::App& program, Run& chosen);
void add_rules(CLI::App& program, Run& chosen);
void add_judge(CLI::App& program, Run& chosen);
void add_eval(CLI::App& program, Run& chosen);
void add_compare(CLI::App& program, Run& chosen);

// Below `rules`.
void add_rules_list(CLI::App& rules, Run& chosen);
void add_rules_check(CLI::App& rules, Run& chosen);
void add_rules_test(CLI::App& rules, Run& chosen);
void add_rules_new(CLI::App& rules, Run& chosen);
void add_rules_coverage(CLI::App& rules, Run& chosen);
void add_rules_try(CLI::App& rules, Run& chosen);
void add_rules_diff(CLI::App& rules, Run& chosen);
void add_rules_docs(CLI::App& rules, Run& chosen);

}  // namespace unblame::cli
