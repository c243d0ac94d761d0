#include "linter/overlaps.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace unblame {
namespace {

bool stronger(const Rival& a, const Rival& b) {
  const auto rank = [](const Rival& r) {
    return std::tuple(!r.counts, r.misfits_age, -static_cast<int>(r.severity), -static_cast<std::int64_t>(r.span.size()),
                      r.span.begin, !r.fits_age);
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  return a.rule < b.rule;
}

}  // namespace

std::vector<Rival> settle_overlaps(std::vector<Rival> rivals) {
  std::sort(rivals.begin(), rivals.end(), stronger);
  std::vector<Rival> kept;
  std::map<std::uint32_t, std::size_t> by_begin;  // kept spans do not overlap: their order by begin is their order
  for (auto& rival : rivals) {
    auto next = by_begin.lower_bound(rival.span.end);  // the first kept span after the rival
    std::size_t best = kept.size();
    while (next != by_begin.begin()) {
      --next;
      if (!kept[next->second].span.overlaps(rival.span)) break;
      best = std::min(best, next->second);
    }
    if (best < kept.size()) {
      kept[best].also.push_back(rival.order);
    } else {
      by_begin.emplace(rival.span.begin, kept.size());
      kept.push_back(std::move(rival));
    }
  }
  std::sort(kept.begin(), kept.end(), [](const Rival& a, const Rival& b) { return a.span < b.span; });
  return kept;
}

}  // namespace unblame
