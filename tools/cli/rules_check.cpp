// `unblame rules check [DIR]`: whether packs can be loaded, and what is doubtful in them.
#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/print.h"
#include "cli/rule_choice.h"
#include "cli/rule_lint.h"
#include "cli/say.h"

namespace unblame::cli {
namespace {

struct Arguments {
  std::string folder{};
  bool strict = false;
};

int check(const Arguments& arguments) {
  std::string out;
  const RuleFolder folder = arguments.folder.empty() ? RuleFolder{} : or_fail(read_rule_folder(arguments.folder));
  auto loaded = arguments.folder.empty() ? Expected<RuleSet>{RuleSet::builtin()}
                : folder.whole           ? RuleSet::load(folder.files)
                                         : RuleSet::builtin().with(folder.files);
  if (!loaded) {
    out = to_string(loaded.error());
    out += std::to_string(loaded.error().size()) + (loaded.error().size() == 1 ? " error\n" : " errors\n");
    print(out);
    return exit_findings;
  }
  const bool on_top = !arguments.folder.empty() && !folder.whole;
  std::vector<const Rule*> checked;
  for (const Rule& rule : loaded->rules())
    if (!on_top || RuleSet::builtin().find(rule.id) == nullptr) checked.push_back(&rule);
  const Diagnostics doubts = doubts_about(*loaded, checked);
  const std::size_t count = checked.size(), warnings = loaded->warnings().size() + doubts.size();
  out = to_string(loaded->warnings()) + to_string(doubts);
  out += std::to_string(count) + (count == 1 ? " rule" : " rules") + ", no error, " + std::to_string(warnings) +
         (warnings == 1 ? " warning\n" : " warnings\n");
  print(out);
  return arguments.strict && warnings > 0 ? exit_findings : exit_clean;
}

}  // namespace

void add_rules_check(CLI::App& rules, Run& chosen) {
  CLI::App* command = rules.add_subcommand("check",
                                           "Loads packs and prints every error and warning, each with its place: also rules that "
                                           "another one makes needless, words of any text, examples that prove nothing, and "
                                           "replacements that change a fact. Exit: 0 they can be used, 1 they cannot, 2 they "
                                           "could not be read.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("folder", arguments->folder, "")->type_name("DIR")->group("");
  command->add_flag("--strict", arguments->strict, "Exit 1 for warnings too")->group("Output");
  set_examples(*command, {{"unblame rules check my-rules/", "your packs, on top of the built-in rules"},
                          {"unblame rules check rules/", "a whole rule set (it has a folder en-GB), alone"},
                          {"unblame rules check", "the rules in the program"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return check(*arguments); }; });
}

}  // namespace unblame::cli
