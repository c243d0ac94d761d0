// Regular English inflection: what the spelling rules make of a word. Nothing is guessed: an irregular form is data.
//
// The rules are those of any grammar (Quirk et al. 1985, §3.5 and §5.80): a final -e goes before -ing, a consonant and -y becomes
// -ie-, a sibilant takes -es, and a single consonant after a single stressed vowel is doubled. Stress cannot be seen, so
// doubling by rule stops at words of one syllable; in a longer word ("admit", "travel") the data says so.
// Words are in the view's letters; a hyphen or blank before the last part ("co-operate") changes nothing. All functions allocate
// the result only, and are linear in the word.
#pragma once

#include <string>
#include <string_view>

namespace unblame {

/// What happens to the last consonant before -ed, -ing, -er, -est.
enum class FinalConsonant {
  by_rule,  ///< doubled in words of one syllable that end in one vowel and one consonant: stop, stopped
  doubled,  ///< doubled if one can be: admit, admitted; travel, travelled; "fulfill" stays fulfilled
  single    ///< never: travel, traveled
};

/// refuse refuses, watch watches, carry carries, veto vetoes.
[[nodiscard]] std::string third_person_of(std::string_view verb);
/// refuse refused, carry carried, stop stopped, panic panicked.
[[nodiscard]] std::string past_of(std::string_view verb, FinalConsonant ending = FinalConsonant::by_rule);
/// refuse refusing, die dying, agree agreeing, singe singeing, stop stopping.
[[nodiscard]] std::string gerund_of(std::string_view verb, FinalConsonant ending = FinalConsonant::by_rule);
/// risk risks, witness witnesses, party parties, photo photos.
[[nodiscard]] std::string plural_of(std::string_view noun);

/// The American spelling of a word that British English writes with -ise, -yse, -isation, -iser, -isable or a form of these:
/// apologised apologized. Empty if there is none, as for "advise", "promise", "arise", whose -ise is no suffix.
/// Other pairs (behaviour, behavior) are data.
[[nodiscard]] std::string american_of(std::string_view word);

/// The form of `variant` that corresponds to the listed form `form` of `lemma`: (withhold, withheld, withold) gives "witheld".
/// Empty if `variant` does not end as `lemma` does where `form` departs from it.
[[nodiscard]] std::string form_by_analogy(std::string_view lemma, std::string_view form, std::string_view variant);

}  // namespace unblame
