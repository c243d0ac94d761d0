// The figures of a run as a JSON object.
#pragma once

#include "report/json_text.h"
#include "report/report.h"

namespace unblame::report {

/// {"documents", "documents_with_findings", "words", "findings", "by_severity": {"high", "medium", "low"}, "spared",
/// "unreadable",
///  "warnings": […], "caveat"}; "findings" are those that count. With statistics also "statistics":
/// {"per_10000_words" (null without a word), "by_rule": {id: {"counted", "spared"}}, "by_mechanism": {…}, "spared_by_reason":
/// {reason: n}}, and, where it was asked for, "offender_visibility": the members of write_doers and "documents", if `documents` (JSON)
/// is not empty.
void write_summary(JsonWriter& json, const Summary& summary, const ReportOptions& options, std::string_view documents = {});

/// {"level", "file", "line", "column", "field", "what", "help"}; line and column null if unknown.
void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic);

}  // namespace unblame::report
