// Which words are names: capitals, less what else a capital may be (a first word, a place, an abbreviation, a form's title).
#pragma once

#include <vector>

#include "context/known_names.h"
#include "context/nominal.h"

namespace unblame {

/// What it is given outlives it.
class NameWords {
 public:
  /// Adds to `no_names` the hashes of the words that would be names if they were known.
  NameWords(const Passage& passage, const KnownNames& known, std::vector<std::uint32_t>& no_names)
      : passage_(passage), known_(known), no_names_(no_names) {}

  /// Whether capitals say nothing in the sentence of word i.
  [[nodiscard]] bool shouts(WordIndex i) const { return passage_.sentences()[passage_.sentence_of(i)].shouts; }

  /// A word that may be part of a name, when something before it says that a name stands here.
  [[nodiscard]] bool is_name_word(WordIndex i) const;

  /// A name of up to three words from word i; `i` if there is none.
  [[nodiscard]] WordIndex end_of_name(WordIndex i) const;

  /// Whether a name begins at word i, with no title or role word before it. `last` is the nominal before it, or nullptr.
  [[nodiscard]] bool starts_name(WordIndex i, const Nominal* last);

 private:
  [[nodiscard]] bool has_family_name_behind(WordIndex i) const;
  [[nodiscard]] bool is_known(WordIndex i);
  [[nodiscard]] bool is_surname(WordIndex i, const Nominal* last) const;
  [[nodiscard]] bool starts_sentence_as_name(WordIndex i, bool listed) const;
  [[nodiscard]] bool ends_note(WordIndex i) const;
  [[nodiscard]] bool is_family_name_in_capitals(WordIndex i) const;
  [[nodiscard]] bool is_title_of_thing(WordIndex i) const;
  [[nodiscard]] bool is_full_name(WordIndex i) const;

  const Passage& passage_;
  const KnownNames& known_;
  std::vector<std::uint32_t>& no_names_;
};

}  // namespace unblame
