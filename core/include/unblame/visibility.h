// Who did it: how many clauses that tell of abuse or exploitation name the one who did it. The figure rises as writing improves:
// "She was assaulted" leaves him out, "Mr Kerr assaulted her" does not. It judges wording, never whether it is so.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "unblame/span.h"

namespace unblame {

/// How a clause that tells of harm says, or does not say, who did it.
enum class Doer {
  named,       ///< "he hit her", "was hit by an unknown male", "his assault on her"
  passive,     ///< "she was assaulted"
  event,       ///< "an assault occurred": it happens by itself
  sufferer,    ///< "she sustained injuries": only the one who was hurt is there
  as_doer,     ///< "she had sex with the 40 year old", "they were involved in an altercation": the victim does it, or shares in it
  no_subject,  ///< "Punched IP to the face": a note without a subject
};
inline constexpr std::size_t doer_count = 6;

/// A clause that tells of harm as a fact. What is denied, asked, supposed, talked about, or printed is not one.
struct HarmClause {
  std::uint32_t field = 0;   ///< index in Document::fields
  Span<SourceByte> act{};    ///< the words that tell of it
  Doer doer = Doer::passive;
  bool own_words = true;     ///< the author's, or a professional's passed on without distance; else quoted, reported, a statement

  friend bool operator==(const HarmClause&, const HarmClause&) = default;
};

/// The clauses of one document, in the order of fields and positions.
struct Visibility {
  std::vector<HarmClause> clauses{};
};

[[nodiscard]] std::string_view to_string(Doer) noexcept;

}  // namespace unblame
