// What must hold for the facts of every text, for tests and the fuzzer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "unblame/compare.h"
#include "unit/invariants.h"

namespace unblame::testing {

/// One line for each thing that does not hold; it names places, never words.
inline std::vector<std::string> broken_facts(const FactFinder& finder, std::string_view text) {
  std::vector<std::string> broken;
  const auto facts = finder.find(text);
  std::uint32_t last = 0;
  for (const Fact& fact : facts) {
    const std::string place =
        std::string{to_string(fact.kind)} + " at " + std::to_string(fact.span.begin) + "-" + std::to_string(fact.span.end);
    if (fact.span.empty() || fact.span.end > text.size()) {
      broken.push_back(place + " lies outside the text");
      continue;
    }
    if (fact.normal.empty()) broken.push_back(place + " has no normal form");
    if (fact.span.begin < last) broken.push_back(place + " is out of order");
    if (text.size() < 4096 && !naive_location(text, fact.span).on_boundaries) broken.push_back(place + " cuts a character");
    last = fact.span.begin;
  }
  if (finder.find(text) != facts) broken.push_back("the second time the facts are others");
  const std::vector<Finding> none;
  const Comparison same = compare({text, none, facts}, {text, none, facts});
  if (!same.is_quiet() || same.coarse) broken.push_back("a text differs from itself");
  const std::vector<Fact> nothing;
  const Comparison gone = compare({text, none, facts}, {"", none, nothing});
  if (!gone.added.empty()) broken.push_back("an empty text adds facts");
  return broken;
}

}  // namespace unblame::testing
