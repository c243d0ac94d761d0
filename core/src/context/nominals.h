// The noun phrases of a passage that stand for people: role words ("IP", "the older male"), names, pronouns. Whom they stand for
// is decided later (cast.h, pronouns.h); here is only what the words themselves show.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

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

/// A word that is known as a name from elsewhere in the document.
class KnownNames {
 public:
  void add(std::uint32_t hash);
  [[nodiscard]] bool has(std::uint32_t hash) const noexcept;

 private:
  static constexpr std::size_t limit = 256;
  std::vector<std::uint32_t> hashes_;  // sorted
};

/// The nominals of a passage, in order of their first word.
class Nominals {
 public:
  /// Linear in the passage.
  Nominals(const Passage& passage, const KnownNames& known);

  [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
  [[nodiscard]] const Nominal& operator[](std::size_t n) const noexcept { return all_[n]; }
  [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
  [[nodiscard]] auto end() const noexcept { return all_.end(); }

  /// The nominal that holds word i, or no_nominal. O(1): it is asked at nearly every word.
  [[nodiscard]] NominalIndex at(WordIndex i) const noexcept { return i < of_word_.size() ? of_word_[i] : no_nominal; }

  /// Whether the passage has the same nominals under these names, which are the ones it was read with and perhaps more.
  [[nodiscard]] bool are_same_with(const KnownNames& known) const noexcept;

 private:
  void number_words(WordIndex words);

  std::vector<Nominal> all_;
  std::vector<NominalIndex> of_word_;
  std::vector<std::uint32_t> no_names_;  // hashes of the words that would be names if they were known
};

/// The nominal that holds word i, or no_nominal.
[[nodiscard]] inline NominalIndex nominal_at(const Nominals& nominals, WordIndex i) noexcept {
  return nominals.at(i);
}

}  // namespace unblame
