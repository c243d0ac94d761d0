// `unblame fix DRAFT --output COPY`: what simply drops in is replaced in a copy; everything else is named and left.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/fix_dialogue.h"
#include "cli/fix_draft.h"
#include "cli/fix_report.h"
#include "cli/help.h"
#include "cli/output.h"
#include "cli/print.h"
#include "cli/rule_choice.h"
#include "cli/say.h"
#include "cli/suppressions.h"
#include "cli/today.h"
#include "ingest/messages.h"
#include "report/display.h"

namespace unblame::cli {
namespace {

struct Arguments {
  std::string draft{}, output{}, answers{}, suppressions{}, by{};
  std::string kind{}, encoding{}, severity{}, format = "text";
  bool force = false, diff = false, interactive = false;
  RuleChoice rules{};
};

template <class Value>
Value value_of(std::string_view option, const std::string& name, std::optional<Value> value, std::vector<std::string> names) {
  if (value) return *value;
  throw none_of(option, name, names);
}

void require_sensible(const Arguments& arguments) {
  if (arguments.output.empty() && !arguments.diff)
    throw Failure{"fix writes a copy and never to the draft: name it with --output, or look at the changes with --diff",
                  "unblame fix --help"};
  if (!arguments.interactive && !arguments.answers.empty()) throw Failure{"--answers are for --interactive"};
  if (!arguments.interactive && !arguments.by.empty()) throw Failure{"--by is for --interactive"};
  if (arguments.interactive && arguments.answers.empty() && (::isatty(STDIN_FILENO) != 1 || arguments.draft == "-"))
    throw Failure{"--interactive asks at a terminal, and there is none",
                  "give the answers with --answers FILE, or - for standard input"};
  if (arguments.draft == "-" && arguments.answers == "-") throw Failure{"standard input (-) is named twice"};
  if (const std::vector<std::string> formats = {"text", "json"}; std::ranges::find(formats, arguments.format) == formats.end())
    throw none_of("--format", arguments.format, formats);
}

/// Answers from a terminal, a file or a pipe. Questions go where the report goes, unless that is for a machine.
class LinesConversation final : public Conversation {
 public:
  LinesConversation(const std::string& answers, bool report_is_for_a_machine)
      : out_(report_is_for_a_machine ? stderr : stdout), echo_(!answers.empty()) {
    if (answers.empty() || answers == "-") return;
    file_.open(answers);
    if (!file_) throw Failure{Diagnostic{.file = answers, .what = "it cannot be read"}};
    in_ = &file_;
  }

  bool answer(std::string& line) override {
    const bool got = static_cast<bool>(std::getline(*in_, line));
    // What a terminal shows of typing, a transcript would lack.
    if (echo_) show(got ? report::one_line(line) + '\n' : std::string{"\n"});
    return got;
  }
  void show(std::string_view text) override {
    std::fwrite(text.data(), 1, text.size(), out_);
    std::fflush(out_);
  }

 private:
  std::FILE* out_;
  bool echo_;
  std::ifstream file_{};
  std::istream* in_ = &std::cin;
};

/// Findings of the draft that a file of suppressions keeps, under the draft's name or the copy's.
class Suppressed {
 public:
  Suppressed(const Linter& linter, const Document& draft, const Arguments& arguments, const std::string& file) : file_(file) {
    if (file.empty() || (arguments.interactive && ::access(file.c_str(), F_OK) != 0)) return;
    auto suppressions = or_fail(Suppressions::read(file, today()));
    Document document = draft;
    for (const std::string& name : {draft.id, arguments.output.empty() ? draft.id : arguments.output}) {
      document.id = name;
      Findings found = linter.check(document);
      suppressions.apply(found);
      for (const Finding& finding : found.findings)
        if (finding.judgement.spared == Spared::suppressed) places_.push_back(finding.at.bytes);
    }
    notes_ = suppressions.report();
  }

  [[nodiscard]] const std::vector<Span<SourceByte>>& places() const noexcept { return places_; }
  [[nodiscard]] bool has(Span<SourceByte> place) const { return std::ranges::find(places_, place) != places_.end(); }
  [[nodiscard]] const Diagnostics& notes() const noexcept { return notes_; }

