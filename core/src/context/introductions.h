// Two nominals side by side that say who somebody is: "Ms Doyle (victim)", "the victim is Mrs Vance", "W4, the taxi marshal".
#pragma once

#include "context/cast_block.h"

namespace unblame {

/// The block outlives it.
class Introductions {
 public:
  explicit Introductions(CastBlock& block) : block_(block), passage_(block.passage), nominals_(block.nominals), clauses_(block.clauses) {}

  /// Notes what nominal n and the one behind it say of a person. The nominal that stands for the same person as n, or no_nominal.
  [[nodiscard]] NominalIndex note(NominalIndex n);

 private:
  [[nodiscard]] bool is_trade(const Nominal& first, const Nominal& second, WordIndex begin) const;
  void note_members(NominalIndex n, NominalIndex m, WordIndex begin);
  bool give_part(NominalIndex n, RoleWord role);
  [[nodiscard]] bool is_listed(NominalIndex a, NominalIndex b) const;
  void note_parent(NominalIndex whose);
  [[nodiscard]] bool is_bracketed(const Nominal& first, const Nominal& second, WordIndex begin) const;
  [[nodiscard]] bool is_elliptic(const Nominal& first, const Nominal& second) const;
  [[nodiscard]] bool is_apposition(const Nominal& first, const Nominal& second, WordIndex begin) const;
  [[nodiscard]] bool is_closed(WordIndex i) const;
  [[nodiscard]] bool is_copula(const Nominal& first, const Nominal& second, WordIndex begin, NominalIndex n) const;
  [[nodiscard]] bool is_identified(const Nominal& first, const Nominal& second) const;
  [[nodiscard]] bool is_heading(const Nominal& first, const Nominal& second) const;
  [[nodiscard]] bool is_occupation(const Nominal& first, const Nominal& second, WordIndex begin) const;
  void note_occupation(PersonIndex p, const Nominal& noun);
  [[nodiscard]] bool is_description(const Nominal& first, const Nominal& second, WordIndex begin) const;
  void note_sex_of_part(NominalIndex n, NominalIndex m);
  void note_description(PersonIndex p, const Nominal& noun);

  CastBlock& block_;
  const Passage& passage_;
  const Nominals& nominals_;
  const Clauses& clauses_;
};

}  // namespace unblame
