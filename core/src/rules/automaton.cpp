#include "rules/automaton.h"

#include <algorithm>
#include <limits>

#include "rules/diagnostics.h"
#include "rules/word_frequency.h"

namespace unblame {
namespace {

using Positions = std::vector<std::uint32_t>;

/// A part of the automaton while it is put together.
struct Fragment {
  bool nullable = false;
  Positions first{}, last{};
  Positions anchors{};                                       // a set that every non-empty way through goes through
  double cost = std::numeric_limits<double>::infinity();     // expected hits of `anchors` in a million words
  std::uint32_t max_words = 0;
};

void append(Positions& to, const Positions& from) { to.insert(to.end(), from.begin(), from.end()); }

class Builder {
 public:
  Automaton automaton;
  std::size_t edges = 0;

  Fragment build(const LoweredNode& node) {
    switch (node.kind) {
      case LoweredNode::Kind::token: return token(node);
      case LoweredNode::Kind::gap: return gap(node);
      case LoweredNode::Kind::sequence: return sequence(node);
      case LoweredNode::Kind::either: return either(node);
      case LoweredNode::Kind::optional: {
        auto fragment = build(node.children[0]);
        fragment.nullable = true;
        fragment.anchors.clear();
        fragment.cost = std::numeric_limits<double>::infinity();
        return fragment;
      }
    }
    return {};
  }

  [[nodiscard]] bool too_large() const { return automaton.positions.size() > max_positions || edges > max_follow_edges; }

 private:
  std::uint32_t add(Automaton::Position position) {
    automaton.positions.push_back(std::move(position));
    return static_cast<std::uint32_t>(automaton.positions.size() - 1);
  }

  void connect(const Positions& from, const Positions& to) {
    edges += from.size() * to.size();
    if (too_large()) return;
    for (const auto f : from) append(automaton.positions[f].follow, to);
  }

  Fragment token(const LoweredNode& node) {
    const auto id = add({.words = node.words, .slash = node.slash, .item = node.item});
    double cost = 0;
    for (const auto& word : node.words) cost += occurrences_per_million(word.text);
    return {.nullable = false, .first = {id}, .last = {id}, .anchors = {id}, .cost = cost, .max_words = 1};
  }

  Fragment gap(const LoweredNode& node) {
    Fragment fragment{.nullable = true, .max_words = node.gap};
    for (std::uint32_t i = 0; i < node.gap; ++i) {
      const auto id = add({.any = true, .item = node.item});
      if (i == 0)
        fragment.first = {id};
      else
        connect({id - 1}, {id});
      fragment.last.push_back(id);
    }
    return fragment;
  }

  Fragment sequence(const LoweredNode& node) {
    Fragment whole{.nullable = true};
    for (const auto& child : node.children) {
      auto part = build(child);
      connect(whole.last, part.first);
      if (whole.nullable) append(whole.first, part.first);
      if (part.nullable)
        append(whole.last, part.last);
      else
        whole.last = part.last;
      if (!part.nullable && part.cost < whole.cost) {
        whole.cost = part.cost;
        whole.anchors = std::move(part.anchors);
      }
      whole.nullable = whole.nullable && part.nullable;
      whole.max_words += part.max_words;
    }
    return whole;
  }

  Fragment either(const LoweredNode& node) {
    Fragment whole{.cost = 0};
    for (const auto& child : node.children) {
      auto part = build(child);
      append(whole.first, part.first);
      append(whole.last, part.last);
      append(whole.anchors, part.anchors);
      whole.cost += part.cost;
      whole.nullable = whole.nullable || part.nullable;
      whole.max_words = std::max(whole.max_words, part.max_words);
    }
    return whole;
  }
};

bool touches_gap(const Automaton& automaton, const Positions& positions) {
  return std::any_of(positions.begin(), positions.end(), [&](std::uint32_t p) { return automaton.positions[p].any; });
}

bool gap_follows_gap(const Automaton& automaton) {
  for (const auto& position : automaton.positions)
    if (position.any)
      for (const auto f : position.follow)
        if (automaton.positions[f].any && automaton.positions[f].item != position.item) return true;
  return false;
}

}  // namespace

Expected<Automaton, PatternErrors> build_automaton(const LoweredNode& root) {
  Builder builder;
  auto whole = builder.build(root);
  auto& automaton = builder.automaton;
  if (builder.too_large()) return Unexpected(PatternErrors{pattern_too_large(max_positions)});
  if (touches_gap(automaton, whole.first) || touches_gap(automaton, whole.last)) return Unexpected(PatternErrors{gap_at_edge(1)});
  for (auto& position : automaton.positions) {
    std::sort(position.follow.begin(), position.follow.end());
    position.follow.erase(std::unique(position.follow.begin(), position.follow.end()), position.follow.end());
  }
  if (gap_follows_gap(automaton)) return Unexpected(PatternErrors{gap_beside_gap(1)});
  for (const auto p : whole.first) automaton.positions[p].first = true;
  for (const auto p : whole.last) automaton.positions[p].last = true;
  automaton.anchors = std::move(whole.anchors);
  automaton.max_words = whole.max_words;
  return std::move(automaton);
}

}  // namespace unblame
