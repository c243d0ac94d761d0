// What the source of a frame is: who says what a verb of saying, a report or an account tells.
#pragma once

#include "context/cue_words.h"

namespace unblame {

/// The reading outlives it.
class FrameSource {
 public:
  explicit FrameSource(const Reading& reading) : reading_(reading), passage_(reading.passage), cue_(reading) {}

  /// In the passive the subject is who was told; who tells stands behind "by".
  [[nodiscard]] NominalIndex of_verb(const Hit& hit, bool passive) const;

  /// Who stands soon behind "by", from word `from` on.
  [[nodiscard]] NominalIndex agent_behind(WordIndex from) const;

  /// "…', said his uncle": the source behind the verb, when a quotation or comma stands before it.
  [[nodiscard]] NominalIndex inverted_source(const Hit& hit) const;

  /// "DP at hatch, calmer. States IP goaded him.", "Goes on to say": a note whose subject is that of the sentence before, in the
  /// same line.
  [[nodiscard]] NominalIndex elided_source(const Hit& hit) const;

  /// "Records from the previous school state": who is named behind "from" or "of" in a subject that is a thing.
  [[nodiscard]] NominalIndex keeper_of_subject(const Hit& hit) const;

  /// The possessor before or inside the cue, or the nominal behind "of" or "from".
  [[nodiscard]] NominalIndex possessor_near(const Hit& hit) const;

 private:
  [[nodiscard]] NominalIndex object_of_as(const Hit& hit) const;
  [[nodiscard]] NominalIndex subject_of_as(const Hit& hit) const;
  [[nodiscard]] bool is_source(NominalIndex n) const;
  [[nodiscard]] bool ends_with_speaker(const Hit& hit, NominalIndex n) const;

  const Reading& reading_;
  const Passage& passage_;
  CueWords cue_;
};

}  // namespace unblame
