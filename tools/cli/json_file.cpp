#include "cli/json_file.h"

#include <algorithm>

#include "cli/say.h"
#include "ingest/files.h"

namespace unblame::cli {

Expected<nlohmann::json, Diagnostic> parse_json(std::string_view text, const std::string& file) {
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    const std::string_view before = text.substr(0, std::min(text.size(), error.byte > 0 ? error.byte - 1 : 0));
    const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return Unexpected{
        Diagnostic{.file = file,
                   .line = static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 1),
                   .column = static_cast<std::uint32_t>(std::ranges::count_if(before.substr(line_begin), is_first_byte) + 1),
                   .what = "it is not valid JSON from here on",
                   .help = "look for a comma, bracket or quotation mark that is missing or too many"}};
  }
}

Expected<nlohmann::json, Diagnostic> read_json(const std::string& file) {
  const auto read = ingest::read_text({file, file}, std::nullopt);
  if (!read) return Unexpected{read.error()};
  return parse_json(read->decoded.text, file);
}

JsonObject::JsonObject(const nlohmann::json& object, std::string file, std::string field, Diagnostics& errors)
    : object_(object), file_(std::move(file)), field_(std::move(field)), errors_(errors) {
  if (!object_.is_object()) errors_.push_back({.file = file_, .field = field_, .what = "an object {…} was expected"});
}

const nlohmann::json* JsonObject::find(const char* key) {
  known_.emplace_back(key);
  if (!object_.is_object()) return nullptr;
  const auto found = object_.find(key);
  return found == object_.end() ? nullptr : &*found;
}

std::string JsonObject::text(const char* key) {
  const nlohmann::json* value = find(key);
  if (value == nullptr || value->is_null()) return {};
  if (value->is_string()) return value->get<std::string>();
  error(key, "a text was expected");
  return {};
}

void JsonObject::error(const std::string& key, std::string what, std::string help) {
  errors_.push_back(
      {.file = file_, .field = field_.empty() ? key : field_ + '.' + key, .what = std::move(what), .help = std::move(help)});
}

void JsonObject::refuse_other_keys() {
  if (!object_.is_object()) return;
  for (const auto& [key, value] : object_.items()) {
    if (std::ranges::find(known_, key) != known_.end()) continue;
    error(key, "there is no such key here", did_you_mean(key, known_));
  }
}

}  // namespace unblame::cli
