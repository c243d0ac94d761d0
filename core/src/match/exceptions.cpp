#include "match/exceptions.h"

#include <algorithm>

#include "match/anchored.h"

namespace unblame {
namespace {

std::uint32_t longest_exception(const RuleLayer& layer, std::uint32_t rule_in_layer) {
  auto longest = layer.table.max_legal_words();
  for (const auto pattern : layer.table.unless_of(rule_in_layer)) longest = std::max(longest, layer.table.patterns()[pattern].max_words);
  return longest;
}

/// Any occurrence counts, not only leftmost-longest ones: every word before the match may begin one.
bool excepted_by(const RuleLayer& layer, std::uint32_t rule_in_layer, std::string_view view, const Match& match) {
  const auto longest = longest_exception(layer, rule_in_layer);
  if (longest == 0) return false;
  const auto window = words_around(view, match.span, longest, longest);
  Words words;
  words.cut(view, window);
  const auto last = words.first_ending_after(match.span.begin);
  if (layer.table.max_legal_words() > 0) {
    bool legal = false;
    const auto is_legal = [](const TablePattern& pattern) { return pattern.use == Use::legal; };
    for_each_cue(layer.table, words, 0, last + 1, is_legal,
                 [&](PatternId, WordIndex, MatchEnd end) { legal = legal || end.byte >= match.span.end; });
    if (legal) return true;
  }
  Walker walker(layer.table, words);
  for (WordIndex at = 0; at <= last; ++at)
    for (const auto pattern : layer.table.unless_of(rule_in_layer))
      if (const auto end = walker.from(pattern, at); end && end->byte >= match.span.end) return true;
  return false;
}

}  // namespace

bool is_excepted(const RuleSetData& data, std::string_view view, const Match& match) {
  for (const auto& layer : data.layers) {
    const bool own = match.rule >= layer.rule_begin && match.rule < layer.rule_begin + layer.rule_count;
    // Another layer's rules have no `unless` here; a number that no rule has finds none.
    if (excepted_by(layer, own ? match.rule - layer.rule_begin : layer.rule_count, view, match)) return true;
  }
  return false;
}

}  // namespace unblame
