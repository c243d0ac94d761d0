// Reported speech: frames of a source, a cue and a content ("Mum | states that | she puts herself at risk").
//
// The content runs to the end of its sentence, and on over the sentences behind it as long as nobody else speaks, acts or
// observes. Verbs need a content clause to be a frame at all: "she reported the theft" reports nothing that she said.
#pragma once

#include <optional>
#include <vector>

#include "context/reading.h"
#include "unblame/finding.h"

namespace unblame {

struct Frame {
  WordRange cue{};
  NominalIndex source = no_nominal;
  std::optional<Speaker> by{};  ///< who speaks where no nominal does: an instruction without a name, hearsay
  WordRange content{};
  WordRange aside{};              ///< "as the landlord says" inside its own content; empty if there is none
  bool distance = false;          ///< claims, wrongly, on nothing more than
  bool instructs = false;         ///< advised to
  bool carries = true;            ///< its content goes on over following sentences
  bool to_paragraph_end = false;  ///< "account is as follows"
  bool label = false;             ///< a name and a colon
  bool own = false;               ///< I or we say it: the maker's own words
};

/// Every frame of a passage, in order of cues. Linear.
[[nodiscard]] std::vector<Frame> find_frames(const Reading& reading);

/// The frame in whose content `match` stands, or nullptr: the innermost one in its sentence, else one that is carried over.
[[nodiscard]] const Frame* frame_of(const Reading& reading, const std::vector<Frame>& frames, WordRange match);

[[nodiscard]] Speaker speaker_of(const Reading& reading, const Frame& frame);

}  // namespace unblame
