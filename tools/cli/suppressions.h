// Findings that a person decided to keep as they are, each with a reason, in a file outside the record.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "unblame/error.h"
#include "unblame/finding.h"

namespace unblame::cli {

/// {fingerprint, reason: needed_fact | their_words | law_or_form | not_about_victim | disagree, by, until, note}
struct Suppression {
  std::string fingerprint{}, reason{}, by{}, until{}, note{};
};

class Suppressions {
 public:
  /// A list, or {"suppressions": [...]}. All errors at once. `today` (YYYY-MM-DD) decides what has expired.
  [[nodiscard]] static Expected<Suppressions> read(const std::string& file, const std::string& today);

  /// Marks the findings that are kept as spared: suppressed.
  void apply(Findings& findings);

  /// What has expired, and what met no finding in this run. Call at the end.
  [[nodiscard]] Diagnostics report() const;

 private:
  struct Entry {
    Suppression suppression;
    std::size_t number;  // in the file, from 0
    bool expired = false, used = false;
  };

  std::string file_{};
  std::map<std::string, Entry, std::less<>> entries_{};  // by fingerprint
};

}  // namespace unblame::cli
