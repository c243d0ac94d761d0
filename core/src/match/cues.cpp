#include "match/cues.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "match/anchored.h"

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
    tag_of_owner_.push_back(std::move(of_owner));
  }
}

TagId CueFinder::tag(Use use, std::string_view name) const {
  for (TagId id = 0; id < tags_.size(); ++id)
    if (tags_[id].use == use && tags_[id].name == name) return id;
  return static_cast<TagId>(tags_.size());
}

void CueFinder::find(const Words& words, WordIndex first, WordIndex end, std::vector<CueMatch>& out) const {
  const auto begin_of_new = static_cast<std::ptrdiff_t>(out.size());
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    const auto tag_of = [&](const TablePattern& pattern) { return pattern.use == Use::legal ? legal_ : tag_of_owner_[t][pattern.owner]; };
    const auto all = [](const TablePattern&) { return true; };
    for_each_cue(tables_[t], words, first, end, all, [&](PatternId pattern, WordIndex start, MatchEnd match_end) {
      out.push_back({tag_of(tables_[t].patterns()[pattern]), start, match_end.word + 1});
    });
  }
  const auto fresh = out.begin() + begin_of_new;
  sort_nearly_sorted(fresh, out.end(), [](const CueMatch& a, const CueMatch& b) {
    return std::tie(a.first, a.tag, b.end) < std::tie(b.first, b.tag, a.end);
  });
  out.erase(std::unique(fresh, out.end(), [](const CueMatch& a, const CueMatch& b) { return a.first == b.first && a.tag == b.tag; }), out.end());
  sort_nearly_sorted(out.begin() + begin_of_new, out.end(), [](const CueMatch& a, const CueMatch& b) {
    return std::tie(a.first, b.end, a.tag) < std::tie(b.first, a.end, b.tag);
  });
}

}  // namespace unblame
