// A pack as its file states it: JSON in, rules with their places out. What a pattern means is compile.h's business.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/located_json.h"
#include "unblame/rules.h"

namespace unblame {

/// A rule and where its strings stand, for messages.
struct PlacedRule {
  Rule rule{};
  std::vector<JsonPlace> match_places{}, unless_places{}, instead_places{};
};

struct Pack {
  std::string name{}, version{};
  std::vector<PlacedRule> rules{};
};

/// Reads one pack. What is wrong is appended to `errors`, all of it; a rule with an error is still returned as far as it was read.
[[nodiscard]] Pack read_pack(const DataFile& file, Diagnostics& errors);

/// Reads sources.json files.
[[nodiscard]] std::vector<Source> read_sources(const DataFile& file, Diagnostics& errors);

/// The example without its brackets, and the marked bytes; nothing if it is not marked exactly once.
struct MarkedExample {
  std::string text{};
  Span<SourceByte> span{};
};
[[nodiscard]] std::optional<MarkedExample> read_marked(std::string_view example);

}  // namespace unblame
