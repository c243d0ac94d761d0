// Joins the readers. Those of digits come first and take their words; telephone numbers before dates, dates before times, times
// before plain numbers: the longest reading wins, and "2310 hrs" is never a duration.
#include "unblame/facts.h"

#include <algorithm>
#include <array>

#include "facts/readers.h"

namespace unblame {
namespace {

constexpr std::array<std::string_view, 15> kind_names = {"number",  "age",  "date",      "time",      "money",
                                                         "contact", "name", "reference", "substance", "weapon",
                                                         "injury",  "act",  "doer",      "negation",  "side"};

}  // namespace

std::string_view to_string(FactKind kind) noexcept {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<FactKind> fact_kind_from(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kind_names.size(); ++i)
    if (kind_names[i] == name) return static_cast<FactKind>(i);
  return std::nullopt;
}

struct FactFinder::Parts {
  explicit Parts(RuleSet rule_set) : rules(std::move(rule_set)), vocabulary(rules.data()) {}
  RuleSet rules;
  FactVocabulary vocabulary;
};

FactFinder::FactFinder(RuleSet rules) : parts_(std::make_unique<Parts>(std::move(rules))) {}
FactFinder::~FactFinder() = default;
FactFinder::FactFinder(FactFinder&&) noexcept = default;
FactFinder& FactFinder::operator=(FactFinder&&) noexcept = default;

std::vector<Fact> FactFinder::find(std::string_view source) const {
  FactText text(parts_->vocabulary, source);
  for (WordIndex i = 0; i < text.size();) {
    WordIndex end = i;
    for (const auto read : {read_contact, read_date, read_time, read_reference, read_quantity})
      if (end = read(text, i); end > i) break;
    i = std::max(end, i + 1);
  }
  read_tagged(text);
  read_sides(text);
  read_names(text);
  read_doers(text);
  read_negations(text);
  return text.take_facts();
}

}  // namespace unblame
