#include "ingest/files.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <memory>
#include <utility>

#include "ingest/byte_source.h"
#include "ingest/messages.h"

namespace unblame::ingest {
namespace {

constexpr std::size_t max_depth = 200;  // folders in folders; also what bounds the recursion
constexpr std::size_t read_block_bytes = 1 << 20;

std::string lowered_ending(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string ending{file_name.substr(dot)};
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return ending;
}

/// Walks one folder that was named.
class FolderWalk {
 public:
  FolderWalk(std::string root, std::string_view records, Expanded& expanded)
      : root_(std::move(root)), records_(records), expanded_(expanded) {}

  void run() {
    const std::size_t files = expanded_.files.size(), errors = expanded_.errors.size();
    struct stat status {};
    if (::stat(root_.c_str(), &status) != 0) return expanded_.errors.push_back(cannot_open(root_, errno));
    walk(root_, status);
    say_skipped();
    if (expanded_.files.size() == files && expanded_.errors.size() == errors)
      expanded_.errors.push_back(records_.empty() ? folder_without_text(root_) : folder_without_records(root_, records_));
  }

 private:
  using Identity = std::pair<dev_t, ino_t>;

  static std::string joined(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + '/' + name;
  }

  /// Names in the folder but hidden ones, sorted.
  Expected<std::vector<std::string>, Diagnostic> names_in(const std::string& folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> open{::opendir(folder.c_str()), ::closedir};
    if (open == nullptr) return Unexpected{cannot_open(folder, errno)};
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(open.get()))
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    std::ranges::sort(names);
    return names;
  }

  void walk(const std::string& folder, const struct stat& status) {
    if (above_.size() == max_depth) return expanded_.errors.push_back(folder_too_deep(folder));
    visited_.emplace(Identity{status.st_dev, status.st_ino}, folder);
    above_.emplace_back(Identity{status.st_dev, status.st_ino});
    if (auto names = names_in(folder); !names) {
      expanded_.errors.push_back(std::move(names.error()));
    } else {
      for (const std::string& name : *names) visit(joined(folder, name), name);
    }
    above_.pop_back();
  }

  void visit(const std::string& path, const std::string& name) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return expanded_.errors.push_back(cannot_open(path, errno));
    if (S_ISDIR(status.st_mode)) return visit_folder(path, status);
    if (!S_ISREG(status.st_mode)) return;  // sockets, devices, pipes: only by name
    const std::string_view format = records_format(name);
    if (records_.empty() ? is_text_name(name) : format == records_)
      expanded_.files.push_back({path, path});
    else if (records_.empty() && !format.empty())
      expanded_.notes.push_back(records_skipped(path, format));
    else
      ++skipped_[lowered_ending(name)];
  }

  void visit_folder(const std::string& path, const struct stat& status) {
    const Identity identity{status.st_dev, status.st_ino};
    const auto seen = visited_.find(identity);
    if (seen == visited_.end()) return walk(path, status);
    const bool circle = std::ranges::find(above_, identity) != above_.end();
    expanded_.notes.push_back(circle ? folder_in_a_circle(path, seen->second) : folder_again(path));
  }

  void say_skipped() {
    std::uint64_t count = 0;
    std::string kinds;
    for (const auto& [ending, number] : skipped_) {
      kinds += (kinds.empty() ? "" : ", ") + std::to_string(number) + ' ' + (ending.empty() ? "without an ending" : ending);
      count += number;
    }
    if (count > 0) expanded_.notes.push_back(others_skipped(root_, count, kinds));
  }

  std::string root_;
  std::string_view records_;
  Expanded& expanded_;
  std::map<Identity, std::string> visited_{};
  std::vector<Identity> above_{};
  std::map<std::string, std::uint64_t> skipped_{};
};

}  // namespace

bool is_text_name(std::string_view file_name) noexcept {
  const std::string ending = lowered_ending(file_name);
  return ending.empty() || ending == ".txt" || ending == ".text" || ending == ".md" || ending == ".log";
}

std::string_view records_format(std::string_view file_name) noexcept {
  const std::string ending = lowered_ending(file_name);
  if (ending == ".csv" || ending == ".tsv") return "csv";
  if (ending == ".jsonl" || ending == ".ndjson") return "jsonl";
  return {};
}

std::string_view shown(Encoding encoding) noexcept {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16le:
      return "UTF-16 LE";
    case Encoding::utf16be:
      return "UTF-16 BE";
    case Encoding::windows1252:
      return "Windows-1252";
  }
  return {};
}

std::optional<Diagnostic> guess_to_say(const Decoded& decoded, const std::string& name) {
  if (decoded.stated || decoded.confidence >= 1.0) return std::nullopt;
  return encoding_guessed(name, shown(decoded.encoding), decoded.confidence);
}

Expanded expand(std::span<const std::string> arguments, std::string_view records) {
  Expanded expanded;
  for (const std::string& argument : arguments) {
    struct stat status {};
    if (argument == "-") {
      expanded.files.push_back({"-", "-"});
    } else if (::stat(argument.c_str(), &status) != 0) {
      expanded.errors.push_back(cannot_open(argument, errno));
    } else if (S_ISDIR(status.st_mode)) {
      FolderWalk{argument, records, expanded}.run();
    } else {
      expanded.files.push_back({argument, argument});
    }
  }
  return expanded;
}

Expected<std::string, Diagnostic> read_bytes(const InputFile& file) {
  auto source = FileSource::open(file.path, file.name);
  if (!source) return Unexpected{source.error()};
  if (source->size() > max_field_bytes) return Unexpected{too_large(file.name)};
  std::string bytes;
  if (source->size() > 0) bytes.reserve(source->size() + 1);  // a byte more tells the end without another block
  while (bytes.size() <= max_field_bytes) {
    const std::size_t before = bytes.size();
    const std::size_t room = std::max<std::size_t>(bytes.capacity() - before, bytes.empty() ? 16 << 10 : 0);
    const std::size_t block = std::min(room > 0 ? room : before, read_block_bytes);
    bytes.resize(before + block);
    const auto got = source->read(bytes.data() + before, block);
    if (!got) return Unexpected{got.error()};
    bytes.resize(before + *got);
    if (*got < block) return bytes;
  }
  return Unexpected{too_large(file.name)};
}

Expected<TextFile, Diagnostic> text_of(std::string_view bytes, const std::string& name, std::optional<Encoding> stated) {
  if (!stated && looks_binary(bytes)) return Unexpected{is_binary(name)};
  TextFile file{.decoded = decode(bytes, stated)};
  const Decoded& decoded = file.decoded;
  if (decoded.text.size() > max_field_bytes) return Unexpected{too_large(name)};
  if (decoded.text.empty()) file.warnings.push_back(is_empty(name));
  if (decoded.replaced > 0) file.warnings.push_back(bytes_replaced(name, decoded.replaced, shown(decoded.encoding)));
  return file;
}

Expected<TextFile, Diagnostic> read_text(const InputFile& file, std::optional<Encoding> stated) {
  const auto bytes = read_bytes(file);
  if (!bytes) return Unexpected{bytes.error()};
  return text_of(*bytes, file.name, stated);
}

}  // namespace unblame::ingest
