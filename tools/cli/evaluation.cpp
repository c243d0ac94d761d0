#include "cli/evaluation.h"

#include <algorithm>
#include <random>

namespace unblame::cli {
namespace {

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

std::string_view part(std::string_view text, Span<SourceByte> span) {
  return text.substr(span.begin, span.size());
}

bool overlaps_any(const std::vector<Span<SourceByte>>& spans, Span<SourceByte> span) {
  return std::ranges::any_of(spans, [&](Span<SourceByte> other) { return other.overlaps(span); });
}

int thousandths(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? -1 : static_cast<int>((part * 2000 + whole) / (2 * whole));
}

/// 2PR / (P + R), from the counts.
int f1_of(const Tally& tally) {
  if (tally.labels == 0 || tally.findings == 0) return -1;
  const double precision = static_cast<double>(tally.right) / static_cast<double>(tally.findings);
  const double recall = static_cast<double>(tally.found) / static_cast<double>(tally.labels);
  return precision + recall == 0.0 ? 0 : static_cast<int>(2000.0 * precision * recall / (precision + recall) + 0.5);
}

Rate interval(int value, std::vector<int>& samples) {
  std::erase(samples, -1);
  if (value < 0 || samples.empty()) return {value, -1, -1};
  std::ranges::sort(samples);
  const auto at = [&](std::size_t thousandth) { return samples[(samples.size() - 1) * thousandth / 1000]; };
  return {value, at(25), at(975)};
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) noexcept {
  found += other.found, labels += other.labels;
  right += other.right, findings += other.findings;
  return *this;
}

bool belong_together(std::string_view text, Span<SourceByte> finding, Span<SourceByte> label) {
  if (!finding.overlaps(label)) return false;
  const std::uint64_t common = std::min(finding.end, label.end) - std::max(finding.begin, label.begin);
  const std::uint64_t shorter = std::min(finding.size(), label.size());
  const std::size_t words = words_in(part(text, finding));
  return common * 10 >= shorter * 3 && (words <= 12 || words <= 2 * words_in(part(text, label)));
}

DocumentTally tally(std::string_view text, const std::vector<Finding>& findings, const Labels& labels) {
  DocumentTally sum;
  std::vector<bool> found(labels.gold.size());
  std::vector<Span<SourceByte>> counted;
  for (const Finding& finding : findings) {
    if (!finding.counts()) continue;
    const Span<SourceByte> span = finding.at.bytes;
    const bool again = overlaps_any(counted, span);
    counted.push_back(span);
    bool right = false;
    for (std::size_t i = 0; i < labels.gold.size(); ++i) {
      if (!belong_together(text, span, labels.gold[i].span)) continue;
      found[i] = true;
      right = !again;
    }
    Tally& mechanism = sum.by_mechanism[std::string{to_string(finding.mechanism)}];
    for (Tally* each : {&sum.all, &mechanism}) ++each->findings, each->right += right ? 1 : 0;
    if (!right && overlaps_any(labels.quoted, span)) ++sum.on_quoted;
    if (!right && overlaps_any(labels.traps, span)) ++sum.on_traps;
  }
  for (std::size_t i = 0; i < labels.gold.size(); ++i)
    for (Tally* each : {&sum.all, &sum.by_mechanism[labels.gold[i].mechanism]}) ++each->labels, each->found += found[i] ? 1 : 0;
  return sum;
}

Rates rates_of(const std::vector<Tally>& documents, std::uint64_t seed, unsigned samples) {
  Tally all;
  for (const Tally& document : documents) all += document;
  std::vector<int> precision, recall, f1;
  std::mt19937_64 random{seed};  // fully specified by the standard, unlike its distributions
  for (unsigned sample = 0; sample < samples && !documents.empty(); ++sample) {
    Tally sum;
    for (std::size_t i = 0; i < documents.size(); ++i) sum += documents[random() % documents.size()];
    precision.push_back(thousandths(sum.right, sum.findings));
    recall.push_back(thousandths(sum.found, sum.labels));
    f1.push_back(f1_of(sum));
  }
  return {interval(thousandths(all.right, all.findings), precision), interval(thousandths(all.found, all.labels), recall),
          interval(f1_of(all), f1)};
}

}  // namespace unblame::cli
