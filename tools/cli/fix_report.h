// What `unblame fix` says: the edits, what is left and what to do there, the hashes; as text, as JSON, as a unified diff.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/fix_draft.h"
#include "cli/suppressions.h"
#include "unblame/fix.h"

namespace unblame::cli {

/// A finding that the reader keeps, with the reason if there is one; `recorded`: it does not count any more.
struct Kept {
  Left left{};
  std::string reason{};
  bool recorded = false;
};

/// Why an answer of the dialogue leaves a finding: not because the reader would keep it.
struct PassedOver {
  enum class How { rule_skipped, quit, no_answer, not_asked };
  How how = How::not_asked;
  std::optional<Withheld> withheld{};  ///< why nothing could be put in its place anyway
};

/// A finding that counts, and what the dialogue had to say to it.
struct LeftFinding {
  Left left{};
  std::optional<PassedOver> passed{};
};

struct FixOutcome {
  const Draft& draft;
  const Fix& fix;
  const std::string& copy_bytes;
  std::string output{};             ///< empty if no copy is written
  std::vector<LeftFinding> left{};  ///< counted, and not recorded as kept
  std::vector<Kept> kept{};
  std::string ruleset{};
  bool with_diff = false;  ///< JSON: as a member
};

[[nodiscard]] std::string fix_as_text(const FixOutcome& outcome);
[[nodiscard]] std::string fix_as_json(const FixOutcome& outcome);

/// A note for standard error, at most 80 columns, without a word of the draft.
[[nodiscard]] std::string fix_as_note(const FixOutcome& outcome);

/// "--- draft", "+++ copy", three lines around each change; UTF-8, with the draft's own line ends. Empty without edits.
[[nodiscard]] std::string unified_diff(const FixOutcome& outcome);

/// Why a finding was left, for a reader.
[[nodiscard]] std::string_view in_words(Withheld withheld);

/// "Instead: …" and "Ask: …" of a finding, wrapped and indented; without those that drop in if `advice_only`.
void add_suggestions(std::string& out, const Finding& finding, bool advice_only);

}  // namespace unblame::cli
