// Patterns of cues, roles, labels and legal titles in a stretch of words, entered at their rare words. For a few words and chosen
// patterns; a CueFinder, which looks for all of them in whole passages, keeps an index of its own.
#pragma once

#include <algorithm>

#include "match/walk.h"

namespace unblame {

/// Calls visit(pattern, start, end) for every pattern of these uses that `wanted(pattern)` and begins at a word in [first, end_word): for each anchor word met,
/// each start with the longest end through it. The same pattern and start may come again with another end; in no order.
/// O(words), and O(longest pattern) where an anchor is met.
template <class Wanted, class Visit>
void for_each_cue(const Table& table, const Words& words, WordIndex first, WordIndex end_word, Wanted wanted, Visit visit) {
  const auto& anchors = table.cue_anchors();
  Walker walker(table, words);
  std::vector<WordIndex> starts;
  const auto enter = [&](WordIndex at, WordId id, std::uint32_t ends_at) {
    for (const auto& anchor : anchors.of(id)) {
      if (!wanted(table.patterns()[anchor.pattern])) continue;
      const auto& position = table.position(anchor.position);
      if (position.first && position.last && position.follow.size == 0 && position.precede.size == 0) {  // one word: nothing to walk
        if (at < end_word) visit(anchor.pattern, at, MatchEnd{at, ends_at});
        continue;
      }
      if (!walker.may_stand(anchor.position, at)) continue;
      const auto end = walker.right(anchor.position, at);
      if (!end) continue;
      starts.clear();
      walker.left(anchor.position, at, starts);
      for (const auto start : starts)
        if (start >= first && start < end_word) visit(anchor.pattern, start, *end);
    }
  };
  // An anchor may stand after the last start: by less than the longest pattern, which max_cue_words() bounds.
  const auto stop = static_cast<WordIndex>(std::min<std::size_t>(words.size(), end_word + table.max_cue_words()));
  for (auto at = first; at < stop; ++at) {
    if (anchors.may_have(words[at].hash))
      if (const auto id = walker.ids().of(at).whole; id != no_word) enter(at, id, words[at].end);
    if (words[at].has_clitic())
      if (const auto id = walker.ids().of(at).stem; id != no_word) enter(at, id, words[at].stem().end);
  }
}

}  // namespace unblame
