// The tables of tests/judgement/*.md, as rows of cells by column.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace unblame::tables {

using Cells = std::vector<std::string>;
using Row = std::map<std::string, std::string>;  // a cell by its column

inline std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The cells of a Markdown table's line; empty if it is none.
inline Cells cells_of(const std::string& line) {
  if (line.empty() || line[0] != '|') return {};
  Cells cells;
  for (std::size_t at = 1; at < line.size();) {
    const auto end = std::min(line.find('|', at), line.size());
    cells.push_back(trimmed(line.substr(at, end - at)));
    at = end + 1;
  }
  return cells;
}

inline bool is_rule(const Cells& cells) { return !cells.empty() && cells[0].find_first_not_of("-:") == std::string::npos; }

inline std::string with_line_ends(std::string text) {
  for (std::size_t at; (at = text.find("\\n")) != std::string::npos;) text.replace(at, 2, "\n");
  return text;
}

/// The other way: as a cell writes it.
inline std::string with_escapes(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "\\n");
  return text;
}

/// Calls `check` for each row of each table of a file; the number of rows.
template <class Check>
std::size_t for_each_row(const std::filesystem::path& path, Check check) {
  std::ifstream in(path);
  std::string line;
  Cells header;
  std::size_t rows = 0;
  while (std::getline(in, line)) {
    const Cells cells = cells_of(line);
    if (cells.empty()) {
      header.clear();
    } else if (header.empty()) {
      header = cells;
    } else if (!is_rule(cells)) {
      CAPTURE(line);
      REQUIRE(cells.size() == header.size());
      Row row;
      for (std::size_t c = 0; c < cells.size(); ++c) row[header[c]] = cells[c];
      check(row);
      ++rows;
    }
  }
  return rows;
}

}  // namespace unblame::tables
