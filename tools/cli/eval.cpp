// `unblame eval LABELLED.jsonl`: precision and recall on labelled texts, with intervals, by mechanism.
#include <cstdio>
#include <memory>
#include <set>

#include "cli/commands.h"
#include "cli/evaluation.h"
#include "cli/help.h"
#include "cli/json_lines.h"
#include "cli/print.h"
#include "cli/rule_choice.h"
#include "cli/say.h"
#include "report/json_text.h"
#include "unblame/linter.h"

namespace unblame::cli {
namespace {

using Json = nlohmann::json;

struct Arguments {
  std::vector<std::string> files{};
  std::string severity{}, format = "text";
  std::uint64_t seed = 20231208;  // the day of the inspection report; any number would do
  unsigned samples = 2000;
  bool misses = false;
  RuleChoice rules{};
};

std::vector<Span<SourceByte>> spans_of(const std::string& text, const Json& document, const char* key, std::string& missing) {
  std::vector<Span<SourceByte>> spans;
  const auto list = document.find(key);
  if (list == document.end() || !list->is_array()) return spans;
  for (const Json& one : *list) {
    if (const auto span = one.is_object() ? marked_span(text, one) : std::nullopt)
      spans.push_back(*span);
    else
      missing = key;
  }
  return spans;
}

/// Empty, with `missing` set, if a span is not in the text.
Labels labels_of(const std::string& text, const Json& document, std::string& missing) {
  Labels labels{.quoted = spans_of(text, document, "quoted", missing), .traps = spans_of(text, document, "traps", missing)};
  const auto gold = document.find("gold");
  if (gold == document.end() || !gold->is_array()) return labels;
  for (const Json& one : *gold) {
    const auto span = one.is_object() ? marked_span(text, one) : std::nullopt;
    if (span)
      labels.gold.push_back({*span, text_member(one, "mechanism")});
    else
      missing = "gold";
  }
  return labels;
}

class Evaluation {
 public:
  Evaluation(const Linter& linter, bool misses) : linter_(linter), misses_(misses) {}

  std::optional<std::string> use(const Json& document, const std::string& file, std::uint32_t line) {
    const std::string text = text_member(document, "text");
    if (text.empty()) return "it has no \"text\"";
    std::string missing;
    const Labels labels = labels_of(text, document, missing);
    if (!missing.empty()) return "a span of \"" + missing + "\" is not in the text";
    const std::string id = text_member(document, "id");
    const auto kind =
        kind_from(text_member(document, "kind").empty() ? text_member(document, "doctype") : text_member(document, "kind"));
    const Document checked{.id = id.empty() ? file + ':' + std::to_string(line) : id,
                           .kind = kind.value_or(Kind::automatic),
                           .fields = {{.name = "text", .text = text}}};
    const Findings found = linter_.check(checked);
    documents_.push_back(tally(text, found.findings, labels));
    words_ += found.words;
    if (misses_) tell_misses(checked, found, labels);
    return std::nullopt;
  }

  [[nodiscard]] std::vector<Tally> tallies(std::string_view mechanism) const {
    std::vector<Tally> column;
    for (const DocumentTally& document : documents_) {
      const auto found = document.by_mechanism.find(mechanism);
      column.push_back(mechanism.empty() ? document.all : found == document.by_mechanism.end() ? Tally{} : found->second);
    }
    return column;
  }

  [[nodiscard]] std::set<std::string> mechanisms() const {
    std::set<std::string> names;
    for (const DocumentTally& document : documents_)
      for (const auto& [name, each] : document.by_mechanism) names.insert(name);
    return names;
  }

  [[nodiscard]] const std::vector<DocumentTally>& documents() const noexcept { return documents_; }
  [[nodiscard]] std::uint64_t words() const noexcept { return words_; }

