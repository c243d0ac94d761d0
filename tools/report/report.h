// What `unblame check` prints: a stream of checked documents, in input order, in one of the formats of format.cpp.
//
//     const Format* format = find_format("jsonl");
//     Report report{*format, run, {.show_spared = true}, std::cout};
//     report.document({.id = "case-1", .findings = found, .texts = document.fields});
//     report.unreadable(diagnostic);
//     const Summary& summary = report.finish();
//     return !summary.unreadable.empty() ? 2 : summary.counted > 0 ? 1 : 0;
//
// pretty, jsonl and csv write each document as it comes and keep nothing of it. json, sarif and html put the summary first
// and therefore hold what they write (about a kilobyte a finding; html the texts with findings too) until the end.
// The bytes depend on the arguments alone: no date, no locale, no terminal is asked.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "report/doers.h"
#include "unblame/document.h"
#include "unblame/error.h"
#include "unblame/finding.h"
#include "unblame/rules.h"
#include "unblame/text.h"
#include "unblame/visibility.h"

namespace unblame::report {

/// What is the same for all documents. The spans outlive the report.
struct RunInfo {
  std::string version{};              ///< of the program, "0.1.0"
  std::string ruleset{};              ///< RuleSet::version()
  std::span<const Rule> rules{};      ///< RuleSet::rules(): reasons, alternatives and sources of the rules that are found
  std::span<const Source> sources{};  ///< RuleSet::sources()
};

struct ReportOptions {
  Severity severity = Severity::medium;  ///< the lowest that is printed and counted
  bool show_spared = false;              ///< list what does not count, with the reason
  bool chain = false;                    ///< every step of each judgement
  bool redact = false;      ///< no words of a text. Linter's Options::redact must be set too: it leaves blanks unfilled
  bool statistics = false;  ///< rates, counts by rule, mechanism and reason, who is named as the doer
  bool colour = false;      ///< pretty only: the caller knows the terminal and NO_COLOR
  unsigned width = 80;      ///< pretty only: columns, at least 40
  unsigned context = 0;     ///< pretty only: lines shown before and after the marked one
};

/// How a file's bytes became text.
struct DecodeInfo {
  Encoding encoding = Encoding::utf8;
  bool stated = true;
  double confidence = 1.0;
};

/// One document and what was found in it. Everything is looked at during the call only.
struct CheckedDocument {
  std::string id{};  ///< as in Finding::doc
  const Findings& findings;
  std::span<const Field> texts{};  ///< the fields that were checked; may be empty, then the findings' sentences are shown
  std::optional<DecodeInfo> decoded{};
  const Visibility* visibility = nullptr;  ///< who is named as the doer, if that was asked for
  std::function<std::string(const Finding&)> where{};  ///< "page 3", "row 12, column NARRATIVE"; empty if there is no such place
};

/// Findings that count, and that were spared.
struct Counts {
  std::uint64_t counted = 0;
  std::uint64_t spared = 0;
};

/// Figures over all documents; only findings at or above ReportOptions::severity are in them.
struct Summary {
  std::uint64_t documents = 0;
  std::uint64_t documents_with_findings = 0;  ///< with at least one that counts
  std::uint64_t words = 0;
  std::uint64_t counted = 0;
  std::uint64_t spared = 0;
  std::array<std::uint64_t, 3> by_severity{};  ///< of those that count; index: Severity
  std::map<std::string, Counts, std::less<>> by_rule{};
  std::map<Mechanism, Counts> by_mechanism{};
  std::map<Spared, std::uint64_t> by_reason{};  ///< of those that were spared
  std::optional<DoerCounts> doers{};                    ///< if any document was asked for it
  Diagnostics unreadable{};
  Diagnostics warnings{};  ///< of documents that were read; at most max_warnings are kept
  std::uint64_t warnings_left_out = 0;

  static constexpr std::size_t max_warnings = 1000;

  void add(const CheckedDocument& document, Severity lowest);
  /// Counted findings for every 10,000 words, in tenths, rounded; empty without a word.
  [[nodiscard]] std::optional<std::uint64_t> tenths_per_10000_words() const noexcept;
};

/// One format. begin, then documents and unreadable inputs in any order, then end; each of begin and end once.
class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  virtual void begin(const RunInfo& run) = 0;  ///< `run` outlives the writer's last call
  virtual void document(const CheckedDocument& document) = 0;
  virtual void unreadable(const Diagnostic& diagnostic) = 0;
  virtual void end(const Summary& summary) = 0;
};

/// A format's name and how a writer of it is made. The stream outlives the writer.
struct Format {
  std::string_view name;
  std::string_view description;  ///< one line for --help
  bool tells_unreadable;         ///< whether unreadable inputs and warnings stand in the output; else say them on standard error
  std::unique_ptr<ReportWriter> (*make)(std::ostream& out, const ReportOptions& options);
};

[[nodiscard]] std::span<const Format> formats() noexcept;
[[nodiscard]] const Format* find_format(std::string_view name) noexcept;

/// Writes one report and keeps the figures. Not for several threads: documents come in input order.
class Report {
 public:
  Report(const Format& format, RunInfo run, const ReportOptions& options, std::ostream& out);
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  void document(const CheckedDocument& document);
  void unreadable(const Diagnostic& diagnostic);
  /// Writes what stands at the end. Call once; nothing may follow.
  const Summary& finish();

 private:
  RunInfo run_;
  Severity severity_;
  Summary summary_{};
  std::unique_ptr<ReportWriter> writer_;
};

/// Whether the options let a finding be printed.
[[nodiscard]] inline bool is_shown(const Finding& finding, const ReportOptions& options) noexcept {
  return finding.severity >= options.severity && (finding.counts() || options.show_spared);
}

/// The field's text, empty if it was not given.
[[nodiscard]] std::string_view text_of(const CheckedDocument& document, std::string_view field) noexcept;

/// What every report for a reader says.
inline constexpr std::string_view caveat =
    "unblame judges wording only. It says nothing about whether an account is true, or about a person's conduct.";

}  // namespace unblame::report
