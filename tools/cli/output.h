// Where a report goes: standard output, or a file that appears when it is complete.
#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string>

#include "ingest/files.h"
#include "unblame/error.h"

namespace unblame::cli {

/// A file is written under another name beside it and renamed at the end: a full disk, a crash or Ctrl-C leaves no half report,
/// and an earlier one stays whole. Devices and pipes are written to directly.
class Output {
 public:
  /// Standard output for an empty path. A path that is one of `inputs` is refused: input is never written to.
  [[nodiscard]] static Expected<Output, Diagnostic> open(const std::string& path, std::span<const ingest::InputFile> inputs = {});
  Output(Output&&) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();  ///< without finish(): nothing is left behind

  [[nodiscard]] std::ostream& stream();
  /// Whether a write failed: there is no use in going on.
  [[nodiscard]] bool failed() const;
  /// Writes what is buffered; for a terminal.
  void flush();
  /// The rest, and the rename; what went wrong, if anything did.
  [[nodiscard]] std::optional<Diagnostic> finish();

 private:
  struct Parts;
  explicit Output(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace unblame::cli
