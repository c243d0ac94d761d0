// What is checked: a document of one or more fields, and what is known about the people in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unblame {

/// What sort of record a text is. `automatic` lets the engine decide from the text ("auto" in JSON and on the command line).
enum class Kind { automatic, report, statement, interview, log };

/// What a person is to the case.
enum class Role { victim, suspect, witness, professional, other };

/// A person whom the caller knows, from a column of the record or by argument.
struct Person {
  std::string name{};                  ///< as the record writes it; may be a reference such as "IP1"
  Role role = Role::other;
  std::optional<bool> under_18{};      ///< empty if not known

  friend bool operator==(const Person&, const Person&) = default;
};

/// One text of a document. Quotations and sentences run inside a field and never from one into the next.
struct Field {
  std::string name{};       ///< "narrative", or the column's name
  std::string_view text{};  ///< UTF-8; need not be valid (each invalid byte counts as U+FFFD). Must outlive the check.
};

/// A document: one record, one log entry or one file.
struct Document {
  std::string id{};
  bool id_is_path = false;               ///< fingerprints then leave the folders out, so that a moved file keeps them
  Kind kind = Kind::automatic;
  std::vector<Person> people{};
  std::vector<Field> fields{};
};

/// The largest text of one field, in bytes. A larger one is refused with a diagnostic: positions are 32 bit.
inline constexpr std::uint32_t max_field_bytes = 256u << 20;

[[nodiscard]] std::string_view to_string(Kind) noexcept;
[[nodiscard]] std::string_view to_string(Role) noexcept;
/// Empty if `name` is none of the names that to_string gives.
[[nodiscard]] std::optional<Kind> kind_from(std::string_view name) noexcept;
[[nodiscard]] std::optional<Role> role_from(std::string_view name) noexcept;

}  // namespace unblame
