#include "context/assertion.h"

#include <algorithm>

namespace unblame {

namespace {

using Why = Assertion::Why;

const Clause* clause_at(const Reading& reading, WordIndex i) {
  const ClauseIndex c = reading.clauses.clause_of(i);
  return c == no_clause ? nullptr : &reading.clauses[c];
}

bool has_word(const Passage& passage, WordRange range, std::string_view word) {
  for (WordIndex i = range.first; i < range.end; ++i) {
    if (passage.text(i) == word) return true;
  }
  return false;
}

/// Whether what stands from `from` to the match's end, or right behind it, takes it for granted ("again", "continues to").
bool is_presupposed(const Passage& passage, WordIndex from, WordRange match, WordIndex sentence_end) {
  const WordIndex end = std::min(sentence_end, match.end + 12);
  for (const Hit& hit : passage.hits_in({from, end})) {
    if (hit.tag != Tag::presupposes) continue;
    // Behind the match only in its own clause: "drags its feet over the report again, inspector to ring".
    bool comma = false;
    for (WordIndex i = match.end; i <= hit.first && i < end; ++i) comma |= passage.comma_before(i);
    if (hit.first < match.end || !comma || passage.text(hit.first) == "as") return true;  // ", as she had done last time"
  }
  return false;
}

/// Whether a condition that ends at `from` still holds at the match: no main clause has begun. An aside between commas is passed.
bool condition_reaches(const Reading& reading, WordIndex from, WordIndex match) {
  const Passage& passage = reading.passage;
  const bool aside_first = from < match && passage.comma_before(from);
  int commas = aside_first ? -2 : 0;
  for (WordIndex i = from; i <= match; ++i) {
    if (passage.breaks_before(i) && i > from && passage.gap_has(i, ';')) return false;
    if (passage.text(i) == "then" && i > from) return false;
    if (passage.comma_before(i)) {
      ++commas;
      const Clause* clause = clause_at(reading, i);
      const bool main = clause != nullptr && clause->words.first == i && clause->link != Link::relative &&
                        (clause->own_subject || clause->other_subject);
      if (commas > 0 && main) return false;
    }
  }
  return true;
}

bool judge_condition(const Reading& reading, WordRange match, WordRange sentence, Assertion& out) {
  const Passage& passage = reading.passage;
  for (const Hit& hit : passage.hits_in({sentence.first, match.first})) {
    const bool inverted =
        hit.tag == Tag::condition_inverted && passage.gap_after(sentence.end - 1).find('?') == std::string_view::npos &&
        (hit.first == sentence.first || passage.comma_before(hit.first) || passage.is(hit.first - 1, Tag::coordinator)) &&
        hit.end < match.first && reading.nominal_at(hit.end) != no_nominal;
    // "Ring 101 should Mrs Doyle storm off": no subject right before it.
    const bool behind_order = hit.tag == Tag::condition_inverted && passage.text(hit.first) == "should" && hit.first > sentence.first &&
                              hit.end < match.first && reading.nominal_at(hit.end) != no_nominal && !passage.is(hit.first - 1, Tag::relative) &&
                              passage.gap_after(sentence.end - 1).find('?') == std::string_view::npos;  // "Should Mrs Nolan", not "Ellie, 14, had"
    if (hit.tag != Tag::condition && !inverted && !behind_order) continue;
    if (hit.end > match.first || !condition_reaches(reading, hit.end, match.first)) continue;
    out.cue = {hit.first, hit.end};
    // "Had she not been so wrapped up in him": contrary to fact, so the fact stands.
    const bool had =
        inverted ? passage.text(hit.first) == "had"
                 : has_word(passage, {hit.end, match.first}, "had") || has_word(passage, {hit.end, match.first}, "hadn't");
    out.contrary = had && passage.any_in({hit.end, match.first}, Tag::negates);
    if (out.contrary || is_presupposed(passage, hit.end, match, sentence.end)) {
      out.why = Why::presupposed;
      return true;
    }
    out.asserted = false;
    out.why = Why::condition;
    return true;
  }
  return false;
}

bool judge_whether(const Reading& reading, WordRange match, WordRange sentence, Assertion& out) {
  for (const Hit& hit : reading.passage.hits_in({sentence.first, match.first})) {
    if (hit.tag != Tag::whether || hit.end > match.first) continue;
    if (match.first - hit.end > 15 || !condition_reaches(reading, hit.end, match.first)) continue;
    if (is_presupposed(reading.passage, hit.end, match, sentence.end)) continue;
    out = {false, Why::whether, {hit.first, hit.end}};
    return true;
  }
  return false;
}

bool judge_question(const Reading& reading, WordRange match, WordRange sentence, bool asked_by_officer, Assertion& out) {
  const Passage& passage = reading.passage;
  const std::string_view after = passage.gap_after(sentence.end - 1);
  if (after.find('?') == std::string_view::npos) return false;
  if (asked_by_officer) {
    out.why = Why::presupposed;
    out.question = true;
    return true;
  }
  const Clause* clause = clause_at(reading, match.first);
  const WordIndex begin = clause != nullptr ? clause->words.first : sentence.first;
  if (passage.any_in({sentence.first, match.end}, Tag::blaming_question) ||
      is_presupposed(passage, sentence.first, match, sentence.end)) {
    out.why = Why::presupposed;
    out.question = true;
    return true;
  }
  // "Given that she changes her story, what is the point?": the question is another clause's.
  const bool asks_here =
      passage.is(begin, Tag::auxiliary) || passage.is(sentence.first, Tag::auxiliary) || passage.is(sentence.first, Tag::asks);
  const bool label = match.first == sentence.first;  // "Promiscuous?"
  const bool denied = sentence.end < passage.size() && passage.text(sentence.end) == "no" && !passage.sentences()[passage.sentence_of(sentence.end)].opens_paragraph;
  if (!asks_here && !label && !denied) return false;
  // "Does she put herself at risk? Yes": a form's question and its answer.
  if (sentence.end < passage.size() && passage.text(sentence.end) == "yes") return false;
  out = {.asserted = false, .why = Why::question, .cue = {sentence.first, sentence.first + 1}, .question = true};
  return true;
}

/// "advised not to …" is the frame's; here imperatives, "to be told", "plan:", and "may", "might" right before the match.
bool judge_instruction(const Reading& reading, WordRange match, WordRange sentence, Assertion& out) {
  const Passage& passage = reading.passage;
  for (const Hit& hit : passage.hits_in({sentence.first, match.first})) {
    const bool plan = hit.tag == Tag::plan;
    if (hit.tag != Tag::instructed && !plan) continue;
    if (hit.end > match.first || (!plan && match.first - hit.end > 8)) continue;
    // An imperative has no subject and begins its clause: "Do not put yourself at risk", not "They do not".
    const Clause *from = clause_at(reading, hit.first), *to = clause_at(reading, match.first);
    const bool imperative =
        from != nullptr && from == to && !from->own_subject && !from->other_subject && from->words.first == hit.first;
    if (!plan && !imperative) continue;
    if (is_presupposed(passage, match.first, match, sentence.end)) {  // "avoid stoking it up as she had done all summer"
      out.why = Why::presupposed;
      return true;
    }
    out = {false, Why::instruction, {hit.first, hit.end}};
    return true;
  }
  return false;
}

/// "Plan: IP to [engage with us]": of an infinitive without a verb before it, what somebody is to do.
bool judge_intended(const Reading& reading, WordRange match, Assertion& out) {
  const Passage& passage = reading.passage;
  if (match.first < 2 || passage.begins_sentence(match.first) || passage.text(match.first - 1) != "to") return false;
  const NominalIndex n = reading.nominal_at(match.first - 2);
  const Clause* clause = clause_at(reading, match.first);
  if (n == no_nominal || clause == nullptr || clause->subject != n || clause->verb < match.first) return false;
  if (reading.nominal(n).possessor) return false;
  out = {false, Why::instruction, {match.first - 1, match.first}};
  return true;
}

bool judge_possibility(const Reading& reading, WordRange match, Assertion& out) {
  const Passage& passage = reading.passage;
  for (WordIndex i = match.first; i > 0 && match.first - i < 3;) {
    --i;
    if (passage.begins_sentence(i + 1)) return false;
    const bool month = passage.capital(i) && !passage.begins_sentence(i) && passage.text(i) == "may";  // "On 3 May"
    if (const Hit* hit = passage.hit_at(i, Tag::possible); hit != nullptr && hit->end <= match.first && !month) {
      if (passage.text(hit->end) == "have") return false;  // "may have been drinking" insinuates
      out = {false, Why::possibility, {hit->first, hit->end}};
      return true;
    }
    if (!passage.is(i, Tag::adverb) && passage.text(i) != "be") return false;
  }
  return false;
}

}  // namespace

Assertion assertion_of(const Reading& reading, WordRange match, bool asked_by_officer) {
  Assertion out;
  const WordRange sentence = reading.sentence_at(match.first);
  if (judge_question(reading, match, sentence, asked_by_officer, out)) return out;
  if (judge_condition(reading, match, sentence, out)) return out;
  if (judge_whether(reading, match, sentence, out)) return out;
  if (judge_instruction(reading, match, sentence, out)) return out;
  if (judge_intended(reading, match, out)) return out;
  judge_possibility(reading, match, out);
  return out;
}

}  // namespace unblame
