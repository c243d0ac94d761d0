// A sentence is looked for from a match outwards, one byte at a time: at each byte, does a sentence end here? The view has no
// capitals, and records have few that can be trusted, so a full stop is judged by what stands before it.
#include "text/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <optional>

#include "text/fold_table.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/words.h"

namespace unblame {
namespace {

constexpr int max_words_each_side = 60;
constexpr std::size_t max_printed = 300;  // code points

// Both lists are sorted. Single letters ("e.g.", "p.m.", "J. Smith") need no entry.
// These never end a sentence. A word that is also an ordinary last word ("sat", "no", "sec") is not among them.
constexpr std::string_view abbreviations[] = {
    "approx", "asst", "ave", "capt",   "cf",    "ch",  "cllr", "cmdr", "cpl",  "dc",   "dci",  "dcs",  "dept",
    "det",    "di",   "dr",  "ds",     "dsupt", "eds", "esp",  "etc",  "govt", "hosp", "incl", "insp", "jnr",
    "jr",     "lt",   "ltd", "messrs", "misc",  "mr",  "mrs",  "ms",   "mt",   "mx",   "pc",   "pcso", "poss",
    "prof",   "ps",   "rd",  "revd",   "sgt",   "snr", "sr",   "st",   "supt", "viz",  "vs",   "wpc"};
// These do not end one before a number: "exhibit no. 4", "12 Oct. 2024". "She said no." is a sentence.
constexpr std::string_view abbreviations_before_number[] = {
    "apr", "art", "aug",  "dec", "ext", "feb", "fig",  "figs",  "fri", "jan",  "jul",  "jun", "mar",
    "mon", "no",  "nos",  "nov", "oct", "op",  "para", "paras", "pp",  "ref",  "refs", "reg", "sat",
    "sec", "sep", "sept", "sun", "tel", "thu", "thur", "thurs", "tue", "tues", "vol",  "wed"};
// After a full stop without a blank ("was drunk.he took her") these begin a sentence; of others ("unit.example") nobody knows.
constexpr std::string_view openers[] = {"he", "her", "his", "i", "it", "she", "the", "there", "they", "this", "we", "when"};
// "child a." is a person whose name is withheld, not an initial.
constexpr std::string_view lettered[] = {"adult",   "annex",  "appendix", "boy",  "child",
                                         "exhibit", "female", "girl",     "male", "person"};

template <std::size_t n>
bool is_one_of(const std::string_view (&sorted)[n], std::string_view word) noexcept {
  return std::binary_search(std::begin(sorted), std::end(sorted), word);
}
static_assert(std::is_sorted(std::begin(abbreviations), std::end(abbreviations)));
static_assert(std::is_sorted(std::begin(abbreviations_before_number), std::end(abbreviations_before_number)));
static_assert(std::is_sorted(std::begin(openers), std::end(openers)));
static_assert(std::is_sorted(std::begin(lettered), std::end(lettered)));

constexpr bool is_terminator(char c) noexcept {
  return c == '.' || c == '?' || c == '!';
}
constexpr bool is_closer(char c) noexcept {
  return c == '"' || c == '\'' || c == ')' || c == ']';
}
constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr bool is_space(char c) noexcept {
  return is_blank(c) || is_line_end(c);
}
constexpr bool is_digits(std::string_view word) noexcept {
  return std::all_of(word.begin(), word.end(), is_digit);
}

/// A byte of a word, or an apostrophe between two: "she's" is one word, and the "t" of "didn't" is no initial.
bool in_word(std::string_view view, std::size_t at) noexcept {
  if (is_word_byte(view[at])) return true;
  return view[at] == '\'' && at > 0 && is_word_byte(view[at - 1]) && at + 1 < view.size() && is_word_byte(view[at + 1]);
}
bool word_ends(std::string_view view, std::size_t at) noexcept {
  return in_word(view, at) && (at + 1 == view.size() || !in_word(view, at + 1));
}

/// is_word_byte as a table: a passage's sentences are looked for byte by byte.
constexpr auto word_bytes = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) table[byte] = is_word_byte(static_cast<char>(byte));
  return table;
}();

/// The last of the word bytes that follow each other from `at`, which is one.
std::size_t last_of_word(std::string_view view, std::size_t at) noexcept {
  while (at + 1 < view.size() && word_bytes[static_cast<unsigned char>(view[at + 1])]) ++at;
  return at;
}

/// The word that ends before `end`, or the last bytes of it: nothing that is listed is longer than `longest`.
std::string_view word_before(std::string_view view, std::size_t end) noexcept {
  constexpr std::size_t longest = 16;
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest && in_word(view, begin - 1)) --begin;
  return view.substr(begin, end - begin);
}

std::string_view word_after(std::string_view view, std::size_t begin) noexcept {
  constexpr std::size_t longest = 16;
  std::size_t end = begin;
  while (end < view.size() && end - begin < longest && in_word(view, end)) ++end;
  return view.substr(begin, end - begin);
}

