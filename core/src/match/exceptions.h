// `unless` and `legal`: a match that lies inside an occurrence of one is dropped, and frees no shorter one.
#pragma once

#include <string_view>

#include "match/match.h"
#include "rules/rule_set_data.h"

namespace unblame {

/// By the token table. O(words of the longest such pattern); run for each match that is left after the leftmost-longest choice.
[[nodiscard]] bool is_excepted(const RuleSetData& data, std::string_view view, const Match& match);

}  // namespace unblame
