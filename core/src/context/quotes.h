// Quotations: one pass with a stack over the original text, because the match view folds “ and ” into one mark.
//
// Straight marks are told apart by their neighbours. A single mark may be an apostrophe, a mark behind digits a measurement. A
// quotation that is not closed ends with its paragraph, unless the next paragraph opens with the same mark and so continues it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "context/judge.h"

namespace unblame {

struct Quotation {
  Span<ViewByte> words{};   ///< between the marks
  std::int32_t outer = -1;  ///< index of the quotation it stands in
  bool closed = false;
};

class Quotations {
 public:
  static constexpr std::size_t max_levels = 64;

  Quotations() = default;
  /// Linear in the source.
  explicit Quotations(const FieldText& field);

  [[nodiscard]] const std::vector<Quotation>& all() const noexcept { return all_; }
  /// The innermost quotation in which most of `span` lies; -1 if there is none. O(log n + levels).
  [[nodiscard]] std::int32_t innermost(Span<ViewByte> span) const noexcept;
  [[nodiscard]] const Quotation& operator[](std::int32_t i) const noexcept { return all_[static_cast<std::size_t>(i)]; }

 private:
  std::vector<Quotation> all_;  // in order of their opening marks
};

}  // namespace unblame
