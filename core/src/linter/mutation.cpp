#include "unblame/mutation.h"

#include "rules/pattern.h"

namespace unblame {
namespace {

/// The pattern with one node changed, and what was done.
struct Change {
  std::string pattern, what;
};

/// Walks a pattern and prints the whole of it after each single change.
class PatternMutator {
 public:
  explicit PatternMutator(PatternNode root) : root_(std::move(root)) {}

  std::vector<Change> changes() {
    walk(root_);
    return std::move(changes_);
  }

 private:
  void walk(PatternNode& node) {
    if (node.kind == PatternNode::Kind::lexeme) {
      const PatternNode whole = node;
      node.kind = PatternNode::Kind::word;
      note("drops the '~' of '" + print(whole) + "'");
      node = whole;
    }
    const bool choice = node.kind == PatternNode::Kind::either || node.kind == PatternNode::Kind::optional;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const PatternNode child = node.children[i];
      const bool droppable = choice ? node.children.size() > 1
                                    : (child.kind == PatternNode::Kind::optional || child.kind == PatternNode::Kind::gap) && node.children.size() > 1;
      if (droppable) {
        const std::string of = choice ? " of " + print(node) : "";
        node.children.erase(node.children.begin() + static_cast<std::ptrdiff_t>(i));
        note("drops '" + print(child) + "'" + of);
        node.children.insert(node.children.begin() + static_cast<std::ptrdiff_t>(i), child);
      }
      walk(node.children[i]);
    }
  }

  void note(std::string what) { changes_.push_back({print(root_), std::move(what)}); }

  PatternNode root_;
  std::vector<Change> changes_{};
};

Who exchanged(Who who) { return who == Who::victim ? Who::anyone : Who::victim; }

/// The rule with one of its patterns changed, or dropped if another is left.
void mutate_match(const Rule& rule, std::vector<Mutation>& out) {
  for (std::size_t i = 0; i < rule.match.size(); ++i) {
    const std::string place = "match[" + std::to_string(i) + ']';
    if (rule.match.size() > 1) {
      Mutation dropped{.what = "drops " + place, .rule = rule};
      dropped.rule.match.erase(dropped.rule.match.begin() + static_cast<std::ptrdiff_t>(i));
      out.push_back(std::move(dropped));
    }
    if (is_raw(rule.match[i])) continue;
    auto parsed = parse_pattern(rule.match[i]);
    if (!parsed) continue;  // a loaded rule's patterns can all be read
    for (Change& change : PatternMutator{std::move(*parsed)}.changes()) {
      Mutation changed{.what = std::move(change.what) + " in " + place, .rule = rule};
      changed.rule.match[i] = std::move(change.pattern);
      out.push_back(std::move(changed));
    }
  }
}

}  // namespace

std::vector<Mutation> mutations_of(const Rule& rule) {
  std::vector<Mutation> out;
  mutate_match(rule, out);
  for (std::size_t i = 0; i < rule.unless.size(); ++i) {
    Mutation dropped{.what = "drops unless[" + std::to_string(i) + ']', .rule = rule};
    dropped.rule.unless.erase(dropped.rule.unless.begin() + static_cast<std::ptrdiff_t>(i));
    out.push_back(std::move(dropped));
  }
  if (!rule.about) {
    const Who other = exchanged(rule.who);
    Mutation swapped{.what = "exchanges who: " + std::string{to_string(rule.who)} + " for " + std::string{to_string(other)}, .rule = rule};
    swapped.rule.who = other;
    out.push_back(std::move(swapped));
  }
  return out;
}

}  // namespace unblame
