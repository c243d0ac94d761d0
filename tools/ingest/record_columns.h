// Which columns of an export hold what: one set of names for every kind of record.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/error.h"

namespace unblame::ingest {

/// What a column may hold beside id and text.
enum class Column : std::uint8_t { case_id, unit, officer, date, type, victim, suspect, age, flag, kind };
inline constexpr std::size_t column_count = 10;

/// How the text stands in its cell. `automatic` looks at each cell: RTF by its beginning, HTML by its tags, else plain.
enum class TextFormat : std::uint8_t { automatic, plain, rtf, html };

[[nodiscard]] std::optional<TextFormat> text_format_from(std::string_view name) noexcept;

/// What the user said: --id --case --text --unit --officer --date --type --victim --suspect --age --flag.
struct ColumnNames {
  std::vector<std::string> id{};                   ///< several are joined with "/": --id OCC_NO --id ENTRY_NO
  std::vector<std::string> text{};                 ///< one field of the document for each
  std::array<std::string, column_count> others{};  ///< by Column; empty: not given
  TextFormat text_format = TextFormat::automatic;

  [[nodiscard]] std::string& operator[](Column column) noexcept { return others[static_cast<std::size_t>(column)]; }
  [[nodiscard]] const std::string& operator[](Column column) const noexcept { return others[static_cast<std::size_t>(column)]; }
};

/// The option that names a column: "--case".
[[nodiscard]] std::string_view option_of(Column column) noexcept;

/// Where the columns are in a header.
struct ColumnIndexes {
  std::vector<std::size_t> id{}, text{};
  std::array<std::optional<std::size_t>, column_count> others{};
};

/// Finds the columns of a CSV file. Without --id and --text, an error that lists the columns and gives a ready command; every
/// name that is not there is an error with the nearest ones. Names are compared without the blanks around them. A column `kind`
/// is found without being named.
[[nodiscard]] Expected<ColumnIndexes> find_columns(const ColumnNames& names, std::span<const std::string> header,
                                                   const std::string& file);

/// The names with what JSON records have by default: id, text, kind, victim, suspect, age. Defaults may be absent from a record.
[[nodiscard]] ColumnNames with_json_defaults(ColumnNames names);

/// "unblame check --input csv --id OCC_NO --text NARRATIVE export.csv", by what the names of the columns look like.
[[nodiscard]] std::string ready_command(const std::string& file, std::span<const std::string> header);

/// `word` as a shell takes it.
[[nodiscard]] std::string shell_word(std::string_view word);

}  // namespace unblame::ingest
