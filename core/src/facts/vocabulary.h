// The words that facts are made of: the tags of the lexicon's section "facts", each a group and a value ("month.05", "act.hit").
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "match/cues.h"
#include "rules/rule_set_data.h"

namespace unblame {

/// What a run of words is for the reader of facts. The table in vocabulary.cpp gives each its name in the data.
enum class Group : std::uint8_t {
  none,
  // numbers
  number,
  scale,
  ordinal,
  ordinal_noun,
  times,
  unit,
  currency,
  about,
  half,
  quarter,
  // ages
  age_before,
  age_after,
  age_verb,
  // dates and times
  month,
  month_or_word,
  weekday,
  clock,
  am,
  pm,
  oclock,
  past,
  to,
  before_time,
  before_date,
  // references and names
  before_section,
  before_form,
  before_person,
  before_place,
  title,
  person_code,
  never,
  word,
  word_ending,
  // grammar
  negates,
  negates_nothing,
  auxiliary,
  light,
  be,
  by,
  pronoun,
  conjunction,
  preposition,
  lemma,
  short_of,
  side,
  body,
  body_adjective,
  // facts that are words: the value is the fact's normal form
  date,
  time,
  money,
  substance,
  weapon,
  injury,
  act,
  no_act,
  count
};

/// A tag resolved: "unit.minute" is (unit, "minute").
struct Meaning {
  Group group = Group::none;
  std::string value{};
};

/// Immutable; any number of threads. The rule set's data outlives it.
class FactVocabulary {
 public:
  explicit FactVocabulary(const RuleSetData& data);

  [[nodiscard]] const CueFinder& cues() const noexcept { return cues_; }
  [[nodiscard]] const Meaning& meaning(TagId tag) const noexcept { return meanings_[tag]; }

  /// The value of a single word in a group, for the end of a word that begins with digits ("pm" of "10pm"); nullptr if it has
  /// none.
  [[nodiscard]] const std::string* value_of(std::string_view word, Group group) const;

  /// A first name that is no other word of the lexicon ("keeley", not "will").
  [[nodiscard]] bool is_first_name(std::string_view word) const { return first_names_.contains(word); }
  /// A word of the lexicon that is not only a name.
  [[nodiscard]] bool is_common(std::string_view word) const { return common_.contains(word); }

 private:
  void read_names(const RuleSetData& data);

  CueFinder cues_;
  std::vector<Meaning> meanings_;
  std::map<std::pair<Group, std::string>, std::string, std::less<>> singles_;
  std::unordered_set<std::string_view> first_names_, common_;
};

}  // namespace unblame
