// What the engine says about a place in a text: whose words, about whom, why it matters, what to say instead.
// Members bear the names of the fields in JSON (docs: design of the finding, README).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/error.h"
#include "unblame/span.h"

namespace unblame {

enum class Severity { low, medium, high };

enum class Mechanism {
  implied_choice, implied_consent, implied_responsibility, character_judgement, criminalising, minimising, euphemism,
  sexualises_victim, transactional_framing, disbelief, distances_professional, adultification, dehumanising, mutualising,
  erases_offender, blaming_question, blames_family
};

/// Whose words they are.
enum class Voice { author, quoted, reported, verbatim, mention };

/// Who speaks, where it is not the author.
enum class Speaker { victim, suspect, parent, witness, professional, other };

/// Whom the words describe.
enum class About { victim, suspect, witness, professional, other, unknown };

/// Why a match does not count; the order is the order of precedence.
enum class Spared { place, mention, quoted, verbatim, reported, about, negated, unasserted, suppressed };

/// Where words state facts and blame nobody (a form's label, an exhibit list …).
enum class Place { exhibit_list, disclosure, weaknesses, label, offence_title, forensic_history };

/// One step of a judgement: which piece of the engine decided what, from which words.
struct Reason {
  std::string piece{};                       ///< "quotes", "speech", "roles", "pronouns", "negation" …
  std::string text{};                        ///< one plain sentence
  std::optional<Span<SourceByte>> cue{};     ///< the words it rests on, if any

  friend bool operator==(const Reason&, const Reason&) = default;
};

/// The answer to "who says it, about whom, does it count?" for one span of a text.
struct Judgement {
  Voice voice = Voice::author;
  std::optional<Speaker> by{};
  About about = About::unknown;
  std::optional<bool> under_18{};
  bool negated = false;
  bool asserted = true;
  std::optional<Place> place{};
  std::optional<Spared> spared{};
  std::string because{};                     ///< the reason that decided, in one plain sentence
  std::vector<Reason> chain{};

  [[nodiscard]] bool counts() const noexcept { return !spared; }
};

struct Suggestion {
  enum class Kind { replace, rewrite, ask };
  Kind kind = Kind::rewrite;
  std::string text{};

  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

/// Another rule that matched the same words and gave way.
struct Also {
  std::string rule{};
  Location at{};

  friend bool operator==(const Also&, const Also&) = default;
};

struct Finding {
  std::string doc{};
  std::string field{};
  std::string rule{};
  Severity severity = Severity::medium;
  Mechanism mechanism = Mechanism::implied_responsibility;
  Judgement judgement{};
  Location at{};
  std::string match{};                       ///< source[at.bytes]
  std::string sentence{};                    ///< at most 300 code points, cut with "…"
  std::string why{};
  std::vector<Suggestion> suggestions{};
  std::vector<std::string> sources{};
  std::vector<Also> also{};
  std::string fingerprint{};                 ///< 16 hex digits

  [[nodiscard]] bool counts() const noexcept { return judgement.counts(); }
};

/// All findings of one document, in the order of fields and positions, and what went wrong while reading it.
struct Findings {
  std::vector<Finding> findings{};
  Diagnostics warnings{};                    ///< replaced bytes, a field over the limit …
  std::uint32_t words = 0;                 ///< words read, for rates
};

[[nodiscard]] std::string_view to_string(Severity) noexcept;
[[nodiscard]] std::string_view to_string(Mechanism) noexcept;
[[nodiscard]] std::string_view to_string(Voice) noexcept;
[[nodiscard]] std::string_view to_string(Speaker) noexcept;
[[nodiscard]] std::string_view to_string(About) noexcept;
[[nodiscard]] std::string_view to_string(Spared) noexcept;
[[nodiscard]] std::string_view to_string(Place) noexcept;
[[nodiscard]] std::string_view to_string(Suggestion::Kind) noexcept;
[[nodiscard]] std::optional<Severity> severity_from(std::string_view name) noexcept;
[[nodiscard]] std::optional<Mechanism> mechanism_from(std::string_view name) noexcept;
[[nodiscard]] std::optional<Spared> spared_from(std::string_view name) noexcept;
[[nodiscard]] std::optional<About> about_from(std::string_view name) noexcept;
[[nodiscard]] std::optional<Voice> voice_from(std::string_view name) noexcept;

}  // namespace unblame
