#include "rules/table_builder.h"

#include <algorithm>

#include "text/words.h"

namespace unblame {

WordId TableBuilder::word(const std::string& text) {
  const auto [at, is_new] = word_ids_.try_emplace(text, static_cast<WordId>(words_.size()));
  if (is_new) words_.push_back(text);
  return at->second;
}

std::uint32_t TableBuilder::tag(Use use, const std::string& name) {
  static constexpr std::string_view prefixes[] = {"rule:", "unless:", "legal:", "cue:", "role:", "label:"};
  const auto full = std::string(prefixes[static_cast<std::size_t>(use)]) + name;
  const auto [at, is_new] = tag_ids_.try_emplace(full, static_cast<std::uint32_t>(tags_.size()));
  if (is_new) tags_.push_back(full);
  return at->second;
}

PatternId TableBuilder::add(Use use, std::uint32_t owner, const Automaton& automaton) {
  const auto id = static_cast<PatternId>(patterns_.size());
  const auto base = static_cast<PositionId>(positions_.size());
  std::vector<std::vector<PositionId>> precede(automaton.positions.size());
  for (std::uint32_t p = 0; p < automaton.positions.size(); ++p)
    for (const auto f : automaton.positions[p].follow) precede[f].push_back(base + p);

  const auto append_positions = [&](const std::vector<PositionId>& list) {
    const Slice slice{static_cast<std::uint32_t>(position_lists_.size()), static_cast<std::uint32_t>(list.size())};
    position_lists_.insert(position_lists_.end(), list.begin(), list.end());
    return slice;
  };
  for (std::uint32_t p = 0; p < automaton.positions.size(); ++p) {
    const auto& from = automaton.positions[p];
    TablePosition to{};
    to.item = from.item;
    to.any = from.any;
    to.slash = from.slash;
    to.first = from.first;
    to.last = from.last;
    std::vector<std::pair<WordId, FormSet>> accepted;
    for (const auto& w : from.words) accepted.emplace_back(word(w.text), w.forms);
    std::sort(accepted.begin(), accepted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    to.words = {static_cast<std::uint32_t>(word_lists_.size()), static_cast<std::uint32_t>(accepted.size())};
    for (const auto& [w, forms] : accepted) {
      word_lists_.push_back(w);
      word_forms_.push_back(forms);
    }
    std::vector<PositionId> follow;
    for (const auto f : from.follow) follow.push_back(base + f);
    to.follow = append_positions(follow);
    to.precede = append_positions(precede[p]);
    positions_.push_back(to);
  }
  TablePattern pattern{};
  pattern.use = use;
  pattern.owner = owner;
  pattern.positions = {base, static_cast<std::uint32_t>(automaton.positions.size())};
  pattern.max_words = automaton.max_words;
  patterns_.push_back(pattern);

  if (use == Use::unless) {
    unless_[owner].push_back(id);  // tried at every word before a match: needs no index
  } else {
    auto& anchors = use == Use::rule ? rule_anchors_ : cue_anchors_;
    for (const auto p : automaton.anchors)
      for (const auto& w : automaton.positions[p].words) anchors[word(w.text)].push_back({id, base + p});
  }
  if (use != Use::rule && use != Use::unless) max_cue_words_ = std::max(max_cue_words_, automaton.max_words);
  if (use == Use::legal) max_legal_words_ = std::max(max_legal_words_, automaton.max_words);
  return id;
}

namespace {

/// Rows of values by key, for keys 0 … count - 1, as offsets and one list.
template <class Value>
void flatten(const std::map<std::uint32_t, std::vector<Value>>& rows, std::size_t count, std::vector<std::uint32_t>& offsets,
             std::vector<Value>& list) {
  offsets.assign(1, 0);
  auto row = rows.begin();
  for (std::uint32_t key = 0; key < count; ++key) {
    if (row != rows.end() && row->first == key) {
      list.insert(list.end(), row->second.begin(), row->second.end());
      ++row;
    }
    offsets.push_back(static_cast<std::uint32_t>(list.size()));
  }
}

void flatten(const std::vector<std::string>& strings, std::vector<std::uint32_t>& offsets, std::string& bytes) {
  offsets.assign(1, 0);
  for (const auto& s : strings) {
    bytes += s;
    offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
}

std::size_t power_of_two_at_least(std::size_t n) {
  std::size_t size = 1;
  while (size < n) size *= 2;
  return size;
}

}  // namespace

void TableBuilder::write_anchors(const std::map<WordId, std::vector<TableAnchor>>& anchors, TableWriter& writer) const {
  constexpr std::size_t bits_for_each_anchor = 64, least_bits = 1u << 15;  // about one word in 64 is looked up for nothing
  const auto bit_count = power_of_two_at_least(std::max(least_bits, anchors.size() * bits_for_each_anchor));
  std::vector<std::uint64_t> bits(bit_count / 64, 0);
  for (const auto& [w, list] : anchors) {
    const auto bit = hash_of(words_[w]) & (bit_count - 1);
    bits[bit >> 6] |= std::uint64_t{1} << (bit & 63u);
  }
  std::vector<std::uint32_t> offsets;
  std::vector<TableAnchor> list;
  flatten(anchors, words_.size(), offsets, list);
  writer.add(bits);
  writer.add(offsets);
  writer.add(list);
}

std::string TableBuilder::finish() const {
  std::vector<std::uint32_t> word_slots(power_of_two_at_least(words_.size() * 2 + 1), 0);
  for (WordId w = 0; w < words_.size(); ++w) {
    std::size_t slot = hash_of(words_[w]) & (word_slots.size() - 1);
    while (word_slots[slot] != 0) slot = (slot + 1) & (word_slots.size() - 1);
    word_slots[slot] = w + 1;
  }
  std::vector<std::uint32_t> word_offsets, tag_offsets, unless_offsets;
  std::string word_bytes, tag_bytes;
  std::vector<PatternId> unless;
  flatten(words_, word_offsets, word_bytes);
  flatten(tags_, tag_offsets, tag_bytes);
  flatten(unless_, unless_.empty() ? 0 : unless_.rbegin()->first + 1, unless_offsets, unless);

  TableWriter writer;
  writer.add(patterns_);
  writer.add(positions_);
  writer.add(word_lists_);
  writer.add(word_forms_);
  writer.add(position_lists_);
  writer.add(word_slots);
  writer.add(word_offsets);
  writer.add(word_bytes);
  write_anchors(rule_anchors_, writer);
  write_anchors(cue_anchors_, writer);
  writer.add(tag_offsets);
  writer.add(tag_bytes);
  writer.add(unless_offsets);
  writer.add(unless);
  writer.add(std::vector<std::uint32_t>{max_legal_words_, max_cue_words_});
  return writer.finish();
}

}  // namespace unblame
