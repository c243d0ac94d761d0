// A block of a document as it is read for its people: its words, nominals, clauses, and whom each nominal stands for so far.
#pragma once

#include <optional>
#include <vector>

#include "context/cast.h"

namespace unblame {

/// The number of one to three digits that word i is.
[[nodiscard]] std::optional<int> number_at(const Passage& passage, WordIndex i);

/// What it is given outlives it.
struct CastBlock {
  CastBlock(const Passage& its_passage, const Syntax& syntax, std::vector<CastMember>& all_people)
      : passage(its_passage),
        nominals(syntax.nominals),
        clauses(syntax.clauses),
        people(all_people),
        person(syntax.nominals.size(), no_person) {}

  const Passage& passage;
  const Nominals& nominals;
  const Clauses& clauses;
  std::vector<CastMember>& people;  ///< of the document
  std::vector<PersonIndex> person;  ///< of each nominal

  [[nodiscard]] CastMember& of(PersonIndex p) { return people[static_cast<std::size_t>(p)]; }
  [[nodiscard]] const Nominal& nominal(NominalIndex n) const { return nominals[static_cast<std::size_t>(n)]; }
  [[nodiscard]] PersonIndex person_of(NominalIndex n) const { return n == no_nominal ? no_person : person[static_cast<std::size_t>(n)]; }

  /// Of a pronoun the nearest person before it who agrees; a subject before an object. Only for votes: pronouns.h resolves with
  /// care.
  [[nodiscard]] PersonIndex likely_person(NominalIndex n) const;

  /// The subject of the clause of word i, or no_nominal.
  [[nodiscard]] NominalIndex subject_before(WordIndex i) const;

  /// The nominal nearest before word i in its sentence, or its clause's subject.
  [[nodiscard]] NominalIndex nearest_before(WordIndex i) const;

  /// The first nominal within `most` words from word `from` on in one sentence; of "the victim's mother" the mother.
  [[nodiscard]] NominalIndex nominal_from(WordIndex from, WordIndex most) const;
};

}  // namespace unblame
