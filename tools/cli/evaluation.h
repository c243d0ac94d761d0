// How well findings agree with labels: counts by document, then rates with intervals.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/labelled_text.h"
#include "unblame/finding.h"
#include "unblame/span.h"

namespace unblame::cli {

/// What is counted; sums of it are what rates are made from.
struct Tally {
  std::uint64_t found = 0, labels = 0;    ///< recall: labels that a finding belongs to, of all
  std::uint64_t right = 0, findings = 0;  ///< precision: findings that belong to a label, of all

  Tally& operator+=(const Tally& other) noexcept;
};

/// How many of the stretches that must not be flagged were.
struct Flagged {
  std::uint64_t flagged = 0, all = 0;
  Flagged& operator+=(const Flagged& other) noexcept;
};

/// Tallies by the value of one property: a label counts under its own, a finding under its rule's mechanism and its own voice.
using Groups = std::map<std::string, Tally, std::less<>>;

/// One document's figures.
struct DocumentTally {
  std::string id{}, doctype{};
  std::uint64_t words = 0;
  Tally all{};
  Groups mechanism{}, explicitness{}, voice{};  ///< by explicitness labels only: a finding has none
  Flagged quoted{}, traps{};                     ///< others' words, and what only looks like blame, under a counted finding
};

/// Whether they belong together: they overlap by 30 % of the shorter, and the finding has at most 12 words or twice the label's.
[[nodiscard]] bool belong_together(std::string_view text, Span<SourceByte> finding, Span<SourceByte> label);

/// `findings` are those that are shown. One that does not count is neither found nor false; one that overlaps a counted one
/// before it is false.
[[nodiscard]] DocumentTally tally(const LabelledText& document, const std::vector<Finding>& findings);

/// In thousandths, with the 2.5th and 97.5th percentile of bootstrap samples of documents. -1: nothing to divide by.
struct Rate {
  int value = -1, low = -1, high = -1;
};
struct Rates {
  Rate precision{}, recall{}, f1{};
};

/// The same bytes for the same input and seed, on every platform.
[[nodiscard]] Rates rates_of(const std::vector<Tally>& documents, std::uint64_t seed, unsigned samples);

/// now - before, of the same documents in the same order: the interval is of the difference (paired bootstrap, Efron and Tibshirani
/// 1993, chapter 16). In thousandths; a difference whose interval holds 0 may be noise. low > high: nothing to divide by.
struct Difference {
  int value = 0, low = 1, high = 0;
  [[nodiscard]] bool is_known() const noexcept { return low <= high; }
  [[nodiscard]] bool is_more_than_noise() const noexcept { return is_known() && (low > 0 || high < 0); }
};
struct Differences {
  Difference precision{}, recall{}, f1{};
};
[[nodiscard]] Differences differences_of(const std::vector<Tally>& before, const std::vector<Tally>& now, std::uint64_t seed, unsigned samples);

}  // namespace unblame::cli