/// Whether nothing but blanks stands between the line's begin and `at`. Looks back at most over those blanks.
bool begins_line(std::string_view view, std::size_t at) noexcept {
  while (at > 0 && is_blank(view[at - 1])) --at;
  return at == 0 || is_line_end(view[at - 1]);
}

/// Whether nothing but blanks stands between `at` and the line's end.
bool ends_line(std::string_view view, std::size_t at) noexcept {
  at = after_blanks(view, at);
  return at == view.size() || is_line_end(view[at]);
}

/// Whether the line at `begin` is an item of a list: "- x", "* x", a bullet (a symbol, so \x01), "1. x", "12) x", "a) x", "(iv)
/// x".
bool is_list_item(std::string_view view, std::size_t begin) noexcept {
  std::size_t at = after_blanks(view, begin);
  const auto next = [&](std::size_t k) { return at + k < view.size() ? view[at + k] : '\0'; };
  if (next(0) == '-' || next(0) == '*' || next(0) == '+' || next(0) == stand_in_other) return is_blank(next(1));
  const bool bracketed = next(0) == '(';
  if (bracketed) ++at;
  const std::string_view label = word_after(view, at);
  if (label.empty() || label.size() > 3) return false;
  at += label.size();
  const bool is_label = is_digits(label) || label.size() == 1 || label.find_first_not_of("ivx") == std::string_view::npos;
  if (!is_label) return false;
  if (next(0) == ')') return true;
  return !bracketed && is_digits(label) && next(0) == '.' && is_blank(next(1));
}

/// Whether the number before the full stop at `stop` is an item's: "1. She …", "2.3. She …", and not "She is 15."
bool numbers_an_item(std::string_view view, std::size_t stop) noexcept {
  std::size_t begin = stop;
  while (begin > 0 && stop - begin < 8 && (is_digit(view[begin - 1]) || view[begin - 1] == '.')) --begin;
  return begins_line(view, begin) && !ends_line(view, stop + 1);
}

/// "j. smith", "e.g. this"; not "child a. she".
bool is_initial(std::string_view view, std::size_t letter) noexcept {
  if (letter == 0 || view[letter - 1] != ' ') return true;
  return !is_one_of(lettered, word_before(view, letter - 1));
}

/// Whether the full stop at `stop`, which has a blank or line end behind it, ends a sentence: judged by the word before it.
bool full_stop_ends(std::string_view view, std::size_t stop) noexcept {
  const std::string_view word = word_before(view, stop);
  if (word.empty()) return true;
  if (is_digits(word)) return !numbers_an_item(view, stop);
  if (word.size() == 1) return !is_initial(view, stop - 1);
  if (is_one_of(abbreviations, word)) return false;
  const std::size_t next = after_blanks(view, stop + 1);
  return !(next < view.size() && is_digit(view[next]) && is_one_of(abbreviations_before_number, word));
}

/// Whether the dots that end at `last` are an ellipsis that stands for words ("she … at risk", "[…]"), not a voice that trails
/// off.
bool is_elision(std::string_view view, std::size_t last) noexcept {
  std::size_t first = last;
  while (first > 0 && view[first - 1] == '.') --first;
  if (first == last) return false;
  return first == 0 || is_space(view[first - 1]) || view[first - 1] == '[' || view[first - 1] == '(';
}

/// Where one sentence ends and where the next may begin.
struct Break {
  std::size_t end, next;
};

std::optional<Break> break_at_terminator(std::string_view view, std::size_t at) noexcept {
  std::size_t end = at + 1;
  if (end < view.size() && is_terminator(view[end])) return std::nullopt;  // "?!", "...": the last one counts
  while (end < view.size() && is_closer(view[end])) ++end;
  const bool spaced = end == view.size() || is_space(view[end]);
  const auto runs_on = [&] {
    return end == at + 1 && word_before(view, at).size() > 1 && is_one_of(openers, word_after(view, end));
  };
  if (!spaced && !runs_on()) return std::nullopt;
  if (view[at] == '.' && (is_elision(view, at) || !full_stop_ends(view, at))) return std::nullopt;
  return Break{end, end};
}

/// `at` holds the last byte of a line end. Of a blank line it is enough to know the line end before it: the one behind it is
/// trimmed.
std::optional<Break> break_at_line_end(std::string_view view, std::size_t at, SentenceStyle style) noexcept {
  const std::size_t next = at + 1;
  const std::size_t end = view[at] == '\n' && at > 0 && view[at - 1] == '\r' ? at - 1 : at;
  const bool ends = style == SentenceStyle::log || ends_line(view, next) || is_list_item(view, next);
  return ends ? std::optional(Break{end, next}) : std::nullopt;
}

/// The bytes of which break_at needs to be asked.
constexpr bool may_break(char c) noexcept {
  return is_terminator(c) || is_line_end(c) || c == '-';
}

