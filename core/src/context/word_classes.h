// Classes of words that the finding of noun phrases and of names both ask for.
#pragma once

#include <algorithm>
#include <string_view>

#include "context/vocabulary.h"

namespace unblame {

/// Nouns for people by their part in the case.
inline constexpr TagSet role_tags = tags(Tag::victim, Tag::suspect, Tag::witness, Tag::professional, Tag::agency, Tag::family,
                                  Tag::partner, Tag::bystander, Tag::onlooker, Tag::voice, Tag::person);

/// Words that hold a sentence together: no nouns and no names.
inline constexpr TagSet function_tags = tags(Tag::auxiliary, Tag::preposition, Tag::coordinator, Tag::subordinator, Tag::relative,
                                      Tag::adverb, Tag::determiner, Tag::negates);

inline bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace unblame
