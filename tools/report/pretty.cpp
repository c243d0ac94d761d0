// For a reader at a terminal: where, the line with carets, the reason once, words to use instead, what to find out.
//
//     case-17.txt:3:9  high  child.risk.puts-self-at-risk
//        3 | She has put herself at risk again by going to the flat.
//          |         ^^^^^^^^^^^^^^^^^^^
//       Reads as if she made the risk; the person who did drops out of the file. (HMICFRS 2023)
//       Instead: Say who is the risk: 'is at risk from [who], who [did what]'.
//       Ask:     Who took her there, and what did they want?
#include <algorithm>
#include <map>
#include <ostream>

#include "report/catalogue.h"
#include "report/display.h"
#include "report/excerpt.h"
#include "report/report.h"
#include "report/statistics.h"

namespace unblame::report {
namespace {

enum class Style { strong, faint, high, medium, low, good };

std::string_view code(Style style) {
  switch (style) {
    using enum Style;
    case strong:
      return "\x1b[1m";
    case faint:
      return "\x1b[2m";
    case high:
      return "\x1b[1;31m";
    case medium:
      return "\x1b[33m";
    case low:
      return "\x1b[36m";
    case good:
      return "\x1b[32m";
  }
  return "";
}

Style style_of(Severity severity) {
  return severity == Severity::high ? Style::high : severity == Severity::medium ? Style::medium : Style::low;
}

class Pretty final : public ReportWriter {
 public:
  Pretty(std::ostream& out, const ReportOptions& options) : out_(out), options_(options) {
    options_.width = std::max(options_.width, 40U);
  }

  void begin(const RunInfo& run) override {
    run_ = &run;
    catalogue_.emplace(run);
  }

  void document(const CheckedDocument& document) override {
    text_.clear();
    explained_.clear();
    notes(document);
    for (const Finding& finding : document.findings.findings)
      if (finding.counts() && is_shown(finding, options_)) counted(document, finding);
    if (options_.show_spared) spared_list(document);
    if (options_.statistics && document.visibility != nullptr && !document.visibility->clauses.empty()) doers(document);
    out_ << text_;
  }

  void unreadable(const Diagnostic& diagnostic) override {
    text_.clear();
    paragraph("", "", "Could not be read: " + in_a_line(diagnostic), Style::high);
    out_ << text_ << '\n';
  }

  void end(const Summary& summary) override {
    text_.clear();
    if (options_.statistics) text_ += statistics_text(summary, options_.width) + '\n';
    paragraph("", "", summary_sentence(summary), Style::strong);
    if (!summary.unreadable.empty())
      paragraph("", "", count_of(summary.unreadable.size(), "input", "inputs") + " could not be read.", Style::high);
    if (summary.spared > 0 && !options_.show_spared) paragraph("", "", "--show-spared lists what was not counted, and why.", {});
    paragraph("", "", "Rules " + run_->ruleset + ". " + std::string{caveat}, Style::faint);
    out_ << text_;
  }

 private:
  /// `text` wrapped, the first row after `first`, the others after `rest`.
  void paragraph(std::string_view first, std::string_view rest, std::string_view text, std::optional<Style> style) {
    std::string_view indent = first;
    for (const std::string& row : wrapped(text, options_.width - static_cast<unsigned>(std::max(first.size(), rest.size())))) {
      text_ += indent;
      text_ += style ? styled(row, *style) : row;
      text_ += '\n';
      indent = rest;
    }
  }

  void doers(const CheckedDocument& document) {
    DoerCounts counts;
    counts.add(*document.visibility);
    constexpr std::size_t most = 10;
    const std::string places = unnamed_places(document, options_.redact, most);
    paragraph("", "  ", document.id + ": " + doers_sentence(counts) + (places.empty() ? "" : " At " + places + "."), {});
    text_ += '\n';
  }

  std::string styled(std::string_view text, Style style) const {
    if (!options_.colour || text.empty()) return std::string{text};
    return std::string{code(style)} + std::string{text} + "\x1b[0m";
  }

  void notes(const CheckedDocument& document) {
    if (document.decoded && !document.decoded->stated && document.decoded->confidence < 1.0) {
      const auto percent = static_cast<unsigned>(document.decoded->confidence * 100.0);
      paragraph("", "",
                "Note: " + document.id + ": read as " + std::string{to_string(document.decoded->encoding)} + ", a guess (" +
                    std::to_string(percent) + " %); --encoding states it",
                Style::faint);
    }
    for (Diagnostic warning : document.findings.warnings) {
      if (warning.file.empty()) warning.file = document.id;
      paragraph("", "", "Note: " + in_a_line(warning), Style::faint);
    }
    if (!text_.empty()) text_ += '\n';
  }

  std::string place_of(const CheckedDocument& document, const Finding& finding) const {
    std::string place = one_line(finding.doc) + ':' + std::to_string(finding.at.line) + ':' + std::to_string(finding.at.column);
    if (document.texts.size() != 1 && !finding.field.empty()) place += "  " + one_line(finding.field);
    const std::string where = document.where ? document.where(finding) : std::string{};
    return where.empty() ? place : place + "  (" + one_line(where) + ')';
  }

