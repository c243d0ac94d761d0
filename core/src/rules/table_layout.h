// How a table lies in its bytes: a count of sections, their offsets and sizes, then the sections, each at a multiple of 8.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace unblame {

class TableWriter {
 public:
  template <class Container>
  void add(const Container& values) {
    using Value = typename Container::value_type;
    static_assert(std::is_trivially_copyable_v<Value>);
    sections_.emplace_back(body_.size(), values.size());
    if (!values.empty()) body_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value));
    body_.resize((body_.size() + 7) / 8 * 8);
  }

  [[nodiscard]] std::string finish() const {
    std::string out;
    const auto put = [&](std::uint64_t n) { out.append(reinterpret_cast<const char*>(&n), sizeof n); };
    put(sections_.size());
    const auto header = 8 + sections_.size() * 16;
    for (const auto& [offset, count] : sections_) {
      put(header + offset);
      put(count);
    }
    return out + body_;
  }

 private:
  std::vector<std::pair<std::uint64_t, std::uint64_t>> sections_;
  std::string body_;
};

/// Reads the sections in the order in which they were added. The bytes are ours: trusted, only their bounds are asserted.
class TableReader {
 public:
  explicit TableReader(std::string_view bytes) : bytes_(bytes) {}

  template <class Value>
  [[nodiscard]] std::span<const Value> next() {
    const auto offset = number(8 + section_ * 16), count = number(16 + section_ * 16);
    ++section_;
    return {reinterpret_cast<const Value*>(bytes_.data() + offset), static_cast<std::size_t>(count)};
  }
  [[nodiscard]] std::string_view next_bytes() {
    const auto chars = next<char>();
    return {chars.data(), chars.size()};
  }

 private:
  [[nodiscard]] std::uint64_t number(std::size_t at) const {
    std::uint64_t n = 0;
    std::memcpy(&n, bytes_.data() + at, sizeof n);
    return n;
  }
  std::string_view bytes_;
  std::size_t section_ = 0;
};

}  // namespace unblame
