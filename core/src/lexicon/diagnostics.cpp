#include "lexicon/diagnostics.h"

#include <utility>

namespace unblame::lexicon_errors {
namespace {

Diagnostic diagnostic(const Where& where, std::string what, std::string help) {
  return {.file = std::string(where.file), .line = where.line, .column = where.column, .field = std::string(where.field),
          .what = std::move(what), .help = std::move(help)};
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string did_you_mean(std::string_view nearest, std::string_view otherwise) {
  return nearest.empty() ? std::string(otherwise) : "did you mean " + quoted(nearest) + "?";
}

}  // namespace

Diagnostic wrong_type(const Where& where, std::string_view wanted, std::string_view found) {
  return diagnostic(where, "must be " + std::string(wanted) + ", not " + std::string(found), "");
}

Diagnostic unknown_section(const Where& where, std::string_view name, std::string_view nearest) {
  return diagnostic(where, "unknown section " + quoted(name),
                    did_you_mean(nearest, "the sections are lexemes, classes, spellings, legal, cues, roles, labels and facts"));
}

Diagnostic defined_twice(const Where& where, std::string_view key, const DataPlace& first) {
  return diagnostic(where, quoted(key) + " is already defined at " + first.file + ":" + std::to_string(first.line),
                    "keep one entry, with all that both say");
}

Diagnostic unknown_part_of_speech(const Where& where, std::string_view name, std::string_view nearest) {
  return diagnostic(where, "unknown part of speech " + quoted(name), did_you_mean(nearest, "one of verb, noun, adjective"));
}

Diagnostic no_part_of_speech(const Where& where, std::string_view lemma) {
  return diagnostic(where, "the lexeme " + quoted(lemma) + " has no part of speech",
                    "write {\"verb\": {}}, {\"noun\": {}} or {\"adjective\": {}}");
}

Diagnostic unknown_form(const Where& where, std::string_view name, std::string_view part, std::string_view known) {
  return diagnostic(where, "unknown form " + quoted(name) + " of a " + std::string(part), "one of " + std::string(known));
}

Diagnostic not_a_word(const Where& where, std::string_view text) {
  return diagnostic(where, quoted(text) + " is not a word in the letters that texts are matched in",
                    "use a to z, 0 to 9, an apostrophe inside, a hyphen between two parts");
}

Diagnostic not_a_spelling(const Where& where, std::string_view text) {
  return diagnostic(where, quoted(text) + " cannot be a spelling: it would never match",
                    "use words of a to z and 0 to 9, joined by one apostrophe, hyphen, slash or blank");
}

Diagnostic not_a_name(const Where& where, std::string_view name) {
  return diagnostic(where, quoted(name) + " cannot be a name", "use a to z, 0 to 9, hyphen, underscore and full stop; begin with a letter");
}

Diagnostic spelt_like_itself(const Where& where, std::string_view word) {
  return diagnostic(where, quoted(word) + " is listed as a spelling of itself", "take it out");
}

Diagnostic empty_list(const Where& where) { return diagnostic(where, "the list is empty", "take the entry out, or list something"); }

Diagnostic empty_pattern(const Where& where) { return diagnostic(where, "the pattern is empty", "take it out"); }

}  // namespace unblame::lexicon_errors
