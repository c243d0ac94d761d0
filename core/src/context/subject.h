// The grammatical subject of a match: who the sentence says it of, before anybody asks what part that person had.
#pragma once

#include <optional>

#include "context/reading.h"
#include "unblame/finding.h"

namespace unblame {

struct SubjectFound {
  NominalIndex nominal = no_nominal;
  bool elided = false;   ///< a note without a subject: "Refused to engage."
  bool general = false;  ///< people in general: "no such thing as a …"
  WordRange cue{};
};

/// `within`: the quotation in which the match stands, if it does; its subject stands there too.
[[nodiscard]] SubjectFound find_subject(const Reading& reading, WordRange match, std::optional<WordRange> within);

/// What the notes around a match without a subject tell of whoever is meant: "Cautioned and arrested."
[[nodiscard]] std::optional<About> told_nearby(const Reading& reading, WordRange match);

}  // namespace unblame
