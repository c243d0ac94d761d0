// JSON, appended to a string: valid UTF-8 whatever the input, nothing in it that steers a terminal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace unblame::report {

/// Appends `text` as a JSON string. Invalid bytes become U+FFFD. Controls (C0, DEL, C1), line separators and bidi controls are
/// written as \uXXXX: the value is unchanged, the line stays one line for every reader, and printing it is harmless.
/// Linear; a run of plain ASCII is copied as a whole.
void append_json(std::string& out, std::string_view text);
inline void append_json(std::string& out, const char* text) {
  append_json(out, std::string_view{text});
}
inline void append_json(std::string& out, const std::string& text) {
  append_json(out, std::string_view{text});
}
void append_json(std::string& out, std::uint64_t number);
inline void append_json(std::string& out, std::uint32_t number) {
  append_json(out, std::uint64_t{number});
}
inline void append_json(std::string& out, bool value) {
  out += value ? "true" : "false";
}

template <class T>
void append_json(std::string& out, const std::optional<T>& value) {
  if (value)
    append_json(out, *value);
  else
    out += "null";
}

/// Writes objects and arrays with their commas: `{"a": 1, "b": [2, 3]}`. The caller nests rightly.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  /// A value that is already JSON.
  JsonWriter& raw(std::string_view json);
  template <class T>
  JsonWriter& value(const T& v) {
    separate();
    append_json(out_, v);
    comma_ = true;
    return *this;
  }
  template <class T>
  JsonWriter& member(std::string_view name, const T& v) {
    return key(name).value(v);
  }
  /// The next key, value or bracket stands on a line of its own, after `indent` blanks.
  JsonWriter& line(unsigned indent);

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string& out_;
  bool comma_ = false;  // whether a value stands before the next one
  std::optional<unsigned> break_{};
};

}  // namespace unblame::report
