#include "report/summary_json.h"

#include "report/statistics.h"

namespace unblame::report {
namespace {

void write_counts(JsonWriter& json, std::string_view name, const Counts& counts) {
  json.key(name).object().member("counted", counts.counted).member("spared", counts.spared).end_object();
}

void write_statistics(JsonWriter& json, const Summary& summary, std::string_view documents) {
  json.line(2).key("statistics").object().line(4).key("per_10000_words");
  if (const auto tenths = summary.tenths_per_10000_words())
    json.raw(tenths_as_decimal(*tenths));
  else
    json.raw("null");
  json.line(4).key("by_rule").object();
  for (const auto& [rule, counts] : summary.by_rule) json.line(6), write_counts(json, rule, counts);
  json.end_object().line(4).key("by_mechanism").object();
  for (const auto& [mechanism, counts] : summary.by_mechanism) json.line(6), write_counts(json, to_string(mechanism), counts);
  json.end_object().line(4).key("spared_by_reason").object();
  for (const auto& [reason, count] : summary.by_reason) json.member(to_string(reason), count);
  json.end_object();
  if (summary.doers) {
    json.line(4).key("offender_visibility").object();
    write_doers(json, *summary.doers);
    if (!documents.empty()) json.line(6).key("documents").raw(documents);
    json.end_object();
  }
  json.end_object();
}

}  // namespace

void write_summary(JsonWriter& json, const Summary& summary, const ReportOptions& options, std::string_view documents) {
  json.object()
      .member("documents", summary.documents)
      .member("documents_with_findings", summary.documents_with_findings)
      .member("words", summary.words)
      .member("findings", summary.counted);
  json.key("by_severity").object();
  for (const Severity severity : {Severity::high, Severity::medium, Severity::low})
    json.member(to_string(severity), summary.by_severity[static_cast<std::size_t>(severity)]);
  json.end_object().member("spared", summary.spared).member("unreadable", std::uint64_t{summary.unreadable.size()});
  json.line(2).key("warnings").array();
  for (const Diagnostic& warning : summary.warnings) json.line(4), write_diagnostic(json, warning);
  json.end_array().line(2).member("caveat", caveat);
  if (options.statistics) write_statistics(json, summary, documents);
  json.end_object();
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic) {
  const auto known = [](std::uint32_t n) { return n == 0 ? std::nullopt : std::optional{n}; };
  json.object()
      .member("level", diagnostic.level == Diagnostic::Level::error ? "error" : "warning")
      .member("file", diagnostic.file)
      .member("line", known(diagnostic.line))
      .member("column", known(diagnostic.column))
      .member("field", diagnostic.field)
      .member("what", diagnostic.what)
      .member("help", diagnostic.help)
      .end_object();
}

}  // namespace unblame::report
