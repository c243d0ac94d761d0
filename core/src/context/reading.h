// A passage as it is read: its words, nominals, clauses, and whom the nominals stand for. Made once for all matches of a block.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "context/analysis.h"
#include "context/cast.h"
#include "context/predicate.h"
#include "context/pronouns.h"
#include "context/syntax.h"

namespace unblame {

/// Nominals one after another, by their index. (`std::views::iota` does not compile with Clang 14 on libstdc++.)
class NominalRange {
 public:
  class Iterator {
   public:
    explicit constexpr Iterator(NominalIndex n) noexcept : n_(n) {}
    constexpr NominalIndex operator*() const noexcept { return n_; }
    constexpr Iterator& operator++() noexcept { return ++n_, *this; }
    constexpr bool operator==(const Iterator&) const noexcept = default;

   private:
    NominalIndex n_;
  };

  constexpr NominalRange(NominalIndex first, NominalIndex end) noexcept : first_(first), end_(end) {}
  [[nodiscard]] constexpr Iterator begin() const noexcept { return Iterator{first_}; }
  [[nodiscard]] constexpr Iterator end() const noexcept { return Iterator{end_}; }

 private:
  NominalIndex first_, end_;
};

struct Reading {
  /// `its_passage` is split.
  Reading(std::shared_ptr<const Passage> its_passage, const Cast& people)
      : held(std::move(its_passage)),
        passage(*held),
        syntax(people.syntax_of(held)),
        nominals(syntax->nominals),
        clauses(syntax->clauses),
        cast(&people),
        referents(passage, nominals, clauses, people) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  std::shared_ptr<const Passage> held;
  const Passage& passage;
  std::shared_ptr<const Syntax> syntax;
  const Nominals& nominals;
  const Clauses& clauses;
  const Cast* cast;
  Referents referents;

  [[nodiscard]] const Nominal& nominal(NominalIndex n) const noexcept { return nominals[static_cast<std::size_t>(n)]; }
  [[nodiscard]] NominalIndex nominal_at(WordIndex i) const noexcept { return unblame::nominal_at(nominals, i); }
  /// The first nominal that begins at word i or behind it, before `end`, or no_nominal.
  [[nodiscard]] NominalIndex nominal_from(WordIndex i, WordIndex end) const noexcept;
  /// The nominals that begin before the end of `range` and end behind its begin, in order. Logarithmic.
  [[nodiscard]] NominalRange nominals_in(WordRange range) const noexcept;
  /// As nominal_from; of "the victim's mother" the mother.
  [[nodiscard]] NominalIndex head_from(WordIndex i, WordIndex end) const noexcept;
  [[nodiscard]] WordRange sentence_at(WordIndex i) const noexcept { return passage.sentences()[passage.sentence_of(i)].words; }

  /// The role of whom a nominal stands for; of an unresolved pronoun, unknown.
  [[nodiscard]] About role_of(NominalIndex n) const;
  /// Who speaks, if the nominal does.
  [[nodiscard]] Speaker speaker_of(NominalIndex n) const;
};

/// The speaker that a role is: family is `parent`, whoever else is neither is `other`.
[[nodiscard]] Speaker speaker_of(RoleWord word, About role) noexcept;
[[nodiscard]] About about_of(Speaker speaker) noexcept;

}  // namespace unblame
