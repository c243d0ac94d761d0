#include "rules/pattern.h"

#include "text/view.h"
#include "text/words.h"

namespace unblame {
namespace {

constexpr bool is_special(char c) noexcept {
  return c == ' ' || c == '(' || c == ')' || c == '[' || c == ']' || c == '<' || c == '>' || c == '|' || c == '~';
}

std::string quoted(char c) { return {'\'', c, '\''}; }

/// Recursive descent; stops at the first error.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Expected<PatternNode, PatternError> parse() {
    if (text_.size() > max_pattern_bytes) return fail(1, "longer than " + std::to_string(max_pattern_bytes) + " bytes", "split it");
    auto root = pattern(0);
    if (root && !at_end()) return unexpected_here();
    return root;
  }

 private:
  using Result = Expected<PatternNode, PatternError>;

  [[nodiscard]] bool at_end() const { return next_ >= text_.size(); }
  [[nodiscard]] char peek() const { return text_[next_]; }
  [[nodiscard]] std::uint32_t column() const { return static_cast<std::uint32_t>(next_ + 1); }

  static Unexpected<PatternError> fail(std::uint32_t column, std::string what, std::string help) {
    return Unexpected(PatternError{column, std::move(what), std::move(help)});
  }

  Unexpected<PatternError> unexpected_here() const {
    if (at_end()) return fail(column(), "ends where an item was expected", "a word, <class>, (…) or […]");
    switch (peek()) {
      case ' ': return fail(column(), "a blank too many", "items are separated by one blank");
      case '|': return fail(column(), "'|' outside brackets", "write (a|b), or two patterns");
      case ')': case ']': return fail(column(), "a " + quoted(peek()) + " that nothing opened", "take it out, or open it before");
      case '~': return fail(column(), "'~' without a word before it", "write word~");
      default: return fail(column(), "unexpected " + quoted(peek()), "a word, <class>, (…), […] or ..2 was expected");
    }
  }

  Result pattern(int depth) {
    PatternNode sequence{.kind = PatternNode::Kind::sequence, .column = column()};
    for (;;) {
      auto next = item(depth);
      if (!next) return next;
      sequence.children.push_back(std::move(*next));
      if (at_end() || peek() != ' ') break;
      ++next_;
    }
    if (!at_end() && peek() != '|' && peek() != ')' && peek() != ']')
      return fail(column(), "no blank before " + quoted(peek()), "items are separated by one blank");
    for (const auto* edge : {&sequence.children.front(), &sequence.children.back()})
      if (depth == 0 && edge->kind == PatternNode::Kind::gap)  // inside brackets it may have neighbours: build_automaton knows
        return fail(edge->column, "a gap at the edge of a pattern", "a gap stands between two words; take it out");
    for (std::size_t i = 1; i < sequence.children.size(); ++i)
      if (sequence.children[i].kind == PatternNode::Kind::gap && sequence.children[i - 1].kind == PatternNode::Kind::gap)
        return fail(sequence.children[i].column, "a gap beside a gap", "write one gap with the sum of the two");
    return sequence;
  }

  Result item(int depth) {
    if (at_end()) return unexpected_here();
    switch (peek()) {
      case '(': return group(depth, PatternNode::Kind::either, ')');
      case '[': return group(depth, PatternNode::Kind::optional, ']');
      case '<': return word_class();
      default: break;
    }
    if (text_.substr(next_, 2) == "..") return gap();
    if (is_special(peek())) return unexpected_here();
    return word();
  }

  Result group(int depth, PatternNode::Kind kind, char closing) {
    const auto begin = column();
    if (depth >= max_pattern_depth)
      return fail(begin, "brackets nested deeper than " + std::to_string(max_pattern_depth), "split the pattern");
    PatternNode node{.kind = kind, .column = begin};
    ++next_;
    for (;;) {
      auto alternative = pattern(depth + 1);
      if (!alternative) return alternative;
      node.children.push_back(std::move(*alternative));
      if (at_end()) return fail(begin, "a " + quoted(text_[begin - 1]) + " that is never closed", "add " + quoted(closing));
      const char c = peek();
      if (c == closing) break;
      if (c != '|') return fail(column(), "a " + quoted(c) + " where " + quoted(closing) + " was expected", "");
      ++next_;
    }
    ++next_;
    return node;
  }

