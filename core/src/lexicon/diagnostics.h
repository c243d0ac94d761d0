// What can be wrong in a file of the lexicon, one function a message, so that they can be read together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lexicon/forms.h"
#include "unblame/error.h"

namespace unblame::lexicon_errors {

/// Where in a file: `field` names the way to it, "lexemes.put.verb.past".
struct Where {
  std::string_view file{};
  std::uint32_t line = 0, column = 0;
  std::string_view field{};
};

/// `wanted` and `found` as "an object", "a string or an array of strings".
[[nodiscard]] Diagnostic wrong_type(const Where& where, std::string_view wanted, std::string_view found);
[[nodiscard]] Diagnostic unknown_section(const Where& where, std::string_view name, std::string_view nearest);
[[nodiscard]] Diagnostic defined_twice(const Where& where, std::string_view key, const DataPlace& first);
[[nodiscard]] Diagnostic unknown_part_of_speech(const Where& where, std::string_view name, std::string_view nearest);
[[nodiscard]] Diagnostic no_part_of_speech(const Where& where, std::string_view lemma);
/// `known`: the forms of that part of speech, "s, past".
[[nodiscard]] Diagnostic unknown_form(const Where& where, std::string_view name, std::string_view part, std::string_view known);
[[nodiscard]] Diagnostic not_a_word(const Where& where, std::string_view text);
[[nodiscard]] Diagnostic not_a_spelling(const Where& where, std::string_view text);
[[nodiscard]] Diagnostic not_a_name(const Where& where, std::string_view name);
[[nodiscard]] Diagnostic spelt_like_itself(const Where& where, std::string_view word);
[[nodiscard]] Diagnostic empty_list(const Where& where);
[[nodiscard]] Diagnostic empty_pattern(const Where& where);

}  // namespace unblame::lexicon_errors
