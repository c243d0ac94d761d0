#include "report/html_page.h"

#include <algorithm>
#include <initializer_list>
#include <ostream>

#include "report/display.h"
#include "report/html_style.h"
#include "report/html_text.h"
#include "report/statistics.h"

namespace unblame::report {
namespace {

std::string cell(std::uint64_t number) {
  return "<td>" + grouped(number) + "</td>";
}

std::uint64_t of(const Summary& summary, Severity severity) {
  return summary.by_severity[static_cast<std::size_t>(severity)];
}

/// `translate="no"`: a browser that offers to translate a page sends its text away.
constexpr std::string_view head_before_title = R"html(<!DOCTYPE html>
<html lang="en-GB" translate="no">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, noarchive">
<meta name="google" content="notranslate">
)html";

std::string head(const Summary& summary) {
  return std::string{head_before_title} + "<title>Wording check: " + count_of(summary.documents, "document", "documents") +
         "</title>\n<style>" + std::string{html_style} + "</style>\n</head>\n";
}

/// A table's head.
std::string columns(std::initializer_list<std::string_view> names) {
  std::string html = "<thead><tr>";
  for (const std::string_view name : names) html += "<th scope=\"col\">" + std::string{name} + "</th>";
  return html + "</tr></thead>\n";
}

std::string figure(std::string_view name, std::string_view value) {
  return "<div><dt>" + std::string{name} + "</dt><dd>" + std::string{value} + "</dd></div>";
}

std::string figures(const Summary& summary) {
  std::string html = "<dl class=\"figures\">" + figure("documents", grouped(summary.documents)) +
                     figure("words", grouped(summary.words)) + figure("findings", grouped(summary.counted));
  for (const Severity severity : {Severity::high, Severity::medium, Severity::low})
    if (of(summary, severity) > 0) html += figure(to_string(severity), grouped(of(summary, severity)));
  html += figure("not counted", grouped(summary.spared));
  if (!summary.unreadable.empty()) html += figure("could not be read", grouped(summary.unreadable.size()));
  return html + "</dl>\n";
}

constexpr std::string_view key_to_marks =
    R"html(<p class="key">Marks: <mark class="high">high</mark> attributes choice, consent or
responsibility to a victim, or sexualises them; <mark class="medium">medium</mark> judges or disbelieves;
<mark class="low">low</mark> is wording that guidance discourages)html";
constexpr std::string_view key_to_spared =
    R"html(; <mark class="spared">not counted</mark> stands for a reason that is given below each text)html";

std::string key(const ReportOptions& options) {
  return std::string{key_to_marks} + std::string{options.show_spared ? key_to_spared : ""} + ".</p>\n";
}

std::string overview(const std::string& rows, const Summary& summary, const ReportOptions& options) {
  std::string html = "<section aria-labelledby=\"summary\">\n<h2 id=\"summary\">Summary</h2>\n" + figures(summary);
  if (!rows.empty())
    html += "<table>" + columns({"Document", "Words", "High", "Medium", "Low", "Not counted"}) + "<tbody>\n" + rows +
            "</tbody></table>\n";
  if (summary.counted == 0) html += "<p>No findings at this severity.</p>\n";
  if (!options.show_spared && summary.spared > 0)
    html += "<p>What was not counted is not shown; <code>--show-spared</code> lists it with the reasons.</p>\n";
  if (!rows.empty() && !options.redact) html += key(options);
  return html + "</section>\n";
}

std::string list_section(std::string_view id, std::string_view title, const Diagnostics& diagnostics, std::uint64_t left_out) {
  if (diagnostics.empty()) return {};
  std::string html = "<section aria-labelledby=\"" + std::string{id} + "\">\n<h2 id=\"" + std::string{id} + "\">" +
                     std::string{title} + "</h2>\n<ul class=\"plain\">\n";
  for (const Diagnostic& diagnostic : diagnostics) html += "<li>" + escaped(in_a_line(diagnostic)) + "</li>\n";
  if (left_out > 0) html += "<li>and " + grouped(left_out) + " more</li>\n";
  return html + "</ul>\n</section>\n";
}

std::string table_of(const FigureTable& table) {
  const bool severity = table.title == "By severity";
  std::string html = "<table><caption>" + table.title + "</caption>";
  html += severity ? columns({"Name", "Findings"}) : columns({"Name", "Findings", "Not counted"});
  html += "<tbody>\n";
  for (const auto& [name, counts] : table.rows) {
    html += "<tr><th scope=\"row\">" + escaped(name) + "</th>" + cell(counts.counted);
    html += severity ? "</tr>\n" : cell(counts.spared) + "</tr>\n";
  }
  return html + "</tbody></table>\n";
}