  Result word_class() {
    const auto begin = column();
    const auto close = text_.find('>', next_);
    if (close == std::string_view::npos) return fail(begin, "a '<' that is never closed", "write <class>");
    const auto name = text_.substr(next_ + 1, close - next_ - 1);
    if (name.empty() || name.find_first_of(" ()[]<|~") != std::string_view::npos)
      return fail(begin, "a class name was expected between '<' and '>'", "write <class>");
    next_ = close + 1;
    return PatternNode{.kind = PatternNode::Kind::word_class, .text = std::string(name), .column = begin};
  }

  Result gap() {
    const auto begin = column();
    const char digit = next_ + 2 < text_.size() ? text_[next_ + 2] : ' ';
    if (digit < '1' || digit > '9') return fail(begin, "a gap without its number", "write ..1 to ..9");
    next_ += 3;
    return PatternNode{.kind = PatternNode::Kind::gap, .words = static_cast<std::uint32_t>(digit - '0'), .column = begin};
  }

  Result word() {
    const auto begin = column();
    const auto from = next_;
    while (!at_end() && !is_special(peek())) ++next_;
    std::string folded;
    fold(text_.substr(from, next_ - from), folded);
    const bool lexeme = !at_end() && peek() == '~';
    if (lexeme) ++next_;
    if (const auto problem = problem_of_word(folded); !problem.empty()) return fail(begin, problem, "letters, digits, ' - and / only");
    return PatternNode{.kind = lexeme ? PatternNode::Kind::lexeme : PatternNode::Kind::word, .text = std::move(folded), .column = begin};
  }

  /// A word of the language is words of the text joined by hyphens or slashes; "w/" ends with one.
  static std::string problem_of_word(std::string_view folded) {
    const Words words(folded);
    std::string rebuilt;
    for (WordIndex i = 0; i < words.size(); ++i) {
      rebuilt += words.text(i);
      const auto end = words[i].end;
      if (end < folded.size() && (folded[end] == '-' || folded[end] == '/')) rebuilt += folded[end];
    }
    if (folded.find('Z') != std::string_view::npos) return "a letter outside a-z that all such letters would match";
    if (words.size() == 0 || rebuilt != folded || folded.back() == '-') return "'" + std::string(folded) + "' is not a word of the text";
    return {};
  }

  std::string_view text_;
  std::size_t next_ = 0;
};

void print_to(const PatternNode& node, std::string& out) {
  using Kind = PatternNode::Kind;
  const auto print_children = [&](char separator) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i > 0) out += separator;
      print_to(node.children[i], out);
    }
  };
  switch (node.kind) {
    case Kind::word: out += node.text; return;
    case Kind::lexeme: out += node.text; out += '~'; return;
    case Kind::word_class: out += '<'; out += node.text; out += '>'; return;
    case Kind::sequence: print_children(' '); return;
    case Kind::either: out += '('; print_children('|'); out += ')'; return;
    case Kind::optional: out += '['; print_children('|'); out += ']'; return;
    case Kind::gap: out += ".."; out += std::to_string(node.words); return;
  }
}

}  // namespace

Expected<PatternNode, PatternError> parse_pattern(std::string_view pattern) { return Parser(pattern).parse(); }

std::string print(const PatternNode& node) {
  std::string out;
  print_to(node, out);
  return out;
}

bool is_raw(std::string_view pattern) noexcept { return pattern.size() >= 2 && pattern.front() == '/' && pattern.back() == '/'; }

}  // namespace unblame
