#include "cli/check_options.h"

#include <algorithm>

#include "cli/say.h"
#include "report/report.h"

namespace unblame::cli {
namespace {

using ingest::Column;

void add_input_options(CLI::App& command, CheckArguments& arguments) {
  CheckOptions& options = arguments.options;
  command.add_option("files", options.inputs, "")->type_name("FILE|FOLDER|-…")->group("");
  arguments.given_text =
      command.add_option("-e,--expression", arguments.text, "Check this text")->type_name("TEXT")->group("What is checked");
  command
      .add_option("--input", options.input_format, "How the files are to be read: text, csv or jsonl (else: by their endings)")
      ->type_name("FORMAT")
      ->group("What is checked");
  command.add_option("--kind", arguments.kind, "What the texts are: report, statement, interview, log or auto")
      ->type_name("KIND")
      ->group("What is checked");
  command.add_option("--encoding", arguments.encoding, "utf-8, utf-16le, utf-16be or windows-1252 (else: found out)")
      ->type_name("NAME")
      ->group("What is checked");
}

void add_column_options(CLI::App& command, CheckArguments& arguments) {
  ingest::ColumnNames& columns = arguments.options.columns;
  const char* const group = "Records (csv: columns of the header; jsonl: fields, by default id and text)";
  const auto add = [&](const char* name, auto& where, const char* what) {
    return command.add_option(name, where, what)->type_name("COLUMN")->allow_extra_args(false)->group(group);
  };
  add("--id", columns.id, "The record's id; given twice, both are joined with /");
  add("--text", columns.text, "The text to check (repeatable)");
  add("--case", columns[Column::case_id], "The occurrence or case that it belongs to");
  add("--victim", columns[Column::victim], "Names of victims; several with ;");
  add("--suspect", columns[Column::suspect], "Names of suspects");
  add("--age", columns[Column::age], "The victim's age: a child is a victim whatever the record calls it");
  add("--unit", columns[Column::unit], "Unit, for reports");
  add("--officer", columns[Column::officer], "Officer, for reports");
  add("--date", columns[Column::date], "Date of the entry, for reports");
  add("--type", columns[Column::type], "Type of record, for reports");
  add("--flag", columns[Column::flag], "Flag on the record, for reports");
  command
      .add_option("--text-format", arguments.text_format,
                  "What cells hold: auto, plain, rtf or html. Positions in findings are those of the text that is taken out of "
                  "RTF or HTML")
      ->type_name("FORMAT")
      ->group(group);
}

void add_output_options(CLI::App& command, CheckArguments& arguments) {
  CheckOptions& options = arguments.options;
  std::string formats;
  for (const report::Format& format : report::formats()) formats += (formats.empty() ? "" : ", ") + std::string{format.name};
  const char* const group = "Report";
  command.add_option("--format", options.format, "One of " + formats)->type_name("FORMAT")->group(group);
  command
      .add_option("--severity", arguments.severity, "The lowest that is printed and makes exit 1: high, medium (default) or low")
      ->type_name("LEVEL")
      ->group(group);
  command.add_flag("--show-spared", options.show_spared, "List what does not count too, with the reason (html always does)")->group(group);
  command.add_flag("--chain", options.chain, "Every step of each judgement")->group(group);
  command.add_option("--context", options.context, "Lines shown around a finding (pretty)")
      ->type_name("N")
      ->check(CLI::Range(0u, 20u).description(""))
      ->group(group);
  command.add_flag("--redact", options.redact, "No words of a text in the report")->group(group);
  command.add_flag("--statistics", options.statistics, "Counts by rule, mechanism and reason, and how often who did it is named")->group(group);
  command.add_option("-o,--output", options.output, "Write the report to this file; it appears when it is complete")
      ->type_name("FILE")
      ->group(group);
  command.add_option("--baseline", options.baseline, "An earlier report (jsonl): show what is new only")
      ->type_name("FILE")
      ->group(group);
  command.add_option("--suppressions", options.suppressions, "Findings that are kept, each with a reason")
      ->type_name("FILE")
      ->group(group);
}

template <class Value>
Value value_of(std::string_view option, const std::string& name, std::optional<Value> (*from)(std::string_view) noexcept,
               const std::vector<std::string>& names) {
  if (const auto value = from(name)) return *value;
  throw none_of(option, name, names);
}

std::optional<Matcher> matcher_from(std::string_view name) noexcept {
  if (name == "tokens") return Matcher::tokens;
  if (name == "re2") return Matcher::re2;
  return std::nullopt;
}

}  // namespace

bool CheckOptions::names_columns() const {
  return !columns.id.empty() || !columns.text.empty() ||
         std::ranges::any_of(columns.others, [](const std::string& name) { return !name.empty(); });
}

void add_check_options(CLI::App& command, CheckArguments& arguments) {
  add_input_options(command, arguments);
  add_column_options(command, arguments);
  add_output_options(command, arguments);
  add_layer_options(command, arguments.options.rules);
  add_selection_options(command, arguments.options.rules);
  command.add_option("--matcher", arguments.matcher, "tokens, or the slow reference re2, which finds the same")
      ->type_name("NAME")
      ->group("Running");
  command.add_option("--threads", arguments.options.threads, "How many (default: one for each core)")
      ->type_name("N")
      ->check(CLI::Range(1u, 1024u).description(""))
      ->group("Running");
}

CheckOptions options_of(CheckArguments& arguments) {
  CheckOptions options = arguments.options;
  if (arguments.given_text->count() > 0) options.text = arguments.text;
  if (!arguments.kind.empty())
    options.kind = value_of<Kind>("--kind", arguments.kind, kind_from, {"report", "statement", "interview", "log", "auto"});
  if (!arguments.severity.empty())
    options.severity = value_of<Severity>("--severity", arguments.severity, severity_from, {"high", "medium", "low"});
  if (!arguments.matcher.empty())
    options.matcher = value_of<Matcher>("--matcher", arguments.matcher, matcher_from, {"tokens", "re2"});
  if (!arguments.text_format.empty())
    options.columns.text_format = value_of<ingest::TextFormat>("--text-format", arguments.text_format, ingest::text_format_from,
                                                               {"auto", "plain", "rtf", "html"});
  if (!arguments.encoding.empty()) {
    options.encoding = encoding_from(arguments.encoding);
    if (!options.encoding)
      throw none_of("--encoding", arguments.encoding, std::vector<std::string>{"utf-8", "utf-16le", "utf-16be", "windows-1252"});
  }
  if (const std::vector<std::string> formats = {"csv", "jsonl", "text"};
      !options.input_format.empty() && std::ranges::find(formats, options.input_format) == formats.end())
    throw none_of("--input", options.input_format, formats);
  if (report::find_format(options.format) == nullptr) {
    std::vector<std::string> names;
    for (const report::Format& format : report::formats()) names.emplace_back(format.name);
    throw none_of("--format", options.format, names);
  }
  return options;
}

}  // namespace unblame::cli
