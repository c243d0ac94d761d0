// The words that a document uses as names.
#pragma once

#include <cstdint>
#include <vector>

namespace unblame {

/// A word that is known as a name from elsewhere in the document.
class KnownNames {
 public:
  void add(std::uint32_t hash);
  [[nodiscard]] bool has(std::uint32_t hash) const noexcept;

 private:
  static constexpr std::size_t limit = 256;
  std::vector<std::uint32_t> hashes_;  // sorted
};

}  // namespace unblame
