// What `unblame compare` prints.
#pragma once

#include <ostream>
#include <string>

#include "unblame/compare.h"

namespace unblame::cli {

/// One version as it was read.
struct ComparedFile {
  std::string name{};
  std::string text{};
  Findings found{};
  std::vector<Fact> facts{};
};

struct CompareReport {
  const ComparedFile &draft, &final;
  const Comparison& comparison;
  std::string ruleset{};
  bool same_bytes = false;
  bool statement = false;  ///< a witness statement: what must be kept is said
  bool redact = false;     ///< no words of a text
};

/// For a reader, at most 80 columns.
void write_pretty(std::ostream& out, const CompareReport& report);

/// {"ruleset", "draft": {"file", "words"}, "final": {…}, "same_bytes", "coarse", "facts_cut",
///  "summary": {"lost", "added", "introduced", "removed", "kept"},
///  "lost": [{"kind", "normal", "words", "count", "line", "column", "byte_start", "byte_end", "counterpart"}], "added": […],
///  "introduced": [finding …], "removed": [finding …], "kept": [{"draft": finding, "final": finding, "moved"}], "note"}
/// `counterpart` is the index in the other list of what stands in the fact's place, or null. --redact leaves out "normal" and
/// "words". Findings are those of `check` (finding_json.h).
void write_json(std::ostream& out, const CompareReport& report);

}  // namespace unblame::cli
