#include "rules/lower.h"

#include <algorithm>
#include <map>

#include "rules/diagnostics.h"

namespace unblame {
namespace {

using Kind = LoweredNode::Kind;

constexpr int max_class_depth = 8;

/// Ways to write one item: single words share a token, longer ones are sequences.
class Alternatives {
 public:
  explicit Alternatives(std::uint16_t item) : item_(item) {}

  /// `text` is words joined by blanks, hyphens or slashes.
  void add(std::string_view text, FormSet forms = {}) {
    LoweredNode sequence{.kind = Kind::sequence, .item = item_};
    std::size_t begin = 0;
    while (begin < text.size()) {
      const auto end = std::min(text.find_first_of(" -/", begin), text.size());
      const bool slash = end < text.size() && text[end] == '/';
      if (end > begin)
        sequence.children.push_back(
            {.kind = Kind::token, .words = {{std::string(text.substr(begin, end - begin)), forms}}, .slash = slash, .item = item_});
      else if (slash && !sequence.children.empty())
        sequence.children.back().slash = true;  // "him / herself"
      begin = end + 1;
    }
    if (sequence.children.empty()) return;
    if (sequence.children.size() == 1 && !sequence.children[0].slash)
      singles_[sequence.children[0].words[0].text].bits |= forms.bits;
    else if (sequence.children.size() == 1)
      others_.push_back(std::move(sequence.children[0]));
    else
      others_.push_back(std::move(sequence));
  }
  void add(LoweredNode node) {
    if (node.kind == Kind::either)
      for (auto& child : node.children) add(std::move(child));
    else if (node.kind == Kind::token && !node.slash)
      for (const auto& word : node.words) singles_[word.text].bits |= word.forms.bits;
    else
      others_.push_back(std::move(node));
  }

  LoweredNode take() {
    fold_sequences();
    LoweredNode either{.kind = Kind::either, .item = item_};
    if (!singles_.empty()) {
      LoweredNode token{.kind = Kind::token, .item = item_};
      for (auto& [text, forms] : singles_) token.words.push_back({text, forms});
      either.children.push_back(std::move(token));
    }
    for (auto& node : others_) either.children.push_back(std::move(node));
    if (either.children.size() == 1) return std::move(either.children[0]);
    return either;
  }

 private:
  static bool is_plain_sequence(const LoweredNode& node) {
    return node.kind == Kind::sequence &&
           std::all_of(node.children.begin(), node.children.end(), [](const LoweredNode& child) { return child.kind == Kind::token && !child.slash; });
  }

  /// What two sequences that differ in the word at `apart` only have in common.
  static std::string key_of(const LoweredNode& sequence, std::size_t apart) {
    std::string key = std::to_string(sequence.children.size());
    for (std::size_t i = 0; i < sequence.children.size(); ++i) {
      key += '\n';
      if (i == apart) continue;
      for (const AcceptedWord& word : sequence.children[i].words) key += word.text + ':' + std::to_string(word.forms.bits) + ' ';
    }
    return key;
  }

  static void unite(LoweredNode& into, const LoweredNode& from) {
    std::map<std::string, FormSet> words;
    for (const LoweredNode* node : {static_cast<const LoweredNode*>(&into), &from})
      for (const AcceptedWord& word : node->words) words[word.text].bits |= word.forms.bits;
    into.words.clear();
    for (const auto& [text, forms] : words) into.words.push_back({text, forms});
  }

  /// "in the pub", "at the pub", "in the bar", "at the bar" -> (in|at) the (pub|bar): the same language with fewer positions, of which
  /// the automaton has an edge for each pair of neighbours. A class of a thousand members would have a million.
  void fold_sequences() {
    constexpr std::size_t longest = 8, fewest = 4;
    if (others_.size() < fewest) return;
    for (std::size_t apart = 0; apart < longest; ++apart) {
      std::map<std::string, std::size_t> kept;  // key -> index in `folded`
      std::vector<LoweredNode> folded;
      for (LoweredNode& node : others_) {
        if (!is_plain_sequence(node) || apart >= node.children.size()) {
          folded.push_back(std::move(node));
          continue;
        }
        const auto [at, is_new] = kept.try_emplace(key_of(node, apart), folded.size());
        if (is_new)
          folded.push_back(std::move(node));
        else
          unite(folded[at->second].children[apart], node.children[apart]);
      }
      others_ = std::move(folded);
    }
  }

