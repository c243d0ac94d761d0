// The words that are pronouns, and what each shows by itself.
#pragma once

#include <string_view>

#include "context/nominal.h"

namespace unblame {

struct Pronoun {
  std::string_view word;
  Sex sex;
  bool plural;
  Case form;
  std::uint8_t person;
};

/// The pronoun that a word in small letters, without a clitic, is, or nullptr. Static; quick for a word that is none.
[[nodiscard]] const Pronoun* find_pronoun(std::string_view word) noexcept;

}  // namespace unblame
