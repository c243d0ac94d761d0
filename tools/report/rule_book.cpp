#include "report/rule_book.h"

#include <algorithm>
#include <array>

namespace unblame::report {
namespace {

constexpr std::size_t most_pairs = 3;

struct MechanismMeaning {
  Mechanism mechanism;
  std::string_view meaning;
};

constexpr auto meanings = std::to_array<MechanismMeaning>({
    {Mechanism::implied_choice, "Tells harm as something the person chose or decided on."},
    {Mechanism::implied_consent, "Tells harm as something the person agreed to or was willing to do."},
    {Mechanism::implied_responsibility, "Makes the person answerable for what somebody else did to them."},
    {Mechanism::character_judgement, "Judges what the person is like instead of saying what happened."},
    {Mechanism::criminalising, "Tells a child or a victim as an offender."},
    {Mechanism::minimising, "Makes the harm smaller than what is known of it."},
    {Mechanism::euphemism, "Gives abuse a harmless name, such as a relationship or a job."},
    {Mechanism::sexualises_victim, "Makes the person's sexuality, clothes or looks part of the account."},
    {Mechanism::transactional_framing, "Tells abuse as a trade from which the person gained."},
    {Mechanism::disbelief, "Doubts the person without saying what the doubt rests on."},
    {Mechanism::distances_professional, "Puts the failure of a service to reach somebody down to that person."},
    {Mechanism::adultification, "Treats a child as older, tougher or more knowing than a child is."},
    {Mechanism::dehumanising, "Makes the person a case, a type or a nuisance."},
    {Mechanism::mutualising, "Tells abuse by one person as a quarrel between two."},
    {Mechanism::erases_offender, "Leaves the one who did it out of the sentence."},
    {Mechanism::blaming_question, "Asks why the person did not prevent it."},
    {Mechanism::blames_family, "Puts the harm down to the person's family."},
});

/// The example's marked words and what the rule offers for them.
std::vector<BeforeAfter> pairs_of(const Linter& linter, const Rule& rule) {
  std::vector<BeforeAfter> pairs;
  for (const std::string& example : rule.flag) {
    if (pairs.size() == most_pairs) break;
    const std::size_t open = example.find('['), close = example.find(']', open == std::string::npos ? 0 : open);
    if (open == std::string::npos || close == std::string::npos) continue;
    BeforeAfter pair{example.substr(0, open), example.substr(open + 1, close - open - 1), example.substr(close + 1)};
    const Findings found = linter.check({.id = "example", .fields = {{.name = "text", .text = pair.before + pair.words + pair.after}}});
    for (const Finding& finding : found.findings) {
      if (finding.rule != rule.id || finding.at.bytes.begin != open) continue;
      const auto replace = std::ranges::find(finding.suggestions, Suggestion::Kind::replace, &Suggestion::kind);
      if (replace != finding.suggestions.end()) pair.better = pair.before + replace->text + pair.after;
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace

std::string_view meaning(Mechanism mechanism) noexcept {
  const auto at = std::ranges::find(meanings, mechanism, &MechanismMeaning::mechanism);
  return at == meanings.end() ? std::string_view{} : at->meaning;
}

std::vector<BookChapter> rule_book(const Linter& linter) {
  std::vector<BookChapter> chapters;
  for (const MechanismMeaning& each : meanings) {
    BookChapter chapter{.mechanism = each.mechanism};
    for (const Rule& rule : linter.rules().rules())
      if (rule.mechanism == each.mechanism) chapter.rules.push_back({&rule, pairs_of(linter, rule)});
    std::ranges::stable_sort(chapter.rules, [](const BookRule& a, const BookRule& b) {
      return a.rule->severity != b.rule->severity ? a.rule->severity > b.rule->severity : a.rule->id < b.rule->id;
    });
    if (!chapter.rules.empty()) chapters.push_back(std::move(chapter));
  }
  return chapters;
}

}  // namespace unblame::report
