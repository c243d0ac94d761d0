// JSON whose values know their line and column, so that a message about a pack can say where.
//
// nlohmann::json forgets positions. Its SAX parser reads from an iterator that counts, and the tree is ours: small, ordered as in
// the file, duplicate keys and deep nesting refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "unblame/error.h"

namespace unblame {

/// From 1; column in bytes of the line.
struct JsonPlace {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct JsonMember;

class JsonValue {
 public:
  using Array = std::vector<JsonValue>;
  using Object = std::vector<JsonMember>;

  JsonPlace place;
  std::variant<std::nullptr_t, bool, double, std::string, Array, Object> content;

  [[nodiscard]] bool is_null() const noexcept { return content.index() == 0; }
  [[nodiscard]] const bool* as_bool() const noexcept { return std::get_if<bool>(&content); }
  [[nodiscard]] const double* as_number() const noexcept { return std::get_if<double>(&content); }
  [[nodiscard]] const std::string* as_string() const noexcept { return std::get_if<std::string>(&content); }
  [[nodiscard]] const Array* as_array() const noexcept { return std::get_if<Array>(&content); }
  [[nodiscard]] const Object* as_object() const noexcept { return std::get_if<Object>(&content); }
  /// The member `key` of an object, or nullptr. O(members).
  [[nodiscard]] const JsonValue* find(std::string_view key) const noexcept;
  /// "a string", "an array" …, for messages.
  [[nodiscard]] std::string_view type_name() const noexcept;
};

struct JsonMember {
  std::string key;
  JsonPlace place;  ///< of the key
  JsonValue value;
};

/// Parses all of `bytes` (UTF-8, with or without a byte order mark). Nesting over 32 levels, duplicate keys, anything after the
/// value, and syntax errors are diagnostics with file, line and column. Linear.
Expected<JsonValue> parse_located_json(std::string_view file, std::string_view bytes);

}  // namespace unblame
