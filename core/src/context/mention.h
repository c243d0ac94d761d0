// Mention and use: words that are talked about (guidance, training, criticism of an entry, a list of terms to avoid) blame
// nobody. A mention reaches as far as its sentence or its list; a reviewer who then repeats the words as an own view uses them.
#pragma once

#include <optional>

#include "context/reading.h"
#include "unblame/finding.h"

namespace unblame {

struct Mention {
  Speaker by = Speaker::other;  ///< professional where a colleague's entry is criticised
  WordRange cue{};
  bool in_list = false;
};

/// `quoted`: the match stands between quotation marks, so that a word about wording in its sentence is about it.
[[nodiscard]] std::optional<Mention> mention_of(const Reading& reading, WordRange match, bool quoted);

}  // namespace unblame
