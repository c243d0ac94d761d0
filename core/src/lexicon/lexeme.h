// One entry of the lexicon's "lexemes" section, and all the forms that it stands for.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/forms.h"
#include "lexicon/inflect.h"

namespace unblame {

/// What the data says of a lexeme. A lexeme may be several parts of speech at once ("risk": noun and verb).
struct Lexeme {
  DataPlace place{};
  bool verb = false, noun = false, adjective = false;
  FinalConsonant ending = FinalConsonant::by_rule;
  /// Forms that the data lists instead of the rule's. The first way to write a form is the preferred one; an empty list: no such form.
  /// `base` adds to the lemma: "am", "are" beside "be".
  std::vector<std::pair<Form, std::vector<std::string>>> listed{};

  [[nodiscard]] const std::vector<std::string>* find_listed(Form form) const noexcept;
};

/// One form of a lexeme as it is preferred or listed, and the other ways to spell that very form.
struct WordForm {
  Form form{};
  std::string text{};
  bool preferred = false;             ///< the first of its form
  std::vector<std::string> variants{};  ///< American, and those of the lemma's other spellings; not sorted, may repeat
};

/// All forms of `lemma`. `spellings` are other spellings of the lemma itself ("behavior"): each is inflected as the lemma is.
/// Linear in forms and spellings.
[[nodiscard]] std::vector<WordForm> word_forms(std::string_view lemma, const Lexeme& lexeme, std::span<const std::string> spellings);

}  // namespace unblame
