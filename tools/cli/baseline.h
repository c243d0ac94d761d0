// An earlier run's findings: what is in it is not new.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "unblame/error.h"
#include "unblame/finding.h"

namespace unblame::cli {

class Baseline {
 public:
  /// Reads the output of `check --format jsonl`. Eight bytes a finding are kept.
  [[nodiscard]] static Expected<Baseline, Diagnostic> read(const std::string& file);

  /// Takes out the findings that the earlier run had.
  void apply(Findings& findings);

  /// How many were taken out that counted.
  [[nodiscard]] std::uint64_t left_out() const noexcept { return left_out_; }

 private:
  std::unordered_set<std::uint64_t> fingerprints_{};
  std::uint64_t left_out_ = 0;
};

}  // namespace unblame::cli
