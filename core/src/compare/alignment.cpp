#include "compare/alignment.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "text/view.h"

namespace unblame {
namespace {

constexpr std::uint32_t short_enough = 400;  // words of both sides that are aligned at once
constexpr std::int32_t max_edits = 1000;     // the trace of the greedy algorithm is at most half a million numbers

struct Range {
  std::uint32_t a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;
  [[nodiscard]] std::uint32_t size() const noexcept { return a_end - a_begin + b_end - b_begin; }
};

/// `size` words of both sides are equal from here on.
struct Equal {
  std::uint32_t a = 0, b = 0, size = 0;
};

class Aligner {
 public:
  Aligner(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b)
      : a_(a), b_(b), budget_(64 * static_cast<std::int64_t>(a.size() + b.size()) + 4'000'000) {
    std::uint32_t most = 0;
    for (const auto* side : {&a, &b})
      for (const auto word : *side) most = std::max(most, word + 1);
    seen_.resize(most);
  }

  AlignedRuns run() {
    std::vector<Range> open{{0, static_cast<std::uint32_t>(a_.size()), 0, static_cast<std::uint32_t>(b_.size())}};
    while (!open.empty()) {
      const Range range = without_equal_ends(open.back());
      open.pop_back();
      if (range.a_begin == range.a_end || range.b_begin == range.b_end) continue;
      if (budget_ <= 0) {
        coarse_ = true;
        continue;
      }
      if (range.size() > short_enough && cut_at_rare_words(range, open)) continue;
      greedy(range, open);
    }
    return runs();
  }

 private:
  Range without_equal_ends(Range range) {
    const Range whole = range;
    while (range.a_begin < range.a_end && range.b_begin < range.b_end && a_[range.a_begin] == b_[range.b_begin])
      ++range.a_begin, ++range.b_begin;
    if (range.a_begin > whole.a_begin) equal_.push_back({whole.a_begin, whole.b_begin, range.a_begin - whole.a_begin});
    const Range rest = range;
    while (range.a_begin < range.a_end && range.b_begin < range.b_end && a_[range.a_end - 1] == b_[range.b_end - 1])
      --range.a_end, --range.b_end;
    if (range.a_end < rest.a_end) equal_.push_back({range.a_end, range.b_end, rest.a_end - range.a_end});
    budget_ -= whole.size() - range.size();
    return range;
  }

  struct Seen {
    std::uint32_t in_a = 0, in_b = 0, place = 0;
  };

  /// Words that occur once on both sides, and of these the longest run in the same order on both (patience sorting).
  bool cut_at_rare_words(const Range& range, std::vector<Range>& open) {
    budget_ -= 3 * static_cast<std::int64_t>(range.size());
    for (auto i = range.a_begin; i < range.a_end; ++i) ++seen_[a_[i]].in_a;
    for (auto i = range.b_begin; i < range.b_end; ++i) ++seen_[b_[i]].in_b, seen_[b_[i]].place = i;
    std::vector<Equal> rare;
    for (auto i = range.a_begin; i < range.a_end; ++i)
      if (const Seen& seen = seen_[a_[i]]; seen.in_a == 1 && seen.in_b == 1) rare.push_back({i, seen.place, 1});
    for (auto i = range.a_begin; i < range.a_end; ++i) seen_[a_[i]] = {};
    for (auto i = range.b_begin; i < range.b_end; ++i) seen_[b_[i]] = {};
    const std::vector<Equal> anchors = longest_increasing(rare);
    if (anchors.empty()) return false;
    Range gap = range;
    for (const Equal& anchor : anchors) {
      equal_.push_back(anchor);
      gap.a_end = anchor.a, gap.b_end = anchor.b;
      open.push_back(gap);
      gap = {anchor.a + 1, range.a_end, anchor.b + 1, range.b_end};
    }
    open.push_back(gap);
    return true;
  }

