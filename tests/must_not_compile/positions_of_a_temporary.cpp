// Positions views into its text. A text that is gone at the end of the line is refused.
#include <string>
#include <string_view>

#include "unblame/text.h"

using namespace unblame;

std::string read_record();

std::uint32_t right(Span<SourceByte> span) {
  const std::string text = read_record();
  Positions positions(text);
  return positions.locate(span).line;
}
std::uint32_t right_for_literals() {
  return Positions("She ran.").locate({4, 7}).line;
}

#ifdef MUST_NOT_COMPILE

std::uint32_t wrong(Span<SourceByte> span) {
  Positions positions(read_record());
  return positions.locate(span).line;
}
// error: (deleted function|explicitly deleted|deleted constructor)

#endif
