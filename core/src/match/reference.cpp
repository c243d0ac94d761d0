#include "match/reference.h"

#include <algorithm>
#include <optional>

#include "text/words.h"

namespace unblame {

struct ReferenceMatcher::Expressions {
  std::once_flag once;
  std::optional<Regex> match, unless;
};

ReferenceMatcher::ReferenceMatcher(const RuleSetData& data, std::vector<bool> enabled)
    : data_(&data), enabled_(std::move(enabled)), expressions_(new Expressions[data.rules.size()]) {}
ReferenceMatcher::~ReferenceMatcher() = default;

namespace {

std::vector<std::string> strings(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

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
    const auto& compiled = data_->compiled[rule];
    if (!compiled.expressions.empty()) expressions.match.emplace(strings(compiled.expressions), true);
    if (!compiled.unless_expressions.empty()) expressions.unless.emplace(strings(compiled.unless_expressions), true);
  });
  return expressions;
}

const Regex* ReferenceMatcher::legal() const {
  std::call_once(legal_once_, [&] {
    std::vector<std::string> all;
    for (const auto& layer : data_->layers)
      for (const auto expression : layer.legal_expressions) all.emplace_back(expression);
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
