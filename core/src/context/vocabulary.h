// The tags of the lexicon that the context reads, resolved to small numbers once.
//
// What a word is (a role, a verb of saying, a negation …) is data: rules/lexicon/{cues,roles,labels}.json. Here stands only which
// tags there are; the table in vocabulary.cpp gives each its name in the data, and says what it is for.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "context/judge.h"
#include "match/cues.h"

namespace unblame {

/// What a run of words was recognised as.
enum class Tag : std::uint8_t {
  none,
  // roles: who a noun is
  victim,
  suspect,
  witness,
  professional,
  agency,
  family,
  partner,
  bystander,
  onlooker,
  voice,
  person,
  never_a_person,
  thing,
  female,
  male,
  plural,
  descendant,
  minor,
  adult,
  frail,
  female_name,
  male_name,
  title_female,
  title_male,
  title_any,
  not_a_name,
  common_noun,
  stranger,
  partitive,
  quantity,
  unsettled,
  introduces,
  age_unit,
  age_word,
  protects,
  // grammar
  auxiliary,
  be,
  verb,
  preposition,
  coordinator,
  subordinator,
  relative,
  adverb,
  determiner,
  takes_two,
  for_public,
  general,
  // speech
  says,
  tells,
  thinks,
  names,
  reports,
  evidence,
  reads,
  describes,
  hearsay,
  account,
  account_follows,
  according,
  written,
  instructs,
  distance,
  speech_pseudo,
  own_view,
  calls_in,
  speaks_with,
  withholds,
  account_heading,
  claim_of,
  observes,
  // negation
  negates,
  negates_clause,
  negates_behind,
  negation_pseudo,
  negation_end,
  negates_next,
  negates_phrase,
  negation_undone,
  // assertion
  condition,
  condition_inverted,
  condition_pseudo,
  whether,
  presupposes,
  instructed,
  plan,
  possible,
  blaming_question,
  asks,
  // mention
  wording,
  named_word,
  criticised,
  word_list,
  words_listed,
  guidance,
  colleague,
  belief,
  // acts that tell a role
  harms,
  arrests,
  suspect_act,
  suspect_state,
  victim_state,
  complaint_by,
  witness_act,
  perceives,
  act_pseudo,
  professional_act,
  turns_to,
  // labels: headings, printed words, turns, kinds
  exhibits,
  disclosure,
  weaknesses,
  forensic,
  offence_label,
  code_label,
  form_head,
  officer_turn,
  answer_turn,
  note_label,
  statement_head,
  truth,
  statement_handled,
  victim_interview,
  suspect_interview,
  witness_interview,
  maker_professional,
  maker_family,
  maker_suspect,
  maker_witness,
  legal,
  count
};

/// A set of tags, as bits.
class TagSet {
 public:
  constexpr void add(Tag tag) noexcept { bits_[word(tag)] |= bit(tag); }
  [[nodiscard]] constexpr bool has(Tag tag) const noexcept { return (bits_[word(tag)] & bit(tag)) != 0; }
  [[nodiscard]] constexpr bool empty() const noexcept { return (bits_[0] | bits_[1] | bits_[2]) == 0; }
  [[nodiscard]] constexpr bool has_any(const TagSet& other) const noexcept {
    return ((bits_[0] & other.bits_[0]) | (bits_[1] & other.bits_[1]) | (bits_[2] & other.bits_[2])) != 0;
  }

 private:
  static constexpr std::size_t word(Tag tag) noexcept { return static_cast<std::size_t>(tag) >> 6; }
  static constexpr std::uint64_t bit(Tag tag) noexcept { return std::uint64_t{1} << (static_cast<unsigned>(tag) & 63u); }
  std::array<std::uint64_t, 3> bits_{};
};
static_assert(static_cast<unsigned>(Tag::count) <= 192);

template <class... Tags>
constexpr TagSet tags(Tags... each) noexcept {
  TagSet set;
  (set.add(each), ...);
  return set;
}

/// Immutable; any number of threads.
struct Judge::Vocabulary {
  explicit Vocabulary(const CueFinder& finder);

  const CueFinder& cues;
  std::vector<Tag> tag_of;  ///< by TagId; Tag::none for tags that the context does not read
};
using Vocabulary = Judge::Vocabulary;

}  // namespace unblame