  static std::vector<Equal> longest_increasing(const std::vector<Equal>& pairs) {
    constexpr auto none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> piles, before(pairs.size(), none);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto pile = std::lower_bound(piles.begin(), piles.end(), pairs[i].b,
                                         [&](std::size_t top, std::uint32_t b) { return pairs[top].b < b; });
      if (pile != piles.begin()) before[i] = *(pile - 1);
      if (pile == piles.end())
        piles.push_back(i);
      else
        *pile = i;
    }
    std::vector<Equal> longest;
    for (std::size_t i = piles.empty() ? none : piles.back(); i != none; i = before[i]) longest.push_back(pairs[i]);
    std::ranges::reverse(longest);
    return longest;
  }

  /// Myers' greedy algorithm with its trace kept, which max_edits bounds. Where the sides differ in more words, the path that has
  /// come furthest is taken, and the rest is aligned as a range of its own.
  void greedy(const Range& range, std::vector<Range>& open) {
    const auto n = static_cast<std::int32_t>(range.a_end - range.a_begin),
               m = static_cast<std::int32_t>(range.b_end - range.b_begin);
    const std::int32_t most = std::min(n + m, max_edits);
    std::vector<std::vector<std::int32_t>> trace;  // per number of edits d: the furthest x on the diagonals -d … d
    for (std::int32_t d = 0; d <= most; ++d) {
      std::vector<std::int32_t> furthest(static_cast<std::size_t>(2 * d + 1), 0);
      for (std::int32_t k = -d; k <= d; k += 2) {
        std::int32_t x = d == 0 ? 0 : step(trace.back(), d, k).first;
        std::int32_t y = x - k;
        const std::int32_t start = x;
        while (x < n && y < m &&
               a_[range.a_begin + static_cast<std::uint32_t>(x)] == b_[range.b_begin + static_cast<std::uint32_t>(y)])
          ++x, ++y;
        budget_ -= 1 + x - start;
        furthest[static_cast<std::size_t>(k + d)] = x;
        if (x >= n && y >= m) {
          trace.push_back(std::move(furthest));
          return take(range, trace, n, n - m);
        }
      }
      trace.push_back(std::move(furthest));
    }
    const auto last = static_cast<std::int32_t>(trace.size()) - 1;
    std::int32_t best = last, x = 0, y = 0;
    for (std::int32_t k = -last; k <= last; k += 2) {
      const std::int32_t at = trace.back()[static_cast<std::size_t>(k + last)];
      if (at <= n && at - k <= m && 2 * at - k > x + y) best = k, x = at, y = at - k;
    }
    take(range, trace, x, best);
    open.push_back(
        {range.a_begin + static_cast<std::uint32_t>(x), range.a_end, range.b_begin + static_cast<std::uint32_t>(y), range.b_end});
  }

  /// Where diagonal k is entered with the d-th edit, and from which diagonal.
  static std::pair<std::int32_t, std::int32_t> step(const std::vector<std::int32_t>& previous, std::int32_t d, std::int32_t k) {
    const auto at = [&](std::int32_t diagonal) { return previous[static_cast<std::size_t>(diagonal + d - 1)]; };
    const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
    return down ? std::pair{at(k + 1), k + 1} : std::pair{at(k - 1) + 1, k - 1};
  }

  /// The equal words of the path that ends at x on diagonal k.
  void take(const Range& range, const std::vector<std::vector<std::int32_t>>& trace, std::int32_t x, std::int32_t k) {
    for (auto d = static_cast<std::int32_t>(trace.size()) - 1; d >= 0; --d) {
      const auto [entered, from] = d == 0 ? std::pair{0, 0} : step(trace[static_cast<std::size_t>(d - 1)], d, k);
      if (x > entered)
        equal_.push_back({range.a_begin + static_cast<std::uint32_t>(entered),
                          range.b_begin + static_cast<std::uint32_t>(entered - k), static_cast<std::uint32_t>(x - entered)});
      if (d == 0) break;
      x = trace[static_cast<std::size_t>(d - 1)][static_cast<std::size_t>(from + d - 1)];
      k = from;
    }
  }

