// Everything that packs and patterns can be told, in one place so that it can be read together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/located_json.h"
#include "lexicon/lexicon.h"
#include "rules/pattern.h"
#include "unblame/error.h"

namespace unblame {

// ---- patterns: a column and two sentences; the pack adds file, line and rule
PatternError unknown_lexeme(std::uint32_t column, std::string_view lemma, std::string_view nearest, const std::vector<std::string>& guess);
PatternError unknown_class(std::uint32_t column, std::string_view name, std::string_view nearest);
PatternError class_in_itself(std::uint32_t column, std::string_view name);
PatternError bad_class_member(std::uint32_t column, std::string_view name, const DataPattern& member, const PatternError& cause);
PatternError no_mandatory_word();
PatternError gap_at_edge(std::uint32_t column);
PatternError gap_beside_gap(std::uint32_t column);
PatternError pattern_too_large(std::size_t positions);
PatternError rejected_by_re2(std::string_view reason);
PatternError unbounded_repeat(std::uint32_t column, std::string_view repeated);
PatternError matches_nothing();

// ---- packs
/// A place in a pack.
struct RulePlace {
  std::string_view file;
  JsonPlace at;
  std::string_view rule{};
  std::string_view field{};
};
Diagnostic in_pattern(const RulePlace& place, const PatternError& error);
Diagnostic wrong_type(const RulePlace& place, std::string_view expected, std::string_view found);
Diagnostic missing_key(const RulePlace& place, std::string_view key);
Diagnostic unknown_key(const RulePlace& place, std::string_view key, std::string_view nearest);
Diagnostic unknown_value(const RulePlace& place, std::string_view value, const std::vector<std::string_view>& known);
Diagnostic bad_rule_id(const RulePlace& place, std::string_view id);
Diagnostic duplicate_rule(const RulePlace& place, std::string_view id, std::string_view other_file, std::uint32_t other_line);
Diagnostic duplicate_source(const RulePlace& place, std::string_view id);
Diagnostic unknown_source(const RulePlace& place, std::string_view id, std::string_view nearest);
Diagnostic no_source(const RulePlace& place);
Diagnostic weak_source(const RulePlace& place, bool high);
Diagnostic bad_example(const RulePlace& place, std::string_view what);
Diagnostic bad_template(const RulePlace& place, const PatternError& error);
Diagnostic unknown_rule_in_change(std::string_view rule, std::string_view nearest);

/// The name of `known` that is nearest to `name`, or empty: see Nearest.
[[nodiscard]] std::string nearest_of(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace unblame
