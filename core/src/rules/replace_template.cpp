#include "rules/replace_template.h"

#include "rules/diagnostics.h"

namespace unblame {
namespace {

class TemplateParser {
 public:
  TemplateParser(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

  Expected<std::vector<TemplatePiece>, PatternError> parse() {
    auto pieces = pieces_until('\0');
    if (error_) return Unexpected(std::move(*error_));
    return pieces;
  }

 private:
  void fail(std::size_t at, std::string what, std::string help) {
    if (!error_) error_ = PatternError{static_cast<std::uint32_t>(at + 1), std::move(what), std::move(help)};
  }

  std::vector<TemplatePiece> pieces_until(char closing) {
    std::vector<TemplatePiece> pieces;
    std::string literal;
    const auto flush = [&] {
      if (!literal.empty()) pieces.push_back({.kind = TemplatePiece::Kind::literal, .text = std::move(literal)});
      literal.clear();
    };
    while (next_ < text_.size() && !error_) {
      const char c = text_[next_];
      if (c == closing) break;
      if (c == '[' && closing == '\0') {
        const auto begin = next_++;
        // The blank before an optional part goes with it.
        const bool blank_before = !literal.empty() && literal.back() == ' ';
        if (blank_before) literal.pop_back();
        flush();
        TemplatePiece optional{.kind = TemplatePiece::Kind::optional};
        optional.pieces = pieces_until(']');
        if (next_ >= text_.size()) fail(begin, "a '[' that is never closed", "add ']'");
        if (blank_before) optional.pieces.insert(optional.pieces.begin(), {.kind = TemplatePiece::Kind::literal, .text = " "});
        ++next_;
        pieces.push_back(std::move(optional));
      } else if (c == '[' || c == ']') {
        fail(next_, "a bracket out of place", "an optional part is written [from {home}] and not nested");
      } else if (c == '{') {
        const auto close = text_.find('}', next_);
        if (close == std::string_view::npos) return fail(next_, "a '{' that is never closed", "write {class}"), pieces;
        flush();
        pieces.push_back({.kind = TemplatePiece::Kind::word_class, .text = std::string(text_.substr(next_ + 1, close - next_ - 1))});
        next_ = close + 1;
      } else if (c == '~') {
        inflected(literal, pieces);
        ++next_;
      } else {
        literal += c;
        ++next_;
      }
    }
    flush();
    return pieces;
  }

  /// The word that `literal` ends with is a lexeme.
  void inflected(std::string& literal, std::vector<TemplatePiece>& pieces) {
    const auto blank = literal.rfind(' ');
    const auto begin = blank == std::string::npos ? 0 : blank + 1;
    const auto lemma = literal.substr(begin);
    literal.resize(begin);
    TemplatePiece piece{.kind = TemplatePiece::Kind::inflected, .text = lemma};
    for (std::size_t form = 0; form < piece.forms.size(); ++form) piece.forms[form] = lexicon_.inflect(lemma, static_cast<Form>(form));
    if (lemma.empty() || lexicon_.forms_of(lemma).empty()) {
      const auto error = unknown_lexeme(1, lemma, lexicon_.nearest_lexeme(lemma), Lexicon::guess_forms(lemma));
      fail(next_ - lemma.size(), error.what, error.help);
    }
    if (!literal.empty()) pieces.push_back({.kind = TemplatePiece::Kind::literal, .text = std::move(literal)});
    literal.clear();
    pieces.push_back(std::move(piece));
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::size_t next_ = 0;
  std::optional<PatternError> error_;
};

}  // namespace

Expected<std::vector<TemplatePiece>, PatternError> compile_template(std::string_view text, const Lexicon& lexicon) {
  return TemplateParser(text, lexicon).parse();
}

}  // namespace unblame
