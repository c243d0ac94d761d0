// Which form of a template's lexeme fits is told by the form that the text used: "absconds" is a third person, so "goes missing".
// A form that is several things ("put": base, past, participle; "absconded": past, participle) is settled in agreement.cpp.
#include "suggest/suggest.h"

#include <algorithm>
#include <array>
#include <optional>

#include "match/match.h"
#include "suggest/agreement.h"
#include "text/words.h"

namespace unblame {
namespace {

/// The numbers of the leaves that are the class `name`, as TablePosition::item counts them.
void collect_items(const PatternNode& node, std::string_view name, std::uint16_t& next, std::vector<std::uint16_t>& items) {
  if (node.children.empty()) {
    if (node.kind == PatternNode::Kind::word_class && node.text == name) items.push_back(next);
    ++next;
    return;
  }
  for (const auto& child : node.children) collect_items(child, name, next, items);
}

class Renderer {
 public:
  Renderer(const PatternNode& pattern, const Trace& trace, const MatchedText& matched)
      : pattern_(pattern), trace_(trace), matched_(matched) {
    const auto window = words_around(matched.view, matched.span, agreement_words, 0);
    if (window.begin < matched.span.begin) before_.cut(matched.view, {window.begin, matched.span.begin});
  }

  /// False if something in `pieces` has nothing to stand for it.
  [[nodiscard]] bool render(std::span<const TemplatePiece> pieces, std::string& out) const {
    for (const auto& piece : pieces)
      switch (piece.kind) {
        case TemplatePiece::Kind::literal: out += piece.text; break;
        case TemplatePiece::Kind::inflected:
          if (!inflect(piece, out)) return false;
          break;
        case TemplatePiece::Kind::word_class:
          if (!repeat_class(piece.text, out)) return false;
          break;
        case TemplatePiece::Kind::optional:
          if (std::string part; render(piece.pieces, part)) out += part;
          break;
      }
    return true;
  }

  /// Whether the article before the match, if there is one, goes with `text`.
  [[nodiscard]] bool fits_article(std::string_view text) const {
    if (before_.size() == 0 || text.empty()) return true;
    const auto article = before_.text(static_cast<WordIndex>(before_.size() - 1));
    const bool vowel = std::string_view("aeiouAEIOU").find(text.front()) != std::string_view::npos;
    return article == "a" ? !vowel : article == "an" ? vowel : true;
  }

 private:
  [[nodiscard]] bool inflect(const TemplatePiece& piece, std::string& out) const {
    const auto verb = std::find_if(trace_.steps.begin(), trace_.steps.end(), [](const TraceStep& step) { return step.forms.bits != 0; });
    // Without a lexeme in the pattern there is no form to follow.
    const auto fitting = verb == trace_.steps.end() ? std::vector{Form::base}
                                                    : settle_form(verb->forms, before_, matched_.view, matched_.span.begin);
    if (fitting.empty()) return false;
    const auto& text = piece.forms[static_cast<std::size_t>(fitting.front())];
    out += text;
    return !text.empty() && std::all_of(fitting.begin(), fitting.end(),
                                        [&](Form form) { return piece.forms[static_cast<std::size_t>(form)] == text; });
  }

  [[nodiscard]] bool repeat_class(std::string_view name, std::string& out) const {
    std::vector<std::uint16_t> items;
    std::uint16_t next = 0;
    collect_items(pattern_, name, next, items);
    std::optional<Span<ViewByte>> span;
    for (const auto& step : trace_.steps)
      if (std::find(items.begin(), items.end(), step.item) != items.end())
        span = span ? Span<ViewByte>{span->begin, step.span.end} : step.span;
    if (!span) return false;
    const auto source = matched_.map->to_source(*span);
    out += matched_.source.substr(source.begin, source.size());
    return true;
  }

  const PatternNode& pattern_;
  const Trace& trace_;
  const MatchedText& matched_;
  Words before_;
};

constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
void make_upper(char& c) noexcept {
  if (is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
}
/// In capitals, and not only an abbreviation's few letters. No lower-case letter beyond ASCII is looked for.
bool shouts(std::string_view text) {
  return std::none_of(text.begin(), text.end(), is_lower) && std::count_if(text.begin(), text.end(), is_upper) > 3;
}

/// Capitals as in `source`: ASCII letters only, which is what the templates are written in. A match that begins in capitals and goes on
/// without ("ABSCONDED from the unit") gives its capitals to the words that it lacks.
void follow_capitals(std::string_view source, std::string& text) {
  if (source.empty() || text.empty() || !is_upper(source.front())) return;
  const auto word_end = [](std::string_view of, std::size_t at) { return std::min(of.find(' ', at), of.size()); };
  if (shouts(source)) {
    std::for_each(text.begin(), text.end(), make_upper);
  } else if (shouts(source.substr(0, word_end(source, 0)))) {
    for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
      end = word_end(text, at);
      const std::string padded = ' ' + std::string(source) + ' ', word = ' ' + text.substr(at, end - at) + ' ';
      if (padded.find(word) == std::string::npos) std::for_each(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(end), make_upper);
    }
  } else {
    make_upper(text.front());
  }
}

}  // namespace

std::string render_replacement(std::span<const TemplatePiece> pieces, const PatternNode& pattern, const Trace& trace,
                               const MatchedText& matched) {
  const Renderer renderer(pattern, trace, matched);
  std::string text;
  if (!renderer.render(pieces, text) || !renderer.fits_article(text)) return {};
  const auto source = matched.map->to_source(matched.span);
  follow_capitals(matched.source.substr(source.begin, source.size()), text);
  return text;
}

std::string render_redacted(std::span<const TemplatePiece> pieces) {
  std::string text;
  for (const auto& piece : pieces) switch (piece.kind) {
      case TemplatePiece::Kind::literal: text += piece.text; break;
      case TemplatePiece::Kind::inflected: text += piece.forms[static_cast<std::size_t>(Form::base)]; break;
      case TemplatePiece::Kind::word_class: text += "[…]"; break;
      case TemplatePiece::Kind::optional: text += render_redacted(piece.pieces); break;
    }
  return text;
}

}  // namespace unblame
