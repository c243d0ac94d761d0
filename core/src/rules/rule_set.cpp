#include <algorithm>

#include "data/sha256.h"
#include "rules/compile.h"
#include "rules/diagnostics.h"

namespace unblame {
namespace {

Expected<RuleSet> add_layer(const PackFiles& files, const RuleSetData* below) {
  auto compiled = compile_layer(files, below);
  if (!compiled) return Unexpected(std::move(compiled.error()));
  auto data = below == nullptr ? std::make_shared<RuleSetData>() : std::make_shared<RuleSetData>(*below);
  auto bytes = std::make_shared<const std::string>(std::move(compiled->bytes));
  load_layer(*bytes, bytes, *data);
  data->warnings.insert(data->warnings.end(), compiled->warnings.begin(), compiled->warnings.end());
  return RuleSet(std::move(data));
}

/// "missing.*" or an id.
bool selects(std::string_view selector, std::string_view id) {
  if (selector.size() >= 2 && selector.substr(selector.size() - 2) == ".*")
    return id.substr(0, selector.size() - 1) == selector.substr(0, selector.size() - 1);
  return selector == id;
}

void apply(const Change& change, Rule& rule) {
  if (change.off) {
    rule.on = !*change.off;
    rule.off_reason = *change.off ? change.reason : std::string();
  }
  if (change.severity) rule.severity = *change.severity;
}

}  // namespace

Expected<RuleSet> RuleSet::load(const PackFiles& files) { return add_layer(files, nullptr); }

Expected<RuleSet> RuleSet::with(const PackFiles& files) const { return add_layer(files, data_.get()); }

Expected<RuleSet> RuleSet::with(std::span<const Change> changes, std::string_view today) const {
  auto data = std::make_shared<RuleSetData>(*data_);
  Diagnostics errors;
  std::string applied;
  for (const auto& change : changes) {
    bool found = false;
    const bool expired = !change.until.empty() && change.until < today;
    for (auto& rule : data->rules)
      if (selects(change.rule, rule.id)) {
        found = true;
        if (!expired) apply(change, rule);
      }
    if (!found) {
      std::vector<std::string_view> known;
      for (const auto& rule : data->rules) known.push_back(rule.id);
      errors.push_back(unknown_rule_in_change(change.rule, nearest_of(change.rule, known)));
    }
    if (!expired) {
      applied += change.rule + '\n';
      applied += change.off ? (*change.off ? "off\n" : "on\n") : "\n";
      applied += change.severity ? std::string(to_string(*change.severity)) + '\n' : "\n";
    }
  }
  if (!errors.empty()) return Unexpected(std::move(errors));
  if (!applied.empty()) data->version += "~" + sha256_hex(applied).substr(0, 8);
  return RuleSet(std::move(data));
}

const std::vector<Rule>& RuleSet::rules() const noexcept { return data_->rules; }
const std::vector<Source>& RuleSet::sources() const noexcept { return data_->sources; }
const std::string& RuleSet::version() const noexcept { return data_->version; }
const Diagnostics& RuleSet::warnings() const noexcept { return data_->warnings; }

const Rule* RuleSet::find(std::string_view id) const noexcept {
  const auto found = std::find_if(rules().begin(), rules().end(), [&](const Rule& rule) { return rule.id == id; });
  return found == rules().end() ? nullptr : &*found;
}

const Source* RuleSet::find_source(std::string_view id) const noexcept {
  const auto found = std::find_if(sources().begin(), sources().end(), [&](const Source& source) { return source.id == id; });
  return found == sources().end() ? nullptr : &*found;
}

Expected<std::string> RuleSet::compile(const PackFiles& files) {
  auto compiled = compile_layer(files, nullptr);
  if (!compiled) return Unexpected(std::move(compiled.error()));
  if (!compiled->warnings.empty()) return Unexpected(std::move(compiled->warnings));
  return std::move(compiled->bytes);
}

}  // namespace unblame