 private:
  /// Labelled texts are fictional: their words may be printed.
  void tell_misses(const Document& document, const Findings& found, const Labels& labels) const {
    const std::string_view text = document.fields.front().text;
    const auto belongs = [&](const Finding& finding, const Label& label) {
      return finding.counts() && belong_together(text, finding.at.bytes, label.span);
    };
    for (const Label& label : labels.gold) {
      bool hit = false;
      for (const Finding& finding : found.findings) hit = hit || belongs(finding, label);
      if (!hit)
        std::fprintf(stderr, "%s: missed (%s): %s\n", document.id.c_str(), label.mechanism.c_str(),
                     std::string{text.substr(label.span.begin, label.span.size())}.c_str());
    }
    for (const Finding& finding : found.findings) {
      bool hit = !finding.counts();
      for (const Label& label : labels.gold) hit = hit || belongs(finding, label);
      if (!hit) std::fprintf(stderr, "%s: false (%s): %s\n", document.id.c_str(), finding.rule.c_str(), finding.match.c_str());
    }
  }

  const Linter& linter_;
  bool misses_;
  std::vector<DocumentTally> documents_{};
  std::uint64_t words_ = 0;
};

std::string decimal(int thousandths) {
  if (thousandths < 0) return "-";
  char text[64];
  std::snprintf(text, sizeof text, "%d.%03d", thousandths / 1000, thousandths % 1000);
  return text;
}

std::string shown(const Rate& rate) {
  return rate.value < 0 ? "-" : decimal(rate.value) + " (" + decimal(rate.low) + "-" + decimal(rate.high) + ")";
}

std::string line(const std::string& name, const std::vector<Tally>& column, const Arguments& arguments) {
  Tally sum;
  for (const Tally& each : column) sum += each;
  const Rates rates = rates_of(column, arguments.seed, arguments.samples);
  char text[256];
  std::snprintf(text, sizeof text, "%-23s %5llu %5llu  %-21s %s\n", name.c_str(), static_cast<unsigned long long>(sum.labels),
                static_cast<unsigned long long>(sum.findings), shown(rates.precision).c_str(), shown(rates.recall).c_str());
  return text;
}

std::string as_text(const Evaluation& evaluation, const Arguments& arguments, const std::string& ruleset) {
  const std::vector<Tally> all = evaluation.tallies("");
  Tally sum;
  std::uint64_t on_quoted = 0, on_traps = 0;
  for (const DocumentTally& document : evaluation.documents())
    sum += document.all, on_quoted += document.on_quoted, on_traps += document.on_traps;
  const Rates rates = rates_of(all, arguments.seed, arguments.samples);
  const auto fraction = [](std::uint64_t part, std::uint64_t whole) {
    return std::to_string(part) + " of " + std::to_string(whole);
  };
  std::string out = std::to_string(all.size()) + " documents, " + std::to_string(evaluation.words()) + " words, " +
                    std::to_string(sum.labels) + " labels. Rules " + ruleset + ".\n";
  out += "precision  " + shown(rates.precision) + "   " + fraction(sum.right, sum.findings) + " findings belong to a label\n";
  out += "recall     " + shown(rates.recall) + "   " + fraction(sum.found, sum.labels) + " labels are found\n";
  out += "F1         " + shown(rates.f1) + "\n";
  out += "False on others' words: " + std::to_string(on_quoted) + "; on what only looks like blame: " + std::to_string(on_traps) +
         ".\n";
  out += "\nmechanism              labels found  precision             recall\n";
  for (const std::string& mechanism : evaluation.mechanisms()) out += line(mechanism, evaluation.tallies(mechanism), arguments);
  out += "\n95 % intervals by bootstrap over documents: " + std::to_string(arguments.samples) + " samples, seed " +
         std::to_string(arguments.seed) + ".\n";
  return out + "By mechanism a label stands under its own and a finding under its rule's.\n";
}

void add_rate(report::JsonWriter& json, std::string_view name, const Rate& rate) {
  const auto number = [&](int thousandths) { json.raw(thousandths < 0 ? "null" : decimal(thousandths)); };
  json.key(name).object().key("value"), number(rate.value);
  json.key("low"), number(rate.low);
  json.key("high"), number(rate.high);
  json.end_object();
}

void add_column(report::JsonWriter& json, const std::vector<Tally>& column, const Arguments& arguments) {
  Tally sum;
  for (const Tally& each : column) sum += each;
  const Rates rates = rates_of(column, arguments.seed, arguments.samples);
  json.member("labels", sum.labels).member("found", sum.found).member("findings", sum.findings).member("right", sum.right);
  add_rate(json, "precision", rates.precision);
  add_rate(json, "recall", rates.recall);
  add_rate(json, "f1", rates.f1);
}

std::string as_json(const Evaluation& evaluation, const Arguments& arguments, const std::string& ruleset) {
  std::string out;
  report::JsonWriter json{out};
  json.object()
      .member("ruleset", ruleset)
      .member("documents", static_cast<std::uint64_t>(evaluation.documents().size()))
      .member("words", evaluation.words());
  json.member("seed", arguments.seed).member("samples", std::uint64_t{arguments.samples});
  add_column(json, evaluation.tallies(""), arguments);
  std::uint64_t on_quoted = 0, on_traps = 0;
  for (const DocumentTally& document : evaluation.documents()) on_quoted += document.on_quoted, on_traps += document.on_traps;
  json.member("false_on_quoted", on_quoted).member("false_on_traps", on_traps).key("by_mechanism").object();
  for (const std::string& mechanism : evaluation.mechanisms()) {
    json.key(mechanism).object();
    add_column(json, evaluation.tallies(mechanism), arguments);
    json.end_object();
  }
  json.end_object().end_object();
  return out + '\n';
}

int evaluate(const Arguments& arguments) {
  if (arguments.format != "text" && arguments.format != "json")
    throw none_of("--format", arguments.format, std::vector<std::string>{"text", "json"});
  const auto severity = arguments.severity.empty() ? std::optional{Severity::medium} : severity_from(arguments.severity);
  if (!severity) throw none_of("--severity", arguments.severity, std::vector<std::string>{"high", "medium", "low"});
  const RuleSet rules = layered_rules(arguments.rules, chosen_config(arguments.rules.config));
  require_known(rules, "--skip", arguments.rules.skip);
  const Linter linter{rules, {.severity = *severity, .only = selected(rules, arguments.rules), .skip = arguments.rules.skip}};
  Evaluation evaluation{linter, arguments.misses};
  bool trouble = false;
  for (const std::string& file : arguments.files) {
    const auto skipped =
        each_json_line(file, [&](const Json& document, std::uint32_t line) { return evaluation.use(document, file, line); });
    if (!skipped) say(skipped.error());
    trouble = trouble || !skipped || *skipped > 0;
  }
  print(arguments.format == "json" ? as_json(evaluation, arguments, rules.version())
                                   : as_text(evaluation, arguments, rules.version()));
  return trouble ? exit_trouble : exit_clean;
}

}  // namespace

void add_eval(CLI::App& program, Run& chosen) {
  CLI::App* command =
      program.add_subcommand("eval",
                             "Measures precision and recall on labelled texts, with 95 % intervals, by mechanism. A finding and "
                             "a label belong together if they overlap by 30 % of the shorter.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("files", arguments->files, "")->type_name("LABELLED.jsonl…")->required()->group("");
  command
      ->add_option("--severity", arguments->severity,
                   "The lowest that is looked at: high, medium (default) or low; what lies below is neither found nor false")
      ->type_name("LEVEL")
      ->group("Measuring");
  command->add_option("--samples", arguments->samples, "Bootstrap samples (default: 2000)")
      ->type_name("N")
      ->check(CLI::Range(1u, 1000000u).description(""))
      ->group("Measuring");
  command->add_option("--seed", arguments->seed, "Of the bootstrap")->type_name("N")->group("Measuring");
  command->add_option("--format", arguments->format, "text or json")->type_name("FORMAT")->group("Output");
  command->add_flag("--misses", arguments->misses, "List what was missed and what was false, on standard error")->group("Output");
  add_layer_options(*command, arguments->rules);
  add_selection_options(*command, arguments->rules);
  set_examples(*command, {{"unblame eval corpus/labelled/narratives.jsonl", "all figures, with the default severity"},
                          {"unblame eval --misses labelled.jsonl", "what to work on"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return evaluate(*arguments); }; });
}

}  // namespace unblame::cli
