// The product's matcher. Every word of the text is hashed once; where it is the rare word ("anchor") of a pattern, the pattern's automaton
// is walked to both sides. All starts and the longest end of each are found, so that the leftmost-longest choice is exact: the same set
// as one RE2 for each rule over the whole view (reference.h), which every test compares.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "match/match.h"
#include "match/walk.h"
#include "rules/rule_set_data.h"

namespace unblame {

/// Buffers of one thread, reused from text to text.
struct MatchScratch {
  Words words{};
  std::unique_ptr<Walker> walker{};
  std::vector<WordIndex> starts{};
};

class TokenMatcher {
 public:
  /// `data` outlives the matcher; `enabled` has one flag for each rule.
  TokenMatcher(const RuleSetData& data, std::vector<bool> enabled);

  /// Matches of all enabled rules' token patterns; leftmost-longest in each rule, sorted. Replaces `out`. Returns the number of words.
  /// Linear: the view is read in segments, so memory does not grow with it beyond the matches.
  std::uint32_t find(std::string_view view, MatchScratch& scratch, std::vector<Match>& out) const;

 private:
  std::uint32_t find_in(const RuleLayer& layer, std::string_view view, MatchScratch& scratch, std::vector<Match>& out) const;
  void enter(const RuleLayer& layer, WordIndex at, WordId word, WordIndex starts_before, MatchScratch& scratch, std::vector<Match>& out) const;

  const RuleSetData* data_;
  std::vector<bool> enabled_;
  std::vector<std::uint32_t> overlap_;  // per layer: words of the longest match of a rule
};

}  // namespace unblame
