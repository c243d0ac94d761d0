#include "cli/eval_report.h"

#include <algorithm>
#include <cstdio>

#include "cli/json_file.h"
#include "cli/json_lines.h"
#include "cli/say.h"
#include "report/json_text.h"

namespace unblame::cli {
namespace {

using Json = nlohmann::json;

/// Every document's tally in one cell of a table; documents without it have an empty one, so that each is drawn as often.
using Column = std::vector<Tally>;

Column all_of(const std::vector<DocumentTally>& documents) {
  Column column;
  for (const DocumentTally& document : documents) column.push_back(document.all);
  return column;
}

/// A property by which figures are broken down: for each of its values a column.
struct Breakdown {
  const char* title;
  const char* key;
  std::map<std::string, Column> columns{};
};

void add(Breakdown& breakdown, const std::vector<DocumentTally>& documents, Groups DocumentTally::* groups) {
  for (const DocumentTally& document : documents)
    for (const auto& [name, tally] : document.*groups)
      if (!name.empty()) breakdown.columns.try_emplace(name, documents.size());
  for (auto& [name, column] : breakdown.columns)
    for (std::size_t i = 0; i < documents.size(); ++i)
      if (const auto at = (documents[i].*groups).find(name); at != (documents[i].*groups).end()) column[i] = at->second;
}

std::vector<Breakdown> breakdowns_of(const std::vector<DocumentTally>& documents) {
  std::vector<Breakdown> all{{"mechanism", "by_mechanism"}, {"explicit or implicit", "by_explicitness"}, {"voice", "by_voice"}, {"record kind", "by_doctype"}};
  add(all[0], documents, &DocumentTally::mechanism);
  add(all[1], documents, &DocumentTally::explicitness);
  add(all[2], documents, &DocumentTally::voice);
  for (std::size_t i = 0; i < documents.size(); ++i)
    if (!documents[i].doctype.empty()) all[3].columns.try_emplace(documents[i].doctype, documents.size()).first->second[i] = documents[i].all;
  return all;
}

Tally sum_of(const Column& column) {
  Tally sum;
  for (const Tally& each : column) sum += each;
  return sum;
}

std::string decimal(int thousandths) {
  char text[64];
  std::snprintf(text, sizeof text, "%s%d.%03d", thousandths < 0 ? "-" : "", std::abs(thousandths) / 1000, std::abs(thousandths) % 1000);
  return text;
}

std::string shown(const Rate& rate) {
  return rate.value < 0 ? "-" : decimal(rate.value) + " (" + decimal(rate.low) + "-" + decimal(rate.high) + ")";
}

std::string of(std::uint64_t part, std::uint64_t whole) { return std::to_string(part) + " of " + std::to_string(whole); }

std::string line(const std::string& name, const Column& column, const Bootstrap& bootstrap) {
  const Tally sum = sum_of(column);
  const Rates rates = rates_of(column, bootstrap.seed, bootstrap.samples);
  char text[256];
  std::snprintf(text, sizeof text, "%-23s %6llu %5llu  %-21s %s\n", name.c_str(), static_cast<unsigned long long>(sum.labels),
                static_cast<unsigned long long>(sum.findings), shown(rates.precision).c_str(), shown(rates.recall).c_str());
  return text;
}

/// Sums over documents that do not go into a rate by bootstrap.
struct Sums {
  std::uint64_t words = 0;
  Flagged quoted{}, traps{};
};
Sums sums_of(const std::vector<DocumentTally>& documents) {
  Sums sums;
  for (const DocumentTally& document : documents)
    sums.words += document.words, sums.quoted += document.quoted, sums.traps += document.traps;
  return sums;
}

int thousandths(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? -1 : static_cast<int>((part * 2000 + whole) / (2 * whole));
}
int per_10000(std::uint64_t count, std::uint64_t words) { return thousandths(count * 10000, words); }

std::string share(const Flagged& flagged) {
  return flagged.all == 0 ? "-" : decimal(thousandths(flagged.flagged, flagged.all)) + "   " + of(flagged.flagged, flagged.all);
}

/// The same documents in both runs, in the order of the present one.
struct Pairs {
  Column before{}, now{};
  std::size_t only_now = 0, only_before = 0;
};
Pairs pairs_of(const EvalReport& report) {
  std::map<std::string_view, const DocumentTally*> earlier;
  for (const DocumentTally& document : report.earlier->documents) earlier.emplace(document.id, &document);
  Pairs pairs;
  for (const DocumentTally& document : report.documents) {
    const auto at = earlier.find(document.id);
    if (at == earlier.end()) {
      ++pairs.only_now;
      continue;
    }
    pairs.before.push_back(at->second->all);
    pairs.now.push_back(document.all);
    earlier.erase(at);
  }
  pairs.only_before = earlier.size();
  return pairs;
}

std::string compared(const EvalReport& report) {
  const Pairs pairs = pairs_of(report);
  const Differences differences = differences_of(pairs.before, pairs.now, report.bootstrap.seed, report.bootstrap.samples);
  std::string out = "\nAgainst the run with rules " + report.earlier->ruleset + ", " + std::to_string(pairs.now.size()) + " documents in both";
  if (pairs.only_now + pairs.only_before > 0)
    out += " (" + std::to_string(pairs.only_now) + " only in this one, " + std::to_string(pairs.only_before) + " only in that one: left out)";
  out += ":\n";
  for (const auto& [name, difference] : {std::pair{"precision", differences.precision}, {"recall   ", differences.recall}, {"F1       ", differences.f1}}) {
    out += std::string{name} + "  ";
    if (!difference.is_known()) {
      out += "-\n";
      continue;
    }
    out += (difference.value >= 0 ? "+" : "") + decimal(difference.value) + " (" + decimal(difference.low) + " to " + decimal(difference.high) + ")   ";
    out += difference.is_more_than_noise() ? (difference.value > 0 ? "better, more than noise\n" : "worse, more than noise\n") : "may be noise\n";
  }
  return out;
}

void add_rate(report::JsonWriter& json, std::string_view name, const Rate& rate) {
  const auto number = [&](int value) { json.raw(value < 0 ? "null" : decimal(value)); };
  json.key(name).object().key("value"), number(rate.value);
  json.key("low"), number(rate.low);
  json.key("high"), number(rate.high);
  json.end_object();
}

void add_tally(report::JsonWriter& json, const Tally& tally) {
  json.member("labels", tally.labels).member("found", tally.found).member("findings", tally.findings).member("right", tally.right);
}

void add_column(report::JsonWriter& json, const Column& column, const Bootstrap& bootstrap) {
  const Rates rates = rates_of(column, bootstrap.seed, bootstrap.samples);
  add_tally(json, sum_of(column));
  add_rate(json, "precision", rates.precision);
  add_rate(json, "recall", rates.recall);
  add_rate(json, "f1", rates.f1);
}

void add_flagged(report::JsonWriter& json, std::string_view name, const Flagged& flagged) {
  json.key(name).object().member("flagged", flagged.flagged).member("all", flagged.all).end_object();
}

void add_difference(report::JsonWriter& json, std::string_view name, const Difference& difference) {
  if (!difference.is_known()) {
    json.key(name).raw("null");
    return;
  }
  json.key(name).object().key("value").raw(decimal(difference.value));
  json.key("low").raw(decimal(difference.low));
  json.key("high").raw(decimal(difference.high));
  json.member("more_than_noise", difference.is_more_than_noise()).end_object();
}

void add_comparison(report::JsonWriter& json, const EvalReport& report) {
  const Pairs pairs = pairs_of(report);
  const Differences differences = differences_of(pairs.before, pairs.now, report.bootstrap.seed, report.bootstrap.samples);
  json.key("against").object().member("ruleset", report.earlier->ruleset).member("documents", std::uint64_t{pairs.now.size()});
  json.member("only_now", std::uint64_t{pairs.only_now}).member("only_before", std::uint64_t{pairs.only_before});
  add_difference(json, "precision", differences.precision);
  add_difference(json, "recall", differences.recall);
  add_difference(json, "f1", differences.f1);
  json.end_object();
}

std::uint64_t number_of(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_number_unsigned() ? at->get<std::uint64_t>() : 0;
}

}  // namespace

EarlierRun read_earlier_run(const std::string& file) {
  const Json json = or_fail(read_json(file));
  const auto documents = json.find("documents");
  if (!json.is_object() || documents == json.end() || !documents->is_array())
    throw Failure{Diagnostic{.file = file, .what = "this is no earlier run", .help = "write one with: unblame eval … --format json --output FILE"}};
  EarlierRun run{.ruleset = text_member(json, "ruleset")};
  for (const Json& each : *documents) {
    if (!each.is_object()) throw Failure{Diagnostic{.file = file, .field = "documents", .what = "something in it is no object"}};
    run.documents.push_back({.id = text_member(each, "id"),
                             .all = {.found = number_of(each, "found"),
                                     .labels = number_of(each, "labels"),
                                     .right = number_of(each, "right"),
                                     .findings = number_of(each, "findings")}});
  }
  return run;
}

std::string as_text(const EvalReport& report) {
  const Column all = all_of(report.documents);
  const Tally sum = sum_of(all);
  const Sums sums = sums_of(report.documents);
  const Rates rates = rates_of(all, report.bootstrap.seed, report.bootstrap.samples);
  std::string out = std::to_string(all.size()) + " documents, " + std::to_string(sums.words) + " words, " + std::to_string(sum.labels) +
                    " labels. Rules " + report.ruleset + ".\n";
  out += "precision  " + shown(rates.precision) + "   " + of(sum.right, sum.findings) + " findings belong to a label\n";
  out += "recall     " + shown(rates.recall) + "   " + of(sum.found, sum.labels) + " labels are found\n";
  out += "F1         " + shown(rates.f1) + "\n\n";
  const int false_alarms = per_10000(sum.findings - sum.right, sums.words);
  out += "false alarms per 10,000 words      " + (false_alarms < 0 ? "-" : decimal(false_alarms)) + "\n";
  out += "others' words flagged              " + share(sums.quoted) + "\n";
  out += "what only looks like blame flagged " + share(sums.traps) + "\n";
  for (const Breakdown& breakdown : breakdowns_of(report.documents)) {
    if (breakdown.columns.empty()) continue;
    char head[128];
    std::snprintf(head, sizeof head, "\n%-23s labels found  precision             recall\n", breakdown.title);
    out += head;
    for (const auto& [name, column] : breakdown.columns) out += line(name, column, report.bootstrap);
  }
  if (report.earlier) out += compared(report);
  out += "\n95 % intervals by bootstrap over documents: " + std::to_string(report.bootstrap.samples) + " samples, seed " +
         std::to_string(report.bootstrap.seed) + ".\n";
  return out + "A label stands under its own mechanism and voice, a finding under its rule's and its own.\n";
}

std::string as_json(const EvalReport& report) {
  std::string out;
  report::JsonWriter json{out};
  const Column all = all_of(report.documents);
  const Tally sum = sum_of(all);
  const Sums sums = sums_of(report.documents);
  json.object().member("ruleset", report.ruleset).member("words", sums.words);
  json.member("seed", report.bootstrap.seed).member("samples", std::uint64_t{report.bootstrap.samples});
  add_column(json, all, report.bootstrap);
  const int false_alarms = per_10000(sum.findings - sum.right, sums.words);
  json.key("false_per_10000_words").raw(false_alarms < 0 ? "null" : decimal(false_alarms));
  add_flagged(json, "quoted", sums.quoted);
  add_flagged(json, "traps", sums.traps);
  for (const Breakdown& breakdown : breakdowns_of(report.documents)) {
    json.line(0).key(breakdown.key).object();
    for (const auto& [name, column] : breakdown.columns) {
      json.key(name).object();
      add_column(json, column, report.bootstrap);
      json.end_object();
    }
    json.end_object();
  }
  if (report.earlier) add_comparison(json, report);
  json.line(0).key("documents").array();
  for (const DocumentTally& document : report.documents) {
    json.line(1).object().member("id", document.id).member("doctype", document.doctype).member("words", document.words);
    add_tally(json, document.all);
    json.end_object();
  }
  json.end_array().end_object();
  return out + '\n';
}

}  // namespace unblame::cli
