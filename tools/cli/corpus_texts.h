// Texts to try rules on: text files, folders of them, and JSON Lines with "id" and "text" in each line.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace unblame::cli {

struct CorpusText {
  std::string id{}, text{};
};

struct Corpus {
  std::vector<CorpusText> texts{};
  std::size_t unreadable = 0;  ///< files and lines that were said and left out
};

/// Reads all of them, in the order of the arguments. What cannot be read is said and counted.
[[nodiscard]] Corpus read_corpus(const std::vector<std::string>& paths);

}  // namespace unblame::cli
