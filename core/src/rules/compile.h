// Packs to bytes: reads, checks and compiles everything, then writes the layer that loading reads in place.
#pragma once

#include <memory>
#include <string>

#include "rules/rule_set_data.h"

namespace unblame {

struct CompiledLayer {
  std::string bytes{};
  Diagnostics warnings{};
};

/// Compiles `files`, on top of `below` if there is one. Every error of every file at once.
[[nodiscard]] Expected<CompiledLayer> compile_layer(const PackFiles& files, const RuleSetData* below);

/// Adds the layer in `bytes` to `data`; `owned` keeps them alive, or is empty if they lie in the program (8-byte aligned).
void load_layer(std::string_view bytes, std::shared_ptr<const std::string> owned, RuleSetData& data);

}  // namespace unblame
