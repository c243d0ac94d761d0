// What sort of record a field is, and the turns of the people who speak in it.
//
// The caller's kind is taken as it is; "auto" is decided from the lines: labels that alternate make an interview, a declaration
// or "I am the above-named" a statement, times and dates at the line's begin a log. Ordinary prose with few full stops is a
// report. A report may hold an interview that was pasted in: a run of turns is judged as one, whatever the kind.
#pragma once

#include <vector>

#include "context/analysis.h"

namespace unblame {

/// Who speaks in a turn, as its label says.
enum class TurnLabel : std::uint8_t {
  officer,  ///< Q, DC NOBLE, INT, OP
  answer,   ///< A: the one who is interviewed
  person    ///< a name, initials or a role word
};

struct Turn {
  Span<ViewByte> label{};
  Span<ViewByte> words{};  ///< up to the next label
  TurnLabel speaker = TurnLabel::person;
};

/// The labelled turns of a field, in order. Empty if its labelled lines do not look like people who speak in turn.
class Turns {
 public:
  Turns() = default;
  /// `kind` as stated or found. Linear.
  Turns(const Vocabulary& vocabulary, const FieldText& field, Kind kind);

  [[nodiscard]] const std::vector<Turn>& all() const noexcept { return all_; }
  /// The turn whose words hold `position`, or nullptr.
  [[nodiscard]] const Turn* at(std::uint32_t position) const noexcept;

 private:
  std::size_t find_asker(std::string_view view);

  std::vector<Turn> all_;
};

/// The kind of a text of which nothing is stated. Linear.
[[nodiscard]] Kind find_kind(const Vocabulary& vocabulary, const FieldText& field, Passages& passages);

/// How sentences end in a record of this kind.
[[nodiscard]] constexpr SentenceStyle style_of(Kind kind) noexcept {
  return kind == Kind::log || kind == Kind::interview ? SentenceStyle::log : SentenceStyle::prose;
}

}  // namespace unblame
