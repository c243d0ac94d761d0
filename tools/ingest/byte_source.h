// Where bytes come from: a file, standard input, or memory (tests, fuzzers).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "unblame/error.h"

namespace unblame::ingest {

/// Gives bytes in order. One thread at a time.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// Fills `to` with `size` bytes; fewer only at the end. 0: the end.
  [[nodiscard]] virtual Expected<std::size_t, Diagnostic> read(char* to, std::size_t size) = 0;
};

/// Views into `bytes`, which outlive it.
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : rest_(bytes) {}
  Expected<std::size_t, Diagnostic> read(char* to, std::size_t size) override;

 private:
  std::string_view rest_;
};

/// A file read in order with read(2), or standard input for the path "-". Closes what it opened.
class FileSource final : public ByteSource {
 public:
  /// `name` is how messages call it.
  [[nodiscard]] static Expected<FileSource, Diagnostic> open(const std::string& path, std::string name);
  ~FileSource() override;
  FileSource(FileSource&& other) noexcept;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(FileSource&&) = delete;

  Expected<std::size_t, Diagnostic> read(char* to, std::size_t size) override;

  /// In bytes; 0 if it is not known (a pipe).
  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

 private:
  FileSource(int descriptor, bool owned, std::uint64_t size, std::string name)
      : descriptor_(descriptor), owned_(owned), size_(size), name_(std::move(name)) {}

  int descriptor_;
  bool owned_;
  std::uint64_t size_;
  std::string name_;
};

}  // namespace unblame::ingest
