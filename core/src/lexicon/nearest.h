// The listed name that somebody probably meant.
#pragma once

#include <cstddef>
#include <string_view>

namespace unblame {

/// Edits between two names: letters put in, left out, changed, or two neighbours swapped (optimal string alignment).
/// Linear in the product of the sizes; allocates three rows.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// Keeps the nearest of the names it is shown: at most 2 edits, fewer than half of the name's letters, the first of equals.
class Nearest {
 public:
  explicit Nearest(std::string_view name) noexcept : name_(name) {}
  void offer(std::string_view candidate);
  /// Views the candidate offered; empty if none was near.
  [[nodiscard]] std::string_view best() const noexcept { return best_; }

 private:
  std::string_view name_;
  std::string_view best_{};
  std::size_t distance_ = 3;
};

}  // namespace unblame
