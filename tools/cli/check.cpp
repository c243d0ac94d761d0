// `unblame check`: pieces in, one report out.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <map>
#include <thread>

#include "cli/baseline.h"
#include "cli/check_options.h"
#include "cli/check_pieces.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/output.h"
#include "cli/parallel.h"
#include "cli/progress.h"
#include "cli/say.h"
#include "cli/suppressions.h"
#include "cli/today.h"
#include "ingest/messages.h"
#include "report/statistics.h"

namespace unblame::cli {
namespace {

constexpr std::size_t most_named = 20;  // unreadable records of one file that are named; the rest is counted
constexpr std::uint64_t most_bytes_under_way = 256 << 20;

/// What is done to findings after the engine, before they are reported.
struct Filters {
  std::optional<Suppressions> suppressions{};
  std::optional<Baseline> baseline{};

  void apply(Findings& findings) {
    if (suppressions) suppressions->apply(findings);
    if (baseline) baseline->apply(findings);
  }
};

/// Puts what was checked into the report, in order, and says on standard error what went wrong.
class Emitter {
 public:
  Emitter(report::Report& out, Output& output, Filters& filters, Progress& progress, bool quiet, bool flush)
      : report_(out), output_(output), filters_(filters), progress_(progress), quiet_(quiet), flush_(flush) {}

  void unreadable(const Diagnostic& diagnostic) {
    tell(diagnostic);
    report_.unreadable(diagnostic);
  }

  /// False if there is no use in going on.
  bool emit(CheckedPiece piece, std::uint64_t bytes_read) {
    seen_ |= piece.records.seen;
    for (auto& item : piece.items) {
      if (auto* checked = std::get_if<Checked>(&item))
        document(*checked, piece.reader.get());
      else
        trouble(std::get<Diagnostic>(item), piece.reader != nullptr);
      if (output_.failed()) return false;
    }
    if (piece.ends_file) end_file(piece);
    if (flush_) output_.flush();
    progress_.update(bytes_read, documents_);
    return !output_.failed();
  }

 private:
  void tell(const Diagnostic& diagnostic) {
    if (quiet_) return;
    progress_.clear();
    say(diagnostic);
  }

  void document(Checked& checked, const ingest::RecordReader* reader) {
    ++documents_;
    filters_.apply(checked.findings);
    if (checked.guess) tell(*checked.guess);
    for (const Diagnostic& warning : checked.findings.warnings) tell(warning);
    report::CheckedDocument shown{.id = checked.record.document.id,
                                  .findings = checked.findings,
                                  .texts = checked.record.document.fields,
                                  .decoded = checked.decoded,
                                  .visibility = checked.visibility ? &*checked.visibility : nullptr};
    if (reader != nullptr) shown.where = [&](const Finding& finding) { return where(*reader, checked.record, finding); };
    report_.document(shown);
  }

  static std::string where(const ingest::RecordReader& reader, const ingest::Record& record, const Finding& finding) {
    const std::string_view case_id = record.columns[static_cast<std::size_t>(ingest::Column::case_id)];
    return (case_id.empty() ? std::string{} : "case " + std::string{case_id} + ", ") + reader.place(record, finding.field);
  }

  /// A record that could not be read, or a warning about one that was. Of a damaged export the first are named.
  void trouble(const Diagnostic& diagnostic, bool of_records) {
    if (of_records && ++named_ > most_named) {
      if (diagnostic.level == Diagnostic::Level::error) ++not_named_;
      return;
    }
    if (diagnostic.level == Diagnostic::Level::error)
      unreadable(diagnostic);
    else
      progress_.clear(), say(diagnostic);
  }

  void end_file(const CheckedPiece& piece) {
    if (not_named_ > 0) unreadable(ingest::more_unreadable(piece.file, not_named_));
    if (piece.reader) {
      progress_.clear();
      say(piece.reader->warnings(seen_));
    }
    named_ = not_named_ = 0;
    seen_ = 0;
  }

