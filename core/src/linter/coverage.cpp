#include "unblame/coverage.h"

#include <set>

#include "match/trace.h"
#include "rules/pack.h"
#include "rules/pattern.h"
#include "rules/rule_set_data.h"
#include "text/view.h"

namespace unblame {
namespace {

/// A branch and the leaves below it; it is reached if a match goes through one of them.
struct Branch {
  std::string text;
  std::uint16_t first_item = 0, end_item = 0;
};

void collect_branches(const PatternNode& node, std::uint16_t& next_item, std::vector<Branch>& branches) {
  if (node.children.empty()) {
    ++next_item;
    return;
  }
  for (const auto& child : node.children) {
    const auto first = next_item;
    collect_branches(child, next_item, branches);
    const bool is_choice = node.kind == PatternNode::Kind::either || node.kind == PatternNode::Kind::optional;
    if (is_choice) branches.push_back({print(child), first, next_item});
  }
}

std::set<std::uint16_t> items_reached(const Table& table, PatternId pattern, const Rule& rule, bool& any_match) {
  std::set<std::uint16_t> items;
  for (const auto& example : rule.flag) {
    const auto marked = read_marked(example);
    if (!marked) continue;
    std::string view;
    fold(marked->text, view);
    const auto map = offsets_of(marked->text);
    const auto span = map.to_view(marked->span);
    const Words words(view);
    const auto first = words.first_ending_after(span.begin);
    if (first >= words.size() || words[first].begin != span.begin) continue;
    const auto trace = trace_match(table, pattern, words, first, span.end);
    if (!trace) continue;
    any_match = true;
    for (const auto& step : trace->steps) items.insert(step.item);
  }
  return items;
}

}  // namespace

std::vector<PatternCoverage> example_coverage(const RuleSet& rules) {
  std::vector<PatternCoverage> all;
  const auto& data = rules.data();
  for (const auto& layer : data.layers)
    for (auto r = layer.rule_begin; r < layer.rule_begin + layer.rule_count; ++r) {
      auto pattern = data.compiled[r].patterns.begin;
      for (const auto& text : data.rules[r].match) {
        if (is_raw(text)) continue;
        PatternCoverage coverage{.rule = data.rules[r].id, .pattern = text};
        const auto items = items_reached(layer.table, pattern++, data.rules[r], coverage.any_match);
        std::vector<Branch> branches;
        std::uint16_t next_item = 0;
        collect_branches(*parse_pattern(text), next_item, branches);
        for (const auto& branch : branches) {
          const auto item = items.lower_bound(branch.first_item);
          const bool reached = item != items.end() && *item < branch.end_item;
          ++coverage.branches;
          coverage.reached += reached;
          if (!reached) coverage.unreached.push_back(branch.text);
        }
        all.push_back(std::move(coverage));
      }
    }
  return all;
}

}  // namespace unblame
