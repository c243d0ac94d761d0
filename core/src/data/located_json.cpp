#include "data/located_json.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

namespace unblame {
namespace {

constexpr std::size_t max_depth = 32;

/// Counts what the lexer has read: at an event, `*position` is one past the last byte of the token, or of the byte after a number.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char* begin, std::size_t* position) : at_(at), begin_(begin), position_(position) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    if (position_ != nullptr) *position_ = static_cast<std::size_t>(at_ - begin_);
    return *this;
  }
  CountingIterator operator++(int) {
    auto old = *this;
    ++*this;
    return old;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char* begin_;
  std::size_t* position_;
};

class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(std::string_view file, std::string_view bytes) : file_(file), bytes_(bytes) {
    line_begins_.push_back(0);
    for (std::size_t i = 0; i < bytes.size(); ++i)
      if (bytes[i] == '\n') line_begins_.push_back(i + 1);
  }

  std::size_t position = 0;
  JsonValue root;
  Diagnostics errors;

  bool null() override { return add(JsonValue{.place = before_scalar(), .content = nullptr}); }
  bool boolean(bool value) override { return add(JsonValue{.place = before_scalar(), .content = value}); }
  bool number_integer(number_integer_t value) override { return number(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t& /*text*/) override { return number(value); }
  bool string(string_t& value) override { return add(JsonValue{.place = string_begin(), .content = std::move(value)}); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(JsonValue::Object{}); }
  bool start_array(std::size_t /*size*/) override { return open(JsonValue::Array{}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    const auto at = string_begin();
    auto& members = *std::get_if<JsonValue::Object>(&stack_.back().content);
    if (!keys_.back().insert(name).second)
      error(at, "the key \"" + name + "\" stands twice in one object", "keep one of the two");
    members.push_back({std::move(name), at, {}});
    return true;
  }
  bool parse_error(std::size_t at, const std::string& /*token*/, const nlohmann::detail::exception& exception) override {
    // "[json.exception.parse_error.101] parse error at line 3, column 5: syntax error while parsing …": keep what follows the place.
    std::string what = exception.what();
    if (const auto colon = what.find(": "); colon != std::string::npos) what = what.substr(colon + 2);
    error(place_of(at == 0 ? 0 : at - 1), "not valid JSON: " + what, "a comma, quotation mark or bracket is missing or too many");
    return false;
  }

 private:
  bool number(double value) { return add(JsonValue{.place = before_scalar(), .content = value}); }

  bool open(std::variant<std::nullptr_t, bool, double, std::string, JsonValue::Array, JsonValue::Object> content) {
    const auto at = place_of(position == 0 ? 0 : position - 1);
    if (stack_.size() >= max_depth) {
      error(at, "nested deeper than " + std::to_string(max_depth) + " levels", "");
      return false;
    }
    stack_.push_back(JsonValue{.place = at, .content = std::move(content)});
    keys_.emplace_back();
    return true;
  }
  bool close() {
    auto value = std::move(stack_.back());
    stack_.pop_back();
    keys_.pop_back();
    return add(std::move(value));
  }
  bool add(JsonValue value) {
    if (stack_.empty())
      root = std::move(value);
    else if (auto* array = std::get_if<JsonValue::Array>(&stack_.back().content))
      array->push_back(std::move(value));
    else
      std::get_if<JsonValue::Object>(&stack_.back().content)->back().value = std::move(value);
    return true;
  }

  JsonPlace place_of(std::size_t byte) const {
    const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), byte);
    const auto line = static_cast<std::size_t>(after - line_begins_.begin());
    return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(byte - line_begins_[line - 1] + 1)};
  }
  JsonPlace before_scalar() const {
    std::size_t at = std::min(position, bytes_.size());
    const auto is_scalar = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
    };
    if (at > 0 && !is_scalar(bytes_[at - 1])) --at;
    while (at > 0 && is_scalar(bytes_[at - 1])) --at;
    return place_of(at);
  }
  JsonPlace string_begin() const {
    std::size_t at = position >= 2 ? position - 2 : 0;  // on the last byte before the closing quotation mark
    for (;; --at) {
      if (bytes_[at] == '"') {
        std::size_t slashes = 0;
        while (slashes < at && bytes_[at - 1 - slashes] == '\\') ++slashes;
        if (slashes % 2 == 0) break;
      }
      if (at == 0) break;
    }
    return place_of(at);
  }
  void error(JsonPlace at, std::string what, std::string help) {
    errors.push_back({.file = std::string(file_), .line = at.line, .column = at.column, .what = std::move(what), .help = std::move(help)});
  }

  std::string_view file_;
  std::string_view bytes_;
  std::vector<std::size_t> line_begins_;
  std::vector<JsonValue> stack_;
  std::vector<std::set<std::string>> keys_;  ///< of the open objects
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const noexcept {
  if (const auto* members = as_object())
    for (const auto& member : *members)
      if (member.key == key) return &member.value;
  return nullptr;
}

std::string_view JsonValue::type_name() const noexcept {
  static constexpr std::string_view names[] = {"null", "true or false", "a number", "a string", "an array", "an object"};
  return names[content.index()];
}

Expected<JsonValue> parse_located_json(std::string_view file, std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  TreeBuilder builder(file, bytes);
  const CountingIterator begin(bytes.data(), bytes.data(), &builder.position);
  const CountingIterator end(bytes.data() + bytes.size(), bytes.data(), nullptr);
  const bool parsed = nlohmann::json::sax_parse(begin, end, &builder);
  if (!builder.errors.empty() || !parsed) return Unexpected(std::move(builder.errors));
  return std::move(builder.root);
}

}  // namespace unblame
