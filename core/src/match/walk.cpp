#include "match/walk.h"

#include <algorithm>

namespace unblame {

void WordIds::reset(const Table& table, const Words& words) {
  table_ = &table;
  words_ = &words;
  ids_.assign(words.size(), {});
}

void WordIds::look_up(WordIndex i, Ids& ids) const {
  ids.known = true;
  ids.whole = table_->find_word(words_->text(i), (*words_)[i].hash);
  if ((*words_)[i].has_clitic()) {
    const auto stem = words_->stem(i);
    ids.stem = table_->find_word(stem, hash_of(stem));
  }
}

void Walker::reset(const Table& table, const Words& words) {
  table_ = &table;
  words_ = &words;
  ids_.reset(table, words);
}

bool Walker::accepts(const TablePosition& position, WordIndex at) {
  return position.any || accepts_ids(position, ids_.of(at));
}

bool Walker::accepts_ids(const TablePosition& position, const WordIds::Ids& ids) const noexcept {
  if (position.any) return true;
  if (ids.whole == no_word && ids.stem == no_word) return false;
  const auto accepted = table_->words_of(position);
  if (accepted.size() == 1) return accepted[0] == ids.whole || accepted[0] == ids.stem;  // most positions are one word
  return (ids.whole != no_word && table_->accepts(position, ids.whole)) || (ids.stem != no_word && table_->accepts(position, ids.stem));
}

bool Walker::any_accepts(std::span<const PositionId> positions, WordIndex at) {
  const auto ids = ids_.of(at);
  return std::any_of(positions.begin(), positions.end(), [&](PositionId id) { return accepts_ids(table_->position(id), ids); });
}

bool Walker::may_stand(PositionId id, WordIndex at) {
  const auto& position = table_->position(id);
  if (!position.first && (at == 0 || !any_accepts(table_->precede(position), at - 1))) return false;
  return position.last || (at + 1 < words_->size() && any_accepts(table_->follow(position), at + 1));
}

bool Walker::joins(const TablePosition& left, const TablePosition& right, Joint joint) const noexcept {
  switch (joint) {
    case Joint::none: return false;
    case Joint::plain: return !left.slash;
    case Joint::comma: return !left.slash && (left.any || right.any);
    case Joint::slash: return left.slash;
  }
  return false;
}

namespace {

void insert_once(std::vector<PositionId>& set, PositionId id) {
  if (std::find(set.begin(), set.end(), id) == set.end()) set.push_back(id);
}

}  // namespace

/// Where a match ends whose last position stands at word `at`: before a clitic that the position does not take.
std::uint32_t Walker::end_of(const TablePosition& position, WordIndex at) {
  const auto& word = (*words_)[at];
  const auto whole = ids_.of(at).whole;
  return whole != no_word && table_->accepts(position, whole) ? word.end : word.stem().end;
}

void Walker::note_end(WordIndex at, std::optional<MatchEnd>& best) {
  for (const auto id : active_) {
    const auto& position = table_->position(id);
    if (!position.last) continue;
    const auto end = end_of(position, at);
    if (!best || end > best->byte) best = MatchEnd{at, end};
  }
}

std::optional<MatchEnd> Walker::run(WordIndex at) {
  std::optional<MatchEnd> best;
  for (;; ++at) {
    note_end(at, best);
    if (at + 1 >= words_->size()) return best;
    const auto joint = words_->joint_after(at);
    if (joint == Joint::none) return best;
    next_.clear();
    for (const auto id : active_) {
      const auto& from = table_->position(id);
      for (const auto follow : table_->follow(from)) {
        const auto& to = table_->position(follow);
        if (joins(from, to, joint) && accepts(to, at + 1)) insert_once(next_, follow);
      }
    }
    if (next_.empty()) return best;
    active_.swap(next_);
  }
}

std::optional<MatchEnd> Walker::right(PositionId position, WordIndex at) {
  const auto& entered = table_->position(position);
  if (table_->follow(entered).empty()) return MatchEnd{at, end_of(entered, at)};
  active_.assign(1, position);
  return run(at);
}

std::optional<MatchEnd> Walker::from(PatternId pattern, WordIndex at) {
  const auto positions = table_->patterns()[pattern].positions;
  active_.clear();
  for (auto id = positions.begin; id < positions.begin + positions.size; ++id)
    if (const auto& position = table_->position(id); position.first && accepts(position, at)) active_.push_back(id);
  if (active_.empty()) return std::nullopt;
  return run(at);
}

void Walker::left(PositionId position, WordIndex at, std::vector<WordIndex>& starts) {
  if (table_->precede(table_->position(position)).empty()) {
    starts.push_back(at);
    return;
  }
  active_.assign(1, position);
  for (;; --at) {
    const auto is_first = [&](PositionId id) { return table_->position(id).first != 0; };
    if (std::any_of(active_.begin(), active_.end(), is_first)) starts.push_back(at);
    if (at == 0) return;
    const auto joint = words_->joint_after(at - 1);
    if (joint == Joint::none) return;
    next_.clear();
    for (const auto id : active_) {
      const auto& to = table_->position(id);
      for (const auto precede : table_->precede(to)) {
        const auto& from = table_->position(precede);
        if (joins(from, to, joint) && accepts(from, at - 1)) insert_once(next_, precede);
      }
    }
    if (next_.empty()) return;
    active_.swap(next_);
  }
}

}  // namespace unblame
