// The rules as a handout: by mechanism, each with what it finds, what to write instead, and who says so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "unblame/linter.h"
#include "unblame/rules.h"

namespace unblame::report {

/// An example sentence and what it becomes.
struct BeforeAfter {
  std::string before{}, words{}, after{};  ///< the sentence as "before words after"
  std::string better{};                    ///< the sentence with a replacement, or empty if only a way to rewrite can be given
};

struct BookRule {
  const Rule* rule = nullptr;  ///< of the set; it outlives the book
  std::vector<BeforeAfter> pairs{};
};

struct BookChapter {
  Mechanism mechanism{};
  std::vector<BookRule> rules{};  ///< severest first, then by id
};

/// Every mechanism that has a rule, in the order of the design. Each rule's first examples are checked by `linter`, whose suggestions give
/// the better sentences.
[[nodiscard]] std::vector<BookChapter> rule_book(const Linter& linter);

/// What a mechanism is, in one plain sentence.
[[nodiscard]] std::string_view meaning(Mechanism mechanism) noexcept;

/// One page that loads nothing: search as you type, links, prints well.
[[nodiscard]] std::string as_html(const std::vector<BookChapter>& chapters, const RuleSet& rules);
[[nodiscard]] std::string as_markdown(const std::vector<BookChapter>& chapters, const RuleSet& rules);

}  // namespace unblame::report
