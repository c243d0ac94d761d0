#include "ingest/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "ingest/messages.h"

namespace unblame::ingest {

Expected<std::size_t, Diagnostic> MemorySource::read(char* to, std::size_t size) {
  const std::size_t count = std::min(size, rest_.size());
  if (count > 0) std::memcpy(to, rest_.data(), count);
  rest_.remove_prefix(count);
  return count;
}

Expected<FileSource, Diagnostic> FileSource::open(const std::string& path, std::string name) {
  const bool standard_input = path == "-";
  const int descriptor = standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return Unexpected{cannot_open(std::move(name), errno)};
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return Unexpected{cannot_open(std::move(name), errno)};
  const bool regular = S_ISREG(status.st_mode);
  FileSource source{descriptor, !standard_input, regular ? static_cast<std::uint64_t>(status.st_size) : 0, std::move(name)};
  if (S_ISDIR(status.st_mode)) return Unexpected{is_a_folder(source.name_)};
  if (regular) ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
  return source;
}

FileSource::FileSource(FileSource&& other) noexcept
    : descriptor_(other.descriptor_),
      owned_(std::exchange(other.owned_, false)),
      size_(other.size_),
      name_(std::move(other.name_)) {}

FileSource::~FileSource() {
  if (owned_) ::close(descriptor_);
}

Expected<std::size_t, Diagnostic> FileSource::read(char* to, std::size_t size) {
  std::size_t count = 0;
  while (count < size) {
    const ssize_t got = ::read(descriptor_, to + count, size - count);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Unexpected{cannot_read(name_, errno)};
    if (got == 0) break;
    count += static_cast<std::size_t>(got);
  }
  return count;
}

}  // namespace unblame::ingest
