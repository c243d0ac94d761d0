// Harm that a verb tells of: whether somebody does it, has it done to them, or is left out.
#pragma once

#include <optional>

#include "context/act_people.h"
#include "unblame/visibility.h"

namespace unblame {

/// What it is given outlives it. Of a hit that tells of no harm, or not of one that counts, there is no doer.
class ActVerbs {
 public:
  ActVerbs(const Reading& reading, const HarmWords& harm)
      : reading_(reading), passage_(reading.passage), harm_(harm), words_(reading, harm), people_(reading, harm) {}

  /// The doer of a verb, or nothing if it is no act or another act of its row stands for it.
  [[nodiscard]] std::optional<Doer> of_verb(const HarmHit& hit) const;

 private:
  using Source = ActPeople::Source;
  using Subject = ActPeople::Subject;
  using Object = ActPeople::Object;

  [[nodiscard]] bool is_participle_of_subject(const HarmHit& hit) const;
  [[nodiscard]] std::optional<Doer> of_passive(const HarmHit& hit, WordIndex begin) const;
  [[nodiscard]] bool is_done_to_somebody(WordIndex i) const;
  [[nodiscard]] std::optional<Doer> of_past(const HarmHit& hit, WordIndex begin) const;
  [[nodiscard]] bool is_relative_object(const HarmHit& hit) const;
  [[nodiscard]] bool is_noun_like_participle(const HarmHit& hit) const;
  [[nodiscard]] std::optional<Doer> of_bare_touch(const HarmHit& hit, const Subject& subject, Object object) const;
  [[nodiscard]] std::optional<Doer> of_active(const HarmHit& hit, const Subject& subject, WordIndex begin, WordIndex end) const;
  [[nodiscard]] std::optional<Doer> of_gerund(const HarmHit& hit, WordIndex begin) const;
  [[nodiscard]] std::optional<Doer> of_base(const HarmHit& hit, WordIndex begin) const;

  const Reading& reading_;
  const Passage& passage_;
  const HarmWords& harm_;
  ActWords words_;
  ActPeople people_;
};

}  // namespace unblame
