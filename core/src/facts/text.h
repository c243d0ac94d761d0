// One text as the readers of facts see it: its words, what each is, and which of them a fact has taken.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/vocabulary.h"
#include "text/offset_map.h"
#include "text/words.h"
#include "unblame/facts.h"

namespace unblame {

/// A run of words with a meaning.
struct Tagged {
  const Meaning* meaning = nullptr;
  WordIndex end = 0;  ///< one past its last word
  explicit operator bool() const noexcept { return meaning != nullptr; }
};

/// A word that begins with digits: "14yo" is "14" and "yo".
struct DigitWord {
  std::string_view digits{}, rest{};
};

class FactText {
 public:
  /// `source` outlives it. Linear.
  FactText(const FactVocabulary& vocabulary, std::string_view source);
  FactText(const FactText&) = delete;
  FactText& operator=(const FactText&) = delete;

  [[nodiscard]] WordIndex size() const noexcept { return static_cast<WordIndex>(words_.size()); }
  [[nodiscard]] std::string_view text(WordIndex i) const noexcept { return i < size() ? words_.text(i) : std::string_view{}; }
  [[nodiscard]] std::string_view stem(WordIndex i) const noexcept { return i < size() ? words_.stem(i) : std::string_view{}; }
  /// What stands in the view between word i - 1 and word i; behind the last word, the rest; before the first, the beginning.
  [[nodiscard]] std::string_view gap(WordIndex i) const noexcept;
  /// The same in the source, where signs such as "£" are still there.
  [[nodiscard]] std::string_view source_gap(WordIndex i) const;

  /// The longest run of the group that begins at word i.
  [[nodiscard]] Tagged tagged(WordIndex i, Group group) const noexcept;
  [[nodiscard]] bool is(WordIndex i, Group group) const noexcept { return static_cast<bool>(tagged(i, group)); }
  /// All runs that begin at word i, longest first.
  [[nodiscard]] std::span<const CueMatch> tags(WordIndex i) const noexcept;
  [[nodiscard]] const FactVocabulary& vocabulary() const noexcept { return *vocabulary_; }

  /// Empty digits if the word does not begin with one.
  [[nodiscard]] DigitWord digit_word(WordIndex i) const noexcept;
  [[nodiscard]] bool all_digits(WordIndex i) const noexcept;

  [[nodiscard]] bool capital(WordIndex i) const noexcept { return i < size() && (flags_[i] & is_capital) != 0; }
  [[nodiscard]] bool all_capitals(WordIndex i) const noexcept { return i < size() && (flags_[i] & is_all_capitals) != 0; }
  [[nodiscard]] bool begins_sentence(WordIndex i) const noexcept { return i < size() && (flags_[i] & is_start) != 0; }
  /// Whether the line of word i is written in capitals, which then say nothing about names.
  [[nodiscard]] bool shouts(WordIndex i) const noexcept { return i < size() && (flags_[i] & is_shouted) != 0; }
  /// Whether the word stands somewhere in this text in small letters.
  [[nodiscard]] bool seen_small(WordIndex i) const { return small_.contains(words_.stem(i)); }
  /// Whether it stands with a capital where no sentence begins.
  [[nodiscard]] bool seen_as_name(WordIndex i) const { return as_name_.contains(words_.stem(i)); }

  /// A word's stem as a name: as in the view, or the source's letters where the view has none for them.
  [[nodiscard]] std::string name_of(WordIndex i) const;

  [[nodiscard]] Span<SourceByte> source(WordIndex first, WordIndex end) const;

  /// Adds a fact of the words [first, end) and marks them as taken.
  void add(FactKind kind, std::string normal, WordIndex first, WordIndex end, bool certain = true);
  /// The last fact has signs around its words, too: "£50", "+44 …", "50%". Bytes of the source.
  void widen_last(std::uint32_t before, std::uint32_t after) noexcept {
    if (!facts_.empty() && !full()) facts_.back().span = {facts_.back().span.begin - before, facts_.back().span.end + after};
  }
  /// The same as add(), and the words stay free for other readers.
  void note(FactKind kind, std::string normal, WordIndex first, WordIndex end, bool certain = true);
  [[nodiscard]] bool taken(WordIndex i) const noexcept { return i < size() && (flags_[i] & is_taken) != 0; }
  /// The name or reference that a word was read as, for who did what; nullptr if it was none.
  [[nodiscard]] const Fact* person_at(WordIndex i) const noexcept;
  void set_person(WordIndex first, WordIndex end);  ///< the last fact is a person's

  [[nodiscard]] bool full() const noexcept { return facts_.size() >= max_facts; }
  [[nodiscard]] std::vector<Fact> take_facts();

 private:
  static constexpr std::uint8_t is_capital = 1, is_all_capitals = 2, is_start = 4, is_shouted = 8, is_taken = 16;
  void find_tags();
  void find_capitals();
  void find_starts();
  void find_shouted();

  const FactVocabulary* vocabulary_;
  std::string_view source_;
  std::string view_;
  OffsetMap map_;
  Words words_;
  std::vector<CueMatch> tags_;
  std::vector<std::uint32_t> tags_begin_;
  std::vector<std::uint8_t> flags_;
  std::unordered_set<std::string_view> small_, as_name_;
  std::vector<Fact> facts_;
  std::map<WordIndex, std::size_t> person_of_word_;
};

}  // namespace unblame
