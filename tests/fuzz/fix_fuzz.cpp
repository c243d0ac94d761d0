// Arbitrary bytes as a draft: the list of unit/fix_invariants.h holds, a second fix changes nothing, and the bytes come back as
// they were.
//
// The first byte chooses the kind (bit 0: report, else found out) and whether the rest is decoded as a file's bytes are (bit 5).
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/broken.h"
#include "unit/fix_invariants.h"

using namespace unblame;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Fixer fixer{RuleSet::builtin()};
  if (size == 0) return 0;
  const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
  std::string text{bytes};
  if (data[0] & 0x20u) {
    const Decoded decoded = decode(bytes);
    if (decoded.replaced == 0) {
      const auto back = encode(decoded.text, decoded.encoding);
      testing::require(back.has_value(), "what was decoded without a fault cannot be encoded");
      const std::string_view mark = byte_order_mark_of(decoded.encoding);
      testing::require(*back == bytes || std::string{mark} + *back == bytes, "the bytes do not come back as they were");
    }
    text = decoded.text;
  }
  const auto fix_of = [&](std::string_view draft) {
    return fixer.fix({.id = "fuzz", .kind = data[0] & 1u ? Kind::report : Kind::automatic, .fields = {{"text", draft}}},
                     {.severity = Severity::low});
  };
  const auto fix = fix_of(text);
  if (!fix) return 0;
  testing::require_none(testing::broken_fix(fixer, text, *fix));
  const auto again = fix_of(fix->text);
  testing::require(again.has_value() && again->edits.empty(), "a second fix changes something, or is refused");
  return 0;
}
