// A rule's examples are its test: runs them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/error.h"
#include "unblame/rules.h"
#include "unblame/span.h"

namespace unblame::cli {

/// An example without its brackets, and the spans that they marked.
struct MarkedText {
  std::string text{};
  std::vector<Span<SourceByte>> spans{};
};
/// "She has [put herself at risk] again." A bracket without its partner is text.
[[nodiscard]] MarkedText unmarked(std::string_view example);

struct ExampleResults {
  std::size_t examples = 0, failed = 0;
  Diagnostics failures{};  ///< one or more for each that failed, with file and line of the rule
};

/// flag: found on exactly the marked words, and it counts; a `replace` leaves that place clean. pass: not found.
/// spared: found on the marked words, and it does not count, for the stated reason.
[[nodiscard]] ExampleResults run_examples(const RuleSet& rules, std::span<const Rule* const> tested);

/// For each rule whether one of its examples fails; looks no further than the first.
[[nodiscard]] std::vector<bool> notice_a_fault(const RuleSet& rules, std::span<const Rule* const> tested);

}  // namespace unblame::cli
