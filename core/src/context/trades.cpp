#include "context/trades.h"

#include <algorithm>

#include "context/noun_phrase.h"

namespace unblame {

namespace {

/// What stands behind a name: its last noun, and the word before that, or 0.
struct Trade {
  std::uint32_t noun = 0, modifier = 0;
  PersonIndex person = no_person;
};

bool is_article(const Passage& passage, WordIndex i) { return passage.text(i) == "a" || passage.text(i) == "an"; }

/// ", student nurse.", ", a barman at the Feathers,", "(cleaner, Northgate)", "is the manager": up to four words behind a comma, a
/// bracket or a form of be, before the next comma, preposition or end.
Trade trade_behind(const CastBlock& block, NominalIndex n) {
  const Passage& passage = block.passage;
  WordIndex i = block.nominal(n).words.end;
  if (i >= passage.size() || passage.begins_sentence(i)) return {};
  const bool set_off = passage.comma_before(i) || passage.gap_has(i, '(');
  const bool is = !set_off && passage.is(i, Tag::be) && passage.is(i, Tag::auxiliary) && i + 1 < passage.size() &&
                  (is_article(passage, i + 1) || passage.text(i + 1) == "the");
  if (!set_off && !is) return {};
  if (is) i += 2;
  if (set_off && is_article(passage, i)) ++i;
  constexpr WordIndex most_words = 4;
  const WordIndex first = i;
  while (i < passage.size() && i < first + most_words && !passage.begins_sentence(i) && (i == first || !(passage.comma_before(i) || passage.gap_has(i, ')'))) &&
         !passage.capital(i) && !passage.is(i, Tag::preposition) && !passage.is(i, Tag::auxiliary) && !passage.is(i, Tag::says) &&
         !passage.is(i, Tag::coordinator) && !passage.is(i, Tag::relative) && !passage.is(i, Tag::determiner))
    ++i;
  const bool closed = i >= passage.size() || passage.begins_sentence(i) || passage.comma_before(i) || passage.gap_has(i, ')') ||
                      passage.is(i, Tag::preposition) ||
                      passage.is(i, Tag::relative) || passage.is(i, Tag::coordinator);
  if (i == first || !closed) return {};
  return {passage.stem_hash(i - 1), i - 1 > first ? passage.stem_hash(i - 2) : 0, block.person_of(n)};
}

/// "dental nurse Poppy Lane", "Prisoner Dallow": what somebody is, right before the name.
Trade trade_in_name(const CastBlock& block, NominalIndex n) {
  const Passage& passage = block.passage;
  const Nominal& it = block.nominal(n);
  const WordIndex name = it.name.first;
  if (name == 0 || passage.begins_sentence(name) || !passage.gap_before(name).starts_with(' ')) return {};
  const WordIndex noun = name - 1;
  const bool title = passage.is(noun, Tag::title_female) || passage.is(noun, Tag::title_male);
  if (title || (passage.capital(noun) && !passage.begins_sentence(noun)) || passage.is(noun, Tag::verb) || passage.is(noun, Tag::preposition) ||
      passage.is(noun, Tag::determiner) || passage.is(noun, Tag::coordinator) || passage.is(noun, Tag::auxiliary) || !passage.clitic(noun).empty())
    return {};
  const bool doer = ends_like_a_doer(passage.stem(noun));
  if (it.words.first > noun && !doer) return {};
  return {passage.stem_hash(noun), noun > 0 && !passage.begins_sentence(noun) ? passage.stem_hash(noun - 1) : 0, block.person_of(n)};
}

/// "Private maths tutor: Mr Ferris Dunmore, 31": a line that says what somebody is, and then who.
Trade trade_before(const CastBlock& block, NominalIndex n) {
  const Passage& passage = block.passage;
  const WordIndex name = block.nominal(n).words.first;
  constexpr WordIndex most_words = 4;
  if (name == 0 || !passage.gap_has(name, ':') || passage.begins_sentence(name)) return {};
  const WordIndex begin = passage.sentences()[passage.sentence_of(name)].words.first;
  if (name - begin > most_words) return {};
  return {passage.stem_hash(name - 1), name - 1 > begin ? passage.stem_hash(name - 2) : 0, block.person_of(n)};
}

}  // namespace

std::vector<TradeOf> trades_in(const CastBlock& block) {
  std::vector<Trade> trades;
  for (std::size_t n = 0; n < block.nominals.size(); ++n) {
    const Nominal& it = block.nominals[n];
    if (it.pronoun || it.possessor || !it.is_named() || block.person_of(static_cast<NominalIndex>(n)) == no_person) continue;
    for (const Trade& trade : {trade_behind(block, static_cast<NominalIndex>(n)), trade_before(block, static_cast<NominalIndex>(n)),
                               trade_in_name(block, static_cast<NominalIndex>(n))})
      if (trade.person != no_person) trades.push_back(trade);
  }
  std::vector<TradeOf> found;
  if (trades.empty()) return found;
  std::stable_sort(trades.begin(), trades.end(), [](const Trade& a, const Trade& b) { return a.noun < b.noun; });
  for (std::size_t m = 0; m < block.nominals.size(); ++m) {
    const Nominal& it = block.nominals[m];
    const Passage& passage = block.passage;
    const bool definite = !it.pronoun && !it.is_named() && !it.plural && !it.indefinite && it.words.first < it.head && passage.text(it.words.first) == "the";
    if (!definite) continue;
    const std::uint32_t noun = passage.stem_hash(it.head), modifier = it.head > it.words.first + 1 ? passage.stem_hash(it.head - 1) : 0;
    PersonIndex person = no_person;
    bool several = false;
    const auto begin = std::lower_bound(trades.begin(), trades.end(), noun, [](const Trade& t, std::uint32_t hash) { return t.noun < hash; });
    for (auto t = begin; t != trades.end() && t->noun == noun; ++t) {
      if (modifier != 0 && t->modifier != modifier) continue;
      several = several || (person != no_person && person != t->person);
      person = t->person;
    }
    if (person != no_person && !several) found.push_back({person, static_cast<NominalIndex>(m)});
  }
  return found;
}

}  // namespace unblame
