// The pattern language, as written: parsed to one tree, from which everything else is made.
//
//     pattern = item { " " item }
//     item    = word ["~"] | "<" class ">" | "(" alternatives ")" | "[" alternatives "]" | ".." digit
//     alternatives = pattern { "|" pattern }
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/error.h"

namespace unblame {

struct PatternNode {
  enum class Kind {
    word,      ///< `text`, in the view's letters
    lexeme,    ///< `text` with "~": every form
    word_class,///< `text` in "<>"
    sequence,  ///< `children` one after the other
    either,    ///< "(…)": one of `children`
    optional,  ///< "[…]": one of `children`, or nothing
    gap        ///< "..n": up to `words` words
  };
  Kind kind = Kind::sequence;
  std::string text{};
  std::uint32_t words = 0;
  std::uint32_t column = 1;                 ///< in the pattern, bytes from 1
  std::vector<PatternNode> children{};

  friend bool operator==(const PatternNode& a, const PatternNode& b) {  // places do not count
    return a.kind == b.kind && a.text == b.text && a.words == b.words && a.children == b.children;
  }
};

/// What is wrong with a pattern, and where in it.
struct PatternError {
  std::uint32_t column = 1;
  std::string what;
  std::string help;
};

/// The longest pattern in bytes, and the deepest nesting, that are read; more is an error.
inline constexpr std::size_t max_pattern_bytes = 2000;
inline constexpr int max_pattern_depth = 16;

/// Parses `pattern` (not a raw one). The root is a sequence.
/// Linear.
[[nodiscard]] Expected<PatternNode, PatternError> parse_pattern(std::string_view pattern);

/// In canonical form: parse_pattern(print(node)) == node.
[[nodiscard]] std::string print(const PatternNode& node);

/// Whether `pattern` is written "/…/".
[[nodiscard]] bool is_raw(std::string_view pattern) noexcept;

}  // namespace unblame
