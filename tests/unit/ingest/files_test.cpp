#include "doctest/doctest.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "ingest/files.h"
#include "ingest/nearest.h"

using namespace unblame;
using namespace unblame::ingest;

namespace {

namespace fs = std::filesystem;

/// A folder that is gone after the test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("unblame-files-" + std::to_string(::getpid()))) { fs::create_directories(path_); }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;

  void write(const std::string& name, std::string_view bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] std::string path() const { return path_.string(); }

  [[nodiscard]] std::vector<std::string> names(const Expanded& expanded) const {
    std::vector<std::string> names;
    for (const InputFile& file : expanded.files) names.push_back(fs::path{file.path}.lexically_relative(path_).generic_string());
    return names;
  }

 private:
  fs::path path_;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("files: a folder gives its text files, sorted, at any depth") {
  const Folder folder;
  for (const char* name :
       {"b.txt", "a/z.log", "a/B.TXT", "c", "README.md", ".hidden.txt", ".git/x.txt", "x.pdf", "e.csv", "r.jsonl", "d/.x"})
    folder.write(name, "text");
  const std::string arguments[] = {folder.path()};
  const Expanded expanded = expand(arguments);
  CHECK(folder.names(expanded) == Names{"README.md", "a/B.TXT", "a/z.log", "b.txt", "c"});
  CHECK(expanded.errors.empty());
  CHECK(expanded.notes.size() == 3);  // e.csv, r.jsonl, and one for all others
  CHECK(folder.names(expand(arguments, "csv")) == Names{"e.csv"});
}

TEST_CASE("files: in the order of the arguments") {
  const Folder folder;
  folder.write("a.txt", "a"), folder.write("b.pdf", "b");
  const std::string arguments[] = {folder / "b.pdf", "-", folder / "a.txt"};
  const Expanded expanded = expand(arguments);
  REQUIRE(expanded.files.size() == 3);
  CHECK(expanded.files[1] == InputFile{"-", "-"});
}

TEST_CASE("files: what is not there, and a folder without text, are errors; the others are read") {
  const Folder folder;
  folder.write("x/y.pdf", "x"), folder.write("a.txt", "a");
  const std::string arguments[] = {folder / "no", folder / "x", folder / "a.txt"};
  const Expanded expanded = expand(arguments);
  CHECK(folder.names(expanded) == Names{"a.txt"});
  CHECK(expanded.errors.size() == 2);
}

TEST_CASE("files: links that lead in a circle are said and not followed") {
  const Folder folder;
  folder.write("a/x.txt", "x"), folder.write("b/y.txt", "y");
  fs::create_directory_symlink(folder.path(), folder / "a/up");
  fs::create_directory_symlink(folder / "a", folder / "b/a");
  fs::create_symlink("self", folder / "self");
  const std::string arguments[] = {folder.path()};
  const Expanded expanded = expand(arguments);
  CHECK(folder.names(expanded) == Names{"a/x.txt", "b/y.txt"});
  CHECK(expanded.notes.size() == 2);
  CHECK(expanded.errors.size() == 1);  // self
}

TEST_CASE("files: text of any encoding") {
  const auto utf16 = text_of(std::string_view("\xFF\xFEh\0i\0", 6), "x", {});
  REQUIRE(utf16);
  CHECK(utf16->decoded.text == "hi");
  const auto guess = text_of(
      "caf\xE9 and her \x93"
      "friend\x94",
      "x", {});
  REQUIRE(guess);
  CHECK(guess->decoded.text == "café and her “friend”");
  CHECK(guess_to_say(guess->decoded, "x").has_value());
  const auto broken = text_of(
      "a\xFF"
      "b",
      "x", Encoding::utf8);
  REQUIRE(broken);
  CHECK(broken->warnings.size() == 1);
  CHECK(!guess_to_say(broken->decoded, "x"));
}

TEST_CASE("files: binary is an error unless the encoding is stated, empty a warning") {
  CHECK(!text_of(std::string_view("\x7F"
                                  "ELF\2\1\1\0\0\0\0",
                                  11),
                 "x", {}));
  CHECK(text_of(std::string_view("\x7F"
                                 "ELF\2\1\1\0\0\0\0",
                                 11),
                "x", Encoding::utf8));
  const auto empty = text_of("", "x", {});
  REQUIRE(empty);
  CHECK(empty->warnings.size() == 1);
}

TEST_CASE("files: bytes of a file of any size") {
  const Folder folder;
  for (const std::size_t size : {0u, 1u, 16383u, 16384u, 16385u, 3000000u}) {
    const std::string bytes(size, 'x');
    folder.write("x.txt", bytes);
    const auto read = read_bytes({folder / "x.txt", "x.txt"});
    REQUIRE(read);
    CHECK(*read == bytes);
  }
  CHECK(!read_bytes({folder.path(), "folder"}));
  CHECK(!read_bytes({folder / "no", "no"}));
}

TEST_CASE("nearest names") {
  const std::vector<std::string> names = {"NARRATIVE", "ENTRY_NO", "OCC_NO", "AGE"};
  CHECK(nearest_names("narrative", names) == std::vector<std::string>{"NARRATIVE"});
  CHECK(nearest_names("NARATIVE", names) == std::vector<std::string>{"NARRATIVE"});
  CHECK(nearest_names("ENTRYNO", names) == std::vector<std::string>{"ENTRY_NO"});
  CHECK(nearest_names("xyz123456", names).empty());
  CHECK(nearest_names("", names).empty());
}
