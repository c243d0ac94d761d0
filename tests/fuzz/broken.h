// How a fuzz target says that something does not hold: it prints it and aborts, so that libFuzzer keeps the input.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace unblame::testing {

inline void require(bool holds, const std::string& otherwise) {
  if (holds) return;
  std::fprintf(stderr, "BROKEN: %s\n", otherwise.c_str());
  std::abort();
}

inline void require_none(const std::vector<std::string>& broken) {
  for (const std::string& line : broken) std::fprintf(stderr, "BROKEN: %s\n", line.c_str());
  if (!broken.empty()) std::abort();
}

}  // namespace unblame::testing
