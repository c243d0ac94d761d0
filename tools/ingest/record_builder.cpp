#include "ingest/record_builder.h"

#include "ingest/record_text.h"

namespace unblame::ingest {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// "A; B" has two parts; an empty text none.
std::vector<std::string_view> parts_of(std::string_view cell) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find(';', at), cell.size());
    if (const std::string_view part = trimmed(cell.substr(at, end - at)); !part.empty()) parts.push_back(part);
    at = end + 1;
  }
  return parts;
}

void add_people(const RecordCells& cells, std::vector<Person>& people) {
  const auto cell = [&](Column column) { return cells.others[static_cast<std::size_t>(column)]; };
  const auto victims = parts_of(cell(Column::victim));
  const auto ages = parts_of(cell(Column::age));
  if (victims.empty() && ages.size() == 1)
    if (const auto under_18 = is_under_18(ages.front())) people.push_back({.role = Role::victim, .under_18 = under_18});
  for (std::size_t i = 0; i < victims.size(); ++i) {
    // Whose age it is, is plain if there is one for each.
    const auto under_18 = ages.size() == victims.size() ? is_under_18(ages[i]) : std::nullopt;
    people.push_back({.name = std::string{victims[i]}, .role = Role::victim, .under_18 = under_18});
  }
  for (const std::string_view suspect : parts_of(cell(Column::suspect)))
    people.push_back({.name = std::string{suspect}, .role = Role::suspect});
}

std::string joined_id(std::span<const std::string_view> parts) {
  std::string id;
  for (const std::string_view part : parts) {
    const std::string_view text = trimmed(part);
    if (!id.empty() && !text.empty()) id += '/';
    id += text;
  }
  return id;
}

}  // namespace

Record build_record(const RecordCells& cells, const RecordOptions& options, std::uint64_t row, std::uint64_t line,
                    std::deque<std::string>& texts) {
  Record record{.row = row, .line = line, .columns = cells.others};
  Document& document = record.document;
  document.id = joined_id(cells.id);
  if (document.id.empty()) document.id = options.file + ':' + std::to_string(line);
  document.kind = kind_from(trimmed(cells.others[static_cast<std::size_t>(Column::kind)])).value_or(options.kind);
  add_people(cells, document.people);
  document.fields.reserve(cells.text.size());
  for (std::size_t i = 0; i < cells.text.size(); ++i) {
    std::string_view text = cells.text[i];
    if (auto extracted = extracted_text(text, options.columns.text_format)) text = texts.emplace_back(std::move(*extracted));
    document.fields.push_back({.name = options.columns.text[i], .text = text});
  }
  return record;
}

}  // namespace unblame::ingest
