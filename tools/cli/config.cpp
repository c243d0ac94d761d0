#include "cli/config.h"

#include <filesystem>

#include "cli/json_file.h"
#include "cli/say.h"
#include "cli/today.h"

namespace unblame::cli {
namespace {

namespace fs = std::filesystem;

std::string beside(const std::string& file, const std::string& path) {
  const fs::path given{path};
  return given.is_absolute() ? path : (fs::path{file}.parent_path() / given).lexically_normal().generic_string();
}

std::optional<Severity> severity_of(JsonObject& object) {
  const std::string name = object.text("severity");
  if (name.empty()) return std::nullopt;
  const auto severity = severity_from(name);
  if (!severity) object.error("severity", "it must be high, medium or low");
  return severity;
}

Change change_of(const nlohmann::json& json, const std::string& file, const std::string& field, Diagnostics& errors) {
  JsonObject object{json, file, field, errors};
  Change change{.rule = object.text("rule")};
  if (change.rule.empty() && json.is_object())
    object.error("rule", "the rule is missing", "an id, or a family such as missing.*");
  if (const auto* off = object.find("off"); off != nullptr) {
    if (off->is_boolean())
      change.off = off->get<bool>();
    else
      object.error("off", "it must be true or false");
  }
  change.severity = severity_of(object);
  change.reason = object.text("reason");
  if (change.reason.empty() && json.is_object())
    object.error("reason", "the reason is missing", "say why, for whoever reads this next year");
  change.by = object.text("by");
  change.until = object.text("until");
  if (!change.until.empty() && !is_date(change.until)) object.error("until", "it must be a date, YYYY-MM-DD");
  object.refuse_other_keys();
  return change;
}

void read_rules(const nlohmann::json& json, JsonObject& object, Config& config) {
  if (json.is_string()) return config.rules.push_back(beside(config.file, json.get<std::string>()));
  if (!json.is_array()) return object.error("rules", "a folder, or a list of folders, was expected");
  for (const auto& folder : json) {
    if (folder.is_string())
      config.rules.push_back(beside(config.file, folder.get<std::string>()));
    else
      object.error("rules", "a folder was expected");
  }
}

}  // namespace

Expected<Config> read_config(const std::string& file) {
  const auto json = read_json(file);
  if (!json) return Unexpected{Diagnostics{json.error()}};
  Diagnostics errors;
  Config config{.file = file};
  JsonObject object{*json, file, "", errors};
  if (const auto* rules = object.find("rules")) read_rules(*rules, object, config);
  config.severity = severity_of(object);
  if (const std::string path = object.text("suppressions"); !path.empty()) config.suppressions = beside(file, path);
  if (const auto* changes = object.find("change")) {
    if (!changes->is_array()) object.error("change", "a list was expected");
    for (std::size_t i = 0; changes->is_array() && i < changes->size(); ++i)
      config.changes.push_back(change_of((*changes)[i], file, "change[" + std::to_string(i) + ']', errors));
  }
  object.refuse_other_keys();
  if (!errors.empty()) return Unexpected{std::move(errors)};
  return config;
}

std::string find_config() {
  std::error_code error;
  for (fs::path folder = fs::current_path(error); !error; folder = folder.parent_path()) {
    const fs::path candidate = folder / "unblame.json";
    if (fs::exists(candidate, error) && !error) return candidate.generic_string();
    error.clear();
    if (folder == folder.parent_path()) break;
  }
  return {};
}

Config chosen_config(const ConfigChoice& choice) {
  if (choice.none && !choice.file.empty()) throw Failure{"--config and --no-config exclude each other"};
  if (choice.none) return {};
  const std::string file = choice.file.empty() ? find_config() : choice.file;
  return file.empty() ? Config{} : or_fail(read_config(file));
}

}  // namespace unblame::cli
