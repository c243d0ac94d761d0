// How the library says that something expected went wrong: a diagnostic with a place, and Expected<T>.
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace unblame {

/// One thing that is wrong, said so that its reader can mend it: where, what, what to do.
/// Holds no text of a narrative, ever: a place and a length at the most.
struct Diagnostic {
  enum class Level { error, warning };

  Level level = Level::error;
  std::string file{};          ///< as the caller named it; empty if there is none
  std::uint32_t line = 0;    ///< from 1; 0 if unknown
  std::uint32_t column = 0;  ///< from 1, in code points; 0 if unknown
  std::string rule{};          ///< id of the rule, empty if none
  std::string field{};         ///< JSON field, e.g. "match[1]"; empty if none
  std::string what{};          ///< one sentence without a full stop
  std::string help{};          ///< what to do; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

/// "rules/x.json:12:8: error: child.risk.x: match[1]: unknown class <slef> (did you mean <self>?)"
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);
/// One line for each, each with its "\n".
[[nodiscard]] std::string to_string(const Diagnostics& diagnostics);

/// Wraps the error that an Expected is made from.
template <class E>
class Unexpected {
 public:
  explicit Unexpected(E error) : error_(std::move(error)) {}
  [[nodiscard]] E& error() noexcept { return error_; }

 private:
  E error_;
};

/// A value, or the reason why there is none. The names are std::expected's (C++23), which replaces it later.
/// value() of an error, error() of a value: our mistake, asserted.
template <class T, class E = Diagnostics>
class [[nodiscard]] Expected {
 public:
  Expected(T value) : content_(std::in_place_index<0>, std::move(value)) {}                        // NOLINT
  Expected(Unexpected<E> error) : content_(std::in_place_index<1>, std::move(error.error())) {}    // NOLINT

  [[nodiscard]] bool has_value() const noexcept { return content_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  [[nodiscard]] T& value() & { return check(), *std::get_if<0>(&content_); }
  [[nodiscard]] const T& value() const& { return check(), *std::get_if<0>(&content_); }
  [[nodiscard]] T&& value() && { return check(), std::move(*std::get_if<0>(&content_)); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }
  [[nodiscard]] E& error() & { return assert(!has_value()), *std::get_if<1>(&content_); }
  [[nodiscard]] const E& error() const& { return assert(!has_value()), *std::get_if<1>(&content_); }

 private:
  void check() const { assert(has_value()); }
  std::variant<T, E> content_;
};

}  // namespace unblame