 private:
  std::string file_;
  std::vector<Span<SourceByte>> places_{};
  Diagnostics notes_{};
};

/// Suppressions for what was kept with a reason. A fingerprint is of the words around and of the file's name: the copy's, if
/// there is one.
std::vector<Suppression> suppressions_for(const Linter& linter, Document document, const Arguments& arguments, const Fix& fix,
                                          const std::vector<Kept>& kept) {
  if (!arguments.output.empty()) {
    document.id = arguments.output;
    document.fields[0].text = fix.text;
  }
  const Findings found = linter.check(document);
  std::vector<Suppression> out;
  for (const Kept& each : kept) {
    if (each.reason.empty() || !each.recorded) continue;
    const Span<SourceByte> place = arguments.output.empty() ? each.left.in_draft.bytes : each.left.finding.at.bytes;
    for (const Finding& finding : found.findings)
      if (finding.at.bytes == place && finding.rule == each.left.finding.rule)
        out.push_back({.fingerprint = finding.fingerprint, .reason = each.reason, .by = arguments.by, .until = {}, .note = {}});
  }
  return out;
}

void write_copy(const std::string& path, const std::string& bytes) {
  Output output = or_fail(Output::open(path));
  output.stream().write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (const auto problem = output.finish()) throw Failure{*problem};
}

/// Safe to look at: a draft may hold characters that steer a terminal.
std::string for_a_terminal(const std::string& diff) {
  std::string out;
  for (std::size_t at = 0; at < diff.size();) {
    const std::size_t end = diff.find('\n', at);
    out += report::one_line(std::string_view{diff}.substr(at, end - at)) + '\n';
    at = end + 1;
  }
  return out;
}

void print_outcome(const Arguments& arguments, const FixOutcome& outcome) {
  if (arguments.format == "json") return print(fix_as_json(outcome));
  if (!arguments.diff) return print((arguments.interactive ? "\n" : "") + fix_as_text(outcome));
  const std::string diff = unified_diff(outcome);
  print(::isatty(STDOUT_FILENO) == 1 ? for_a_terminal(diff) : diff);
  const std::string note = fix_as_note(outcome);
  std::fwrite(note.data(), 1, note.size(), stderr);
}

int fix(const Arguments& arguments) {
  require_sensible(arguments);
  const Config config = chosen_config(arguments.rules.config);
  const RuleSet rules = layered_rules(arguments.rules, config);
  require_known(rules, "--skip", arguments.rules.skip);
  std::optional<Encoding> encoding;
  if (!arguments.encoding.empty())
    encoding = value_of<Encoding>("--encoding", arguments.encoding, encoding_from(arguments.encoding),
                                  {"utf-8", "utf-16le", "utf-16be", "windows-1252"});
  Severity severity = config.severity.value_or(Severity::medium);
  if (!arguments.severity.empty())
    severity = value_of<Severity>("--severity", arguments.severity, severity_from(arguments.severity), {"high", "medium", "low"});
  Document document;
  if (!arguments.kind.empty())
    document.kind =
        value_of<Kind>("--kind", arguments.kind, kind_from(arguments.kind), {"report", "statement", "interview", "log", "auto"});

  const Draft draft = or_fail(read_draft(arguments.draft, encoding));
  if (!arguments.output.empty())
    if (const auto problem = refuses_copy(arguments.output, draft, arguments.force)) throw Failure{*problem};
  if (const auto guess = ingest::guess_to_say(draft.decoded, draft.file.name)) say(*guess);
  document.id = draft.file.name;
  document.id_is_path = true;
  document.fields = {{.name = "text", .text = draft.decoded.text}};

  const Fixer fixer{rules, {.only = selected(rules, arguments.rules), .skip = arguments.rules.skip}};
  const std::string& suppressions = arguments.suppressions.empty() ? config.suppressions : arguments.suppressions;
  const Suppressed suppressed{fixer.linter(), document, arguments, suppressions};
  FixOptions options{.severity = severity, .encoding = draft.decoded.encoding, .keep = suppressed.places()};
  Fix fixed = or_fail(fixer.fix(document, options));
  Answers answers;
  if (arguments.interactive) {
    LinesConversation conversation{arguments.answers, arguments.format == "json" || arguments.diff};
    answers = ask(conversation, draft.file.name, fixed);
    if (answers.ended_at > 0)
      say(Diagnostic{.level = Diagnostic::Level::warning,
                     .file = arguments.answers == "-" ? "" : arguments.answers,
                     .what = "the answers ended at finding " + std::to_string(answers.ended_at) + " of " +
                             std::to_string(answers.asked) + "; what was not answered stays as it is"});
    for (const auto& [key, reason] : answers.kept) options.keep.push_back(key.first);
    for (const auto& [key, passed] : answers.passed) options.keep.push_back(key.first);
    fixed = or_fail(fixer.fix(document, options));
  }

  const std::string bytes = or_fail(bytes_of_copy(draft, fixed));
  FixOutcome outcome{.draft = draft,
                     .fix = fixed,
                     .copy_bytes = bytes,
                     .output = arguments.output,
                     .ruleset = rules.version(),
                     .with_diff = arguments.diff};
  for (const Left& left : fixed.left) {
    if (suppressed.has(left.in_draft.bytes)) continue;  // it does not count
    const auto kept = answers.kept.find({left.in_draft.bytes, left.finding.rule});
    const bool recorded = kept != answers.kept.end() && !kept->second.empty() && !arguments.suppressions.empty();
    if (kept != answers.kept.end()) outcome.kept.push_back({left, kept->second, recorded});
    const auto passed = answers.passed.find({left.in_draft.bytes, left.finding.rule});
    if (!recorded) outcome.left.push_back({left, passed == answers.passed.end() ? std::nullopt : std::optional{passed->second}});
  }

  if (!arguments.output.empty()) write_copy(arguments.output, bytes);
  if (const auto added = suppressions_for(fixer.linter(), document, arguments, fixed, outcome.kept); !added.empty())
    if (const auto problem = add_suppressions(arguments.suppressions, added)) throw Failure{*problem};
  print_outcome(arguments, outcome);
  say(suppressed.notes());
  return outcome.left.empty() ? exit_clean : exit_findings;
}

}  // namespace

void add_fix(CLI::App& program, Run& chosen) {
  CLI::App* command = program.add_subcommand(
      "fix",
      "Replaces wording in a copy of a draft, for drafts only. A record is evidence: exports, statements and interviews are "
      "refused, "
      "somebody else's words are never touched, and neither is a sentence with a quotation mark or with I, me or my. Only what "
      "simply "
      "drops in is replaced; the rest is listed with what to do. Ends with 0 if nothing is left, 1 if a finding is left, 2 if it "
      "refuses.");
  auto arguments = std::make_shared<Arguments>();
  Arguments& a = *arguments;
  command->add_option("draft", a.draft, "")->type_name("DRAFT")->required()->group("");
  command->add_option("--kind", a.kind, "What the draft is: report, log or auto")->type_name("KIND")->group("The draft");
  command
      ->add_option("--encoding", a.encoding, "utf-8, utf-16le, utf-16be or windows-1252 (else: found out); the copy has the same")
      ->type_name("NAME")
      ->group("The draft");
  command->add_option("-o,--output", a.output, "Write the copy to this file, which must not be there yet")
      ->type_name("COPY")
      ->group("The copy");
  command->add_flag("--force", a.force, "Write over a file that is there; never over the draft")->group("The copy");
  command->add_flag("--diff", a.diff, "Print the changes as a unified diff; without --output nothing is written")
      ->group("The copy");
  command->add_option("--severity", a.severity, "The lowest that is replaced and makes exit 1: high, medium (default) or low")
      ->type_name("LEVEL")
      ->group("The copy");
  command->add_option("--format", a.format, "What is printed: text or json")->type_name("FORMAT")->group("The copy");
  command->add_flag("--interactive", a.interactive, "Ask for each finding: apply, keep, skip this rule, quit (the rest stays)")
      ->group("Asking");
  command->add_option("--answers", a.answers, "Take the answers from this file, a line each; - is standard input")
      ->type_name("FILE")
      ->group("Asking");
  command
      ->add_option("--suppressions", a.suppressions,
                   "Findings that are kept, each with a reason; what you keep with a reason is added for the copy")
      ->type_name("FILE")
      ->group("Asking");
  command->add_option("--by", a.by, "Who keeps them, for that file")->type_name("NAME")->group("Asking");
  add_layer_options(*command, a.rules);
  add_selection_options(*command, a.rules);
  set_examples(*command,
               {{"unblame fix draft.txt --output checked.txt", "a copy with what drops in, and a list of what is left"},
                {"unblame fix draft.txt --diff", "what would change; nothing is written"},
                {"unblame fix draft.txt --interactive --suppressions kept.json -o checked.txt", "ask for each finding"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return fix(*arguments); }; });
}

}  // namespace unblame::cli
