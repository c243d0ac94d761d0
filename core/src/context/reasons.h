// The sentences of the chain of reasons, in one place so that they can be read together. They name pieces and people by their
// part, never the words of a record: a reason must say the same when the text is redacted.
#pragma once

#include <optional>
#include <string_view>

#include "context/assertion.h"
#include "context/negation.h"
#include "unblame/document.h"
#include "unblame/finding.h"

namespace unblame {

[[nodiscard]] std::string_view text_of_kind(Kind kind, bool stated);
[[nodiscard]] std::string_view text_of_turn(std::optional<Speaker> by);
[[nodiscard]] std::string_view text_of_maker(Speaker by);
[[nodiscard]] std::string_view text_of_quotation(std::optional<Speaker> by, bool attributed);
[[nodiscard]] std::string_view text_of_frame(Speaker by, bool distance);
[[nodiscard]] std::string_view text_of_mention(Speaker by, bool in_list);
[[nodiscard]] std::string_view text_of_place(Place place);
[[nodiscard]] std::string_view text_of_negation(const Negation& negation);
[[nodiscard]] std::string_view text_of_assertion(const Assertion& assertion);
/// Of words that count: the author's, about this person.
[[nodiscard]] std::string_view text_of_counted(About about);
/// Of words that do not count because of whom they describe.
[[nodiscard]] std::string_view text_of_other(About about);

}  // namespace unblame
