// One finding's replacement as an edit: only what differs, and whether the sentence around it may be touched at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "unblame/fix.h"

namespace unblame {

/// What is left of "`span` becomes `after`" when the words that both have at the begin and the end are taken off, so that blanks
/// and line ends between those stay as they are. Words are what blanks separate. Empty if nothing differs.
struct Difference {
  Span<SourceByte> span{};
  std::string after{};
};
[[nodiscard]] std::optional<Difference> difference(std::string_view text, Span<SourceByte> span, std::string_view after);

/// Whether a quotation mark of any style stands in `sentence`. An apostrophe between two letters or digits is none; one at a
/// word's begin or end may be, so it counts.
[[nodiscard]] bool holds_quotation_mark(std::string_view sentence) noexcept;

/// Whether the folded `sentence` speaks of I, me, my, mine or myself, also as "i'm" or "ive". "i.e." does not.
[[nodiscard]] bool holds_first_person(std::string_view sentence);

}  // namespace unblame
