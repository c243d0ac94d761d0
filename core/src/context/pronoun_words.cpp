#include "context/pronoun_words.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace unblame {

namespace {

constexpr Pronoun pronouns[] = {
    {"i", Sex::unknown, false, Case::subject, 1},
    {"i'm", Sex::unknown, false, Case::subject, 1},
    {"im", Sex::unknown, false, Case::subject, 1},
    {"me", Sex::unknown, false, Case::object, 1},
    {"my", Sex::unknown, false, Case::possessive, 1},
    {"mine", Sex::unknown, false, Case::none, 1},
    {"myself", Sex::unknown, false, Case::reflexive, 1},
    {"we", Sex::unknown, true, Case::subject, 1},
    {"us", Sex::unknown, true, Case::object, 1},
    {"our", Sex::unknown, true, Case::possessive, 1},
    {"ourselves", Sex::unknown, true, Case::reflexive, 1},
    {"you", Sex::unknown, false, Case::none, 2},
    {"u", Sex::unknown, false, Case::none, 2},
    {"your", Sex::unknown, false, Case::possessive, 2},
    {"yourself", Sex::unknown, false, Case::reflexive, 2},
    {"yourselves", Sex::unknown, true, Case::reflexive, 2},
    {"he", Sex::male, false, Case::subject, 3},
    {"him", Sex::male, false, Case::object, 3},
    {"his", Sex::male, false, Case::possessive, 3},
    {"himself", Sex::male, false, Case::reflexive, 3},
    {"hes", Sex::male, false, Case::subject, 3},
    {"she", Sex::female, false, Case::subject, 3},
    {"her", Sex::female, false, Case::object, 3},
    {"hers", Sex::female, false, Case::none, 3},
    {"herself", Sex::female, false, Case::reflexive, 3},
    {"shes", Sex::female, false, Case::subject, 3},
    {"they", Sex::unknown, true, Case::subject, 3},
    {"them", Sex::unknown, true, Case::object, 3},
    {"their", Sex::unknown, true, Case::possessive, 3},
    {"themselves", Sex::unknown, true, Case::reflexive, 3},
    {"themself", Sex::unknown, true, Case::reflexive, 3},
    {"theyve", Sex::unknown, true, Case::subject, 3},
    {"theyre", Sex::unknown, true, Case::subject, 3},
    {"both", Sex::unknown, true, Case::none, 3},
    {"neither", Sex::unknown, true, Case::none, 3},
    {"who", Sex::unknown, false, Case::none, 3},
    {"whom", Sex::unknown, false, Case::object, 3},
    {"theirs", Sex::unknown, true, Case::none, 3},
    {"ours", Sex::unknown, true, Case::none, 1},
    {"whose", Sex::unknown, false, Case::possessive, 3},
};

/// The pronouns in the order of their first letters, which are asked for at every word.
struct PronounIndex {
  std::array<std::uint16_t, 26> sizes{};  ///< of each letter, the lengths of its pronouns as bits: most words fail here
  std::array<std::uint8_t, 27> begin{};
  std::array<std::uint8_t, std::size(pronouns)> order{};
};
constexpr PronounIndex pronoun_index = [] {
  PronounIndex index;
  std::uint8_t next = 0;
  for (std::size_t letter = 0; letter < 26; ++letter) {
    index.begin[letter] = next;
    for (std::size_t i = 0; i < std::size(pronouns); ++i)
      if (pronouns[i].word[0] == static_cast<char>('a' + letter)) {
        index.order[next++] = static_cast<std::uint8_t>(i);
        index.sizes[letter] = static_cast<std::uint16_t>(index.sizes[letter] | 1u << pronouns[i].word.size());
      }
  }
  index.begin[26] = next;
  return index;
}();

constexpr std::size_t longest_pronoun = 15;  // in bytes, as bits of `sizes`
static_assert(std::all_of(std::begin(pronouns), std::end(pronouns),
                          [](const Pronoun& pronoun) { return pronoun.word.size() <= longest_pronoun; }));

const Pronoun* look_up_pronoun(std::string_view word, std::size_t letter) {
  for (std::size_t k = pronoun_index.begin[letter]; k < pronoun_index.begin[letter + 1]; ++k) {
    const Pronoun& pronoun = pronouns[pronoun_index.order[k]];
    if (pronoun.word == word) return &pronoun;
  }
  return nullptr;
}

}  // namespace

const Pronoun* find_pronoun(std::string_view word) noexcept {
  if (word.empty() || word[0] < 'a' || word[0] > 'z') return nullptr;
  const auto letter = static_cast<std::size_t>(word[0] - 'a');
  if (word.size() > longest_pronoun || (pronoun_index.sizes[letter] >> word.size() & 1u) == 0) return nullptr;
  return look_up_pronoun(word, letter);
}

}  // namespace unblame
