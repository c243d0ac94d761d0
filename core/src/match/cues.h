// Cues, roles, labels and legal titles: patterns that are looked for in the words around a match, never in the whole text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/table.h"
#include "text/words.h"

namespace unblame {

/// Dense number of a tag such as ("cue", "negation.forward"), the same over all tables of a rule set.
using TagId = std::uint32_t;

struct CueMatch {
  TagId tag = 0;
  WordIndex first = 0;   ///< first word
  WordIndex end = 0;     ///< one past the last word
  friend auto operator<=>(const CueMatch&, const CueMatch&) = default;
};

/// Finds the patterns of `cues`, `roles`, `labels` and `legal`. Immutable; any number of threads.
class CueFinder {
 public:
  /// The tables outlive the finder.
  explicit CueFinder(std::vector<Table> tables);

  /// The number of a tag, e.g. tag(Use::cue, "negation.forward"); no patterns are a tag that never matches.
  /// For Use::legal the name is "". O(tags): resolve once, keep the number.
  [[nodiscard]] TagId tag(Use use, std::string_view name) const;
  [[nodiscard]] Use use_of(TagId id) const noexcept { return tags_[id].use; }
  [[nodiscard]] std::string_view name_of(TagId id) const noexcept { return tags_[id].name; }
  [[nodiscard]] std::size_t tag_count() const noexcept { return tags_.size(); }

  /// Every tag that begins at a word in [first, end) of `words`, for each start and tag the longest match; sorted by start,
  /// then longest first, then tag. Appends to `out`. Linear in the words times the patterns that share a first word.
  void find(const Words& words, WordIndex first, WordIndex end, std::vector<CueMatch>& out) const;

 private:
  struct Tag { Use use; std::string name; };

  /// Where a pattern of several words is entered. Most are met beside other words than theirs, and the neighbours show it.
  struct Entrance {
    PositionId position = 0;
    TagId tag = 0;
    WordId before = no_word;  ///< the only word that may stand before it; no_word if several may, or none need
    WordId after = no_word;   ///< the same behind it
  };
  /// What is to be done when a word is met, laid out for one look at each word of a passage: nearly every one is in some pattern.
  struct Entrances {
    explicit Entrances(const Table& table, const std::vector<TagId>& tag_of_owner, TagId legal);
    std::vector<std::uint32_t> tags_begin{0}, longer_begin{0};  ///< by word, one more than words
    std::vector<TagId> tags;                                    ///< of patterns of this one word
    std::vector<Entrance> longer;
  };

  void find_in(std::size_t table, const Words& words, WordIndex first, WordIndex end, std::vector<CueMatch>& out) const;

  std::vector<Table> tables_;
  std::vector<Entrances> entrances_;
  std::vector<Tag> tags_;
  TagId legal_ = 0;
};

}  // namespace unblame
