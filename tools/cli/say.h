// What goes to standard error, and how a command gives up.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/error.h"

namespace unblame::cli {

/// "unblame: export.csv:12: row 3 has 4 cells …": one line, safe for a terminal. Warnings as "unblame: note: …".
void say(const Diagnostic& diagnostic);
void say(const Diagnostics& diagnostics);

/// A command that cannot go on: caught in main, said, exit 2.
class Failure : public std::exception {
 public:
  explicit Failure(Diagnostics diagnostics) : diagnostics_(std::move(diagnostics)) {}
  explicit Failure(Diagnostic diagnostic) : diagnostics_{std::move(diagnostic)} {}
  explicit Failure(std::string what, std::string help = {})
      : diagnostics_{Diagnostic{.what = std::move(what), .help = std::move(help)}} {}

  [[nodiscard]] const char* what() const noexcept override { return "a command gave up"; }
  [[nodiscard]] const Diagnostics& diagnostics() const noexcept { return diagnostics_; }

 private:
  Diagnostics diagnostics_;
};

/// The value, or its error thrown as a Failure.
template <class T, class E>
[[nodiscard]] T or_fail(Expected<T, E> expected) {
  if (!expected) throw Failure{std::move(expected.error())};
  return std::move(*expected);
}

/// "--format: 'jsn' is none of pretty, json, jsonl": with the nearest name.
[[nodiscard]] Failure none_of(std::string_view option, std::string_view given, std::span<const std::string> names);

/// "did you mean a or b?", empty without a near name.
[[nodiscard]] std::string did_you_mean(std::string_view given, std::span<const std::string> names);

}  // namespace unblame::cli
