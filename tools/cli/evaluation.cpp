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

Flagged& Flagged::operator+=(const Flagged& other) noexcept {
  flagged += other.flagged, all += other.all;
  return *this;
}

DocumentTally tally(const LabelledText& document, const std::vector<Finding>& findings) {
  const Labels& labels = document.labels;
  DocumentTally sum{.id = document.id, .doctype = document.doctype};
  std::vector<bool> found(labels.gold.size());
  std::vector<Span<SourceByte>> counted, wrong;
  for (const Finding& finding : findings) {
    if (!finding.counts()) continue;
    const Span<SourceByte> span = finding.at.bytes;
    const bool again = overlaps_any(counted, span);
    counted.push_back(span);
    bool right = false;
    for (std::size_t i = 0; i < labels.gold.size(); ++i) {
      if (!belong_together(document.text, span, labels.gold[i].span)) continue;
      found[i] = true;
      right = !again;
    }
    Tally& mechanism = sum.mechanism[std::string{to_string(finding.mechanism)}];
    Tally& voice = sum.voice[std::string{to_string(finding.judgement.voice)}];
    for (Tally* each : {&sum.all, &mechanism, &voice}) ++each->findings, each->right += right ? 1 : 0;
    if (!right) wrong.push_back(span);
  }
  for (std::size_t i = 0; i < labels.gold.size(); ++i) {
    const Label& label = labels.gold[i];
    for (Tally* each : {&sum.all, &sum.mechanism[label.mechanism], &sum.explicitness[label.explicitness], &sum.voice[label.voice]})
      ++each->labels, each->found += found[i] ? 1 : 0;
  }
  const auto flagged = [&](const std::vector<Span<SourceByte>>& spans) {
    return Flagged{static_cast<std::uint64_t>(std::ranges::count_if(spans, [&](Span<SourceByte> span) { return overlaps_any(wrong, span); })),
                   spans.size()};
  };
  sum.quoted = flagged(labels.quoted);
  sum.traps = flagged(labels.traps);
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

Differences differences_of(const std::vector<Tally>& before, const std::vector<Tally>& now, std::uint64_t seed, unsigned samples) {
  std::vector<int> precision, recall, f1;
  Tally all_before, all_now;
  for (const Tally& document : before) all_before += document;
  for (const Tally& document : now) all_now += document;
  std::mt19937_64 random{seed};
  const auto note = [](std::vector<int>& list, int was, int is) {
    if (was >= 0 && is >= 0) list.push_back(is - was);
  };
  for (unsigned sample = 0; sample < samples && !now.empty(); ++sample) {
    Tally was, is;
    for (std::size_t i = 0; i < now.size(); ++i) {
      const std::size_t drawn = random() % now.size();
      was += before[drawn], is += now[drawn];
    }
    note(precision, thousandths(was.right, was.findings), thousandths(is.right, is.findings));
    note(recall, thousandths(was.found, was.labels), thousandths(is.found, is.labels));
    note(f1, f1_of(was), f1_of(is));
  }
  const auto difference = [](int was, int is, std::vector<int>& list) {
    if (was < 0 || is < 0 || list.empty()) return Difference{};
    std::ranges::sort(list);
    return Difference{is - was, list[(list.size() - 1) * 25 / 1000], list[(list.size() - 1) * 975 / 1000]};
  };
  return {difference(thousandths(all_before.right, all_before.findings), thousandths(all_now.right, all_now.findings), precision),
          difference(thousandths(all_before.found, all_before.labels), thousandths(all_now.found, all_now.labels), recall),
          difference(f1_of(all_before), f1_of(all_now), f1)};
}

}  // namespace unblame::cli
