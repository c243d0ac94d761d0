// The grammatical subject of a match: who the sentence says it of, before anybody asks what part that person had.
#pragma once

#include <optional>

#include "context/reading.h"
#include "unblame/finding.h"

namespace unblame {

struct SubjectFound {
  NominalIndex nominal = no_nominal;
  bool elided = false;    ///< a note without a subject: "Refused to engage."
  bool general = false;   ///< people in general: "no such thing as a …"
  WordRange cue{};
};

[[nodiscard]] SubjectFound find_subject(const Reading& reading, WordRange match);

/// What the notes around a match without a subject tell of whoever is meant: "Cautioned and arrested."
[[nodiscard]] std::optional<About> told_nearby(const Reading& reading, WordRange match);

}  // namespace unblame
