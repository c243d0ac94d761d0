// Harm that is told as something that occurs: an event, an injury that is suffered, a fight that two share, sex.
#pragma once

#include <optional>

#include "context/act_people.h"
#include "unblame/visibility.h"

namespace unblame {

/// What it is given outlives it. Of a hit that tells of no harm, or not of one that counts, there is no doer.
class ActEvents {
 public:
  ActEvents(const Reading& reading, const HarmWords& harm)
      : reading_(reading), passage_(reading.passage), harm_(harm), words_(reading, harm), people_(reading, harm) {}

  /// "the assault took place", "his attack", "an assault on her by him".
  [[nodiscard]] std::optional<Doer> of_event(const HarmHit& hit) const;

  /// "She sustained injuries": only the one who was hurt is there.
  [[nodiscard]] std::optional<Doer> of_sufferer(const HarmHit& hit) const;

  /// "IP and AP were involved in an altercation", "they had a fight".
  [[nodiscard]] std::optional<Doer> of_sharing(const HarmHit& hit) const;

  /// "did not want to have sex": sex that is not said to have been had.
  [[nodiscard]] bool is_only_wanted(const HarmHit& hit) const;

  /// Sex with a child, or with one who is a suspect by name of his role, is told of the one who does it.
  [[nodiscard]] std::optional<Doer> of_sex(const HarmHit& hit) const;

 private:
  using Subject = ActPeople::Subject;

  [[nodiscard]] WordIndex behind_patient(WordIndex i) const;
  [[nodiscard]] bool owner_did(const HarmHit& hit) const;
  [[nodiscard]] bool occurs(const HarmHit& hit) const;
  [[nodiscard]] bool is_subject_of(const HarmHit& hit, WordIndex verb) const;
  [[nodiscard]] bool by_own_act(WordIndex injury, NominalIndex subject) const;

  const Reading& reading_;
  const Passage& passage_;
  const HarmWords& harm_;
  ActWords words_;
  ActPeople people_;
};

}  // namespace unblame
