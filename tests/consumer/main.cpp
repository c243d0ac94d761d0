#include <unblame/unblame.h>

#include <iostream>

int main() {
  const unblame::Linter linter{unblame::RuleSet::builtin()};
  const auto found = linter.check({.id = "draft", .fields = {{"text", "She has put herself at risk again."}}});
  for (const auto& finding : found.findings) std::cout << finding.rule << ": " << finding.match << '\n';
  return found.findings.size() == 1 ? 0 : 1;
}
