#include "cli/fix_report.h"

#include <algorithm>

#include "cli/print.h"
#include "report/display.h"
#include "report/finding_json.h"
#include "report/json_text.h"
#include "report/statistics.h"

namespace unblame::cli {
namespace {

constexpr std::string_view caveat = "For drafts only: a record is evidence and is never changed.";

std::string place(const Location& at) {
  return std::to_string(at.line) + ':' + std::to_string(at.column);
}

std::string quoted(std::string_view words) {
  return "\u201C" + report::one_line(words) + "\u201D";
}

std::string counts(const FixOutcome& outcome) {
  std::string out = report::count_of(outcome.fix.edits.size(), "replacement", "replacements");
  if (!outcome.kept.empty()) out += ", " + std::to_string(outcome.kept.size()) + " kept";
  return out + ", " + report::count_of(outcome.left.size(), "finding", "findings") + " left.";
}

/// Lines of a section of the draft.
std::string lines_of(const Draft& draft, const Location& at) {
  const std::string_view text{draft.decoded.text};
  Positions positions{text};
  const Span<SourceByte> last{at.bytes.end > at.bytes.begin ? at.bytes.end - 1 : at.bytes.end, at.bytes.end};
  std::uint32_t begin = last.begin;
  while (begin > at.bytes.begin && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  const std::uint32_t to = positions.locate({begin, at.bytes.end}).line;
  return to == at.line ? "Line " + std::to_string(to) : "Lines " + std::to_string(at.line) + " to " + std::to_string(to);
}

/// Why it was left: what withholds the words comes before how it was passed over.
std::string_view reason_of(const LeftFinding& left) {
  if (!left.passed) return in_words(left.left.withheld);
  if (left.passed->withheld) return in_words(*left.passed->withheld);
  switch (left.passed->how) {
    using enum PassedOver::How;
    case rule_skipped:
      return "Not replaced: you skipped this rule.";
    case quit:
      return "Not replaced: you quit at this finding.";
    case no_answer:
      return "Not replaced: there was no answer.";
    case not_asked:
      return "Not replaced: you were not asked about it.";
  }
  return {};
}

std::string_view name_of_reason(const LeftFinding& left) {
  if (!left.passed) return to_string(left.left.withheld);
  if (left.passed->withheld) return to_string(*left.passed->withheld);
  switch (left.passed->how) {
    using enum PassedOver::How;
    case rule_skipped:
      return "rule_skipped";
    case quit:
      return "quit";
    case no_answer:
      return "no_answer";
    case not_asked:
      return "not_asked";
  }
  return {};
}

void add_finding(std::string& out, const Left& left, std::string_view remark) {
  out += "  " + place(left.in_draft) + "  " + std::string{to_string(left.finding.severity)} + "  " + left.finding.rule + "  " +
         quoted(left.finding.match) + '\n';
  add_wrapped(out, "    ", remark);
  add_suggestions(out, left.finding, true);
}

std::string_view what_it_is(Section::Source source) {
  switch (source) {
    using enum Section::Source;
    case turns:
      return ": people speak in turn";
    case statement:
      return ": reads as a statement to the end";
    case mail:
      return ": reads as somebody's e-mail";
    case account:
      return ": reads as somebody's account";
  }
  return {};
}

std::string_view shown_reason(const Kept& kept) {
  return kept.reason.empty() ? std::string_view{"no reason given"} : in_words(kept.reason);
}

}  // namespace

std::string_view in_words(Withheld withheld) {
  switch (withheld) {
    using enum Withheld;
    case kept:
      return "You keep it as it is.";
    case others_words:
      return "Not replaced: these are not the author's words.";
    case section:
      return "Not replaced: it stands in a part where somebody else speaks.";
    case no_replacement:
      return "Not replaced: this takes you, since no words simply drop in.";
    case quotation_mark:
      return "Not replaced: there is a quotation mark in the sentence.";
    case first_person:
      return "Not replaced: the sentence speaks of I, me or my.";
    case line_end:
      return "Not replaced: the words go over a line's end.";
    case encoding:
      return "Not replaced: the file's encoding lacks a character of the new words.";
    case context:
      return "Not replaced: the sentence around it would read otherwise.";
  }
  return {};
}

void add_suggestions(std::string& out, const Finding& finding, bool advice_only) {
  for (const Suggestion& suggestion : finding.suggestions) {
    if (advice_only && suggestion.kind == Suggestion::Kind::replace) continue;
    add_wrapped(out, suggestion.kind == Suggestion::Kind::ask ? "    Ask:     " : "    Instead: ", suggestion.text);
  }
}

std::string fix_as_note(const FixOutcome& outcome) {
  std::string out;
  add_wrapped(out, "unblame: note: ",
              report::one_line(outcome.draft.file.name) + ": " + counts(outcome) +
                  " Others' words: " + report::count_of(outcome.fix.others_before.words, "word", "words") +
                  ", unchanged (SHA-256 " + outcome.fix.others_before.sha256 + " before and after). " + std::string{caveat});
  return out;
}

std::string fix_as_text(const FixOutcome& outcome) {
  const Fix& fix = outcome.fix;
  std::string out = report::one_line(outcome.draft.file.name) + ": " + counts(outcome) + '\n' + std::string{caveat} + '\n';
  if (!fix.edits.empty()) out += "\nReplaced\n";
  for (const Edit& edit : fix.edits)
    out += "  " + place(edit.at) + "  " + quoted(edit.before) + " -> " + quoted(edit.after) + "  " + edit.finding.rule + '\n';
  if (!outcome.kept.empty()) out += "\nKept\n";
  for (const Kept& kept : outcome.kept)
    out += "  " + place(kept.left.in_draft) + "  " + quoted(kept.left.finding.match) + "  " + kept.left.finding.rule + ": " +
           std::string{shown_reason(kept)} + (kept.recorded ? "" : " (without --suppressions it counts)") + '\n';
  if (!outcome.left.empty()) out += "\nLeft for you\n";
  for (const LeftFinding& left : outcome.left) add_finding(out, left.left, reason_of(left));
  out += '\n';
  for (const Section& section : fix.sections)
    out += lines_of(outcome.draft, section.at) + std::string{what_it_is(section.source)} + "; nothing there is touched.\n";
  out += "Others' words: " + report::count_of(fix.others_before.passages.size(), "passage", "passages") + ", " +
         report::count_of(fix.others_before.words, "word", "words") + ", unchanged.\n";
  out += "  SHA-256 before  " + fix.others_before.sha256 + '\n';
  out += "  SHA-256 after   " + fix.others_after.sha256 + '\n';
  if (!outcome.output.empty())
    add_wrapped(out, "", "The copy is in " + report::one_line(outcome.output) + ". Read it before you submit it: it is yours.");
  return out;
}

std::string fix_as_json(const FixOutcome& outcome) {
  const Fix& fix = outcome.fix;
  std::string out;
  report::JsonWriter json{out};
  json.object().member("draft", outcome.draft.file.name);
  json.member("output", outcome.output.empty() ? std::nullopt : std::optional{outcome.output});
  json.member("ruleset", outcome.ruleset).member("encoding", to_string(outcome.draft.decoded.encoding));
  json.member("byte_order_mark", outcome.draft.has_mark).member("kind", to_string(fix.kind));
  json.key("edits").array();
  for (const Edit& edit : fix.edits)
    json.line(2)
        .object()
        .member("line", edit.at.line)
        .member("column", edit.at.column)
        .member("byte_start", edit.at.bytes.begin)
        .member("byte_end", edit.at.bytes.end)
        .member("char_start", edit.at.chars.begin)
        .member("char_end", edit.at.chars.end)
        .member("before", edit.before)
        .member("after", edit.after)
        .member("rule", edit.finding.rule)
        .member("fingerprint", edit.finding.fingerprint)
        .end_object();
  json.end_array().key("left").array();
  const auto add = [&](const Left& left, std::string_view withheld) -> report::JsonWriter& {
    json.line(2)
        .object()
        .member("line", left.in_draft.line)
        .member("column", left.in_draft.column)
        .member("byte_start", left.in_draft.bytes.begin)
        .member("byte_end", left.in_draft.bytes.end)
        .member("match", left.finding.match)
        .member("rule", left.finding.rule)
        .member("severity", to_string(left.finding.severity))
        .member("withheld", withheld)
        .member("fingerprint", left.finding.fingerprint)
        .key("suggestions")
        .array();
    for (const Suggestion& suggestion : left.finding.suggestions)
      json.object().member("kind", to_string(suggestion.kind)).member("text", suggestion.text).end_object();
    return json.end_array();
  };
  for (const LeftFinding& left : outcome.left) add(left.left, name_of_reason(left)).end_object();
  json.end_array().key("kept").array();
  for (const Kept& kept : outcome.kept)
    add(kept.left, "kept")
        .member("reason", kept.reason.empty() ? std::nullopt : std::optional{kept.reason})
        .member("recorded", kept.recorded)
        .end_object();
  json.end_array().key("sections").array();
  for (const Section& section : fix.sections)
    json.object()
        .member("kind", to_string(section.source))
        .member("byte_start", section.at.bytes.begin)
        .member("byte_end", section.at.bytes.end)
        .member("line", section.at.line)
        .end_object();
  json.end_array().key("others_words").object();
  json.member("passages", static_cast<std::uint64_t>(fix.others_before.passages.size())).member("words", fix.others_before.words);
  json.member("sha256_before", fix.others_before.sha256).member("sha256_after", fix.others_after.sha256).end_object();
  if (outcome.with_diff) json.member("diff", unified_diff(outcome));
  json.end_object();
  return out + '\n';
}

namespace {

/// The lines of a text with their ends; "\n" ends one, as for every program that reads a diff.
std::vector<std::string_view> lines_in(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

void add_line(std::string& out, char sign, std::string_view line) {
  (out += sign) += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string unified_diff(const FixOutcome& outcome) {
  // No edit takes or makes a line end, so line i of the one is line i of the other.
  const auto before = lines_in(outcome.draft.decoded.text), after = lines_in(outcome.fix.text);
  constexpr std::size_t around = 3;
  std::string out;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] == after[i]) continue;
    const std::size_t begin = i > around ? i - around : 0;
    std::size_t last = i;  // the last change of this hunk
    for (std::size_t k = i + 1; k < before.size() && k <= last + 2 * around; ++k)
      if (before[k] != after[k]) last = k;
    const std::size_t end = std::min(before.size(), last + around + 1);
    if (out.empty())
      out = "--- " + report::one_line(outcome.draft.file.name) + "\n+++ " +
            report::one_line(outcome.output.empty() ? outcome.draft.file.name : outcome.output) + '\n';
    const std::string range = std::to_string(begin + 1) + ',' + std::to_string(end - begin);
    out.append("@@ -").append(range).append(" +").append(range).append(" @@\n");
    for (std::size_t k = begin; k < end; ++k) {
      if (before[k] == after[k]) {
        add_line(out, ' ', before[k]);
        continue;
      }
      std::size_t run = k;
      while (run < end && before[run] != after[run]) ++run;
      for (std::size_t line = k; line < run; ++line) add_line(out, '-', before[line]);
      for (std::size_t line = k; line < run; ++line) add_line(out, '+', after[line]);
      k = run - 1;
    }
    i = end - 1;
  }
  return out;
}

}  // namespace unblame::cli
