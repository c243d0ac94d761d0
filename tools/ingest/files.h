// From the arguments of a command to files, and from a file to its text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/document.h"
#include "unblame/error.h"
#include "unblame/text.h"

namespace unblame::ingest {

/// A file to read. "-" is standard input.
struct InputFile {
  std::string path{};  ///< as the system knows it
  std::string name{};  ///< as reports show it: the path, with "/"

  friend bool operator==(const InputFile&, const InputFile&) = default;
};

struct Expanded {
  std::vector<InputFile> files{};  ///< in the order of the arguments; those of a folder sorted by name, byte by byte
  Diagnostics errors{};            ///< what was named and is not there
  Diagnostics notes{};             ///< what was left out, and why
};

/// Files as they are named, and the text files of folders, at any depth. In a folder: hidden files and folders are left out in
/// silence, exports of records and other files with a note, links to folders are followed once.
/// With `records` ("csv", "jsonl") a folder gives its files of that format instead.
[[nodiscard]] Expanded expand(std::span<const std::string> arguments, std::string_view records = {});

/// What is read as one text in a folder: .txt .text .md .log in any case, or no ending.
[[nodiscard]] bool is_text_name(std::string_view file_name) noexcept;
/// "csv" for .csv and .tsv, "jsonl" for .jsonl and .ndjson, else empty.
[[nodiscard]] std::string_view records_format(std::string_view file_name) noexcept;

/// A file's text and how it was read.
struct TextFile {
  Decoded decoded{};
  Diagnostics warnings{};  ///< empty, replaced bytes
};

/// All bytes of a file. Over max_field_bytes: an error.
[[nodiscard]] Expected<std::string, Diagnostic> read_bytes(const InputFile& file);

/// The text of a file of any encoding that decode() knows. A binary file is an error, unless the encoding is stated.
[[nodiscard]] Expected<TextFile, Diagnostic> read_text(const InputFile& file, std::optional<Encoding> stated);

/// The same for bytes that are here already; `name` is for messages.
[[nodiscard]] Expected<TextFile, Diagnostic> text_of(std::string_view bytes, const std::string& name,
                                                     std::optional<Encoding> stated);

/// That the encoding is a guess, if it is one.
[[nodiscard]] std::optional<Diagnostic> guess_to_say(const Decoded& decoded, const std::string& name);

/// The encoding's name for a reader, "Windows-1252".
[[nodiscard]] std::string_view shown(Encoding encoding) noexcept;

}  // namespace unblame::ingest
