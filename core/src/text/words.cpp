// Cutting is the step that touches every byte one by one, so it does no more than it must: find where words begin and end, and
// hash them on the way.
#include "text/words.h"

#include <algorithm>
#include <array>

#include "text/lines.h"

namespace unblame {
namespace {

// FNV-1a. Its lowest bits depend on the lowest bits of the bytes alone, so the halves are mixed at the end of the word.
constexpr std::uint32_t hash_begin = 2166136261u;
constexpr std::uint32_t hash_add(std::uint32_t hash, char c) noexcept {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619u;
}
constexpr std::uint32_t hash_end(std::uint32_t hash) noexcept {
  return hash ^ (hash >> 15);
}

/// is_word_byte as a table: one load instead of three comparisons.
constexpr auto word_bytes = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) table[byte] = is_word_byte(static_cast<char>(byte));
  return table;
}();

bool in_word(char c) noexcept {
  return word_bytes[static_cast<unsigned char>(c)];
}

bool continues_after_apostrophe(std::string_view view, std::size_t apostrophe) noexcept {
  return apostrophe + 1 < view.size() && view[apostrophe] == '\'' && view[apostrophe + 1] >= 'a' && view[apostrophe + 1] <= 'z';
}

/// "s", "re", "ve", "d", "ll": what stands behind the last apostrophe and is a word of its own. Not "t": "n't" belongs to its
/// verb.
bool is_clitic(std::string_view tail) noexcept {
  return tail == "s" || tail == "d" || tail == "re" || tail == "ve" || tail == "ll";
}

/// The word at `begin`, which is a word byte.
Word word_at(std::string_view view, std::uint32_t begin) noexcept {
  const auto size = static_cast<std::uint32_t>(view.size());
  std::uint32_t hash = hash_begin, at = begin, apostrophe = begin;
  for (;;) {
    do {
      hash = hash_add(hash, view[at]);
      ++at;
    } while (at < size && in_word(view[at]));
    if (!continues_after_apostrophe(view, at)) break;
    apostrophe = at;
    hash = hash_add(hash, '\'');
    ++at;
  }
  const bool has_clitic = apostrophe != begin && is_clitic(view.substr(apostrophe + 1, at - apostrophe - 1));
  return {.begin = begin, .end = at, .hash = hash_end(hash), .stem_size = (has_clitic ? apostrophe : at) - begin};
}

/// Blanks with at most one line end among them.
bool is_space(std::string_view separator) noexcept {
  const std::size_t line_end = after_blanks(separator, 0);
  return after_blanks(separator, after_line_end(separator, line_end)) == separator.size();
}

bool is_blanks(std::string_view separator) noexcept {
  return after_blanks(separator, 0) == separator.size();
}

Joint joint_of(std::string_view separator) noexcept {
  if (is_space(separator)) return Joint::plain;
  const std::string_view behind = separator.substr(1);
  if (separator.front() == ',') return is_space(behind) ? Joint::comma : Joint::none;
  if (separator.front() == '-') {
    // "self-harm", or "self-" at the end of a line. "self- harm" is a dash.
    const bool joins = behind.empty() || (is_space(behind) && !is_blanks(behind));
    return joins ? Joint::plain : Joint::none;
  }
  const std::size_t slash = after_blanks(separator, 0);
  return separator[slash] == '/' && is_blanks(separator.substr(slash + 1)) ? Joint::slash : Joint::none;
}

}  // namespace

std::uint32_t hash_of(std::string_view word) noexcept {
  std::uint32_t hash = hash_begin;
  for (const char c : word) hash = hash_add(hash, c);
  return hash_end(hash);
}

std::uint32_t Words::cut_until(std::string_view view, Span<ViewByte> range, std::size_t limit) {
  view_ = view;
  words_.clear();
  for (std::uint32_t at = range.begin; words_.size() < limit; at = words_.back().end) {
    while (at < range.end && !in_word(view[at])) ++at;
    if (at >= range.end) return range.end;
    words_.push_back(word_at(view, at));
  }
  return words_.empty() ? range.begin : words_.back().end;
}

void Words::cut(std::string_view view, Span<ViewByte> range) {
  cut_until(view, range, view.size());
}

std::uint32_t Words::cut_some(std::string_view view, std::uint32_t begin, std::size_t limit) {
  return cut_until(view, {begin, static_cast<std::uint32_t>(view.size())}, limit);
}

Joint Words::joint_after(WordIndex i) const noexcept {
  if (i + 1 >= words_.size()) return Joint::none;
  const auto separator = view_.substr(words_[i].end, words_[i + 1].begin - words_[i].end);
  if (separator.size() > 1 && separator.front() == '\'' && view_[words_[i].end - 1] == 's')  // "officers' time"
    return is_space(separator.substr(1)) ? Joint::plain : Joint::none;
  return joint_of(separator);
}

WordIndex Words::first_ending_after(std::uint32_t position) const noexcept {
  const auto word = std::upper_bound(words_.begin(), words_.end(), position,
                                     [](std::uint32_t at, const Word& candidate) { return at < candidate.end; });
  return static_cast<WordIndex>(word - words_.begin());
}

}  // namespace unblame
