// One field from its text to where rules match: fold, match, drop exceptions, unite with the view in which broken words are
// joined.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/reference.h"
#include "match/token_matcher.h"
#include "rules/regex.h"
#include "text/offset_map.h"
#include "unblame/linter.h"

namespace unblame {

/// A place where a rule matches. `view` is its place in the field's own view; `joined` if it was found only with a broken word
/// joined.
struct FieldMatch {
  std::uint32_t rule = 0;
  Span<SourceByte> source{};
  Span<ViewByte> view{};
  bool joined = false;
};

/// A field's view and matches. Reused from document to document; `map` is made only where something matched.
struct FieldMatches {
  std::string view{};
  OffsetMap map{};
  std::vector<FieldMatch> matches{};  ///< by rule and position; leftmost-longest in each rule
  std::uint32_t words = 0;
  std::vector<Match> buffer{};
  Words cut{};           ///< all words of the view, for whoever reads it again; only where `has_cut`
  bool has_cut = false;  ///< something matched, and the view was short enough to be cut in one piece
};

class FieldMatcher {
 public:
  /// `data` outlives the matcher.
  FieldMatcher(const RuleSetData& data, std::vector<bool> enabled, Matcher matcher);
  ~FieldMatcher();

  /// Replaces `out`. Linear.
  void find(std::string_view source, MatchScratch& scratch, FieldMatches& out) const;

 private:
  struct RawRule;
  /// Leftmost-longest matches in one view that no exception contains. Returns the number of words.
  std::uint32_t find_in_view(std::string_view view, MatchScratch& scratch, std::vector<Match>& out) const;
  void add_raw(std::string_view view, std::vector<Match>& out) const;
  void add_joined(std::string_view source, MatchScratch& scratch, FieldMatches& out) const;

  const RuleSetData* data_;
  Matcher kind_;
  TokenMatcher tokens_;
  ReferenceMatcher reference_;
  std::vector<RawRule> raw_;
};

}  // namespace unblame
