// A draft as a file: what is none is refused, and its copy has the same bytes but for the edits.
#pragma once

#include <optional>
#include <string>

#include "ingest/files.h"
#include "unblame/fix.h"
#include "unblame/text.h"

namespace unblame::cli {

struct Draft {
  ingest::InputFile file{};
  std::string bytes{};
  Decoded decoded{};
  bool has_mark = false;  ///< a byte order mark
};

/// Refuses exports of records, documents that are no plain text, bytes that cannot be decoded or not be encoded back.
[[nodiscard]] Expected<Draft, Diagnostic> read_draft(const std::string& path, std::optional<Encoding> encoding);

/// The bytes of the fixed draft. Every byte outside an edit is compared with the draft's: our mistake would be an error here and
/// no copy.
[[nodiscard]] Expected<std::string, Diagnostic> bytes_of_copy(const Draft& draft, const Fix& fix);

/// Whether a copy may be written to `path`: it is not the draft, and there is no such file yet or `force` is given.
[[nodiscard]] std::optional<Diagnostic> refuses_copy(const std::string& path, const Draft& draft, bool force);

}  // namespace unblame::cli
