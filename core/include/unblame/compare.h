// Two versions of one text: which findings are introduced, removed and kept, and which facts are lost and added.
//
// Only wording is compared. A fact that is written another way is the same fact (facts.h); a finding is the same one if its rule
// matches in the aligned words, or the same words moved elsewhere. Nothing here says which version is true.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "unblame/facts.h"
#include "unblame/finding.h"

namespace unblame {

/// One version: a text, and what was found in it. Views; they outlive the call.
struct Version {
  std::string_view text{};
  const std::vector<Finding>& findings;  ///< of this text as one field, in order
  const std::vector<Fact>& facts;        ///< FactFinder::find(text)
};

/// A finding of both versions.
struct KeptFinding {
  std::size_t draft = 0, final = 0;  ///< indices in the versions' findings
  bool moved = false;                ///< the same words at a place that is not aligned
};

/// A fact of one version that the other does not state in any way that is known.
struct FactChange {
  FactKind kind = FactKind::number;
  std::string normal{};
  std::string words{};  ///< where it is first stated
  Location at{};
  std::uint32_t count = 0;  ///< how often this version states it
  /// What stands in its place in the other version: index in the other list, for a fact of the same kind in the aligned words.
  std::optional<std::size_t> counterpart{};
};

struct Comparison {
  /// Findings that count in one version and not in the other: indices. One that is spared there ("he said that …") is not kept.
  std::vector<std::size_t> introduced{}, removed{};
  std::vector<KeptFinding> kept{};
  std::vector<FactChange> lost{}, added{};  ///< by position
  bool coarse = false;  ///< the texts differ too much for words to be aligned everywhere: moved findings may be told as removed
                        ///< and introduced
  bool facts_cut = false;  ///< a text states more than max_facts

  /// Whether there is nothing to look at: no new finding, no fact lost or added.
  [[nodiscard]] bool is_quiet() const noexcept { return introduced.empty() && lost.empty() && added.empty(); }
};

/// Near linear in the texts, for any two texts: where aligning words would cost too much it is left out, and `coarse` says so.
[[nodiscard]] Comparison compare(const Version& draft, const Version& final);

}  // namespace unblame
