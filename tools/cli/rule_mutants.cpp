#include "cli/rule_mutants.h"

#include <nlohmann/json.hpp>
#include <set>

#include "cli/rule_examples.h"
#include "unblame/mutation.h"

namespace unblame::cli {
namespace {

using Json = nlohmann::ordered_json;

/// As much of a rule as decides what is found and what counts.
Json as_json(const Rule& rule, const std::string& id) {
  Json spared = Json::array();
  for (const SparedExample& example : rule.spared) spared.push_back({{"text", example.text}, {"because", example.because}});
  Json json = {{"id", id},
               {"severity", to_string(rule.severity)},
               {"mechanism", to_string(rule.mechanism)},
               {"who", to_string(rule.who)},
               {"match", rule.match},
               {"unless", rule.unless},
               {"why", rule.why},
               {"instead", Json::array({{{"ask", "Who did what, and how is it known?"}}})},
               {"examples", {{"flag", rule.flag}, {"pass", rule.pass}, {"spared", spared}}}};
  if (rule.about) json["about"] = to_string(*rule.about);
  if (rule.presupposes) json["presupposes"] = true;
  return json;
}

std::string pack_of(const std::vector<Json>& mutants, const std::set<std::string>& without) {
  Json list = Json::array();
  for (const Json& mutant : mutants)
    if (!without.contains(mutant["id"].get<std::string>())) list.push_back(mutant);
  return Json{{"pack", "mutants"}, {"lang", "en-GB"}, {"version", "0.0.0"}, {"rules", list}}.dump(
      -1, ' ', false, Json::error_handler_t::replace);
}

/// On top of `rules`, whose lexicon the patterns need; invalid ones are taken out and noted.
Expected<RuleSet> load(const RuleSet& rules, const std::vector<Json>& mutants, std::set<std::string>& invalid) {
  auto loaded = rules.with(PackFiles{.packs = {{"mutants.json", pack_of(mutants, invalid)}}});
  if (loaded) return loaded;
  for (const Diagnostic& error : loaded.error())
    if (error.level == Diagnostic::Level::error) invalid.insert(error.rule);
  return rules.with(PackFiles{.packs = {{"mutants.json", pack_of(mutants, invalid)}}});
}

}  // namespace

namespace {

/// Mutants that are tried together: a rule set of all of them would match each example against thousands.
class Batch {
 public:
  void add(const Rule& rule) {
    for (const Mutation& mutation : mutations_of(rule)) {
      mutants_.push_back(as_json(mutation.rule, id_of(mutants_.size())));
      names_.push_back(rule.id + ": " + mutation.what);
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return mutants_.size(); }

  void run(const RuleSet& rules, MutantResults& results) {
    std::set<std::string> invalid;
    const auto mutated = load(rules, mutants_, invalid);
    std::vector<const Rule*> valid;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; mutated && i < mutants_.size(); ++i) {
      const Rule* mutant = mutated->find(id_of(i));
      if (mutant != nullptr) valid.push_back(mutant), numbers.push_back(i);
    }
    const std::vector<bool> noticed = valid.empty() ? std::vector<bool>{} : notice_a_fault(*mutated, valid);
    results.mutants += valid.size();
    for (std::size_t i = 0; i < valid.size(); ++i) {
      if (noticed[i])
        ++results.caught;
      else
        results.survivors.push_back(names_[numbers[i]]);
    }
    mutants_.clear(), names_.clear();
  }

 private:
  static std::string id_of(std::size_t number) { return "mutant.m" + std::to_string(number); }

  std::vector<Json> mutants_{};
  std::vector<std::string> names_{};
};

}  // namespace

MutantResults run_mutants(const RuleSet& rules, std::span<const Rule* const> tested) {
  constexpr std::size_t enough = 150;
  MutantResults results;
  Batch batch;
  for (const Rule* rule : tested) {
    batch.add(*rule);
    if (batch.size() >= enough) batch.run(rules, results);
  }
  if (batch.size() > 0) batch.run(rules, results);
  return results;
}

}  // namespace unblame::cli
