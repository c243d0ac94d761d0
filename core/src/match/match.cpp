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
  const auto is_begin = [&](std::uint32_t at) {
    if (!is_word_byte(view[at]) || (at > 0 && is_word_byte(view[at - 1]))) return false;
    return !(at >= 2 && view[at - 1] == '\'' && is_word_byte(view[at - 2]) && view[at] >= 'a' && view[at] <= 'z');
  };
  auto begin = span.begin;
  for (std::uint32_t runs = 0, at = begin; at > 0 && runs < before;) {
    --at;
    if (is_begin(at)) {
      begin = at;
      ++runs;
    }
  }
  while (begin > 0 && is_word_byte(view[begin]) && !is_begin(begin)) --begin;
  auto end = span.end;
  const auto size = static_cast<std::uint32_t>(view.size());
  while (end < size && (is_word_byte(view[end]) || view[end] == '\'')) ++end;  // the rest of a word whose stem the span ends with
  for (std::uint32_t runs = 0; end < size && runs < 2 * after;) {
    while (end < size && !is_word_byte(view[end])) ++end;
    while (end < size && is_word_byte(view[end])) ++end;
    ++runs;
  }
  return {begin, end};
}

}  // namespace unblame
