#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <streambuf>
#include <system_error>

namespace unblame::cli {
namespace {

/// The file to delete if a signal ends the program; a signal handler sees no other state.
char unfinished[PATH_MAX];  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

extern "C" void delete_unfinished(int signal) {
  if (unfinished[0] != '\0') ::unlink(unfinished);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void watch_for_signals(const std::string& path) {
  if (path.size() >= sizeof unfinished) return;
  std::memcpy(unfinished, path.c_str(), path.size() + 1);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    if (std::signal(signal, delete_unfinished) == SIG_IGN) std::signal(signal, SIG_IGN);  // nohup
}

/// Writes to a descriptor and remembers the first error.
class DescriptorBuffer final : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) { setp(bytes_.data(), bytes_.data() + bytes_.size()); }

  [[nodiscard]] int error() const noexcept { return error_; }
  bool write_out() {
    const bool good = write_all(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    return good;
  }

 protected:
  int_type overflow(int_type c) override {
    if (!write_out()) return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
  }
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    const auto count = static_cast<std::size_t>(size);
    if (count > static_cast<std::size_t>(epptr() - pptr()) && !write_out()) return 0;
    if (count > bytes_.size()) return write_all(text, count) ? size : 0;
    std::memcpy(pptr(), text, count);
    pbump(static_cast<int>(count));
    return size;
  }
  int sync() override { return write_out() ? 0 : -1; }

 private:
  bool write_all(const char* text, std::size_t size) {
    while (size > 0 && error_ == 0) {
      const ssize_t written = ::write(descriptor_, text, size);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        error_ = errno;
        break;
      }
      text += written;
      size -= static_cast<std::size_t>(written);
    }
    return error_ == 0;
  }

  int descriptor_;
  int error_ = 0;
  std::array<char, 1 << 16> bytes_{};
};

Diagnostic not_written(const std::string& path, int error) {
  Diagnostic diagnostic{.file = path.empty() ? "standard output" : path};
  switch (error) {
    case EPIPE:
      diagnostic.what = "the program that reads the output has closed it; the report is not complete";
      break;
    case ENOSPC:
    case EDQUOT:
      diagnostic.what = "the disk is full; the report is not complete";
      diagnostic.help = path.empty() ? "" : "no file was left";
      break;
    case EBADF:
      diagnostic.what = "it is closed or cannot be written to";
      break;
    case ENOENT:
      diagnostic.what = "there is no such folder to write to";
      break;
    default:
      diagnostic.what = "it cannot be written: " + std::generic_category().message(error);
  }
  return diagnostic;
}

/// The file behind links; the path itself if there is none yet.
std::string target_of(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real{::realpath(path.c_str(), nullptr), std::free};
  return real ? real.get() : path;
}

mode_t mode_for(const struct stat* existing) {
  if (existing != nullptr) return existing->st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

struct Output::Parts {
  Parts(int opened, std::string shown) : descriptor(opened), path(std::move(shown)), buffer(opened), stream(&buffer) {}

  int descriptor;
  std::string path;      // as the user wrote it; empty for standard output
  std::string target{};  // where `temporary` goes
  std::string temporary{};
  DescriptorBuffer buffer;
  std::ostream stream;
};

Output::Output(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Output::Output(Output&&) noexcept = default;

Expected<Output, Diagnostic> Output::open(const std::string& path, std::span<const ingest::InputFile> inputs) {
  if (path.empty() || path == "-") return Output{std::make_unique<Parts>(STDOUT_FILENO, std::string{})};
  struct stat existing {};
  const bool exists = ::stat(path.c_str(), &existing) == 0;
  for (const ingest::InputFile& input : inputs) {
    struct stat status {};
    if (exists && input.path != "-" && ::stat(input.path.c_str(), &status) == 0 && status.st_dev == existing.st_dev &&
        status.st_ino == existing.st_ino)
      return Unexpected{Diagnostic{
          .file = path, .what = "this is one of the files to check; input is never written to", .help = "name another --output"}};
  }
  if (exists && S_ISDIR(existing.st_mode))
    return Unexpected{Diagnostic{.file = path, .what = "it is a folder; --output takes a file"}};
  if (exists && !S_ISREG(existing.st_mode)) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) return Unexpected{not_written(path, errno)};
    return Output{std::make_unique<Parts>(descriptor, path)};
  }
  const std::string target = target_of(path);
  std::string temporary = target + ".unfinished-XXXXXX";
  const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return Unexpected{not_written(path, errno)};
  auto parts = std::make_unique<Parts>(descriptor, path);
  parts->target = target;
  parts->temporary = temporary;
  watch_for_signals(temporary);
  ::fchmod(descriptor, mode_for(exists ? &existing : nullptr));
  return Output{std::move(parts)};
}

Output::~Output() {
  if (!parts_ || parts_->descriptor == STDOUT_FILENO) return;
  if (parts_->descriptor >= 0) ::close(parts_->descriptor);
  if (!parts_->temporary.empty()) ::unlink(parts_->temporary.c_str());
  unfinished[0] = '\0';
}

std::ostream& Output::stream() {
  return parts_->stream;
}
bool Output::failed() const {
  return parts_->buffer.error() != 0 || !parts_->stream.good();
}
void Output::flush() {
  parts_->stream.flush();
}

std::optional<Diagnostic> Output::finish() {
  Parts& parts = *parts_;
  parts.buffer.write_out();
  int error = parts.buffer.error();
  if (parts.descriptor != STDOUT_FILENO) {
    if (error == 0 && !parts.temporary.empty() && ::fsync(parts.descriptor) != 0) error = errno;
    if (::close(std::exchange(parts.descriptor, -1)) != 0 && error == 0) error = errno;
  }
  if (error == 0 && !parts.temporary.empty()) {
    if (::rename(parts.temporary.c_str(), parts.target.c_str()) != 0)
      error = errno;
    else
      parts.temporary.clear();
  }
  if (error == 0) return std::nullopt;
  return not_written(parts.path, error);
}

}  // namespace unblame::cli
