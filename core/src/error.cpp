#include "unblame/error.h"

namespace unblame {
namespace {

void add_place(std::string& line, const Diagnostic& diagnostic) {
  const bool has_file = !diagnostic.file.empty();
  if (!has_file && diagnostic.line == 0) return;
  line += diagnostic.file;
  if (diagnostic.line != 0) {
    line += has_file ? ":" : "line ";
    line += std::to_string(diagnostic.line);
    if (diagnostic.column != 0) {
      line += has_file ? ":" : ", column ";
      line += std::to_string(diagnostic.column);
    }
  }
  line += ": ";
}

}  // namespace

std::string to_string(const Diagnostic& diagnostic) {
  std::string line;
  add_place(line, diagnostic);
  line += diagnostic.level == Diagnostic::Level::error ? "error: " : "warning: ";
  if (!diagnostic.rule.empty()) line += diagnostic.rule + ": ";
  if (!diagnostic.field.empty()) line += diagnostic.field + ": ";
  line += diagnostic.what;
  if (!diagnostic.help.empty()) line += " (" + diagnostic.help + ")";
  return line;
}

std::string to_string(const Diagnostics& diagnostics) {
  std::string lines;
  for (const Diagnostic& diagnostic : diagnostics) lines += to_string(diagnostic) + "\n";
  return lines;
}

}  // namespace unblame
