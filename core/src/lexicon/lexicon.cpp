#include "lexicon/lexicon.h"

#include <algorithm>
#include <utility>

#include "lexicon/inflect.h"
#include "lexicon/nearest.h"

namespace unblame {
namespace {

void sort_unique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

/// The lemma's other spellings: the data's, and the American one of each.
std::vector<std::string> lemma_spellings(const std::string& lemma, const OtherSpellings* listed) {
  std::vector<std::string> all;
  if (listed != nullptr) all = listed->variants;
  const auto add_american = [&](std::string_view word) {
    if (auto american = american_of(word); !american.empty()) all.push_back(std::move(american));
  };
  add_american(lemma);
  if (listed != nullptr)
    for (const auto& variant : listed->variants) add_american(variant);
  return all;
}

}  // namespace

Lexicon::Lexicon(LexiconEntries entries) : entries_(std::move(entries)) {
  const auto add = [&](const std::string& word, const std::string& variant) {
    if (word != variant) variants_[word].push_back(variant);
  };
  for (const auto& [word, spellings] : entries_.spellings)
    for (const auto& variant : spellings.variants) add(word, variant);
  for (const auto& [lemma, lexeme] : entries_.lexemes) {
    const auto listed = entries_.spellings.find(lemma);
    const auto spellings = lemma_spellings(lemma, listed == entries_.spellings.end() ? nullptr : &listed->second);
    if (spellings.empty() && lexeme.ending != FinalConsonant::doubled) continue;
    for (const auto& form : word_forms(lemma, lexeme, spellings))
      for (const auto& variant : form.variants) add(form.text, variant);
  }
  for (auto& [word, variants] : variants_) {
    sort_unique(variants);
    for (const auto& variant : variants) proper_[variant].push_back(word);  // words come sorted
  }
}

Expected<Lexicon> Lexicon::read_into(LexiconEntries entries, std::span<const DataFile> files) {
  Diagnostics errors;
  for (const auto& file : files) read_lexicon_file(file, entries, errors);
  if (!errors.empty()) return Unexpected(std::move(errors));
  return Lexicon(std::move(entries));
}

Expected<Lexicon> Lexicon::load(std::span<const DataFile> files) { return read_into({}, files); }

Expected<Lexicon> Lexicon::with(std::span<const DataFile> files) const { return read_into(entries_, files); }

LexiconEntries::Lexemes::const_iterator Lexicon::find_lexeme(std::string_view lemma_or_spelling) const {
  if (const auto at = entries_.lexemes.find(lemma_or_spelling); at != entries_.lexemes.end()) return at;
  if (const auto words = proper_.find(lemma_or_spelling); words != proper_.end())
    for (const auto& word : words->second)
      if (const auto at = entries_.lexemes.find(word); at != entries_.lexemes.end()) return at;
  return entries_.lexemes.end();
}

std::vector<Inflected> Lexicon::forms_of(std::string_view lemma) const {
  const auto lexeme = find_lexeme(lemma);
  if (lexeme == entries_.lexemes.end()) return {};
  std::map<std::string, Inflected> by_text;
  const auto add = [&](const std::string& text, Form form, bool preferred) {
    auto& entry = by_text.try_emplace(text, Inflected{.text = text, .forms = {}, .preferred = false}).first->second;
    entry.forms.add(form);
    entry.preferred = entry.preferred || preferred;
  };
  for (const auto& form : word_forms(lexeme->first, lexeme->second, {})) {
    add(form.text, form.form, form.preferred);
    if (const auto variants = variants_.find(form.text); variants != variants_.end())
      for (const auto& variant : variants->second) add(variant, form.form, false);
  }
  std::vector<Inflected> forms;
  for (auto& [text, inflected] : by_text) forms.push_back(std::move(inflected));
  return forms;
}

std::string Lexicon::inflect(std::string_view lemma, Form form) const {
  const auto lexeme = find_lexeme(lemma);
  if (lexeme == entries_.lexemes.end()) return {};
  for (auto& candidate : word_forms(lexeme->first, lexeme->second, {}))
    if (candidate.form == form && candidate.preferred) return std::move(candidate.text);
  return {};
}

std::vector<std::string> Lexicon::spellings_of(std::string_view word) const {
  std::vector<std::string> others;
  const auto add_variants_of = [&](std::string_view key) {
    if (const auto at = variants_.find(key); at != variants_.end()) others.insert(others.end(), at->second.begin(), at->second.end());
  };
  add_variants_of(word);
  if (const auto at = proper_.find(word); at != proper_.end())
    for (const auto& proper : at->second) {
      others.push_back(proper);
      add_variants_of(proper);
    }
  if (auto american = american_of(word); !american.empty()) others.push_back(std::move(american));
  sort_unique(others);
  std::erase(others, word);
  others.insert(others.begin(), std::string(word));
  return others;
}

const std::vector<DataPattern>* Lexicon::find_class(std::string_view name) const {
  const auto at = entries_.classes.find(name);
  return at == entries_.classes.end() ? nullptr : &at->second.members;
}

std::vector<std::string> Lexicon::guess_forms(std::string_view lemma) {
  std::vector<std::string> forms = {std::string(lemma), third_person_of(lemma), past_of(lemma), gerund_of(lemma), plural_of(lemma)};
  sort_unique(forms);
  return forms;
}

std::string Lexicon::nearest_lexeme(std::string_view name) const {
  Nearest nearest(name);
  for (const auto& [lemma, lexeme] : entries_.lexemes) nearest.offer(lemma);
  return std::string(nearest.best());
}

std::string Lexicon::nearest_class(std::string_view name) const {
  Nearest nearest(name);
  for (const auto& [known, members] : entries_.classes) nearest.offer(known);
  return std::string(nearest.best());
}

const std::vector<DataPattern>& Lexicon::legal() const noexcept { return entries_.legal; }
const PatternLists& Lexicon::cues() const noexcept { return entries_.cues; }
const PatternLists& Lexicon::roles() const noexcept { return entries_.roles; }
const PatternLists& Lexicon::labels() const noexcept { return entries_.labels; }
const PatternLists& Lexicon::facts() const noexcept { return entries_.facts; }

}  // namespace unblame