  report::Report& report_;
  Output& output_;
  Filters& filters_;
  Progress& progress_;
  bool quiet_, flush_;  // quiet: the report itself is on the terminal and says it
  std::uint64_t documents_ = 0;
  std::size_t named_ = 0, not_named_ = 0;  // of the records of one file
  std::uint32_t seen_ = 0;
};

unsigned terminal_width() {
  unsigned width = 0;
  if (const char* columns = std::getenv("COLUMNS")) std::from_chars(columns, columns + std::strlen(columns), width);
  winsize size{};
  if (width == 0 && ::isatty(STDOUT_FILENO) == 1 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  return width == 0 ? 80 : std::clamp(width, 40u, 160u);
}

bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0') &&
         (terminal == nullptr || std::strcmp(terminal, "dumb") != 0);
}

report::ReportOptions report_options(const CheckOptions& options, Severity severity) {
  const bool to_terminal = options.output.empty();
  return {.severity = severity,
          .show_spared = options.show_spared || options.format == "html",  // a page for review holds what was spared
          .chain = options.chain,
          .redact = options.redact,
          .statistics = options.statistics,
          .colour = to_terminal && wants_colour(),
          .width = to_terminal ? terminal_width() : 80,
          .context = options.context};
}

void require_sensible(const CheckOptions& options, const std::vector<ingest::InputFile>& files) {
  if (std::ranges::count(options.inputs, "-") > 1) throw Failure{"standard input (-) is named twice"};
  const bool records = std::ranges::any_of(files, [&](const ingest::InputFile& file) {
    return options.input_format.empty() ? !ingest::records_format(file.path).empty() : options.input_format != "text";
  });
  if (options.names_columns() && !records && !files.empty())
    throw Failure{"columns are named, but no file is an export of records", "add --input csv or --input jsonl"};
}

Filters read_filters(const CheckOptions& options, const Config& config) {
  Filters filters;
  const std::string& suppressions = options.suppressions.empty() ? config.suppressions : options.suppressions;
  if (!suppressions.empty()) filters.suppressions = or_fail(Suppressions::read(suppressions, today()));
  if (!options.baseline.empty()) filters.baseline = or_fail(Baseline::read(options.baseline));
  return filters;
}

unsigned threads_for(const CheckOptions& options, const Pieces& pieces) {
  const unsigned wanted = options.threads > 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  const auto most = pieces.most();
  return most ? static_cast<unsigned>(std::clamp<std::uint64_t>(*most, 1, wanted)) : wanted;
}

void say_at_the_end(const CheckOptions& options, const report::Format& format, const Filters& filters,
                    const report::Summary& summary) {
  if (options.statistics && !format.tells_unreadable) {
    const std::string text = report::statistics_text(summary);
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
  if (filters.suppressions) say(filters.suppressions->report());
  if (filters.baseline && filters.baseline->left_out() > 0)
    say(Diagnostic{.level = Diagnostic::Level::warning,
                   .file = options.baseline,
                   .what = report::count_of(filters.baseline->left_out(), "finding that counts is", "findings that count are") +
                           " not new and not shown"});
}

}  // namespace

int run_check(const CheckOptions& options) {
  if (options.inputs.empty() && !options.text)
    throw Failure{"check what? Name a file, a folder, - for standard input, or -e TEXT", "unblame check --help"};
  const Config config = chosen_config(options.rules.config);
  const RuleSet rules = layered_rules(options.rules, config);
  const Severity severity = options.severity.value_or(config.severity.value_or(Severity::medium));
  require_known(rules, "--skip", options.rules.skip);
  Filters filters = read_filters(options, config);
  const ingest::Expanded expanded = ingest::expand(options.inputs, options.input_format == "text" ? "" : options.input_format);
  require_sensible(options, expanded.files);
  say(expanded.notes);
  const Linter linter{rules,
                      {.severity = severity,
                       .redact = options.redact,
                       .matcher = options.matcher,
                       .only = selected(rules, options.rules),
                       .skip = options.rules.skip}};

  if (expanded.files.empty() && !options.text && options.format == "pretty")
    throw Failure{expanded.errors};  // an empty report says no more
  Output output = or_fail(Output::open(options.output, expanded.files));
  const report::Format& format = *report::find_format(options.format);
  report::Report report{
      format,
      {.version = UNBLAME_VERSION, .ruleset = rules.version(), .rules = rules.rules(), .sources = rules.sources()},
      report_options(options, severity),
      output.stream()};
  Pieces pieces{options, expanded.files};
  const bool report_on_terminal = options.output.empty() && ::isatty(STDOUT_FILENO) == 1;
  Progress progress{can_show_progress() && !report_on_terminal, pieces.total_bytes()};
  Emitter emitter{report, output, filters, progress, report_on_terminal && options.format == "pretty", report_on_terminal};

  for (const Diagnostic& error : expanded.errors) emitter.unreadable(error);
  OrderedPipeline<Piece, CheckedPiece> pipeline{
      {.next = [&] { return pieces.next(); },
       .weight = weight_of,
       .work = [&](Piece&& piece) { return check_piece(linter, options, std::move(piece)); },
       .emit = [&](CheckedPiece&& piece) { return emitter.emit(std::move(piece), pieces.bytes_read()); }},
      threads_for(options, pieces),
      most_bytes_under_way};
  pipeline.run();
  progress.clear();
  const report::Summary& summary = report.finish();
  if (const auto problem = output.finish()) throw Failure{*problem};
  say_at_the_end(options, format, filters, summary);
  if (!summary.unreadable.empty()) return exit_trouble;
  return summary.counted > 0 ? exit_findings : exit_clean;
}

void add_check(CLI::App& program, Run& chosen) {
  CLI::App* command = program.add_subcommand("check",
                                             "Finds victim-blaming wording in texts and says what to write instead. Exit: 0 "
                                             "nothing to say, 1 findings that count, 2 something could not be read.");
  auto arguments = std::make_shared<CheckArguments>();
  add_check_options(*command, *arguments);
  set_examples(
      *command,
      {{"unblame check report.txt", "one text, for reading"},
       {"unblame check -e 'She put herself at risk again.'", "a sentence"},
       {"unblame check --input csv --id OCC_NO --id ENTRY_NO --text NOTE oel.csv", "an export of a records system, all cores"},
       {"unblame check --format html -o review.html --show-spared cases/", "a folder, as one page to read or print"}});
  command->callback([arguments, &chosen] { chosen = [arguments] { return run_check(options_of(*arguments)); }; });
}

}  // namespace unblame::cli