std::string reasons_table(const Summary& summary) {
  if (summary.by_reason.empty()) return {};
  std::string html = "<table><caption>Not counted, by reason</caption>" + columns({"Reason", "Times"}) + "<tbody>\n";
  for (const auto& [reason, count] : summary.by_reason)
    html += "<tr><th scope=\"row\">" + std::string{to_string(reason)} + ": " + std::string{meaning(reason)} + "</th>" +
            cell(count) + "</tr>\n";
  return html + "</tbody></table>\n";
}

std::string statistics(const Summary& summary) {
  std::string html = "<section aria-labelledby=\"figures\">\n<h2 id=\"figures\">Figures</h2>\n<p>" +
                     grouped(summary.documents_with_findings) + " of " + count_of(summary.documents, "document", "documents") +
                     " with at least one finding";
  if (const auto rate = summary.tenths_per_10000_words())
    html += "; " + tenths_as_decimal(*rate) + " findings for every 10,000 words";
  html += ".</p>\n";
  if (summary.doers) html += "<p>" + escaped(doers_sentence(*summary.doers)) + "</p>\n";
  for (const FigureTable& table : figure_tables(summary)) html += table_of(table);
  return html + reasons_table(summary) + "</section>\n";
}

constexpr std::string_view about_before_versions = R"html(<section aria-labelledby="about">
<h2 id="about">About this page</h2>
<ul class="plain">
<li>A mark is a proposal to a reader, who decides. A fact that matters stays: the alternatives keep it and change the words around
it.</li>
<li>The words of victims, witnesses and others are theirs; none is offered a replacement. The checked text was not changed.</li>
<li>This file loads nothing and runs no script. It holds what it was given: keep it as you keep the records.</li>
)html";

std::string about(const RunInfo& run) {
  return std::string{about_before_versions} + "<li>" + std::string{caveat} + "</li>\n<li>unblame " + escaped(run.version) +
         ", rules " + escaped(run.ruleset) +
         ". The same text, rules and options give this page again, byte for byte.</li>\n</ul>\n</section>\n";
}

}  // namespace

std::string source_entry(const Source& source) {
  std::string html = "<cite>" + escaped(source.title) + "</cite>. " + escaped(source.publisher);
  if (source.year > 0) html += ", " + std::to_string(source.year);
  html += '.';
  const std::string url = escaped(source.url);
  if (is_web_address(source.url))
    html += " <a href=\"" + url + "\" rel=\"noreferrer noopener\">" + url + "</a>";
  else if (!url.empty())
    html += ' ' + url;
  return html;
}

void HtmlPage::add_row(const CheckedDocument& document, std::string_view id, const ReportOptions& options) {
  Summary summary;
  summary.add(document, options.severity);
  rows_ +=
      "<tr><th scope=\"row\"><a href=\"#" + std::string{id} + "\">" + escaped(document.id) + "</a></th>" + cell(summary.words);
  for (const Severity severity : {Severity::high, Severity::medium, Severity::low}) rows_ += cell(of(summary, severity));
  rows_ += cell(summary.spared) + "</tr>\n";
}

std::string HtmlPage::cite(std::string_view source) {
  const auto found = std::ranges::find(cited_, source);
  const auto index = static_cast<std::size_t>(found - cited_.begin());
  if (found == cited_.end()) cited_.emplace_back(source);
  return "source-" + std::to_string(index + 1);
}

void HtmlPage::write(std::ostream& out, const RunInfo& run, const Catalogue& catalogue, const Summary& summary,
                     const ReportOptions& options) const {
  out << head(summary) << "<body>\n<div class=\"page\">\n";
  if (!documents.empty()) out << "<a class=\"skip\" href=\"#d1\">Skip to the first document</a>\n";
  out << "<header>\n<h1>Wording check</h1>\n<p class=\"meta\">unblame " << escaped(run.version) << " · rules "
      << escaped(run.ruleset) << "</p>\n<p class=\"caveat\">" << caveat << "</p>\n</header>\n<main>\n";
  out << overview(rows_, summary, options) << list_section("unreadable", "Could not be read", summary.unreadable, 0)
      << list_section("warnings", "Notes on reading", summary.warnings, summary.warnings_left_out) << documents;
  if (options.statistics) out << statistics(summary);
  if (!cited_.empty()) out << "<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">Sources</h2>\n<ul class=\"plain\">\n";
  for (std::size_t i = 0; i < cited_.size(); ++i) {
    const Source* source = catalogue.source(cited_[i]);
    out << "<li id=\"source-" << i + 1 << "\">" << (source != nullptr ? source_entry(*source) : escaped(cited_[i])) << "</li>\n";
  }
  if (!cited_.empty()) out << "</ul>\n</section>\n";
  out << about(run) << "</main>\n</div>\n</body>\n</html>\n";
}

}  // namespace unblame::report
