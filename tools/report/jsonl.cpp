// JSON Lines: one finding a line, nothing else, written document by document.
#include <ostream>

#include "report/finding_json.h"
#include "report/report.h"

namespace unblame::report {
namespace {

class JsonLines final : public ReportWriter {
 public:
  JsonLines(std::ostream& out, const ReportOptions& options) : out_(out), options_(options) {}

  void begin(const RunInfo& run) override {
    line_ = {.ruleset = run.ruleset, .chain = options_.chain, .redact = options_.redact};
  }

  void document(const CheckedDocument& document) override {
    buffer_.clear();
    for (const Finding& finding : document.findings.findings) {
      if (!is_shown(finding, options_)) continue;
      append_finding(buffer_, finding, line_);
      buffer_ += '\n';
    }
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  }

  void unreadable(const Diagnostic&) override {}
  void end(const Summary&) override {}

 private:
  std::ostream& out_;
  ReportOptions options_;
  FindingJson line_{};
  std::string buffer_{};
};

}  // namespace

std::unique_ptr<ReportWriter> make_jsonl(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<JsonLines>(out, options);
}

}  // namespace unblame::report
