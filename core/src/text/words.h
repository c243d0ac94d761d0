// A view cut into words, once; what stands between two words is classified when somebody asks.
//
// A word is [a-z0-9Z]+('[a-z][a-z0-9Z]*)*. "she's" is one word whose stem is "she": patterns equal the whole word or its stem.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "unblame/span.h"

namespace unblame {

/// Index of a word in its Words.
using WordIndex = std::uint32_t;

/// What stands between two neighbouring words.
enum class Joint : std::uint8_t {
  none,   ///< a full stop, " - ", "--", a blank line, brackets …: no pattern goes across
  plain,  ///< blanks; or one hyphen without blanks; or one line end with blanks around, also right after a hyphen ("self-\nharm")
  comma,  ///< a comma right after the word; blanks, one line end or nothing after it
  slash   ///< one slash, blanks around it or not
};

struct Word {
  std::uint32_t begin = 0, end = 0;  ///< view bytes
  std::uint32_t hash = 0;            ///< of the whole word
  std::uint32_t stem_size = 0;       ///< bytes before a final 's 're 've 'd 'll; the whole size if there is none

  [[nodiscard]] Span<ViewByte> span() const noexcept { return {begin, end}; }
  [[nodiscard]] Span<ViewByte> stem() const noexcept { return {begin, begin + stem_size}; }
  [[nodiscard]] bool has_clitic() const noexcept { return begin + stem_size != end; }
};

[[nodiscard]] constexpr bool is_word_byte(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == 'Z';
}

/// Whether a word goes on across `at`: the byte before and the byte at `at` belong to one. O(1).
[[nodiscard]] constexpr bool is_inside_word(std::string_view view, std::size_t at) noexcept {
  if (at == 0 || at >= view.size()) return false;
  const auto is_letter = [&](std::size_t i) { return i < view.size() && view[i] >= 'a' && view[i] <= 'z'; };
  if (is_word_byte(view[at])) {
    return is_word_byte(view[at - 1]) || (at >= 2 && view[at - 1] == '\'' && is_word_byte(view[at - 2]) && is_letter(at));
  }
  return view[at] == '\'' && is_word_byte(view[at - 1]) && is_letter(at + 1);
}

/// Whether a word begins at `at`. O(1).
[[nodiscard]] constexpr bool begins_word(std::string_view view, std::size_t at) noexcept {
  return at < view.size() && is_word_byte(view[at]) && !is_inside_word(view, at);
}

/// The end of the word that goes on across `at`, or `at` if none does; not looked for behind `limit`.
/// O(length of the rest of the word).
[[nodiscard]] constexpr std::uint32_t end_of_word(std::string_view view, std::uint32_t at,
                                                  std::uint32_t limit = UINT32_MAX) noexcept {
  while (at < limit && is_inside_word(view, at)) ++at;
  return at;
}

/// 32-bit FNV-1a of a word's bytes with its halves mixed, so that any of its bits may index a table.
/// The same in every build: the compiled rules store it.
[[nodiscard]] std::uint32_t hash_of(std::string_view word) noexcept;

/// The words of a range of a view. Keeps a view of the text, which must outlive it; buffers are kept for the next cut().
class Words {
 public:
  Words() = default;
  explicit Words(std::string_view view) { cut(view, {0, static_cast<std::uint32_t>(view.size())}); }

  /// Cuts `range` of `view`; a word that begins inside the range is taken whole. `range.begin` is not inside a word. Linear.
  void cut(std::string_view view, Span<ViewByte> range);

  /// Cuts at most `limit` (at least 1) words from `begin`, which is not inside a word. Returns where it stopped: the end of the
  /// last word, or the view's size if it met no more. A caller goes on from there until it is told the view's size:
  ///
  ///     for (std::uint32_t at = 0; at < view.size();) { at = words.cut_some(view, at, 4096); … }
  std::uint32_t cut_some(std::string_view view, std::uint32_t begin, std::size_t limit);

  [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }
  [[nodiscard]] const Word& operator[](WordIndex i) const noexcept { return words_[i]; }
  [[nodiscard]] std::string_view text(WordIndex i) const noexcept {
    return view_.substr(words_[i].begin, words_[i].span().size());
  }
  [[nodiscard]] std::string_view stem(WordIndex i) const noexcept { return view_.substr(words_[i].begin, words_[i].stem_size); }
  [[nodiscard]] std::string_view view() const noexcept { return view_; }

  /// What stands between word `i` and word `i + 1`; none for the last word. O(length of the separator).
  [[nodiscard]] Joint joint_after(WordIndex i) const noexcept;

  /// The first word that ends after `position`; size() if there is none. O(log n).
  [[nodiscard]] WordIndex first_ending_after(std::uint32_t position) const noexcept;

 private:
  std::uint32_t cut_until(std::string_view view, Span<ViewByte> range, std::size_t limit);
  std::string_view view_;
  std::vector<Word> words_;
};

}  // namespace unblame
