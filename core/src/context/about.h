// Whom the words describe: from the surest sign to the least sure, and then a check against what the sentence tells.
#pragma once

#include <optional>
#include <string>

#include "context/reading.h"
#include "unblame/finding.h"

namespace unblame {

/// What is known about the words before it is asked whom they describe.
struct Speaking {
  std::optional<Speaker> by{};         ///< who speaks them; empty: the author
  std::optional<Speaker> maker{};      ///< whose statement or answer they stand in, if not a professional's
  std::optional<Speaker> addressed{};  ///< who is spoken to, if known
  bool indirect = false;               ///< reported without marks: "I" is still the maker, not the one who is reported
  std::optional<WordRange> told{};     ///< the content of the frame in which they are reported
  std::optional<WordRange> marks{};    ///< the quotation in which the words stand
};

struct AboutFound {
  About about = About::unknown;
  std::optional<bool> under_18{};
  bool named = false;  ///< somebody is named; else the record's victim was assumed
  std::string_view piece = "about";
  std::string_view text{};  ///< one plain sentence
  WordRange cue{};
};

/// Whose record of convictions it is that holds the match: a part that is named in the lines above it. Empty if none is.
[[nodiscard]] std::optional<About> owner_of_record(const Reading& reading, WordRange match);

[[nodiscard]] AboutFound about_of(const Reading& reading, WordRange match, const Speaking& speaking);

}  // namespace unblame
