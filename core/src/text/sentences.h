// The sentence around a match, found from the match outwards and nowhere else.
#pragma once

#include <string>
#include <string_view>

#include "unblame/span.h"

namespace unblame {

/// Whether a line's end and " - " end a sentence, as they do in a log.
enum class SentenceStyle { prose, log };

/// The sentence that holds `span` of `view`: ends at . ? ! that do not follow a listed abbreviation, an initial or a number in a
/// list, at a blank line, at the end of a list item; in a log also at a line's end and at " - ". At most 60 words to each side.
/// `source` and the map are not needed: capitals are not looked at. O(length of the sentence).
[[nodiscard]] Span<ViewByte> sentence_around(std::string_view view, Span<ViewByte> span, SentenceStyle style);

/// What is printed: `sentence` of `source` without the blanks around it, line ends as blanks, cut to at most 300 code points around
/// `match` with "…" where something was left out. Both spans on boundaries of characters, `match` inside `sentence`.
[[nodiscard]] std::string printable_sentence(std::string_view source, Span<SourceByte> sentence, Span<SourceByte> match);

}  // namespace unblame
