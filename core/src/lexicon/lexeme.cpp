#include "lexicon/lexeme.h"

#include <algorithm>

namespace unblame {
namespace {

std::string by_rule(Form form, std::string_view lemma, FinalConsonant ending) {
  switch (form) {
    using enum Form;
    case third_person: return third_person_of(lemma);
    case past:
    case participle: return past_of(lemma, ending);
    case gerund: return gerund_of(lemma, ending);
    case plural: return plural_of(lemma);
    case base:
    case comparative:
    case superlative: break;
  }
  return std::string(lemma);
}

/// The forms of a part of speech that exist without being listed.
void add_regular(Form form, std::string_view lemma, const Lexeme& lexeme, std::span<const std::string> spellings,
                 std::vector<WordForm>& to) {
  WordForm made{.form = form, .text = by_rule(form, lemma, lexeme.ending), .preferred = true};
  for (const auto& spelling : spellings) made.variants.push_back(by_rule(form, spelling, lexeme.ending));
  if (lexeme.ending == FinalConsonant::doubled && (form == Form::past || form == Form::participle || form == Form::gerund)) {
    made.variants.push_back(by_rule(form, lemma, FinalConsonant::single));
    for (const auto& spelling : spellings) made.variants.push_back(by_rule(form, spelling, FinalConsonant::single));
  }
  to.push_back(std::move(made));
}

void add_listed(Form form, std::string_view lemma, const std::vector<std::string>& texts, std::span<const std::string> spellings,
                std::vector<WordForm>& to) {
  for (const auto& text : texts) {
    WordForm made{.form = form, .text = text, .preferred = form != Form::base && &text == &texts.front()};
    for (const auto& spelling : spellings)
      if (auto variant = form_by_analogy(lemma, text, spelling); !variant.empty()) made.variants.push_back(std::move(variant));
    to.push_back(std::move(made));
  }
}

}  // namespace

const std::vector<std::string>* Lexeme::find_listed(Form form) const noexcept {
  const auto at = std::find_if(listed.begin(), listed.end(), [&](const auto& entry) { return entry.first == form; });
  return at == listed.end() ? nullptr : &at->second;
}

std::vector<WordForm> word_forms(std::string_view lemma, const Lexeme& lexeme, std::span<const std::string> spellings) {
  using enum Form;
  std::vector<WordForm> forms;
  const auto add = [&](Form form) {
    const auto* texts = lexeme.find_listed(form);
    if (texts == nullptr && form == participle) texts = lexeme.find_listed(past);  // "put", "put" need not be listed twice
    if (texts != nullptr)
      add_listed(form, lemma, *texts, spellings, forms);
    else
      add_regular(form, lemma, lexeme, spellings, forms);
  };
  add_regular(base, lemma, lexeme, spellings, forms);
  if (const auto* more = lexeme.find_listed(base)) add_listed(base, lemma, *more, spellings, forms);
  if (lexeme.verb)
    for (const auto form : {third_person, past, participle, gerund}) add(form);
  if (lexeme.noun) add(plural);
  if (lexeme.adjective)
    for (const auto form : {comparative, superlative})
      if (const auto* texts = lexeme.find_listed(form)) add_listed(form, lemma, *texts, spellings, forms);
  return forms;
}

}  // namespace unblame
