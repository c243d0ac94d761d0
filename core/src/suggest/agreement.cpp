#include "suggest/agreement.h"

#include <algorithm>
#include <array>

namespace unblame {
namespace {

constexpr std::array<std::string_view, 5> have_words = {"has", "have", "had", "having", "'ve"};
constexpr std::array<std::string_view, 13> other_auxiliaries = {"be", "is",    "are",    "was",    "were",    "been", "being",
                                                                "am", "isn't", "aren't", "wasn't", "weren't", "ain't"};
constexpr std::array<std::string_view, 3> not_have = {"hasn't", "haven't", "hadn't"};
constexpr std::array<std::string_view, 29> before_base = {
    "to",     "will", "would",     "can",     "could",    "may",     "might",  "must",     "shall", "should",
    "did",    "does", "do",        "didn't",  "don't",    "doesn't", "won't",  "wouldn't", "can't", "couldn't",
    "cannot", "let",  "shouldn't", "mustn't", "mightn't", "needn't", "shan't", "daren't",  "help"};
constexpr std::array<std::string_view, 36> adverbs = {
    "also",  "again", "already", "always",  "just",   "never",     "now",   "often",     "only",
    "since", "then",  "twice",   "still",   "not",    "yet",       "once",  "thrice",    "earlier",
    "later", "ever",  "even",    "soon",    "indeed", "therefore", "thus",  "further",   "either",
    "both",  "so",    "far",     "perhaps", "maybe",  "sometimes", "today", "yesterday", "well"};
constexpr std::array<std::string_view, 14> determiners = {"the",  "a",   "an", "this", "these",   "those", "every",
                                                          "each", "any", "no", "some", "another", "one",   "such"};
constexpr std::array<std::string_view, 12> before_gerund = {"frequent",   "repeated", "constant",  "persistent",
                                                            "recent",     "previous", "continued", "continual",
                                                            "continuous", "regular",  "multiple",  "more"};
constexpr std::array<std::string_view, 12> subjects = {"he",  "she", "they",  "it",   "who",  "we",
                                                       "you", "i",   "which", "both", "s/he", "that"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.size() > ending.size() + 1 && word.ends_with(ending); });
}

bool is_adverb(std::string_view word) {
  return is_one_of(word, adverbs) || ends_with_any(word, {"ly"});
}

/// "had", "she'd", "they've", "Ellie's".
bool is_have(std::string_view word) {
  return is_one_of(word, have_words) || is_one_of(word, not_have) || ends_with_any(word, {"'ve", "'d", "'s"});
}

/// The same further off, where "it's" is more often "it is" and "Ellie's" her own.
bool is_have_further_off(std::string_view word) {
  constexpr std::array<std::string_view, 8> contracted = {"he's", "she's", "who's", "he'd", "she'd", "they'd", "who'd", "s/he'd"};
  return is_one_of(word, have_words) || is_one_of(word, not_have) || is_one_of(word, contracted) || ends_with_any(word, {"'ve"});
}

/// The words of the same sentence before the match, nearest first.
std::vector<std::string_view> sentence_before(const Words& before, std::string_view view, std::uint32_t match_begin) {
  std::vector<std::string_view> words;
  std::uint32_t next = match_begin;
  for (WordIndex i = static_cast<WordIndex>(before.size()); i-- > 0;) {
    const std::string_view gap = view.substr(before[i].end, next - before[i].end);
    const std::size_t stop = gap.find_first_of(".?!:;\r\n");
    // A line that is only wrapped goes on; after a full stop or a blank line another sentence begins.
    const bool wrapped = stop != std::string_view::npos && gap.find_first_of(".?!:;") == std::string_view::npos &&
                         std::count(gap.begin(), gap.end(), '\n') + std::count(gap.begin(), gap.end(), '\r') <= 2 &&
                         std::count(gap.begin(), gap.end(), '\n') <= 1;
    if (stop != std::string_view::npos && !wrapped) break;
    words.push_back(before.text(i));
    next = before[i].begin;
  }
  return words;
}

/// Of a form that is both.
std::vector<Form> past_or_participle(const std::vector<std::string_view>& words, std::size_t governor) {
  const std::vector<Form> both = {Form::past, Form::participle};
  if (governor == words.size()) return governor == 0 ? std::vector{Form::past} : both;  // "Recently absconded" may be of a noun
  const std::string_view word = words[governor];
  if (is_have(word) || is_one_of(word, other_auxiliaries) || word == "get" || word == "got") return {Form::participle};
  if (is_one_of(word, determiners)) return {};  // "the absconded child"
  if (is_one_of(word, subjects)) return {Form::past};
  if (ends_with_any(word, {"ed"})) return both;  // "was believed absconded"
  const bool have_before = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(governor), words.end(), is_have_further_off);
  return have_before ? both : std::vector{Form::past};
}

}  // namespace

std::vector<Form> settle_form(FormSet forms, const Words& before, std::string_view view, std::uint32_t match_begin) {
  const std::vector<std::string_view> words = sentence_before(before, view, match_begin);
  const auto governor = static_cast<std::size_t>(std::find_if_not(words.begin(), words.end(), is_adverb) - words.begin());
  const std::string_view word = governor < words.size() ? words[governor] : std::string_view{};
  if (forms.has(Form::base)) {
    if (is_one_of(word, before_base)) return {Form::base};
    if (forms.has(Form::participle) && (is_have(word) || is_one_of(word, other_auxiliaries))) return {Form::participle};
  }
  if (forms.has(Form::past) && forms.has(Form::participle) && !forms.has(Form::base)) return past_or_participle(words, governor);
  if (forms.has(Form::gerund) && (is_one_of(word, determiners) || is_one_of(word, before_gerund))) return {};
  for (const auto form : {Form::past, Form::third_person, Form::gerund, Form::participle, Form::base, Form::plural,
                          Form::comparative, Form::superlative})
    if (forms.has(form)) return {form};
  return {Form::base};
}

}  // namespace unblame
