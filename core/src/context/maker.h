// Whose statement it is, and who answers in an interview: the one whose words everything in it is.
#pragma once

#include <optional>

#include "context/kind.h"
#include "context/reading.h"
#include "unblame/finding.h"

namespace unblame {

struct Maker {
  Speaker by = Speaker::victim;
  WordRange cue{};  ///< in the opening passage; empty if nothing was said and the victim is assumed
};

/// `opening`: the reading of the field's first block.
[[nodiscard]] Maker maker_of_statement(const Reading& opening);

/// Who is interviewed: what the heading above the first turn says, else what is asked and answered.
[[nodiscard]] Maker maker_of_answers(const Reading& opening, const Turns& turns);

/// Whose interview the first sentence of a report says it sums up ("PACE interview summary - BRANNIGAN."); no cue if it says none.
[[nodiscard]] Maker maker_of_summary_heading(const Reading& opening);

/// Who speaks in a turn; empty for the officer, whose words are the author's.
[[nodiscard]] std::optional<Speaker> speaker_of(const Reading& reading, const Turn& turn, const Maker& answers);

}  // namespace unblame
