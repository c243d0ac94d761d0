#include "context/maker.h"

#include <algorithm>

namespace unblame {

namespace {

constexpr WordIndex opening_words = 60;

WordRange range_of(const Hit& hit) {
  return {hit.first, hit.end};
}

/// The first nominal behind "I am", "I have been", "I, …": what the maker calls himself.
NominalIndex self_description(const Reading& opening, WordIndex end) {
  const Passage& passage = opening.passage;
  for (WordIndex i = 0; i + 1 < end; ++i) {
    if (passage.stem(i) != "i") continue;
    WordIndex k = i + 1;
    while (k < end && k < i + 4 && (passage.is(k, Tag::auxiliary) || passage.is(k, Tag::be) || passage.is(k, Tag::adverb))) ++k;
    const bool is_description = k > i + 1 ? passage.is(k - 1, Tag::be) || !passage.clitic(i).empty() : !passage.clitic(i).empty();
    if (!is_description) continue;
    // The noun of this very phrase: no verb and no preposition may come before it.
    constexpr WordIndex longest = 6;
    for (WordIndex w = k; w < std::min(end, k + longest); ++w) {
      if (passage.begins_sentence(w) || (passage.is(w, Tag::preposition) && passage.text(w) != "as") || passage.breaks_before(w) ||
          (w > k && passage.comma_before(w)))
        break;
      const NominalIndex n = opening.nominal_at(w);
      if (n == no_nominal || opening.nominal(n).pronoun || opening.nominal(n).possessor) continue;
      bool past = false;  // "a retired optician": no work that the statement is about
      for (WordIndex p = opening.nominal(n).words.first; p < opening.nominal(n).words.end; ++p) past |= passage.is(p, Tag::frail);
      return past ? no_nominal : n;
    }
  }
  return no_nominal;
}

/// Whether harm is done to "me" anywhere in the opening.
bool is_harmed(const Passage& passage) {
  for (const Hit& hit : passage.hits()) {
    if (hit.tag != Tag::harms) continue;
    for (WordIndex i = hit.end; i < std::min(passage.size(), hit.end + 5) && !passage.begins_sentence(i); ++i) {
      if (passage.text(i) == "me" || passage.text(i) == "my") return true;

    }
  }
  return false;
}

/// "I saw the lad run in": somebody else is seen or heard, and nothing in the opening is done to "me".
std::optional<WordRange> saw_somebody(const Reading& opening) {
  const Passage& passage = opening.passage;
  std::optional<WordRange> saw;
  for (WordIndex i = 0; i + 1 < passage.size(); ++i) {
    if (passage.text(i) == "me") return std::nullopt;
    if (passage.text(i) != "i" || saw || !passage.is(i + 1, Tag::perceives)) continue;
    const NominalIndex n = opening.nominal_from(i + 2, std::min(passage.size(), i + 5));
    if (n != no_nominal && opening.nominal(n).person == 3) saw = WordRange{i, i + 2};
  }
  return saw;
}

/// The first in a heading that says who is interviewed: a word for the interview, or for a person who is no professional.
std::optional<Maker> interviewee_in(const Reading& opening, WordRange head) {
  const Passage& passage = opening.passage;
  for (WordIndex i = head.first; i < head.end; ++i) {
    if (passage.text(i) == "re" || passage.text(i) == "about" || passage.text(i) == "regarding") return std::nullopt;  // what it was about
    for (const Hit& hit : passage.hits_at(i)) {
      if (hit.tag == Tag::suspect_interview) return Maker{Speaker::suspect, range_of(hit)};
      if (hit.tag == Tag::witness_interview) {
        // "Witness interview with the injured party"
        constexpr WordIndex near = 6;
        const Hit* victim = passage.first_in({hit.end, std::min(head.end, hit.end + near)}, Tag::victim);
        return Maker{victim != nullptr ? Speaker::victim : Speaker::witness, range_of(hit)};
      }
      if (hit.tag == Tag::victim_interview) return Maker{Speaker::victim, range_of(hit)};
    }
    const NominalIndex n = opening.nominal_at(i);
    if (n == no_nominal || opening.nominal(n).words.first != i) continue;
    const Nominal& it = opening.nominal(n);
    if (it.pronoun || it.possessor || it.role == RoleWord::professional || it.role == RoleWord::none) continue;
    return Maker{opening.speaker_of(n), it.words};
  }
  return std::nullopt;
}

/// Where nothing else tells: suspects are written by their bare family name ("SHEPLEY:"), others by a title or a first name. A weak
/// sign, and the last.
Maker maker_by_label(const Passage& passage, const Turns& turns) {
  for (const Turn& turn : turns.all()) {
    if (turn.speaker != TurnLabel::person || turn.label.begin > Passage::block_bytes) continue;
    const WordRange label = passage.words_of(turn.label);
    if (label.empty()) return {};
    bool first_name = false, title = false;
    for (WordIndex i = label.first; i < label.end; ++i) {
      first_name |= passage.is(i, Tag::female_name) || passage.is(i, Tag::male_name);
      title |= passage.is(i, Tag::title_male) || passage.is(i, Tag::title_female);
    }
    constexpr std::uint32_t initials = 3;
    const bool family_name = label.end == label.first + 1 && passage.words()[label.first].span().size() > initials;
    if (!first_name && !title && family_name) return {Speaker::suspect, label};
    return {};
  }
  return {};
}

/// "Summary of voluntary interview, 1412 to 1457 hrs.": an interview that is told, without turns.
Maker maker_of_summary(const Passage& passage) {
  for (const Hit& hit : passage.hits_in({0, std::min(passage.size(), opening_words)})) {
    if (hit.tag == Tag::suspect_interview) return {Speaker::suspect, range_of(hit)};
    if (hit.tag == Tag::witness_interview) return {Speaker::witness, range_of(hit)};
    if (hit.tag == Tag::victim_interview) return {Speaker::victim, range_of(hit)};
  }
  return {};
}

}  // namespace

/// "Occupation: Police Officer" in the head of a statement, by somebody to whom nothing was done.
std::optional<WordRange> police_by_occupation(const Passage& passage, WordIndex end) {
  for (WordIndex i = 0; i + 1 < end; ++i) {
    if (passage.text(i) == "occupation" && passage.is(i + 1, Tag::officer_turn) && !is_harmed(passage)) return WordRange{i, i + 2};
  }
  return std::nullopt;
}

Maker maker_of_statement(const Reading& opening) {
  const Passage& passage = opening.passage;
  const WordIndex end = std::min(passage.size(), opening_words);
  const WordRange head{0, end};
  // What the maker calls himself goes before what he tells: a door supervisor is on duty too.
  if (const NominalIndex n = self_description(opening, end); n != no_nominal) {
    const Nominal& it = opening.nominal(n);
    if (it.role == RoleWord::witness || it.role == RoleWord::bystander) return {Speaker::witness, it.words};
  }
  if (const auto police = police_by_occupation(passage, end)) return {Speaker::professional, *police};
  if (const Hit* hit = passage.first_in(head, Tag::maker_professional)) return {Speaker::professional, range_of(*hit)};
  if (const Hit* hit = passage.first_in(head, Tag::maker_suspect)) return {Speaker::suspect, range_of(*hit)};
  if (const Hit* hit = passage.first_in(head, Tag::maker_family)) return {Speaker::parent, range_of(*hit)};
  // "Statement of PC 611 Ivo GRANT.", "My name is PC Lowe."
  for (const Hit& hit : passage.hits_in(head)) {
    if (hit.tag != Tag::statement_head) continue;
    const NominalIndex n = opening.nominal_from(hit.end, std::min(end, hit.end + 1));
    if (n != no_nominal && opening.nominal(n).role == RoleWord::professional) return {Speaker::professional, opening.nominal(n).words};
  }
  if (const NominalIndex n = self_description(opening, end); n != no_nominal) {
    const Nominal& it = opening.nominal(n);
    switch (it.role) {
      case RoleWord::professional:
        return {Speaker::professional, it.words};
      case RoleWord::family:
        return {Speaker::parent, it.words};
      case RoleWord::witness:
      case RoleWord::bystander:
        return {Speaker::witness, it.words};
      case RoleWord::suspect:
        return {Speaker::suspect, it.words};
      default:
        break;
    }
  }
  if (is_harmed(passage)) return {};
  if (const auto saw = saw_somebody(opening)) return {Speaker::witness, *saw};
  if (const Hit* hit = passage.first_in({0, passage.size()}, Tag::maker_witness)) return {Speaker::witness, range_of(*hit)};
  return {};
}

Maker maker_of_answers(const Reading& opening, const Turns& turns) {
  const Passage& passage = opening.passage;
  if (passage.size() == 0) return {};
  if (turns.all().empty()) return maker_of_summary(passage);
  const WordRange first_label = passage.words_of(turns.all().front().label);
  const WordRange head{0, std::min(first_label.first, opening_words)};
  if (const auto named = interviewee_in(opening, head)) return *named;
  const WordRange all{0, passage.size()};
  for (const Turn& turn : turns.all()) {  // "V:" or "Witness:" among the labels
    const NominalIndex n = opening.nominal_at(passage.words_of(turn.label).first);
    if (turn.speaker == TurnLabel::person && n != no_nominal && opening.nominal(n).role == RoleWord::victim)
      return {Speaker::victim, opening.nominal(n).words};
    if (turn.label.begin > Passage::block_bytes) break;
  }
  if (const Hit* hit = passage.first_in(all, Tag::suspect_interview)) return {Speaker::suspect, range_of(*hit)};
  if (const Hit* hit = passage.first_in(all, Tag::witness_interview)) return {Speaker::witness, range_of(*hit)};
  return maker_by_label(passage, turns);
}

Maker maker_of_summary_heading(const Reading& opening) {
  const Passage& passage = opening.passage;
  if (passage.sentences().empty()) return {};
  const WordRange first = passage.sentences().front().words;
  bool heading = false;
  for (WordIndex i = first.first; i < first.end; ++i) heading |= passage.text(i) == "interview";
  if (!heading) return {};
  for (const Hit& hit : passage.hits_in(first)) {
    if (hit.tag == Tag::suspect_interview) return {Speaker::suspect, range_of(hit)};
  }
  return {};
}

std::optional<Speaker> speaker_of(const Reading& reading, const Turn& turn, const Maker& answers) {
  if (turn.speaker == TurnLabel::officer) return std::nullopt;
  if (turn.speaker == TurnLabel::answer) return answers.by;
  const WordRange label = reading.passage.words_of(turn.label);
  NominalIndex n = reading.head_from(label.first, label.end);
  if (n == no_nominal) return answers.by;
  // "APPROPRIATE ADULT (mother): …"
  const NominalIndex second = n + 1;
  if (static_cast<std::size_t>(second) < reading.nominals.size() && reading.nominal(second).words.end <= label.end &&
      reading.nominal(second).role == RoleWord::family)
    n = second;
  const Nominal& it = reading.nominal(n);
  if (it.role == RoleWord::none) return answers.by;  // a name: the one of the heading
  return reading.speaker_of(n);
}

}  // namespace unblame
