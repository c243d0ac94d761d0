// A statement that was pasted into a record: from its heading, its "I am the above-named" or its declaration of truth to the end.
//
// Where it ends nobody says, so a fix takes the rest of the text for it. That the whole text is a statement is the engine's
// finding (context/kind.h).
#pragma once

#include <optional>
#include <string_view>

#include "match/cues.h"

namespace unblame {

class PastedStatements {
 public:
  /// `cues` outlives it.
  explicit PastedStatements(const CueFinder& cues);

  /// The first one of a view with all its `words`; not in the first line, which is the record's own. Linear.
  [[nodiscard]] std::optional<Span<ViewByte>> find(std::string_view view, const Words& words) const;

 private:
  [[nodiscard]] bool opens(std::string_view line, const Words& words, WordIndex first, WordIndex end) const;

  const CueFinder* cues_;
  TagId head_, truth_;
};

}  // namespace unblame
