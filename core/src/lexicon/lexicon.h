// The lexicon: which forms a lexeme has, which words belong to a class, how else a word is spelt.
// Data: rules/lexicon/*.json (one entry a line; format in rules/README.md). Only needed while packs are compiled.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/error.h"
#include "unblame/rules.h"

namespace unblame {

/// What a form of a lexeme is used as. A form may be several ("put": base, past, participle).
enum class Form : std::uint8_t { base, third_person, past, participle, gerund, plural, comparative, superlative };

/// A set of Form, as bits.
struct FormSet {
  std::uint16_t bits = 0;
  constexpr void add(Form form) noexcept { bits = static_cast<std::uint16_t>(bits | (1u << static_cast<unsigned>(form))); }
  [[nodiscard]] constexpr bool has(Form form) const noexcept { return (bits >> static_cast<unsigned>(form)) & 1u; }
  friend constexpr bool operator==(FormSet, FormSet) = default;
};

/// One way to write a form, in the view's letters; may hold a blank or hyphen ("co-operates").
struct Inflected {
  std::string text;
  FormSet forms;
  bool preferred = true;   ///< the British spelling that a suggestion uses; false for variants and misspellings
};

/// A place where a word or pattern of the data stands, for messages.
struct DataPlace {
  std::string file;
  std::uint32_t line = 0;
};

/// A pattern of a data section (`legal`, `cues`, `roles`, `labels`) or a member of a class, as written.
struct DataPattern {
  std::string text;
  DataPlace place;
};

class Lexicon {
 public:
  /// Reads all files; a key that is defined twice is an error. Every error of every file is reported at once, with line.
  static Expected<Lexicon> load(std::span<const DataFile> files);

  /// This lexicon and more files on top of it.
  [[nodiscard]] Expected<Lexicon> with(std::span<const DataFile> files) const;

  /// Every way to write every form of `lemma` (British and American, spellings included), sorted by text;
  /// empty if the lexicon has no such lexeme. `lemma` may also be a spelling of one ("co-operate").
  [[nodiscard]] std::vector<Inflected> forms_of(std::string_view lemma) const;

  /// How a suggestion writes `form` of `lemma`; empty if the lexeme lacks it.
  [[nodiscard]] std::string inflect(std::string_view lemma, Form form) const;

  /// `word` and its other spellings, in the view's letters; "with" gives "with", "w/".
  [[nodiscard]] std::vector<std::string> spellings_of(std::string_view word) const;

  /// Members of a class as written, or nullptr.
  [[nodiscard]] const std::vector<DataPattern>* find_class(std::string_view name) const;

  /// What the rules would make of a verb or noun that is not listed: for the message of an unknown lexeme.
  [[nodiscard]] static std::vector<std::string> guess_forms(std::string_view lemma);

  /// The listed lexeme or class whose name is nearest to `name` by edit distance (at most 2), or empty.
  [[nodiscard]] std::string nearest_lexeme(std::string_view name) const;
  [[nodiscard]] std::string nearest_class(std::string_view name) const;

  /// Patterns of the other sections: tag -> patterns. `legal` is one list.
  [[nodiscard]] const std::vector<DataPattern>& legal() const noexcept;
  [[nodiscard]] const std::map<std::string, std::vector<DataPattern>>& cues() const noexcept;
  [[nodiscard]] const std::map<std::string, std::vector<DataPattern>>& roles() const noexcept;
  [[nodiscard]] const std::map<std::string, std::vector<DataPattern>>& labels() const noexcept;

 private:
  struct Lexeme {
    std::map<std::string, std::vector<std::string>> forms_by_name;  // implementation detail, free to change
  };
  // The implementer may change the private part.
};

}  // namespace unblame
