// Who speaks a quotation: from sure to unsure, as in Muzny et al. (2017): a verb of saying or a written thing before the opening
// mark, one behind the closing mark, the turn or statement it stands in; else nobody, and a word or two in marks are the author's
// scare quotes.
#pragma once

#include <optional>

#include "context/quotes.h"
#include "context/reading.h"
#include "context/speech.h"

namespace unblame {

struct Attribution {
  std::optional<Speaker> by{};  ///< empty: nobody is named
  NominalIndex source = no_nominal;
  WordRange cue{};
};

[[nodiscard]] Attribution attribution_of(const Reading& reading, const std::vector<Frame>& frames, const Quotations& quotations,
                                         std::int32_t quotation);

/// One to three words in marks that nobody is said to speak.
[[nodiscard]] bool is_scare_quote(const Reading& reading, Span<ViewByte> quotation);

}  // namespace unblame
