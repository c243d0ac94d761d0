// Who is named as the doer: the figures of Visibility (unblame/visibility.h), in words and as JSON.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "report/json_text.h"
#include "unblame/visibility.h"

namespace unblame::report {

struct CheckedDocument;

/// Clauses that tell of harm, by how they say who did it; index: Doer.
struct DoerCounts {
  std::array<std::uint64_t, doer_count> own{};     ///< in the author's words, or a professional's passed on
  std::array<std::uint64_t, doer_count> others{};  ///< quoted, reported, in statements: shown, and in no share

  void add(const Visibility& visibility);

  [[nodiscard]] static std::uint64_t clauses(const std::array<std::uint64_t, doer_count>& of) noexcept;
  [[nodiscard]] static std::uint64_t named(const std::array<std::uint64_t, doer_count>& of) noexcept { return of[0]; }
  [[nodiscard]] bool empty() const noexcept { return clauses(own) + clauses(others) == 0; }
  /// Of the own ones, those that name the doer, in thousandths, rounded; empty without one.
  [[nodiscard]] std::optional<std::uint64_t> thousandths_named() const noexcept;
};

/// "Who did it is named in 3 of 5 clauses that tell of harm (60 %). Not named: 1 passive, 1 event. In others' words: 2 of 2."
[[nodiscard]] std::string doers_sentence(const DoerCounts& counts);

/// Where a document's own clauses leave the doer out: "line 3 “was assaulted”, line 9 “sustained”"; without the words if they are
/// redacted. At most `most` places, then how many more.
[[nodiscard]] std::string unnamed_places(const CheckedDocument& document, bool redact, std::size_t most);

/// The members "harm_clauses", "doer_named", "doer_unnamed", "share" (null without a clause), "unnamed_by_form" and
/// "in_others_words", into an object that is open.
void write_doers(JsonWriter& json, const DoerCounts& counts);

/// {"doc", the members of write_doers, "unnamed": [{"field", "form", "line", "byte_start", "byte_end"}]}
void write_document_doers(JsonWriter& json, const CheckedDocument& document);

}  // namespace unblame::report
