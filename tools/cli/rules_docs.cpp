// `unblame rules docs --output DIR`: the rules as a handout, HTML and Markdown.
#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/print.h"
#include "cli/rule_choice.h"
#include "cli/say.h"
#include "report/rule_book.h"
#include "unblame/linter.h"

namespace unblame::cli {
namespace {

struct Arguments {
  std::string folder{}, output{};
};

int write(const Arguments& arguments) {
  if (arguments.output.empty()) throw Failure{"there is no folder to write to", "--output handout/"};
  std::error_code error;
  std::filesystem::create_directories(arguments.output, error);
  if (error) throw Failure{Diagnostic{.file = arguments.output, .what = "the folder cannot be made: " + error.message()}};
  const RuleSet rules = rules_of(arguments.folder);
  const Linter linter{all_on(rules), {.severity = Severity::low}};
  const auto chapters = report::rule_book(linter);
  for (auto& [name, text] : {std::pair{"rules.html", report::as_html(chapters, rules)}, {"rules.md", report::as_markdown(chapters, rules)}}) {
    const std::string file = (std::filesystem::path{arguments.output} / name).generic_string();
    write_to(file, text);
    print(file + '\n');
  }
  return exit_clean;
}

}  // namespace

void add_rules_docs(CLI::App& rules, Run& chosen) {
  CLI::App* command = rules.add_subcommand("docs",
                                           "Writes the rules as a handout: by mechanism, with sentences before and after, the reason and who says "
                                           "so. rules.html can be searched and printed and loads nothing; rules.md is the same for a wiki.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("folder", arguments->folder, "")->type_name("DIR")->group("");
  command->add_option("-o,--output", arguments->output, "The folder to write to; it is made if it is not there")->type_name("DIR")->group("Output");
  set_examples(*command, {{"unblame rules docs --output handout/", "the rules in the program"},
                          {"unblame rules docs my-rules/ --output handout/", "with the packs of your force on top"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return write(*arguments); }; });
}

}  // namespace unblame::cli
