// unblame-compile RULES OUTPUT: the files of rules/ to a C++ array, when the program is built.
#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "unblame/rules.h"

namespace fs = std::filesystem;

namespace {

unblame::DataFile read(const fs::path& path, const fs::path& root) {
  std::ifstream in(path, std::ios::binary);
  return {path.lexically_relative(root.parent_path()).generic_string(), {std::istreambuf_iterator<char>(in), {}}};
}

std::vector<unblame::DataFile> read_folder(const fs::path& folder, const fs::path& root) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<unblame::DataFile> files;
  for (const auto& path : paths) files.push_back(read(path, root));
  return files;
}

bool write_array(const std::string& bytes, const char* path) {
  std::FILE* out = std::fopen(path, "wb");
  if (out == nullptr) return false;
  std::fputs("// Made by unblame-compile from rules/. Do not edit.\n#include \"rules/builtin_table.h\"\n\nnamespace unblame {\n", out);
  std::fprintf(out, "const std::size_t builtin_table_size = %zu;\nconst std::uint64_t builtin_table[] = {\n", bytes.size());
  for (std::size_t i = 0; i < bytes.size(); i += 8) {
    std::uint64_t n = 0;
    std::memcpy(&n, bytes.data() + i, std::min<std::size_t>(8, bytes.size() - i));
    std::fprintf(out, "0x%" PRIx64 "u,%c", n, i % 64 == 56 ? '\n' : ' ');
  }
  std::fputs("};\n}  // namespace unblame\n", out);
  return std::fclose(out) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: unblame-compile RULES OUTPUT\n";
    return 2;
  }
  const fs::path root = fs::absolute(argv[1]);
  unblame::PackFiles files{read_folder(root / "en-GB", root), read_folder(root / "lexicon", root), {}};
  if (fs::exists(root / "sources.json")) files.sources.push_back(read(root / "sources.json", root));
  const auto bytes = unblame::RuleSet::compile(files);
  if (!bytes) {
    std::cerr << unblame::to_string(bytes.error());
    return 1;
  }
  return write_array(*bytes, argv[2]) ? 0 : 2;
}
