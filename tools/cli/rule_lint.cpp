#include "cli/rule_lint.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "cli/rule_choice.h"
#include "cli/rule_examples.h"
#include "unblame/compare.h"
#include "unblame/facts.h"
#include "unblame/linter.h"

namespace unblame::cli {
namespace {

/// Words of any text: a pattern that finds nothing else finds it everywhere.
constexpr auto everyday_words = std::to_array<std::string_view>(
    {"a",    "about", "after", "again", "all",  "also", "an",   "and",  "any",  "are",   "as",   "at",   "be",    "been", "before", "but",  "by",
     "can",  "did",   "do",    "does",  "for",  "from", "get",  "go",   "got",  "had",   "has",  "have", "he",    "her",  "here",   "him",  "his",
     "how",  "i",     "if",    "in",    "into", "is",   "it",   "its",  "just", "me",    "more", "my",   "no",    "not",  "now",    "of",   "off",
     "on",   "one",   "only",  "or",    "our",  "out",  "over", "said", "she",  "so",    "some", "than", "that",  "the",  "their",  "them", "then",
     "there", "they", "this",  "to",    "up",   "us",   "very", "was",  "we",   "were",  "what", "when", "which", "who",  "will",   "with", "you"});

bool is_everyday(std::string_view word) { return std::ranges::binary_search(everyday_words, word); }

/// Words in small letters, ASCII; an apostrophe ends one.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      word += static_cast<char>(c | 0x20);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

/// The same word in another form, as far as its beginning tells.
std::string beginning(const std::string& word) { return word.substr(0, 4); }

class Doubts {
 public:
  explicit Doubts(const RuleSet& rules) : rules_(rules), linter_(all_on(rules), {.severity = Severity::low}), facts_(rules) {}

  void about(const Rule& rule) {
    const std::vector<MarkedText> flags = [&] {
      std::vector<MarkedText> all;
      for (const std::string& example : rule.flag) all.push_back(unmarked(example));
      return all;
    }();
    find_twins(rule, flags);
    find_everyday(rule, flags);
    find_idle_examples(rule, flags);
    find_changed_facts(rule, flags);
  }

  [[nodiscard]] Diagnostics all() && { return std::move(doubts_); }

 private:
  void doubt(const Rule& rule, std::string field, std::string what, std::string help) {
    doubts_.push_back({.level = Diagnostic::Level::warning,
                       .file = rule.file,
                       .line = rule.line,
                       .rule = rule.id,
                       .field = std::move(field),
                       .what = std::move(what),
                       .help = std::move(help)});
  }

  /// Rules that find all of a rule's examples, on its words or more.
  void find_twins(const Rule& rule, const std::vector<MarkedText>& flags) {
    std::map<std::uint32_t, std::size_t> found;
    std::size_t marked = 0;
    for (const MarkedText& flag : flags) {
      const auto matches = linter_.matches(flag.text);
      for (const Span<SourceByte> span : flag.spans) {
        ++marked;
        std::set<std::uint32_t> here;
        for (const Linter::RawMatch& match : matches)
          if (match.span.begin <= span.begin && match.span.end >= span.end) here.insert(match.rule);
        for (const std::uint32_t other : here) ++found[other];
      }
    }
    for (const auto& [other, count] : found) {
      const Rule& twin = rules_.rules()[other];
      if (marked > 0 && count == marked && &twin != &rule)
        doubt(rule, "match", "every example is found by " + twin.id + " too", "join the two, or show what only this one finds");
    }
  }

  void find_everyday(const Rule& rule, const std::vector<MarkedText>& flags) {
    for (const MarkedText& flag : flags) {
      for (const Span<SourceByte> span : flag.spans) {
        const auto words = words_of(std::string_view{flag.text}.substr(span.begin, span.size()));
        constexpr std::size_t shortest_idiom = 3;  // "was all over him" is no accident
        if (words.empty() || words.size() >= shortest_idiom || !std::ranges::all_of(words, [](const std::string& word) { return is_everyday(word) || word.size() == 1; })) continue;
        doubt(rule, "match", "it finds \"" + flag.text.substr(span.begin, span.size()) + "\", which are words of any text",
              "add a word that only blame has");
        return;
      }
    }
  }

  void find_idle_examples(const Rule& rule, const std::vector<MarkedText>& flags) {
    std::set<std::string> known;
    const auto learn = [&](std::string_view text) {
      for (const std::string& word : words_of(text))
        if (!is_everyday(word)) known.insert(beginning(word));
    };
    for (const std::string& pattern : rule.match) learn(pattern);
    for (const std::string& pattern : rule.unless) learn(pattern);
    for (const MarkedText& flag : flags)
      for (const Span<SourceByte> span : flag.spans) learn(std::string_view{flag.text}.substr(span.begin, span.size()));
    for (std::size_t i = 0; i < rule.pass.size(); ++i) {
      const auto words = words_of(rule.pass[i]);
      if (std::ranges::any_of(words, [&](const std::string& word) { return known.contains(beginning(word)); })) continue;
      doubt(rule, "examples.pass[" + std::to_string(i) + ']', "it shares no word with the rule, so it proves nothing",
            "write a sentence that is nearly found");
    }
  }

  void find_changed_facts(const Rule& rule, const std::vector<MarkedText>& flags) {
    for (std::size_t i = 0; i < flags.size(); ++i) {
      if (flags[i].spans.size() != 1) continue;
      const std::string& text = flags[i].text;
      const Span<SourceByte> span = flags[i].spans.front();
      const Findings found = linter_.check({.id = "example", .fields = {{.name = "text", .text = text}}});
      for (const Finding& finding : found.findings) {
        if (finding.rule != rule.id || finding.at.bytes != span) continue;
        for (const Suggestion& suggestion : finding.suggestions)
          if (suggestion.kind == Suggestion::Kind::replace) compare_facts(rule, i, text, span, suggestion.text);
      }
    }
  }

  void compare_facts(const Rule& rule, std::size_t example, const std::string& text, Span<SourceByte> span, const std::string& replacement) {
    const std::string after = text.substr(0, span.begin) + replacement + text.substr(span.end);
    const std::vector<Finding> none;
    const std::vector<Fact> facts_before = facts_.find(text), facts_after = facts_.find(after);
    const Comparison changed = compare({text, none, facts_before}, {after, none, facts_after});
    const std::string field = "examples.flag[" + std::to_string(example) + ']';
    for (const FactChange& fact : changed.added)
      doubt(rule, field, "the replacement states \"" + fact.words + "\", which the example does not", "make it a rewrite, or ask");
    for (const FactChange& fact : changed.lost)
      doubt(rule, field, "the replacement drops \"" + fact.words + "\", which the example states", "keep the fact in the replacement");
  }

  const RuleSet& rules_;
  Linter linter_;
  FactFinder facts_;
  Diagnostics doubts_{};
};

}  // namespace

Diagnostics doubts_about(const RuleSet& rules, std::span<const Rule* const> checked) {
  Doubts doubts{rules};
  for (const Rule* rule : checked) doubts.about(*rule);
  return std::move(doubts).all();
}

}  // namespace unblame::cli
