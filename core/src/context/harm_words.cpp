#include "context/harm_words.h"

#include <algorithm>

namespace unblame {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(HarmTag::count)> names = {
    "harm.act",    "harm.touch",  "harm.event",    "harm.compound", "harm.occurs", "harm.suffers", "harm.shares", "harm.mutual",
    "harm.injury", "harm.accident", "harm.no-person", "harm.sex", "harm.body",     "harm.begins", "harm.doer",    "harm.source", "harm.oneself", "harm.prospect"};

}  // namespace

HarmVocabulary::HarmVocabulary(const CueFinder& finder) : cues(finder), tag_of(finder.tag_count(), HarmTag::count) {
  for (std::size_t t = 0; t < names.size(); ++t) {
    const TagId id = finder.tag(Use::cue, names[t]);
    if (id < tag_of.size()) tag_of[id] = static_cast<HarmTag>(t);
  }
}

HarmWords::HarmWords(const HarmVocabulary& vocabulary, const Passage& passage) : bits_(passage.size(), 0) {
  std::vector<CueMatch> found;
  vocabulary.cues.find(passage.words(), 0, passage.size(), found);
  for (const CueMatch& match : found) {
    const HarmTag tag = vocabulary.tag_of[match.tag];
    if (tag == HarmTag::count) continue;
    hits_.push_back({tag, match.first, match.end});
    for (WordIndex i = match.first; i < match.end; ++i) bits_[i] |= bit(tag);
  }
}

bool HarmWords::any_in(WordRange range, HarmTag tag) const noexcept {
  for (WordIndex i = range.first; i < range.end; ++i) {
    if (is(i, tag)) return true;
  }
  return false;
}

const HarmHit* HarmWords::at(WordIndex i, HarmTag tag) const noexcept {
  if (!is(i, tag)) return nullptr;
  auto hit = std::lower_bound(hits_.begin(), hits_.end(), i, [](const HarmHit& h, WordIndex word) { return h.first < word; });
  for (; hit != hits_.end() && hit->first == i; ++hit) {
    if (hit->tag == tag) return &*hit;
  }
  return nullptr;
}

}  // namespace unblame
