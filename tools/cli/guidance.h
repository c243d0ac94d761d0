// The tables of published guidance (rules/guidance) and the list of what is no rule (rules/not-rules.json).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/error.h"

namespace unblame::cli {

/// One entry of a table: wording that published guidance says to avoid.
struct GuidanceEntry {
  std::string topic{}, avoid{};
  std::vector<std::string> phrases{};  ///< `avoid`, `variants`, `more_variants`, each once
  bool child = false;                  ///< from the table on children
  bool sourced = false;                ///< whether a source was found for it
};

/// Entries and phrases that are no rule, each with its reason.
class NotRules {
 public:
  void add(std::string avoid, std::string phrase, std::string reason) {
    entries_.push_back({std::move(avoid), std::move(phrase), std::move(reason)});
  }
  /// The reason why the whole entry (`phrase` empty) or this phrase of it is no rule; null if it is not listed. Linear.
  [[nodiscard]] const std::string* reason_for(std::string_view avoid, std::string_view phrase = {}) const noexcept;
  /// Lines that name no entry or phrase of the tables: a table has changed, or a name is misspelt.
  [[nodiscard]] std::vector<std::string> strangers(const std::vector<GuidanceEntry>& entries) const;

 private:
  struct Entry {
    std::string avoid, phrase, reason;
  };
  std::vector<Entry> entries_{};
};

struct Guidance {
  std::vector<GuidanceEntry> entries{};
  NotRules not_rules{};
  std::size_t unreadable = 0;  ///< lines that were said and skipped
};

/// Reads guidance/guidance_*.jsonl and not-rules.json of a folder of rules. A line that cannot be used is said, with file, line and
/// what is wrong, and counted; the others are kept. Throws Failure if a file cannot be read at all.
[[nodiscard]] Guidance read_guidance(const std::string& folder);

}  // namespace unblame::cli
