// What is told of people votes for their roles: was stabbed, was arrested, saw it, rang the police.
#pragma once

#include "context/cast_block.h"

namespace unblame {

/// The block outlives it.
class CastVotes {
 public:
  explicit CastVotes(CastBlock& block) : block_(block), passage_(block.passage), nominals_(block.nominals), clauses_(block.clauses) {}

  /// What an act or a state tells of whom it is said.
  void note_hit(const Hit& hit);

  /// "CALLER: MY EX IS KICKING MY DOOR IN": who tells of harm to "me" or "my" is the victim.
  void note_label(WordRange sentence);

 private:
  void note_speaker(NominalIndex n);
  [[nodiscard]] bool is_denied(const Hit& hit) const;
  void note_neighbour(const Hit& hit);
  void vote(NominalIndex n, std::size_t which, int weight = 1);
  void note_act(const Hit& hit, std::size_t done_to, std::size_t done_by);
  void note_doer(NominalIndex n);
  [[nodiscard]] bool is_place(WordIndex i) const;
  [[nodiscard]] NominalIndex subject_or_noted(WordIndex i) const;
  [[nodiscard]] NominalIndex object_inside(const Hit& hit) const;
  [[nodiscard]] bool is_passive(const Hit& hit) const;
  [[nodiscard]] NominalIndex noun_before(WordIndex i) const;
  [[nodiscard]] NominalIndex before_passive(WordIndex i) const;
  [[nodiscard]] WordIndex find_by(WordIndex from) const;
  void note_order(const Hit& hit);

  CastBlock& block_;
  const Passage& passage_;
  const Nominals& nominals_;
  const Clauses& clauses_;
};

}  // namespace unblame
