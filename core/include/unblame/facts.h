// The facts that a text states in words: numbers, ages, dates, times, names, references, substances, acts …
//
// For comparing two versions of one text (compare.h). A fact is reduced to a normal form, so that another way of writing it is
// the same fact: "14 years old" and "aged 14", "3rd May 2026" and "03/05/2026", "11.10pm" and "2310 hrs", "two" and "2". Only
// forms are read: nothing here knows whether a fact is true.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/rules.h"
#include "unblame/span.h"

namespace unblame {

enum class FactKind : std::uint8_t {
  number,     ///< "2 hour", "~20" (about 20), "3th" (3rd)
  age,        ///< "14"
  date,       ///< "2026-05-03", "--05-03" (no year), "---03", "2026-05", "2026", "monday", "last-night"
  time,       ///< "23:10", "23:10:45"; "02:30?" where morning or afternoon is not said. "About" is not kept
  money,      ///< "gbp 50"
  contact,    ///< a telephone number, an email address, an account
  name,       ///< one word of a name of a person or place, without its capital
  reference,  ///< "v1", "ab12cde", "abc/1", "mg11", "section 47"
  substance,  ///< the rest are tags of rules/lexicon/facts.json: "cocaine"
  weapon,
  injury,
  act,       ///< "rape"; "attempted rape", "threatened kill" for one that was not done
  doer,      ///< who did an act, where somebody is named: "hit: daniel marsh"
  negation,  ///< "not consent"
  side       ///< "left arm", "both knee"
};

[[nodiscard]] std::string_view to_string(FactKind) noexcept;
[[nodiscard]] std::optional<FactKind> fact_kind_from(std::string_view name) noexcept;

struct Fact {
  FactKind kind = FactKind::number;
  std::string normal{};
  Span<SourceByte> span{};  ///< of the words that state it; not empty, on boundaries of characters
  /// Words that may be a fact or not ("one", a capital at the start of a sentence): enough to say that the same fact is still
  /// there, too little to say that one is lost or added.
  bool certain = true;

  friend bool operator==(const Fact&, const Fact&) = default;
};

/// The most facts of one text that are listed, the first ones: memory stays bounded where a file of digits is read.
inline constexpr std::size_t max_facts = 1'000'000;

/// Finds facts. Immutable: any number of threads.
class FactFinder {
 public:
  /// The words that facts are made of are data of the rule set's lexicon (section "facts").
  explicit FactFinder(RuleSet rules);
  ~FactFinder();
  FactFinder(FactFinder&&) noexcept;
  FactFinder& operator=(FactFinder&&) noexcept;

  /// In order of their position. `text` may hold any bytes, at most max_field_bytes. Linear; about 60 bytes of memory a word.
  [[nodiscard]] std::vector<Fact> find(std::string_view text) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace unblame
