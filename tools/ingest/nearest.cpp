#include "ingest/nearest.h"

#include <algorithm>
#include <utility>

namespace unblame::ingest {
namespace {

constexpr std::size_t longest = 80;

std::string lowered(std::string_view text) {
  std::string lower{text};
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

/// Damerau-Levenshtein, the form in which a letter is moved once ("optimal string alignment").
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
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

}  // namespace

std::vector<std::string> nearest_names(std::string_view name, std::span<const std::string> names, std::size_t most) {
  std::vector<std::pair<std::size_t, std::size_t>> found;  // distance, index
  if (name.empty() || name.size() > longest) return {};
  const std::string wanted = lowered(name);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty() || names[i].size() > longest) continue;
    const std::string candidate = lowered(names[i]);
    const bool beginning =
        wanted.size() >= 3 && candidate.size() >= 3 && (candidate.starts_with(wanted) || wanted.starts_with(candidate));
    const std::size_t apart = std::min(distance(wanted, candidate), beginning ? std::size_t{2} : longest);
    if (beginning || apart <= std::max<std::size_t>(wanted.size() > 4 ? 2 : 1, wanted.size() / 3)) found.emplace_back(apart, i);
  }
  std::ranges::sort(found);
  std::vector<std::string> nearest;
  for (std::size_t i = 0; i < found.size() && i < most; ++i) nearest.push_back(names[found[i].second]);
  return nearest;
}

}  // namespace unblame::ingest
