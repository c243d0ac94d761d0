// `unblame rules try [RULE.json] --corpus TEXTS…`: what rules would flag, and about whom, before anybody sees them.
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

#include "cli/commands.h"
#include "cli/corpus_texts.h"
#include "cli/help.h"
#include "cli/print.h"
#include "cli/rule_choice.h"
#include "cli/say.h"
#include "unblame/linter.h"

namespace unblame::cli {
namespace {

struct Arguments {
  std::string folder{}, output{};
  std::vector<std::string> corpus{}, rules{};
  unsigned most = 20;
};

/// What one rule does over the texts.
struct Use {
  std::uint64_t matches = 0, counted = 0;
  std::map<std::string, std::uint64_t> about{}, spared{};
  std::vector<std::string> shown{};  // the first few, as lines
};

std::string in_sentence(const Finding& finding) {
  const std::size_t at = finding.sentence.find(finding.match);
  if (at == std::string::npos) return '[' + finding.match + ']';
  return finding.sentence.substr(0, at) + '[' + finding.match + ']' + finding.sentence.substr(at + finding.match.size());
}

void note(Use& use, const Finding& finding, const std::string& id, unsigned most) {
  ++use.matches;
  if (finding.counts()) {
    ++use.counted;
    ++use.about[std::string{to_string(finding.judgement.about)}];
  } else {
    ++use.spared[std::string{to_string(*finding.judgement.spared)}];
  }
  if (use.shown.size() >= most) return;
  const std::string state = finding.counts() ? "counts, " + std::string{to_string(finding.judgement.about)}
                                             : "not counted, " + std::string{to_string(*finding.judgement.spared)};
  std::string line;
  add_wrapped(line, "    ", id + ", " + state + ": " + in_sentence(finding));
  use.shown.push_back(std::move(line));
}

std::string list(const std::map<std::string, std::uint64_t>& counts) {
  std::string out;
  for (const auto& [name, count] : counts) out += (out.empty() ? "" : ", ") + name + ' ' + std::to_string(count);
  return out.empty() ? "none" : out;
}

std::string per_10000(std::uint64_t count, std::uint64_t words) {
  if (words == 0) return "-";
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", 10000.0 * static_cast<double>(count) / static_cast<double>(words));
  return text;
}

/// One rule after the other, with what it found.
std::string in_detail(const std::map<std::string, Use>& uses, std::uint64_t words) {
  std::string out;
  for (const auto& [rule, use] : uses) {
    out += rule + ": " + std::to_string(use.matches) + (use.matches == 1 ? " match, " : " matches, ") + std::to_string(use.counted) + " counted (" +
           per_10000(use.counted, words) + " per 10,000 words)\n";
    if (use.matches > 0) out += "  counted, of whom: " + list(use.about) + "; not counted, why: " + list(use.spared) + '\n';
    for (const std::string& line : use.shown) out += line;
    if (use.matches > use.shown.size()) out += "    and " + std::to_string(use.matches - use.shown.size()) + " more\n";
  }
  return out;
}

/// The noisiest first, the dead at the end.
std::string in_short(const std::map<std::string, Use>& uses, std::uint64_t words) {
  std::vector<const std::pair<const std::string, Use>*> order;
  for (const auto& each : uses) order.push_back(&each);
  std::ranges::stable_sort(order, [](const auto* a, const auto* b) {
    return std::pair{a->second.counted, a->second.matches} > std::pair{b->second.counted, b->second.matches};
  });
  std::string out = "matches counted per 10,000 words  rule\n";
  std::size_t dead = 0;
  for (const auto* each : order) {
    if (each->second.matches == 0) {
      ++dead;
      continue;
    }
    char line[64];
    std::snprintf(line, sizeof line, "%7llu %7llu %16s  ", static_cast<unsigned long long>(each->second.matches),
                  static_cast<unsigned long long>(each->second.counted), per_10000(each->second.counted, words).c_str());
    out += line + each->first + '\n';
  }
  out += "\n" + std::to_string(dead) + " of " + std::to_string(order.size()) + " rules find nothing in these texts";
  if (dead == 0) return out + ".\n";
  out += ":\n";
  for (const auto* each : order)
    if (each->second.matches == 0) out += "  " + each->first + '\n';
  return out;
}

int try_rules(const Arguments& arguments) {
  if (arguments.corpus.empty()) throw Failure{"there are no texts to try the rules on", "--corpus texts/ or --corpus texts.jsonl"};
  const RuleSet rules = all_on(rules_of(arguments.folder));
  require_known(rules, "--rule", arguments.rules);
  const auto is_tried = [&](const Rule& rule) {
    const bool own = arguments.folder.empty() || RuleSet::builtin().find(rule.id) == nullptr;
    const bool named = std::ranges::any_of(arguments.rules, [&](const std::string& selector) { return means(selector, rule); });
    return arguments.rules.empty() ? own : named;
  };
  std::map<std::string, Use> uses;
  std::vector<std::string> only;
  for (const Rule& rule : rules.rules())
    if (is_tried(rule)) uses.try_emplace(rule.id), only.push_back(rule.id);
  const bool detailed = !arguments.folder.empty() || !arguments.rules.empty();
  const Linter linter{rules, {.severity = Severity::low, .only = only}};
  const Corpus corpus = read_corpus(arguments.corpus);
  std::uint64_t words = 0;
  for (const CorpusText& text : corpus.texts) {
    const Findings found = linter.check({.id = text.id, .fields = {{.name = "text", .text = text.text}}});
    words += found.words;
    for (const Finding& finding : found.findings) note(uses[finding.rule], finding, text.id, detailed ? arguments.most : 0);
  }
  std::string out = std::to_string(only.size()) + (only.size() == 1 ? " rule over " : " rules over ") + std::to_string(corpus.texts.size()) +
                    (corpus.texts.size() == 1 ? " text, " : " texts, ") + std::to_string(words) + " words\n\n";
  out += detailed ? in_detail(uses, words) : in_short(uses, words);
  write_to(arguments.output, out);
  return corpus.unreadable > 0 ? exit_trouble : exit_clean;
}

}  // namespace

void add_rules_try(CLI::App& rules, Run& chosen) {
  CLI::App* command = rules.add_subcommand("try",
                                           "Shows what rules would flag in texts, and about whom, before anybody sees them. Without a rule: how "
                                           "often each rule in the program finds something, the noisiest first, and which find nothing. It prints "
                                           "sentences of the texts.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("folder", arguments->folder, "")->type_name("RULE.json|DIR")->group("");
  command->add_option("--corpus", arguments->corpus, "Text files, folders of them, or JSON Lines with \"id\" and \"text\" (repeatable)")
      ->type_name("TEXTS")
      ->allow_extra_args(false)
      ->group("What is tried");
  command->add_option("--rule", arguments->rules, "Only this rule, family or pack (repeatable)")->type_name("RULE")->allow_extra_args(false)->group("What is tried");
  command->add_option("--most", arguments->most, "Sentences shown for a rule (default: 20)")->type_name("N")->group("Output");
  command->add_option("-o,--output", arguments->output, "Write to this file")->type_name("FILE")->group("Output");
  set_examples(*command, {{"unblame rules try my-rules/local.json --corpus corpus/ordinary/ordinary.jsonl", "false alarms of a new rule"},
                          {"unblame rules try --corpus records/", "dead and noisy rules"},
                          {"unblame rules try --rule 'missing.*' --corpus records/", "one family, with the sentences"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return try_rules(*arguments); }; });
}

}  // namespace unblame::cli
