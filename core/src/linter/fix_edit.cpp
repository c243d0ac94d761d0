#include "linter/fix_edit.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/utf8.h"
#include "text/words.h"

namespace unblame {
namespace {

struct Token {
  std::size_t begin = 0, end = 0;
};

constexpr bool is_space(char c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_space(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    if (at > begin) tokens.push_back({begin, at});
  }
  return tokens;
}

constexpr std::array<char32_t, 36> quotation_marks = {
    U'"',      U'`',      U'\u00AB', U'\u00B4', U'\u00BB', U'\u201A', U'\u201C', U'\u201D', U'\u201E',
    U'\u201F', U'\u2032', U'\u2033', U'\u2034', U'\u2035', U'\u2036', U'\u2037', U'\u2039', U'\u203A',
    U'\u275B', U'\u275C', U'\u275D', U'\u275E', U'\u276E', U'\u276F', U'\u300C', U'\u300D', U'\u300E',
    U'\u300F', U'\u301D', U'\u301E', U'\u301F', U'\uFF02', U'\uFF07', U'\uFF62', U'\uFF63', U'\u2E42'};

/// Marks that are apostrophes inside a word.
constexpr bool is_single(char32_t c) noexcept {
  return c == U'\'' || c == U'\u2018' || c == U'\u2019' || c == U'\u201B';
}

/// A letter or a digit; every character beyond ASCII that is no mark counts as one.
bool is_inside_word(char32_t c) noexcept {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return !is_single(c) && std::find(quotation_marks.begin(), quotation_marks.end(), c) == quotation_marks.end() &&
         !(c >= 0x2000 && c <= 0x206F) && c != 0xA0;
}

}  // namespace

std::optional<Difference> difference(std::string_view text, Span<SourceByte> span, std::string_view after) {
  const std::string_view before = text.substr(span.begin, span.size());
  const std::vector<Token> old_words = tokens_of(before), new_words = tokens_of(after);
  const auto same = [&](std::size_t o, std::size_t n) {
    return before.substr(old_words[o].begin, old_words[o].end - old_words[o].begin) ==
           after.substr(new_words[n].begin, new_words[n].end - new_words[n].begin);
  };
  const std::size_t fewer = std::min(old_words.size(), new_words.size());
  std::size_t head = 0, tail = 0;
  while (head < fewer && same(head, head)) ++head;
  while (tail < fewer - head && same(old_words.size() - 1 - tail, new_words.size() - 1 - tail)) ++tail;
  if (fewer == 0 || (head == old_words.size() && head == new_words.size())) return std::nullopt;
  // Words that are only added or only taken away: a neighbour comes along, so that there is something in place of something.
  if (head + tail == fewer) --(head > 0 ? head : tail);
  const std::size_t begin = old_words[head].begin, end = old_words[old_words.size() - 1 - tail].end;
  const std::size_t new_begin = new_words[head].begin, new_end = new_words[new_words.size() - 1 - tail].end;
  return Difference{{span.begin + static_cast<std::uint32_t>(begin), span.begin + static_cast<std::uint32_t>(end)},
                    std::string{after.substr(new_begin, new_end - new_begin)}};
}

bool holds_quotation_mark(std::string_view sentence) noexcept {
  char32_t before = ' ';
  for (std::size_t at = 0; at < sentence.size();) {
    const Utf8Char c = utf8_at(sentence, at);
    at += c.size;
    if (std::find(quotation_marks.begin(), quotation_marks.end(), c.code_point) != quotation_marks.end()) return true;
    if (is_single(c.code_point)) {
      const char32_t behind = at < sentence.size() ? utf8_at(sentence, at).code_point : U' ';
      if (!is_inside_word(before) || !is_inside_word(behind)) return true;
    }
    before = c.code_point;
  }
  return false;
}

bool holds_first_person(std::string_view sentence) {
  constexpr std::string_view names[] = {"i", "me", "my", "mine", "myself", "im", "ive"};
  const Words words(sentence);
  for (WordIndex i = 0; i < words.size(); ++i) {
    // "i'm" has no clitic that the words know of, and is one all the same.
    const std::string_view text = words.text(i), stem = text.substr(0, text.find('\''));
    if (std::find(std::begin(names), std::end(names), stem) == std::end(names)) continue;
    const bool that_is = text == "i" && sentence.substr(words[i].end, 2) == ".e";
    if (!that_is) return true;
  }
  return false;
}

}  // namespace unblame
