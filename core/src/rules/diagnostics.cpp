#include "rules/diagnostics.h"

#include "lexicon/nearest.h"

namespace unblame {
namespace {

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string did_you_mean(std::string_view nearest, std::string_view before = {}, std::string_view after = {}) {
  if (nearest.empty()) return {};
  return "did you mean " + std::string(before) + std::string(nearest) + std::string(after) + "?";
}

template <class Strings>
std::string list_of(const Strings& items) {
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += ", ";
    out += item;
  }
  return out;
}

Diagnostic at(const RulePlace& place, std::string what, std::string help) {
  return {.file = std::string(place.file), .line = place.at.line, .column = place.at.column, .rule = std::string(place.rule),
          .field = std::string(place.field), .what = std::move(what), .help = std::move(help)};
}

}  // namespace

std::string nearest_of(std::string_view name, const std::vector<std::string_view>& known) {
  Nearest nearest(name);
  for (const auto candidate : known) nearest.offer(candidate);
  return std::string(nearest.best());
}

PatternError unknown_lexeme(std::uint32_t column, std::string_view lemma, std::string_view nearest, const std::vector<std::string>& guess) {
  auto help = did_you_mean(nearest, {}, "~");
  if (!help.empty()) help += " ";
  help += "If the forms are " + list_of(guess) + ", add to rules/lexicon: \"" + std::string(lemma) + "\": {\"verb\": {}}";
  return {column, "the lexicon has no lexeme " + in_quotes(lemma), std::move(help)};
}

PatternError unknown_class(std::uint32_t column, std::string_view name, std::string_view nearest) {
  return {column, "unknown class <" + std::string(name) + ">", did_you_mean(nearest, "<", ">")};
}

PatternError class_in_itself(std::uint32_t column, std::string_view name) {
  return {column, "class <" + std::string(name) + "> stands inside itself, or classes are nested too deep", "take it out of its members"};
}

PatternError bad_class_member(std::uint32_t column, std::string_view name, const DataPattern& member, const PatternError& cause) {
  return {column,
          "class <" + std::string(name) + "> has a bad member " + in_quotes(member.text) + " (" + member.place.file + ":" +
              std::to_string(member.place.line) + ", column " + std::to_string(cause.column) + "): " + cause.what,
          cause.help};
}

PatternError no_mandatory_word() { return {1, "a pattern of optional parts only would match everywhere", "at least one word must not be optional"}; }
PatternError gap_at_edge(std::uint32_t column) {
  return {column, "a gap is at the edge when the optional parts beside it are left out", "make the word beside the gap mandatory"};
}
PatternError gap_beside_gap(std::uint32_t column) {
  return {column, "two gaps meet when the optional parts between them are left out", "make the word between them mandatory, or use one gap"};
}
PatternError pattern_too_large(std::size_t positions) {
  return {1, "needs more than " + std::to_string(positions) + " positions", "split the pattern, or use smaller classes"};
}
PatternError rejected_by_re2(std::string_view reason) { return {1, "RE2 rejects it: " + std::string(reason), "see the syntax of RE2"}; }
PatternError unbounded_repeat(std::uint32_t column, std::string_view repeated) {
  return {column, "an unbounded repeat of " + (repeated.empty() ? "nothing" : in_quotes(repeated)), "only \\w, \\s and a blank may repeat without bound; write {0,20}"};
}
PatternError matches_nothing() { return {1, "can match the empty text", "at least one character must be matched"}; }

Diagnostic in_pattern(const RulePlace& place, const PatternError& error) {
  auto where = place;
  where.at.column += error.column;  // the string's quotation mark stands at the value's column
  return at(where, error.what, error.help);
}
Diagnostic wrong_type(const RulePlace& place, std::string_view expected, std::string_view found) {
  return at(place, std::string(expected) + " was expected, not " + std::string(found), {});
}
Diagnostic missing_key(const RulePlace& place, std::string_view key) { return at(place, "the key " + in_quotes(key) + " is missing", "add it"); }
Diagnostic unknown_key(const RulePlace& place, std::string_view key, std::string_view nearest) {
  return at(place, "unknown key " + in_quotes(key), nearest.empty() ? "take it out" : did_you_mean(nearest, "\"", "\""));
}
Diagnostic unknown_value(const RulePlace& place, std::string_view value, const std::vector<std::string_view>& known) {
  const auto nearest = nearest_of(value, known);
  return at(place, in_quotes(value) + " is none of " + list_of(known), did_you_mean(nearest, "\"", "\""));
}
Diagnostic bad_rule_id(const RulePlace& place, std::string_view id) {
  return at(place, in_quotes(id) + " is no rule id", "lower-case letters, digits and hyphens, with at least one dot: missing.absconded");
}
Diagnostic duplicate_rule(const RulePlace& place, std::string_view id, std::string_view other_file, std::uint32_t other_line) {
  return at(place, "the rule " + in_quotes(id) + " is already defined at " + std::string(other_file) + ":" + std::to_string(other_line),
            "an id is never used twice; to change a rule use \"change\" in the configuration");
}
Diagnostic duplicate_source(const RulePlace& place, std::string_view id) { return at(place, "the source " + in_quotes(id) + " is defined twice", "keep one"); }
Diagnostic unknown_source(const RulePlace& place, std::string_view id, std::string_view nearest) {
  return at(place, "no source has the id " + in_quotes(id), nearest.empty() ? "add it to sources.json; never invent one" : did_you_mean(nearest, "\"", "\""));
}
Diagnostic no_source(const RulePlace& place) { return at(place, "a rule cites at least one source", "an entry without a source is off (\"off\": true) or not a rule"); }
Diagnostic weak_source(const RulePlace& place, bool high) {
  return at(place, high ? "severity high needs a police, inspectorate, prosecution, government, inquiry or charity source"
                        : "a rule that is on by default needs a source that is neither press nor a copy",
            high ? "lower the severity or cite one" : "cite one, or set \"off\": true");
}
Diagnostic bad_example(const RulePlace& place, std::string_view what) { return at(place, std::string(what), "mark the matched words once, with [ and ]"); }
Diagnostic bad_template(const RulePlace& place, const PatternError& error) { return in_pattern(place, error); }
Diagnostic unknown_rule_in_change(std::string_view rule, std::string_view nearest) {
  return {.rule = std::string(rule), .field = "change", .what = "no rule has the id " + in_quotes(rule),
          .help = nearest.empty() ? std::string("`unblame rules list` prints all ids") : did_you_mean(nearest, "\"", "\"")};
}

}  // namespace unblame
