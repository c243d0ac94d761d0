#include "cli/compare_report.h"

#include <algorithm>

#include "report/display.h"
#include "report/excerpt.h"
#include "report/finding_json.h"
#include "report/json_text.h"
#include "report/report.h"
#include "report/statistics.h"

namespace unblame::cli {
namespace {

constexpr std::uint32_t width = 80;

constexpr std::string_view keep_drafts =
    "Keep both versions: a draft statement whose content differs from the final one must be retained (CPIA Code of Practice, "
    "paragraph 5.4).";

std::string_view shown(FactKind kind) {
  switch (kind) {
    case FactKind::doer:
      return "who did it";
    case FactKind::negation:
      return "denial";
    default:
      return to_string(kind);
  }
}

std::string place(const Location& at) {
  return std::to_string(at.line) + ':' + std::to_string(at.column);
}

class Pretty {
 public:
  explicit Pretty(const CompareReport& report) : report_(report), comparison_(report.comparison) {}

  std::string text() {
    file("Draft", report_.draft);
    file("Final", report_.final);
    if (report_.same_bytes) paragraph("", "", "The two files are the same, byte for byte.");
    if (comparison_.coarse)
      paragraph(
          "", "",
          "Note: the texts differ too much for every word to be aligned: what moved may be told as removed and introduced.");
    if (comparison_.facts_cut)
      paragraph("", "", "Note: a text states more facts than are listed; only the first million were compared.");
    out_ += '\n';
    facts("Facts lost", comparison_.lost, comparison_.added, "now");
    facts("Facts added", comparison_.added, comparison_.lost, "was");
    introduced();
    removed();
    kept();
    paragraph("", "", summary());
    if (report_.statement) paragraph("", "", std::string{keep_drafts});
    paragraph("", "", "Rules " + report_.ruleset + ". " + std::string{report::caveat});
    return std::move(out_);
  }

 private:
  void paragraph(std::string_view first, std::string_view rest, const std::string& words) {
    std::string_view indent = first;
    for (const std::string& row :
         report::wrapped(words, width - static_cast<std::uint32_t>(std::max(first.size(), rest.size())))) {
      out_ += std::string{indent} + row + '\n';
      indent = rest;
    }
  }

  void file(const char* what, const ComparedFile& version) {
    out_ += std::string{what} + ": " +
            report::shortened(version.name + ", " + report::count_of(version.found.words, "word", "words"), width - 7) + '\n';
  }

  std::string quoted(const FactChange& change) const {
    return report_.redact ? std::string{"[words left out]"} : "“" + report::shortened(change.words, 60) + "”";
  }

  void facts(const std::string& title, const std::vector<FactChange>& list, const std::vector<FactChange>& others,
             const std::string& stands) {
    if (list.empty()) return;
    out_ += title + '\n';
    for (const FactChange& change : list) {
      std::string row = place(change.at);
      row += std::string(row.size() < 8 ? 8 - row.size() : 1, ' ');
      std::string kind{shown(change.kind)};
      row += kind + std::string(kind.size() < 12 ? 12 - kind.size() : 1, ' ') + quoted(change);
      if (change.count > 1) row += " (" + std::to_string(change.count) + " times)";
      if (change.counterpart) row += ", " + stands + ' ' + quoted(others[*change.counterpart]);
      // Blanks in a row are joined where a row is wrapped at its own column, so the first columns are put before it.
      const std::size_t columns = std::max<std::size_t>(20, row.find(kind) + kind.size() + 1);
      paragraph("  " + row.substr(0, columns), "                      ", row.substr(columns));
    }
    out_ += '\n';
  }

  void heading(const Finding& finding) {
    out_ += "  " + place(finding.at) + "  " + std::string{to_string(finding.severity)} + "  " +
            report::shortened(finding.rule, 50) + '\n';
  }

  void lines(const ComparedFile& version, const Finding& finding) {
    if (report_.redact) return;
    const auto digits = static_cast<std::uint32_t>(std::max<std::size_t>(std::to_string(finding.at.line + 2).size(), 4));
    for (const report::ExcerptLine& line :
         report::excerpt(version.text, finding.at.bytes, finding.at.line, {width - digits - 5, 0})) {
      const std::string number = std::to_string(line.number);
      out_ += "  " + std::string(digits - number.size(), ' ') + number + " | " + line.before + line.marked + line.after + '\n';
      if (!line.carets.empty()) out_ += "  " + std::string(digits, ' ') + " | " + line.carets + '\n';
    }
  }

  void introduced() {
    if (comparison_.introduced.empty()) return;
    out_ += "Findings introduced\n";
    for (const std::size_t i : comparison_.introduced) {
      const Finding& finding = report_.final.found.findings[i];
      heading(finding);
      lines(report_.final, finding);
      paragraph("    ", "    ", finding.why);
    }
    out_ += '\n';
  }

