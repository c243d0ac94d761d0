// The words around a match with what each was recognised as, and the sentences they stand in: shared by all matches of a passage.
//
// A field is divided into blocks of block_bytes, whatever is asked and in which order, so that an answer never depends on the
// questions before it. The passage of a match is its block and the two beside it: more than 400 words to each side of ordinary
// text. Each block is analysed at most three times, so the work is linear in the field however many matches it has.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "context/vocabulary.h"
#include "text/sentences.h"
#include "text/words.h"

namespace unblame {

/// A run of words that the lexicon knows.
struct Hit {
  Tag tag = Tag::none;
  WordIndex first = 0, end = 0;
};

/// A range of words.
struct WordRange {
  WordIndex first = 0, end = 0;
  [[nodiscard]] constexpr bool has(WordIndex i) const noexcept { return first <= i && i < end; }
  [[nodiscard]] constexpr bool empty() const noexcept { return first == end; }
  friend constexpr bool operator==(const WordRange&, const WordRange&) = default;
};

struct Sentence {
  WordRange words;
  bool opens_paragraph = false;  ///< a blank line before it; in a log or interview a line's end, or a label or item in prose
  bool shouts = false;           ///< most of its letters are capitals, so capitals say nothing about names
};

class Passage {
 public:
  static constexpr std::uint32_t block_bytes = 4096;

  /// Finds the words of `range` of the field and what the lexicon knows of them. Linear in the range.
  Passage(const Vocabulary& vocabulary, const FieldText& field, Span<ViewByte> range);

  /// Finds the sentences; asked for before anything about sentences is. Nothing to do if they are known in this style.
  void split(SentenceStyle style);

  /// The range to analyse for a match that begins at `position`, and its number; equal numbers, equal ranges. Empty where a word
  /// goes on across all of it.
  [[nodiscard]] static std::uint32_t block_of(std::uint32_t position) noexcept { return position / block_bytes; }
  [[nodiscard]] static Span<ViewByte> range_around(std::string_view view, std::uint32_t block);

  /// A block alone: the blocks of a view follow each other without gap or overlap.
  [[nodiscard]] static Span<ViewByte> range_of(std::string_view view, std::uint32_t block);

  [[nodiscard]] WordIndex size() const noexcept { return static_cast<WordIndex>(words_.size()); }
  [[nodiscard]] const Words& words() const noexcept { return words_; }
  [[nodiscard]] std::string_view text(WordIndex i) const noexcept { return words_.text(i); }
  [[nodiscard]] std::string_view stem(WordIndex i) const noexcept { return words_.stem(i); }
  /// Equal for "Kofi" and "Kofi's".
  [[nodiscard]] std::uint32_t stem_hash(WordIndex i) const noexcept {
    return words_[i].has_clitic() ? hash_of(stem(i)) : words_[i].hash;
  }
  /// The clitic of a word: "'s", "'d" …, or empty.
  [[nodiscard]] std::string_view clitic(WordIndex i) const noexcept { return text(i).substr(words_[i].stem_size); }
  /// What stands between word i - 1 and word i; before the first word, nothing.
  [[nodiscard]] std::string_view gap_before(WordIndex i) const noexcept {
    if (i == 0 || i >= size()) return {};
    return words_.view().substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end);
  }
  [[nodiscard]] std::string_view gap_after(WordIndex i) const noexcept;
  /// Whether `mark`, which is no blank, stands between word i - 1 and word i.
  [[nodiscard]] bool gap_has(WordIndex i, char mark) const noexcept {
    return i < size() && (gaps_[i] & gap_marked) != 0 && gap_before(i).find(mark) != std::string_view::npos;
  }
  [[nodiscard]] bool comma_before(WordIndex i) const noexcept { return i < size() && (gaps_[i] & gap_comma) != 0; }
  /// Brackets, a semicolon, a colon, a dash with blanks, an ellipsis: a clause does not run across.
  [[nodiscard]] bool breaks_before(WordIndex i) const noexcept { return i < size() && (gaps_[i] & gap_break) != 0; }

