// The noun phrases of a passage that stand for people: role words ("IP", "the older male"), names, pronouns. Whom they stand for
// is decided later (cast.h, pronouns.h); here is only what the words themselves show.
#pragma once

#include <vector>

#include "context/known_names.h"
#include "context/nominal.h"

namespace unblame {

/// The nominals of a passage, in order of their first word.
class Nominals {
 public:
  /// Linear in the passage.
  Nominals(const Passage& passage, const KnownNames& known);

  [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
  [[nodiscard]] const Nominal& operator[](std::size_t n) const noexcept { return all_[n]; }
  [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
  [[nodiscard]] auto end() const noexcept { return all_.end(); }

  /// The nominal that holds word i, or no_nominal. O(1): it is asked at nearly every word.
  [[nodiscard]] NominalIndex at(WordIndex i) const noexcept { return i < of_word_.size() ? of_word_[i] : no_nominal; }

  /// Whether the passage has the same nominals under these names, which are the ones it was read with and perhaps more.
  [[nodiscard]] bool are_same_with(const KnownNames& known) const noexcept;

 private:
  void number_words(WordIndex words);

  std::vector<Nominal> all_;
  std::vector<NominalIndex> of_word_;
  std::vector<std::uint32_t> no_names_;  // hashes of the words that would be names if they were known
};

/// The nominal that holds word i, or no_nominal.
[[nodiscard]] inline NominalIndex nominal_at(const Nominals& nominals, WordIndex i) noexcept {
  return nominals.at(i);
}

}  // namespace unblame