/// The break that the byte at `at` makes, if it makes one.
std::optional<Break> break_at(std::string_view view, std::size_t at, SentenceStyle style) noexcept {
  if (is_terminator(view[at])) return break_at_terminator(view, at);
  const bool is_first_of_two = view[at] == '\r' && view.substr(at + 1, 1) == "\n";
  if (is_line_end(view[at]) && !is_first_of_two) return break_at_line_end(view, at, style);
  const bool is_dash = view[at] == '-' && at > 0 && is_blank(view[at - 1]) && at + 1 < view.size() && is_blank(view[at + 1]);
  return is_dash && style == SentenceStyle::log ? std::optional(Break{at, at + 1}) : std::nullopt;
}

std::size_t sentence_begin(std::string_view view, std::size_t from, SentenceStyle style) noexcept {
  int words = 0;
  for (std::size_t after = from; after > 0; --after) {
    const auto found = break_at(view, after - 1, style);
    if (found && found->next <= from) return found->next;
    if (word_ends(view, after - 1) && ++words > max_words_each_side) return after;
  }
  return 0;
}

std::size_t sentence_end(std::string_view view, Span<ViewByte> span, SentenceStyle style, int words = 0) noexcept {
  // From the last byte of the span: it may itself end the sentence.
  for (std::size_t at = span.empty() ? span.end : span.end - 1; at < view.size(); ++at) {
    if (is_word_byte(view[at])) {  // most bytes: no break, and a word begins only behind something else
      const bool begins = at == 0 || view[at - 1] == ' ' || !in_word(view, at - 1);
      if (at >= span.end && begins && ++words > max_words_each_side) return at;
      at = last_of_word(view, at);
      continue;
    }
    if (!may_break(view[at])) continue;
    if (const auto found = break_at(view, at, style)) return found->end;
  }
  return view.size();
}

bool is_white_space(char32_t c) noexcept {
  return u_isUWhiteSpace(static_cast<UChar32>(c));
}
bool is_vertical_space(char32_t c) noexcept {
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// `text` in code points, each run of white space with a line end in it as one blank.
std::u32string on_one_line(std::string_view text) {
  std::u32string line;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char c = utf8_at(text, at);
    at += c.size;
    if (!is_vertical_space(c.code_point)) {
      line += c.code_point;
      continue;
    }
    while (!line.empty() && is_white_space(line.back())) line.pop_back();
    line += U' ';
    while (at < text.size() && is_white_space(utf8_at(text, at).code_point)) at += utf8_at(text, at).size;
  }
  return line;
}

/// Where to cut `text` so that about `keep` code points are left before the cut: at a blank, if one is near.
std::size_t cut_near(const std::u32string& text, std::size_t keep) {
  constexpr std::size_t near = 24;
  const std::size_t blank = text.rfind(U' ', keep);
  return blank != std::u32string::npos && blank + near >= keep ? blank : keep;
}

void cut_end(std::u32string& text, std::size_t limit) {
  if (text.size() <= limit) return;
  text.resize(limit == 0 ? 0 : cut_near(text, limit - 1));
  if (limit > 0) text += U'…';
}

void cut_begin(std::u32string& text, std::size_t limit) {
  std::reverse(text.begin(), text.end());
  cut_end(text, limit);
  std::reverse(text.begin(), text.end());
}

}  // namespace

Span<ViewByte> sentence_around(std::string_view view, Span<ViewByte> span, SentenceStyle style) {
  assert(span.end <= view.size());
  std::size_t begin = sentence_begin(view, span.begin, style);
  std::size_t end = std::max<std::size_t>(sentence_end(view, span, style), span.end);
  while (begin < span.begin && is_space(view[begin])) ++begin;
  while (end > span.end && is_space(view[end - 1])) --end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::uint32_t sentence_end_of(std::string_view view, Span<ViewByte> span, SentenceStyle style, int passed) {
  std::size_t end = std::max<std::size_t>(sentence_end(view, span, style, passed), span.end);
  while (end > span.end && is_space(view[end - 1])) --end;
  return static_cast<std::uint32_t>(end);
}

std::string printable_sentence(std::string_view source, Span<SourceByte> sentence, Span<SourceByte> match) {
  assert(sentence.contains(match) && sentence.end <= source.size());
  std::u32string before = on_one_line(source.substr(sentence.begin, match.begin - sentence.begin));
  std::u32string middle = on_one_line(source.substr(match.begin, match.size()));
  std::u32string after = on_one_line(source.substr(match.end, sentence.end - match.end));
  before.erase(before.begin(), std::find_if_not(before.begin(), before.end(), is_white_space));
  after.erase(std::find_if_not(after.rbegin(), after.rend(), is_white_space).base(), after.end());

  // The match first; what is left is shared by both sides, and what one does not need goes to the other.
  constexpr std::size_t least_each_side = 1;  // an ellipsis
  cut_end(middle, max_printed - 2 * least_each_side);
  const std::size_t room = max_printed - middle.size();
  const std::size_t before_size = before.size();
  cut_begin(before, std::max(room / 2, room - std::min(room, after.size())));
  cut_end(after, std::max(room - room / 2, room - std::min(room, before_size)));

  std::string printed;
  for (const std::u32string* part : {&before, &middle, &after}) {
    for (const char32_t c : *part) append_utf8(printed, c);
  }
  return printed;
}

}  // namespace unblame
