// The same pattern for RE2: the reference that the matcher must equal, and the engine of raw rules.
// regex.cpp is the only file that includes RE2.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/lower.h"
#include "unblame/span.h"

namespace unblame {

/// The words of a pattern as a regular expression over the view, without anything at its edges.
[[nodiscard]] std::string regex_of(const LoweredNode& pattern);

/// Checks a raw pattern's text (without the slashes) and bounds its unbounded repeats, which only \w, blanks and \s may have: "\w*" is
/// read as "\w{0,64}". So no rule can make matching quadratic. The bounded text, or the error with its column.
[[nodiscard]] Expected<std::string, PatternError> bounded_raw(std::string_view raw);

/// Why RE2 refuses `raw`, or empty.
[[nodiscard]] std::string rejection_of(std::string_view raw);

/// A compiled expression. Immutable, any number of threads.
class Regex {
 public:
  /// One or more patterns as regex_of gives them (`word_edges`), or raw ones.
  Regex(const std::vector<std::string>& expressions, bool word_edges);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  /// Why RE2 refuses it, or empty.
  [[nodiscard]] std::string error() const;

  /// All matches in `view`: leftmost-longest, not overlapping, none empty. With word edges a match begins at a word and ends at a word's end
  /// or before its clitic.
  void find_all(std::string_view view, std::vector<Span<ViewByte>>& out) const;

  /// The end of the longest match that begins exactly at `begin`.
  [[nodiscard]] std::optional<std::uint32_t> longest_at(std::string_view view, std::uint32_t begin) const;

 private:
  struct Engines;
  std::unique_ptr<Engines> engines_;
  bool word_edges_;
};

}  // namespace unblame
