#include "context/mention.h"

#include <algorithm>

#include "context/lines.h"

namespace unblame {

namespace {

WordRange range_of(const Hit& hit) {
  return {hit.first, hit.end};
}

/// The sentence of the match with `before` sentences before it and `behind` behind it.
WordRange around(const Passage& passage, WordRange match, std::size_t before, std::size_t behind) {
  const std::size_t s = passage.sentence_of(match.first);
  const std::size_t first = s >= before ? s - before : 0;
  const std::size_t last = std::min(s + behind, passage.sentences().size() - 1);
  return {passage.sentences()[first].words.first, passage.sentences()[last].words.end};
}

/// An item of a list whose heading announces words: "Phrases to be avoided:" and lines below it.
std::optional<WordRange> list_heading(const Reading& reading, WordRange match) {
  if (!reading.passage.has_any(tags(Tag::word_list))) return std::nullopt;
  const std::string_view view = reading.passage.words().view();
  Span<ViewByte> line = line_at(view, reading.passage.span_of(match).begin);
  if (!is_list_item(view, line)) {
    constexpr std::uint32_t short_line = 60;
    if (line.size() > short_line) return std::nullopt;
  }
  constexpr int most_lines = 30;
  bool after_blank = false;
  for (int n = 0; n < most_lines && line.begin > 0; ++n) {
    const bool item = is_list_item(view, line);
    line = line_before(view, line);
    if (is_blank_line(view, line)) {
      if (!item) return std::nullopt;  // a paragraph of its own below the list
      after_blank = true;
      continue;
    }
    if (is_list_item(view, line)) continue;
    const WordRange words = reading.passage.words_of(line);
    const Hit* announced = reading.passage.first_in(words, Tag::word_list);
    const std::size_t last = view.substr(line.begin, line.size()).find_last_not_of(" \t");
    const bool heading = last != std::string_view::npos && view[line.begin + last] == ':';
    if (announced != nullptr && (heading || !after_blank)) return range_of(*announced);
    constexpr std::uint32_t running_text = 70;
    if (heading || line.size() > running_text) return std::nullopt;
  }
  return std::nullopt;
}

/// "the word", "the expression" right before the match; "is outdated", "has no place" right behind it.
std::optional<WordRange> named_as_wording(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  constexpr WordIndex near = 3;
  const WordIndex begin = std::max(sentence.first, match.first > near ? match.first - near : 0);
  for (WordIndex i = begin; i < match.first && !passage.text(match.first).ends_with("ing"); ++i) {  // "avoid putting" is advice
    for (const Tag tag : {Tag::wording, Tag::named_word}) {
      const Hit* hit = passage.hit_at(i, tag);
      if (hit != nullptr && hit->end == match.first) return range_of(*hit);
    }
  }
  const ClauseIndex c = reading.clauses.clause_of(match.first);  // "… because [lifestyle choice] is not language we accept"
  const bool begins = match.first == sentence.first || (c != no_clause && match.first <= reading.clauses[c].words.first + 1);
  for (WordIndex i = match.end; begins && i < std::min(sentence.end, match.end + near); ++i) {
    if (const Hit* hit = passage.hit_at(i, Tag::criticised)) return range_of(*hit);
  }
  return std::nullopt;
}

/// "The slide lists … as a question to avoid": guidance and a list of words in one sentence; "the wording was corrected"; "Myths:
/// …".
std::optional<WordRange> spoken_of_in_sentence(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  const WordRange before{sentence.first, match.first}, behind{match.end, std::max(match.end, sentence.end)};
  const auto find = [&](Tag tag) {
    const Hit* hit = passage.first_in(before, tag);
    return hit != nullptr ? hit : passage.first_in(behind, tag);
  };
  const Hit *list = find(Tag::word_list), *guidance = find(Tag::guidance), *wording = find(Tag::wording),
            *criticised = find(Tag::criticised);
  if (list != nullptr && guidance != nullptr && list->first != guidance->first) return range_of(*list);
  if (wording != nullptr && criticised != nullptr && wording->first != criticised->first) return range_of(*wording);
  // "The suggestion that she [led him on] is a rape myth."
  const Hit *claim = passage.first_in(before, Tag::claim_of), *refuted = passage.first_in(behind, Tag::criticised);
  if (claim != nullptr && refuted != nullptr) return range_of(*refuted);
  constexpr WordIndex near = 6;
  if (list != nullptr && list->first >= match.end && list->first < match.end + near && !guidance) {
    const Hit* announced = passage.first_in({match.end, std::min(sentence.end, match.end + near + 3)}, Tag::words_listed);
    if (announced != nullptr) return range_of(*announced);
  }
  // "Myths: …", "Expressions to avoid: …": a list that is announced and follows in the same line.
  constexpr WordIndex opening = 3;
  if (list != nullptr && list->first < sentence.first + opening && list->end <= match.first) {
    constexpr WordIndex longest_heading = 10;
    for (WordIndex i = list->end; i <= std::min(match.first, list->end + longest_heading); ++i) {
      if (passage.gap_has(i, ':')) return range_of(*list);
    }
  }
  return std::nullopt;
}

/// A general belief that is set out to be called wrong: "jurors may think that someone who …".
std::optional<WordRange> believed_in_general(const Reading& reading, WordRange match) {
  const WordRange sentence = reading.sentence_at(match.first);
  if (const Hit* hit = reading.passage.first_in({sentence.first, match.first}, Tag::belief)) return range_of(*hit);
  return std::nullopt;
}

/// A word about wording, criticism or guidance in the sentence of a quotation, or at the start of the next ("That wording …").
std::optional<WordRange> quoted_as_wording(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  for (const Tag tag : {Tag::wording, Tag::criticised, Tag::word_list}) {
    for (const Hit& hit : passage.hits_in(sentence)) {
      // "Avoid 'failed to disclose'", but not "She is promiscuous and I avoid her."
      const bool order = passage.text(hit.first) != "avoid" || hit.end == match.first || passage.begins_sentence(hit.first);
      if (hit.tag == tag && !match.has(hit.first) && order) return range_of(hit);
    }
  }
  if (sentence.end >= passage.size()) return std::nullopt;
  const std::size_t next = passage.sentence_of(sentence.end);
  if (passage.sentences()[next].opens_paragraph) return std::nullopt;
  for (const Hit& hit : passage.hits_in(passage.sentences()[next].words)) {
    if (hit.tag == Tag::wording || hit.tag == Tag::criticised) return range_of(hit);
  }
  return std::nullopt;
}

/// "The entry describes V as making poor choices. She is 14, that is not language I will have.": criticised soon behind.
std::optional<WordRange> described_and_criticised(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  const WordRange before{sentence.first, match.first};
  const bool told =
      passage.any_in(before, Tag::describes) || passage.any_in(before, Tag::says) || passage.any_in(before, Tag::names);
  if (!told || !passage.any_in(before, Tag::colleague)) return std::nullopt;
  const WordRange behind{match.end, around(passage, match, 0, 2).end};
  if (const Hit* hit = passage.first_in(behind, Tag::criticised)) return range_of(*hit);
  return std::nullopt;
}

Speaker criticised_writer(const Passage& passage, WordRange match) {
  const WordRange near = around(passage, match, 1, 1);
  if (passage.any_in(near, Tag::guidance) || passage.any_in(near, Tag::word_list)) return Speaker::other;
  return passage.any_in(near, Tag::colleague) ? Speaker::professional : Speaker::other;
}

}  // namespace

std::optional<Mention> mention_of(const Reading& reading, WordRange match, bool quoted) {
  if (const auto cue = list_heading(reading, match)) return Mention{Speaker::other, *cue, true};
  std::optional<WordRange> cue = named_as_wording(reading, match);
  if (!cue) cue = believed_in_general(reading, match);
  if (!cue) cue = spoken_of_in_sentence(reading, match);
  if (!cue) cue = described_and_criticised(reading, match);
  if (!cue && quoted) cue = quoted_as_wording(reading, match);
  if (!cue) return std::nullopt;
  // "I take its point. I remain of the view that …": from there the words are the author's again.
  const WordRange sentence = reading.sentence_at(match.first);
  if (!quoted && reading.passage.any_in({sentence.first, match.first}, Tag::own_view)) return std::nullopt;
  return Mention{criticised_writer(reading.passage, match), *cue, false};
}

}  // namespace unblame
