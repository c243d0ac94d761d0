// One JSON object: {"ruleset", "summary", "findings", "unreadable"}, a finding a line.
// The summary stands before the findings, so these are held as text until the end; for many documents there is jsonl.
#include <ostream>

#include "report/finding_json.h"
#include "report/report.h"
#include "report/summary_json.h"

namespace unblame::report {
namespace {

class Json final : public ReportWriter {
 public:
  Json(std::ostream& out, const ReportOptions& options) : out_(out), options_(options) {}

  void begin(const RunInfo& run) override { run_ = &run; }

  void document(const CheckedDocument& document) override {
    if (document.visibility != nullptr && !document.visibility->clauses.empty()) {
      std::string one;
      JsonWriter json{one};
      write_document_doers(json, document);
      doers_ += (doers_.empty() ? "\n        " : ",\n        ") + one;
    }
    const FindingJson line{.ruleset = run_->ruleset, .chain = options_.chain, .redact = options_.redact};
    for (const Finding& finding : document.findings.findings) {
      if (!is_shown(finding, options_)) continue;
      findings_ += findings_.empty() ? "\n  " : ",\n  ";
      append_finding(findings_, finding, line);
    }
  }

  void unreadable(const Diagnostic&) override {}

  void end(const Summary& summary) override {
    std::string text;
    JsonWriter json{text};
    json.object().member("ruleset", run_->ruleset).line(1).key("summary");
    write_summary(json, summary, options_, '[' + doers_ + ']');
    json.line(1).key("findings");
    out_ << text << '[' << findings_ << ']';
    write_unreadable(summary);
  }

 private:
  void write_unreadable(const Summary& summary) {
    std::string text;
    JsonWriter json{text};
    json.array();
    for (const Diagnostic& diagnostic : summary.unreadable) json.line(2), write_diagnostic(json, diagnostic);
    json.end_array();
    out_ << ",\n \"unreadable\": " << text << "}\n";
  }

  std::ostream& out_;
  ReportOptions options_;
  const RunInfo* run_ = nullptr;
  std::string findings_{}, doers_{};
};

}  // namespace

std::unique_ptr<ReportWriter> make_json(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<Json>(out, options);
}

}  // namespace unblame::report
