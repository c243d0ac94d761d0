// The template of a `replace` alternative, compiled: "go~ missing [from {home}]".
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "rules/pattern.h"

namespace unblame {

struct TemplatePiece {
  enum class Kind {
    literal,    ///< `text` as it is, blanks included
    inflected,  ///< a lexeme in the form that the matched lexeme has; `forms` by Form, empty where the lexeme lacks it
    word_class, ///< what the class `text` matched, as the source writes it
    optional    ///< `pieces`, if every class in them matched; else nothing
  };
  Kind kind = Kind::literal;
  std::string text{};
  std::array<std::string, 8> forms{};
  std::vector<TemplatePiece> pieces{};
};

/// Compiles a template; `lexicon` gives the forms. Errors name the column.
[[nodiscard]] Expected<std::vector<TemplatePiece>, PatternError> compile_template(std::string_view text, const Lexicon& lexicon);

}  // namespace unblame
