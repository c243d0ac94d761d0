// The sentence around a match, found from the match outwards and nowhere else.
#pragma once

#include <string>
#include <string_view>

#include "unblame/span.h"

namespace unblame {

/// Whether a line's end and " - " end a sentence, as they do in a log.
enum class SentenceStyle { prose, log };

/// The sentence that holds `span` of `view`. It ends
/// - at . ? ! with a blank or line end behind it (closing quotes and brackets belong to the sentence), where the full stop does
/// not
///   follow a listed abbreviation, an initial or the number of an item, and dots do not stand for words left out ("she ... ran");
/// - at a full stop without a blank before "he", "she", "the" and a few more ("was drunk.he left");
/// - at a blank line, and where the next line is an item of a list ("- x", "1. x", "a) x");
/// - in a log also at a line's end and at " - ".
/// At most 60 words to each side. Without the blanks around it. Capitals are not looked at. O(length of the sentence).
[[nodiscard]] Span<ViewByte> sentence_around(std::string_view view, Span<ViewByte> span, SentenceStyle style);

/// Where the sentence that holds `span` ends: the end of sentence_around, without looking for its begin. `passed` words of its 60
/// were counted already: the caller looks on from a later word of the sentence. O(length of the rest).
[[nodiscard]] std::uint32_t sentence_end_of(std::string_view view, Span<ViewByte> span, SentenceStyle style, int passed = 0);

/// What is printed: `sentence` of `source` without the blanks around it, line ends as blanks, cut to at most 300 code points
/// around `match` with "…" where something was left out. Both spans on boundaries of characters, `match` inside `sentence`.
[[nodiscard]] std::string printable_sentence(std::string_view source, Span<SourceByte> sentence, Span<SourceByte> match);

}  // namespace unblame
