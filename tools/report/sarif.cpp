// SARIF 2.1.0 (OASIS): a finding is a result, its rule a reportingDescriptor, high/medium/low are error/warning/note.
// Characters are UTF-16 units, which columnKind states. What does not count stands with a suppression that says why.
// No `fixes`: replacements are for drafts (unblame fix), and a viewer that applies them would alter a record.
// The tool with the rules that were found stands before the results, so these are held as text until the end.
#include <ostream>

#include "report/catalogue.h"
#include "report/display.h"
#include "report/json_text.h"
#include "report/sarif_region.h"
#include "report/statistics.h"
#include "report/summary_json.h"

namespace unblame::report {
namespace {

std::string_view level(Severity severity) {
  return severity == Severity::high ? "error" : severity == Severity::medium ? "warning" : "note";
}

void write_text(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name).object().member("text", text).end_object();
}

/// A path or id as a URI reference. "/a b.txt" is "file:///a%20b.txt", "C:/a.txt" is "file:///C:/a.txt".
std::string uri_of(std::string_view id) {
  constexpr std::string_view unreserved = "-._~/!";
  constexpr char digits[] = "0123456789ABCDEF";
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const bool drive = id.size() > 2 && is_letter(id[0]) && id[1] == ':' && id[2] == '/';
  std::string uri = drive ? "file:///" : id.starts_with('/') ? "file://" : "";
  for (std::size_t i = 0; i < id.size(); ++i) {
    const auto c = static_cast<unsigned char>(id[i]);
    const bool plain = is_letter(id[i]) || (c >= '0' && c <= '9');
    if (plain || unreserved.find(id[i]) != std::string_view::npos || (drive && i == 1))
      uri += id[i];
    else
      uri += {'%', digits[c >> 4], digits[c & 15]};
  }
  return uri;
}

/// "Reads as … Instead: … (HMICFRS 2023)"
std::string message_of(const Finding& finding, const Catalogue& catalogue) {
  std::string text = finding.why;
  const std::string source = catalogue.in_short(finding.sources);
  if (!source.empty()) text += " (" + source + ')';
  if (const Suggestion* best = best_alternative(finding))
    text += (best->kind == Suggestion::Kind::replace ? " Write: " : " Instead: ") + best->text;
  if (const Suggestion* question = first_question(finding)) text += " Ask: " + question->text;
  return text;
}

struct Help {
  std::string text, markdown;
};

Help help_of(const Rule& rule, const Catalogue& catalogue) {
  Help help{rule.why, rule.why};
  for (const Suggestion& suggestion : rule.instead) {
    const std::string_view label = suggestion.kind == Suggestion::Kind::replace   ? "Write"
                                   : suggestion.kind == Suggestion::Kind::rewrite ? "Instead"
                                                                                  : "Ask";
    help.text += '\n' + std::string{label} + ": " + suggestion.text;
    help.markdown += "\n\n**" + std::string{label} + ":** " + suggestion.text;
  }
  for (const Citation& citation : rule.sources) {
    const Source* source = catalogue.source(citation.id);
    if (source == nullptr) continue;
    help.text +=
        "\nSource: " + source->title + ", " + catalogue.in_short(citation.id) + (source->url.empty() ? "" : ", " + source->url);
    help.markdown +=
        "\n\nSource: " + (!is_web_address(source->url) ? source->title : '[' + source->title + "](" + source->url + ')') + ", " +
        catalogue.in_short(citation.id);
  }
  return help;
}

class Sarif final : public ReportWriter {
 public:
  Sarif(std::ostream& out, const ReportOptions& options) : out_(out), options_(options) {}

  void begin(const RunInfo& run) override {
    run_ = &run;
    catalogue_.emplace(run);
  }

  void document(const CheckedDocument& document) override {
    artifacts_.line(4).object().key("location").object().member("uri", uri_of(document.id)).end_object();
    artifacts_.key("roles").array().value("analysisTarget").end_array().end_object();
    RegionWriter regions{document, options_.redact};
    for (const Finding& finding : document.findings.findings)
      if (is_shown(finding, options_)) result(finding, regions);
    ++artifact_;
  }

  void unreadable(const Diagnostic&) override {}

  void end(const Summary& summary) override {
    results_.end_array();
    artifacts_.end_array();
    std::string text;
    JsonWriter json{text};
    json.object().member("$schema", "https://json.schemastore.org/sarif-2.1.0.json").member("version", "2.1.0");
    json.line(1).key("runs").array().object();
    write_tool(json);
    json.line(2).key("invocations").array().object().member("executionSuccessful", summary.unreadable.empty());
    notifications(json, summary);
    json.end_object().end_array();
    json.line(2).member("columnKind", "utf16CodeUnits").member("language", "en-GB");
    json.line(2).key("artifacts").raw(artifacts_text_);
    json.line(2).key("results").raw(results_text_);
    json.line(2).key("properties").object().member("ruleset", run_->ruleset).key("summary");
    write_summary(json, summary, options_);
    json.end_object().end_object().end_array().end_object();
    out_ << text << '\n';
  }

