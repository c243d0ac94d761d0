#include "match/match.h"

#include <algorithm>

#include "text/words.h"

namespace unblame {

void keep_leftmost_longest(std::vector<Match>& matches) {
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    if (a.rule != b.rule) return a.rule < b.rule;
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.span.end > b.span.end;
  });
  auto kept = matches.begin();
  for (auto next = matches.begin(); next != matches.end(); ++next) {
    const bool overlaps = kept != matches.begin() && (kept - 1)->rule == next->rule && next->span.begin < (kept - 1)->span.end;
    if (!overlaps) *kept++ = *next;
  }
  matches.erase(kept, matches.end());
}

Span<ViewByte> words_around(std::string_view view, Span<ViewByte> span, std::uint32_t before, std::uint32_t after) {
  // Runs of letters and digits are counted; "don't" is two of them, so twice as many are taken as there are words to find.
  auto begin = span.begin;
  for (std::uint32_t runs = 0, at = begin; at > 0 && runs < before;) {
    --at;
    if (begins_word(view, at)) {
      begin = at;
      ++runs;
    }
  }
  while (begin > 0 && is_word_byte(view[begin]) && !begins_word(view, begin)) --begin;
  auto end = end_of_word(view, span.end);  // the rest of a word whose stem the span ends with
  const auto size = static_cast<std::uint32_t>(view.size());
  for (std::uint32_t runs = 0; end < size && runs < 2 * after;) {
    while (end < size && !is_word_byte(view[end])) ++end;
    while (end < size && is_word_byte(view[end])) ++end;
    ++runs;
  }
  return {begin, end};
}

}  // namespace unblame
