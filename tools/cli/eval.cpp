// `unblame eval LABELLED.jsonl`: precision and recall on labelled texts, with intervals, by mechanism, voice and kind of record.
#include <cstdio>
#include <memory>

#include "cli/commands.h"
#include "cli/eval_report.h"
#include "cli/help.h"
#include "cli/json_lines.h"
#include "cli/print.h"
#include "cli/rule_choice.h"
#include "cli/say.h"
#include "unblame/linter.h"

namespace unblame::cli {
namespace {

struct Arguments {
  std::vector<std::string> files{};
  std::string severity{}, format = "text", baseline{}, output{};
  Bootstrap bootstrap{};
  bool misses = false;
  RuleChoice rules{};
};

/// Labelled texts are fictional: their words may be printed.
void tell_misses(const LabelledText& document, const std::vector<Finding>& findings) {
  const auto belongs = [&](const Finding& finding, const Label& label) {
    return finding.counts() && belong_together(document.text, finding.at.bytes, label.span);
  };
  for (const Label& label : document.labels.gold) {
    bool hit = false;
    for (const Finding& finding : findings) hit = hit || belongs(finding, label);
    if (!hit)
      std::fprintf(stderr, "%s: missed (%s%s%s): %s\n", document.id.c_str(), label.mechanism.c_str(), label.explicitness.empty() ? "" : ", ",
                   label.explicitness.c_str(), document.text.substr(label.span.begin, label.span.size()).c_str());
  }
  for (const Finding& finding : findings) {
    bool hit = !finding.counts();
    for (const Label& label : document.labels.gold) hit = hit || belongs(finding, label);
    if (!hit) std::fprintf(stderr, "%s: false (%s): %s\n", document.id.c_str(), finding.rule.c_str(), finding.match.c_str());
  }
}

/// Checks one text and counts. Its kind is given if the doctype names one; else it is found as for any file.
DocumentTally evaluated(const Linter& linter, const LabelledText& document, bool misses) {
  const Findings found = linter.check(
      {.id = document.id, .kind = kind_from(document.doctype).value_or(Kind::automatic), .fields = {{.name = "text", .text = document.text}}});
  if (misses) tell_misses(document, found.findings);
  DocumentTally sum = tally(document, found.findings);
  sum.words = found.words;
  return sum;
}

int evaluate(const Arguments& arguments) {
  if (arguments.format != "text" && arguments.format != "json")
    throw none_of("--format", arguments.format, std::vector<std::string>{"text", "json"});
  const auto severity = arguments.severity.empty() ? std::optional{Severity::medium} : severity_from(arguments.severity);
  if (!severity) throw none_of("--severity", arguments.severity, std::vector<std::string>{"high", "medium", "low"});
  EvalReport report{.bootstrap = arguments.bootstrap};
  if (!arguments.baseline.empty()) report.earlier = read_earlier_run(arguments.baseline);
  const RuleSet rules = layered_rules(arguments.rules, chosen_config(arguments.rules.config));
  require_known(rules, "--skip", arguments.rules.skip);
  report.ruleset = rules.version();
  const Linter linter{rules, {.severity = *severity, .only = selected(rules, arguments.rules), .skip = arguments.rules.skip}};
  bool trouble = false;
  for (const std::string& file : arguments.files) {
    const auto use = [&](const nlohmann::json& json, std::uint32_t line) -> std::optional<std::string> {
      auto document = read_labelled(json);
      if (!document) return document.error();
      if (document->id.empty()) document->id = file + ':' + std::to_string(line);
      report.documents.push_back(evaluated(linter, *document, arguments.misses));
      return std::nullopt;
    };
    const auto skipped = each_json_line(file, use);
    if (!skipped) say(skipped.error());
    trouble = trouble || !skipped || *skipped > 0;
  }
  write_to(arguments.output, arguments.format == "json" ? as_json(report) : as_text(report));
  return trouble ? exit_trouble : exit_clean;
}

}  // namespace

void add_eval(CLI::App& program, Run& chosen) {
  CLI::App* command =
      program.add_subcommand("eval",
                             "Measures precision and recall on labelled texts, with 95 % intervals, by mechanism, voice and kind of "
                             "record. A finding and a label belong together if they overlap by 30 % of the shorter.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("files", arguments->files, "")->type_name("LABELLED.jsonl…")->required()->group("");
  command
      ->add_option("--severity", arguments->severity,
                   "The lowest that is looked at: high, medium (default) or low; what lies below is neither found nor false")
      ->type_name("LEVEL")
      ->group("Measuring");
  command->add_option("--samples", arguments->bootstrap.samples, "Bootstrap samples (default: 2000)")
      ->type_name("N")
      ->check(CLI::Range(1u, 1000000u).description(""))
      ->group("Measuring");
  command->add_option("--seed", arguments->bootstrap.seed, "Of the bootstrap")->type_name("N")->group("Measuring");
  command->add_option("--baseline", arguments->baseline, "An earlier run (--format json): says whether the difference is more than noise")
      ->type_name("FILE")
      ->group("Measuring");
  command->add_option("-o,--output", arguments->output, "Write to this file")->type_name("FILE")->group("Output");
  command->add_option("--format", arguments->format, "text or json")->type_name("FORMAT")->group("Output");
  command->add_flag("--misses", arguments->misses, "List what was missed and what was false, on standard error")->group("Output");
  add_layer_options(*command, arguments->rules);
  add_selection_options(*command, arguments->rules);
  set_examples(*command, {{"unblame eval corpus/labelled/narratives.jsonl", "all figures, with the default severity"},
                          {"unblame eval --misses labelled.jsonl", "what to work on"},
                          {"unblame eval labelled.jsonl --baseline before.json", "what a change of rules was worth"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return evaluate(*arguments); }; });
}

}  // namespace unblame::cli
