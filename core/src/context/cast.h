// The people of a document: who is the victim, who the suspect, of what sex, under 18 or not.
//
// One pass over the document at its first match. A person is known by name or by role word; introductions join the two ("Ms Doyle
// (victim)", "the victim is Mrs Vance", "W4, the taxi marshal"). What is told of a person (was stabbed, was arrested, saw it)
// votes for a role where no word states one. At most max_people; who comes later is judged by the role word alone.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "context/syntax.h"

namespace unblame {

using PersonIndex = std::int32_t;
inline constexpr PersonIndex no_person = -1;

struct CastMember {
  RoleWord role = RoleWord::none;
  bool stated = false;  ///< the role was said in so many words, or given by the caller
  Sex sex = Sex::unknown;
  bool plural = false;
  bool agency = false;
  bool singular_they = false;  ///< "goes by they/them"
  bool stranger = false;
  bool named = false;
  bool does_harm = false;  ///< is told to have harmed somebody, not only to have been arrested
  std::optional<bool> under_18{};
  std::array<int, 4> votes{};  ///< victim, suspect, witness, professional: what is told of them
  std::uint32_t mentions = 0;
  PersonIndex owner = no_person;  ///< of "IP's mother", IP
  bool speaks = false;            ///< says or reports something, or calls
  bool descendant = false;        ///< called a son, a daughter, a niece …
  bool indefinite = false;        ///< "a girl"
  bool kin_of_kin = false;        ///< "Son states that his mother …": the relative of somebody who is called a relative
  bool frail = false;             ///< "an elderly man"
  std::uint32_t first_name = 0;         ///< key of the first of several names; 0: unknown
  bool of_her = false;                  ///< "her partner": of a woman who is named nowhere
  RoleWord described = RoleWord::none;  ///< "Mr Ainsworth, a retired dentist": what he is, not yet his part
};

class Cast {
 public:
  static constexpr std::size_t max_people = 64;

  Cast(const Vocabulary& vocabulary, const Document& document, std::span<const FieldText> fields,
       std::span<const SentenceStyle> styles, Passages& passages);

  [[nodiscard]] const std::vector<CastMember>& people() const noexcept { return people_; }
  /// The nominals and clauses of a passage under the names of the cast. Those of the passage that the cast read last, which is
  /// all of a short record, are not made again unless a name that was learnt later changes them.
  [[nodiscard]] std::shared_ptr<const Syntax> syntax_of(const std::shared_ptr<const Passage>& passage) const;

  /// Whom a nominal that is no pronoun names. `owner` is the person of its possessor, if it has one.
  [[nodiscard]] PersonIndex find(const Passage& passage, const Nominal& nominal, PersonIndex owner) const;

  /// The role of a member, from what was stated, then what is told, then the kind of word.
  [[nodiscard]] About role_of(PersonIndex person) const;
  /// The role of a word alone.
  [[nodiscard]] About role_of(RoleWord role, Sex sex) const;
  /// Whether only the kind of word speaks for the role, so that what is said near the match may decide otherwise.
  [[nodiscard]] bool is_weak(PersonIndex person) const;

  /// Whether a son, daughter, grandson … of the one whom the record is about is named.
  [[nodiscard]] bool has_child_of_topic() const;

  /// Whether neither a word nor what is told gives them a part: only a name.
  [[nodiscard]] bool is_without_part(PersonIndex person) const;

  /// Whom the record is about: its first victim; no_person if it names none.
  [[nodiscard]] PersonIndex topic() const noexcept { return topic_; }
  [[nodiscard]] std::optional<bool> topic_under_18() const;

 private:
  friend class CastBuilder;
  struct Key {
    std::uint32_t hash;
    PersonIndex person;
  };

  [[nodiscard]] bool is_namesake(const Passage& passage, const Nominal& nominal, PersonIndex person) const;
  [[nodiscard]] PersonIndex lookup(std::uint32_t key) const noexcept;
  [[nodiscard]] bool is_another_word_for_topic(PersonIndex person) const;
  [[nodiscard]] int fitness_for_topic(PersonIndex person) const;
  void choose_topic();

  std::vector<CastMember> people_;
  std::vector<Key> keys_;  // sorted by hash: names and role words
  KnownNames known_;
  std::shared_ptr<const Passage> read_last_;
  std::shared_ptr<const Syntax> syntax_of_last_;
  PersonIndex topic_ = no_person;
};

/// Keys under which a nominal is known: of a role word (with its owner's), and of each word of a name.
[[nodiscard]] std::uint32_t role_key(const Passage& passage, const Nominal& nominal, PersonIndex owner) noexcept;
/// The key of the first of two or more names, or 0: "Kay Shaw", not "Shaw" or "K Shaw".
[[nodiscard]] std::uint32_t first_name_of(const Passage& passage, const Nominal& nominal) noexcept;
[[nodiscard]] std::uint32_t name_key(const Passage& passage, WordIndex word) noexcept;
/// The same for "Mr" and "Ms" apart: two people of one family name.
[[nodiscard]] std::uint32_t sexed_key(const Passage& passage, WordIndex word, Sex sex) noexcept;

}  // namespace unblame
