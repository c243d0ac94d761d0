// From bytes to text: encodings, and positions in a text.
#pragma once

#include <concepts>
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
  std::string text{};  ///< valid UTF-8, without a byte order mark at the start
  Encoding encoding = Encoding::utf8;
  double confidence = 1.0;     ///< 0 to 1; 1 with a byte order mark, for valid UTF-8 and for a stated encoding
  bool stated = false;         ///< whether the caller or a byte order mark said so
  std::uint64_t replaced = 0;  ///< how many times something invalid became U+FFFD
};

/// Decodes `bytes`; without `encoding` it is detected: by a byte order mark, as UTF-16 by its zero bytes (which UTF-8 would
/// allow), as UTF-8 if valid or with more characters whole than broken, else as Windows-1252. What is invalid becomes U+FFFD: in
/// UTF-8 the longest beginning of a character or one byte (Unicode's "maximal subpart"), a lone surrogate, half a code unit, an
/// undefined byte. Any bytes are accepted. Linear; one copy of the text is the only large allocation.
[[nodiscard]] Decoded decode(std::string_view bytes, std::optional<Encoding> encoding = {});

/// The bytes of `text`, without a byte order mark: what decode() reads as `text` again. Empty if `text` is not valid UTF-8 or holds a
/// character that the encoding lacks: nothing is replaced. Each character becomes bytes of its own, so a piece of a text becomes a
/// piece of the bytes. Linear.
[[nodiscard]] std::optional<std::string> encode(std::string_view text, Encoding encoding);

/// The bytes of the mark; empty for Windows-1252, which has none.
[[nodiscard]] std::string_view byte_order_mark_of(Encoding) noexcept;

/// Whether `bytes` look like a binary file and not like text in any encoding that decode() knows: the signature of a common
/// format, or control characters in a twentieth of the beginning. Looks at 64 KB.
[[nodiscard]] bool looks_binary(std::string_view bytes) noexcept;

[[nodiscard]] std::string_view to_string(Encoding) noexcept;
/// Accepts the usual names in any case: utf-8, utf8, utf-16 (little-endian but for its mark), utf-16le, utf-16be, windows-1252,
/// cp1252, latin1 …
[[nodiscard]] std::optional<Encoding> encoding_from(std::string_view name);

/// Turns byte positions of one text into code points, UTF-16 units, line and column.
/// Views into `text` (at most max_field_bytes), which must outlive it. Construction is O(1). The text is indexed as far as it is
/// asked for, once; beyond that a position costs O(log n + 4096). Not for several threads at once.
class Positions {
 public:
  explicit Positions(std::string_view text) : text_(text) {}
  /// A text that is gone at the end of the line. A template, since `std::string&&` would make a literal ambiguous.
  template <std::same_as<std::string> Temporary>
  explicit Positions(Temporary&&) = delete;

  /// `span` lies in the text, on boundaries of characters. An invalid byte counts as one character.
  [[nodiscard]] Location locate(Span<SourceByte> span);

 private:
  struct Mark {
    std::uint32_t byte, chars, utf16, line, line_begin_chars;
  };
  [[nodiscard]] Mark at(std::uint32_t byte);
  [[nodiscard]] Mark advanced(Mark mark, std::uint32_t byte) const noexcept;
  std::string_view text_;
  std::vector<Mark> marks_;  // one about every 4096 bytes, as far as somebody asked
};

}  // namespace unblame
