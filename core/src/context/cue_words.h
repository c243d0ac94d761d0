// The words around a cue of speech: whether it is a verb that says something, and what its clause is like.
#pragma once

#include <string_view>

#include "context/reading.h"

namespace unblame {

/// The reading outlives it.
class CueWords {
 public:
  explicit CueWords(const Reading& reading) : reading_(reading), passage_(reading.passage) {}

  /// From word `from` to the end of the sentence of the word before it.
  [[nodiscard]] WordRange rest(WordIndex from) const;

  /// The clause of word i, or nullptr.
  [[nodiscard]] const Clause* clause_at(WordIndex i) const;

  /// Where a nominal begins with its possessor: "her mother".
  [[nodiscard]] WordIndex begin_of(NominalIndex n) const;

  /// Whether a finite verb stands there: "Landlady, Crown & Anchor: …" has none before the colon.
  [[nodiscard]] bool has_verb(WordIndex first, WordIndex end) const;

  /// A colon or a mark that opens a quotation.
  [[nodiscard]] static bool opens_words(std::string_view gap);

  /// "would say", "could be said to".
  [[nodiscard]] bool follows_modal(const Hit& hit) const;

  /// "IP advised not to leave it": in a note, without an object, the passive.
  [[nodiscard]] bool is_short_passive(const Hit& hit) const;

  /// "Comments:" at the beginning of a line.
  [[nodiscard]] bool is_form_label(const Hit& hit) const;

  /// "a report", "her claim", "in a state": many verbs of saying are nouns as well.
  [[nodiscard]] bool is_noun(const Hit& hit) const;

  /// "was told", "Reported by".
  [[nodiscard]] bool is_passive(WordIndex i) const;

  /// "to say".
  [[nodiscard]] bool is_infinitive(WordIndex verb) const;

  /// "refuses to say where she has been", "failed to report": nothing is told. "due to report to the station": somebody goes there.
  [[nodiscard]] bool is_withheld(const Hit& hit) const;

  /// "would not say where it was from": nothing is told.
  [[nodiscard]] bool is_denied(const Hit& hit) const;

  /// "complained of a sore arm": no account that goes on.
  [[nodiscard]] bool names_thing(const Hit& hit) const;

  /// "The mother reported Ruby, 14, missing": what she did, and nothing that she says of her.
  [[nodiscard]] bool reports_missing(const Hit& hit) const;

  /// "told IP that", "was told that", "was advised that": somebody listened, so somebody spoke.
  [[nodiscard]] bool told_somebody(const Hit& hit) const;

  /// "Officers were told the victim was drunk": somebody told the police.
  [[nodiscard]] bool police_were_told(const Hit& hit) const;

  /// Headlines and notes: "states IP promiscuous" at the start of an entry has a speaker, though no name.
  [[nodiscard]] bool speaks_without_name(const Hit& hit) const;

  /// "the gaps in her account": no frame, unlike "In her account he …", "and in her account", "…, in her account".
  [[nodiscard]] bool is_part_of_noun(const Hit& hit) const;

 private:
  const Reading& reading_;
  const Passage& passage_;
};

}  // namespace unblame
