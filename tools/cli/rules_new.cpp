// `unblame rules new`: the beginning of a rule, valid as it stands.
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/print.h"
#include "cli/say.h"
#include "unblame/rules.h"

namespace unblame::cli {
namespace {

struct Arguments {
  std::string id{}, pack{}, severity{}, mechanism{}, who{}, why{}, output{};
  std::vector<std::string> match{}, flag{}, pass{}, replace{}, rewrite{}, ask{}, sources{};
};

void ask_for(std::string& answer, const char* question, const char* otherwise) {
  if (!answer.empty()) return;
  if (::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1) {
    std::cerr << question << (*otherwise != '\0' ? " [" + std::string{otherwise} + "]" : std::string{}) << ": " << std::flush;
    std::getline(std::cin, answer);
  }
  if (answer.empty()) answer = otherwise;
}

void ask_for(std::vector<std::string>& answers, const char* question) {
  if (!answers.empty()) return;
  std::string answer;
  ask_for(answer, question, "");
  if (!answer.empty()) answers.push_back(answer);
}

void complete(Arguments& arguments) {
  ask_for(arguments.id, "Id, dotted, for what is flagged (missing.absconded)", "");
  ask_for(arguments.match, "Pattern (abscond~ [from <home>])");
  ask_for(arguments.severity, "Severity: high, medium or low", "medium");
  ask_for(arguments.mechanism, "Mechanism", "implied_responsibility");
  ask_for(arguments.who, "Of whom it must be said: victim, child, family, professional or anyone", "victim");
  ask_for(arguments.why, "Why: what a later reader takes from it, at most 25 words",
          "What a later reader will take from it, in at most 25 words.");
  ask_for(arguments.rewrite, "How to write it instead, with [blanks]");
  ask_for(arguments.flag, "A sentence that it must find, with [brackets] around the words");
  ask_for(arguments.pass, "A near miss that it must not find");
  if (arguments.id.empty()) throw Failure{"a rule needs an id", "--id missing.absconded"};
  if (arguments.match.empty()) throw Failure{"a rule needs a pattern", "--match 'abscond~ [from <home>]'"};
  if (arguments.pack.empty()) arguments.pack = arguments.id.substr(0, arguments.id.find('.'));
}

using Json = nlohmann::ordered_json;

Json skeleton(const Arguments& arguments) {
  Json instead = Json::array();
  for (const std::string& text : arguments.replace) instead.push_back({{"replace", text}});
  for (const std::string& text : arguments.rewrite) instead.push_back({{"rewrite", text}});
  for (const std::string& text : arguments.ask) instead.push_back({{"ask", text}});
  if (instead.empty()) instead.push_back({{"ask", "Who did what, and how is it known?"}});
  Json sources = Json::array();
  for (const std::string& id : arguments.sources) sources.push_back({{"id", id}, {"supports", "term"}});
  Json rule = {{"id", arguments.id},
               {"severity", arguments.severity},
               {"mechanism", arguments.mechanism},
               {"who", arguments.who},
               {"match", arguments.match},
               {"unless", Json::array()},
               {"why", arguments.why},
               {"instead", instead},
               {"sources", sources},
               {"examples", {{"flag", arguments.flag}, {"pass", arguments.pass}, {"spared", Json::array()}}}};
  return {{"pack", arguments.pack},
          {"lang", "en-GB"},
          {"version", "0.1.0"},
          {"title", arguments.pack},
          {"rules", Json::array({rule})}};
}

int make(Arguments arguments) {
  complete(arguments);
  const std::string text = skeleton(arguments).dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
  const std::string name = arguments.output.empty() ? arguments.pack + ".json" : arguments.output;
  const auto loaded = RuleSet::builtin().with(PackFiles{.packs = {{name, text}}});
  if (!loaded) {
    for (Diagnostic diagnostic : loaded.error()) {
      diagnostic.file.clear();  // nothing was written: a line of it would mislead
      diagnostic.line = diagnostic.column = 0;
      say(diagnostic);
    }
    throw Failure{"no rule was written", "mend what is said above"};
  }
  write_to(arguments.output, text);
  if (!arguments.output.empty())
    say(Diagnostic{.level = Diagnostic::Level::warning,
                   .file = arguments.output,
                   .what = "written; now add examples and a source, and run: unblame rules test " + arguments.output});
  return exit_clean;
}

}  // namespace

void add_rules_new(CLI::App& rules, Run& chosen) {
  CLI::App* command =
      rules.add_subcommand("new", "Begins a rule: asks for what is not given, checks it, and prints a pack with it.");
  auto arguments = std::make_shared<Arguments>();
  const auto one = [&](const char* name, std::string& where, const char* type, const char* what) {
    command->add_option(name, where, what)->type_name(type)->group("The rule");
  };
  const auto many = [&](const char* name, std::vector<std::string>& where, const char* type, const char* what) {
    command->add_option(name, where, what)->type_name(type)->allow_extra_args(false)->group("The rule");
  };
  one("--id", arguments->id, "ID", "What is flagged, dotted: missing.absconded");
  many("--match", arguments->match, "PATTERN", "A pattern (repeatable); rules/README.md shows how they are written");
  one("--severity", arguments->severity, "LEVEL", "high, medium (default) or low");
  one("--mechanism", arguments->mechanism, "NAME", "How it blames, e.g. implied_choice");
  one("--who", arguments->who, "WHO", "Of whom it must be said: victim (default), child, family, professional, anyone");
  one("--why", arguments->why, "TEXT", "What a later reader takes from it");
  many("--replace", arguments->replace, "TEXT", "Words that drop in");
  many("--rewrite", arguments->rewrite, "TEXT", "How to write it instead, with [blanks]");
  many("--ask", arguments->ask, "TEXT", "What to find out and record");
  many("--flag", arguments->flag, "TEXT", "A sentence that it finds, with [brackets] around the words");
  many("--pass", arguments->pass, "TEXT", "A near miss that it does not find");
  many("--source", arguments->sources, "ID", "A source in sources.json");
  one("--pack", arguments->pack, "NAME", "The pack (default: the first part of the id)");
  command->add_option("-o,--output", arguments->output, "Write to this file")->type_name("FILE")->group("Output");
  set_examples(*command, {{"unblame rules new -o my-rules/local.json", "asks for what it needs"},
                          {"unblame rules new --id local.known --match 'well known to (police|us)'", "without questions"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return make(*arguments); }; });
}

}  // namespace unblame::cli
