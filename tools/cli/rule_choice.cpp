#include "cli/rule_choice.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/say.h"
#include "cli/today.h"
#include "ingest/files.h"

namespace unblame::cli {
namespace {

namespace fs = std::filesystem;

Diagnostic no_rules_in(const std::string& path) {
  return {
      .file = path, .what = "there is no rule pack in this folder", .help = "packs are .json files; rules/README.md shows one"};
}

/// Not packs, though they are JSON and may lie beside them.
bool is_pack_name(const std::string& name) {
  return name.ends_with(".json") && !name.starts_with("sources") && name != "not-rules.json" && name != "unblame.json";
}

void read_files(const fs::path& folder, bool (*wanted)(const std::string&), std::vector<DataFile>& files, Diagnostics& errors) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error))
    if (wanted(at->path().filename().string())) paths.push_back(at->path());
  std::ranges::sort(paths);
  for (const fs::path& path : paths) {
    auto text = ingest::read_text({path.string(), path.generic_string()}, std::nullopt);
    if (text)
      files.push_back({path.generic_string(), std::move(text->decoded.text)});
    else
      errors.push_back(text.error());
  }
}

bool is_json(const std::string& name) {
  return name.ends_with(".json");
}
bool is_sources(const std::string& name) {
  return name == "sources.json";
}

Expected<RuleFolder> read_pack_file(const std::string& path) {
  auto text = ingest::read_text({path, path}, std::nullopt);
  if (!text) return Unexpected{Diagnostics{text.error()}};
  return RuleFolder{.files = {.packs = {{path, std::move(text->decoded.text)}}}};
}

void append(std::vector<DataFile>& to, std::vector<DataFile>& from) {
  std::ranges::move(from, std::back_inserter(to));
}

}  // namespace

void add_layer_options(CLI::App& command, RuleChoice& choice) {
  command
      .add_option("--rules", choice.folders,
                  "Rule packs of your own, on top of the built-in ones: a folder or a file (repeatable)")
      ->type_name("DIR")
      ->allow_extra_args(false)
      ->group("Rules");
  command.add_option("--config", choice.config.file, "Configuration (else: unblame.json in the current folder or above it)")
      ->type_name("FILE")
      ->group("Rules");
  command.add_flag("--no-config", choice.config.none, "Without a configuration")->group("Rules");
}

void add_selection_options(CLI::App& command, RuleChoice& choice) {
  command.add_option("--pack", choice.packs, "Only the rules of this pack (repeatable)")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->group("Rules");
  command.add_option("--only", choice.only, "Only this rule, or a family such as child.* (repeatable)")
      ->type_name("RULE")
      ->allow_extra_args(false)
      ->group("Rules");
  command.add_option("--skip", choice.skip, "All but this rule or family (repeatable)")
      ->type_name("RULE")
      ->allow_extra_args(false)
      ->group("Rules");
}

Expected<RuleFolder> read_rule_folder(const std::string& path) {
  std::error_code error;
  const fs::path folder{path};
  if (!fs::exists(folder, error)) return Unexpected{Diagnostics{{.file = path, .what = "there is no such folder of rules"}}};
  if (!fs::is_directory(folder, error)) return read_pack_file(path);
  RuleFolder read;
  Diagnostics errors;
  read.whole = fs::is_directory(folder / "en-GB", error);
  read_files(read.whole ? folder / "en-GB" : folder, is_pack_name, read.files.packs, errors);
  read_files(folder / "lexicon", is_json, read.files.lexicon, errors);
  read_files(folder, is_sources, read.files.sources, errors);
  if (read.files.packs.empty() && errors.empty()) errors.push_back(no_rules_in(path));
  if (!errors.empty()) return Unexpected{std::move(errors)};
  return read;
}

RuleSet layered_rules(const RuleChoice& choice, const Config& config) {
  RuleSet rules = RuleSet::builtin();
  std::vector<std::string> folders = choice.folders;
  folders.insert(folders.end(), config.rules.begin(), config.rules.end());
  PackFiles files;
  Diagnostics errors;
  for (const std::string& folder : folders) {
    auto read = read_rule_folder(folder);
    if (!read) {
      errors.insert(errors.end(), read.error().begin(), read.error().end());
      continue;
    }
    append(files.packs, read->files.packs);
    append(files.lexicon, read->files.lexicon);
    append(files.sources, read->files.sources);
  }
  if (!errors.empty()) throw Failure{std::move(errors)};
  if (!files.packs.empty()) rules = or_fail(rules.with(files));
  if (config.changes.empty()) return rules;
  auto changed = rules.with(config.changes, today());
  if (changed) return std::move(*changed);
  for (Diagnostic& diagnostic : changed.error())
    if (diagnostic.file.empty()) diagnostic.file = config.file;
  throw Failure{std::move(changed.error())};
}

RuleSet rules_of(const std::string& path) {
  if (path.empty()) return RuleSet::builtin();
  const RuleFolder folder = or_fail(read_rule_folder(path));
  return or_fail(folder.whole ? RuleSet::load(folder.files) : RuleSet::builtin().with(folder.files));
}

bool means(std::string_view selector, const Rule& rule) {
  if (selector == rule.id || selector == rule.pack) return true;
  return selector.ends_with(".*") && rule.id.starts_with(selector.substr(0, selector.size() - 1));
}

std::vector<std::string> rule_ids(const RuleSet& rules) {
  std::vector<std::string> ids;
  for (const Rule& rule : rules.rules()) ids.push_back(rule.id);
  return ids;
}

void require_known(const RuleSet& rules, std::string_view option, const std::vector<std::string>& selectors) {
  for (const std::string& selector : selectors) {
    if (std::ranges::any_of(rules.rules(), [&](const Rule& rule) { return means(selector, rule); })) continue;
    std::string help = did_you_mean(selector, rule_ids(rules));
    throw Failure{std::string{option} + ": there is no rule, family or pack " + selector,
                  help.empty() ? "unblame rules list shows them" : help};
  }
}

RuleSet all_on(const RuleSet& rules) {
  std::vector<Change> changes;
  for (const Rule& rule : rules.rules())
    if (!rule.on) changes.push_back({.rule = rule.id, .off = false, .reason = "measured"});
  return changes.empty() ? rules : or_fail(rules.with(changes, "1970-01-01"));
}

std::vector<std::string> selected(const RuleSet& rules, const RuleChoice& choice) {
  require_known(rules, "--only", choice.only);
  std::set<std::string> packs;
  for (const Rule& rule : rules.rules()) packs.insert(rule.pack);
  for (const std::string& pack : choice.packs)
    if (!packs.contains(pack)) throw none_of("--pack", pack, std::vector<std::string>(packs.begin(), packs.end()));
  if (choice.packs.empty()) return choice.only;
  if (choice.only.empty()) return choice.packs;
  std::vector<std::string> both;
  const auto any_means = [](const std::vector<std::string>& selectors, const Rule& rule) {
    return std::ranges::any_of(selectors, [&](const std::string& selector) { return means(selector, rule); });
  };
  for (const Rule& rule : rules.rules())
    if (any_means(choice.packs, rule) && any_means(choice.only, rule)) both.push_back(rule.id);
  if (both.empty()) throw Failure{"--pack and --only leave no rule"};
  return both;
}

}  // namespace unblame::cli
