// A noun phrase that stands for people, as the words themselves show it.
#pragma once

#include <optional>

#include "context/analysis.h"

namespace unblame {

enum class Sex : std::uint8_t { unknown, female, male };

/// What a noun says of a person's part. `victim` to `professional` are strong; `partner`, `bystander` and `person` give way to
/// what is told of them; `voice` is the public or the press.
enum class RoleWord : std::uint8_t {
  none,
  victim,
  suspect,
  witness,
  professional,
  family,
  partner,
  bystander,
  onlooker,
  voice,
  person
};

enum class Case : std::uint8_t { none, subject, object, possessive, reflexive };

using NominalIndex = std::int32_t;
inline constexpr NominalIndex no_nominal = -1;

struct Nominal {
  WordRange words{};   ///< from the determiner to the last word
  WordIndex head = 0;  ///< the noun, the pronoun, or the last word of the name
  WordRange name{};    ///< words of the name without a title; empty if there is none
  RoleWord role = RoleWord::none;
  Sex sex = Sex::unknown;
  Case form = Case::none;   ///< of a pronoun
  std::uint8_t person = 3;  ///< grammatical: I 1, you 2, she 3
  bool pronoun = false;
  bool plural = false;
  bool agency = false;
  bool possessor = false;           ///< "IP's" before a noun, "her" before a noun
  bool partitive = false;           ///< "one of the two"
  bool stranger = false;            ///< "an unknown female"
  bool relative = false;            ///< who, whom, whose
  bool indefinite = false;          ///< a, an, another
  bool label = false;               ///< "PC:" at the begin of a line
  bool titled = false;              ///< Mr, Ms
  bool former = false, latter = false;  ///< "the former", "the latter": the first or last of those named just before
  bool guessed = false;             ///< told by its ending only: "the beekeeper"
  std::optional<bool> minor{};      ///< what the noun or a title says
  NominalIndex owner = no_nominal;  ///< "the victim's mother": of mother, the victim

  [[nodiscard]] bool is_named() const noexcept { return !name.empty(); }
};

}  // namespace unblame
