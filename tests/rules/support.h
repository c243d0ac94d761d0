// For tests of rules and patterns: small packs made on the spot, and the files of rules/.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "unblame/unblame.h"

namespace unblame::testing {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<DataFile> read_folder(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<DataFile> files;
  for (const auto& path : paths) files.push_back({path.filename().string(), read_file(path)});
  return files;
}

inline std::filesystem::path source_dir() { return UNBLAME_SOURCE_DIR; }
inline std::vector<DataFile> lexicon_files() { return read_folder(source_dir() / "rules/lexicon"); }

/// One rule of a pack made on the spot.
struct SmallRule {
  std::vector<std::string> match;
  std::vector<std::string> unless{};
  std::string id = "test.rule";
  std::string instead = R"([{"ask": "What?"}])";
  std::string severity = "medium";
};

inline std::string json_string(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

inline std::string pack_json(const std::vector<SmallRule>& rules) {
  const auto list = [](const std::vector<std::string>& strings) {
    std::string out;
    for (const auto& s : strings) out += (out.empty() ? "" : ", ") + json_string(s);
    return "[" + out + "]";
  };
  std::string out = R"({"pack": "test", "lang": "en-GB", "version": "1.0.0", "rules": [)";
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (i > 0) out += ",\n";
    out += R"({"id": )" + json_string(rules[i].id) + R"(, "severity": )" + json_string(rules[i].severity) +
           R"(, "mechanism": "implied_choice", "who": "anyone", "match": )" +
           list(rules[i].match) + R"(, "unless": )" + list(rules[i].unless) +
           R"(, "why": "A reason.", "instead": )" + rules[i].instead + R"(, "sources": [], "examples": {"flag": [], "pass": []}})";
  }
  return out + "]}";
}

/// A rule set of these rules alone, with the lexicon of rules/ unless `lexicon` is given.
inline RuleSet rule_set(const std::vector<SmallRule>& rules, std::optional<std::string> lexicon = {}) {
  PackFiles files{.packs = {{"test.json", pack_json(rules)}}, .lexicon = {}, .sources = {}};
  if (lexicon)
    files.lexicon = {{"lexicon.json", *lexicon}};
  else
    files.lexicon = lexicon_files();
  auto loaded = RuleSet::load(files);
  if (!loaded) FAIL(to_string(loaded.error()));
  return *loaded;
}

/// The matched pieces of `text`, in order.
inline std::vector<std::string> pieces(const Linter& linter, std::string_view text) {
  std::vector<std::string> out;
  for (const auto& match : linter.matches(text)) out.emplace_back(text.substr(match.span.begin, match.span.size()));
  return out;
}

/// splitmix64: the same numbers on every platform.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    auto z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class Container>
  const auto& pick(const Container& items) { return items[below(std::size(items))]; }

 private:
  std::uint64_t state_;
};

inline std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::stoull(text);
}

}  // namespace unblame::testing
