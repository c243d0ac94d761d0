// `unblame rules diff A B [--corpus TEXTS…]`: what changed between two rule sets, in words, and what it changes in texts.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>

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
  std::string before{}, after{}, output{};
  std::vector<std::string> corpus{};
  unsigned most = 50;
};

RuleSet set_of(const std::string& name) { return rules_of(name == "builtin" ? std::string{} : name); }

/// "match: without 'x'; with 'y'", or nothing if the lists hold the same.
std::string list_change(const char* name, const std::vector<std::string>& before, const std::vector<std::string>& after) {
  std::string without, with;
  for (const std::string& text : before)
    if (std::ranges::find(after, text) == after.end()) without += "\n    - " + text;
  for (const std::string& text : after)
    if (std::ranges::find(before, text) == before.end()) with += "\n    + " + text;
  return without.empty() && with.empty() ? "" : std::string{"  "} + name + ':' + without + with + '\n';
}

std::string word_change(const char* name, std::string_view before, std::string_view after) {
  return before == after ? "" : std::string{"  "} + name + ": " + std::string{before} + " -> " + std::string{after} + '\n';
}

std::vector<std::string> texts_of(const std::vector<Suggestion>& suggestions) {
  std::vector<std::string> texts;
  for (const Suggestion& each : suggestions) texts.push_back(std::string{to_string(each.kind)} + ": " + each.text);
  return texts;
}

std::vector<std::string> ids_of(const std::vector<Citation>& citations) {
  std::vector<std::string> ids;
  for (const Citation& each : citations) ids.push_back(each.id + " (" + each.supports + ')');
  return ids;
}

std::vector<std::string> examples_of(const Rule& rule) {
  std::vector<std::string> examples;
  for (const std::string& text : rule.flag) examples.push_back("found: " + text);
  for (const std::string& text : rule.pass) examples.push_back("not found: " + text);
  for (const SparedExample& each : rule.spared) examples.push_back("not counted (" + each.because + "): " + each.text);
  return examples;
}

std::string about_of(const Rule& rule) { return rule.about ? std::string{to_string(*rule.about)} : "as the text says"; }

std::string change_of(const Rule& a, const Rule& b) {
  std::string out = word_change("severity", to_string(a.severity), to_string(b.severity)) + word_change("mechanism", to_string(a.mechanism), to_string(b.mechanism)) +
                    word_change("of whom it counts", to_string(a.who), to_string(b.who)) + word_change("about whom", about_of(a), about_of(b)) +
                    word_change("switched", a.on ? "on" : "off", b.on ? "on" : "off") +
                    word_change("takes for granted", a.presupposes ? "yes" : "no", b.presupposes ? "yes" : "no") + word_change("pack", a.pack, b.pack);
  out += list_change("finds", a.match, b.match) + list_change("not in", a.unless, b.unless);
  if (a.why != b.why) out += "  why:\n    - " + a.why + "\n    + " + b.why + '\n';
  return out + list_change("instead", texts_of(a.instead), texts_of(b.instead)) + list_change("sources", ids_of(a.sources), ids_of(b.sources)) +
         list_change("examples", examples_of(a), examples_of(b));
}

std::string rule_changes(const RuleSet& before, const RuleSet& after) {
  std::string gone, added, changed;
  std::size_t gone_count = 0, added_count = 0, changed_count = 0;
  for (const Rule& rule : before.rules()) {
    const Rule* other = after.find(rule.id);
    if (other == nullptr) {
      gone += "  " + rule.id + '\n', ++gone_count;
    } else if (const std::string change = change_of(rule, *other); !change.empty()) {
      changed += rule.id + '\n' + change, ++changed_count;
    }
  }
  for (const Rule& rule : after.rules())
    if (before.find(rule.id) == nullptr) added += "  " + rule.id + " (" + std::string{to_string(rule.severity)} + ")\n", ++added_count;
  std::string out = std::to_string(added_count) + " added, " + std::to_string(gone_count) + " gone, " + std::to_string(changed_count) + " changed\n";
  if (!added.empty()) out += "\nAdded\n" + added;
  if (!gone.empty()) out += "\nGone\n" + gone;
  if (!changed.empty()) out += "\nChanged\n" + changed;
  return out;
}

