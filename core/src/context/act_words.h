// The words around an act of harm: its clause, what stands before it, the row of acts that it is one of. Every look has a limit
// in words.
#pragma once

#include <optional>

#include "context/harm_words.h"
#include "context/reading.h"

namespace unblame {

/// What it is given outlives it.
class ActWords {
 public:
  static constexpr WordIndex reach = 14;  ///< words from an act to its by-phrase, and of other looks around it

  ActWords(const Reading& reading, const HarmWords& harm) : reading_(reading), passage_(reading.passage), harm_(harm) {}

  /// The clause of word i, or nullptr.
  [[nodiscard]] const Clause* clause_at(WordIndex i) const;

  /// The word before i in its sentence that is no adverb and no negation, or nothing; a break between ends the look.
  [[nodiscard]] std::optional<WordIndex> before(WordIndex i) const;

  /// At most `words` words from word i on, none behind the sentence of the word before.
  [[nodiscard]] WordRange behind(WordIndex i, WordIndex words) const;

  /// Whether the sentence of word i is a question.
  [[nodiscard]] bool asks(WordIndex i) const;

  /// "if he hits her again": the judge takes the again for a fact; here only what is told counts.
  [[nodiscard]] bool is_supposed(WordIndex i) const;

  /// A past form or participle; those that do not end in -ed are data.
  [[nodiscard]] bool is_past(WordIndex i) const;

  /// A past form that is the base form too: "hit".
  [[nodiscard]] bool is_past_and_base(WordIndex i) const;

  /// "punched, kicked and stamped on": the first word of a row of acts that ends with word i.
  [[nodiscard]] WordIndex row_begin(WordIndex i) const;

  /// Whether another act follows in a row, which then stands for both.
  [[nodiscard]] bool row_goes_on(WordIndex end) const;

  /// Whether a be stands before the participle at word i.
  [[nodiscard]] bool behind_be(WordIndex i) const;

  /// Whether what stands before word i makes a noun of it: "the", "of", "her".
  [[nodiscard]] bool behind_noun_opener(WordIndex i) const;

  /// "the assault [charge]": whether word `end` makes another thing of the event before it.
  [[nodiscard]] bool is_compound(WordIndex end) const;

 private:
  [[nodiscard]] bool is_and(WordIndex i) const;
  [[nodiscard]] bool is_verb_hit(WordIndex i) const;

  const Reading& reading_;
  const Passage& passage_;
  const HarmWords& harm_;
};

}  // namespace unblame
