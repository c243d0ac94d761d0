#include "lexicon/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace unblame {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

void Nearest::offer(std::string_view candidate) {
  const auto longer = std::max(candidate.size(), name_.size());
  if (longer - std::min(candidate.size(), name_.size()) >= distance_) return;
  const auto distance = edit_distance(name_, candidate);
  if (distance >= distance_ || 2 * distance >= name_.size()) return;
  best_ = candidate;
  distance_ = distance;
}

}  // namespace unblame
