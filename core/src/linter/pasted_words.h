// What somebody else wrote or said that was pasted into a draft, by the shape of its lines: quoted lines of an e-mail, a mail
// that is passed on, and an account under a line that says whose it is.
//
// As with conversations, a fix would rather leave the author's own words alone than change another's: where a mail ends nobody
// says, so the rest of the text is taken for it.
#pragma once

#include <string_view>
#include <vector>

#include "unblame/fix.h"
#include "unblame/span.h"

namespace unblame {

struct PastedWords {
  Span<SourceByte> span{};  ///< whole lines
  Section::Source source = Section::Source::mail;
};

/// Of a text; in order, not overlapping. Linear.
[[nodiscard]] std::vector<PastedWords> find_pasted_words(std::string_view text);

}  // namespace unblame
