// `unblame rules coverage [DIR]`: which wording of the published guidance the rules find.
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/guidance.h"
#include "cli/help.h"
#include "cli/print.h"
#include "cli/rule_choice.h"
#include "cli/say.h"
#include "report/json_text.h"
#include "unblame/linter.h"
#include "unblame/text.h"

namespace unblame::cli {
namespace {

struct Arguments {
  std::string folder = "rules", format = "table";
  bool missing = false;
  RuleChoice rules{};
};

enum class Standing { matched, not_a_rule, missing };

struct PhraseCoverage {
  std::string phrase{};
  Standing standing = Standing::missing;
  bool counts = false;             ///< in at least one carrier sentence
  bool off = false;                ///< every rule that finds it is off by default
  std::vector<std::string> rules{};  ///< that find it
};

struct EntryCoverage {
  const GuidanceEntry* entry = nullptr;
  std::vector<PhraseCoverage> phrases{};

  [[nodiscard]] std::size_t count(Standing standing) const {
    return static_cast<std::size_t>(std::ranges::count(phrases, standing, &PhraseCoverage::standing));
  }
};

/// Byte ranges of the words of a phrase, as a reader counts them: letters, digits and what is inside a word.
std::vector<Span<SourceByte>> words_of(std::string_view phrase, std::uint32_t offset) {
  std::vector<Span<SourceByte>> words;
  const auto is_letter = [&](std::size_t i) {
    const auto c = static_cast<unsigned char>(phrase[i]);
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
  };
  for (std::size_t i = 0; i < phrase.size();) {
    const std::size_t begin = i;
    while (i < phrase.size() && (is_letter(i) || (phrase[i] == '\'' && i > begin))) ++i;
    if (i > begin) words.push_back({offset + static_cast<std::uint32_t>(begin), offset + static_cast<std::uint32_t>(i)});
    i = std::max(i, begin + 1);
  }
  return words;
}

class Coverage {
 public:
  explicit Coverage(const RuleSet& rules) : linter_(all_on(rules), {.severity = Severity::low}), rules_(rules) {}

  [[nodiscard]] EntryCoverage of(const GuidanceEntry& entry, const NotRules& not_rules) const {
    EntryCoverage coverage{.entry = &entry};
    for (const std::string& phrase : entry.phrases) coverage.phrases.push_back(of(phrase, entry, not_rules));
    return coverage;
  }

 private:
  [[nodiscard]] PhraseCoverage of(const std::string& phrase, const GuidanceEntry& entry, const NotRules& not_rules) const {
    PhraseCoverage coverage{.phrase = phrase};
    // The words may be a clause, a predicate, an adjective or a noun: they count if they count in one of these.
    for (const char* carrier : {"", "She ", "She is ", "She has ", "She was ", "There is "}) {
      const std::string before = std::string{entry.child ? "The victim is Ellie Marsh, aged 14. " : "The victim is Ellie Marsh, aged 34. "} + carrier;
      const std::string text = before + phrase + ".";
      const auto offset = static_cast<std::uint32_t>(before.size());
      if (*carrier == 0) note_matches(coverage, text, words_of(phrase, offset));
      if (coverage.standing != Standing::matched || coverage.counts) break;
      coverage.counts = counts(text, offset);
    }
    if (coverage.standing != Standing::matched &&
        (not_rules.reason_for(entry.avoid) != nullptr || not_rules.reason_for(entry.avoid, phrase) != nullptr))
      coverage.standing = Standing::not_a_rule;
    return coverage;
  }

  void note_matches(PhraseCoverage& coverage, const std::string& text, const std::vector<Span<SourceByte>>& words) const {
    const std::vector<Linter::RawMatch> matches = linter_.matches(text);
    const auto covered = std::ranges::count_if(words, [&](const Span<SourceByte>& word) {
      return std::ranges::any_of(matches, [&](const Linter::RawMatch& match) { return match.span.overlaps(word); });
    });
    if (words.empty() || 2 * static_cast<std::size_t>(covered) < words.size()) return;
    coverage.standing = Standing::matched;
    coverage.off = true;
    for (const Linter::RawMatch& match : matches) {
      if (std::ranges::none_of(words, [&](const Span<SourceByte>& word) { return match.span.overlaps(word); })) continue;  // of the carrier
      const Rule& rule = rules_.rules()[match.rule];
      coverage.off = coverage.off && !rule.on;
      if (std::ranges::find(coverage.rules, rule.id) == coverage.rules.end()) coverage.rules.push_back(rule.id);
    }
  }

  [[nodiscard]] bool counts(const std::string& text, std::uint32_t offset) const {
    const Findings found = linter_.check({.id = "carrier", .fields = {{.name = "text", .text = text}}});
    return std::ranges::any_of(found.findings, [&](const Finding& finding) { return finding.counts() && finding.at.bytes.end > offset; });
  }

