// The lexicon: which forms a lexeme has, which words belong to a class, how else a word is spelt.
// Data: rules/lexicon/*.json (one entry a line; format in rules/README.md). Only needed while packs are compiled.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/entries.h"
#include "lexicon/forms.h"
#include "unblame/error.h"
#include "unblame/rules.h"

namespace unblame {

/// One way to write a form, in the view's letters; may hold a blank or hyphen ("co-operates").
struct Inflected {
  std::string text;
  FormSet forms;
  bool preferred = true;   ///< what a suggestion writes: one text for each form; false for second forms, variants and misspellings
};

/// Immutable: any number of threads may read it.
class Lexicon {
 public:
  Lexicon() = default;

  /// Reads all files. A lexeme, class or spelling that is defined twice is an error; lists of patterns (`legal`, a tag of `cues`, `roles`
  /// or `labels`) add up over the files. Every error of every file is reported at once, with line. Patterns are not parsed here.
  static Expected<Lexicon> load(std::span<const DataFile> files);

  /// This lexicon and more files on top of it. Copies the lexicon.
  [[nodiscard]] Expected<Lexicon> with(std::span<const DataFile> files) const;

  /// Every way to write every form of `lemma` (British and American, spellings included), sorted by text;
  /// empty if the lexicon has no such lexeme. `lemma` may also be a spelling of one ("co-operate").
  /// Spellings apply to the lemma in all its forms (behaviour, behavior: behaviors) and to a form alone (occurred, occured).
  [[nodiscard]] std::vector<Inflected> forms_of(std::string_view lemma) const;

  /// How a suggestion writes `form` of `lemma`; empty if the lexeme lacks it. Form::base is the lemma.
  [[nodiscard]] std::string inflect(std::string_view lemma, Form form) const;

  /// `word`, then its other spellings in order, in the view's letters: "with" gives "with", "w/"; "behaviors" gives "behaviors",
  /// "behaviours". Never empty. A spelling may hold a blank, a hyphen or a slash, which may be its last character ("w/").
  [[nodiscard]] std::vector<std::string> spellings_of(std::string_view word) const;

  /// Members of a class as written, or nullptr. The pointer lives as long as the lexicon.
  [[nodiscard]] const std::vector<DataPattern>* find_class(std::string_view name) const;

  /// What the rules would make of a verb or noun that is not listed, sorted: for the message of an unknown lexeme.
  [[nodiscard]] static std::vector<std::string> guess_forms(std::string_view lemma);

  /// The listed lexeme or class whose name is nearest to `name` by edit distance (at most 2, and less than half of
  /// the name), or empty. Linear in the lexicon.
  [[nodiscard]] std::string nearest_lexeme(std::string_view name) const;
  [[nodiscard]] std::string nearest_class(std::string_view name) const;

  /// Patterns of the other sections: tag -> patterns, in the order of files and lines. `legal` is one list.
  [[nodiscard]] const std::vector<DataPattern>& legal() const noexcept;
  [[nodiscard]] const PatternLists& cues() const noexcept;
  [[nodiscard]] const PatternLists& roles() const noexcept;
  [[nodiscard]] const PatternLists& labels() const noexcept;
  [[nodiscard]] const PatternLists& facts() const noexcept;

 private:
  using WordLists = std::map<std::string, std::vector<std::string>, std::less<>>;

  explicit Lexicon(LexiconEntries entries);
  static Expected<Lexicon> read_into(LexiconEntries entries, std::span<const DataFile> files);
  [[nodiscard]] LexiconEntries::Lexemes::const_iterator find_lexeme(std::string_view lemma_or_spelling) const;

  LexiconEntries entries_;
  WordLists variants_;  ///< word -> its other spellings: the data's, and those of every form that follow from them
  WordLists proper_;    ///< the other way: variant -> words
};

}  // namespace unblame
