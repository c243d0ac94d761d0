// The lines of a text around a span, with carets under the span.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "unblame/span.h"

namespace unblame::report {

/// One line as it is shown: at most `width` columns, cut with "…" at either end.
struct ExcerptLine {
  std::uint32_t number = 0;  ///< of the line in the text, from 1
  std::string before{}, marked{}, after{};
  std::string carets{};  ///< blanks and "^", aligned under `marked`; empty for a line of context
};

struct ExcerptSize {
  std::uint32_t width = 70;   ///< columns, at least 8
  std::uint32_t context = 0;  ///< lines before and after
};

/// `span` lies in `text`, on boundaries of characters; `line` is the number of the line it begins in.
/// At most three lines of a span are shown. Looks at some kilobytes around the span, however long its line is.
[[nodiscard]] std::vector<ExcerptLine> excerpt(std::string_view text, Span<SourceByte> span, std::uint32_t line,
                                               ExcerptSize size);

}  // namespace unblame::report
