// The names of the enumerators in JSON, on the command line and in Python. One table for each type, read in both directions.
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "unblame/document.h"
#include "unblame/finding.h"
#include "unblame/linter.h"
#include "unblame/rules.h"
#include "unblame/visibility.h"

namespace unblame {
namespace {

/// Names in the order of the enumerators, which begin at 0 and have no gaps. A name too few or too many does not compile:
/// `last` is the last enumerator.
template <class Enum, Enum last>
using Names = std::array<std::string_view, static_cast<std::size_t>(last) + 1>;

template <std::size_t n>
constexpr bool are_complete(const std::array<std::string_view, n>& names) {
  for (const std::string_view name : names) {
    if (name.empty()) return false;
  }
  return true;
}

template <class Enum, std::size_t n>
constexpr std::string_view name_of(const std::array<std::string_view, n>& names, Enum value) noexcept {
  return names[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t n>
constexpr std::optional<Enum> value_of(const std::array<std::string_view, n>& names, std::string_view name) noexcept {
  for (std::size_t k = 0; k < n; ++k) {
    if (names[k] == name) return static_cast<Enum>(k);
  }
  return std::nullopt;
}

constexpr Names<Kind, Kind::log> kinds = {"auto", "report", "statement", "interview", "log"};
constexpr Names<Role, Role::other> roles = {"victim", "suspect", "witness", "professional", "other"};
constexpr Names<Who, Who::anyone> whos = {"victim", "child", "family", "professional", "anyone"};
constexpr Names<Context, Context::all> contexts = {"none", "quotation", "voice", "subject", "all"};
constexpr Names<Doer, Doer::no_subject> doers = {"named", "passive", "event", "sufferer", "as_doer", "no_subject"};
constexpr Names<Severity, Severity::high> severities = {"low", "medium", "high"};
constexpr Names<Mechanism, Mechanism::blames_family> mechanisms = {"implied_choice",
                                                                   "implied_consent",
                                                                   "implied_responsibility",
                                                                   "character_judgement",
                                                                   "criminalising",
                                                                   "minimising",
                                                                   "euphemism",
                                                                   "sexualises_victim",
                                                                   "transactional_framing",
                                                                   "disbelief",
                                                                   "distances_professional",
                                                                   "adultification",
                                                                   "dehumanising",
                                                                   "mutualising",
                                                                   "erases_offender",
                                                                   "blaming_question",
                                                                   "blames_family"};
constexpr Names<Voice, Voice::mention> voices = {"author", "quoted", "reported", "verbatim", "mention"};
constexpr Names<Speaker, Speaker::other> speakers = {"victim", "suspect", "parent", "witness", "professional", "other"};
constexpr Names<About, About::unknown> abouts = {"victim", "suspect", "witness", "professional", "other", "unknown"};
constexpr Names<Spared, Spared::suppressed> spareds = {"place", "mention", "quoted",     "verbatim",  "reported",
                                                       "about", "negated", "unasserted", "suppressed"};
constexpr Names<Place, Place::forensic_history> places = {"exhibit_list", "disclosure",    "weaknesses",
                                                          "label",        "offence_title", "forensic_history"};
constexpr Names<Suggestion::Kind, Suggestion::Kind::ask> suggestion_kinds = {"replace", "rewrite", "ask"};

static_assert(are_complete(contexts) && are_complete(doers) && are_complete(kinds) && are_complete(roles) && are_complete(whos) && are_complete(severities) &&
              are_complete(mechanisms) && are_complete(voices) && are_complete(speakers) && are_complete(abouts) &&
              are_complete(spareds) && are_complete(places) && are_complete(suggestion_kinds));

}  // namespace

std::string_view to_string(Kind kind) noexcept {
  return name_of(kinds, kind);
}
std::string_view to_string(Role role) noexcept {
  return name_of(roles, role);
}
std::string_view to_string(Who who) noexcept {
  return name_of(whos, who);
}
std::string_view to_string(Severity severity) noexcept {
  return name_of(severities, severity);
}
std::string_view to_string(Mechanism mechanism) noexcept {
  return name_of(mechanisms, mechanism);
}
std::string_view to_string(Voice voice) noexcept {
  return name_of(voices, voice);
}
std::string_view to_string(Speaker speaker) noexcept {
  return name_of(speakers, speaker);
}
std::string_view to_string(About about) noexcept {
  return name_of(abouts, about);
}
std::string_view to_string(Spared spared) noexcept {
  return name_of(spareds, spared);
}
std::string_view to_string(Place place) noexcept {
  return name_of(places, place);
}
std::string_view to_string(Suggestion::Kind kind) noexcept {
  return name_of(suggestion_kinds, kind);
}

std::string_view to_string(Context context) noexcept {
  return name_of(contexts, context);
}
std::string_view to_string(Doer doer) noexcept {
  return name_of(doers, doer);
}

std::optional<Context> context_from(std::string_view name) noexcept {
  return value_of<Context>(contexts, name);
}
std::optional<Kind> kind_from(std::string_view name) noexcept {
  return value_of<Kind>(kinds, name);
}
std::optional<Role> role_from(std::string_view name) noexcept {
  return value_of<Role>(roles, name);
}
std::optional<Who> who_from(std::string_view name) noexcept {
  return value_of<Who>(whos, name);
}
std::optional<Severity> severity_from(std::string_view name) noexcept {
  return value_of<Severity>(severities, name);
}
std::optional<Mechanism> mechanism_from(std::string_view name) noexcept {
  return value_of<Mechanism>(mechanisms, name);
}
std::optional<Spared> spared_from(std::string_view name) noexcept {
  return value_of<Spared>(spareds, name);
}
std::optional<About> about_from(std::string_view name) noexcept {
  return value_of<About>(abouts, name);
}
std::optional<Voice> voice_from(std::string_view name) noexcept {
  return value_of<Voice>(voices, name);
}

}  // namespace unblame
