// From bytes to text: encodings, and positions in a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/span.h"

namespace unblame {

enum class Encoding { utf8, utf16le, utf16be, windows1252 };

/// A file's bytes as text in UTF-8.
struct Decoded {
  std::string text{};                 ///< valid UTF-8, without a byte order mark at the start
  Encoding encoding = Encoding::utf8;
  double confidence = 1.0;          ///< 1 with a byte order mark, for valid UTF-8 and for a stated encoding
  bool stated = false;              ///< whether the caller or a byte order mark said so
  std::uint64_t replaced = 0;       ///< invalid sequences or lone surrogates that became U+FFFD
};

/// Decodes `bytes`; without `encoding` it is detected: byte order mark, valid UTF-8, UTF-16 by its zero bytes, else Windows-1252.
/// Linear. Any bytes are accepted.
[[nodiscard]] Decoded decode(std::string_view bytes, std::optional<Encoding> encoding = {});

/// Whether `bytes` look like a binary file and not like text in any encoding that decode() knows.
[[nodiscard]] bool looks_binary(std::string_view bytes) noexcept;

[[nodiscard]] std::string_view to_string(Encoding) noexcept;
/// Accepts the usual names in any case: utf-8, utf8, utf-16, utf-16le, utf-16be, windows-1252, cp1252, latin1 …
[[nodiscard]] std::optional<Encoding> encoding_from(std::string_view name);

/// Turns byte positions of one text into code points, UTF-16 units, line and column.
/// Views into `text`, which must outlive it. Construction is O(1); the first use indexes the text, later ones are O(log n + 4096).
class Positions {
 public:
  explicit Positions(std::string_view text) : text_(text) {}
  explicit Positions(std::string&&) = delete;

  /// `span` lies in the text, on boundaries of characters. An invalid byte counts as one character.
  [[nodiscard]] Location locate(Span<SourceByte> span);

 private:
  struct Mark { std::uint32_t byte, chars, utf16, line, line_begin_chars; };
  [[nodiscard]] Mark at(std::uint32_t byte);
  std::string_view text_;
  std::vector<Mark> marks_;  // one every 4096 bytes
};

}  // namespace unblame
