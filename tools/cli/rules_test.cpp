// `unblame rules test [DIR]`: every example of every rule, and what the examples do not reach.
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/print.h"
#include "cli/rule_choice.h"
#include "cli/rule_examples.h"
#include "cli/rule_mutants.h"
#include "cli/say.h"
#include "unblame/coverage.h"

namespace unblame::cli {
namespace {

struct Arguments {
  std::string folder{};
  std::vector<std::string> rules{};
  bool unreached = false, mutate = false;
  unsigned at_least = 0;
};

std::vector<const Rule*> rules_to_test(const Arguments& arguments, const RuleSet& rules, bool whole) {
  require_known(rules, "--rule", arguments.rules);
  std::vector<const Rule*> chosen;
  for (const Rule& rule : rules.rules()) {
    const bool named = std::ranges::any_of(arguments.rules, [&](const std::string& selector) { return means(selector, rule); });
    const bool own = whole || RuleSet::builtin().find(rule.id) == nullptr;
    if (arguments.rules.empty() ? own : named) chosen.push_back(&rule);
  }
  return chosen;
}

struct Coverage {
  std::uint64_t branches = 0, reached = 0;
  std::string unreached{};
};

Coverage coverage_of(const RuleSet& rules, const std::vector<const Rule*>& tested) {
  Coverage sum;
  for (const PatternCoverage& pattern : example_coverage(rules)) {
    if (std::ranges::none_of(tested, [&](const Rule* rule) { return rule->id == pattern.rule; })) continue;
    sum.branches += pattern.branches;
    sum.reached += pattern.reached;
    if (!pattern.any_match)
      sum.unreached += pattern.rule + ": no example matches " + pattern.pattern + '\n';
    else
      for (const std::string& part : pattern.unreached)
        sum.unreached += pattern.rule + ": no example reaches " + part + " in " + pattern.pattern + '\n';
  }
  return sum;
}

int test(const Arguments& arguments) {
  const bool builtin = arguments.folder.empty();
  const RuleFolder folder = builtin ? RuleFolder{.whole = true} : or_fail(read_rule_folder(arguments.folder));
  const RuleSet rules = all_on(
      builtin ? RuleSet::builtin() : or_fail(folder.whole ? RuleSet::load(folder.files) : RuleSet::builtin().with(folder.files)));
  const std::vector<const Rule*> tested = rules_to_test(arguments, rules, folder.whole);
  const ExampleResults results = run_examples(rules, tested);
  const Coverage coverage = coverage_of(rules, tested);
  std::string out;
  for (const Diagnostic& failure : results.failures) out += to_string(failure) + '\n';
  if (arguments.unreached) out += coverage.unreached;
  out += std::to_string(tested.size()) + (tested.size() == 1 ? " rule, " : " rules, ") + std::to_string(results.examples) +
         " examples: ";
  out += std::to_string(results.examples - results.failed) + " passed, " + std::to_string(results.failed) + " failed\n";
  out += std::to_string(coverage.reached) + " of " + std::to_string(coverage.branches) +
         " branches of patterns are reached by an example";
  out += coverage.reached < coverage.branches && !arguments.unreached ? " (--unreached lists the others)\n" : "\n";
  bool held = true;
  if (arguments.mutate) {
    const MutantResults mutants = run_mutants(rules, tested);
    for (const std::string& survivor : mutants.survivors) out += "no example notices: " + survivor + '\n';
    out += std::to_string(mutants.caught) + " of " + std::to_string(mutants.mutants) + " mutations are caught" +
           (mutants.mutants == 0 ? "" : " (" + std::to_string(100 * mutants.caught / mutants.mutants) + " %)") + '\n';
    held = 100 * mutants.caught >= arguments.at_least * mutants.mutants;
  }
  print(out);
  return results.failures.empty() && held ? exit_clean : exit_findings;
}

}  // namespace

void add_rules_test(CLI::App& rules, Run& chosen) {
  CLI::App* command = rules.add_subcommand("test",
                                           "Runs every example of every rule: found on exactly the marked words and counting, "
                                           "not found, or not counting for the stated reason. Exit: 1 if one fails.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("folder", arguments->folder, "")->type_name("DIR")->group("");
  command->add_option("--rule", arguments->rules, "Only this rule, family or pack (repeatable)")
      ->type_name("RULE")
      ->allow_extra_args(false)
      ->group("What is tested");
  command->add_flag("--unreached", arguments->unreached, "List the parts of patterns that no example reaches")->group("Output");
  command->add_flag("--mutate", arguments->mutate,
                    "Also change each rule in one place after the other (an alternative, an optional part, a '~', a gap, a pattern, an "
                    "'unless' dropped, 'who' exchanged), and list the changes that no example notices")
      ->group("What is tested");
  command->add_option("--at-least", arguments->at_least, "With --mutate: exit 1 if fewer of the changes are noticed")
      ->type_name("PERCENT")
      ->check(CLI::Range(0u, 100u).description(""))
      ->group("What is tested");
  set_examples(*command, {{"unblame rules test", "the rules in the program"},
                          {"unblame rules test --mutate --rule missing.*", "how firmly the examples hold a family"},
                          {"unblame rules test my-rules/ --unreached", "your packs, and what their examples leave out"},
                          {"unblame rules test --rule missing.absconded", "one rule"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return test(*arguments); }; });
}

}  // namespace unblame::cli
