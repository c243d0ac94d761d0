// `unblame rules list`: a table, or JSON.
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/print.h"
#include "cli/rule_choice.h"
#include "cli/say.h"
#include "report/json_text.h"

namespace unblame::cli {
namespace {

struct Arguments {
  std::string format = "table";
  bool off = false;
  RuleChoice rules{};
};

std::string padded(std::string_view text, std::size_t width) {
  std::string out{text};
  out.resize(std::max(width, out.size()), ' ');
  return out;
}

std::vector<const Rule*> chosen_rules(const Arguments& arguments, const RuleSet& rules) {
  const std::vector<std::string> only = selected(rules, arguments.rules);
  require_known(rules, "--skip", arguments.rules.skip);
  const auto any_means = [](const std::vector<std::string>& selectors, const Rule& rule) {
    return std::ranges::any_of(selectors, [&](const std::string& selector) { return means(selector, rule); });
  };
  std::vector<const Rule*> chosen;
  for (const Rule& rule : rules.rules())
    if ((only.empty() || any_means(only, rule)) && !any_means(arguments.rules.skip, rule) && (!arguments.off || !rule.on))
      chosen.push_back(&rule);
  return chosen;
}

std::string table(const std::vector<const Rule*>& rules, const std::string& version) {
  std::size_t id_width = 4, on = 0;
  for (const Rule* rule : rules) id_width = std::max(id_width, rule->id.size()), on += rule->on ? 1 : 0;
  std::string out;
  for (const Rule* rule : rules) {
    out += padded(rule->id, id_width) + "  " + padded(to_string(rule->severity), 6) + "  " +
           padded(rule->on          ? "on"
                  : rule->contested ? "off, contested"
                                    : "off",
                  rule->on ? 0 : 3);
    out += "  " + std::string{to_string(rule->mechanism)} + '\n';
  }
  return out + "\n" + std::to_string(rules.size()) + " rules, " + std::to_string(on) + " on. Rule set " + version + ".\n";
}

std::string as_json(const std::vector<const Rule*>& rules, const std::string& version) {
  std::string out;
  report::JsonWriter json{out};
  json.object().member("ruleset", version).key("rules").array();
  for (const Rule* rule : rules) {
    json.line(1).object().member("id", rule->id).member("pack", rule->pack).member("severity", to_string(rule->severity));
    json.member("mechanism", to_string(rule->mechanism))
        .member("who", to_string(rule->who))
        .member("on", rule->on)
        .member("contested", rule->contested);
    json.member("off_reason", rule->off_reason).member("why", rule->why).end_object();
  }
  json.end_array().end_object();
  return out + '\n';
}

int list(const Arguments& arguments) {
  const RuleSet rules = layered_rules(arguments.rules, chosen_config(arguments.rules.config));
  const auto chosen = chosen_rules(arguments, rules);
  if (arguments.format == "json")
    print(as_json(chosen, rules.version()));
  else if (arguments.format == "table")
    print(table(chosen, rules.version()));
  else
    throw none_of("--format", arguments.format, std::vector<std::string>{"table", "json"});
  return exit_clean;
}

}  // namespace

void add_rules_list(CLI::App& rules, Run& chosen) {
  CLI::App* command = rules.add_subcommand("list", "Lists the rules: id, severity, on or off, mechanism.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("--format", arguments->format, "table or json")->type_name("FORMAT")->group("Output");
  command->add_flag("--off", arguments->off, "Only those that are off")->group("Output");
  add_layer_options(*command, arguments->rules);
  add_selection_options(*command, arguments->rules);
  set_examples(*command, {{"unblame rules list --pack missing", "the rules of one pack"},
                          {"unblame rules list --off", "what your force has not decided, or has switched off"},
                          {"unblame rules list --format json", "for a program"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return list(*arguments); }; });
}

}  // namespace unblame::cli
