#include "cli/guidance.h"

#include <algorithm>
#include <filesystem>

#include "cli/json_file.h"
#include "cli/json_lines.h"
#include "cli/say.h"

namespace unblame::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

void add_phrase(std::vector<std::string>& phrases, const std::string& phrase) {
  if (!phrase.empty() && std::ranges::find(phrases, phrase) == phrases.end()) phrases.push_back(phrase);
}

/// What is wrong with the list, or nothing.
std::optional<std::string> add_list(std::vector<std::string>& phrases, const Json& entry, const char* key) {
  const auto list = entry.find(key);
  if (list == entry.end()) return std::nullopt;
  if (!list->is_array()) return "\"" + std::string{key} + "\" is no list; skipped";
  for (const Json& phrase : *list) {
    if (!phrase.is_string()) return "\"" + std::string{key} + "\" holds something that is no text; skipped";
    add_phrase(phrases, phrase.get<std::string>());
  }
  return std::nullopt;
}

std::optional<std::string> add_entry(Guidance& guidance, const Json& json, bool child) {
  GuidanceEntry entry{.topic = text_member(json, "topic"), .avoid = text_member(json, "avoid"), .child = child};
  if (entry.avoid.empty()) return "it has no \"avoid\"; skipped";
  add_phrase(entry.phrases, entry.avoid);
  for (const char* key : {"variants", "more_variants"})
    if (auto problem = add_list(entry.phrases, json, key)) return problem;
  const auto sources = json.find("sources");
  entry.sourced = sources != json.end() && sources->is_array() && !sources->empty();
  guidance.entries.push_back(std::move(entry));
  return std::nullopt;
}

void read_not_rules(Guidance& guidance, const std::string& file) {
  const Json json = or_fail(read_json(file));
  const auto entries = json.find("entries");
  if (entries == json.end() || !entries->is_array())
    throw Failure{Diagnostic{.file = file, .what = "it has no list \"entries\""}};
  std::size_t number = 0;
  for (const Json& entry : *entries) {
    const bool object = entry.is_object();
    const std::string avoid = object ? text_member(entry, "avoid") : "", reason = object ? text_member(entry, "reason") : "";
    if (avoid.empty() || reason.empty()) {
      say(Diagnostic{.file = file,
                     .field = "entries[" + std::to_string(number) + "]",
                     .what = avoid.empty() ? "it has no \"avoid\"; skipped" : "it has no \"reason\"; skipped"});
      ++guidance.unreadable;
    } else {
      guidance.not_rules.add(avoid, text_member(entry, "variant"), reason);
    }
    ++number;
  }
}

}  // namespace

const std::string* NotRules::reason_for(std::string_view avoid, std::string_view phrase) const noexcept {
  for (const Entry& entry : entries_)
    if (entry.avoid == avoid && entry.phrase == phrase) return &entry.reason;
  return nullptr;
}

std::vector<std::string> NotRules::strangers(const std::vector<GuidanceEntry>& entries) const {
  std::vector<std::string> strangers;
  for (const Entry& entry : entries_) {
    const bool known = std::ranges::any_of(entries, [&](const GuidanceEntry& other) {
      return other.avoid == entry.avoid && (entry.phrase.empty() || std::ranges::find(other.phrases, entry.phrase) != other.phrases.end());
    });
    if (!known) strangers.push_back(entry.phrase.empty() ? entry.avoid : entry.avoid + ": " + entry.phrase);
  }
  return strangers;
}

Guidance read_guidance(const std::string& folder) {
  Guidance guidance;
  const fs::path tables = fs::path{folder} / "guidance";
  for (const bool child : {false, true}) {
    const std::string file = (tables / (child ? "guidance_child.jsonl" : "guidance_adult.jsonl")).generic_string();
    const auto skipped = each_json_line(file, [&](const Json& json, std::uint32_t) { return add_entry(guidance, json, child); });
    guidance.unreadable += or_fail(skipped);
  }
  read_not_rules(guidance, (fs::path{folder} / "not-rules.json").generic_string());
  return guidance;
}

}  // namespace unblame::cli
