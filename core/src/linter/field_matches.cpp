#include "linter/field_matches.h"

#include <algorithm>

#include "match/exceptions.h"
#include "text/view.h"

namespace unblame {

struct FieldMatcher::RawRule {
  std::uint32_t rule = 0;
  Regex regex;
};

FieldMatcher::FieldMatcher(const RuleSetData& data, std::vector<bool> enabled, Matcher matcher)
    : data_(&data), kind_(matcher), tokens_(data, enabled), reference_(data, enabled) {
  for (std::uint32_t rule = 0; rule < data.rules.size(); ++rule) {
    const auto& raw = data.compiled[rule].raw;
    if (enabled[rule] && !raw.empty()) raw_.push_back({rule, Regex({raw.begin(), raw.end()}, false)});
  }
}
FieldMatcher::~FieldMatcher() = default;

void FieldMatcher::add_raw(std::string_view view, std::vector<Match>& out) const {
  if (raw_.empty()) return;
  std::vector<Span<ViewByte>> spans;
  for (const auto& raw : raw_) {
    spans.clear();
    raw.regex.find_all(view, spans);
    for (const auto span : spans) out.push_back({raw.rule, span});
  }
  keep_leftmost_longest(out);
}

std::uint32_t FieldMatcher::find_in_view(std::string_view view, MatchScratch& scratch, std::vector<Match>& out) const {
  std::uint32_t words = 0;
  if (kind_ == Matcher::tokens) {
    words = tokens_.find(view, scratch, out);
  } else {
    reference_.find(view, out);
    words = static_cast<std::uint32_t>(Words(view).size());
  }
  add_raw(view, out);
  std::erase_if(out, [&](const Match& match) {
    return kind_ == Matcher::tokens ? is_excepted(*data_, view, match) : reference_.is_excepted(view, match);
  });
  return words;
}

void FieldMatcher::find(std::string_view source, MatchScratch& scratch, FieldMatches& out) const {
  out.matches.clear();
  out.has_cut = false;
  fold(source, out.view);
  out.words = find_in_view(out.view, scratch, out.buffer);
  const bool broken = has_broken_word(out.view);
  if (out.buffer.empty() && !broken) return;
  out.map = offsets_of(source);
  if (kind_ == Matcher::tokens && scratch.words.size() == out.words) {
    std::swap(out.cut, scratch.words);  // before add_joined cuts another view
    out.has_cut = true;
  }
  for (const auto& match : out.buffer) out.matches.push_back({match.rule, out.map.to_source(match.span), match.span, false});
  if (broken) add_joined(source, scratch, out);
}

/// Only matches that go over a join are new. Where one overlaps a match of the same rule in the first view, the usual choice
/// decides.
void FieldMatcher::add_joined(std::string_view source, MatchScratch& scratch, FieldMatches& out) const {
  const auto joined = fold_joined(source);
  (void)find_in_view(joined.text, scratch, out.buffer);
  bool added = false;
  for (const auto& match : out.buffer) {
    const auto in_source = joined.to_source.to_source(match.span);
    const auto piece = std::string_view(joined.text).substr(match.span.begin, match.span.size());
    std::string own;
    fold(source.substr(in_source.begin, in_source.size()), own);
    if (own == piece) continue;  // nothing was joined in it: the first view has it
    out.matches.push_back({match.rule, in_source, out.map.to_view(in_source), true});
    added = true;
  }
  if (!added) return;
  std::sort(out.matches.begin(), out.matches.end(), [](const FieldMatch& a, const FieldMatch& b) {
    if (a.rule != b.rule) return a.rule < b.rule;
    if (a.source.begin != b.source.begin) return a.source.begin < b.source.begin;
    return a.source.end > b.source.end;
  });
  std::vector<FieldMatch> kept;
  for (const auto& match : out.matches)
    if (kept.empty() || kept.back().rule != match.rule || match.source.begin >= kept.back().source.end) kept.push_back(match);
  out.matches = std::move(kept);
}

}  // namespace unblame