  AlignedRuns runs() {
    std::ranges::sort(equal_, {}, &Equal::a);
    AlignedRuns result{.runs = {}, .coarse = coarse_};
    std::uint32_t a = 0, b = 0;
    const auto changed_up_to = [&](std::uint32_t a_end, std::uint32_t b_end) {
      if (a < a_end || b < b_end) result.runs.push_back({a, a_end, b, b_end, false});
      a = a_end, b = b_end;
    };
    for (const Equal& each : equal_) {
      changed_up_to(each.a, each.b);
      if (!result.runs.empty() && result.runs.back().equal)
        result.runs.back().draft_end += each.size, result.runs.back().final_end += each.size;
      else
        result.runs.push_back({each.a, each.a + each.size, each.b, each.b + each.size, true});
      a = each.a + each.size, b = each.b + each.size;
    }
    changed_up_to(static_cast<std::uint32_t>(a_.size()), static_cast<std::uint32_t>(b_.size()));
    return result;
  }

  const std::vector<std::uint32_t>&a_, &b_;
  std::int64_t budget_;
  std::vector<Seen> seen_;
  std::vector<Equal> equal_;
  bool coarse_ = false;
};

/// Numbers for words, the same for the same word.
class Numbers {
 public:
  std::vector<std::uint32_t> of(const Words& words) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(words.size());
    for (WordIndex i = 0; i < words.size(); ++i)
      numbers.push_back(known_.try_emplace(words.text(i), static_cast<std::uint32_t>(known_.size())).first->second);
    return numbers;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> known_;
};

std::vector<Span<SourceByte>> places_of(std::string_view source, const Words& words) {
  const OffsetMap map = offsets_of(source);
  std::vector<Span<SourceByte>> places;
  places.reserve(words.size());
  for (WordIndex i = 0; i < words.size(); ++i) places.push_back(map.to_source(words[i].span()));
  return places;
}

/// The words that a span touches; if it touches none, the next word alone, as [i, i).
std::pair<std::uint32_t, std::uint32_t> words_in(const std::vector<Span<SourceByte>>& places, Span<SourceByte> span) {
  const auto first = std::ranges::upper_bound(places, span.begin, {}, &Span<SourceByte>::end);
  const auto last = std::ranges::lower_bound(places, span.end, {}, &Span<SourceByte>::begin);
  const auto begin = static_cast<std::uint32_t>(first - places.begin());
  return {begin, std::max(begin, static_cast<std::uint32_t>(last - places.begin()))};
}

}  // namespace

AlignedRuns align(const std::vector<std::uint32_t>& draft, const std::vector<std::uint32_t>& final) {
  return Aligner(draft, final).run();
}

Alignment::Alignment(std::string_view draft, std::string_view final) {
  std::string draft_view, final_view;
  fold(draft, draft_view);
  fold(final, final_view);
  const Words draft_words(draft_view), final_words(final_view);
  draft_ = places_of(draft, draft_words);
  final_ = places_of(final, final_words);
  Numbers numbers;
  const auto a = numbers.of(draft_words), b = numbers.of(final_words);
  aligned_ = align(a, b);
}

std::size_t Alignment::run_of_draft(Span<SourceByte> span) const {
  const auto word = words_in(draft_, span).first;
  const auto run = std::ranges::upper_bound(aligned_.runs, word, {}, &AlignedRun::draft_end);
  return static_cast<std::size_t>(run - aligned_.runs.begin());
}

std::size_t Alignment::run_of_final(Span<SourceByte> span) const {
  const auto word = words_in(final_, span).first;
  const auto run = std::ranges::upper_bound(aligned_.runs, word, {}, &AlignedRun::final_end);
  return static_cast<std::size_t>(run - aligned_.runs.begin());
}

Span<SourceByte> Alignment::to_final(Span<SourceByte> span) const {
  const auto [first, end] = words_in(draft_, span);
  if (first == end) return {};
  // From the run of the first word to the run of the last; inside an equal run, word for word.
  const auto run_of = [&](std::uint32_t word) {
    return *std::ranges::upper_bound(aligned_.runs, word, {}, &AlignedRun::draft_end);
  };
  const AlignedRun left = run_of(first), right = run_of(end - 1);
  const auto begin_word = left.equal ? left.final_begin + (first - left.draft_begin) : left.final_begin;
  const auto end_word = right.equal ? right.final_begin + (end - right.draft_begin) : right.final_end;
  if (begin_word >= end_word) return {};
  return {final_[begin_word].begin, final_[end_word - 1].end};
}

}  // namespace unblame