  void removed() {
    if (comparison_.removed.empty()) return;
    out_ += "Findings removed\n";
    for (const std::size_t i : comparison_.removed) {
      const Finding& finding = report_.draft.found.findings[i];
      paragraph("  ", "      ", place(finding.at) + "  " + finding.rule + (report_.redact ? "" : "  “" + finding.match + "”"));
    }
    out_ += '\n';
  }

  void kept() {
    if (comparison_.kept.empty()) return;
    out_ += "Findings kept\n";
    for (const KeptFinding& pair : comparison_.kept) {
      const Finding& finding = report_.final.found.findings[pair.final];
      const std::string was = place(report_.draft.found.findings[pair.draft].at), is = place(finding.at);
      const std::string places = was == is ? is : was + (pair.moved ? " moved to " : " is now at ") + is;
      paragraph("  ", "      ", places + "  " + finding.rule + (report_.redact ? "" : "  “" + finding.match + "”"));
    }
    out_ += '\n';
  }

  std::string summary() const {
    const auto count = [](std::size_t number, const char* what) { return std::to_string(number) + ' ' + what; };
    return report::count_of(comparison_.lost.size(), "fact lost", "facts lost") + ", " +
           count(comparison_.added.size(), "added") + "; " +
           report::count_of(comparison_.introduced.size(), "finding introduced", "findings introduced") + ", " +
           count(comparison_.removed.size(), "removed") + ", " + count(comparison_.kept.size(), "kept") + ".";
  }

  const CompareReport& report_;
  const Comparison& comparison_;
  std::string out_{};
};

void write_version(report::JsonWriter& json, std::string_view key, const ComparedFile& version) {
  json.line(1).key(key).object().member("file", version.name).member("words", version.found.words).end_object();
}

void write_facts(report::JsonWriter& json, std::string_view key, const std::vector<FactChange>& list, bool redact) {
  json.line(1).key(key).array();
  for (const FactChange& change : list) {
    json.line(2).object().member("kind", to_string(change.kind));
    if (!redact) json.member("normal", change.normal).member("words", change.words);
    json.member("count", change.count).member("line", change.at.line).member("column", change.at.column);
    json.member("byte_start", change.at.bytes.begin).member("byte_end", change.at.bytes.end);
    const auto counterpart = change.counterpart ? std::optional{std::uint64_t{*change.counterpart}} : std::nullopt;
    json.member("counterpart", counterpart).end_object();
  }
  json.end_array();
}

}  // namespace

void write_pretty(std::ostream& out, const CompareReport& report) {
  out << Pretty{report}.text();
}

void write_json(std::ostream& out, const CompareReport& report) {
  const Comparison& comparison = report.comparison;
  const report::FindingJson options{.ruleset = report.ruleset, .redact = report.redact};
  const auto finding = [&](const ComparedFile& version, std::size_t index) {
    std::string text;
    report::append_finding(text, version.found.findings[index], options);
    return text;
  };
  std::string text;
  report::JsonWriter json{text};
  json.object().member("ruleset", report.ruleset);
  write_version(json, "draft", report.draft);
  write_version(json, "final", report.final);
  json.line(1)
      .member("same_bytes", report.same_bytes)
      .member("coarse", comparison.coarse)
      .member("facts_cut", comparison.facts_cut);
  json.line(1).key("summary").object();
  json.member("lost", std::uint64_t{comparison.lost.size()}).member("added", std::uint64_t{comparison.added.size()});
  json.member("introduced", std::uint64_t{comparison.introduced.size()})
      .member("removed", std::uint64_t{comparison.removed.size()});
  json.member("kept", std::uint64_t{comparison.kept.size()}).end_object();
  write_facts(json, "lost", comparison.lost, report.redact);
  write_facts(json, "added", comparison.added, report.redact);
  json.line(1).key("introduced").array();
  for (const std::size_t i : comparison.introduced) json.line(2).raw(finding(report.final, i));
  json.end_array().line(1).key("removed").array();
  for (const std::size_t i : comparison.removed) json.line(2).raw(finding(report.draft, i));
  json.end_array().line(1).key("kept").array();
  for (const KeptFinding& pair : comparison.kept) {
    json.line(2).object().key("draft").raw(finding(report.draft, pair.draft));
    json.key("final").raw(finding(report.final, pair.final)).member("moved", pair.moved).end_object();
  }
  json.end_array();
  json.line(1).member("note", report.statement ? std::optional{keep_drafts} : std::nullopt).end_object();
  out << text << '\n';
}

}  // namespace unblame::cli
