// What a form of a lexeme is used as, and where the data says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

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

/// A place where a word or pattern of the data stands, for messages.
struct DataPlace {
  std::string file;
  std::uint32_t line = 0;
};

}  // namespace unblame
