// The readers of facts: each looks at the words from one place on and takes those that state a fact of its kinds.
#pragma once

#include <optional>
#include <string>

#include "facts/text.h"

namespace unblame {

/// A number as it is written: "1,200", "2.5", "twenty-five", "a dozen".
struct WrittenNumber {
  std::string value{};  ///< decimal, without leading zeros or commas
  WordIndex end = 0;
  std::string_view rest{};  ///< letters at the end of the last word: "yo" of "14yo"
  bool digits = false;      ///< written with digits
};
[[nodiscard]] std::optional<WrittenNumber> number_at(const FactText& text, WordIndex i);

/// The value of a run of digits, at most `most` of them; 0 for none or more.
[[nodiscard]] unsigned small_number(std::string_view digits, std::size_t most = 4) noexcept;

/// Each takes what begins at word `i` and returns where it ended, or `i` if nothing begins there.
[[nodiscard]] WordIndex read_contact(FactText& text, WordIndex i);  // telephone numbers, email addresses, accounts
[[nodiscard]] WordIndex read_reference(FactText& text,
                                       WordIndex i);  // V1, vehicle marks, exhibits, forms, sections, crime numbers
[[nodiscard]] WordIndex read_date(FactText& text, WordIndex i);
[[nodiscard]] WordIndex read_time(FactText& text, WordIndex i);
[[nodiscard]] WordIndex read_quantity(FactText& text, WordIndex i);  // money, ages, numbers with and without units

/// Over the whole text, after the readers above.
void read_tagged(FactText& text);  // substances, weapons, injuries, acts …
void read_sides(FactText& text);   // left and right of a body
void read_names(FactText& text);
void read_doers(FactText& text);
void read_negations(FactText& text);

}  // namespace unblame
