// Which words of one text stand for which of another.
//
// Equal beginnings and ends are taken off; a long rest is cut at words that occur once in both and stand in the same order
// (patience diff, Cohen 2003: in prose these are names, numbers and rare words); short rests, and those without such words, are
// aligned by the greedy O(ND) algorithm (Myers 1986), which begins anew where the texts differ in more than max_edits words. Each
// step is paid from a budget that is linear in the texts. What is left when it is spent stays one changed block: coarse, and
// never wrong.
//
// Our own, since the well-kept libraries either bound no cost (dtl) or come with a network client (libgit2's xdiff). The two
// ideas are theirs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/offset_map.h"
#include "text/words.h"

namespace unblame {

/// A run of equal words, or of words that stand for each other; either side may be empty, not both.
struct AlignedRun {
  std::uint32_t draft_begin = 0, draft_end = 0;
  std::uint32_t final_begin = 0, final_end = 0;
  bool equal = false;
};

/// The runs of two sequences of word numbers, in order, without gap on either side.
struct AlignedRuns {
  std::vector<AlignedRun> runs{};
  bool coarse = false;
};
[[nodiscard]] AlignedRuns align(const std::vector<std::uint32_t>& draft, const std::vector<std::uint32_t>& final);

class Alignment {
 public:
  /// Near linear; memory linear.
  Alignment(std::string_view draft, std::string_view final);

  /// What stands for a span of the draft in the final text: from the first to the last word that it is aligned with, whole
  /// changed blocks included. Empty where nothing stands for it. O(log words).
  [[nodiscard]] Span<SourceByte> to_final(Span<SourceByte> span) const;
  /// The number of the run that holds the span's first word; the same for both sides of a changed block. O(log words).
  [[nodiscard]] std::size_t run_of_draft(Span<SourceByte> span) const;
  [[nodiscard]] std::size_t run_of_final(Span<SourceByte> span) const;
  [[nodiscard]] bool coarse() const noexcept { return aligned_.coarse; }

 private:
  /// Where each word stands in the source.
  using Places = std::vector<Span<SourceByte>>;
  Places draft_, final_;
  AlignedRuns aligned_;
};

}  // namespace unblame
