// Clauses: what stands under one subject and one finite verb, as far as closed classes of words, verb endings and the nominals
// show.
//
// No parser: records leave out subjects, articles and full stops, and a wrong tree explains nothing. A clause begins at a
// subordinator, a relative pronoun, "that", punctuation, at a nominal that a finite verb follows, and after "and" or a comma
// before a finite verb. That is enough to say who a predicate is about and how far a negation reaches.
#pragma once

#include <vector>

#include "context/nominals.h"

namespace unblame {

enum class Link : std::uint8_t {
  main,
  coordinate,
  complement,   ///< "(that) she …" after a verb or noun
  relative,     ///< who, which, that
  adverbial,    ///< because, although, when …
  conditional,  ///< if, unless, in case
  aside         ///< after a bracket, colon or dash
};

using ClauseIndex = std::int32_t;
inline constexpr ClauseIndex no_clause = -1;

struct Clause {
  WordRange words{};
  Link link = Link::main;
  NominalIndex subject = no_nominal;  ///< its own, or taken over where it has none: "X attended and [left]"
  bool own_subject = false;
  bool other_subject = false;      ///< something that is no person stands before its verb
  WordIndex verb = 0;              ///< its first finite verb; words.end if it has none
  ClauseIndex parent = no_clause;  ///< the clause it hangs on; of a coordinate one, the clause before
};

class Clauses {
 public:
  Clauses(const Passage& passage, const Nominals& nominals);

  [[nodiscard]] const std::vector<Clause>& all() const noexcept { return clauses_; }
  [[nodiscard]] const Clause& operator[](ClauseIndex c) const noexcept { return clauses_[static_cast<std::size_t>(c)]; }
  /// The clause of word i; behind the last word, the last one. O(1).
  [[nodiscard]] ClauseIndex clause_of(WordIndex i) const noexcept {
    return i < clause_of_word_.size() ? clause_of_word_[i] : static_cast<ClauseIndex>(clauses_.size()) - 1;
  }
  /// The clauses of a sentence: [first, end).
  [[nodiscard]] ClauseIndex first_of(std::size_t sentence) const noexcept { return sentence_begin_[sentence]; }
  [[nodiscard]] ClauseIndex end_of(std::size_t sentence) const noexcept { return sentence_begin_[sentence + 1]; }

 private:
  friend class ClauseBuilder;
  std::vector<Clause> clauses_;
  void number_words(WordIndex words);

  std::vector<ClauseIndex> clause_of_word_;
  std::vector<ClauseIndex> sentence_begin_;  // one more than sentences
};

/// Whether word i looks like a finite verb where it stands: an auxiliary, a known verb in a finite form, a word in -ed.
[[nodiscard]] bool is_finite(const Passage& passage, WordIndex i) noexcept;

/// The first word from `i` that is no adverb and no negation; at most `end`.
[[nodiscard]] WordIndex after_adverbs(const Passage& passage, WordIndex i, WordIndex end) noexcept;

}  // namespace unblame
