// Which of those who were named before a pronoun is likeliest the one it stands for: a score for each that grammar allows.
//
// Subjects before objects, near before far, parallel place first (Lappin and Leass 1994), and what records add: who was asked or
// spoken to answers, who speaks speaks of somebody else, and what is told of the pronoun must fit the candidate's part.
#pragma once

#include <optional>
#include <vector>

#include "context/referent.h"

namespace unblame {

/// Not shared between threads; what it is given outlives it.
class Salience {
 public:
  /// `referents` and `sexes` (of the people of the cast) grow while the passage is resolved, from left to right.
  Salience(const Passage& passage, const Nominals& nominals, const Clauses& clauses, const Cast& cast,
           const std::vector<Referent>& referents, const std::vector<Sex>& sexes)
      : passage_(passage), nominals_(nominals), clauses_(clauses), cast_(cast), referents_(referents), sexes_(sexes) {}

  /// Pronoun n is resolved next: finds who speaks in its sentence and what is told of it.
  void begin(NominalIndex n);

  /// How well pronoun n, which was begun, stands for `candidate`, who is the referent of nominal k, `back` sentences before.
  /// A weak candidate has 0 or less.
  [[nodiscard]] int score_of(NominalIndex n, NominalIndex k, std::size_t back, const Referent& candidate) const;

 private:
  struct Speaking {
    NominalIndex source;
    WordIndex cue;
  };

  [[nodiscard]] const Nominal& nominal(NominalIndex n) const { return nominals_[static_cast<std::size_t>(n)]; }
  [[nodiscard]] Sex sex_of(PersonIndex person) const { return sexes_[static_cast<std::size_t>(person)]; }
  [[nodiscard]] std::optional<About> told_in_front(NominalIndex n) const;
  [[nodiscard]] bool speaks_of_victim(NominalIndex k) const;
  [[nodiscard]] bool is_fronted(NominalIndex k) const;
  [[nodiscard]] bool was_asked(NominalIndex n, NominalIndex k) const;
  [[nodiscard]] bool was_spoken_to(NominalIndex n, NominalIndex k) const;
  [[nodiscard]] bool is_they(const Referent& candidate) const;
  [[nodiscard]] Sex known_sex(const Referent& candidate) const;
  [[nodiscard]] bool is_plural(const Referent& candidate) const;
  [[nodiscard]] int score_of_speaker(NominalIndex n, const Referent& candidate) const;
  void find_speakers(NominalIndex n);
  [[nodiscard]] bool speaks_of_us(std::size_t sentence) const;
  [[nodiscard]] NominalIndex speaker_at(const Hit& hit) const;
  [[nodiscard]] NominalIndex possessor_from(WordIndex from, WordIndex to) const;
  [[nodiscard]] bool stands_in_marks(WordIndex from, WordIndex to) const;
  [[nodiscard]] int score_of_sense(const Referent& candidate) const;
  [[nodiscard]] bool stands_for_itself(const Referent& candidate) const;
  [[nodiscard]] About role_of(const Referent& candidate) const;

  const Passage& passage_;
  const Nominals& nominals_;
  const Clauses& clauses_;
  const Cast& cast_;
  const std::vector<Referent>& referents_;
  const std::vector<Sex>& sexes_;
  std::vector<Speaking> speakers_;          // of the pronoun that is being resolved
  bool we_ = false;                         // its sentence speaks of us
  std::optional<std::size_t> we_sentence_;  // which was asked: several pronouns may stand in one
  std::optional<About> told_;               // of the pronoun that is being resolved
};

}  // namespace unblame
