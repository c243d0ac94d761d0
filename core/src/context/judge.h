// Whose words, about whom, do they count? One answer for each match, with the chain of reasons.
//
// The pieces (quotes, speech, kind, place, roles, pronouns, negation …) answer one question each, in files of their own;
// judge.cpp asks them in order and nothing else. Nothing runs for a document without a match; what holds for the whole document
// (kind, quotation marks, cast) is found once, at its first match.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "match/cues.h"
#include "text/offset_map.h"
#include "unblame/document.h"
#include "unblame/finding.h"
#include "unblame/linter.h"
#include "unblame/rules.h"

namespace unblame {

/// A field's text as it was given and as it is matched. Views; they outlive the DocumentJudge.
struct FieldText {
  std::string_view source;
  std::string_view view;
  const OffsetMap* map = nullptr;
  const Words* words = nullptr;  ///< all words of the view, if somebody has cut them
};

/// What a rule says beforehand about its matches.
struct Claim {
  Who who = Who::victim;
  std::optional<About> about{};  ///< fixed by the rule
  bool presupposes = false;      ///< negation, condition and question do not cancel it
  bool judges = false;           ///< it doubts or judges the person: nobody says it of themselves in passing
  bool concludes = false;        ///< it lays the blame or makes little of it: a conclusion from what was told, unless told as a fact
  Context context = Context::all;  ///< what is looked at; less only to measure
};

class DocumentJudge;
struct Reading;
struct WordRange;

/// Holds the cue tags, resolved once. Immutable; any number of threads.
class Judge {
 public:
  /// `cues` outlives the judge.
  explicit Judge(const CueFinder& cues);
  ~Judge();
  Judge(Judge&&) noexcept;

  /// Begins a document: O(1); analysis waits for the first question. The document and `fields` (one for each of its fields)
  /// outlive it.
  [[nodiscard]] DocumentJudge begin(const Document& document, std::span<const FieldText> fields) const;

  struct Vocabulary;  ///< tags by name, see vocabulary.h

 private:
  std::unique_ptr<const Vocabulary> vocabulary_;
};

/// Judges the matches of one document. Not shared between threads.
class DocumentJudge {
 public:
  ~DocumentJudge();
  DocumentJudge(DocumentJudge&&) noexcept;

  /// `match` is not empty. Amortised linear: the first question of a field reads all of it once; each further one reads at most
  /// 400 words to each side.
  [[nodiscard]] Judgement judge(std::size_t field, Span<ViewByte> match, const Claim& claim);

  /// Shows every block of a field once, in order: the reading around it, and which of its words are the block's. Linear.
  void each_block(std::size_t field, const std::function<void(const Reading&, WordRange)>& look);

  /// The sentence around `match`, by the style of the field's kind.
  [[nodiscard]] Span<ViewByte> sentence(std::size_t field, Span<ViewByte> match);

  /// The document's kind: as stated, or found.
  [[nodiscard]] Kind kind(std::size_t field);

 private:
  friend class Judge;
  struct State;
  explicit DocumentJudge(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace unblame
