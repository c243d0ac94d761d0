// Questions and answers that are typed without a colon ("Q  Where was he?" over "A  At home."), line by line.
//
// The engine's turns (context/kind.h) need a label that ends with a mark. Where a copy is written, a transcript that was missed
// would cost somebody's own words, so a fix also looks for this, and would rather take a list for a conversation than the other
// way round.
#pragma once

#include <string_view>
#include <vector>

#include "unblame/span.h"

namespace unblame {

struct Conversations {
  std::vector<Span<ViewByte>> sections{};  ///< each from its first question or answer to the end of the paragraph
  bool most_lines = false;  ///< of two questions and two answers or more, half of the lines that are not blank: an interview
};

/// Of a view. None unless an answer stands right behind a question, or there are two of each. Linear.
[[nodiscard]] Conversations find_conversations(std::string_view view);

}  // namespace unblame
