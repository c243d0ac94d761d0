// How far a noun phrase reaches around its noun, what the words beside it say of it, and which phrase owns which.
#pragma once

#include <string_view>
#include <vector>

#include "context/nominal.h"

namespace unblame {

/// "beekeeper", "lodgers": a word that ends like one for somebody who does something. person.never in the data has the things that do.
[[nodiscard]] bool ends_like_a_doer(std::string_view word);

/// `passage` is split, and outlives it. Every look has a limit in words.
class NounPhrases {
 public:
  explicit NounPhrases(const Passage& passage) : passage_(passage) {}

  /// Whether nothing but a blank stands between word i and the next word of its sentence.
  [[nodiscard]] bool joined(WordIndex i) const;

  /// Whether a noun follows word i, so that "her" or "IP's" owns it.
  [[nodiscard]] bool noun_follows(WordIndex i) const;

  /// Whether word i goes on with something else than the noun phrase before it: a verb, a preposition, a pronoun.
  [[nodiscard]] bool is_no_noun(WordIndex i) const;

  /// "the beekeeper", "his old beekeeper", "Mum's beekeeper".
  [[nodiscard]] bool has_determiner_before(WordIndex noun) const;

  /// "a man Hussein knows": a name behind it is somebody else's. "boy Reece" and "PC Doyle" are one.
  [[nodiscard]] bool has_article_before(WordIndex noun) const;

  /// Takes determiner and adjectives before it, then what the words around it say.
  void finish(Nominal& nominal) const;

  /// Sets the owners of all nominals of the passage.
  void link_owners(std::vector<Nominal>& nominals) const;

 private:
  [[nodiscard]] bool is_double_genitive(const Nominal& nominal, WordIndex last) const;
  [[nodiscard]] WordIndex first_of(WordIndex i, Tag tag) const;
  void extend_left(Nominal& nominal) const;
  [[nodiscard]] bool only_adjectives(WordIndex from, WordIndex to) const;

  const Passage& passage_;
};

}  // namespace unblame
