#include "unblame/error.h"

namespace unblame {
namespace {

void add_place(std::string& line, const Diagnostic& diagnostic) {
  if (diagnostic.file.empty() && diagnostic.line == 0) return;
  if (diagnostic.file.empty()) {
    line += "line " + std::to_string(diagnostic.line);
    if (diagnostic.column != 0) line += ", column " + std::to_string(diagnostic.column);
  } else {
    line += diagnostic.file;
    if (diagnostic.line != 0) line += ":" + std::to_string(diagnostic.line);
    if (diagnostic.line != 0 && diagnostic.column != 0) line += ":" + std::to_string(diagnostic.column);
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
