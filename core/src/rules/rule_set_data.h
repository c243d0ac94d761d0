// What a RuleSet holds, for the engine.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/replace_template.h"
#include "rules/table.h"
#include "unblame/rules.h"

namespace unblame {

/// What compiling a rule made beside its patterns in the table. Views into the layer's bytes.
struct CompiledRule {
  std::vector<std::string_view> raw{};                 ///< raw patterns of `match`, bounded
  std::vector<std::vector<TemplatePiece>> replacements{};  ///< in parallel to Rule::instead; empty for other kinds
  Slice patterns{};                                    ///< in the layer's table
};

/// One compilation: the built-in packs, or those given at run time. Patterns' owners count from `rule_begin`.
struct RuleLayer {
  std::shared_ptr<const std::string> owned{};   ///< the bytes, unless they lie in the program
  std::string_view bytes{};
  Table table{};
  Table facts{};                                ///< patterns of the lexicon's section "facts", as cues
  std::uint32_t rule_begin = 0;
  std::uint32_t rule_count = 0;
  std::vector<DataFile> lexicon{};              ///< for packs on top of this layer
};

struct RuleSetData {
  std::vector<Rule> rules{};
  std::vector<CompiledRule> compiled{};
  std::vector<Source> sources{};
  std::vector<RuleLayer> layers{};
  Diagnostics warnings{};
  std::string version{};
};

}  // namespace unblame
