#include "rules/table.h"

#include <algorithm>

#include "rules/table_layout.h"

namespace unblame {

Table::Table(std::string_view bytes) {
  TableReader reader(bytes);
  patterns_ = reader.next<TablePattern>();
  positions_ = reader.next<TablePosition>();
  word_lists_ = reader.next<WordId>();
  word_forms_ = reader.next<FormSet>();
  position_lists_ = reader.next<PositionId>();
  word_slots_ = reader.next<std::uint32_t>();
  word_offsets_ = reader.next<std::uint32_t>();
  word_bytes_ = reader.next_bytes();
  for (auto* index : {&rule_anchors_, &cue_anchors_}) {
    index->bits_ = reader.next<std::uint64_t>();
    index->mask_ = static_cast<std::uint32_t>(index->bits_.size() * 64 - 1);
    index->offsets_ = reader.next<std::uint32_t>();
    index->anchors_ = reader.next<TableAnchor>();
  }
  tag_offsets_ = reader.next<std::uint32_t>();
  tag_bytes_ = reader.next_bytes();
  unless_offsets_ = reader.next<std::uint32_t>();
  unless_ = reader.next<PatternId>();
  const auto longest = reader.next<std::uint32_t>();
  max_legal_words_ = longest[0];
  max_cue_words_ = longest[1];
}

WordId Table::find_word(std::string_view word, std::uint32_t hash) const noexcept {
  const auto mask = word_slots_.size() - 1;
  for (std::size_t slot = hash & mask; word_slots_[slot] != 0; slot = (slot + 1) & mask)
    if (const WordId id = word_slots_[slot] - 1; this->word(id) == word) return id;
  return no_word;
}

std::string_view Table::word(WordId id) const noexcept {
  return word_bytes_.substr(word_offsets_[id], word_offsets_[id + 1] - word_offsets_[id]);
}

bool Table::accepts(const TablePosition& p, WordId id) const noexcept {
  const auto words = words_of(p);
  return std::binary_search(words.begin(), words.end(), id);
}

std::string_view Table::tag(std::uint32_t index) const noexcept {
  return tag_bytes_.substr(tag_offsets_[index], tag_offsets_[index + 1] - tag_offsets_[index]);
}

std::span<const PatternId> Table::unless_of(std::uint32_t rule) const noexcept {
  if (rule + 1 >= unless_offsets_.size()) return {};
  return unless_.subspan(unless_offsets_[rule], unless_offsets_[rule + 1] - unless_offsets_[rule]);
}

}  // namespace unblame
