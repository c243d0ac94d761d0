// Arbitrary bytes as a document: every invariant of unit/invariants.h holds, and nothing is read or written out of bounds.
//
// The first byte chooses how the rest is taken, so that a seed file is a text with one letter before it:
//   bits 0-2  kind (auto, report, statement, interview, log, auto …)
//   bit 3     two people are known from columns
//   bit 4     fields are separated by NUL
//   bit 5     the bytes are decoded first, as a file's are (UTF-16, Windows-1252 …)
// '@' (0x40) is an automatic kind and one field as it is.
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/broken.h"
#include "unit/invariants.h"

using namespace unblame;

namespace {

const testing::Invariants& invariants() {
  static const testing::Invariants all{RuleSet::builtin(), 16};
  return all;
}

}  // namespace

/// The reference makes its expressions at the first text, which takes longer than an input may: not on an input's time.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  testing::require_none(invariants().broken({.id = "first", .fields = {{"narrative", "She was there."}}}));
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const unsigned choice = data[0];
  std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};

  Decoded decoded;
  if (choice & 0x20u) {
    decoded = decode(bytes);
    testing::require(testing::is_valid_utf8(decoded.text), "decode() gave text that is not valid UTF-8");
    bytes = decoded.text;
  }

  const Kind kinds[] = {Kind::automatic, Kind::report, Kind::statement, Kind::interview, Kind::log,
                        Kind::automatic, Kind::report, Kind::statement};
  Document document{.id = "fuzz", .kind = kinds[choice & 7u]};
  if (choice & 0x08u) {
    document.people = {{.name = "Ellie Marsh", .role = Role::victim, .under_18 = true}, {.name = "S1", .role = Role::suspect}};
  }
  if (choice & 0x10u) {
    for (std::size_t begin = 0; document.fields.size() < 4; ) {
      const std::size_t end = document.fields.size() == 3 ? bytes.npos : bytes.find('\0', begin);
      document.fields.push_back({"field" + std::to_string(document.fields.size()), bytes.substr(begin, end - begin)});
      if (end == bytes.npos) break;
      begin = end + 1;
    }
  } else {
    document.fields = {{"narrative", bytes}};
  }
  testing::require_none(invariants().broken(document));
  return 0;
}
