// One page that holds everything: no script, nothing loaded. Each paragraph of a text has its notes beside it, so that a mark and
// its reason are read together on a screen and on paper. Documents with nothing to show are counted, their texts are not on the
// page.
#include <algorithm>
#include <ostream>

#include "report/catalogue.h"
#include "report/html_page.h"
#include "report/html_text.h"
#include "report/report.h"
#include "report/statistics.h"

namespace unblame::report {
namespace {

using FindingList = std::vector<const Finding*>;

std::string capitalised(std::string_view word) {
  std::string text{word};
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string_view label(Suggestion::Kind kind) {
  switch (kind) {
    case Suggestion::Kind::replace:
      return "Write";
    case Suggestion::Kind::rewrite:
      return "Instead";
    case Suggestion::Kind::ask:
      return "Ask";
  }
  return "";
}

std::string paragraph(std::string_view css, std::string_view html) {
  return "<p class=\"" + std::string{css} + "\">" + std::string{html} + "</p>\n";
}

/// A finding with what it is called on the page: "3" or, if it does not count, "s3".
struct Numbered {
  const Finding* finding;
  std::string name, mark_id, note_id;
};

class Html final : public ReportWriter {
 public:
  Html(std::ostream& out, const ReportOptions& options) : out_(out), options_(options) {}

  void begin(const RunInfo& run) override {
    run_ = &run;
    catalogue_.emplace(run);
  }

  void document(const CheckedDocument& document) override {
    std::vector<Numbered> shown = numbered(document);
    if (shown.empty()) return;
    explained_.clear();
    page_.add_row(document, id_of_document(), options_);
    std::string& html = page_.documents;
    html += "<section class=\"doc\" aria-labelledby=\"" + id_of_document() + "\">\n<h2 id=\"" + id_of_document() + "\">" +
            escaped(document.id) + "</h2>\n" + paragraph("meta", meta(document));
    fields(document, shown);
    spared_list(document, shown);
    html += "</section>\n";
    ++number_;
  }

  void unreadable(const Diagnostic&) override {}

  void end(const Summary& summary) override { page_.write(out_, *run_, *catalogue_, summary, options_); }

 private:
  std::string id_of_document() const { return "d" + std::to_string(number_); }

  std::vector<Numbered> numbered(const CheckedDocument& document) const {
    std::vector<Numbered> result;
    std::size_t counted = 0, spared = 0;
    for (const Finding& finding : document.findings.findings) {
      if (!is_shown(finding, options_)) continue;
      const std::string name = finding.counts() ? std::to_string(++counted) : "s" + std::to_string(++spared);
      result.push_back({&finding, name, id_of_document() + "-m" + name, id_of_document() + "-n" + name});
    }
    return result;
  }

  std::string meta(const CheckedDocument& document) const {
    Summary summary;
    summary.add(document, options_.severity);
    std::string text = summary_sentence(summary);
    text = text.substr(text.find(", ") + 2);  // not "1 document"
    if (document.decoded && !document.decoded->stated && document.decoded->confidence < 1.0)
      text += " Read as " + std::string{to_string(document.decoded->encoding)} + ", a guess.";
    for (const Diagnostic& warning : document.findings.warnings) text += ' ' + capitalised(warning.what) + '.';
    return escaped(text);
  }

  /// The findings come in the order of fields: each run of one field is shown with that field's text.
  void fields(const CheckedDocument& document, const std::vector<Numbered>& shown) {
    for (auto begin = shown.begin(); begin != shown.end();) {
      const std::string& field = begin->finding->field;
      const auto end = std::find_if(begin, shown.end(), [&](const Numbered& n) { return n.finding->field != field; });
      if (document.texts.size() != 1 && !field.empty()) page_.documents += "<h3>" + escaped(field) + "</h3>\n";
      const std::string_view text = options_.redact ? std::string_view{} : text_of(document, field);
      const std::span<const Numbered> here{begin, end};
      if (text.empty())
        list(document, here);
      else
        rows(document, text, here);
      begin = end;
    }
  }

  /// Without the text: the notes alone, each with its sentence.
  void list(const CheckedDocument& document, std::span<const Numbered> here) {
    std::string notes;
    for (const Numbered& numbered : here)
      if (numbered.finding->counts()) notes += note(document, numbered, numbered.finding->sentence);
    if (!notes.empty()) page_.documents += "<ul class=\"notes\">\n" + notes + "</ul>\n";
  }

  /// A block of text and the notes on it.
  struct Block {
    Span<SourceByte> range;
    bool goes_on;
    std::string notes;
  };

  /// Passages with their notes; one without is joined to the passage that it continues.
  std::vector<Block> blocks(const CheckedDocument& document, std::string_view text, std::span<const Numbered> here) {
    std::vector<Block> result;
    std::size_t next = 0;
    for (const Passage& passage : passages(text)) {
      std::string notes;
      for (; next < here.size() && here[next].finding->at.bytes.begin < passage.range.end; ++next)
        if (here[next].finding->counts()) notes += note(document, here[next], {});
      if (notes.empty() && passage.goes_on)
        result.back().range.end = passage.range.end;
      else
        result.push_back({passage.range, passage.goes_on, std::move(notes)});
    }
    return result;
  }

  /// A block with notes, its notes, and the blocks up to the next one with notes make a row: beside long notes the text goes on.
  void rows(const CheckedDocument& document, std::string_view text, std::span<const Numbered> here) {
    const std::vector<Mark> marks = marks_of(text, here);
    const std::vector<Block> all = blocks(document, text, here);
    std::string& html = page_.documents;
    std::size_t first = 0;
    bool in_rest = false;
    html += "<div class=\"row\">";
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto& [range, goes_on, notes] = all[i];
      while (first < marks.size() && marks[first].span.end <= range.begin) ++first;
      std::size_t last = first;
      while (last < marks.size() && marks[last].span.begin < range.end) ++last;
      if (!notes.empty() && i > 0) html += in_rest ? "</div></div>\n<div class=\"row\">" : "</div>\n<div class=\"row\">";
      if (notes.empty() && !in_rest) html += "<div class=\"rest\">";
      in_rest = notes.empty();
      const bool is_continued = i + 1 < all.size() && all[i + 1].goes_on;
      html += is_continued ? "<p class=\"text continued\">" : "<p class=\"text\">";
      html += trimmed(marked_text(text, range, std::span{marks}.subspan(first, last - first))) + "</p>\n";
      if (!notes.empty()) html += "<ul class=\"notes\">\n" + notes + "</ul>\n";
    }
    html += in_rest ? "</div></div>\n" : "</div>\n";
  }

  static std::string trimmed(std::string html) {
    while (!html.empty() && html.back() == '\n') html.pop_back();
    return html;
  }

  static std::vector<Mark> marks_of(std::string_view text, std::span<const Numbered> here) {
    std::vector<Mark> marks;
    for (const auto& [finding, name, mark_id, note_id] : here) {
      if (finding->at.bytes.end > text.size()) continue;
      const bool counts = finding->counts();
      const std::string css{counts ? to_string(finding->severity) : "spared"};
      const int rank = counts ? 1 + static_cast<int>(finding->severity) : 0;
      marks.push_back(
          {finding->at.bytes, name, css, rank, mark_id, note_id, "note " + name + ", " + (counts ? css : "not counted")});
    }
    std::ranges::stable_sort(marks, {}, [](const Mark& mark) { return mark.span.begin; });
    return marks;
  }

  std::string phrase(const Finding& finding) const {
    if (options_.redact) return {};
    return " <span class=\"phrase\">“" + escaped(finding.match) + "”</span>";
  }

  std::string number_link(const Numbered& numbered, bool has_mark) const {
    if (!has_mark) return "<span class=\"num\">" + numbered.name + "</span>";
    return "<a class=\"num\" href=\"#" + numbered.mark_id + "\" aria-label=\"" + numbered.name + ", back to the text\">" +
           numbered.name + "</a>";
  }

  bool has_mark(const CheckedDocument& document, const Finding& finding) const {
    const std::string_view text = text_of(document, finding.field);
    return !options_.redact && !text.empty() && finding.at.bytes.end <= text.size();
  }

  std::string note(const CheckedDocument& document, const Numbered& numbered, std::string_view sentence) {
    const Finding& finding = *numbered.finding;
    const std::string_view severity = to_string(finding.severity);
    std::string html = "<li class=\"note " + std::string{severity} + "\" id=\"" + numbered.note_id + "\">";
    html += "<p>" + number_link(numbered, has_mark(document, finding)) + "<span class=\"severity\">" + capitalised(severity) +
            "</span>" + phrase(finding) + "</p>\n";
    if (!options_.redact && !sentence.empty()) html += paragraph("phrase", escaped(sentence));
    const auto [known, is_new] = explained_.try_emplace(finding.rule, &numbered);
    if (is_new)
      html +=
          explanation(finding) + paragraph("small", "<code>" + escaped(finding.rule) + "</code> · " + place(document, finding));
    else
      html += as_before(*known->second, finding) + paragraph("small", as_note(*known->second) + " · " + place(document, finding));
    return html + chain(finding) + "</li>\n";
  }

  std::string explanation(const Finding& finding) {
    std::string html = "<p>" + escaped(finding.why) + sources(finding) + "</p>\n" + suggestions(finding, false);
    if (finding.judgement.voice != Voice::author) html += paragraph("small", escaped(finding.judgement.because));
    return html;
  }

  static std::string as_note(const Numbered& first) {
    return "As <a href=\"#" + first.note_id + "\">note " + first.name + "</a>";
  }

  /// What is new in a note on a rule that was explained: a replacement may be inflected otherwise.
  static std::string as_before(const Numbered& first, const Finding& finding) {
    const Suggestion* best = best_alternative(finding);
    const Suggestion* known = best_alternative(*first.finding);
    const bool differs = best != nullptr && known != nullptr && best->kind == Suggestion::Kind::replace && *best != *known;
    return differs ? suggestions(finding, true) : std::string{};
  }

  static std::string suggestions(const Finding& finding, bool replacements_only) {
    std::string html;
    for (const Suggestion& suggestion : finding.suggestions) {
      if (replacements_only && suggestion.kind != Suggestion::Kind::replace) continue;
      html += "<dt>" + std::string{label(suggestion.kind)} + "</dt><dd>" + escaped(suggestion.text) + "</dd>";
    }
    return html.empty() ? html : "<dl class=\"say\">" + html + "</dl>\n";
  }

  /// " (HMICFRS 2023, NSPCC 2023)", each linked to the list of sources.
  std::string sources(const Finding& finding) {
    std::string html;
    for (const std::string_view id : catalogue_->by_weight(finding.sources)) {
      html += html.empty() ? " (" : ", ";
      html += "<a href=\"#" + page_.cite(id) + "\">" + escaped(catalogue_->in_short(id)) + "</a>";
    }
    return html.empty() ? html : html + ')';
  }

  static std::string place(const CheckedDocument& document, const Finding& finding) {
    std::string text = "line " + std::to_string(finding.at.line) + ", column " + std::to_string(finding.at.column);
    if (document.where)
      if (const std::string where = document.where(finding); !where.empty()) text = where + ", " + text;
    return escaped(text);
  }

  std::string chain(const Finding& finding) const {
    if (!options_.chain || (finding.judgement.chain.empty() && finding.also.empty())) return {};
    std::string html =
        "<details><summary>Why it " + std::string{finding.counts() ? "counts" : "does not count"} + "</summary><ol>";
    for (const Reason& reason : finding.judgement.chain)
      html += "<li>" + escaped(reason.piece) + ": " + escaped(reason.text) + "</li>";
    for (const Also& also : finding.also) html += "<li>also marked by " + escaped(also.rule) + "</li>";
    return html + "</ol></details>\n";
  }

  void spared_list(const CheckedDocument& document, const std::vector<Numbered>& shown) {
    std::string html;
    for (const Numbered& numbered : shown)
      if (!numbered.finding->counts()) html += spared(document, numbered);
    if (html.empty()) return;
    page_.documents += "<h3>Not counted</h3>\n<ul class=\"others\">\n" + html + "</ul>\n";
  }

  std::string spared(const CheckedDocument& document, const Numbered& numbered) const {
    const Finding& finding = *numbered.finding;
    std::string html = "<li class=\"other spared\" id=\"" + numbered.note_id + "\"><p>" +
                       number_link(numbered, has_mark(document, finding)) + phrase(finding) + ' ';
    html += escaped(reason_for_sparing(finding));
    html += "</p>\n" + paragraph("small", spared_details(document, finding));
    return html + chain(finding) + "</li>\n";
  }

  static std::string spared_details(const CheckedDocument& document, const Finding& finding) {
    const Judgement& judgement = finding.judgement;
    std::string text{to_string(*judgement.spared)};
    if (judgement.by) text += " · words of: " + in_words(to_string(*judgement.by));
    if (judgement.place) text += " · " + in_words(to_string(*judgement.place));
    return escaped(text) + " · <code>" + escaped(finding.rule) + "</code> · " + place(document, finding);
  }

  std::ostream& out_;
  ReportOptions options_;
  const RunInfo* run_ = nullptr;
  std::optional<Catalogue> catalogue_{};
  HtmlPage page_{};
  std::size_t number_ = 1;
  std::map<std::string_view, const Numbered*> explained_{};  // rules of this document
};

}  // namespace

std::unique_ptr<ReportWriter> make_html(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<Html>(out, options);
}

}  // namespace unblame::report
