// Text in HTML: escaped, and a field's text with marks.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/span.h"

namespace unblame::report {

/// `text` for content and for attribute values in double quotes. Controls are shown (␛), a lone CR is a line end.
[[nodiscard]] std::string escaped(std::string_view text);

/// A span to be marked.
struct Mark {
  Span<SourceByte> span;
  std::string name;         ///< shown after the words: "3"
  std::string css;          ///< "high", "medium", "low", "spared"
  int rank = 0;             ///< where marks overlap the highest gives its looks
  std::string id;           ///< of the mark on the page
  std::string note;         ///< id of its note
  std::string description;  ///< for a screen reader: "note 3, high"
};

/// The part `range` of `text` with `marks` (ascending by begin; they may overlap and may reach out of the range).
/// Every mark has its name, linked to its note, where it ends, and its id where it begins. Linear in the range and the marks.
[[nodiscard]] std::string marked_text(std::string_view text, Span<SourceByte> range, std::span<const Mark> marks);

/// A piece of a text that is shown as a block.
struct Passage {
  Span<SourceByte> range;
  bool goes_on = false;  ///< whether it continues the one before: no blank line stands between them
};

/// A text's passages: they end at blank lines and, once they have 700 bytes, at a line's or a sentence's end, since a narrative
/// is often one line of some thousand characters and its notes are to stand near their marks.
[[nodiscard]] std::vector<Passage> passages(std::string_view text);

}  // namespace unblame::report
