#include "match/reference.h"

#include <algorithm>
#include <optional>

#include "lexicon/lexicon.h"
#include "rules/lower.h"
#include "rules/pattern.h"
#include "text/words.h"

namespace unblame {

struct ReferenceMatcher::Expressions {
  std::once_flag once;
  std::optional<Regex> match, unless;
};

/// The lexicon of each layer: what its packs were compiled with.
struct ReferenceMatcher::Lexicons {
  explicit Lexicons(const RuleSetData& its_data) : data(its_data), of_layer(data.layers.size()) {}

  const Lexicon& with_all_below(std::size_t layer) {
    std::call_once(of_layer[layer].once, [&] {
      std::vector<DataFile> files;
      for (std::size_t i = 0; i <= layer; ++i) files.insert(files.end(), data.layers[i].lexicon.begin(), data.layers[i].lexicon.end());
      if (auto loaded = Lexicon::load(files)) of_layer[layer].lexicon = std::move(*loaded);  // it was loaded when the layer was compiled
    });
    return of_layer[layer].lexicon;
  }

  const Lexicon& of_rule(std::uint32_t rule) {
    std::size_t layer = data.layers.size() - 1;
    while (layer > 0 && rule < data.layers[layer].rule_begin) --layer;
    return with_all_below(layer);
  }

  struct OfLayer {
    std::once_flag once;
    Lexicon lexicon;
  };
  const RuleSetData& data;
  std::vector<OfLayer> of_layer;
};

ReferenceMatcher::ReferenceMatcher(const RuleSetData& data, std::vector<bool> enabled)
    : data_(&data),
      enabled_(std::move(enabled)),
      expressions_(new Expressions[data.rules.size()]),
      lexicons_(std::make_unique<Lexicons>(data)) {}
ReferenceMatcher::~ReferenceMatcher() = default;

namespace {

/// The token patterns of a list for RE2; raw ones are the token matcher's and the reference's alike.
template <class Patterns, class Text>
std::vector<std::string> expressions_of(const Patterns& patterns, const Lexicon& lexicon, Text text_of) {
  std::vector<std::string> out;
  for (const auto& each : patterns) {
    const std::string_view text = text_of(each);
    if (is_raw(text)) continue;
    const auto parsed = parse_pattern(text);
    if (!parsed) continue;  // a compiled rule's patterns can all be read
    if (const auto lowered = lower(*parsed, lexicon)) out.push_back(regex_of(*lowered));
  }
  return out;
}

/// How far before a match an occurrence that contains it may begin, in words: more than any pattern can be long is not needed.
constexpr std::uint32_t max_words_before = 64;

bool contained_by(const Regex& regex, std::string_view view, Span<ViewByte> span) {
  const auto window = words_around(view, span, max_words_before, 0);
  Words words;
  words.cut(view, {window.begin, std::min(window.end, span.begin + 1)});
  for (WordIndex i = 0; i < words.size() && words[i].begin <= span.begin; ++i)
    if (const auto end = regex.longest_at(view, words[i].begin); end && *end >= span.end) return true;
  return false;
}

}  // namespace

const ReferenceMatcher::Expressions& ReferenceMatcher::of(std::uint32_t rule) const {
  auto& expressions = expressions_[rule];
  std::call_once(expressions.once, [&] {
    const Rule& it = data_->rules[rule];
    const Lexicon& lexicon = lexicons_->of_rule(rule);
    const auto text_of = [](const std::string& text) -> std::string_view { return text; };
    if (const auto match = expressions_of(it.match, lexicon, text_of); !match.empty()) expressions.match.emplace(match, true);
    if (const auto unless = expressions_of(it.unless, lexicon, text_of); !unless.empty()) expressions.unless.emplace(unless, true);
  });
  return expressions;
}

const Regex* ReferenceMatcher::legal() const {
  std::call_once(legal_once_, [&] {
    std::vector<std::string> all;
    for (std::size_t layer = 0; layer < data_->layers.size(); ++layer) {
      const auto own = Lexicon::load(data_->layers[layer].lexicon);
      if (!own) continue;
      const auto legal = expressions_of(own->legal(), lexicons_->with_all_below(layer), [](const auto& pattern) -> std::string_view { return pattern.text; });
      all.insert(all.end(), legal.begin(), legal.end());
    }
    if (!all.empty()) legal_ = std::make_unique<Regex>(all, true);
  });
  return legal_.get();
}

void ReferenceMatcher::find(std::string_view view, std::vector<Match>& out) const {
  out.clear();
  std::vector<Span<ViewByte>> spans;
  for (std::uint32_t rule = 0; rule < data_->rules.size(); ++rule) {
    if (!enabled_[rule]) continue;
    const auto& expressions = of(rule);
    if (!expressions.match) continue;
    spans.clear();
    expressions.match->find_all(view, spans);
    for (const auto span : spans) out.push_back({rule, span});
  }
}

bool ReferenceMatcher::is_excepted(std::string_view view, const Match& match) const {
  const auto& expressions = of(match.rule);
  if (expressions.unless && contained_by(*expressions.unless, view, match.span)) return true;
  const auto* legal_regex = legal();
  return legal_regex != nullptr && contained_by(*legal_regex, view, match.span);
}

}  // namespace unblame
