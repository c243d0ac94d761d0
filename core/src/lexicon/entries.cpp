#include "lexicon/entries.h"

#include <span>
#include <string_view>
#include <utility>

#include "data/located_json.h"
#include "lexicon/diagnostics.h"
#include "lexicon/nearest.h"

namespace unblame {
namespace {

namespace errors = lexicon_errors;

constexpr bool is_letter_or_digit(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Letters and digits, with one of `joiners` between two of them.
bool is_joined(std::string_view text, std::string_view joiners) noexcept {
  if (text.empty() || !is_letter_or_digit(text.front()) || !is_letter_or_digit(text.back())) return false;
  for (std::size_t i = 1; i < text.size(); ++i)
    if (!is_letter_or_digit(text[i]) && (joiners.find(text[i]) == std::string_view::npos || !is_letter_or_digit(text[i - 1]))) return false;
  return true;
}

bool is_word(std::string_view text) noexcept { return is_joined(text, "'-"); }
bool is_name(std::string_view text) noexcept { return is_joined(text, "-_.") && (text.front() < '0' || text.front() > '9'); }
bool is_spelling(std::string_view text) noexcept {
  if (text.ends_with('/')) text.remove_suffix(1);  // "w/"
  return is_joined(text, "'-/ ");
}

struct NamedForm {
  std::string_view name;
  Form form;
};
constexpr NamedForm verb_forms[] = {
    {"base", Form::base}, {"s", Form::third_person}, {"past", Form::past}, {"participle", Form::participle}, {"gerund", Form::gerund}};
constexpr NamedForm noun_forms[] = {{"plural", Form::plural}};
constexpr NamedForm adjective_forms[] = {{"comparative", Form::comparative}, {"superlative", Form::superlative}};

/// A part of speech as the data names it, and what may be listed for it.
struct PartOfSpeech {
  std::string_view name;
  bool Lexeme::*flag;
  std::span<const NamedForm> forms;
  std::string_view known;  ///< for messages
};
constexpr PartOfSpeech parts_of_speech[] = {
    {"verb", &Lexeme::verb, verb_forms, "base, s, past, participle, gerund, double"},
    {"noun", &Lexeme::noun, noun_forms, "plural"},
    {"adjective", &Lexeme::adjective, adjective_forms, "comparative, superlative"},
};
constexpr std::string_view sections[] = {"lexemes", "classes", "spellings", "legal", "cues", "roles", "labels", "facts"};

/// Reads one file into the entries; goes on after an error.
class Reader {
 public:
  Reader(std::string_view file, LexiconEntries& entries, Diagnostics& errors) : file_(file), entries_(entries), errors_(errors) {}

  void read(const JsonValue& root) {
    const auto* members = object(root, "the file");
    if (members == nullptr) return;
    for (const auto& section : *members) {
      if (section.key == "legal")
        read_patterns(section.value, "legal", entries_.legal);
      else if (section.key == "cues")
        read_lists(section, entries_.cues);
      else if (section.key == "roles")
        read_lists(section, entries_.roles);
      else if (section.key == "labels")
        read_lists(section, entries_.labels);
      else if (section.key == "facts")
        read_lists(section, entries_.facts);
      else if (section.key == "lexemes")
        for_each_entry(section, [&](const JsonMember& entry) { read_lexeme(entry); });
      else if (section.key == "classes")
        for_each_entry(section, [&](const JsonMember& entry) { read_class(entry); });
      else if (section.key == "spellings")
        for_each_entry(section, [&](const JsonMember& entry) { read_spellings(entry); });
      else
        report_unknown_section(section);
    }
  }

 private:
  template <class Read>
  void for_each_entry(const JsonMember& section, Read read) {
    if (const auto* entries = object(section.value, section.key))
      for (const auto& entry : *entries) read(entry);
  }

  void read_lists(const JsonMember& section, PatternLists& to) {
    for_each_entry(section, [&](const JsonMember& entry) {
      const auto field = section.key + "." + entry.key;
      if (!is_name(entry.key)) return report(errors::not_a_name(where(entry.place, field), entry.key));
      read_patterns(entry.value, field, to[entry.key]);
    });
  }

  void read_class(const JsonMember& entry) {
    const auto field = "classes." + entry.key;
    if (!is_name(entry.key)) return report(errors::not_a_name(where(entry.place, field), entry.key));
    if (auto* made = define(entries_.classes, entry, field)) read_patterns(entry.value, field, made->members);
  }

  void read_spellings(const JsonMember& entry) {
    const auto field = "spellings." + entry.key;
    if (!is_word(entry.key)) return report(errors::not_a_word(where(entry.place, field), entry.key));
    auto* made = define(entries_.spellings, entry, field);
    const auto* variants = made == nullptr ? nullptr : filled_array(entry.value, field);
    if (variants == nullptr) return;
    for (std::size_t i = 0; i < variants->size(); ++i) {
      const auto item = field + "[" + std::to_string(i) + "]";
      const auto* text = string((*variants)[i], item);
      if (text == nullptr) continue;
      if (!is_spelling(*text))
        report(errors::not_a_spelling(where((*variants)[i].place, item), *text));
      else if (*text == entry.key)
        report(errors::spelt_like_itself(where((*variants)[i].place, item), *text));
      else
        made->variants.push_back(*text);
    }
  }

  void read_lexeme(const JsonMember& entry) {
    const auto field = "lexemes." + entry.key;
    if (!is_word(entry.key)) return report(errors::not_a_word(where(entry.place, field), entry.key));
    auto* lexeme = define(entries_.lexemes, entry, field);
    const auto* parts = lexeme == nullptr ? nullptr : object(entry.value, field);
    if (parts == nullptr) return;
    if (parts->empty()) report(errors::no_part_of_speech(where(entry.place, field), entry.key));
    for (const auto& member : *parts) {
      const PartOfSpeech* part = nullptr;
      Nearest nearest(member.key);
      for (const auto& candidate : parts_of_speech) {
        nearest.offer(candidate.name);
        if (candidate.name == member.key) part = &candidate;
      }
      const auto name = field + "." + member.key;
      if (part == nullptr)
        report(errors::unknown_part_of_speech(where(member.place, name), member.key, nearest.best()));
      else
        read_part(*part, member, name, *lexeme);
    }
  }

  void read_part(const PartOfSpeech& part, const JsonMember& member, const std::string& field, Lexeme& lexeme) {
    lexeme.*part.flag = true;
    const auto* members = object(member.value, field);
    if (members == nullptr) return;
    for (const auto& listed : *members) {
      const auto name = field + "." + listed.key;
      if (listed.key == "double" && part.flag == &Lexeme::verb) {
        if (const auto* doubled = listed.value.as_bool())
          lexeme.ending = *doubled ? FinalConsonant::doubled : FinalConsonant::single;
        else
          report(errors::wrong_type(where(listed.value.place, name), "true or false", listed.value.type_name()));
        continue;
      }
      const NamedForm* form = nullptr;
      for (const auto& candidate : part.forms)
        if (candidate.name == listed.key) form = &candidate;
      if (form == nullptr)
        report(errors::unknown_form(where(listed.place, name), listed.key, part.name, part.known));
      else
        lexeme.listed.emplace_back(form->form, read_forms(listed.value, name));
    }
  }

  /// One form, or an array of them: all ways in use, the preferred one first; none if there is no such form.
  std::vector<std::string> read_forms(const JsonValue& value, const std::string& field) {
    std::vector<std::string> forms;
    const auto add = [&](const JsonValue& item, const std::string& name) {
      const auto* text = item.as_string();
      if (text != nullptr && !is_word(*text)) return report(errors::not_a_word(where(item.place, name), *text));
      if (text != nullptr) forms.push_back(*text);
      else report(errors::wrong_type(where(item.place, name), "a string or an array of strings", item.type_name()));
    };
    if (const auto* items = value.as_array())
      for (std::size_t i = 0; i < items->size(); ++i) add((*items)[i], field + "[" + std::to_string(i) + "]");
    else
      add(value, field);
    return forms;
  }

  void read_patterns(const JsonValue& value, const std::string& field, std::vector<DataPattern>& to) {
    const auto* items = filled_array(value, field);
    if (items == nullptr) return;
    for (std::size_t i = 0; i < items->size(); ++i) {
      const auto name = field + "[" + std::to_string(i) + "]";
      const auto& item = (*items)[i];
      const auto* text = string(item, name);
      if (text == nullptr) continue;
      if (text->find_first_not_of(' ') == std::string::npos)
        report(errors::empty_pattern(where(item.place, name)));
      else
        to.push_back({*text, {std::string(file_), item.place.line}});
    }
  }

  /// A fresh entry for the key, or nullptr (reported) if there is one.
  template <class Map>
  typename Map::mapped_type* define(Map& map, const JsonMember& entry, std::string_view field) {
    const auto [at, fresh] = map.try_emplace(entry.key);
    if (!fresh) return report(errors::defined_twice(where(entry.place, field), entry.key, at->second.place)), nullptr;
    at->second.place = {std::string(file_), entry.place.line};
    return &at->second;
  }

  void report_unknown_section(const JsonMember& section) {
    Nearest nearest(section.key);
    for (const auto name : sections) nearest.offer(name);
    report(errors::unknown_section(where(section.place, section.key), section.key, nearest.best()));
  }

  const JsonValue::Object* object(const JsonValue& value, std::string_view field) {
    if (const auto* members = value.as_object()) return members;
    report(errors::wrong_type(where(value.place, field), "an object", value.type_name()));
    return nullptr;
  }
  const JsonValue::Array* filled_array(const JsonValue& value, std::string_view field) {
    const auto* items = value.as_array();
    if (items == nullptr)
      report(errors::wrong_type(where(value.place, field), "an array of strings", value.type_name()));
    else if (items->empty())
      report(errors::empty_list(where(value.place, field)));
    return items;
  }
  const std::string* string(const JsonValue& value, std::string_view field) {
    const auto* text = value.as_string();
    if (text == nullptr) report(errors::wrong_type(where(value.place, field), "a string", value.type_name()));
    return text;
  }

  errors::Where where(JsonPlace place, std::string_view field) const noexcept { return {file_, place.line, place.column, field}; }
  void report(Diagnostic diagnostic) { errors_.push_back(std::move(diagnostic)); }

  std::string_view file_;
  LexiconEntries& entries_;
  Diagnostics& errors_;
};

}  // namespace

void read_lexicon_file(const DataFile& file, LexiconEntries& entries, Diagnostics& errors) {
  auto root = parse_located_json(file.name, file.bytes);
  if (!root)
    errors.insert(errors.end(), root.error().begin(), root.error().end());
  else
    Reader(file.name, entries, errors).read(*root);
}

}  // namespace unblame
