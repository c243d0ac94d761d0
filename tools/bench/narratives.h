// Fictional record text for the benchmark: the same bytes for the same seed on every platform.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace unblame::bench {

/// Narratives of about 2.5 KB, `bytes` in all. Ordinary sentences with a phrase from `phrases` in about one of 25.
/// With `ascii` false, 2 % of the bytes are not ASCII (quotation marks, dashes, accents).
[[nodiscard]] std::vector<std::string> narratives(std::size_t bytes, std::uint64_t seed, const std::vector<std::string>& phrases, bool ascii);

}  // namespace unblame::bench