 private:
  std::uint64_t index_of(const std::string& rule) {
    const auto [entry, is_new] = rule_index_.try_emplace(rule, found_rules_.size());
    if (is_new) found_rules_.push_back(rule);
    return entry->second;
  }

  void result(const Finding& finding, RegionWriter& regions) {
    JsonWriter& json = results_;
    json.line(4).object().member("ruleId", finding.rule).member("ruleIndex", index_of(finding.rule));
    json.member("level", level(finding.severity));
    write_text(json, "message", message_of(finding, *catalogue_));
    json.key("locations").array().object().key("physicalLocation").object();
    json.key("artifactLocation").object().member("uri", uri_of(finding.doc)).member("index", artifact_).end_object();
    regions.write(json, finding);
    json.end_object();
    if (!finding.field.empty()) logical_location(finding);
    json.end_object().end_array();
    json.key("partialFingerprints").object().member("unblame/v1", finding.fingerprint).end_object();
    if (!finding.counts()) suppression(finding);
    properties(finding);
    json.end_object();
  }

  void logical_location(const Finding& finding) {
    results_.key("logicalLocations").array().object().member("name", finding.field);
    results_.member("fullyQualifiedName", finding.doc + '/' + finding.field).member("kind", "member").end_object().end_array();
  }

  void suppression(const Finding& finding) {
    results_.key("suppressions").array().object().member("kind", "external").member("status", "accepted");
    results_.member("justification", reason_for_sparing(finding)).end_object().end_array();
  }

  void properties(const Finding& finding) {
    const Judgement& judgement = finding.judgement;
    const auto name = [](const auto& value) { return value ? std::optional{to_string(*value)} : std::nullopt; };
    JsonWriter& json = results_;
    json.key("properties").object().member("mechanism", to_string(finding.mechanism));
    json.member("voice", to_string(judgement.voice)).member("by", name(judgement.by)).member("about", to_string(judgement.about));
    json.member("under_18", judgement.under_18).member("negated", judgement.negated).member("spared", name(judgement.spared));
    json.member("because", judgement.because).member("place", name(judgement.place));
    json.key("sources").array();
    for (const std::string& id : finding.sources) json.value(id);
    json.end_array().key("also").array();
    for (const Also& also : finding.also) json.value(also.rule);
    json.end_array();
    if (options_.chain) chain(judgement);
    json.end_object();
  }

  void chain(const Judgement& judgement) {
    results_.key("chain").array();
    for (const Reason& reason : judgement.chain)
      results_.object().member("piece", reason.piece).member("text", reason.text).end_object();
    results_.end_array();
  }

  void write_tool(JsonWriter& json) const {
    json.line(2).key("tool").object().key("driver").object();
    json.member("name", "unblame").member("version", run_->version);
    json.key("rules").array();
    for (const std::string& id : found_rules_) write_rule(json, id);
    json.end_array().end_object().end_object();
  }

  void write_rule(JsonWriter& json, const std::string& id) const {
    json.line(4).object().member("id", id);
    if (const Rule* rule = catalogue_->rule(id)) {
      write_text(json, "shortDescription", "Wording: " + in_words(to_string(rule->mechanism)));
      write_text(json, "fullDescription", rule->why);
      const Help help = help_of(*rule, *catalogue_);
      json.key("help").object().member("text", help.text).member("markdown", help.markdown).end_object();
      json.key("defaultConfiguration").object().member("level", level(rule->severity)).end_object();
      json.key("properties").object().member("pack", rule->pack).member("mechanism", to_string(rule->mechanism)).end_object();
    }
    json.end_object();
  }

  static void notifications(JsonWriter& json, const Summary& summary) {
    json.key("toolExecutionNotifications").array();
    for (const Diagnostic& diagnostic : summary.unreadable) notification(json, diagnostic, "error");
    for (const Diagnostic& diagnostic : summary.warnings) notification(json, diagnostic, "warning");
    json.end_array();
  }

  static void notification(JsonWriter& json, const Diagnostic& diagnostic, std::string_view as_level) {
    json.line(4).object().member("level", as_level);
    write_text(json, "message", in_a_line(diagnostic));
    if (!diagnostic.file.empty()) {
      json.key("locations").array().object().key("physicalLocation").object();
      json.key("artifactLocation").object().member("uri", uri_of(diagnostic.file)).end_object();
      json.end_object().end_object().end_array();
    }
    json.end_object();
  }

  std::ostream& out_;
  ReportOptions options_;
  const RunInfo* run_ = nullptr;
  std::optional<Catalogue> catalogue_{};
  std::uint64_t artifact_ = 0;
  std::map<std::string, std::uint64_t, std::less<>> rule_index_{};
  std::vector<std::string> found_rules_{};  // in the order in which they were found
  std::string results_text_{}, artifacts_text_{};
  JsonWriter results_{JsonWriter{results_text_}.array()}, artifacts_{JsonWriter{artifacts_text_}.array()};
};

}  // namespace

std::unique_ptr<ReportWriter> make_sarif(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<Sarif>(out, options);
}

}  // namespace unblame::report
