// How common the commonest words of English are: so that a pattern is entered by its rarest word.
#pragma once

#include <string_view>

namespace unblame {

/// Occurrences in a million words of records and ordinary prose; a small constant for a word that is not among the commonest 400.
/// Only the choice of anchors depends on it, never what is found.
[[nodiscard]] double occurrences_per_million(std::string_view word) noexcept;

}  // namespace unblame
