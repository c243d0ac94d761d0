// The match view: what patterns are matched against.
//
// A pattern must find "Herself", "HERSELF", "herſelf" and "her\u00ADself" alike, and RE2's \b and \w must be right, which in RE2
// know ASCII only. So a text is folded to ASCII: per code point NFKC_Casefold, then NFD, marks and ignorable characters dropped;
// typographic quotes, dashes and spaces become ' " - and blank; a letter or digit that stays non-ASCII becomes the stand-in 'Z'
// (upper case cannot occur otherwise); anything else becomes \x01, also "_", which RE2's \w has and no word of ours. One byte is
// one normalised character, and the mapping is context free: NFD and dropping marks remove all that composition and reordering
// could change. An ASCII byte and an invalid byte become one byte each, so only characters of two bytes and more need a map back.
// The table is ICU's own answer for each code point, filled a block at a time when first needed (tests compare it with ICU run
// over whole texts).
#pragma once

#include <string>
#include <string_view>

#include "text/offset_map.h"

namespace unblame {

/// Folds `source` (any bytes; each invalid byte counts as U+FFFD) into `view`, replacing its content; it must not lie in `view`.
/// Linear; no allocation but for the growth of `view`. Any number of threads.
void fold(std::string_view source, std::string& view);

/// The map from the view of `source` back to it. Linear. Stores nothing for ASCII, 20 bytes for any other character.
[[nodiscard]] OffsetMap offsets_of(std::string_view source);

/// Whether the view holds a word broken by a hyphen and a line end ("exploi-\ntation"). Costs a search for hyphens.
[[nodiscard]] bool has_broken_word(std::string_view view) noexcept;

/// The second view of such a text: hyphen, line end and the blanks around it taken out between two letters. "self-\nharm" becomes
/// "selfharm" here, which is wrong, and is right in the first view; whoever reads both misses neither. A soft hyphen at a line's
/// end has vanished from both. The map leads back to the source. Linear.
struct JoinedView {
  std::string text;
  OffsetMap to_source;
};
[[nodiscard]] JoinedView fold_joined(std::string_view source);

}  // namespace unblame
