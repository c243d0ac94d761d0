// `unblame compare DRAFT FINAL`: what changed between two versions of one text, in findings and in facts.
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/compare_report.h"
#include "cli/help.h"
#include "cli/output.h"
#include "cli/rule_choice.h"
#include "cli/say.h"
#include "ingest/files.h"
#include "ingest/record_text.h"
#include "unblame/linter.h"

namespace unblame::cli {
namespace {

/// The largest text of a version. Words and facts of both are held at once, about sixty bytes for each byte of text.
constexpr std::size_t max_compared_bytes = 32 << 20;

struct Arguments {
  std::string draft{}, final{};
  std::string kind{}, encoding{}, text_format{}, severity{}, format = "pretty", output{};
  bool redact = false;
  RuleChoice rules{};
};

template <class Value>
std::optional<Value> chosen(std::string_view option, const std::string& name, std::optional<Value> (*from)(std::string_view),
                            const std::vector<std::string>& names) {
  if (name.empty()) return std::nullopt;
  if (const auto value = from(name)) return value;
  throw none_of(option, name, names);
}

struct Choices {
  Kind kind = Kind::automatic;
  std::optional<Encoding> encoding{};
  ingest::TextFormat text_format = ingest::TextFormat::automatic;
  std::optional<Severity> severity{};
};

Choices choices_of(const Arguments& arguments) {
  Choices choices;
  choices.kind = chosen<Kind>("--kind", arguments.kind, [](std::string_view name) { return kind_from(name); },
                              {"report", "statement", "interview", "log", "auto"})
                     .value_or(Kind::automatic);
  choices.encoding = chosen<Encoding>("--encoding", arguments.encoding, [](std::string_view name) { return encoding_from(name); },
                                      {"utf-8", "utf-16le", "utf-16be", "windows-1252"});
  choices.text_format = chosen<ingest::TextFormat>("--text-format", arguments.text_format,
                                                   [](std::string_view name) { return ingest::text_format_from(name); },
                                                   {"auto", "plain", "rtf", "html"})
                            .value_or(ingest::TextFormat::automatic);
  choices.severity = chosen<Severity>("--severity", arguments.severity, [](std::string_view name) { return severity_from(name); },
                                      {"high", "medium", "low"});
  if (const std::vector<std::string> formats = {"pretty", "json"}; std::ranges::find(formats, arguments.format) == formats.end())
    throw none_of("--format", arguments.format, formats);
  return choices;
}

struct ReadVersion {
  std::string text{};
  std::string bytes{};
};

/// Reads one version; throws Failure with what is wrong.
ReadVersion read_version(const std::string& path, const Choices& choices) {
  if (!ingest::records_format(path).empty())
    throw Failure{Diagnostic{.file = path,
                             .what = "this is an export of records, and two texts are compared",
                             .help = "take the two versions of one entry out of it"}};
  const ingest::InputFile file{path, path};
  std::string bytes = or_fail(ingest::read_bytes(file));
  if (bytes.size() > max_compared_bytes)
    throw Failure{Diagnostic{
        .file = path, .what = "the file has more than 32 MB, which is the most that is compared", .help = "split both files"}};
  auto read = or_fail(ingest::text_of(bytes, path, choices.encoding));
  if (const auto guess = ingest::guess_to_say(read.decoded, path)) say(*guess);
  const auto format = choices.text_format == ingest::TextFormat::automatic ? ingest::format_by_ending(path) : choices.text_format;
  auto extracted = ingest::extracted_text(read.decoded.text, format);
  std::string text = extracted ? std::move(*extracted) : std::move(read.decoded.text);
  if (text.find_first_not_of(" \t\r\n") == std::string::npos)
    throw Failure{Diagnostic{.file = path, .what = "there is no text in it, so there is nothing to compare"}};
  say(read.warnings);
  return {std::move(text), std::move(bytes)};
}

ComparedFile analysed(const std::string& name, std::string text, const Linter& linter, const FactFinder& finder, Kind kind) {
  ComparedFile file{.name = name, .text = std::move(text)};
  Document document{.id = name, .id_is_path = true, .kind = kind, .fields = {{.name = "text", .text = file.text}}};
  file.found = linter.check(document);
  for (Diagnostic& warning : file.found.warnings) {
    if (warning.file.empty()) warning.file = name;
    say(warning);
  }
  file.facts = finder.find(file.text);
  return file;
}

int run_compare(const Arguments& arguments) {
  const Choices choices = choices_of(arguments);
  if (arguments.draft == "-" && arguments.final == "-") throw Failure{"standard input (-) is named twice"};
  const Config config = chosen_config(arguments.rules.config);
  const RuleSet rules = layered_rules(arguments.rules, config);
  require_known(rules, "--skip", arguments.rules.skip);
  const Linter linter{rules,
                      {.severity = choices.severity.value_or(config.severity.value_or(Severity::medium)),
                       .redact = arguments.redact,
                       .only = selected(rules, arguments.rules),
                       .skip = arguments.rules.skip}};
  const FactFinder finder{rules};
  const std::vector<ingest::InputFile> inputs = {{arguments.draft, arguments.draft}, {arguments.final, arguments.final}};

  Diagnostics errors;
  std::vector<ReadVersion> read;
  for (const ingest::InputFile& input : inputs) try {
      read.push_back(read_version(input.path, choices));
    } catch (const Failure& failure) {  // both files are looked at, so that both are said
      errors.insert(errors.end(), failure.diagnostics().begin(), failure.diagnostics().end());
    }
  if (!errors.empty()) throw Failure{std::move(errors)};
  Output output = or_fail(Output::open(arguments.output, inputs));

  const bool same_bytes = read[0].bytes == read[1].bytes;
  for (ReadVersion& version : read) version.bytes = {};
  const ComparedFile draft = analysed(arguments.draft, std::move(read[0].text), linter, finder, choices.kind);
  const ComparedFile final = analysed(arguments.final, std::move(read[1].text), linter, finder, choices.kind);
  const Comparison comparison =
      compare({draft.text, draft.found.findings, draft.facts}, {final.text, final.found.findings, final.facts});
  const bool statement =
      linter.kind(draft.text, choices.kind) == Kind::statement || linter.kind(final.text, choices.kind) == Kind::statement;
  const CompareReport report{.draft = draft,
                             .final = final,
                             .comparison = comparison,
                             .ruleset = rules.version(),
                             .same_bytes = same_bytes,
                             .statement = statement && !same_bytes,
                             .redact = arguments.redact};
  if (arguments.format == "json")
    write_json(output.stream(), report);
  else
    write_pretty(output.stream(), report);
  if (const auto problem = output.finish()) throw Failure{*problem};
  return comparison.is_quiet() ? exit_clean : exit_findings;
}

}  // namespace

void add_compare(CLI::App& program, Run& chosen_run) {
  CLI::App* command = program.add_subcommand("compare",
                                             "Compares two versions of one text: facts lost and added (numbers, dates, times, "
                                             "names, acts …), findings introduced, removed and kept. "
                                             "It reads forms of words, and says nothing about which version is true. Exit: 0 no "
                                             "new finding and no fact lost or added, 1 "
                                             "something to look at, 2 something could not be read.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("draft", arguments->draft, "")->type_name("DRAFT")->required()->group("");
  command->add_option("final", arguments->final, "")->type_name("FINAL")->required()->group("");
  const char* const input = "What is compared";
  command->add_option("--kind", arguments->kind, "What the texts are: report, statement, interview, log or auto")
      ->type_name("KIND")
      ->group(input);
  command->add_option("--encoding", arguments->encoding, "utf-8, utf-16le, utf-16be or windows-1252 (else: found out)")
      ->type_name("NAME")
      ->group(input);
  command
      ->add_option(
          "--text-format", arguments->text_format,
          "auto (by the files' endings), plain, rtf or html. Positions are those of the text that is taken out of RTF or HTML")
      ->type_name("FORMAT")
      ->group(input);
  const char* const group = "Report";
  command->add_option("--format", arguments->format, "pretty or json")->type_name("FORMAT")->group(group);
  command->add_option("--severity", arguments->severity, "The lowest that counts: high, medium (default) or low")
      ->type_name("LEVEL")
      ->group(group);
  command->add_flag("--redact", arguments->redact, "No words of a text in the report")->group(group);
  command->add_option("-o,--output", arguments->output, "Write the report to this file; it appears when it is complete")
      ->type_name("FILE")
      ->group(group);
  add_layer_options(*command, arguments->rules);
  add_selection_options(*command, arguments->rules);
  set_examples(*command, {{"unblame compare draft.txt final.txt", "what was lost, added, introduced and removed"},
                          {"unblame compare --kind statement --format json draft.rtf final.rtf", "for another program"}});
  command->callback([arguments, &chosen_run] { chosen_run = [arguments] { return run_compare(*arguments); }; });
}

}  // namespace unblame::cli
