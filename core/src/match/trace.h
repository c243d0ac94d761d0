// Which word of a match was accepted by which part of the pattern: for suggestions and for the coverage of rules' examples.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "rules/table.h"
#include "text/words.h"

namespace unblame {

/// One word of a match.
struct TraceStep {
  WordIndex word = 0;
  Span<ViewByte> span{};        ///< of the word in the view (its stem, if that was accepted)
  std::uint16_t item = 0;       ///< leaf of the pattern, see TablePosition::item
  FormSet forms{};              ///< of a lexeme's form
  bool gap = false;
};

struct Trace {
  PatternId pattern = 0;
  std::vector<TraceStep> steps{};
};

/// How `pattern` of `table` accepts the words from `first` up to the view byte `end`; empty if it does not.
/// Of several ways one that reaches most positions of named items; the choice is the same every time. O(words x positions).
[[nodiscard]] std::optional<Trace> trace_match(const Table& table, PatternId pattern, const Words& words, WordIndex first,
                                               std::uint32_t end);

}  // namespace unblame
