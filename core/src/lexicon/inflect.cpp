#include "lexicon/inflect.h"

#include <algorithm>
#include <iterator>

namespace unblame {
namespace {

constexpr bool is_vowel(char c) noexcept { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
constexpr bool is_letter(char c) noexcept { return c >= 'a' && c <= 'z'; }

/// Whether the letter at `i` sounds as a vowel: y does after a consonant, the u of "qu" does not.
bool sounds_as_vowel(std::string_view word, std::size_t i) noexcept {
  const char before = i == 0 ? ' ' : word[i - 1];
  if (word[i] == 'u' && before == 'q') return false;
  if (word[i] == 'y') return is_letter(before) && !is_vowel(before);
  return is_vowel(word[i]);
}

/// The part after the last blank or hyphen: "co-opt" is inflected as "opt".
std::string_view last_part(std::string_view word) noexcept {
  const auto cut = word.find_last_of(" -");
  return cut == std::string_view::npos ? word : word.substr(cut + 1);
}

bool ends_in_sibilant(std::string_view word) noexcept {
  return word.ends_with("s") || word.ends_with("x") || word.ends_with("z") || word.ends_with("ch") || word.ends_with("sh");
}

bool ends_in_consonant_and(char last, std::string_view word) noexcept {
  const auto n = word.size();
  return n >= 2 && word[n - 1] == last && is_letter(word[n - 2]) && !is_vowel(word[n - 2]);
}

/// One consonant that can be doubled, after a vowel letter.
bool ends_in_vowel_and_consonant(std::string_view word) noexcept {
  const auto n = word.size();
  if (n < 2) return false;
  const char last = word[n - 1];
  const bool doubles = is_letter(last) && !is_vowel(last) && last != 'w' && last != 'x' && last != 'y' && last != 'h';
  return doubles && sounds_as_vowel(word, n - 2);
}

/// stop, quit, plan; not "look" (two vowels), "help" (two consonants), "visit" (two syllables), "up".
bool doubles_by_rule(std::string_view word) noexcept {
  if (word.size() < 3 || !ends_in_vowel_and_consonant(word)) return false;
  for (std::size_t i = 0; i + 2 < word.size(); ++i)
    if (sounds_as_vowel(word, i)) return false;
  return true;
}

/// The stem before a suffix that begins with a vowel, but for -e and -y: "stopp", "panick".
std::string stem_before_vowel(std::string_view word, FinalConsonant ending) {
  std::string stem(word);
  const auto last = last_part(word);
  if (last.size() > 3 && (last.ends_with("ic") || last.ends_with("ac"))) return stem + 'k';
  const bool doubled = ending == FinalConsonant::doubled ? ends_in_vowel_and_consonant(last)
                                                         : ending == FinalConsonant::by_rule && doubles_by_rule(last);
  if (doubled) stem += word.back();
  return stem;
}

std::string without_end(std::string_view word, std::size_t letters) { return std::string(word.substr(0, word.size() - letters)); }

/// Lemmas in -ise whose -ise is part of the root. "-wise", "-raise" and the like are told by their vowel or by their shortness.
constexpr std::string_view not_a_suffix[] = {
    "advertise", "advise", "anise", "apprise", "arise", "cerise", "chastise", "chemise", "circumcise", "comprise", "compromise",
    "concise", "demise", "despise", "devise", "disenfranchise", "disguise", "enfranchise", "enterprise", "excise", "exercise",
    "expertise", "franchise", "guise", "improvise", "incise", "marquise", "merchandise", "misadvise", "mortise", "paradise",
    "practise", "precise", "premise", "promise", "reprise", "revise", "sunrise", "supervise", "surmise", "surprise", "televise",
    "treatise", "valise"};

bool has_suffix_ise(std::string_view lemma) noexcept {
  if (lemma.size() < 6 || !lemma.ends_with("ise")) return false;
  const char before = lemma[lemma.size() - 4];
  if (!is_letter(before) || before == 'w') return false;                       // likewise, otherwise
  if (is_vowel(before) && before != 'i' && before != 'e') return false;        // praise, noise, bruise
  return std::find(std::begin(not_a_suffix), std::end(not_a_suffix), lemma) == std::end(not_a_suffix);
}

}  // namespace

std::string third_person_of(std::string_view verb) {
  if (ends_in_consonant_and('y', verb)) return without_end(verb, 1) + "ies";
  if (ends_in_sibilant(verb) || ends_in_consonant_and('o', verb)) return std::string(verb) + "es";
  return std::string(verb) + 's';
}

std::string past_of(std::string_view verb, FinalConsonant ending) {
  if (verb.ends_with('e')) return std::string(verb) + 'd';
  if (ends_in_consonant_and('y', verb)) return without_end(verb, 1) + "ied";
  return stem_before_vowel(verb, ending) + "ed";
}

std::string gerund_of(std::string_view verb, FinalConsonant ending) {
  if (verb.ends_with("ie")) return without_end(verb, 2) + "ying";
  const auto last = last_part(verb);
  const bool keeps_e = last.size() <= 2 || last.ends_with("ee") || last.ends_with("oe") || last.ends_with("ye") || last == "singe" ||
                       last == "tinge";
  if (verb.ends_with('e') && !keeps_e) return without_end(verb, 1) + "ing";
  if (verb.ends_with('e')) return std::string(verb) + "ing";
  return stem_before_vowel(verb, ending) + "ing";
}

std::string plural_of(std::string_view noun) {
  if (ends_in_consonant_and('y', noun)) return without_end(noun, 1) + "ies";
  if (ends_in_sibilant(noun)) return std::string(noun) + "es";
  return std::string(noun) + 's';
}

std::string american_of(std::string_view word) {
  for (const std::string_view suffix : {"ise", "ises", "ised", "ising", "iser", "isers", "isation", "isations", "isable"}) {
    if (!word.ends_with(suffix)) continue;
    const auto root = without_end(word, suffix.size());
    return has_suffix_ise(root + "ise") ? root + "iz" + std::string(suffix.substr(2)) : std::string();
  }
  for (const std::string_view suffix : {"lyse", "lyses", "lysed", "lysing"})
    if (word.size() > suffix.size() && word.ends_with(suffix))
      return without_end(word, suffix.size() - 2) + 'z' + std::string(suffix.substr(3));
  return {};
}

std::string form_by_analogy(std::string_view lemma, std::string_view form, std::string_view variant) {
  const auto same = static_cast<std::size_t>(std::mismatch(lemma.begin(), lemma.end(), form.begin(), form.end()).first - lemma.begin());
  const auto tail = lemma.substr(same);
  if (!variant.ends_with(tail)) return {};
  return without_end(variant, tail.size()) + std::string(form.substr(same));
}

}  // namespace unblame
