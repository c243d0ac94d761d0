#include "context/visibility.h"

#include <algorithm>
#include <optional>

#include "context/act_events.h"
#include "context/act_verbs.h"
#include "context/act_words.h"
#include "context/harm_words.h"
#include "context/reading.h"

namespace unblame {

namespace {

struct Found {
  WordRange act{};
  Doer doer = Doer::passive;
  WordIndex first_act = 0;  ///< of its clause: the block in which it stands has the clause
};

/// Reads the acts of one passage. Every look around a word has a limit, so all of it is linear.
class Reader {
 public:
  Reader(const Reading& reading, const HarmWords& harm)
      : reading_(reading),
        passage_(reading.passage),
        harm_(harm),
        words_(reading, harm),
        verbs_(reading, harm),
        events_(reading, harm) {}

  /// One act for each clause whose first act stands in `own`. A clause may begin before and go on behind it.
  std::vector<Found> acts_in(WordRange own) {
    if (own.empty()) return {};
    const Clause* opening = words_.clause_at(own.first);
    const WordIndex begin = opening != nullptr ? std::min(opening->words.first, own.first) : own.first;
    for (const HarmHit& hit : harm_.all()) {
      if (hit.first < begin || hit.first < done_until_) continue;
      if (hit.first >= own.end && (found_.empty() || !is_same_clause(found_.back().act.first, hit.first))) break;
      if (const auto doer = doer_of(hit)) add({{hit.first, hit.end}, *doer, hit.first});
    }
    std::erase_if(found_, [&](const Found& act) { return !own.has(act.first_act); });
    return std::move(found_);
  }

 private:
  std::optional<Doer> doer_of(const HarmHit& hit) {
    if (passage_.is(hit.first, Tag::act_pseudo) || (passage_.is(hit.first, Tag::adverb) && hit.end == hit.first + 1) ||
        words_.asks(hit.first) || words_.is_supposed(hit.first))
      return std::nullopt;
    switch (hit.tag) {
      case HarmTag::act:
      case HarmTag::touch:
        return verbs_.of_verb(hit);
      case HarmTag::event:
        return events_.of_event(hit);
      case HarmTag::suffers:
        return events_.of_sufferer(hit);
      case HarmTag::shares:
        return events_.of_sharing(hit);
      case HarmTag::sex:
        if (events_.is_only_wanted(hit)) return std::nullopt;
        done_until_ = hit.end;
        return events_.of_sex(hit);
      default:
        return std::nullopt;
    }
  }

  /// One for each clause; a doer who is named anywhere in it is named.
  void add(const Found& act) {
    if (!found_.empty() && is_same_clause(found_.back().act.first, act.act.first)) {
      if (act.doer == Doer::named && found_.back().doer != Doer::named)
        found_.back() = {act.act, act.doer, found_.back().first_act};
      return;
    }
    found_.push_back(act);
  }
  bool is_same_clause(WordIndex a, WordIndex b) const {
    return reading_.clauses.clause_of(a) == reading_.clauses.clause_of(b) && passage_.sentence_of(a) == passage_.sentence_of(b);
  }

  const Reading& reading_;
  const Passage& passage_;
  const HarmWords& harm_;
  ActWords words_;
  ActVerbs verbs_;
  ActEvents events_;
  std::vector<Found> found_;
  WordIndex done_until_ = 0;  // an act before this word was taken with an earlier one
};

/// Whether the words tell it as a fact, and whose they are.
std::optional<bool> own_words(const Judgement& judgement) {
  if (judgement.place || judgement.voice == Voice::mention || judgement.negated || !judgement.asserted) return std::nullopt;
  return judgement.counts();
}

}  // namespace

Visibility visibility_of(const CueFinder& cues, DocumentJudge& judging, std::span<const FieldText> fields) {
  const HarmVocabulary vocabulary(cues);
  constexpr Claim of_anybody{.who = Who::anyone};
  Visibility visibility;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    std::vector<std::pair<Span<ViewByte>, HarmClause>> found;
    judging.each_block(f, [&](const Reading& reading, WordRange own) {
      const HarmWords harm(vocabulary, reading.passage);
      for (const Found& act : Reader(reading, harm).acts_in(own))
        found.push_back({reading.passage.span_of(act.act),
                         {.field = static_cast<std::uint32_t>(f), .act = reading.passage.source_of(act.act), .doer = act.doer}});
    });
    for (auto& [span, clause] : found) {
      const auto own = own_words(judging.judge(f, span, of_anybody));
      if (!own) continue;
      clause.own_words = *own;
      visibility.clauses.push_back(clause);
    }
  }
  return visibility;
}

}  // namespace unblame
