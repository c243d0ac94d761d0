// The words of a passage that tell of harm: acts, events, injuries and what stands around them. The patterns are data
// (rules/lexicon/acts.json, "harm.…"). Looked for in a pass of their own, since nobody but visibility.cpp and its pieces
// (act_*.h) ask for them.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "context/analysis.h"
#include "match/cues.h"

namespace unblame {

enum class HarmTag : std::uint8_t {
  act,       ///< verbs that always tell of harm to a person: assault, groom, defraud
  touch,     ///< verbs that do so only of a person or a body: hit, push, threaten
  event,     ///< nouns: assault, altercation, sexual activity
  compound,  ///< nouns that make another thing of an event: the assault charge
  occurs,
  suffers,
  shares,  ///< was involved in, had a
  mutual,  ///< of the events, those that two are said to share
  injury,
  accident,   ///< a fall, a collision: nobody's abuse
  no_person,  ///< a car, a dog: nobody, where a doer would stand
  sex,        ///< "had sex with"
  body,
  begins,      ///< before an infinitive that was done: tried to, began to
  doer,        ///< somebody who is no nominal: persons unknown, a gang
  source,      ///< by, from, at the hands of
  to_oneself,  ///< of the verbs, those that one also does to oneself: hit one's head
  prospect,    ///< before what has not happened: at risk of, protect from
  past,        ///< past forms and participles that do not end in -ed
  unchanged,   ///< of these, the ones that are the base form too: hit
  count
};

/// The numbers of the tags in the tables of one cue finder. Immutable.
struct HarmVocabulary {
  explicit HarmVocabulary(const CueFinder& finder);

  const CueFinder& cues;
  std::vector<HarmTag> tag_of;  ///< by TagId; HarmTag::count for those that are not read here
};

struct HarmHit {
  HarmTag tag = HarmTag::count;
  WordIndex first = 0, end = 0;
};

class HarmWords {
 public:
  /// Linear in the passage.
  HarmWords(const HarmVocabulary& vocabulary, const Passage& passage);

  /// Hits in order of their first word, longest first.
  [[nodiscard]] std::span<const HarmHit> all() const noexcept { return hits_; }
  /// Whether word i lies in a hit of `tag`.
  [[nodiscard]] bool is(WordIndex i, HarmTag tag) const noexcept { return i < bits_.size() && (bits_[i] & bit(tag)) != 0; }
  [[nodiscard]] bool any_in(WordRange range, HarmTag tag) const noexcept;
  /// The longest hit of `tag` that begins at word i, or nullptr. O(log n).
  [[nodiscard]] const HarmHit* at(WordIndex i, HarmTag tag) const noexcept;

 private:
  static constexpr std::uint32_t bit(HarmTag tag) noexcept { return 1u << static_cast<unsigned>(tag); }
  std::vector<HarmHit> hits_;
  std::vector<std::uint32_t> bits_;
};

}  // namespace unblame
