#include "ingest/record_columns.h"

#include <algorithm>
#include <utility>

#include "ingest/messages.h"
#include "ingest/nearest.h"

namespace unblame::ingest {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\xC2\xA0");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n\xC2\xA0") - begin + 1);
}

std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z')
      letters += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      letters += c;
  }
  return letters;
}

/// The first column, by the order of `hints`, whose name has a hint in it.
std::optional<std::size_t> guess(std::span<const std::string> header, std::span<const std::string_view> hints) {
  for (const std::string_view hint : hints) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      const std::string letters = letters_of(header[i]);
      if (hint.size() <= 2 ? letters == hint || letters.ends_with(hint) : letters.find(hint) != std::string::npos) return i;
    }
  }
  return std::nullopt;
}

constexpr std::string_view id_hints[] = {"entryno", "entryid",   "entry", "recordid", "recordno", "id",
                                         "urn",     "reference", "ref",   "number",   "no"};
constexpr std::string_view case_hints[] = {"occ", "case", "crimeno", "crimeref", "incident", "investigation"};
constexpr std::string_view text_hints[] = {"narrative",   "freetext", "text",    "notes",   "note",    "details",
                                           "description", "mo",       "summary", "comment", "content", "body"};
constexpr std::string_view victim_hints[] = {"victim", "complainant", "subject", "misper"};
constexpr std::string_view suspect_hints[] = {"suspect", "offender", "accused"};
constexpr std::string_view age_hints[] = {"victimage", "age"};

class Finder {
 public:
  Finder(std::span<const std::string> header, const std::string& file) : header_(header), file_(file) {}

  std::optional<std::size_t> find(std::string_view option, std::string_view name) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (trimmed(header_[i]) != trimmed(name)) continue;
      if (found) {
        errors.push_back(column_twice(file_, option, name));
        return std::nullopt;
      }
      found = i;
    }
    if (!found) errors.push_back(unknown_column(file_, option, name, header_, nearest_names(trimmed(name), header_)));
    return found;
  }

  Diagnostics errors{};

 private:
  std::span<const std::string> header_;
  const std::string& file_;
};

}  // namespace

std::optional<TextFormat> text_format_from(std::string_view name) noexcept {
  if (name == "auto") return TextFormat::automatic;
  if (name == "plain") return TextFormat::plain;
  if (name == "rtf") return TextFormat::rtf;
  if (name == "html") return TextFormat::html;
  return std::nullopt;
}

std::string_view option_of(Column column) noexcept {
  constexpr std::string_view options[column_count] = {"--case",   "--unit",    "--officer", "--date", "--type",
                                                      "--victim", "--suspect", "--age",     "--flag", "kind"};
  return options[static_cast<std::size_t>(column)];
}

Expected<ColumnIndexes> find_columns(const ColumnNames& names, std::span<const std::string> header, const std::string& file) {
  if (names.text.empty() || names.id.empty())
    return Unexpected{Diagnostics{columns_needed(file, header, ready_command(file, header))}};
  Finder finder{header, file};
  ColumnIndexes indexes;
  for (const std::string& name : names.id)
    if (const auto found = finder.find("--id", name)) indexes.id.push_back(*found);
  for (const std::string& name : names.text)
    if (const auto found = finder.find("--text", name)) indexes.text.push_back(*found);
  for (std::size_t i = 0; i < column_count; ++i)
    if (!names.others[i].empty()) indexes.others[i] = finder.find(option_of(static_cast<Column>(i)), names.others[i]);
  if (!finder.errors.empty()) return Unexpected{std::move(finder.errors)};
  auto& kind = indexes.others[static_cast<std::size_t>(Column::kind)];
  if (const auto found = std::ranges::find(header, "kind"); !kind && found != header.end())
    kind = static_cast<std::size_t>(found - header.begin());
  return indexes;
}

ColumnNames with_json_defaults(ColumnNames names) {
  if (names.id.empty()) names.id = {"id"};
  if (names.text.empty()) names.text = {"text"};
  constexpr std::pair<Column, const char*> defaults[] = {
      {Column::kind, "kind"}, {Column::victim, "victim"}, {Column::suspect, "suspect"}, {Column::age, "age"}};
  for (const auto& [column, name] : defaults)
    if (names[column].empty()) names[column] = name;
  return names;
}

std::string shell_word(std::string_view word) {
  const auto harmless = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"_-./:=,+@%"}.find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::ranges::all_of(word, harmless)) return std::string{word};
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'')
      quoted += "'\\''";
    else
      quoted += c;
  }
  return quoted + '\'';
}

std::string ready_command(const std::string& file, std::span<const std::string> header) {
  std::string command = "unblame check --input csv";
  const auto add = [&](std::string_view option, std::optional<std::size_t> column) {
    if (column) command += ' ' + std::string{option} + ' ' + shell_word(trimmed(header[*column]));
  };
  const auto text = guess(header, text_hints);
  const auto case_id = guess(header, case_hints);
  auto id = guess(header, id_hints);
  if (id == case_id || (id && id == text)) id.reset();
  if (case_id && id) add("--id", case_id);  // the number of an entry alone is not unique
  add("--id", id        ? id
              : case_id ? case_id
                        : std::optional<std::size_t>{header.empty() ? std::nullopt : std::optional<std::size_t>{0}});
  add("--text", text ? text : header.empty() ? std::nullopt : std::optional<std::size_t>{header.size() - 1});
  add("--victim", guess(header, victim_hints));
  add("--suspect", guess(header, suspect_hints));
  add("--age", guess(header, age_hints));
  return command + ' ' + shell_word(file);
}

}  // namespace unblame::ingest