  void counted(const CheckedDocument& document, const Finding& finding) {
    heading(place_of(document, finding), finding);
    lines(document, finding);
    const auto [known, is_new] = explained_.try_emplace(finding.rule, &finding);
    if (is_new)
      explain(finding);
    else
      as_above(*known->second, finding);
    if (options_.chain) chain(finding);
    text_ += '\n';
  }

  /// Place, severity and rule on one row, or the rule on a second one.
  void heading(const std::string& place, const Finding& finding) {
    const std::string severity{to_string(finding.severity)};
    const std::size_t width = display_width(place) + severity.size() + finding.rule.size() + 4;
    text_ += styled(shortened(place, options_.width - 8), Style::strong);
    text_ += width <= options_.width ? "  " : "\n  ";
    text_ += styled(severity, style_of(finding.severity)) + "  " +
             styled(shortened(finding.rule, options_.width - 10), Style::faint) + '\n';
  }

  void lines(const CheckedDocument& document, const Finding& finding) {
    if (options_.redact) return;
    const std::string_view text = text_of(document, finding.field);
    if (finding.at.bytes.end > text.size()) return sentence(finding);
    const std::uint32_t last = finding.at.line + options_.context + 2;
    const auto digits = static_cast<unsigned>(std::max<std::size_t>(std::to_string(last).size(), 4));
    const ExcerptSize size{options_.width - digits - 3, options_.context};
    for (const ExcerptLine& line : excerpt(text, finding.at.bytes, finding.at.line, size)) {
      const std::string number = std::to_string(line.number);
      const std::string shown = line.before + styled(line.marked, Style::strong) + line.after;
      text_ +=
          styled(std::string(digits - number.size(), ' ') + number + (shown.empty() ? " |" : " | "), Style::faint) + shown + '\n';
      if (line.carets.empty()) continue;
      text_ += styled(std::string(digits, ' ') + " | ", Style::faint) + styled(line.carets, style_of(finding.severity)) + '\n';
    }
  }

  void sentence(const Finding& finding) {
    paragraph("  ", "  ", finding.sentence.empty() ? finding.match : finding.sentence, {});
    if (!finding.sentence.empty()) paragraph("  marked: ", "          ", "“" + finding.match + "”", {});
  }

  void explain(const Finding& finding) {
    const std::string source = catalogue_->in_short(finding.sources);
    paragraph("  ", "  ", source.empty() ? finding.why : finding.why + " (" + source + ')', {});
    alternative(finding);
    if (const Suggestion* question = first_question(finding)) paragraph("  Ask:     ", "           ", question->text, {});
    if (finding.judgement.voice != Voice::author) paragraph("  ", "  ", finding.judgement.because, Style::faint);
  }

  void alternative(const Finding& finding) {
    const Suggestion* best = best_alternative(finding);
    if (best == nullptr) return;
    const bool replaces = best->kind == Suggestion::Kind::replace;
    paragraph(replaces ? "  Write:   " : "  Instead: ", "           ", best->text, Style::good);
  }

  void as_above(const Finding& first, const Finding& finding) {
    text_ += "  As above.\n";
    const Suggestion* best = best_alternative(finding);
    const Suggestion* known = best_alternative(first);
    if (best != nullptr && known != nullptr && best->kind == Suggestion::Kind::replace && *best != *known) alternative(finding);
  }

  void chain(const Finding& finding) {
    if (finding.judgement.chain.empty() && finding.also.empty()) return;
    text_ += "  Why it " + std::string{finding.counts() ? "counts" : "does not count"} + ":\n";
    for (const Reason& reason : finding.judgement.chain) paragraph("    - ", "      ", reason.piece + ": " + reason.text, {});
    for (const Also& also : finding.also) paragraph("    - ", "      ", "also marked by " + also.rule, {});
  }

  void spared_list(const CheckedDocument& document) {
    bool first = true;
    for (const Finding& finding : document.findings.findings) {
      if (finding.counts() || !is_shown(finding, options_)) continue;
      if (first) paragraph("", "", "Not counted in " + document.id, Style::strong);
      first = false;
      spared(document, finding);
    }
    if (!first) text_ += '\n';
  }

  void spared(const CheckedDocument& document, const Finding& finding) {
    std::string row = std::to_string(finding.at.line) + ':' + std::to_string(finding.at.column) + "  ";
    if (document.texts.size() != 1 && !finding.field.empty()) row += finding.field + "  ";
    row += options_.redact ? finding.rule : "“" + finding.match + "”";
    row += ": " + reason_for_sparing(finding);
    paragraph("  ", "     ", row, {});
    if (options_.chain) chain(finding);
  }

  std::ostream& out_;
  ReportOptions options_;
  const RunInfo* run_ = nullptr;
  std::optional<Catalogue> catalogue_{};
  std::map<std::string_view, const Finding*> explained_{};  // rules of this document
  std::string text_{};
};

}  // namespace

std::unique_ptr<ReportWriter> make_pretty(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<Pretty>(out, options);
}

}  // namespace unblame::report
