// A small JSON file, read whole: configuration, suppressions, cases.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "unblame/error.h"

namespace unblame::cli {

/// Parses; an error has line and column and no words of the text.
[[nodiscard]] Expected<nlohmann::json, Diagnostic> parse_json(std::string_view text, const std::string& file);

/// Reads (UTF-8, with a mark or without, UTF-16) and parses.
[[nodiscard]] Expected<nlohmann::json, Diagnostic> read_json(const std::string& file);

/// The members of one object, each asked for once; what is wrong is collected, unknown keys with the nearest one.
class JsonObject {
 public:
  JsonObject(const nlohmann::json& object, std::string file, std::string field, Diagnostics& errors);

  /// Empty text if absent; an error if it is no string.
  [[nodiscard]] std::string text(const char* key);
  [[nodiscard]] const nlohmann::json* find(const char* key);
  void error(const std::string& key, std::string what, std::string help = {});
  /// Call at the end.
  void refuse_other_keys();

 private:
  const nlohmann::json& object_;
  std::string file_, field_;
  Diagnostics& errors_;
  std::vector<std::string> known_{};
};

}  // namespace unblame::cli
