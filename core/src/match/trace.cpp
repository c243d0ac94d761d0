#include "match/trace.h"

#include <algorithm>

#include "match/walk.h"

namespace unblame {
namespace {

/// A position reached at a word, the best way to it, and how many words of it are named (not a gap's).
struct Reached {
  PositionId position = 0;
  std::uint32_t from = 0;   ///< index in the row before
  std::uint32_t named = 0;
};

void reach(std::vector<Reached>& row, Reached candidate) {
  for (auto& reached : row)
    if (reached.position == candidate.position) {
      if (candidate.named > reached.named) reached = candidate;
      return;
    }
  row.push_back(candidate);
}

std::uint32_t named(const TablePosition& position) { return position.any ? 0 : 1; }

TraceStep step_of(const Table& table, const TablePosition& position, const Words& words, WordIndex at, WordIds& ids) {
  TraceStep step{.word = at, .span = words[at].span(), .item = position.item, .gap = position.any != 0};
  if (position.any) return step;
  const auto accepted = table.words_of(position);
  const auto form_of = [&](WordId id) { return table.forms_of(position)[static_cast<std::size_t>(std::lower_bound(accepted.begin(), accepted.end(), id) - accepted.begin())]; };
  const auto known = ids.of(at);
  if (known.whole != no_word && table.accepts(position, known.whole)) {
    step.forms = form_of(known.whole);
  } else {
    step.span = words[at].stem();
    step.forms = form_of(known.stem);
  }
  return step;
}

}  // namespace

std::optional<Trace> trace_match(const Table& table, PatternId pattern, const Words& words, WordIndex first, std::uint32_t end) {
  Walker walker(table, words);
  const auto positions = table.patterns()[pattern].positions;
  std::vector<std::vector<Reached>> rows(1);
  for (auto id = positions.begin; id < positions.begin + positions.size; ++id)
    if (const auto& position = table.position(id); position.first && walker.accepts(position, first))
      rows[0].push_back({id, 0, named(position)});
  WordIndex at = first;
  while (!rows.back().empty() && words[at].end < end && at + 1 < words.size()) {
    const auto joint = words.joint_after(at);
    std::vector<Reached> next;
    for (std::uint32_t i = 0; i < rows.back().size(); ++i) {
      const auto& reached = rows.back()[i];
      const auto& from = table.position(reached.position);
      for (const auto follow : table.follow(from)) {
        const auto& to = table.position(follow);
        if (walker.joins(from, to, joint) && walker.accepts(to, at + 1)) reach(next, {follow, i, reached.named + named(to)});
      }
    }
    rows.push_back(std::move(next));
    ++at;
  }
  const Reached* best = nullptr;
  for (const auto& reached : rows.back()) {
    const auto& position = table.position(reached.position);
    if (!position.last || (best != nullptr && reached.named <= best->named)) continue;
    if (step_of(table, position, words, at, walker.ids()).span.end == end) best = &reached;
  }
  if (best == nullptr) return std::nullopt;
  Trace trace{.pattern = pattern};
  auto reached = *best;
  for (auto row = rows.size(); row-- > 0; --at) {
    trace.steps.push_back(step_of(table, table.position(reached.position), words, at, walker.ids()));
    if (row > 0) reached = rows[row - 1][reached.from];
  }
  std::reverse(trace.steps.begin(), trace.steps.end());
  return trace;
}

}  // namespace unblame
