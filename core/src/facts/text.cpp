#include "facts/text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "text/view.h"

namespace unblame {
namespace {

constexpr bool is_upper(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) noexcept {
  return c >= 'a' && c <= 'z';
}
/// Letters that the view has no letter for: code point by code point, which is enough to compare two names.
std::string in_small_letters(std::string_view text) {
  std::string small;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text.data(), at, size, c);
    std::uint8_t bytes[4];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, u_tolower(c));
    small.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
  }
  return small;
}

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

}  // namespace

FactText::FactText(const FactVocabulary& vocabulary, std::string_view source) : vocabulary_(&vocabulary), source_(source) {
  fold(source, view_);
  map_ = offsets_of(source);
  words_.cut(view_, {0, static_cast<std::uint32_t>(view_.size())});
  flags_.assign(words_.size(), 0);
  find_tags();
  find_capitals();
  find_shouted();
  find_starts();
}

std::string_view FactText::gap(WordIndex i) const noexcept {
  const std::uint32_t begin = i == 0 ? 0 : words_[i - 1].end;
  const std::uint32_t end = i < size() ? words_[i].begin : static_cast<std::uint32_t>(view_.size());
  return std::string_view(view_).substr(begin, end - begin);
}

std::string_view FactText::source_gap(WordIndex i) const {
  const std::uint32_t begin = i == 0 ? 0 : map_.to_source(words_[i - 1].span()).end;
  const std::uint32_t end = i < size() ? map_.to_source(words_[i].span()).begin : static_cast<std::uint32_t>(source_.size());
  return begin < end ? source_.substr(begin, end - begin) : std::string_view{};
}

std::span<const CueMatch> FactText::tags(WordIndex i) const noexcept {
  if (i >= size()) return {};
  return std::span(tags_).subspan(tags_begin_[i], tags_begin_[i + 1] - tags_begin_[i]);
}

Tagged FactText::tagged(WordIndex i, Group group) const noexcept {
  for (const CueMatch& match : tags(i))
    if (const Meaning& meaning = vocabulary_->meaning(match.tag); meaning.group == group) return {&meaning, match.end};
  return {};
}

DigitWord FactText::digit_word(WordIndex i) const noexcept {
  const std::string_view word = text(i);
  std::size_t end = 0;
  while (end < word.size() && is_digit(word[end])) ++end;
  return {word.substr(0, end), word.substr(end)};
}

bool FactText::all_digits(WordIndex i) const noexcept {
  const DigitWord word = digit_word(i);
  return !word.digits.empty() && word.rest.empty();
}

std::string FactText::name_of(WordIndex i) const {
  const std::string_view stem = words_.stem(i);
  if (stem.find('Z') == std::string_view::npos) return std::string(stem);
  const auto span = map_.to_source(words_[i].stem());
  return in_small_letters(source_.substr(span.begin, span.size()));
}

Span<SourceByte> FactText::source(WordIndex first, WordIndex end) const {
  return map_.to_source({words_[first].begin, words_[end - 1].end});
}

void FactText::note(FactKind kind, std::string normal, WordIndex first, WordIndex end, bool certain) {
  if (!full()) facts_.push_back({kind, std::move(normal), source(first, end), certain});
}

void FactText::add(FactKind kind, std::string normal, WordIndex first, WordIndex end, bool certain) {
  note(kind, std::move(normal), first, end, certain);
  for (WordIndex i = first; i < end; ++i) flags_[i] |= is_taken;
}

const Fact* FactText::person_at(WordIndex i) const noexcept {
  const auto at = person_of_word_.find(i);
  return at == person_of_word_.end() ? nullptr : &facts_[at->second];
}

void FactText::set_person(WordIndex first, WordIndex end) {
  if (facts_.empty() || full()) return;
  for (WordIndex i = first; i < end; ++i) person_of_word_[i] = facts_.size() - 1;
}

std::vector<Fact> FactText::take_facts() {
  std::ranges::stable_sort(facts_, [](const Fact& a, const Fact& b) { return a.span < b.span; });
  return std::move(facts_);
}

void FactText::find_tags() {
  vocabulary_->cues().find(words_, 0, size(), tags_);
  tags_begin_.reserve(words_.size() + 1);
  std::uint32_t at = 0;
  for (WordIndex i = 0; i < size(); ++i) {
    while (at < tags_.size() && tags_[at].first < i) ++at;
    tags_begin_.push_back(at);
  }
  tags_begin_.push_back(static_cast<std::uint32_t>(tags_.size()));
}

void FactText::find_capitals() {
  for (WordIndex i = 0; i < size(); ++i) {
    const auto at = map_.is_identity() ? Span<SourceByte>{words_[i].begin, words_[i].end} : map_.to_source(words_[i].span());
    const std::string_view letters = source_.substr(at.begin, at.size());
    if (letters.empty() || is_lower(letters[0])) continue;
    const auto uppers = std::ranges::count_if(letters, is_upper);
    const auto lowers = std::ranges::count_if(letters, is_lower);
    // A letter beyond ASCII at the start ("Éva") is taken for a capital: the view cannot tell, and a name is likelier.
    const bool foreign = static_cast<unsigned char>(letters[0]) >= 0xC3;
    if (is_upper(letters[0]) || foreign) flags_[i] |= is_capital;
    if (uppers > 0 && lowers == 0) flags_[i] |= is_all_capitals;
  }
}

/// Lines of mostly capitals: the log of a control room.
void FactText::find_shouted() {
  for (WordIndex first = 0; first < size();) {
    WordIndex end = first + 1;
    while (end < size() && gap(end).find('\n') == std::string_view::npos) ++end;
    std::size_t letters = 0, capitals = 0;
    for (WordIndex i = first; i < end; ++i) {
      if (!digit_word(i).digits.empty()) continue;
      ++letters;
      if (all_capitals(i)) ++capitals;
    }
    if (letters > 2 && capitals * 10 >= letters * 7)
      for (WordIndex i = first; i < end; ++i) flags_[i] |= is_shouted;
    first = end;
  }
}

void FactText::find_starts() {
  for (WordIndex i = 0; i < size(); ++i) {
    const std::string_view before = gap(i);
    const bool initial = i > 0 && stem(i - 1).size() == 1 && before == ". ";
    const bool title = i > 0 && is(i - 1, Group::title) && before == ". ";
    const bool start = i == 0 || (before.find_first_of(".?!:\n\"") != std::string_view::npos && !initial && !title) ||
                       before.find(" - ") != std::string_view::npos;
    if (start) flags_[i] |= is_start;
    if (!capital(i))
      small_.insert(words_.stem(i));
    else if (!start && !shouts(i))
      as_name_.insert(words_.stem(i));
  }
}

}  // namespace unblame
