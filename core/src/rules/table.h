// The compiled table: every pattern of every use, as arrays in one block of bytes.
//
// Each pattern is a position automaton (Glushkov 1961): a position stands for one word of a match and knows which words it accepts
// and which positions may follow. There is nothing to expand: the automaton is as large as the pattern, however many optional parts
// it has. The block is written once, by the build or when packs are loaded, and then only read, in place, by any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace unblame {

/// What a pattern is looked for as. Only `rule` patterns scan the text; the others run in the words around a match.
enum class Use : std::uint8_t { rule, unless, legal, cue, role, label };

using WordId = std::uint32_t;      ///< index in the table's vocabulary
using PatternId = std::uint32_t;
using PositionId = std::uint32_t;  ///< index in the table's positions
inline constexpr WordId no_word = 0xFFFFFFFF;

/// A range of one of the table's arrays.
struct Slice {
  std::uint32_t begin = 0, size = 0;
};

struct TablePosition {
  Slice words;        ///< in word_lists, ascending; empty with `any`
  Slice follow;       ///< in position_lists
  Slice precede;      ///< in position_lists
  std::uint16_t item = 0;   ///< number of the leaf of the pattern, from left to right: classes and lexemes count as one
  std::uint8_t any = 0;     ///< a gap's word
  std::uint8_t slash = 0;   ///< a slash stands between this word and the next
  std::uint8_t first = 0;   ///< may begin a match
  std::uint8_t last = 0;    ///< may end one
  std::uint16_t unused = 0;
};

struct TablePattern {
  Use use = Use::rule;
  std::uint8_t unused[3] = {};
  std::uint32_t owner = 0;      ///< rule index (rule, unless), tag index (cue, role, label), 0 (legal)
  Slice positions;
  std::uint32_t max_words = 0;  ///< of the longest match
};

/// Where a pattern is entered when one of its anchor words is met.
struct TableAnchor {
  PatternId pattern = 0;
  PositionId position = 0;
};

/// The anchors of some patterns, by word.
class AnchorIndex {
 public:
  /// Quick test before Table::find_word: false means that no word with this hash is an anchor.
  [[nodiscard]] bool may_have(std::uint32_t hash) const noexcept { return (bits_[(hash & mask_) >> 6] >> (hash & 63u)) & 1u; }
  [[nodiscard]] std::span<const TableAnchor> of(WordId id) const noexcept {
    return anchors_.subspan(offsets_[id], offsets_[id + 1] - offsets_[id]);
  }

 private:
  friend class Table;
  std::span<const std::uint64_t> bits_;
  std::uint32_t mask_ = 0;
  std::span<const std::uint32_t> offsets_;   // per word, one more than words
  std::span<const TableAnchor> anchors_;
};

/// Reads a table in place. Copies are views; the bytes must outlive them.
class Table {
 public:
  Table() = default;
  /// `bytes` come from TableBuilder, at an address that is a multiple of 8.
  explicit Table(std::string_view bytes);

  [[nodiscard]] WordId find_word(std::string_view word, std::uint32_t hash) const noexcept;
  [[nodiscard]] std::string_view word(WordId id) const noexcept;
  [[nodiscard]] std::span<const TablePattern> patterns() const noexcept { return patterns_; }
  [[nodiscard]] const TablePosition& position(PositionId id) const noexcept { return positions_[id]; }
  [[nodiscard]] std::span<const WordId> words_of(const TablePosition& p) const noexcept { return word_lists_.subspan(p.words.begin, p.words.size); }
  /// The forms that the words of a lexeme's position are, in parallel to words_of; FormSet{} for other words.
  [[nodiscard]] std::span<const FormSet> forms_of(const TablePosition& p) const noexcept { return word_forms_.subspan(p.words.begin, p.words.size); }
  [[nodiscard]] std::span<const PositionId> follow(const TablePosition& p) const noexcept { return position_lists_.subspan(p.follow.begin, p.follow.size); }
  [[nodiscard]] std::span<const PositionId> precede(const TablePosition& p) const noexcept { return position_lists_.subspan(p.precede.begin, p.precede.size); }
  [[nodiscard]] bool accepts(const TablePosition& p, WordId id) const noexcept;

  /// Where the patterns of rules are entered, and where those of cues, roles, labels and legal titles are.
  [[nodiscard]] const AnchorIndex& rule_anchors() const noexcept { return rule_anchors_; }
  [[nodiscard]] const AnchorIndex& cue_anchors() const noexcept { return cue_anchors_; }

  /// Names of the tags of cues, roles and labels with their use ("cue:negation.forward"); owner indexes them.
  [[nodiscard]] std::size_t tag_count() const noexcept { return tag_offsets_.empty() ? 0 : tag_offsets_.size() - 1; }
  [[nodiscard]] std::string_view tag(std::uint32_t index) const noexcept;
  /// The `unless` patterns of a rule. O(1).
  [[nodiscard]] std::span<const PatternId> unless_of(std::uint32_t rule) const noexcept;
  /// The longest match of any `legal` pattern, in words.
  [[nodiscard]] std::uint32_t max_legal_words() const noexcept { return max_legal_words_; }
  /// The longest match of any cue, role, label or legal title, in words.
  [[nodiscard]] std::uint32_t max_cue_words() const noexcept { return max_cue_words_; }

 private:
  friend class TableBuilder;
  std::span<const TablePattern> patterns_;
  std::span<const TablePosition> positions_;
  std::span<const WordId> word_lists_;
  std::span<const FormSet> word_forms_;
  std::span<const PositionId> position_lists_;
  std::span<const std::uint32_t> word_slots_;       // open addressing: word id + 1, 0 = empty
  std::span<const std::uint32_t> word_offsets_;     // into word_bytes_, one more than words
  std::string_view word_bytes_;
  AnchorIndex rule_anchors_, cue_anchors_;
  std::span<const std::uint32_t> tag_offsets_;
  std::string_view tag_bytes_;
  std::span<const std::uint32_t> unless_offsets_;   // per rule
  std::span<const PatternId> unless_;
  std::uint32_t max_legal_words_ = 0, max_cue_words_ = 0;
};

}  // namespace unblame
