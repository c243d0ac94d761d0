// Arbitrary bytes as a pattern: refused with a place and a reason, or parsed to a tree that survives being printed.
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/broken.h"
#include "rules/pattern.h"

using namespace unblame;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view pattern{reinterpret_cast<const char*>(data), size};
  if (is_raw(pattern)) return 0;
  const auto tree = parse_pattern(pattern);
  if (!tree) {
    testing::require(!tree.error().what.empty(), "an error without words");
    testing::require(tree.error().column >= 1 && tree.error().column <= size + 1, "an error outside the pattern");
    return 0;
  }
  testing::require(size <= max_pattern_bytes, "a pattern over the limit was parsed");
  const std::string printed = print(*tree);
  const auto again = parse_pattern(printed);
  testing::require(again.has_value(), "what was printed does not parse: " + printed);
  testing::require(*again == *tree, "what was printed is another pattern: " + printed);
  testing::require(print(*again) == printed, "printing is not stable: " + printed);
  return 0;
}
