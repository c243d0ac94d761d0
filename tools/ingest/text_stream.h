// A file of any length as text, piece by piece: the encoding is found at the beginning and kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ingest/byte_source.h"
#include "unblame/text.h"

namespace unblame::ingest {

/// Gives valid UTF-8 in pieces of about `block_bytes`, whatever the encoding of the source. Memory: two blocks.
/// As long as nothing but ASCII was read, the encoding is open; the first block with another byte decides (an export in
/// Windows-1252 may have its first quotation mark in row 40,000). A byte order mark at the start is no text. The pieces are the
/// same for every way in which the source's bytes arrive.
class TextStream {
 public:
  static constexpr std::size_t default_block_bytes = 1 << 20;

  /// `source` outlives the stream.
  explicit TextStream(ByteSource& source, std::optional<Encoding> stated = {}, std::size_t block_bytes = default_block_bytes);

  /// Appends the next piece to `out`; it ends between two characters. False at the end.
  [[nodiscard]] Expected<bool, Diagnostic> read(std::string& out);

  [[nodiscard]] Encoding encoding() const noexcept { return encoding_.value_or(Encoding::utf8); }
  [[nodiscard]] double confidence() const noexcept { return confidence_; }
  [[nodiscard]] bool stated() const noexcept { return stated_; }
  /// How often something invalid became U+FFFD so far.
  [[nodiscard]] std::uint64_t replaced() const noexcept { return replaced_; }
  /// Bytes of the source so far.
  [[nodiscard]] std::uint64_t bytes_read() const noexcept { return bytes_read_; }

 private:
  void append_text(std::string_view bytes, std::string& out);
  void decide(std::string_view bytes);

  ByteSource& source_;
  std::size_t block_bytes_;
  std::string block_{};               // the end of the last block that was cut in a character, then the next one
  std::optional<Encoding> encoding_;  // empty as long as it is open
  double confidence_ = 1.0;
  bool stated_;
  bool first_ = true;
  bool ended_ = false;
  std::uint64_t replaced_ = 0;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace unblame::ingest
