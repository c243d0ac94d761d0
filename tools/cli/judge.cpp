// `unblame judge CASES.jsonl`: what the engine says of marked words, found by a rule or not.
#include <array>
#include <cstdio>
#include <map>
#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/json_lines.h"
#include "cli/output.h"
#include "cli/rule_choice.h"
#include "cli/say.h"
#include "report/json_text.h"
#include "unblame/linter.h"

namespace unblame::cli {
namespace {

using Json = nlohmann::json;

struct Arguments {
  std::vector<std::string> files{};
  std::string output{}, context_name{};
  Context context = Context::all;
  bool differences = false;
  RuleChoice rules{};
};

constexpr std::array<const char*, 5> compared = {"voice", "by", "about", "negated", "counts"};

std::optional<std::string_view> name_of(std::optional<Speaker> by) {
  return by ? std::optional{to_string(*by)} : std::nullopt;
}
std::optional<std::string_view> name_of(std::optional<Spared> spared) {
  return spared ? std::optional{to_string(*spared)} : std::nullopt;
}

void append_judgement(std::string& out, const std::string& id, const Judgement& judgement) {
  report::JsonWriter json{out};
  json.object().member("id", id).member("voice", to_string(judgement.voice)).member("by", name_of(judgement.by));
  json.member("about", to_string(judgement.about)).member("under_18", judgement.under_18).member("negated", judgement.negated);
  json.member("counts", judgement.counts()).member("spared", name_of(judgement.spared)).member("because", judgement.because);
  json.key("chain").array();
  for (const Reason& reason : judgement.chain) {
    const auto begin = reason.cue ? std::optional{reason.cue->begin} : std::nullopt;
    const auto end = reason.cue ? std::optional{reason.cue->end} : std::nullopt;
    json.object()
        .member("piece", reason.piece)
        .member("text", reason.text)
        .member("byte_start", begin)
        .member("byte_end", end)
        .end_object();
  }
  json.end_array().end_object();
  out += '\n';
}

/// How often the judgements agree with the cases' own answers, by group.
class Agreement {
 public:
  /// The names of the answers that differ; fields that the case does not have are not compared.
  std::string add(const Json& expected, const Judgement& judgement) {
    const std::array<Json, compared.size()> given = {
        Json(to_string(judgement.voice)), judgement.by ? Json(to_string(*judgement.by)) : Json(nullptr),
        Json(to_string(judgement.about)), Json(judgement.negated), Json(judgement.counts())};
    std::string different;
    std::string group = text_member(expected, "group");
    if (group.empty()) group = "(no group)";
    bool any = false;
    for (std::size_t i = 0; i < compared.size(); ++i) {
      const auto answer = expected.find(compared[i]);
      if (answer == expected.end()) continue;
      any = true;
      const bool same = *answer == given[i];
      for (Row* row : {&groups_[group], &all_}) ++row->asked[i], row->same[i] += same ? 1 : 0;
      if (!same)
        different +=
            (different.empty() ? "" : ", ") + std::string{compared[i]} + " " + given[i].dump() + ", expected " + answer->dump();
    }
    if (any)
      ++groups_[group].cases, ++all_.cases, all_same_ += different.empty() ? 1 : 0,
          groups_[group].all_same += different.empty() ? 1 : 0;
    return different;
  }

  [[nodiscard]] std::string table() const {
    if (all_.cases == 0) return {};
    std::string out = "group           cases  voice     by  about  neg.  counts    all\n";
    for (const auto& [name, row] : groups_) out += line(name, row, row.all_same);
    return out + line("all", all_, all_same_);
  }

 private:
  struct Row {
    std::size_t cases = 0, all_same = 0;
    std::array<std::size_t, compared.size()> asked{}, same{};
  };

  static std::string share(std::size_t same, std::size_t asked) {
    if (asked == 0) return "-";
    const std::size_t hundredths = same * 100 / asked;  // rounded down: 1.00 means all
    char text[64];
    std::snprintf(text, sizeof text, "%zu.%02zu", hundredths / 100, hundredths % 100);
    return text;
  }

  static std::string line(const std::string& name, const Row& row, std::size_t all_same) {
    char text[256];
    std::snprintf(text, sizeof text, "%-15.40s %5zu  %5s  %5s  %5s  %4s  %6s  %5s\n", name.c_str(), row.cases,
                  share(row.same[0], row.asked[0]).c_str(), share(row.same[1], row.asked[1]).c_str(),
                  share(row.same[2], row.asked[2]).c_str(), share(row.same[3], row.asked[3]).c_str(),
                  share(row.same[4], row.asked[4]).c_str(), share(all_same, row.cases).c_str());
    return text;
  }

