// The lexicon's data as it is written, read from JSON: the sections of all files, checked one by one.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "lexicon/forms.h"
#include "lexicon/lexeme.h"
#include "unblame/error.h"
#include "unblame/rules.h"

namespace unblame {

/// A pattern of a data section (`legal`, `cues`, `roles`, `labels`, `facts`) or a member of a class, as written.
struct DataPattern {
  std::string text;
  DataPlace place;
};

/// Tag -> patterns.
using PatternLists = std::map<std::string, std::vector<DataPattern>>;

/// `spellings`: the other ways to write one word.
struct OtherSpellings {
  DataPlace place{};
  std::vector<std::string> variants{};
};

/// `classes`: the members of one class.
struct WordClass {
  DataPlace place{};
  std::vector<DataPattern> members{};
};

/// Everything that the files say, by section.
struct LexiconEntries {
  using Lexemes = std::map<std::string, Lexeme, std::less<>>;

  Lexemes lexemes{};
  std::map<std::string, WordClass, std::less<>> classes{};
  std::map<std::string, OtherSpellings, std::less<>> spellings{};
  std::vector<DataPattern> legal{};
  PatternLists cues{}, roles{}, labels{}, facts{};
};

/// Adds one file to `entries`. What is wrong is added to `errors`; the rest is read all the same, so that one run tells everything.
/// Linear but for the look-ups, O(log entries) each.
void read_lexicon_file(const DataFile& file, LexiconEntries& entries, Diagnostics& errors);

}  // namespace unblame