  std::uint16_t item_;
  std::map<std::string, FormSet> singles_;
  std::vector<LoweredNode> others_;
};

class Lowering {
 public:
  explicit Lowering(const Lexicon& lexicon) : lexicon_(lexicon) {}

  PatternErrors errors;

  LoweredNode lower(const PatternNode& node) {
    switch (node.kind) {
      case PatternNode::Kind::word: return word(node.text, next_item());
      case PatternNode::Kind::lexeme: return lexeme(node, next_item());
      case PatternNode::Kind::word_class: return word_class(node, next_item());
      case PatternNode::Kind::gap: return {.kind = Kind::gap, .gap = node.words, .item = next_item()};
      case PatternNode::Kind::sequence: return children(node, Kind::sequence);
      case PatternNode::Kind::either: return children(node, Kind::either);
      case PatternNode::Kind::optional: {
        LoweredNode optional{.kind = Kind::optional};
        optional.children.push_back(children(node, Kind::either));
        return optional;
      }
    }
    return {};
  }

 private:
  std::uint16_t next_item() { return inside_class_ > 0 ? class_item_ : items_++; }

  LoweredNode children(const PatternNode& node, Kind kind) {
    LoweredNode out{.kind = kind};
    for (const auto& child : node.children) out.children.push_back(lower(child));
    if (out.children.size() == 1) return std::move(out.children[0]);
    return out;
  }

  LoweredNode word(const std::string& text, std::uint16_t item) {
    Alternatives ways(item);
    ways.add(text);
    for (const auto& spelling : lexicon_.spellings_of(text)) ways.add(spelling);
    return ways.take();
  }

  LoweredNode lexeme(const PatternNode& node, std::uint16_t item) {
    const auto forms = lexicon_.forms_of(node.text);
    if (forms.empty()) {
      errors.push_back(unknown_lexeme(node.column, node.text, lexicon_.nearest_lexeme(node.text), Lexicon::guess_forms(node.text)));
      return word(node.text, item);
    }
    Alternatives ways(item);
    for (const auto& form : forms) ways.add(form.text, form.forms);
    return ways.take();
  }

  LoweredNode word_class(const PatternNode& node, std::uint16_t item) {
    const auto* members = lexicon_.find_class(node.text);
    if (members == nullptr) {
      errors.push_back(unknown_class(node.column, node.text, lexicon_.nearest_class(node.text)));
      return word("x", item);
    }
    if (inside_class_ >= max_class_depth) {
      errors.push_back(class_in_itself(node.column, node.text));
      return word("x", item);
    }
    if (inside_class_ == 0) class_item_ = item;
    ++inside_class_;
    Alternatives ways(item);
    for (const auto& member : *members) {
      auto parsed = parse_pattern(member.text);
      if (!parsed) {
        errors.push_back(bad_class_member(node.column, node.text, member, parsed.error()));
        continue;
      }
      const auto before = errors.size();
      auto lowered = lower(*parsed);
      for (auto i = before; i < errors.size(); ++i) {  // what is wrong inside a member is told at the class
        errors[i].column = node.column;
        if (inside_class_ == 1) errors[i].what = "in class <" + node.text + ">: " + errors[i].what;
      }
      if (lowered.nullable() || has_gap(lowered))
        errors.push_back(bad_class_member(node.column, node.text, member, {1, "a member has no gap and at least one word", ""}));
      else
        ways.add(std::move(lowered));
    }
    --inside_class_;
    return ways.take();
  }

  static bool has_gap(const LoweredNode& node) {
    return node.kind == Kind::gap || std::any_of(node.children.begin(), node.children.end(), has_gap);
  }

  const Lexicon& lexicon_;
  std::uint16_t items_ = 0;
  std::uint16_t class_item_ = 0;
  int inside_class_ = 0;
};

}  // namespace

bool LoweredNode::nullable() const {
  const auto is_nullable = [](const LoweredNode& child) { return child.nullable(); };
  switch (kind) {
    case Kind::token: return false;
    case Kind::gap: case Kind::optional: return true;
    case Kind::sequence: return std::all_of(children.begin(), children.end(), is_nullable);
    case Kind::either: return std::any_of(children.begin(), children.end(), is_nullable);
  }
  return false;
}

Expected<LoweredNode, PatternErrors> lower(const PatternNode& pattern, const Lexicon& lexicon) {
  Lowering lowering(lexicon);
  auto node = lowering.lower(pattern);
  if (!lowering.errors.empty()) return Unexpected(std::move(lowering.errors));
  if (node.nullable()) return Unexpected(PatternErrors{no_mandatory_word()});
  return node;
}

}  // namespace unblame
