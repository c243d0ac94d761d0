// Whether the words assert that it is so: not a neutral question, an open condition, advice or a plan. What is taken for granted
// is asserted: "if she continues to", "why did she", "unless he stops".
#pragma once

#include "context/kind.h"
#include "context/reading.h"

namespace unblame {

struct Assertion {
  enum class Why : std::uint8_t { plain, question, condition, whether, instruction, possibility, presupposed };
  bool asserted = true;
  Why why = Why::plain;
  WordRange cue{};
  bool question = false;  ///< put as a question: "why didn't you" denies nothing
  bool contrary = false;  ///< "had she not been": contrary to fact, so what is negated there is asserted
};

/// `asked_by_officer`: the match stands in an officer's turn of an interview, where a question that puts it blames.
[[nodiscard]] Assertion assertion_of(const Reading& reading, WordRange match, bool asked_by_officer);

}  // namespace unblame