  /// Empty behind the last word, as is() is false there: rules about the next word need no check of their own.
  [[nodiscard]] const TagSet& tags_of(WordIndex i) const noexcept {
    static constexpr TagSet none{};
    return i < size() ? tags_[i] : none;
  }
  [[nodiscard]] bool is(WordIndex i, Tag tag) const noexcept { return i < size() && tags_[i].has(tag); }
  /// Hits in order of their first word, longest first.
  [[nodiscard]] std::span<const Hit> hits() const noexcept { return hits_; }
  [[nodiscard]] std::span<const Hit> hits_at(WordIndex i) const noexcept;
  /// Hits that begin in `range`.
  [[nodiscard]] std::span<const Hit> hits_in(WordRange range) const noexcept;
  /// The longest hit of `tag` that begins at word i, or nullptr.
  [[nodiscard]] const Hit* hit_at(WordIndex i, Tag tag) const noexcept { return is(i, tag) ? first_hit(i, tag) : nullptr; }
  /// Whether any word of the passage bears one of these tags: most passages have no heading, no list, no label.
  [[nodiscard]] bool has_any(const TagSet& tags) const noexcept { return found_tags_.has_any(tags); }
  /// The first hit of `tag` that lies in `range`, or nullptr.
  [[nodiscard]] const Hit* first_in(WordRange range, Tag tag) const noexcept;
  [[nodiscard]] bool any_in(WordRange range, Tag tag) const noexcept { return first_in(range, tag) != nullptr; }

  [[nodiscard]] bool capital(WordIndex i) const noexcept { return capitals_[i] & 1u; }
  [[nodiscard]] bool all_capitals(WordIndex i) const noexcept { return capitals_[i] & 2u; }

  [[nodiscard]] std::span<const Sentence> sentences() const noexcept { return sentences_; }
  /// The sentence of word i.
  [[nodiscard]] std::size_t sentence_of(WordIndex i) const noexcept { return sentence_of_word_[i]; }
  [[nodiscard]] bool begins_sentence(WordIndex i) const noexcept { return sentences_[sentence_of(i)].words.first == i; }

  /// The words that a span of the view touches; not empty unless the passage is.
  [[nodiscard]] WordRange words_of(Span<ViewByte> span) const noexcept;
  [[nodiscard]] Span<ViewByte> span_of(WordRange range) const noexcept;
  [[nodiscard]] Span<SourceByte> source_of(WordRange range) const;

  [[nodiscard]] const FieldText& field() const noexcept { return *field_; }

 private:
  [[nodiscard]] const Hit* first_hit(WordIndex i, Tag tag) const noexcept;
  void find_hits(const Vocabulary& vocabulary);
  void drop_pseudo(Tag pseudo, const TagSet& family);
  void find_gaps();
  [[nodiscard]] static std::uint8_t mark_of(char c) noexcept;
  void find_capitals();
  void find_sentences(SentenceStyle style);
  [[nodiscard]] bool opens_entry(WordIndex i) const noexcept;
  [[nodiscard]] std::uint32_t end_of_sentence(WordIndex i, SentenceStyle style) const;
  void number_sentences();

  const FieldText* field_;
  Span<ViewByte> range_;
  Words words_;
  std::vector<Hit> hits_;
  std::vector<std::uint32_t> hit_begin_;  // per word, one more: index of its first hit
  std::vector<TagSet> tags_;
  TagSet found_tags_;  // of any hit: most questions for a rare tag end here
  // What stands before each word, asked often. marked: anything but one blank; stop: a sentence may end there, or an apostrophe
  // stands there, which makes one word of two where sentences count them.
  static constexpr std::uint8_t gap_comma = 1, gap_break = 2, gap_marked = 4, gap_stop = 8;
  std::vector<std::uint8_t> gaps_;
  std::vector<std::uint8_t> capitals_;
  std::vector<Sentence> sentences_;
  std::vector<std::uint32_t> sentence_of_word_;
  std::optional<SentenceStyle> style_;
};

/// The passage that was analysed last: a short record's kind, cast and matches all ask for the same one.
class Passages {
 public:
  explicit Passages(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

  /// `field` and what it views outlive the passage.
  [[nodiscard]] std::shared_ptr<Passage> get(const FieldText& field, Span<ViewByte> range);

 private:
  const Vocabulary* vocabulary_;
  const FieldText* field_ = nullptr;
  Span<ViewByte> range_;
  std::shared_ptr<Passage> passage_;
};

}  // namespace unblame
