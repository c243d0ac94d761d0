// What is checked, cut into pieces that threads work on: a file, a batch of records.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/check_options.h"
#include "ingest/files.h"
#include "ingest/records.h"
#include "report/report.h"
#include "unblame/linter.h"

namespace unblame::cli {

/// One text file, or the text of -e.
struct TextPiece {
  ingest::InputFile file{};
  std::optional<std::string> text{};  ///< -e
  std::uint64_t bytes = 0;            ///< of the file; 0 if not known
};

/// Records of one export. Without a batch: its end.
struct RecordPiece {
  std::shared_ptr<ingest::RecordReader> reader{};
  std::unique_ptr<ingest::RecordBatch> batch{};
  std::string file{};
  Diagnostics errors{};  ///< why it ends before its end
};

using Piece = std::variant<TextPiece, RecordPiece>;

/// A document that was checked, or why it could not be.
struct Checked {
  ingest::Record record{};  ///< of a text only its document is filled
  Findings findings{};
  std::optional<Visibility> visibility{};  ///< with --statistics
  std::optional<report::DecodeInfo> decoded{};
  std::optional<Diagnostic> guess{};  ///< that the encoding is one
};

/// What a piece gave. Holds the texts that the documents view into.
struct CheckedPiece {
  std::vector<std::variant<Checked, Diagnostic>> items{};
  std::unique_ptr<std::string> text{};
  ingest::Records records{};
  std::shared_ptr<ingest::RecordReader> reader{};  ///< of records
  std::string file{};
  bool ends_file = true;  ///< the last piece of its file
};

/// Gives the pieces of all inputs, in order. One thread at a time.
class Pieces {
 public:
  Pieces(const CheckOptions& options, std::vector<ingest::InputFile> files);

  [[nodiscard]] std::optional<Piece> next();

  /// How many there are at most; empty if that is not known.
  [[nodiscard]] std::optional<std::uint64_t> most() const;
  /// Bytes of all files that have a size.
  [[nodiscard]] std::uint64_t total_bytes() const noexcept { return total_bytes_; }
  /// Bytes that were read so far; from any thread.
  [[nodiscard]] std::uint64_t bytes_read() const noexcept { return bytes_read_.load(std::memory_order_relaxed); }

 private:
  struct Input {
    ingest::InputFile file;
    std::string format;  // "text", "csv", "jsonl"
    std::uint64_t bytes = 0;
    bool has_size = false;
  };

  [[nodiscard]] Piece next_record_piece();
  [[nodiscard]] Piece end_of_records(Diagnostics errors);
  [[nodiscard]] Expected<std::shared_ptr<ingest::RecordReader>> open(const Input& input) const;

  const CheckOptions& options_;
  std::vector<Input> inputs_{};
  std::size_t at_ = 0;
  bool text_given_ = false;
  std::shared_ptr<ingest::RecordReader> reader_{};  // of inputs_[at_], once open
  std::uint64_t total_bytes_ = 0, bytes_done_ = 0;
  std::atomic<std::uint64_t> bytes_read_ = 0;
};

/// Reads and checks a piece; on any thread.
[[nodiscard]] CheckedPiece check_piece(const Linter& linter, const CheckOptions& options, Piece piece);

[[nodiscard]] std::uint64_t weight_of(const Piece& piece) noexcept;

}  // namespace unblame::cli
