// `unblame rules …`: the commands for those who write and keep rules.
#include "cli/commands.h"
#include "cli/help.h"

namespace unblame::cli {

void add_rules(CLI::App& program, Run& chosen) {
  CLI::App* rules = program.add_subcommand("rules", "Lists, checks, tests and begins rules, and holds them against guidance.");
  add_rules_list(*rules, chosen);
  add_rules_check(*rules, chosen);
  add_rules_test(*rules, chosen);
  add_rules_try(*rules, chosen);
  add_rules_diff(*rules, chosen);
  add_rules_coverage(*rules, chosen);
  add_rules_docs(*rules, chosen);
  add_rules_new(*rules, chosen);
  set_examples(*rules, {{"unblame rules list", "all rules, with severity and whether they are on"},
                        {"unblame rules test my-rules/", "runs every example of every rule in a folder"}});
}

}  // namespace unblame::cli
