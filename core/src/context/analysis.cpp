#include "context/analysis.h"

#include <algorithm>

#include "context/lines.h"

namespace unblame {

namespace {

/// Moves `at` forward to where no word is cut: the next line end if one is near, else the next blank, else the end of the word,
/// which is not looked for behind `limit`.
std::uint32_t snap(std::string_view view, std::uint32_t at, std::uint32_t limit = UINT32_MAX) {
  constexpr std::uint32_t near = 400;
  if (at == 0 || at >= view.size()) return std::min<std::uint32_t>(at, static_cast<std::uint32_t>(view.size()));
  std::uint32_t blank = 0;
  for (std::uint32_t i = at; i < view.size() && i < at + near; ++i) {
    if (view[i] == '\n') return i + 1;
    if (blank == 0 && view[i] == ' ') blank = i + 1;
  }
  if (blank != 0) return blank;
  return end_of_word(view, at, limit);
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

Span<ViewByte> Passage::range_around(std::string_view view, std::uint32_t block) {
  const std::uint64_t begin = block == 0 ? 0 : std::uint64_t{block - 1} * block_bytes;
  const auto end =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(view.size(), (std::uint64_t{block} + 2) * block_bytes));
  const std::uint32_t first = snap(view, static_cast<std::uint32_t>(begin), end);
  // Inside one word, where nothing is to be analysed. Its end is not looked for: each of its blocks would go through the rest.
  if (first >= end && is_inside_word(view, first)) return {first, first};
  return {first, std::max(first, snap(view, end))};
}

Span<ViewByte> Passage::range_of(std::string_view view, std::uint32_t block) {
  const std::uint64_t end = std::min<std::uint64_t>(view.size(), (std::uint64_t{block} + 1) * block_bytes);
  const std::uint32_t first = snap(view, block * block_bytes);
  return {first, std::max(first, snap(view, static_cast<std::uint32_t>(end)))};
}

Passage::Passage(const Vocabulary& vocabulary, const FieldText& field, Span<ViewByte> range) : field_(&field), range_(range) {
  const bool whole = range == Span<ViewByte>{0, static_cast<std::uint32_t>(field.view.size())};
  if (whole && field.words != nullptr)  // a short record: the matcher has cut it
    words_ = *field.words;
  else
    words_.cut(field.view, range);
  find_hits(vocabulary);
  find_gaps();
  find_capitals();
}

void Passage::split(SentenceStyle style) {
  if (style_ == style) return;
  style_ = style;
  sentences_.clear();
  find_sentences(style);
  number_sentences();
}

void Passage::number_sentences() {
  sentence_of_word_.resize(words_.size());
  for (std::size_t s = 0; s < sentences_.size(); ++s)
    for (WordIndex i = sentences_[s].words.first; i < sentences_[s].words.end; ++i)
      sentence_of_word_[i] = static_cast<std::uint32_t>(s);
}

std::shared_ptr<Passage> Passages::get(const FieldText& field, Span<ViewByte> range) {
  if (!passage_ || field_ != &field || range_ != range) {
    passage_ = std::make_shared<Passage>(*vocabulary_, field, range);
    field_ = &field;
    range_ = range;
  }
  return passage_;
}

void Passage::find_hits(const Vocabulary& vocabulary) {
  std::vector<CueMatch> found;
  found.reserve(2 * words_.size());  // more than ordinary text has
  vocabulary.cues.find(words_, 0, size(), found);
  tags_.resize(words_.size());
  hits_.reserve(found.size());
  for (const CueMatch& match : found) {
    const Tag tag = vocabulary.tag_of[match.tag];
    if (tag == Tag::none) continue;
    hits_.push_back({tag, match.first, match.end});
    found_tags_.add(tag);
    for (WordIndex i = match.first; i < match.end; ++i) tags_[i].add(tag);
  }
  // A pseudo-cue ("admitted to hospital", "not only") is recognised first, and what lies in it is no cue.
  const auto drop = [&](Tag pseudo, const TagSet& family) {
    if (found_tags_.has(pseudo)) drop_pseudo(pseudo, family);
  };
  drop(Tag::speech_pseudo,
       tags(Tag::says, Tag::describes, Tag::hearsay, Tag::account, Tag::according, Tag::instructs, Tag::written, Tag::distance));
  drop(Tag::negation_pseudo, tags(Tag::negates, Tag::negates_clause, Tag::negates_next));
  drop(Tag::act_pseudo, tags(Tag::harms, Tag::arrests));
  drop(Tag::condition_pseudo, tags(Tag::condition));
  hit_begin_.assign(words_.size() + 1, static_cast<std::uint32_t>(hits_.size()));
  for (std::size_t h = hits_.size(); h-- > 0;) hit_begin_[hits_[h].first] = static_cast<std::uint32_t>(h);
  for (std::size_t i = words_.size(); i-- > 0;) hit_begin_[i] = std::min(hit_begin_[i], hit_begin_[i + 1]);
}

void Passage::drop_pseudo(Tag pseudo, const TagSet& family) {
  std::vector<WordIndex> covered_until(words_.size(), 0);  // of the pseudo-cue that covers a word, its end
  for (const Hit& hit : hits_) {
    if (hit.tag != pseudo) continue;
    for (WordIndex i = hit.first; i < hit.end; ++i) covered_until[i] = std::max(covered_until[i], hit.end);
  }
  std::erase_if(hits_, [&](const Hit& hit) { return family.has(hit.tag) && covered_until[hit.first] != 0; });
  for (WordIndex i = 0; i < size(); ++i) {
    if (covered_until[i] != 0) tags_[i] = TagSet{};
  }
  for (const Hit& hit : hits_) {
    for (WordIndex i = hit.first; i < hit.end; ++i) {
      if (covered_until[i] != 0) tags_[i].add(hit.tag);
    }
  }
}

void Passage::find_gaps() {
  gaps_.assign(words_.size(), 0);
  for (WordIndex i = 1; i < size(); ++i) {
    const std::string_view gap = gap_before(i);
    if (gap.size() == 1 && gap[0] == ' ') continue;
    gaps_[i] = gap_marked;
    if (gap == ":" && is_digit(words_.view()[words_[i - 1].end - 1]) && is_digit(words_.view()[words_[i].begin])) continue;  // 04:30
    for (const char c : gap) gaps_[i] |= mark_of(c);
    if ((gaps_[i] & gap_stop) == 0) continue;  // neither a dash nor a full stop
    const std::size_t dash = gap.find('-');
    const bool dashed = dash != std::string_view::npos && gap.size() > 1 && (dash == 0 || gap[dash - 1] == ' ');
    if (dashed || gap.find("..") != std::string_view::npos) gaps_[i] |= gap_break;
  }
}

/// What one byte between two words says; dashes and dots need their neighbours and are looked at in find_gaps.
std::uint8_t Passage::mark_of(char c) noexcept {
  switch (c) {
    case ',':
      return gap_comma;
    case ';':
    case ':':
    case '(':
    case ')':
    case '[':
    case ']':
      return gap_break;
    case '.':
    case '?':
    case '!':
    case '-':
    case '\'':
    case '\n':
    case '\r':
      return gap_stop;
    default:
      return 0;
  }
}

void Passage::find_capitals() {
  capitals_.assign(words_.size(), 0);
  const bool unchanged = field_->map->is_identity();  // plain ASCII: no place needs to be looked up
  for (WordIndex i = 0; i < size(); ++i) {
    const Span<ViewByte> word = words_[i].span();
    const Span<SourceByte> at = unchanged ? Span<SourceByte>{word.begin, word.end} : field_->map->to_source(word);
    const std::string_view letters = field_->source.substr(at.begin, at.size());
    if (letters.empty() || is_lower(letters[0])) continue;
    const auto uppers = std::count_if(letters.begin(), letters.end(), is_upper);
    const auto lowers = std::count_if(letters.begin(), letters.end(), is_lower);
    // A letter beyond ASCII at the start ("Éva") is taken for a capital: the view cannot tell, and a name is likelier.
    const bool foreign_start = static_cast<unsigned char>(letters[0]) >= 0xC3;
    capitals_[i] =
        static_cast<std::uint8_t>((is_upper(letters[0]) || foreign_start ? 1 : 0) | (uppers > 1 && lowers == 0 ? 2 : 0));
  }
}

void Passage::find_sentences(SentenceStyle style) {
  const std::string_view view = words_.view();
  for (WordIndex i = 0; i < size();) {
    const std::uint32_t sentence_end = end_of_sentence(i, style);
    WordIndex end = i + 1;
    // In prose a form's lines, a list's items and turns have no full stops: a line that looks like one begins a sentence as well.
    while (end < size() && words_[end].begin < sentence_end && !opens_entry(end)) ++end;
    Sentence sentence{{i, end}};
    sentence.opens_paragraph = i == 0 || begins_paragraph(view, words_[i - 1].end, words_[i].begin) || opens_entry(i) ||
                               (style == SentenceStyle::log && gap_before(i).find('\n') != std::string_view::npos);
    std::size_t shouted = 0, whispered = 0;
    for (WordIndex k = i; k < end; ++k) {
      if (words_[k].span().size() < 2) continue;
      if (all_capitals(k))
        ++shouted;
      else if (!(view[words_[k].begin] >= '0' && view[words_[k].begin] <= '9'))
        ++whispered;
    }
    sentence.shouts = shouted > whispered;
    sentences_.push_back(sentence);
    i = end;
  }
}

/// Of the sentence that holds word i. Words between which no sentence can end are passed without a look at their bytes.
std::uint32_t Passage::end_of_sentence(WordIndex i, SentenceStyle style) const {
  constexpr WordIndex most = 50;  // fewer than the words that a sentence is cut after
  WordIndex last = i;
  while (last + 1 < size() && last - i < most && (gaps_[last + 1] & gap_stop) == 0) ++last;
  return sentence_end_of(words_.view(), words_[last].span(), style, static_cast<int>(last - i));
}

bool Passage::opens_entry(WordIndex i) const noexcept {
  return (gaps_[i] & gap_marked) != 0 && begins_entry(words_.view(), words_[i - 1].end, words_[i].begin);
}

std::string_view Passage::gap_after(WordIndex i) const noexcept {
  if (i + 1 >= size()) return words_.view().substr(words_[i].end, std::max(range_.end, words_[i].end) - words_[i].end);
  return gap_before(i + 1);
}

std::span<const Hit> Passage::hits_at(WordIndex i) const noexcept {
  return hits_in({i, i + 1});
}

std::span<const Hit> Passage::hits_in(WordRange range) const noexcept {
  if (range.first >= size()) return {};
  const std::uint32_t begin = hit_begin_[range.first], end = hit_begin_[std::min(range.end, size())];
  return std::span(hits_).subspan(begin, end > begin ? end - begin : 0);
}

const Hit* Passage::first_hit(WordIndex i, Tag tag) const noexcept {
  for (const Hit& hit : hits_at(i)) {
    if (hit.tag == tag) return &hit;
  }
  return nullptr;
}

const Hit* Passage::first_in(WordRange range, Tag tag) const noexcept {
  if (!found_tags_.has(tag)) return nullptr;
  for (const Hit& hit : hits_in(range)) {
    if (hit.tag == tag && hit.end <= range.end) return &hit;
  }
  return nullptr;
}

WordRange Passage::words_of(Span<ViewByte> span) const noexcept {
  if (size() == 0) return {};
  const WordIndex first = std::min(words_.first_ending_after(span.begin), size() - 1);
  WordIndex end = first + 1;
  while (end < size() && words_[end].begin < span.end) ++end;
  return {first, end};
}

Span<ViewByte> Passage::span_of(WordRange range) const noexcept {
  return {words_[range.first].begin, words_[range.end - 1].end};
}

Span<SourceByte> Passage::source_of(WordRange range) const {
  return field_->map->to_source(span_of(range));
}

}  // namespace unblame
