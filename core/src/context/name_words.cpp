#include "context/name_words.h"

#include <algorithm>
#include <array>

#include "context/pronoun_words.h"
#include "context/word_classes.h"

namespace unblame {

namespace {

/// Endings of abstract nouns and verbs: no names. A weak hint, for a first word that nothing else explains.
constexpr std::array<std::string_view, 14> endings_of_no_name = {"ing", "ed",  "ly",  "tion", "sion", "ment", "ness",
                                                                 "ity", "ism", "age", "ence", "ance", "ers",  "ies"};

bool ends_like_no_name(std::string_view word) {
  return std::any_of(endings_of_no_name.begin(), endings_of_no_name.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

/// Past forms that are no noun: what stands before one is its subject ("Account now frozen" and "Financial abuse" are no names).
bool is_irregular_past(std::string_view word) {
  for (const std::string_view past : {"said", "told", "went", "came", "left", "got", "took", "gave", "made", "ran", "met", "knew",
                                      "saw", "kept", "lost", "sent", "let", "began", "brought", "bought", "caught", "chose", "felt",
                                      "found", "held", "led", "paid", "sat", "sold", "spoke", "stood", "thought", "threw", "wrote"}) {
    if (word == past) return true;
  }
  return false;
}

}  // namespace

bool NameWords::is_name_word(WordIndex i) const {
  if (i >= passage_.size() || !passage_.capital(i) || has_digit(passage_.text(i))) return false;
  const bool listed = passage_.is(i, Tag::female_name) || passage_.is(i, Tag::male_name);
  if (passage_.is(i, Tag::not_a_name)) return listed && has_family_name_behind(i);
  return listed || !(passage_.tags_of(i).has_any(function_tags) || passage_.tags_of(i).has_any(role_tags) ||
                     find_pronoun(passage_.stem(i)) != nullptr);
}

/// "Jan Lowe", "April Marsh": a month, were it not for the capital behind it.
bool NameWords::has_family_name_behind(WordIndex i) const {
  const WordIndex next = i + 1;
  return next < passage_.size() && passage_.gap_before(next) == " " && passage_.capital(next) && !has_digit(passage_.text(next)) &&
         !passage_.is(next, Tag::not_a_name) && !passage_.tags_of(next).has_any(function_tags) && !passage_.tags_of(next).has_any(role_tags) &&
         !passage_.is(next, Tag::title_female) && !passage_.is(next, Tag::title_male) && !passage_.begins_sentence(next) && (i == 0 || !has_digit(passage_.text(i - 1)));
}

WordIndex NameWords::end_of_name(WordIndex i) const {
  constexpr WordIndex most_words = 3;
  WordIndex end = i;
  while (end < i + most_words && is_name_word(end)) {
    const bool clitic = !passage_.clitic(end).empty();
    ++end;
    if (clitic || end >= passage_.size()) break;
    const std::string_view gap = passage_.gap_before(end);
    const bool after_initial =
        passage_.words()[end - 1].span().size() == 1 && gap.find_first_not_of(". ") == std::string_view::npos;
    if (passage_.words().joint_after(end - 1) != Joint::plain && !after_initial) break;
  }
  return end;
}

bool NameWords::starts_name(WordIndex i, const Nominal* last) {
  const TagSet& word_tags = passage_.tags_of(i);
  const bool listed = word_tags.has(Tag::female_name) || word_tags.has(Tag::male_name);
  if (shouts(i)) return (listed && !word_tags.has_any(function_tags) && !word_tags.has(Tag::verb)) || is_known(i);
  if (!is_name_word(i) || passage_.words()[i].span().size() < 2) return false;
  if (passage_.begins_sentence(i) || passage_.gap_has(i, '\n')) return starts_sentence_as_name(i, listed) || is_known(i);
  if (has_digit(passage_.text(i - 1)) && !passage_.comma_before(i)) return false;  // 11 June
  if (listed) return true;
  if (is_title_of_thing(i)) return is_known(i);
  if (word_tags.has(Tag::verb)) return is_known(i);
  if (passage_.all_capitals(i)) return is_surname(i, last) || is_family_name_in_capitals(i) || is_known(i);  // an abbreviation, unless it was introduced
  // "in Leeds", "at Brook House": a place, if nothing else is known.
  const std::string_view before = passage_.text(i - 1);
  const bool place =
      before == "in" || before == "at" || before == "near" || before == "on" || before == "via" || before == "under";
  return !place || is_known(i);
}

/// Asked last, where a name that is known would make word i one.
bool NameWords::is_known(WordIndex i) {
  const std::uint32_t hash = passage_.stem_hash(i);
  const bool known = known_.has(hash);
  if (!known) no_names_.push_back(hash);
  return known;
}

/// "Nominal 1, SHAH, drives": capitals between commas behind a role word.
bool NameWords::is_surname(WordIndex i, const Nominal* last) const {
  if (last == nullptr || passage_.words()[i].span().size() < 4 || !passage_.gap_after(i).starts_with(",")) return false;
  return last->words.end == i && last->role != RoleWord::none && !last->is_named() && passage_.comma_before(i);
}

bool NameWords::starts_sentence_as_name(WordIndex i, bool listed) const {
  const TagSet& word_tags = passage_.tags_of(i);
  const bool ordinary = word_tags.has_any(function_tags) || word_tags.has(Tag::verb);
  if (passage_.all_capitals(i) && is_family_name_in_capitals(i) && i + 1 < passage_.size() &&
      (passage_.is(i + 1, Tag::auxiliary) || passage_.is(i + 1, Tag::verb) || passage_.is(i + 1, Tag::says)))
    return true;
  if (passage_.all_capitals(i) || i + 1 >= passage_.size()) return listed && !ordinary;
  if (!passage_.clitic(i).empty()) return listed || (!ordinary && passage_.clitic(i) == "'s");
  const std::string_view gap = passage_.gap_after(i);
  const std::string_view next = passage_.text(i + 1);
  if (listed && !ordinary) return true;
  if (gap.starts_with(",") && has_digit(next) && next.size() <= 2) return true;  // "Tyrell, 15,"
  const TagSet& next_tags = passage_.tags_of(i + 1);
  const bool past = next.ends_with("ed");
  if (listed) return past || (next_tags.has(Tag::auxiliary) && !ordinary);  // "Will refused", not "Will she attend"
  if (gap == " " && is_full_name(i)) return true;
  if (!ordinary && gap == " (" && next_tags.has_any(role_tags)) return true;  // "Mole (lodger, suspect)"
  if (ordinary || gap != " " || ends_like_no_name(passage_.text(i))) return false;
  if (passage_.text(i).ends_with("s") && (next == "were" || next == "are" || next == "have")) return false;
  const bool past_of_note = next.ends_with("ed") && ends_note(i + 2);  // "Van requested.", "Samples taken and sent"
  const bool verb =
      next_tags.has(Tag::verb) && !past_of_note && (next.ends_with("s") || next.ends_with("ed") || is_irregular_past(next));
  return next_tags.has(Tag::auxiliary) || verb || next == "then" || next == "also" || next == "never" || next == "later";
}

/// Whether nothing that an active verb governs stands at word i.
bool NameWords::ends_note(WordIndex i) const {
  if (i >= passage_.size() || passage_.begins_sentence(i) || passage_.comma_before(i)) return true;
  const std::string_view word = passage_.text(i);
  return passage_.is(i, Tag::coordinator) || (passage_.is(i, Tag::preposition) && word != "to") || passage_.is(i, Tag::subordinator);
}

/// OKORO, VARLEY: longer than abbreviations are, and of no list.
bool NameWords::is_family_name_in_capitals(WordIndex i) const {
  constexpr std::uint32_t shortest = 5;
  return passage_.words()[i].span().size() >= shortest && passage_.tags_of(i).empty() && !has_digit(passage_.text(i));
}

/// "Universal Credit", "Stalking Protection Order": capitals of which the last is a common noun.
bool NameWords::is_title_of_thing(WordIndex i) const {
  const WordIndex end = end_of_name(i);
  return end > i && passage_.tags_of(end - 1).has_any(tags(Tag::common_noun, Tag::never_a_person, Tag::thing));
}

/// "Ash Pemberton (they/them) was", "Cole Drury, 30,": two capitals of which nothing is known, and then no third noun.
bool NameWords::is_full_name(WordIndex i) const {
  if (!passage_.tags_of(i).empty() || !is_name_word(i + 1) || !passage_.tags_of(i + 1).empty() || passage_.all_capitals(i + 1))
    return false;
  if (ends_like_no_name(passage_.text(i)) || ends_like_no_name(passage_.text(i + 1))) return false;
  const std::string_view gap = passage_.gap_after(i + 1);
  if (gap != " ") return gap.starts_with(" (") || gap.starts_with(",");
  const TagSet& next = passage_.tags_of(i + 2);
  return next.has(Tag::auxiliary) || next.has(Tag::adverb) || next.has(Tag::verb);
}

}  // namespace unblame
