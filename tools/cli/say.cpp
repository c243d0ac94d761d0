#include "cli/say.h"

#include <cstdio>

#include "ingest/messages.h"
#include "ingest/nearest.h"
#include "report/display.h"

namespace unblame::cli {

void say(const Diagnostic& diagnostic) {
  const bool warning = diagnostic.level == Diagnostic::Level::warning;
  Diagnostic shown = diagnostic;
  shown.level = Diagnostic::Level::error;
  const std::string line = std::string{warning ? "unblame: note: " : "unblame: "} + report::in_a_line(shown) + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void say(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) say(diagnostic);
}

std::string did_you_mean(std::string_view given, std::span<const std::string> names) {
  const std::vector<std::string> nearest = ingest::nearest_names(given, names);
  if (nearest.empty()) return {};
  std::string text = "did you mean ";
  for (std::size_t i = 0; i < nearest.size(); ++i) text += (i == 0 ? "" : i + 1 == nearest.size() ? " or " : ", ") + nearest[i];
  return text + '?';
}

Failure none_of(std::string_view option, std::string_view given, std::span<const std::string> names) {
  return Failure{std::string{option} + ": '" + std::string{given} + "' is none of " + ingest::listed(names, 12),
                 did_you_mean(given, names)};
}

}  // namespace unblame::cli
