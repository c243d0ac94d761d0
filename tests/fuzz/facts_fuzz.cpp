// Arbitrary bytes as two versions of a text, divided at the first NUL: facts lie in their text, and comparing is quiet where
// nothing changed.
#include <cstdint>
#include <string_view>

#include "facts/facts_invariants.h"
#include "fuzz/broken.h"

using namespace unblame;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const FactFinder finder{RuleSet::builtin()};
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const std::string_view draft = bytes.substr(0, bytes.find('\0'));
  const std::string_view final = draft.size() == bytes.size() ? std::string_view{} : bytes.substr(draft.size() + 1);
  testing::require_none(testing::broken_facts(finder, draft));
  testing::require_none(testing::broken_facts(finder, final));
  const std::vector<Finding> none;
  const auto of_draft = finder.find(draft), of_final = finder.find(final);
  const Comparison there = compare({draft, none, of_draft}, {final, none, of_final});
  const Comparison back = compare({final, none, of_final}, {draft, none, of_draft});
  testing::require(there.lost.size() == back.added.size() && there.added.size() == back.lost.size(),
                   "what is lost one way is not added the other way");
  return 0;
}
