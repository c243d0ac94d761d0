// What the content of a frame is: where that which is said begins, and where it ends.
#pragma once

#include <string_view>

#include "context/cue_words.h"
#include "context/speech.h"

namespace unblame {

/// The reading outlives it.
class FrameContent {
 public:
  explicit FrameContent(const Reading& reading) : reading_(reading), passage_(reading.passage), cue_(reading) {}

  /// What is said: a clause that opens soon behind the verb, or whatever stands behind a colon, a mark or a gerund.
  [[nodiscard]] WordRange of(const Hit& hit, WordRange sentence) const;

  /// ", as the landlord says,": subject and verb are all there is of the clause.
  [[nodiscard]] bool is_aside(const Hit& hit, const Frame& frame, WordRange sentence) const;

  /// Words in marks end with their mark, and do not go on in the next sentence.
  void cut_marks(Frame& frame) const;

  /// "was the architect, told his wife he was in Lyon and changed his account": the last of a list of verbs of one subject is told
  /// by nobody.
  void cut_list(Frame& frame) const;

  /// "She sees it as easy money and has no wish to be rescued": a verb that goes on with who describes.
  void cut_verb(Frame& frame) const;

  /// "…, which shows how gullible she is": from there the author speaks.
  void cut_own_view(Frame& frame) const;

  /// "he thinks he's a big man and loves the money": what is thought ends where a verb without a subject goes on with the
  /// thinker.
  void cut_thought(Frame& frame) const;

  /// "able to tell us who it was but chooses not to", "came to report a rape. She …": the errand ends with its clause.
  void cut_errand(Frame& frame) const;

 private:
  [[nodiscard]] bool asks_at(WordIndex k) const;
  [[nodiscard]] WordRange object_of(const Hit& hit) const;
  [[nodiscard]] bool clause_begins(WordIndex k) const;
  [[nodiscard]] bool speaks_of_another(WordIndex k) const;
  [[nodiscard]] WordRange notes_content(const Hit& hit, WordRange sentence) const;

  const Reading& reading_;
  const Passage& passage_;
  CueWords cue_;
};

}  // namespace unblame
