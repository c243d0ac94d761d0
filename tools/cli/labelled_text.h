// Labelled narratives, as corpus/labelled/README.md states them: which words blame, which are others', which only look like it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "unblame/error.h"
#include "unblame/span.h"

namespace unblame::cli {

/// A stretch of a text that blames a victim.
struct Label {
  Span<SourceByte> span{};
  std::string mechanism{}, explicitness{}, voice{};
};

struct Labels {
  std::vector<Label> gold{};
  std::vector<Span<SourceByte>> quoted{}, traps{};
};

struct LabelledText {
  std::string id{}, doctype{}, text{};
  Labels labels{};
};

/// One line of a labelled file. The error says what is wrong and in which label ("gold[2]: …"): a span that is not in the text, two gold
/// spans that overlap, a name that is none.
[[nodiscard]] Expected<LabelledText, std::string> read_labelled(const nlohmann::json& line);

}  // namespace unblame::cli