  Linter linter_;
  const RuleSet& rules_;
};

struct Totals {
  std::size_t entries = 0, phrases = 0, matched = 0, counted = 0, off = 0, not_rules = 0, missing = 0;
  std::size_t sourced = 0, sourced_not_rules = 0;
};

Totals totals_of(const std::vector<EntryCoverage>& coverages) {
  Totals sum;
  for (const EntryCoverage& coverage : coverages) {
    ++sum.entries;
    sum.phrases += coverage.phrases.size();
    sum.matched += coverage.count(Standing::matched);
    sum.not_rules += coverage.count(Standing::not_a_rule);
    sum.missing += coverage.count(Standing::missing);
    for (const PhraseCoverage& phrase : coverage.phrases) sum.counted += phrase.counts, sum.off += phrase.off;
    if (!coverage.entry->sourced) continue;
    ++sum.sourced;
    sum.sourced_not_rules += coverage.count(Standing::not_a_rule) == coverage.phrases.size();
  }
  return sum;
}

std::string percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? "-" : std::to_string((100 * part + whole / 2) / whole) + " %";
}

std::string as_table(const std::vector<EntryCoverage>& coverages, bool only_missing) {
  std::string out = "topic              phrases matched counted not-rule missing  avoid\n";
  for (const EntryCoverage& coverage : coverages) {
    if (only_missing && coverage.count(Standing::missing) == 0) continue;
    const auto counted = static_cast<std::size_t>(std::ranges::count(coverage.phrases, true, &PhraseCoverage::counts));
    char line[128];
    std::snprintf(line, sizeof line, "%-18s %7zu %7zu %7zu %8zu %7zu  ", coverage.entry->topic.substr(0, 18).c_str(), coverage.phrases.size(),
                  coverage.count(Standing::matched), counted, coverage.count(Standing::not_a_rule), coverage.count(Standing::missing));
    out += line + coverage.entry->avoid + '\n';
    for (const PhraseCoverage& phrase : coverage.phrases)
      if (phrase.standing == Standing::missing) out += "    neither a rule nor in not-rules.json: " + phrase.phrase + '\n';
  }
  const Totals sum = totals_of(coverages);
  out += '\n' + std::to_string(sum.entries) + " entries, " + std::to_string(sum.phrases) + " phrases: " + std::to_string(sum.matched) +
         " matched (" + percent(sum.matched, sum.phrases) + "), of which " + std::to_string(sum.counted) + " count and " + std::to_string(sum.off) +
         " by rules that are off;\n" + std::to_string(sum.not_rules) + " in not-rules.json, " + std::to_string(sum.missing) + " neither.\n";
  return out + std::to_string(sum.sourced) + " entries have a source; " + std::to_string(sum.sourced_not_rules) + " of these (" +
         percent(sum.sourced_not_rules, sum.sourced) + ") are no rule.\n";
}

std::string_view to_string(Standing standing) {
  return standing == Standing::matched ? "matched" : standing == Standing::not_a_rule ? "not_a_rule" : "missing";
}

std::string as_json(const std::vector<EntryCoverage>& coverages, bool only_missing, const std::string& ruleset) {
  std::string out;
  report::JsonWriter json{out};
  const Totals sum = totals_of(coverages);
  json.object().member("ruleset", ruleset).key("summary").object();
  for (const auto& [name, number] : {std::pair{"entries", sum.entries}, {"phrases", sum.phrases}, {"matched", sum.matched}, {"counted", sum.counted},
                                     {"off", sum.off}, {"not_rules", sum.not_rules}, {"missing", sum.missing}, {"sourced", sum.sourced},
                                     {"sourced_not_rules", sum.sourced_not_rules}})
    json.member(name, std::uint64_t{number});
  json.end_object().key("entries").array();
  for (const EntryCoverage& coverage : coverages) {
    if (only_missing && coverage.count(Standing::missing) == 0) continue;
    json.line(1).object().member("avoid", coverage.entry->avoid).member("topic", coverage.entry->topic).member("sourced", coverage.entry->sourced);
    json.key("phrases").array();
    for (const PhraseCoverage& phrase : coverage.phrases) {
      json.object().member("phrase", phrase.phrase).member("standing", to_string(phrase.standing)).member("counts", phrase.counts);
      json.member("off", phrase.off).key("rules").array();
      for (const std::string& rule : phrase.rules) json.value(rule);
      json.end_array().end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return out + '\n';
}

int cover(const Arguments& arguments) {
  if (arguments.format != "table" && arguments.format != "json")
    throw none_of("--format", arguments.format, std::vector<std::string>{"table", "json"});
  const Guidance guidance = read_guidance(arguments.folder);
  const RuleSet rules = layered_rules(arguments.rules, chosen_config(arguments.rules.config));
  const Coverage coverage{rules};
  std::vector<EntryCoverage> coverages;
  for (const GuidanceEntry& entry : guidance.entries) coverages.push_back(coverage.of(entry, guidance.not_rules));
  const std::vector<std::string> strangers = guidance.not_rules.strangers(guidance.entries);
  for (const std::string& stranger : strangers)
    say(Diagnostic{.file = arguments.folder + "/not-rules.json", .what = "no entry or phrase of the guidance is called \"" + stranger + "\""});
  print(arguments.format == "json" ? as_json(coverages, arguments.missing, rules.version()) : as_table(coverages, arguments.missing));
  if (guidance.unreadable > 0 || !strangers.empty()) return exit_trouble;
  return totals_of(coverages).missing > 0 ? exit_findings : exit_clean;
}

}  // namespace

void add_rules_coverage(CLI::App& rules, Run& chosen) {
  CLI::App* command = rules.add_subcommand("coverage",
                                           "Holds the tables of published guidance (DIR/guidance) against the rules: each phrase is found by a "
                                           "rule on at least half of its words, or DIR/not-rules.json says why it is none. Exit: 1 if one is neither.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("folder", arguments->folder, "")->type_name("DIR")->group("");
  command->add_flag("--missing", arguments->missing, "Only entries with a phrase that is neither")->group("Output");
  command->add_option("--format", arguments->format, "table or json")->type_name("FORMAT")->group("Output");
  add_layer_options(*command, arguments->rules);
  set_examples(*command, {{"unblame rules coverage", "the tables in the folder rules"},
                          {"unblame rules coverage --missing", "what is left to do"},
                          {"unblame rules coverage --rules my-rules/", "with the rules of your force on top"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return cover(*arguments); }; });
}

}  // namespace unblame::cli
