#include "text/view.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "text/fold_table.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace unblame {
namespace {

using Edit = OffsetMap::Edit;

// Most of a text is plain: ASCII of which only the capitals change. A block of it is folded in a loop without a branch, which the
// compiler turns into vector instructions; a block that holds anything else is done character by character.
constexpr std::size_t block_size = 32;
constexpr std::size_t block_room = block_size * max_folded_size;

/// Whether folding does more to `c` than to put a capital in lower case. Not `&&` and `||`: they are branches.
constexpr bool needs_look_up(unsigned char c) noexcept {
  const bool is_other_control = (c < ' ') & (c != '\n') & (c != '\t') & (c != '\r');
  return is_other_control | (c == '_') | (c == '`') | (c >= 0x7F);
}

/// Folds the block at `in` to `out`; false, and nothing is written, if it is not plain.
bool fold_plain_block(const char* in, char* out) noexcept {
  std::array<unsigned char, block_size> block;
  std::memcpy(block.data(), in, block_size);
  unsigned char any = 0;
  for (unsigned char& c : block) {
    any |= static_cast<unsigned char>(needs_look_up(c));
    const bool is_capital = static_cast<unsigned char>(c - 'A') < 26;
    c = static_cast<unsigned char>(c + (is_capital << 5));
  }
  if (any != 0) return false;
  std::memcpy(out, block.data(), block_size);
  return true;
}

constexpr auto folded_ascii = [] {
  std::array<char, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = fold_ascii(static_cast<char>(c));
  return table;
}();

/// Writes what the character at `at` becomes to `out`, which has room for max_folded_size bytes, and returns how many are used.
/// Moves `at` behind the character.
std::size_t fold_character(std::string_view source, std::size_t& at, char* out) {
  if (is_ascii(source[at])) {
    *out = folded_ascii[static_cast<unsigned char>(source[at++])];
    return 1;
  }
  const Utf8Char c = utf8_at(source, at);
  const Folded& becomes = folded(c.code_point);
  std::memcpy(out, becomes.bytes, max_folded_size);  // all of it: a fixed number of bytes is two moves, not a loop
  at += c.size;
  return becomes.size;
}

/// A letter as a view has it; a broken word has one on either side, so that "5-\n7" and "- \n" are none.
constexpr bool is_view_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || c == stand_in_letter;
}

/// The end of the break (hyphen, blanks, one line end, blanks) that begins at `hyphen`; `hyphen` itself if no word is broken
/// there.
std::size_t after_break(std::string_view view, std::size_t hyphen) noexcept {
  if (hyphen == 0 || !is_view_letter(view[hyphen - 1])) return hyphen;
  const std::size_t line_end = after_blanks(view, hyphen + 1);
  const std::size_t next_line = after_line_end(view, line_end);
  if (next_line == line_end) return hyphen;
  const std::size_t end = after_blanks(view, next_line);
  return end < view.size() && is_view_letter(view[end]) ? end : hyphen;
}

/// The first break at or after `from`; empty, at the end of the view, if there is none.
Span<ViewByte> next_break(std::string_view view, std::size_t from) noexcept {
  for (std::size_t at = view.find('-', from); at != std::string_view::npos; at = view.find('-', at + 1)) {
    const std::size_t end = after_break(view, at);
    if (end != at) return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
  }
  const auto size = static_cast<std::uint32_t>(view.size());
  return {size, size};
}

std::vector<Edit> edits_of(std::string_view source) {
  std::vector<Edit> edits;
  // Every character of two bytes or more is an edit. Counting them first halves the memory of a text that is full of them.
  const auto leads = std::count_if(source.begin(), source.end(), [](char c) { return utf8_lead(c).size > 1; });
  if (leads == 0) return edits;
  edits.reserve(static_cast<std::size_t>(leads));
  std::uint32_t vanished = 0;  // source bytes less view bytes so far; wraps around where the view is longer
  for (std::size_t at = after_ascii(source, 0); at < source.size();) {
    const Utf8Char c = utf8_at(source, at);
    if (c.size > 1) {  // an invalid byte becomes one byte, which needs no edit
      const Folded& becomes = folded(c.code_point);
      const auto begin = static_cast<std::uint32_t>(at);
      const std::uint32_t view_begin = begin - vanished;
      edits.push_back(
          {.source = {begin, begin + c.size}, .view = {view_begin, view_begin + becomes.size}, .mark = becomes.is_mark});
      vanished += c.size - becomes.size;
    }
    at = after_ascii(source, at + c.size);
  }
  return edits;
}

Edit moved_back(Edit edit, std::uint32_t view_bytes) noexcept {
  edit.view.begin -= view_bytes;
  edit.view.end -= view_bytes;
  return edit;
}

}  // namespace

void fold(std::string_view source, std::string& view) {
  std::size_t at = 0, size = 0;
  while (at < source.size()) {
    // Room for the rest, should it be plain, and for any block before that. Grows by half, so the whole stays linear.
    const std::size_t needed = size + (source.size() - at) + block_room;
    if (view.size() < needed) view.resize(size == 0 ? needed : needed + needed / 2);
    if (at + block_size <= source.size() && fold_plain_block(source.data() + at, view.data() + size)) {
      at += block_size;
      size += block_size;
      continue;
    }
    const std::size_t block_end = std::min(at + block_size, source.size());
    while (at < block_end) size += fold_character(source, at, view.data() + size);
  }
  view.resize(size);
}

OffsetMap offsets_of(std::string_view source) {
  return OffsetMap(edits_of(source));
}

bool has_broken_word(std::string_view view) noexcept {
  return !next_break(view, 0).empty();
}

JoinedView fold_joined(std::string_view source) {
  std::string plain;
  fold(source, plain);
  const std::vector<Edit> plain_edits = edits_of(source);
  const OffsetMap plain_map(plain_edits);

  JoinedView joined;
  std::vector<Edit> edits;
  auto edit = plain_edits.begin();
  std::uint32_t copied = 0, removed = 0;
  for (Span<ViewByte> gap = next_break(plain, 0); !gap.empty(); gap = next_break(plain, gap.end)) {
    const Span<SourceByte> cut = plain_map.to_source(gap);
    // A blank may be half of a character (U+037A is a blank and an iota), which cannot be taken out by halves.
    if (plain_map.to_view(cut) != gap) continue;
    joined.text.append(plain, copied, gap.begin - copied);
    for (; edit != plain_edits.end() && edit->source.end <= cut.begin; ++edit) edits.push_back(moved_back(*edit, removed));
    while (edit != plain_edits.end() && edit->source.end <= cut.end) ++edit;
    edits.push_back({.source = cut, .view = {gap.begin - removed, gap.begin - removed}});
    removed += gap.size();
    copied = gap.end;
  }
  joined.text.append(plain, copied);
  for (; edit != plain_edits.end(); ++edit) edits.push_back(moved_back(*edit, removed));
  joined.to_source = OffsetMap(std::move(edits));
  return joined;
}

}  // namespace unblame
