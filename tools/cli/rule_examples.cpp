#include "cli/rule_examples.h"

#include <algorithm>
#include <map>

#include "unblame/linter.h"

namespace unblame::cli {
namespace {

std::string shown(const std::string& text, Span<SourceByte> span) {
  return text.substr(0, span.begin) + '[' + text.substr(span.begin, span.size()) + ']' + text.substr(span.end);
}

/// The matches of all rules in a text, kept for the next rule that has the same example.
class ExampleMatches {
 public:
  explicit ExampleMatches(const RuleSet& rules) : linter_(rules, {.severity = Severity::low}) {}

  const std::vector<Linter::RawMatch>& in(const std::string& text) {
    constexpr std::size_t most = 8192;  // the examples of the largest rule; its mutants come one after the other
    if (kept_.size() > most) kept_.clear();
    const auto [at, is_new] = kept_.try_emplace(text);
    if (is_new) at->second = linter_.matches(text);
    return at->second;
  }

 private:
  Linter linter_;
  std::map<std::string, std::vector<Linter::RawMatch>> kept_{};
};

/// Runs the examples of one rule. Matches come from a linter of all rules; judgements from one of this rule alone, so that
/// another rule on the same words does not stand in its place.
class RuleTest {
 public:
  RuleTest(ExampleMatches& all, const RuleSet& rules, const Rule& rule, ExampleResults& results)
      : all_(all),
        rule_(rule),
        results_(results),
        alone_(rules, {.severity = Severity::low, .only = {rule.id}}),
        index_(static_cast<std::uint32_t>(&rule - rules.rules().data())) {}

  void run(bool to_first_failure = false) {
    const auto each = [&](const char* kind, const auto& examples, const auto& run_one) {
      for (std::size_t i = 0; i < examples.size(); ++i) {
        if (to_first_failure && results_.failed > 0) return;
        example(kind, i, [&] { run_one(examples[i]); });
      }
    };
    each("flag", rule_.flag, [&](const std::string& text) { flag(text); });
    each("pass", rule_.pass, [&](const std::string& text) { pass(text); });
    each("spared", rule_.spared, [&](const SparedExample& text) { spared(text); });
  }

 private:
  template <class Run>
  void example(const char* kind, std::size_t i, Run run) {
    field_ = "examples." + std::string{kind} + '[' + std::to_string(i) + ']';
    const std::size_t before = results_.failures.size();
    ++results_.examples;
    run();
    if (results_.failures.size() != before) ++results_.failed;
  }

  void fail(std::string what, std::string help = {}) {
    results_.failures.push_back({.file = rule_.file,
                                 .line = rule_.line,
                                 .rule = rule_.id,
                                 .field = field_,
                                 .what = std::move(what),
                                 .help = std::move(help)});
  }

  std::vector<Span<SourceByte>> matches(const std::string& text) const {
    std::vector<Span<SourceByte>> spans;
    for (const Linter::RawMatch& match : all_.in(text))
      if (match.rule == index_) spans.push_back(match.span);
    return spans;
  }

  /// The findings of this rule alone.
  Findings findings(const std::string& text) const {
    return alone_.check({.id = "example", .fields = {{.name = "text", .text = text}}});
  }

  /// Whether it is found on exactly the marked words.
  bool found_as_marked(const MarkedText& marked) {
    if (marked.spans.empty()) return fail("no words are marked", "put [ and ] around the words that are to be found"), false;
    const auto found = matches(marked.text);
    if (found == marked.spans) return true;
    if (found.empty()) return fail("not found: " + shown(marked.text, marked.spans.front())), false;
    fail("found elsewhere: " + shown(marked.text, found.front()), "expected: " + shown(marked.text, marked.spans.front()));
    return false;
  }

  void flag(const std::string& example) {
    const MarkedText marked = unmarked(example);
    if (!found_as_marked(marked)) return;
    const Findings found = findings(marked.text);
    for (const Span<SourceByte> span : marked.spans) {
      const auto at = std::ranges::find(found.findings, span, [](const Finding& finding) { return finding.at.bytes; });
      if (at == found.findings.end()) {
        fail("found, but there is no finding: " + shown(marked.text, span));
      } else if (!at->counts()) {
        fail("found, but it does not count (" + std::string{to_string(*at->judgement.spared)} + ": " + at->judgement.because +
             "): " + shown(marked.text, span));
      } else {
        replaced(marked.text, *at);
      }
    }
  }

  /// Each `replace`, put in place of the words, is not found again there.
  void replaced(const std::string& text, const Finding& finding) {
    const Span<SourceByte> span = finding.at.bytes;
    for (const Suggestion& suggestion : finding.suggestions) {
      if (suggestion.kind != Suggestion::Kind::replace) continue;
      const std::string after = text.substr(0, span.begin) + suggestion.text + text.substr(span.end);
      const Span<SourceByte> place{span.begin, span.begin + static_cast<std::uint32_t>(suggestion.text.size())};
      for (const Span<SourceByte> match : matches(after))
        if (match.overlaps(place)) fail("the replacement is found again: " + shown(after, match));
    }
  }

  void pass(const std::string& example) {
    for (const Span<SourceByte> match : matches(example)) fail("found, and must not be: " + shown(example, match));
  }

  void spared(const SparedExample& example) {
    const MarkedText marked = unmarked(example.text);
    if (!found_as_marked(marked)) return;
    const Findings found = findings(marked.text);
    for (const Span<SourceByte> span : marked.spans) {
      const auto at = std::ranges::find(found.findings, span, [](const Finding& finding) { return finding.at.bytes; });
      const bool known = at != found.findings.end() && at->judgement.spared.has_value();
      const std::string because = known ? std::string{to_string(*at->judgement.spared)} : std::string{};
      if (at == found.findings.end())
        fail("found, but there is no finding: " + shown(marked.text, span));
      else if (!known)
        fail("it counts (" + at->judgement.because + "); expected: " + example.because + ": " + shown(marked.text, span));
      else if (because != example.because)
        fail("it does not count, but because of " + because + ", not " + example.because + ": " + shown(marked.text, span));
    }
  }

  ExampleMatches& all_;
  const Rule& rule_;
  ExampleResults& results_;
  Linter alone_;
  std::uint32_t index_;
  std::string field_{};
};

}  // namespace

MarkedText unmarked(std::string_view example) {
  MarkedText marked;
  for (std::size_t at = 0; at < example.size();) {
    const std::size_t close = example[at] == '[' ? example.find(']', at) : std::string_view::npos;
    if (close == std::string_view::npos) {
      marked.text += example[at++];
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(marked.text.size());
    marked.text += example.substr(at + 1, close - at - 1);
    marked.spans.push_back({begin, static_cast<std::uint32_t>(marked.text.size())});
    at = close + 1;
  }
  return marked;
}

ExampleResults run_examples(const RuleSet& rules, std::span<const Rule* const> tested) {
  ExampleResults results;
  ExampleMatches all{rules};
  for (const Rule* rule : tested) RuleTest{all, rules, *rule, results}.run();
  return results;
}

std::vector<bool> notice_a_fault(const RuleSet& rules, std::span<const Rule* const> tested) {
  std::vector<bool> noticed;
  ExampleMatches all{rules};
  for (const Rule* rule : tested) {
    ExampleResults results;
    RuleTest{all, rules, *rule, results}.run(true);
    noticed.push_back(results.failed > 0);
  }
  return noticed;
}

}  // namespace unblame::cli
