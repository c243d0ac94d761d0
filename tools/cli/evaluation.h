// How well findings agree with labels: counts by document, then rates with intervals.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/finding.h"
#include "unblame/span.h"

namespace unblame::cli {

/// A labelled stretch of a text.
struct Label {
  Span<SourceByte> span{};
  std::string mechanism{};
};

/// What is counted; sums of it are what rates are made from.
struct Tally {
  std::uint64_t found = 0, labels = 0;    ///< recall: labels that a finding belongs to, of all
  std::uint64_t right = 0, findings = 0;  ///< precision: findings that belong to a label, of all

  Tally& operator+=(const Tally& other) noexcept;
};

/// One document's figures. By mechanism: a label counts under its own, a finding under its rule's.
struct DocumentTally {
  Tally all{};
  std::map<std::string, Tally, std::less<>> by_mechanism{};
  std::uint64_t on_quoted = 0, on_traps = 0;  ///< counted findings on others' words, on what only looks like blame
};

/// Whether they belong together: they overlap by 30 % of the shorter, and the finding has at most 12 words or twice the label's.
[[nodiscard]] bool belong_together(std::string_view text, Span<SourceByte> finding, Span<SourceByte> label);

struct Labels {
  std::vector<Label> gold{};
  std::vector<Span<SourceByte>> quoted{}, traps{};
};

/// `findings` are those that are shown. One that does not count is neither found nor false; one that overlaps a counted one
/// before it is false.
[[nodiscard]] DocumentTally tally(std::string_view text, const std::vector<Finding>& findings, const Labels& labels);

/// In thousandths, with the 2.5th and 97.5th percentile of bootstrap samples of documents. -1: nothing to divide by.
struct Rate {
  int value = -1, low = -1, high = -1;
};
struct Rates {
  Rate precision{}, recall{}, f1{};
};

/// The same bytes for the same input and seed, on every platform.
[[nodiscard]] Rates rates_of(const std::vector<Tally>& documents, std::uint64_t seed, unsigned samples);

}  // namespace unblame::cli
