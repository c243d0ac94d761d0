#include "context/known_names.h"

#include <algorithm>

namespace unblame {

void KnownNames::add(std::uint32_t hash) {
  const auto at = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
  if ((at != hashes_.end() && *at == hash) || hashes_.size() >= limit) return;
  hashes_.insert(at, hash);
}

bool KnownNames::has(std::uint32_t hash) const noexcept {
  return std::binary_search(hashes_.begin(), hashes_.end(), hash);
}

}  // namespace unblame
