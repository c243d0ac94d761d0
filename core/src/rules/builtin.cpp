// The rules in the program: the bytes that unblame-compile made of rules/ when the program was built.
#include "rules/builtin_table.h"
#include "rules/compile.h"

namespace unblame {

const RuleSet& RuleSet::builtin() {
  static const RuleSet rules = [] {
    auto data = std::make_shared<RuleSetData>();
    load_layer({reinterpret_cast<const char*>(builtin_table), builtin_table_size}, nullptr, *data);
    return RuleSet(std::move(data));
  }();
  return rules;
}

}  // namespace unblame
