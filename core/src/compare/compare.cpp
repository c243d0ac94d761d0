#include "unblame/compare.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "compare/alignment.h"
#include "facts/known_facts.h"
#include "text/view.h"
#include "unblame/text.h"

namespace unblame {
namespace {

// --- findings ---

/// The words of a finding, as they are matched: capitals and blanks do not count.
std::string folded(std::string_view words) {
  std::string view, joined;
  fold(words, view);
  for (const char c : view) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      joined += c;
    else if (!joined.empty() && joined.back() != ' ')
      joined += ' ';
  }
  return joined;
}

std::string_view words_of(const Version& version, const Finding& finding) {
  return version.text.substr(finding.at.bytes.begin, finding.at.bytes.size());
}

/// Pairs the findings of both versions: by aligned place first, then by the same words elsewhere.
class FindingPairs {
 public:
  FindingPairs(const Version& draft, const Version& final, const Alignment& alignment) : draft_(draft), final_(final) {
    pair_of_draft_.resize(draft.findings.size());
    taken_.resize(final.findings.size());
    std::map<std::string_view, std::vector<std::size_t>> drafts, finals;
    for (std::size_t i = 0; i < draft.findings.size(); ++i) drafts[draft.findings[i].rule].push_back(i);
    for (std::size_t i = 0; i < final.findings.size(); ++i) finals[final.findings[i].rule].push_back(i);
    for (const auto& [rule, of_draft] : drafts)
      if (const auto of_final = finals.find(rule); of_final != finals.end()) {
        pair_in_place(of_draft, of_final->second, alignment);
        pair_moved(of_draft, of_final->second);
      }
  }

  void tell(Comparison& out) const {
    for (std::size_t i = 0; i < pair_of_draft_.size(); ++i) {
      const auto& pair = pair_of_draft_[i];
      const bool counted = draft_.findings[i].counts(), still = pair && final_.findings[pair->final].counts();
      if (counted && still)
        out.kept.push_back(*pair);
      else if (counted)
        out.removed.push_back(i);
      else if (still)
        out.introduced.push_back(pair->final);
    }
    for (std::size_t i = 0; i < taken_.size(); ++i)
      if (!taken_[i] && final_.findings[i].counts()) out.introduced.push_back(i);
    std::ranges::sort(out.introduced);
  }

 private:
  /// Both lists are in order of position, and an alignment keeps it: one walk.
  void pair_in_place(const std::vector<std::size_t>& drafts, const std::vector<std::size_t>& finals, const Alignment& alignment) {
    auto next = finals.begin();
    for (const std::size_t i : drafts) {
      const Span<SourceByte> there = alignment.to_final(draft_.findings[i].at.bytes);
      if (there.empty()) continue;
      while (next != finals.end() && final_.findings[*next].at.bytes.end <= there.begin) ++next;
      if (next == finals.end()) return;
      if (!final_.findings[*next].at.bytes.overlaps(there)) continue;
      pair_of_draft_[i] = KeptFinding{i, *next, false};
      taken_[*next] = true;
      ++next;
    }
  }

  void pair_moved(const std::vector<std::size_t>& drafts, const std::vector<std::size_t>& finals) {
    std::unordered_map<std::string, std::vector<std::size_t>> free;
    for (auto at = finals.rbegin(); at != finals.rend(); ++at)
      if (!taken_[*at]) free[folded(words_of(final_, final_.findings[*at]))].push_back(*at);
    for (const std::size_t i : drafts) {
      if (pair_of_draft_[i]) continue;
      const auto same = free.find(folded(words_of(draft_, draft_.findings[i])));
      if (same == free.end() || same->second.empty()) continue;
      pair_of_draft_[i] = KeptFinding{i, same->second.back(), true};
      taken_[same->second.back()] = true;
      same->second.pop_back();
    }
  }

  const Version &draft_, &final_;
  std::vector<std::optional<KeptFinding>> pair_of_draft_;
  std::vector<bool> taken_;
};

// --- facts ---

/// The certain facts of `version` that `other` does not know, each once, at its first place.
std::vector<FactChange> changes(const Version& version, const KnownFacts& other) {
  std::vector<FactChange> list;
  std::unordered_map<std::string, std::size_t> told;  // kind and normal form: index in the list
  Positions positions(version.text);
  std::optional<std::size_t> open_name;  // the name that the last fact was told in
  std::uint32_t name_end = 0;
  const auto next_to_last_name = [&](const Fact& fact) {
    if (!open_name || fact.span.begin < name_end) return false;
    const std::string_view between = version.text.substr(name_end, fact.span.begin - name_end);
    return between == " " || between == "-";
  };
  for (const Fact& fact : version.facts) {
    if (!fact.certain || other.knows(fact)) continue;
    const auto [known, is_new] = told.try_emplace(std::to_string(static_cast<int>(fact.kind)) + fact.normal, list.size());
    if (!is_new) {
      ++list[known->second].count;
      continue;
    }
    if (fact.kind == FactKind::name && next_to_last_name(fact)) {  // "Daniel Marsh" is one name to a reader
      FactChange& name = list[*open_name];
      known->second = *open_name;
      name.normal += " " + fact.normal;
      const Span<SourceByte> whole{name.at.bytes.begin, fact.span.end};
      name.words = std::string(version.text.substr(whole.begin, whole.size()));
      name.at = positions.locate(whole);
    } else {
      list.push_back({.kind = fact.kind,
                      .normal = fact.normal,
                      .words = std::string(version.text.substr(fact.span.begin, fact.span.size())),
                      .at = positions.locate(fact.span),
                      .count = 1});
      if (fact.kind == FactKind::name) open_name = list.size() - 1;
    }
    if (fact.kind == FactKind::name) name_end = fact.span.end;
  }
  return list;
}

/// Facts of one kind in one changed block stand for each other, in order: 23:10 became 23:40.
void find_counterparts(Comparison& out, const Alignment& alignment) {
  std::map<std::pair<std::size_t, FactKind>, std::vector<std::size_t>> in_block;
  for (std::size_t i = out.added.size(); i-- > 0;)
    in_block[{alignment.run_of_final(out.added[i].at.bytes), out.added[i].kind}].push_back(i);
  for (std::size_t i = 0; i < out.lost.size(); ++i) {
    const auto block = in_block.find({alignment.run_of_draft(out.lost[i].at.bytes), out.lost[i].kind});
    if (block == in_block.end() || block->second.empty()) continue;
    out.lost[i].counterpart = block->second.back();
    out.added[block->second.back()].counterpart = i;
    block->second.pop_back();
  }
}

}  // namespace

Comparison compare(const Version& draft, const Version& final) {
  Comparison out;
  const Alignment alignment(draft.text, final.text);
  out.coarse = alignment.coarse();
  out.facts_cut = draft.facts.size() >= max_facts || final.facts.size() >= max_facts;
  FindingPairs(draft, final, alignment).tell(out);
  const KnownFacts in_draft(draft.facts), in_final(final.facts);
  out.lost = changes(draft, in_final);
  out.added = changes(final, in_draft);
  find_counterparts(out, alignment);
  return out;
}

}  // namespace unblame
