#include "narratives.h"

#include <array>
#include <string_view>

namespace unblame::bench {
namespace {

/// splitmix64
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t n) {
    state_ += 0x9E3779B97F4A7C15u;
    auto z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return static_cast<std::size_t>((z ^ (z >> 31)) % n);
  }
  template <class Container>
  const auto& pick(const Container& items) { return items[below(items.size())]; }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 12> who = {"The victim", "She", "He",        "The informant", "PC Marsh", "The suspect",
                                                  "IP",         "AP",  "Mrs Doyle", "A neighbour",   "Staff",    "The social worker"};
constexpr std::array<std::string_view, 24> did = {
    "called police at {t} and reported that the front door had been forced", "was spoken to at the address by officers in the presence of her mother",
    "stated that the male had left before midnight in a dark blue vehicle", "provided a first account which was recorded on body worn video",
    "was last seen near the retail park with two other young people", "has been given a reference number and advice about what happens next",
    "attended the station and handed over the telephone for examination", "declined medical attention but agreed to a photograph of the injury",
    "lives alone and has carers who visit three times each day", "was asked about the messages and said that they came from several numbers",
    "has known the man for about six months through her work at the shop", "was arrested on suspicion of assault and taken to custody at {t}",
    "returned home by taxi in the early hours and went straight to bed", "was worried that he would come back once the officers had left",
    "had bruising to the left arm and a cut above the eye", "did not see the registration number because the street light was out",
    "is due to be seen again on Thursday with an interpreter", "transferred the money in four payments after the caller gave the name of the bank",
    "was found by the canal at {t} and taken to the hospital", "has asked that the same officer makes contact by telephone",
    "will be referred to the safeguarding hub for a strategy discussion", "gave the names of three people who were at the party",
    "said that the door was locked from the outside during the night", "was told that the forensic results are expected within two weeks"};
constexpr std::array<std::string_view, 4> ends = {". ", ". ", ". ", ".\n"};
constexpr std::array<std::string_view, 6> not_ascii = {"\u2019s café", " \u2013 ", " \u201cyes\u201d ", " £200 ", " Zoë ", "\u2026 "};

std::string sentence(Random& random, const std::vector<std::string>& phrases, bool ascii) {
  std::string out(random.pick(who));
  out += ' ';
  std::string act(random.pick(did));
  if (const auto t = act.find("{t}"); t != std::string::npos) act.replace(t, 3, std::to_string(10 + random.below(13)) + std::to_string(10 + random.below(49)));
  out += act;
  if (!phrases.empty() && random.below(25) == 0) out += " and " + random.pick(phrases);
  if (!ascii && random.below(4) == 0) out += random.pick(not_ascii);
  out += random.pick(ends);
  return out;
}

}  // namespace

std::vector<std::string> narratives(std::size_t bytes, std::uint64_t seed, const std::vector<std::string>& phrases, bool ascii) {
  Random random(seed);
  std::vector<std::string> out;
  for (std::size_t made = 0; made < bytes;) {
    std::string text;
    const auto size = 1000 + random.below(3000);
    while (text.size() < size) text += sentence(random, phrases, ascii);
    made += text.size();
    out.push_back(std::move(text));
  }
  return out;
}

}  // namespace unblame::bench
