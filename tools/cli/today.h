// Dates as texts, YYYY-MM-DD: they compare as dates.
#pragma once

#include <string>
#include <string_view>

namespace unblame::cli {

/// Today in UTC; SOURCE_DATE_EPOCH, seconds since 1970, stands in for the clock.
[[nodiscard]] std::string today();

[[nodiscard]] bool is_date(std::string_view text) noexcept;

}  // namespace unblame::cli
