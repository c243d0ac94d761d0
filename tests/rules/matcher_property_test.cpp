// The matcher equals the reference: on texts grown from the rules' own patterns, and exhaustively on small patterns and small texts.
#include "rules/lower.h"
#include "rules/pattern.h"
#include "rules/rule_set_data.h"
#include "rules/support.h"

using namespace unblame;
using namespace unblame::testing;

namespace {

constexpr std::string_view separators[] = {" ", " ", " ", " ", " ", "-", "\n", "\r\n", "  ", ". ", ", ", ",", "'", "/", " / ", " - ", "_", "", "’",
                                           "\u00A0", "é", " 's ", "'s ", "-\n", "\n\n", "\t", ";", "\u00AD", "\u2013", " ,", "'d ", "' ", "s' ", "'\n", "--", "- \n", ",\n"};
constexpr std::string_view fillers[] = {"the", "a", "very", "own", "she", "victim's", "not", "x", "and", "rock'n'roll", "2", "naïve", "to", "ﬁx", "don't"};

/// Writes a text that a pattern might match, and often does not: words left out, capitals, odd separators.
class Grower {
 public:
  explicit Grower(Random& random) : random_(random) {}
  std::string text;

  void grow(const LoweredNode& node) {
    switch (node.kind) {
      case LoweredNode::Kind::token: token(node); return;
      case LoweredNode::Kind::gap:
        for (auto n = random_.below(node.gap + 2); n > 0; --n) add(std::string(random_.pick(fillers)));
        return;
      case LoweredNode::Kind::sequence:
        for (const auto& child : node.children)
          if (!random_.one_in(14)) grow(child);
        return;
      case LoweredNode::Kind::either: grow(random_.pick(node.children)); return;
      case LoweredNode::Kind::optional:
        if (random_.one_in(2)) grow(node.children[0]);
        return;
    }
  }
  void add(std::string word) {
    if (random_.one_in(8))
      for (auto& c : word)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    text += word;
    if (random_.one_in(12)) text += "'s";
    text += random_.one_in(5) ? random_.pick(separators) : " ";
  }

 private:
  void token(const LoweredNode& node) {
    add(random_.pick(node.words).text);
    if (node.slash && !random_.one_in(4)) text.back() = '/';
  }
  Random& random_;
};

std::vector<LoweredNode> lowered_patterns(const RuleSet& rules, const Lexicon& lexicon) {
  std::vector<LoweredNode> out;
  for (const auto& rule : rules.rules()) {
    if (!rule.on) continue;
    for (const auto* list : {&rule.match, &rule.unless})
      for (const auto& text : *list)
        if (!is_raw(text)) out.push_back(*lower(*parse_pattern(text), lexicon));
  }
  return out;
}

}  // namespace

TEST_CASE("matcher = reference on texts grown from the patterns") {
  const auto seed = number_from_environment("UNBLAME_TEST_SEED", 20261124);
#ifdef __SANITIZE_ADDRESS__
  constexpr std::uint64_t usual = 500;  // the release build takes eight times as many
#else
  constexpr std::uint64_t usual = 4'000;
#endif
  const auto cases = number_from_environment("UNBLAME_TEST_CASES", usual);
  const auto& rules = RuleSet::builtin();
  const auto lexicon = Lexicon::load(rules.data().layers.front().lexicon);  // the one that the rules were compiled with
  REQUIRE(lexicon);
  const auto patterns = lowered_patterns(rules, *lexicon);
  const Linter tokens{rules}, re2{rules, {.matcher = Matcher::re2}};
  Random random(seed);
  std::size_t found = 0, different = 0;
  for (std::uint64_t i = 0; i < cases && different < 5; ++i) {
    Grower grower(random);
    for (auto n = 1 + random.below(4); n > 0; --n) {
      grower.grow(random.pick(patterns));
      if (random.one_in(3)) grower.add(std::string(random.pick(fillers)));
      grower.text += random.pick(separators);
    }
    const auto by_tokens = tokens.matches(grower.text);
    found += by_tokens.size();
    if (by_tokens != re2.matches(grower.text)) {
      ++different;
      CAPTURE(grower.text);
      FAIL_CHECK("the matchers differ");
    }
  }
  MESSAGE("seed " << seed << ", " << cases << " texts, " << found << " matches, " << different << " different");
  CHECK(different == 0);
  CHECK(found > cases / 2);
}

TEST_CASE("matcher = reference on all small patterns over all small texts") {
  const std::vector<std::string> items = {"a", "b", "[a]", "[b]", "(a|b c)", "[a|a b]", "..1", "(a ..1|b)", "[..2 b]"};
  std::vector<std::string> patterns;
  for (const auto& first : items)
    for (const auto& second : items)
      for (const auto& third : items) {
        patterns.push_back(first + " " + second + " " + third);
        if (&third == &items.front()) patterns.push_back(first + " " + second);
      }
  std::vector<std::string> texts;
  const std::vector<std::string> words = {"a", "b", "c"}, joints = {" ", ", ", ". "};
  for (const auto& w1 : words)
    for (const auto& j1 : joints)
      for (const auto& w2 : words)
        for (const auto& w3 : words)
          for (const auto& j3 : joints)
            for (const auto& w4 : words) texts.push_back(w1 + j1 + w2 + " " + w3 + j3 + w4);
  std::size_t tried = 0;
  for (const auto& pattern : patterns) {
    const auto loaded = RuleSet::load({.packs = {{"test.json", pack_json({{{pattern}}})}}, .lexicon = {}, .sources = {}});
    if (!loaded) continue;  // optional parts only, or a gap at an edge
    ++tried;
    const Linter tokens{*loaded}, re2{*loaded, {.matcher = Matcher::re2}};
    for (const auto& text : texts) {
      if (tokens.matches(text) == re2.matches(text)) continue;
      CAPTURE(pattern);
      CAPTURE(text);
      FAIL_CHECK("the matchers differ");
      break;
    }
  }
  MESSAGE(tried << " patterns, " << texts.size() << " texts each");
  CHECK(tried > 200);
}

TEST_CASE("a long text gives what its pieces give: segments, one thread or many") {
  const auto& rules = RuleSet::builtin();
  const Linter linter{rules};
  const std::string piece = "She put herself at risk and refused to engage. The bus was late again and nobody came. ";
  const auto in_piece = linter.matches(piece).size();
  REQUIRE(in_piece > 0);
  std::string text;
  constexpr std::size_t pieces_count = 9'000;  // over several segments of 16,384 words
  for (std::size_t i = 0; i < pieces_count; ++i) text += piece;
  CHECK(linter.matches(text).size() == in_piece * pieces_count);
}