  std::map<std::string, Row> groups_{};
  Row all_{};
  std::size_t all_same_ = 0;
};

class Judge {
 public:
  Judge(const Linter& linter, Output& output, const Arguments& arguments)
      : linter_(linter), output_(output), context_(arguments.context), differences_(arguments.differences) {}

  std::optional<std::string> use(const Json& one, const std::string& file, std::uint32_t line) {
    const std::string text = text_member(one, "text"), kind_name = text_member(one, "kind");
    const auto kind = kind_name.empty() ? std::optional{Kind::automatic} : kind_from(kind_name);
    if (!kind) return "kind must be report, statement, interview, log or auto";
    if (text.size() > max_field_bytes) return "the text is longer than 256 MB";
    const auto span = marked_span(text, one);
    if (!span) return "the span (its nth occurrence) is not in the text";
    const Document document{.id = id_of(one, line), .kind = *kind, .fields = {{.name = "text", .text = text}}};
    const Judgement judgement = linter_.judge(document, 0, *span, context_);
    std::string out;
    append_judgement(out, document.id, judgement);
    output_.stream() << out;
    const std::string different = agreement_.add(one, judgement);
    if (differences_ && !different.empty())
      say(Diagnostic{.level = Diagnostic::Level::warning, .file = file, .line = line, .what = document.id + ": " + different});
    return std::nullopt;
  }

  [[nodiscard]] const Agreement& agreement() const noexcept { return agreement_; }

 private:
  static std::string id_of(const Json& one, std::uint32_t line) {
    const auto id = one.find("id");
    if (id == one.end() || id->is_null()) return std::to_string(line);
    return id->is_string() ? id->get<std::string>() : id->dump();
  }

  const Linter& linter_;
  Output& output_;
  Context context_;
  bool differences_;
  Agreement agreement_{};
};

int judge(const Arguments& arguments) {
  const Linter linter{layered_rules(arguments.rules, chosen_config(arguments.rules.config))};
  std::vector<ingest::InputFile> inputs;
  for (const std::string& file : arguments.files) inputs.push_back({file, file});
  Output output = or_fail(Output::open(arguments.output, inputs));
  Judge all{linter, output, arguments};
  bool trouble = false;
  for (const std::string& file : arguments.files) {
    const auto skipped = each_json_line(file, [&](const Json& one, std::uint32_t line) { return all.use(one, file, line); });
    if (!skipped) say(skipped.error());
    trouble = trouble || !skipped || *skipped > 0;
  }
  if (const auto problem = output.finish()) throw Failure{*problem};
  std::fputs(all.agreement().table().c_str(), stderr);
  return trouble ? exit_trouble : exit_clean;
}

}  // namespace

void add_judge(CLI::App& program, Run& chosen) {
  CLI::App* command = program.add_subcommand(
      "judge",
      "Judges marked words: whose they are, about whom, and whether they would count. A line of the input is a case: {\"id\", "
      "\"kind\", \"text\", \"span\", \"nth\"}. "
      "Where cases have answers (voice, by, about, negated, counts), their agreement goes to standard error.");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("files", arguments->files, "")->type_name("CASES.jsonl…")->required()->group("");
  command->add_flag("--differences", arguments->differences, "Name each case that is judged otherwise")->group("Output");
  command
      ->add_option("--context", arguments->context_name,
                   "Look at less, to measure what each step is worth: none (every case counts), quotation, voice, subject or all")
      ->type_name("STEPS")
      ->group("Measuring");
  command->add_option("-o,--output", arguments->output, "Write the judgements to this file")->type_name("FILE")->group("Output");
  add_layer_options(*command, arguments->rules);
  set_examples(*command,
               {{"unblame judge cases.jsonl", "a judgement a line, with its reasons"},
                {"unblame judge --differences -o judged.jsonl cases.jsonl", "which cases are judged otherwise than they say"}});
  command->callback([arguments, &chosen] {
    chosen = [arguments] {
      if (!arguments->context_name.empty()) {
        const auto context = context_from(arguments->context_name);
        if (!context) throw none_of("--context", arguments->context_name,
                        std::vector<std::string>{"none", "quotation", "voice", "subject", "all"});
        arguments->context = *context;
      }
      return judge(*arguments);
    };
  });
}

}  // namespace unblame::cli
