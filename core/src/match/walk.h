// Walking a pattern's automaton over words: to the right for the longest end, to the left for every start.
//
// Sets of active positions are small vectors; each step looks at one word, so a walk costs at most the pattern's longest match times
// its positions, wherever it stands in the text.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rules/table.h"
#include "text/words.h"

namespace unblame {

/// The numbers of a text's words in a table's vocabulary, looked up when first asked for.
class WordIds {
 public:
  WordIds(const Table& table, const Words& words) : table_(&table), words_(&words), ids_(words.size()) {}
  /// For the next cut of words. Keeps the buffer.
  void reset(const Table& table, const Words& words);

  struct Ids {
    WordId whole = no_word;
    WordId stem = no_word;  ///< of a word with a clitic, else no_word
    bool known = false;
  };
  [[nodiscard]] const Ids& of(WordIndex i) {
    auto& ids = ids_[i];
    if (!ids.known) look_up(i, ids);
    return ids;
  }

 private:
  void look_up(WordIndex i, Ids& ids) const;
  const Table* table_;
  const Words* words_;
  std::vector<Ids> ids_;
};

/// Where a match ends: at the end of a word, or before its clitic.
struct MatchEnd {
  WordIndex word = 0;
  std::uint32_t byte = 0;  ///< in the view
};

class Walker {
 public:
  Walker(const Table& table, const Words& words) : table_(&table), words_(&words), ids_(table, words) {}
  void reset(const Table& table, const Words& words);

  /// Whether a match may have `position` at word `at`, as far as the words beside it show. Asked before a walk begins: most
  /// anchors are met in other words than their pattern's, and one look shows it.
  [[nodiscard]] bool may_stand(PositionId position, WordIndex at);

  /// The longest end of a match that has `position` at word `at`; nothing if there is none.
  [[nodiscard]] std::optional<MatchEnd> right(PositionId position, WordIndex at);

  /// Every word at which a match that has `position` at word `at` may begin. Appends to `starts`; no doubles.
  void left(PositionId position, WordIndex at, std::vector<WordIndex>& starts);

  /// The longest match of `pattern` that begins at word `at`.
  [[nodiscard]] std::optional<MatchEnd> from(PatternId pattern, WordIndex at);

  [[nodiscard]] bool accepts(const TablePosition& position, WordIndex at);
  [[nodiscard]] bool joins(const TablePosition& left, const TablePosition& right, Joint joint) const noexcept;
  [[nodiscard]] WordIds& ids() noexcept { return ids_; }

 private:
  [[nodiscard]] std::optional<MatchEnd> run(WordIndex at);  // from active_
  [[nodiscard]] bool accepts_ids(const TablePosition& position, const WordIds::Ids& ids) const noexcept;
  [[nodiscard]] bool any_accepts(std::span<const PositionId> positions, WordIndex at);
  [[nodiscard]] std::uint32_t end_of(const TablePosition& position, WordIndex at);
  void note_end(WordIndex at, std::optional<MatchEnd>& best);

  const Table* table_;
  const Words* words_;
  WordIds ids_;
  std::vector<PositionId> active_, next_;
};

}  // namespace unblame
