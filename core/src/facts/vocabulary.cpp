#include "facts/vocabulary.h"

#include <utility>

namespace unblame {
namespace {

struct Entry {
  std::string_view name;
  Group group;
};

// One line a group: its name in the data, before the first full stop of a tag. The data says which words are in it.
constexpr Entry entries[] = {
    {"number", Group::number},              // one, two … ninety
    {"scale", Group::scale},                // hundred, thousand, dozen
    {"ordinal", Group::ordinal},            // first, second …
    {"ordinal-noun", Group::ordinal_noun},  // "the 3rd floor" is no day of a month
    {"times", Group::times},                // once, twice
    {"unit", Group::unit},                  // minutes, ml, miles
    {"currency", Group::currency},          // pounds
    {"about", Group::about},                // approx
    {"half", Group::half},
    {"quarter", Group::quarter},
    {"age-before", Group::age_before},  // aged
    {"age-after", Group::age_after},    // years old
    {"age-verb", Group::age_verb},      // "is 14,"
    {"month", Group::month},
    {"month-or-word", Group::month_or_word},  // may, march
    {"weekday", Group::weekday},
    {"clock", Group::clock},  // hrs, behind four digits
    {"am", Group::am},
    {"pm", Group::pm},
    {"oclock", Group::oclock},
    {"past", Group::past},
    {"to", Group::to},
    {"before-time", Group::before_time},        // at, from, since: four digits behind it are a time
    {"before-date", Group::before_date},        // in, on: "in May", "in 2019"
    {"before-section", Group::before_section},  // section, s
    {"before-form", Group::before_form},        // mg
    {"before-person", Group::before_person},    // "witness B"
    {"before-place", Group::before_place},      // "room 4"
    {"title", Group::title},
    {"person-code", Group::person_code},  // s, v, ip: "V1"
    {"never", Group::never},              // written with a capital, and no name
    {"word", Group::word},                // words that begin sentences
    {"word-ending", Group::word_ending},  // endings that names do not have
    {"negates", Group::negates},
    {"negates-nothing", Group::negates_nothing},
    {"auxiliary", Group::auxiliary},
    {"light", Group::light},  // between a negation and the word that it denies
    {"be", Group::be},
    {"by", Group::by},
    {"pronoun", Group::pronoun},
    {"conjunction", Group::conjunction},
    {"preposition", Group::preposition},
    {"lemma", Group::lemma},                    // forms that no rule of spelling brings together
    {"short-of", Group::short_of},              // before an act that was not done, or not yet: "attempted to", "threatened to"
    {"side", Group::side},                      // left, right, both
    {"body", Group::body},                      // arm
    {"body-adjective", Group::body_adjective},  // "left upper arm"
    {"date", Group::date},
    {"time", Group::time},
    {"money", Group::money},
    {"substance", Group::substance},
    {"weapon", Group::weapon},
    {"injury", Group::injury},
    {"act", Group::act},
    {"no-act", Group::no_act},  // "kicked off": harm to nobody
};

Meaning meaning_of(std::string_view tag) {
  const auto dot = tag.find('.');
  const auto name = tag.substr(0, dot);
  for (const Entry& entry : entries)
    if (entry.name == name)
      return {entry.group, dot == std::string_view::npos ? std::string{} : std::string(tag.substr(dot + 1))};
  return {};
}

CueFinder finder_of(const RuleSetData& data) {
  std::vector<Table> tables;
  for (const auto& layer : data.layers) tables.push_back(layer.facts);
  return CueFinder(std::move(tables));
}

template <class Visit>
void for_each_word(const Table& table, const TablePattern& pattern, Visit visit) {
  for (auto id = pattern.positions.begin; id < pattern.positions.begin + pattern.positions.size; ++id)
    for (const WordId word : table.words_of(table.position(id))) visit(table.word(word));
}

constexpr std::string_view cue_prefix = "cue:";

}  // namespace

FactVocabulary::FactVocabulary(const RuleSetData& data) : cues_(finder_of(data)) {
  for (TagId tag = 0; tag < cues_.tag_count(); ++tag)
    meanings_.push_back(cues_.use_of(tag) == Use::cue ? meaning_of(cues_.name_of(tag)) : Meaning{});
  for (const auto& layer : data.layers)
    for (const auto& pattern : layer.facts.patterns()) {
      const Meaning meaning = meaning_of(layer.facts.tag(pattern.owner).substr(cue_prefix.size()));
      for_each_word(layer.facts, pattern, [&](std::string_view word) { common_.insert(word); });
      if (pattern.positions.size == 1)
        for_each_word(layer.facts, pattern, [&](std::string_view word) {
          singles_.try_emplace({meaning.group, std::string(word)}, meaning.value);
        });
    }
  read_names(data);
}

void FactVocabulary::read_names(const RuleSetData& data) {
  const auto is_name_tag = [](std::string_view tag) { return tag == "role:name.female" || tag == "role:name.male"; };
  for (const auto& layer : data.layers)
    for (const auto& pattern : layer.table.patterns()) {
      const bool tagged = pattern.use == Use::cue || pattern.use == Use::role || pattern.use == Use::label;
      const bool name = tagged && is_name_tag(layer.table.tag(pattern.owner));
      for_each_word(layer.table, pattern, [&](std::string_view word) { (name ? first_names_ : common_).insert(word); });
    }
  std::erase_if(first_names_, [&](std::string_view word) { return common_.contains(word); });
}

const std::string* FactVocabulary::value_of(std::string_view word, Group group) const {
  const auto at = singles_.find(std::pair{group, std::string(word)});
  return at == singles_.end() ? nullptr : &at->second;
}

}  // namespace unblame
