// Rules and sources by id, and how a source is named in a few words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace unblame::report {

/// Views into a RunInfo, which outlives it. Lookups are O(log n).
class Catalogue {
 public:
  explicit Catalogue(const RunInfo& run);

  [[nodiscard]] const Rule* rule(std::string_view id) const noexcept;
  [[nodiscard]] const Source* source(std::string_view id) const noexcept;

  /// "HMICFRS 2023": the weightiest source of a finding (inspectorate, police, prosecution first), the first of equals.
  /// Its id if the set does not know it; empty if there is none.
  [[nodiscard]] std::string in_short(const std::vector<std::string>& ids) const;
  [[nodiscard]] std::string in_short(std::string_view id) const;

  /// The finding's sources, weightiest first.
  [[nodiscard]] std::vector<std::string_view> by_weight(const std::vector<std::string>& ids) const;

 private:
  std::vector<const Rule*> rules_{};      // by id
  std::vector<const Source*> sources_{};  // by id
};

/// Whether a source's address may be a link: http or https, nothing that a reader could run.
[[nodiscard]] bool is_web_address(std::string_view url) noexcept;

/// The first suggestion that gives words to use: a replacement, else a way to rewrite. Null if there is none.
[[nodiscard]] const Suggestion* best_alternative(const Finding& finding) noexcept;
/// The first that says what to find out. Null if there is none.
[[nodiscard]] const Suggestion* first_question(const Finding& finding) noexcept;

}  // namespace unblame::report
