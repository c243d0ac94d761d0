#include "ingest/text_stream.h"

#include <simdjson.h>

#include <algorithm>

namespace unblame::ingest {
namespace {

bool is_utf16(std::optional<Encoding> encoding) {
  return encoding == Encoding::utf16le || encoding == Encoding::utf16be;
}

/// How many bytes at the end begin a character of UTF-8 that goes on in the next block: 0 to 3.
std::size_t cut_utf8(std::string_view bytes) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
    const auto byte = static_cast<std::uint8_t>(bytes[bytes.size() - back]);
    if (byte < 0x80) return 0;
    if (byte < 0xC0) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

/// Half a code unit, and a first surrogate without its second.
std::size_t cut_utf16(std::string_view bytes, Encoding encoding) {
  const std::size_t half = bytes.size() % 2;
  if (bytes.size() < 2 + half) return half;
  const std::size_t unit = bytes.size() - half - 2;
  const auto high = static_cast<std::uint8_t>(bytes[unit + (encoding == Encoding::utf16le ? 1 : 0)]);
  return high >= 0xD8 && high <= 0xDB ? half + 2 : half;
}

/// ASCII without NUL.
bool is_plain_ascii(std::string_view bytes) {
  std::uint8_t high = 0;
  for (const char c : bytes) high |= static_cast<std::uint8_t>(c);  // without an early end: many bytes at once
  return high < 0x80 && bytes.find('\0') == std::string_view::npos;
}

std::string_view mark_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "\xEF\xBB\xBF";
    case Encoding::utf16le:
      return "\xFF\xFE";
    case Encoding::utf16be:
      return "\xFE\xFF";
    case Encoding::windows1252:
      return {};
  }
  return {};
}

}  // namespace

TextStream::TextStream(ByteSource& source, std::optional<Encoding> stated, std::size_t block_bytes)
    : source_(source), block_bytes_(std::max<std::size_t>(block_bytes, 4)), encoding_(stated), stated_(stated.has_value()) {}

Expected<bool, Diagnostic> TextStream::read(std::string& out) {
  if (ended_) return false;
  const std::size_t kept = block_.size();
  block_.resize(kept + block_bytes_);
  const auto got = source_.read(block_.data() + kept, block_bytes_);
  if (!got) return Unexpected{got.error()};
  block_.resize(kept + *got);
  bytes_read_ += *got;
  ended_ = *got < block_bytes_;
  if (block_.empty()) return false;
  if (!encoding_) decide(block_);
  const std::size_t cut = ended_                               ? 0
                          : is_utf16(encoding_)                ? cut_utf16(block_, *encoding_)
                          : encoding_ == Encoding::windows1252 ? 0
                                                               : cut_utf8(block_);
  append_text(std::string_view{block_}.substr(0, block_.size() - cut), out);
  block_.erase(0, block_.size() - cut);
  first_ = false;
  return true;
}

void TextStream::decide(std::string_view bytes) {
  if (is_plain_ascii(bytes)) return;
  bytes.remove_suffix(ended_ ? 0 : cut_utf8(bytes));
  if (is_plain_ascii(bytes)) return;  // the byte that is not, is looked at with the next block
  const Decoded decoded = decode(bytes);
  if (!first_ && is_utf16(decoded.encoding)) return;  // what began as ASCII does not go on as UTF-16: NUL bytes
  encoding_ = decoded.encoding;
  confidence_ = decoded.confidence;
  stated_ = decoded.stated;
}

void TextStream::append_text(std::string_view bytes, std::string& out) {
  const Encoding encoding = this->encoding();
  const std::string_view mark = mark_of(encoding);
  // decode() takes a mark for no text wherever it is called; here it is none at the start of the file only.
  if (first_ && !mark.empty() && bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  while (!mark.empty() && bytes.starts_with(mark)) {
    out += "\xEF\xBB\xBF";
    bytes.remove_prefix(mark.size());
  }
  if (encoding == Encoding::utf8 && simdjson::validate_utf8(bytes.data(), bytes.size())) {
    out += bytes;
    return;
  }
  const Decoded decoded = decode(bytes, encoding);
  replaced_ += decoded.replaced;
  out += decoded.text;
}

}  // namespace unblame::ingest
