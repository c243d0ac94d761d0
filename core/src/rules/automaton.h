// From the lowered tree to a position automaton (Glushkov 1961): one state for each word of the pattern, no expansion.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/lower.h"

namespace unblame {

struct Automaton {
  struct Position {
    std::vector<AcceptedWord> words{};     ///< empty with `any`
    bool any = false;
    bool slash = false;
    std::uint16_t item = 0;
    bool first = false, last = false;
    std::vector<std::uint32_t> follow{};   ///< ascending
  };
  std::vector<Position> positions{};
  /// Every match goes through one of these; chosen so that their words are rare.
  std::vector<std::uint32_t> anchors{};
  std::uint32_t max_words = 0;
};

inline constexpr std::size_t max_positions = 4096;
inline constexpr std::size_t max_follow_edges = 200'000;

/// Builds the automaton. Checks what only it can see: gaps at an edge or beside another once optional parts are left out.
[[nodiscard]] Expected<Automaton, PatternErrors> build_automaton(const LoweredNode& root);

}  // namespace unblame
