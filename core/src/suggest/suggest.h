// What to say instead: the alternatives of a rule, fitted to the words that it matched.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/trace.h"
#include "rules/pattern.h"
#include "rules/replace_template.h"
#include "text/offset_map.h"

namespace unblame {

/// The words that are replaced, as they are matched and as they were written. Views.
struct MatchedText {
  std::string_view source{};
  std::string_view view{};
  const OffsetMap* map = nullptr;
  Span<ViewByte> span{};
};

/// Fits a `replace` template to a match: `word~` is inflected as the matched word was (a form that is several things is settled by the
/// words before the match), {class} repeats what the class matched, as the source writes it; an optional part falls away where its class
/// matched nothing. Begins with a capital if the match does, is in capitals if the match is.
/// Returns an empty string where the template does not fit: a form that the lexeme lacks, or "a" before a vowel.
/// `pattern` is the tree of the pattern that `trace` went through. Linear in the match.
[[nodiscard]] std::string render_replacement(std::span<const TemplatePiece> pieces, const PatternNode& pattern, const Trace& trace,
                                             const MatchedText& matched);

/// The same without a word of the text: base forms, and "[…]" for a class.
[[nodiscard]] std::string render_redacted(std::span<const TemplatePiece> pieces);

}  // namespace unblame
