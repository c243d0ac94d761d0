// Findings that a person decided to keep as they are, each with a reason, in a file outside the record.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/error.h"
#include "unblame/finding.h"

namespace unblame::cli {

/// {fingerprint, reason: needed_fact | their_words | law_or_form | not_about_victim | disagree, by, until, note}
struct Suppression {
  std::string fingerprint{}, reason{}, by{}, until{}, note{};
};

/// The reasons, by the names that a file writes.
[[nodiscard]] const std::vector<std::string>& keep_reasons() noexcept;
/// A reason for a reader.
[[nodiscard]] std::string_view in_words(std::string_view reason) noexcept;

/// Adds to a file of suppressions, which is made if there is none; what stands in it stays. Of an entry with a fingerprint that is
/// there already the later one is left out.
[[nodiscard]] std::optional<Diagnostic> add_suppressions(const std::string& file, const std::vector<Suppression>& added);

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
