// What a text states, to be asked whether it states a fact of another: also a less precise one.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "unblame/facts.h"

namespace unblame {

/// Immutable. Views into the facts, which outlive it.
class KnownFacts {
 public:
  /// Linear.
  explicit KnownFacts(std::span<const Fact> facts);

  /// Whether `fact` of another text is stated here: in the same form, or by something more precise ("3 May
  /// 2026" states "3 May", a knife is a weapon, a person of 14 is a 14). Who did something is stated too where it says so by a
  /// pronoun, and is not asked for where the act itself is gone. A denial is missed only where its word stands undenied.
  [[nodiscard]] bool knows(const Fact& fact) const;

 private:
  [[nodiscard]] bool has(FactKind kind, std::string_view normal) const;
  void add(FactKind kind, std::string_view normal);
  void add_implied(const Fact& fact);
  [[nodiscard]] bool knows_doer(std::string_view normal) const;
  [[nodiscard]] bool knows_denial(std::string_view normal) const;

  std::unordered_set<std::string> stated_;
  std::unordered_map<std::string, std::vector<std::string_view>> doers_;  ///< act: those who did it; "?" for somebody
  std::unordered_set<std::string> undenied_;
};

}  // namespace unblame
