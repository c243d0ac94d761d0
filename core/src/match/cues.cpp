#include "match/cues.h"

#include <algorithm>
#include <array>
#include <span>

#include "match/walk.h"

namespace unblame {
namespace {

constexpr std::array<std::string_view, 6> use_prefixes = {"rule:", "unless:", "legal:", "cue:", "role:", "label:"};

std::pair<Use, std::string_view> split_tag(std::string_view tag) {
  for (std::size_t i = 0; i < use_prefixes.size(); ++i)
    if (tag.substr(0, use_prefixes[i].size()) == use_prefixes[i]) return {static_cast<Use>(i), tag.substr(use_prefixes[i].size())};
  return {Use::cue, tag};
}

/// Insertion: matches are met in the order of their rare words, so each moves by less than the longest pattern.
template <class Iterator, class Less>
void sort_nearly_sorted(Iterator begin, Iterator end, Less less) {
  for (auto next = begin; next != end; ++next)
    for (auto at = next; at != begin && less(*at, *(at - 1)); --at) std::iter_swap(at, at - 1);
}

/// One more than the largest number of a word that a pattern of the table has.
WordId word_count(const Table& table) {
  WordId count = 0;
  for (const auto& pattern : table.patterns())
    for (auto id = pattern.positions.begin; id < pattern.positions.begin + pattern.positions.size; ++id)
      if (const auto accepted = table.words_of(table.position(id)); !accepted.empty())
        count = std::max(count, accepted.back() + 1);
  return count;
}

/// The word that stands at each of `positions`, if they have only one between them; else no_word.
WordId only_word(const Table& table, std::span<const PositionId> positions) {
  if (positions.size() != 1 || table.position(positions[0]).any) return no_word;
  const auto accepted = table.words_of(table.position(positions[0]));
  return accepted.size() == 1 ? accepted[0] : no_word;
}

/// Of sorted matches that begin at one word with one tag, the longest, which comes first. Few begin at a word, so those kept
/// there are simply looked through.
template <class Iterator>
Iterator keep_longest(Iterator begin, Iterator end) {
  auto kept = begin;
  auto of_word = begin;  // the first kept match of the word
  for (auto next = begin; next != end; ++next) {
    if (of_word != kept && of_word->first != next->first) of_word = kept;
    const bool known = std::any_of(of_word, kept, [&](const CueMatch& match) { return match.tag == next->tag; });
    if (!known) *kept++ = *next;
  }
  return kept;
}

}  // namespace

CueFinder::CueFinder(std::vector<Table> tables) : tables_(std::move(tables)) {
  tags_.push_back({Use::legal, ""});
  for (const auto& table : tables_) {
    std::vector<TagId> of_owner;
    for (std::uint32_t i = 0; i < table.tag_count(); ++i) {
      const auto [use, name] = split_tag(table.tag(i));
      const auto known = tag(use, name);
      of_owner.push_back(known);
      if (known == tags_.size()) tags_.push_back({use, std::string(name)});
    }
    entrances_.emplace_back(table, of_owner, legal_);
  }
}

CueFinder::Entrances::Entrances(const Table& table, const std::vector<TagId>& tag_of_owner, TagId legal) {
  const WordId count = word_count(table);
  for (WordId word = 0; word < count; ++word) {
    for (const auto& anchor : table.cue_anchors().of(word)) {
      const auto& pattern = table.patterns()[anchor.pattern];
      const auto& position = table.position(anchor.position);
      const TagId tag = pattern.use == Use::legal ? legal : tag_of_owner[pattern.owner];
      const auto before = table.precede(position), after = table.follow(position);
      if (before.empty() && after.empty())
        tags.push_back(tag);
      else
        longer.push_back({.position = anchor.position, .tag = tag,
                          .before = position.first ? no_word : only_word(table, before),
                          .after = position.last ? no_word : only_word(table, after)});
    }
    tags_begin.push_back(static_cast<std::uint32_t>(tags.size()));
    longer_begin.push_back(static_cast<std::uint32_t>(longer.size()));
  }
}

void CueFinder::find_in(std::size_t t, const Words& words, WordIndex first, WordIndex end_word,
                        std::vector<CueMatch>& out) const {
  const Table& table = tables_[t];
  const Entrances& entrances = entrances_[t];
  Walker walker(table, words);
  std::vector<WordIndex> starts;
  const auto is_word = [&](WordIndex at, WordId id) {
    if (at >= words.size()) return false;  // also before the first word, whose neighbour has the largest index
    const auto& ids = walker.ids().of(at);
    return ids.whole == id || ids.stem == id;
  };
  const auto enter = [&](WordIndex at, WordId id) {
    if (at < end_word)
      for (auto k = entrances.tags_begin[id]; k < entrances.tags_begin[id + 1]; ++k)
        out.push_back({entrances.tags[k], at, at + 1});
    for (auto k = entrances.longer_begin[id]; k < entrances.longer_begin[id + 1]; ++k) {
      const Entrance& entrance = entrances.longer[k];
      if (entrance.before != no_word && !is_word(at - 1, entrance.before)) continue;
      if (entrance.after != no_word && !is_word(at + 1, entrance.after)) continue;
      if (!walker.may_stand(entrance.position, at)) continue;
      const auto match_end = walker.right(entrance.position, at);
      if (!match_end) continue;
      starts.clear();
      walker.left(entrance.position, at, starts);
      for (const auto start : starts)
        if (start >= first && start < end_word) out.push_back({entrance.tag, start, match_end->word + 1});
    }
  };
  // An entrance may stand after the last start: by less than the longest pattern, which max_cue_words() bounds.
  const auto stop = static_cast<WordIndex>(std::min<std::size_t>(words.size(), end_word + table.max_cue_words()));
  for (auto at = first; at < stop; ++at) {
    if (table.cue_anchors().may_have(words[at].hash))
      if (const auto id = walker.ids().of(at).whole; id != no_word) enter(at, id);
    if (words[at].has_clitic())
      if (const auto id = walker.ids().of(at).stem; id != no_word) enter(at, id);
  }
}

TagId CueFinder::tag(Use use, std::string_view name) const {
  for (TagId id = 0; id < tags_.size(); ++id)
    if (tags_[id].use == use && tags_[id].name == name) return id;
  return static_cast<TagId>(tags_.size());
}

void CueFinder::find(const Words& words, WordIndex first, WordIndex end, std::vector<CueMatch>& out) const {
  const auto begin_of_new = static_cast<std::ptrdiff_t>(out.size());
  for (std::size_t t = 0; t < tables_.size(); ++t) find_in(t, words, first, end, out);
  const auto fresh = out.begin() + begin_of_new;
  sort_nearly_sorted(fresh, out.end(), [](const CueMatch& a, const CueMatch& b) {
    return a.first != b.first ? a.first < b.first : a.end != b.end ? a.end > b.end : a.tag < b.tag;
  });
  out.erase(keep_longest(fresh, out.end()), out.end());
}

}  // namespace unblame
