// Strings and numbers in a row of bytes: how rules are stored beside their table. Written and read by the same program only.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace unblame {

class ArchiveWriter {
 public:
  void number(std::uint32_t n) { bytes_.append(reinterpret_cast<const char*>(&n), sizeof n); }
  void text(std::string_view s) {
    number(static_cast<std::uint32_t>(s.size()));
    bytes_ += s;
  }
  template <class Container, class Write>
  void each(const Container& items, Write write) {
    number(static_cast<std::uint32_t>(items.size()));
    for (const auto& item : items) write(item);
  }
  [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

/// Reads what ArchiveWriter wrote; views lead into the bytes.
class ArchiveReader {
 public:
  explicit ArchiveReader(std::string_view bytes) : bytes_(bytes) {}
  std::uint32_t number() {
    std::uint32_t n = 0;
    std::memcpy(&n, bytes_.data() + at_, sizeof n);
    at_ += sizeof n;
    return n;
  }
  std::string_view view() {
    const auto size = number();
    const auto s = bytes_.substr(at_, size);
    at_ += size;
    return s;
  }
  std::string text() { return std::string(view()); }
  template <class Read>
  void each(Read read) {
    for (auto n = number(); n > 0; --n) read();
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace unblame
