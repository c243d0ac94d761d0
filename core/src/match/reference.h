// The reference: one RE2 for each rule over the whole view. Slow and obvious; the token matcher must equal it.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "match/match.h"
#include "rules/regex.h"
#include "rules/rule_set_data.h"

namespace unblame {

class ReferenceMatcher {
 public:
  /// `data` outlives the matcher. Expressions are made from the patterns as written, with the lexicon of their layer, when first needed:
  /// they are long, and nobody but the reference uses them.
  ReferenceMatcher(const RuleSetData& data, std::vector<bool> enabled);
  ~ReferenceMatcher();

  /// As TokenMatcher::find.
  void find(std::string_view view, std::vector<Match>& out) const;

  /// Whether an occurrence of an `unless` pattern of the match's rule, or of a legal entry, contains the match.
  [[nodiscard]] bool is_excepted(std::string_view view, const Match& match) const;

 private:
  struct Expressions;
  struct Lexicons;
  [[nodiscard]] const Expressions& of(std::uint32_t rule) const;
  [[nodiscard]] const Regex* legal() const;
  const RuleSetData* data_;
  std::vector<bool> enabled_;
  std::unique_ptr<Expressions[]> expressions_;
  std::unique_ptr<Lexicons> lexicons_;
  mutable std::once_flag legal_once_;
  mutable std::unique_ptr<Regex> legal_;
};

}  // namespace unblame
