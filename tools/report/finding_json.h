// A finding as JSON: the one place where the names and the order of its fields stand.
#pragma once

#include <string>
#include <string_view>

#include "unblame/finding.h"

namespace unblame::report {

struct FindingJson {
  std::string_view ruleset{};  ///< RuleSet::version()
  bool chain = false;          ///< adds "chain" at the end
  bool redact = false;         ///< leaves out "match" and "sentence"
};

/// Appends one object on one line, without a line end:
///
///     {"doc": …, "field": …, "rule": …, "ruleset": …, "severity": …, "mechanism": …,
///      "voice": …, "by": …, "about": …, "under_18": …, "negated": …, "counts": …, "spared": …, "because": …,
///      "byte_start": …, "byte_end": …, "char_start": …, "char_end": …, "utf16_start": …, "utf16_end": …, "line": …, "column": …,
///      "place": …, "match": …, "sentence": …, "why": …, "suggestions": [{"kind": …, "text": …}],
///      "sources": [id …], "also": [rule id …], "fingerprint": …,
///      "chain": [{"piece": …, "text": …, "byte_start": …, "byte_end": …}]}
///
/// A step of the chain that rests on no words has null for both positions. Valid UTF-8 for any input; linear.
void append_finding(std::string& out, const Finding& finding, const FindingJson& options);

}  // namespace unblame::report
