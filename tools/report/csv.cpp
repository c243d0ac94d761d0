// One finding a row, after RFC 4180: UTF-8 with a byte order mark, commas, CRLF.
// A cell that a spreadsheet would run as a formula begins with an apostrophe.
#include <ostream>

#include "report/display.h"
#include "report/report.h"
#include "report/utf8.h"

namespace unblame::report {
namespace {

constexpr std::string_view list_separator = " | ";

bool looks_like_formula(std::string_view cell) {
  constexpr std::string_view starts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  for (const std::string_view start : starts)
    if (cell.starts_with(start)) return true;
  return false;
}

/// Tab and line ends stay; other controls are shown.
std::string printable(std::string_view text) {
  std::string cell;
  cell.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    append_utf8(cell, c == '\t' || c == '\n' || c == '\r' ? c : visible(c));
  }
  return cell;
}

class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}

  Row& cell(std::string_view raw) {
    if (!first_) out_ += ',';
    first_ = false;
    std::string text = printable(raw);
    if (looks_like_formula(text)) text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return out_ += text, *this;
    out_ += '"';
    for (const char c : text) c == '"' ? out_ += "\"\"" : out_ += c;
    out_ += '"';
    return *this;
  }
  Row& cell(std::uint32_t number) { return cell(std::to_string(number)); }
  Row& flag(std::optional<bool> value) { return cell(value ? *value ? "true" : "false" : ""); }
  template <class Enum>
  Row& name(const std::optional<Enum>& value) {
    return cell(value ? to_string(*value) : std::string_view{});
  }
  void end() { out_ += "\r\n"; }

 private:
  std::string& out_;
  bool first_ = true;
};

template <class Items, class Text>
std::string joined(const Items& items, Text text) {
  std::string all;
  for (const auto& item : items) {
    if (!all.empty()) all += list_separator;
    all += text(item);
  }
  return all;
}

class Csv final : public ReportWriter {
 public:
  Csv(std::ostream& out, const ReportOptions& options) : out_(out), options_(options) {}

  void begin(const RunInfo& run) override {
    run_ = &run;
    std::string text{"\xEF\xBB\xBF"};
    Row row{text};
    for (const std::string_view name :
         {"doc",        "field",    "rule",        "ruleset",   "severity", "mechanism", "voice",      "by",
          "about",      "under_18", "negated",     "counts",    "spared",   "because",   "byte_start", "byte_end",
          "char_start", "char_end", "utf16_start", "utf16_end", "line",     "column",    "place"})
      row.cell(name);
    if (!options_.redact) row.cell("match").cell("sentence");
    row.cell("why").cell("suggestions").cell("sources").cell("also").cell("fingerprint");
    if (options_.chain) row.cell("chain");
    row.end();
    out_ << text;
  }

  void document(const CheckedDocument& document) override {
    std::string text;
    for (const Finding& finding : document.findings.findings)
      if (is_shown(finding, options_)) append(text, finding);
    out_ << text;
  }

  void unreadable(const Diagnostic&) override {}
  void end(const Summary&) override {}

 private:
  void append(std::string& text, const Finding& finding) const {
    Row row{text};
    row.cell(finding.doc).cell(finding.field).cell(finding.rule).cell(run_->ruleset);
    row.cell(to_string(finding.severity)).cell(to_string(finding.mechanism));
    judgement(row, finding.judgement);
    location(row, finding.at);
    row.name(finding.judgement.place);
    if (!options_.redact) row.cell(finding.match).cell(finding.sentence);
    row.cell(finding.why);
    row.cell(joined(finding.suggestions, [](const Suggestion& s) { return std::string{to_string(s.kind)} + ": " + s.text; }));
    row.cell(joined(finding.sources, [](const std::string& id) { return id; }));
    row.cell(joined(finding.also, [](const Also& also) { return also.rule; }));
    row.cell(finding.fingerprint);
    if (options_.chain) row.cell(joined(finding.judgement.chain, [](const Reason& r) { return r.piece + ": " + r.text; }));
    row.end();
  }

  static void judgement(Row& row, const Judgement& judgement) {
    row.cell(to_string(judgement.voice)).name(judgement.by).cell(to_string(judgement.about));
    row.flag(judgement.under_18).flag(judgement.negated).flag(judgement.counts()).name(judgement.spared).cell(judgement.because);
  }

  static void location(Row& row, const Location& at) {
    row.cell(at.bytes.begin).cell(at.bytes.end).cell(at.chars.begin).cell(at.chars.end).cell(at.utf16.begin).cell(at.utf16.end);
    row.cell(at.line).cell(at.column);
  }

  std::ostream& out_;
  ReportOptions options_;
  const RunInfo* run_ = nullptr;
};

}  // namespace

std::unique_ptr<ReportWriter> make_csv(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<Csv>(out, options);
}

}  // namespace unblame::report