/// A counted finding, as both sets can be asked for it.
using Key = std::tuple<std::string, std::uint32_t, std::uint32_t>;
struct Seen {
  std::string rule, line;
};

std::map<Key, Seen> counted_in(const RuleSet& rules, const Corpus& corpus) {
  const Linter linter{rules, {.severity = Severity::medium}};
  std::map<Key, Seen> seen;
  for (const CorpusText& text : corpus.texts) {
    for (const Finding& finding : linter.check({.id = text.id, .fields = {{.name = "text", .text = text.text}}}).findings) {
      if (!finding.counts()) continue;
      std::string line;
      add_wrapped(line, "    ", text.id + ": [" + finding.match + "] " + finding.rule);
      seen.emplace(Key{text.id, finding.at.bytes.begin, finding.at.bytes.end}, Seen{finding.rule, std::move(line)});
    }
  }
  return seen;
}

std::string only_in(const std::map<Key, Seen>& these, const std::map<Key, Seen>& those, const std::string& title, unsigned most) {
  std::string out;
  std::size_t count = 0;
  for (const auto& [key, seen] : these) {
    if (those.contains(key)) continue;
    if (++count <= most) out += seen.line;
  }
  if (count > most) out += "    and " + std::to_string(count - most) + " more\n";
  return "  " + title + ": " + std::to_string(count) + '\n' + out;
}

int diff(const Arguments& arguments) {
  if (arguments.before.empty() || arguments.after.empty())
    throw Failure{"two rule sets are needed", "unblame rules diff builtin my-rules/"};
  const RuleSet before = set_of(arguments.before), after = set_of(arguments.after);
  std::string out = rule_changes(before, after);
  bool trouble = false;
  if (!arguments.corpus.empty()) {
    const Corpus corpus = read_corpus(arguments.corpus);
    trouble = corpus.unreadable > 0;
    const auto seen_before = counted_in(before, corpus), seen_after = counted_in(after, corpus);
    out += "\nCounted findings over " + std::to_string(corpus.texts.size()) + " texts, by their place: " + std::to_string(seen_before.size()) + " -> " +
           std::to_string(seen_after.size()) + '\n';
    out += only_in(seen_after, seen_before, "new", arguments.most) + only_in(seen_before, seen_after, "gone", arguments.most);
  }
  write_to(arguments.output, out);
  return trouble ? exit_trouble : exit_clean;
}

}  // namespace

void add_rules_diff(CLI::App& rules, Run& chosen) {
  CLI::App* command = rules.add_subcommand("diff",
                                           "Says in words what changed between two rule sets, and with --corpus which findings are new or gone. A "
                                           "rule set is a folder, a pack on top of the built-in rules, or the word builtin.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("before", arguments->before, "")->type_name("A")->group("");
  command->add_option("after", arguments->after, "")->type_name("B")->group("");
  command->add_option("--corpus", arguments->corpus, "Text files, folders of them, or JSON Lines with \"id\" and \"text\" (repeatable)")
      ->type_name("TEXTS")
      ->allow_extra_args(false)
      ->group("What is compared");
  command->add_option("--most", arguments->most, "Findings shown of each sort (default: 50)")->type_name("N")->group("Output");
  command->add_option("-o,--output", arguments->output, "Write to this file")->type_name("FILE")->group("Output");
  set_examples(*command, {{"unblame rules diff builtin my-rules/", "what your packs add"},
                          {"unblame rules diff old/rules new/rules --corpus records/", "what a new version would change"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return diff(*arguments); }; });
}

}  // namespace unblame::cli
