#include "match/token_matcher.h"

#include <algorithm>

namespace unblame {
namespace {

constexpr std::size_t segment_words = 16 * 1024;

}  // namespace

TokenMatcher::TokenMatcher(const RuleSetData& data, std::vector<bool> enabled) : data_(&data), enabled_(std::move(enabled)) {
  for (const auto& layer : data.layers) {
    std::uint32_t longest = 1;
    for (const auto& pattern : layer.table.patterns())
      if (pattern.use == Use::rule) longest = std::max(longest, pattern.max_words);
    overlap_.push_back(longest);
  }
}

std::uint32_t TokenMatcher::find(std::string_view view, MatchScratch& scratch, std::vector<Match>& out) const {
  out.clear();
  std::uint32_t words = 0;
  for (const auto& layer : data_->layers) words = find_in(layer, view, scratch, out);
  keep_leftmost_longest(out);
  return words;
}

std::uint32_t TokenMatcher::find_in(const RuleLayer& layer, std::string_view view, MatchScratch& scratch, std::vector<Match>& out) const {
  const auto& table = layer.table;
  const auto& anchors = table.rule_anchors();
  const auto overlap = overlap_[static_cast<std::size_t>(&layer - data_->layers.data())];
  auto& words = scratch.words;
  if (!scratch.walker) scratch.walker = std::make_unique<Walker>(table, words);
  std::uint32_t counted = 0;
  for (std::uint32_t begin = 0;;) {
    const auto end = words.cut_some(view, begin, segment_words + overlap);
    const bool is_last = end >= view.size() || words.size() < segment_words + overlap;
    // A match belongs to the segment in which it begins; the overlap lets it end, and lets its anchor be met, after that.
    const auto starts_before = static_cast<WordIndex>(is_last ? words.size() : segment_words);
    counted += starts_before;
    scratch.walker->reset(table, words);
    for (WordIndex at = 0; at < words.size(); ++at) {
      const auto& word = words[at];
      if (anchors.may_have(word.hash)) [[unlikely]]
        if (const auto id = table.find_word(words.text(at), word.hash); id != no_word)
          enter(layer, at, id, starts_before, scratch, out);
      if (word.has_clitic()) [[unlikely]] {
        const auto stem = words.stem(at);
        if (const auto hash = hash_of(stem); anchors.may_have(hash))
          if (const auto id = table.find_word(stem, hash); id != no_word) enter(layer, at, id, starts_before, scratch, out);
      }
    }
    if (is_last) return counted;
    begin = words[starts_before].begin;
  }
}

void TokenMatcher::enter(const RuleLayer& layer, WordIndex at, WordId word, WordIndex starts_before, MatchScratch& scratch,
                         std::vector<Match>& out) const {
  for (const auto& anchor : layer.table.rule_anchors().of(word)) {
    const auto rule = layer.rule_begin + layer.table.patterns()[anchor.pattern].owner;
    if (!enabled_[rule]) continue;
    if (!scratch.walker->may_stand(anchor.position, at)) continue;
    const auto end = scratch.walker->right(anchor.position, at);
    if (!end) continue;
    scratch.starts.clear();
    scratch.walker->left(anchor.position, at, scratch.starts);
    for (const auto start : scratch.starts)
      if (start < starts_before) out.push_back({rule, {scratch.words[start].begin, end->byte}});
  }
}

}  // namespace unblame
