// Frames that a label opens: a heading, an entry of a log, a name with a colon ("Nan: he loves the money").
#pragma once

#include <optional>

#include "context/frame_source.h"
#include "context/speech.h"

namespace unblame {

/// The reading outlives it.
class FrameLabels {
 public:
  explicit FrameLabels(const Reading& reading) : reading_(reading), passage_(reading.passage), cue_(reading), source_(reading) {}

  /// What is told under the label that the sentence begins with, if it begins with one.
  [[nodiscard]] std::optional<Frame> find(const Sentence& sentence) const;

 private:
  [[nodiscard]] std::optional<Frame> entry_source(WordRange sentence) const;
  [[nodiscard]] NominalIndex told_by(WordRange heading) const;
  [[nodiscard]] std::optional<Frame> heading(WordRange sentence) const;
  [[nodiscard]] std::optional<Frame> name_and_colon(const Sentence& sentence) const;
  [[nodiscard]] bool is_description(NominalIndex n, WordIndex end) const;
  [[nodiscard]] bool is_part(NominalIndex n) const;
  [[nodiscard]] bool introduces(NominalIndex label, WordRange sentence) const;
  [[nodiscard]] bool is_own_label(WordIndex first, WordIndex end) const;

  const Reading& reading_;
  const Passage& passage_;
  CueWords cue_;
  FrameSource source_;
};

}  // namespace unblame
