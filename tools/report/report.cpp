#include "report/report.h"

#include <cassert>
#include <utility>

namespace unblame::report {

void Summary::add(const CheckedDocument& document, Severity lowest) {
  ++documents;
  words += document.findings.words;
  const std::uint64_t before = counted;
  for (const Finding& finding : document.findings.findings) {
    if (finding.severity < lowest) continue;
    Counts& rule = by_rule[finding.rule];
    Counts& mechanism = by_mechanism[finding.mechanism];
    if (finding.counts()) {
      ++counted, ++rule.counted, ++mechanism.counted;
      ++by_severity[static_cast<std::size_t>(finding.severity)];
    } else {
      ++spared, ++rule.spared, ++mechanism.spared;
      ++by_reason[*finding.judgement.spared];
    }
  }
  if (counted != before) ++documents_with_findings;
  if (document.visibility != nullptr) {
    if (!doers) doers.emplace();
    doers->add(*document.visibility);
  }
  for (const Diagnostic& warning : document.findings.warnings) {
    if (warnings.size() == max_warnings) {
      ++warnings_left_out;
      continue;
    }
    warnings.push_back(warning);
    if (warnings.back().file.empty()) warnings.back().file = document.id;
  }
}

std::optional<std::uint64_t> Summary::tenths_per_10000_words() const noexcept {
  if (words == 0) return std::nullopt;
  return (counted * 100000 + words / 2) / words;
}

Report::Report(const Format& format, RunInfo run, const ReportOptions& options, std::ostream& out)
    : run_(std::move(run)), severity_(options.severity), writer_(format.make(out, options)) {
  writer_->begin(run_);
}

void Report::document(const CheckedDocument& document) {
  assert(writer_);
  summary_.add(document, severity_);
  writer_->document(document);
}

void Report::unreadable(const Diagnostic& diagnostic) {
  assert(writer_);
  summary_.unreadable.push_back(diagnostic);
  writer_->unreadable(diagnostic);
}

const Summary& Report::finish() {
  assert(writer_);
  writer_->end(summary_);
  writer_.reset();
  return summary_;
}

std::string_view text_of(const CheckedDocument& document, std::string_view field) noexcept {
  for (const Field& candidate : document.texts)
    if (candidate.name == field) return candidate.text;
  return {};
}

}  // namespace unblame::report
