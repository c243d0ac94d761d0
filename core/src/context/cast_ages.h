// Of what age and sex people are, where words beside them tell it: "Keira Holt (14)", "Reece had his phone".
#pragma once

#include "context/cast_block.h"

namespace unblame {

/// The block outlives it.
class CastAges {
 public:
  explicit CastAges(CastBlock& block) : block_(block), passage_(block.passage), nominals_(block.nominals), clauses_(block.clauses) {}

  /// The age that word i states, if it states one.
  void note_age(WordIndex i);

  /// A possessive or reflexive in a clause with one subject tells its sex: "Reece had his phone", "Kasia and her manager".
  void note_sexes();

 private:
  [[nodiscard]] NominalIndex aged(WordIndex i) const;

  CastBlock& block_;
  const Passage& passage_;
  const Nominals& nominals_;
  const Clauses& clauses_;
};

}  // namespace unblame
