// Who does an act of harm and to whom it is done, as far as the words beside it show.
#pragma once

#include "context/act_words.h"

namespace unblame {

/// What it is given outlives it.
class ActPeople {
 public:
  ActPeople(const Reading& reading, const HarmWords& harm)
      : reading_(reading), passage_(reading.passage), harm_(harm), words_(reading, harm) {}

  enum class Source { none, person, officer, thing, accident };
  [[nodiscard]] static bool is_somebody(Source source) { return source == Source::person || source == Source::officer; }

  /// Who stands behind by, from, at the hands of, in the clause from word `from` on.
  [[nodiscard]] Source source_from(WordIndex from, bool of_passive) const;

  struct Subject {
    NominalIndex nominal = no_nominal;
    bool other = false;  ///< something that is no nominal
  };
  /// Who does the verb at word i: the noun right before it, else the clause's subject.
  [[nodiscard]] Subject subject_of(WordIndex i) const;

  enum class Object { none, person, self, thing };
  /// "forced her to", "took her phone": the pattern itself holds to whom it was done, else what stands behind it.
  [[nodiscard]] Object object_of(const HarmHit& hit, NominalIndex subject) const;

  /// "Mr Kerr", "the suspect's brother", "two unknown males", "him", "persons unknown".
  [[nodiscard]] bool names_somebody(WordIndex i, WordIndex last) const;

  [[nodiscard]] About role_of(NominalIndex n) const { return n == no_nominal ? About::unknown : reading_.role_of(n); }
  [[nodiscard]] bool is_same(NominalIndex a, NominalIndex b) const {
    if (a == no_nominal || b == no_nominal) return false;
    return unblame::is_same(reading_.referents.of(a), reading_.referents.of(b));
  }

  /// "M1 took hold of", "AP pushed": a short code in capitals, which no role word explains.
  [[nodiscard]] bool is_code(WordIndex i) const;

  /// "M2 stood behind IP and pulled the bag off": the clause goes on with a code's.
  [[nodiscard]] bool is_of_code(const Clause* clause) const;

  /// "PC Dale pushed the suspect": an officer and a suspect.
  [[nodiscard]] bool is_force_of_law(NominalIndex subject, WordIndex end) const;

  /// "She pushed him away": done by the one who is stated to be the victim, to somebody who is none.
  [[nodiscard]] bool hits_back(NominalIndex subject, WordIndex end) const;

  [[nodiscard]] bool is_minor(NominalIndex n) const;
  [[nodiscard]] bool is_strong_suspect(NominalIndex n) const;

 private:
  [[nodiscard]] Source source_behind(WordIndex i, WordIndex end) const;
  [[nodiscard]] bool is_person(NominalIndex n) const;
  [[nodiscard]] bool is_oblique(NominalIndex n) const;
  [[nodiscard]] Object object_at(WordIndex i, NominalIndex subject) const;

  const Reading& reading_;
  const Passage& passage_;
  const HarmWords& harm_;
  ActWords words_;
};

}  // namespace unblame
