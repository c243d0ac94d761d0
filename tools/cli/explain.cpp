// `unblame explain RULE`: all that the rule set knows about a rule, for whoever wants to know why, or to contest it.
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/print.h"
#include "cli/rule_choice.h"
#include "cli/say.h"
#include "report/json_text.h"
#include "report/report.h"

namespace unblame::cli {
namespace {

struct Arguments {
  std::string rule{}, format = "text";
  RuleChoice rules{};
};

std::string in_words(std::string_view name) {
  std::string words{name};
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string_view counts_when(const Rule& rule) {
  switch (rule.who) {
    case Who::victim:
      return "It counts when it is said of the victim, or when nobody can tell of whom.";
    case Who::child:
      return "It counts when it is said of the victim or of anyone under 18, whatever the record calls them, or when nobody can "
             "tell of whom.";
    case Who::family:
      return "It counts when it is said of the family or of others, or when nobody can tell of whom.";
    case Who::professional:
      return "It counts when it is said of a professional, or when nobody can tell of whom.";
    case Who::anyone:
      return "It counts of whomever it is said.";
  }
  return {};
}

std::string state_of(const Rule& rule) {
  if (rule.on) return "on";
  return rule.off_reason.empty() ? "off" : "off: " + rule.off_reason;
}

void add_examples(std::string& out, const Rule& rule) {
  out += "\nExamples\n";
  for (const std::string& text : rule.flag) add_wrapped(out, "  found        ", text);
  for (const SparedExample& example : rule.spared)
    add_wrapped(out, "  not counted  ", example.text + " (" + example.because + ")");
  for (const std::string& text : rule.pass) add_wrapped(out, "  not found    ", text);
}

void add_sources(std::string& out, const Rule& rule, const RuleSet& rules) {
  out += "\nSources\n";
  if (rule.sources.empty()) out += "  none\n";
  for (const Citation& citation : rule.sources) {
    const Source* source = rules.find_source(citation.id);
    if (source == nullptr) {
      add_wrapped(out, "  - ", citation.id);
      continue;
    }
    std::string text = source->title;
    if (!source->publisher.empty()) text += ". " + source->publisher;
    if (source->year != 0) text += ", " + std::to_string(source->year);
    text += citation.supports == "term" ? ". Names the wording" : ". States the principle";
    if (!source->seen) text += "; the original was not seen";
    add_wrapped(out, "  - ", text + '.');
    if (!source->url.empty()) out += "    " + source->url + '\n';
  }
}

std::string explanation(const Rule& rule, const RuleSet& rules) {
  std::string out = rule.id + "\n";
  add_wrapped(out, "  ",
              std::string{to_string(rule.severity)} + ", " + in_words(to_string(rule.mechanism)) + "; pack " + rule.pack + "; " +
                  state_of(rule));
  out += "\nWhy\n";
  add_wrapped(out, "  ", rule.why);
  if (!rule.instead.empty()) out += "\nInstead\n";
  for (const Suggestion& suggestion : rule.instead) {
    std::string name{to_string(suggestion.kind)};
    name.resize(9, ' ');
    add_wrapped(out, "  " + name, suggestion.text);
  }
  if (rule.contested) {
    out += "\nGuides disagree\n";
    add_wrapped(out, "  ",
                "Some say this wording must go, some need or allow it: the reason above and the sources below give both sides. "
                "It is off until your force decides. A decision is a line in unblame.json:");
    out += "  {\"change\": [{\"rule\": \"" + rule.id +
           "\", \"off\": false,\n               \"reason\": \"…\", \"by\": \"…\", \"until\": \"YYYY-MM-DD\"}]}\n";
  }
  out += "\nFinds\n";
  for (const std::string& pattern : rule.match) add_wrapped(out, "  ", pattern);
  for (const std::string& pattern : rule.unless) add_wrapped(out, "  not in  ", pattern);
  add_wrapped(out, "  ", counts_when(rule));
  if (rule.presupposes) add_wrapped(out, "  ", "It takes the blame for granted, so a negation or a question does not cancel it.");
  add_examples(out, rule);
  add_sources(out, rule, rules);
  out += '\n';
  add_wrapped(out, "", report::caveat);
  return out;
}

std::string as_json(const Rule& rule, const RuleSet& rules) {
  std::string out;
  report::JsonWriter json{out};
  json.object()
      .member("id", rule.id)
      .member("pack", rule.pack)
      .member("severity", to_string(rule.severity))
      .member("mechanism", to_string(rule.mechanism));
  json.member("who", to_string(rule.who))
      .member("on", rule.on)
      .member("contested", rule.contested)
      .member("presupposes", rule.presupposes);
  json.key("match").array();
  for (const auto& pattern : rule.match) json.value(pattern);
  json.end_array().key("unless").array();
  for (const auto& pattern : rule.unless) json.value(pattern);
  json.end_array().member("why", rule.why).key("instead").array();
  for (const auto& suggestion : rule.instead)
    json.object().member("kind", to_string(suggestion.kind)).member("text", suggestion.text).end_object();
  json.end_array().key("sources").array();
  for (const Citation& citation : rule.sources) {
    json.object().member("id", citation.id).member("supports", citation.supports);
    if (const Source* source = rules.find_source(citation.id))
      json.member("title", source->title)
          .member("publisher", source->publisher)
          .member("year", static_cast<std::uint64_t>(source->year))
          .member("url", source->url)
          .member("class", source->source_class)
          .member("seen", source->seen);
    json.end_object();
  }
  json.end_array().key("examples").object().key("flag").array();
  for (const auto& text : rule.flag) json.value(text);
  json.end_array().key("pass").array();
  for (const auto& text : rule.pass) json.value(text);
  json.end_array().key("spared").array();
  for (const auto& example : rule.spared)
    json.object().member("text", example.text).member("because", example.because).end_object();
  json.end_array().end_object().end_object();
  return out + '\n';
}

int explain(const Arguments& arguments) {
  if (arguments.format != "text" && arguments.format != "json")
    throw none_of("--format", arguments.format, std::vector<std::string>{"text", "json"});
  const RuleSet rules = layered_rules(arguments.rules, chosen_config(arguments.rules.config));
  const Rule* rule = rules.find(arguments.rule);
  if (rule == nullptr) {
    const std::string near = did_you_mean(arguments.rule, rule_ids(rules));
    throw Failure{"there is no rule " + arguments.rule, near.empty() ? "unblame rules list shows them" : near};
  }
  print(arguments.format == "json" ? as_json(*rule, rules) : explanation(*rule, rules));
  return exit_clean;
}

}  // namespace

void add_explain(CLI::App& program, Run& chosen) {
  CLI::App* command = program.add_subcommand("explain", "Says why a rule is there, what to write instead, and who says so.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("rule", arguments->rule, "")->type_name("RULE")->required()->group("");
  command->add_option("--format", arguments->format, "text or json")->type_name("FORMAT")->group("Output");
  add_layer_options(*command, arguments->rules);
  set_examples(*command, {{"unblame explain child.risk.puts-self-at-risk", "a rule by the id that a finding shows"},
                          {"unblame explain missing.absconded --format json", "the same for a program"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return explain(*arguments); }; });
}

}  // namespace unblame::cli
