// A pattern with the lexicon put in: every word, lexeme and class has become the words of the text that it accepts.
//
// From this one tree come the automaton of the matcher and the RE2 of the reference, so that both mean the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "rules/pattern.h"

namespace unblame {

/// One word that a position accepts.
struct AcceptedWord {
  std::string text;
  FormSet forms{};   ///< if it came from a lexeme
};

struct LoweredNode {
  enum class Kind {
    token,     ///< one word of the text, one of `words`
    gap,       ///< up to `gap` words of any kind
    sequence,
    either,
    optional   ///< its one child, or nothing
  };
  Kind kind = Kind::sequence;
  std::vector<AcceptedWord> words{};       ///< ascending by text, no doubles
  bool slash = false;                      ///< token: a slash follows it, not a separator
  std::uint32_t gap = 0;
  std::uint16_t item = 0;                  ///< leaf of the pattern: words, lexemes, classes and gaps from left to right
  std::vector<LoweredNode> children{};

  [[nodiscard]] bool nullable() const;
};

/// One error of a pattern; several can be told at once.
using PatternErrors = std::vector<PatternError>;

/// Puts the lexicon in. Unknown lexemes and classes are errors that name the nearest known one; all of a pattern at once.
[[nodiscard]] Expected<LoweredNode, PatternErrors> lower(const PatternNode& pattern, const Lexicon& lexicon);

}  // namespace unblame
