// Which form of a verb a template's verb takes, where the matched form is several things.
//
// "Absconded" is a past tense or a participle, and what takes its place differs: "went missing", "has gone missing". The words
// before it settle that: adverbs are passed over, then an auxiliary, a modal or the subject decides. Where neither does ("had
// packed a bag and absconded") nothing is settled, and no replacement is better than a wrong one.
#pragma once

#include <string_view>
#include <vector>

#include "lexicon/forms.h"
#include "text/words.h"

namespace unblame {

/// The forms that fit, the likeliest first. One, but for a past tense that may be a participle: then both, and a template whose
/// verb has one form for both ("said") fits all the same. Empty where a form fits nowhere: "the absconded child".
[[nodiscard]] std::vector<Form> settle_form(FormSet forms, const Words& before, std::string_view view, std::uint32_t match_begin);

/// How many words before a match are asked.
inline constexpr std::uint32_t agreement_words = 10;

}  // namespace unblame
