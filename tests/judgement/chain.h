// What holds of every chain of reasons: it bears its answer out, piece by piece.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/finding.h"

namespace unblame {

/// What is wrong with the chain of a judgement of `text`; empty: nothing.
inline std::vector<std::string> broken_chain(const Judgement& judgement, std::string_view text) {
  std::vector<std::string> out;
  const auto expect = [&](bool holds, std::string_view what) {
    if (!holds) out.emplace_back(what);
  };
  const auto count = [&](std::initializer_list<std::string_view> pieces) {
    return std::count_if(judgement.chain.begin(), judgement.chain.end(), [&](const Reason& reason) {
      return std::find(pieces.begin(), pieces.end(), reason.piece) != pieces.end();
    });
  };
  expect(!judgement.chain.empty() && judgement.chain[0].piece == "kind", "the chain does not begin with the kind");
  for (const std::string_view piece : {"kind", "turns", "statement", "mention", "place", "speech", "quotes", "negation"})
    expect(count({piece}) <= 1, "a piece has had its say twice");
  for (const Reason& reason : judgement.chain) {
    expect(!reason.text.empty() && reason.text.back() == '.', "a reason is no sentence");
    expect(!reason.cue || (reason.cue->size() > 0 && reason.cue->end <= text.size()), "a cue is not in the text");
  }
  // Each answer that differs from the author's plain word has its reason, and a reason that is given is in the answer.
  expect((judgement.voice == Voice::mention) == (count({"mention"}) == 1), "mention");
  expect((judgement.voice == Voice::reported) == (count({"speech"}) == 1), "speech");
  expect(judgement.voice != Voice::quoted || count({"quotes"}) == 1, "quotes");  // a scare quote's reason stands beside the author's voice
  expect(judgement.voice != Voice::verbatim || count({"turns", "statement"}) == 1, "turns, statement");
  expect(judgement.place.has_value() == (count({"place"}) == 1), "place");
  expect(count({"about", "cast", "pronouns", "acts"}) == (judgement.voice == Voice::mention ? 0 : 1), "about");
  expect(!judgement.negated || count({"negation"}) == 1, "negation");
  expect(judgement.asserted || count({"assertion"}) >= 1, "assertion");
  // The sentence that decided is one of the chain's, unless nothing but the author's voice or whom the words describe decided.
  const bool of_chain = std::any_of(judgement.chain.begin(), judgement.chain.end(), [&](const Reason& r) { return r.text == judgement.because; });
  const bool plain = judgement.spared == Spared::about || (!judgement.spared && judgement.voice == Voice::author);
  expect(of_chain != plain, "the sentence that decided");
  return out;
}

}  // namespace unblame
