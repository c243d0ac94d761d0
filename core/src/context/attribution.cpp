#include "context/attribution.h"

#include <algorithm>

namespace unblame {

namespace {

/// The last frame whose cue begins in `range`.
const Frame* last_frame_in(const std::vector<Frame>& frames, WordRange range) {
  const auto after =
      std::lower_bound(frames.begin(), frames.end(), range.end, [](const Frame& f, WordIndex end) { return f.cue.first < end; });
  if (after == frames.begin()) return nullptr;
  const Frame& frame = *(after - 1);
  return frame.cue.first >= range.first && frame.cue.end <= range.end ? &frame : nullptr;
}

/// Whose an email, note or voicemail is: the possessor before it, who stands behind "from" or "by", a noun right before it.
NominalIndex writer_of(const Reading& reading, const Hit& hit, WordIndex end) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(hit.first);
  constexpr WordIndex near = 4;
  for (WordIndex k = hit.first; k > sentence.first && hit.first - k < near;) {
    --k;
    const NominalIndex n = reading.nominal_at(k);
    if (n == no_nominal) continue;
    if (reading.nominal(n).possessor || reading.nominal(n).words.end + 1 >= hit.first) return n;  // "Defence case statement"
    break;
  }
  for (WordIndex k = hit.end; k < end; ++k) {
    const std::string_view word = passage.text(k);
    if (word != "from" && word != "by") continue;
    const NominalIndex n = reading.head_from(k + 1, std::min(end, k + 5));
    if (n != no_nominal) return n;
  }
  // "Tariq's older brother left a note": who did something with it.
  const ClauseIndex c = reading.clauses.clause_of(hit.first);
  const bool before = c != no_clause && reading.clauses[c].subject != no_nominal &&
                      reading.nominal(reading.clauses[c].subject).words.end <= hit.first;
  return before ? reading.clauses[c].subject : no_nominal;
}

/// Whether what stands between a thing and the mark says that the marks hold its words: a colon, "reads", "beginning".
bool is_read_out(const Reading& reading, const Hit& hit, WordIndex mark) {
  const Passage& passage = reading.passage;
  for (WordIndex i = hit.end; i <= mark && i < passage.size(); ++i) {
    if (passage.gap_has(i, ':')) return true;
    if (i < mark && (passage.is(i, Tag::reads) || passage.is(i, Tag::says))) return true;
    if (i + 1 == mark && passage.is(i, Tag::be) && passage.is(i, Tag::auxiliary)) return true;  // "her words to me were '…'"
  }
  return hit.end == mark;
}

Attribution from_frame(const Reading& reading, const Frame& frame) {
  if (frame.own) return {{}, frame.source, frame.cue};  // "In my view she is a bit 'up for it'": nobody else speaks
  return {speaker_of(reading, frame), frame.source, frame.cue};
}

Attribution before(const Reading& reading, const std::vector<Frame>& frames, WordRange region) {
  const Frame* frame = last_frame_in(frames, region);
  if (frame != nullptr && frame->source != no_nominal) {
    // "AP reads out a text just received from the suspect: …": what is read out is nearer, and has a writer.
    for (const Hit& hit : reading.passage.hits_in({frame->cue.end, region.end})) {
      if (hit.tag != Tag::written || hit.end > region.end || !is_read_out(reading, hit, region.end)) continue;
      const NominalIndex writer = writer_of(reading, hit, region.end);
      if (writer != no_nominal && reading.nominal(writer).words.first > hit.first)
        return {reading.speaker_of(writer), writer, {hit.first, hit.end}};
    }
    return from_frame(reading, *frame);
  }
  // Of several things that hold words ("GP summary in the referral") the last one of which a writer is named.
  const Hit* written = nullptr;
  NominalIndex writer = no_nominal;
  for (const Hit& hit : reading.passage.hits_in(region)) {
    if (hit.tag != Tag::written || hit.end > region.end || !is_read_out(reading, hit, region.end)) continue;
    const NominalIndex found = writer_of(reading, hit, region.end);
    if (written != nullptr && found == no_nominal) continue;
    written = &hit;
    writer = found;
  }
  if (written == nullptr) return frame != nullptr ? from_frame(reading, *frame) : Attribution{};
  Attribution found{Speaker::other, writer, {written->first, written->end}};
  if (writer != no_nominal) found.by = reading.speaker_of(writer);
  return found;
}

/// "Barman Luke Hession, shown footage of the plasterer: "…"": who opens the sentence whose colon stands before the mark.
Attribution before_colon(const Reading& reading, WordRange words) {
  const Passage& passage = reading.passage;
  if (!passage.gap_has(words.first, ':')) return {};
  const WordRange sentence = reading.sentence_at(words.first);
  if (sentence.first >= words.first) return {};
  const NominalIndex n = reading.head_from(sentence.first, sentence.first + 1);
  if (n == no_nominal || reading.nominal(n).pronoun) return {};
  return {reading.speaker_of(n), n, reading.nominal(n).words};
}

/// ""drama queen" (her landlord's words to me)": a bracket behind the mark that says whose they are.
Attribution in_bracket(const Reading& reading, WordRange words) {
  const Passage& passage = reading.passage;
  if (!passage.gap_has(words.end, '(')) return {};
  constexpr WordIndex reach = 4;
  const NominalIndex n = reading.head_from(words.end, std::min(passage.size(), words.end + reach));
  if (n == no_nominal) return {};
  const WordIndex behind = reading.nominal(n).words.end;
  const bool says = behind < passage.size() && (passage.is(behind, Tag::written) || passage.is(behind, Tag::says) || passage.gap_has(behind, ')'));
  return says ? Attribution{reading.speaker_of(n), n, reading.nominal(n).words} : Attribution{};
}

/// "…', said his uncle", "…", she told the crew", "…' is how mum put it": a verb of saying soon behind the closing mark.
Attribution behind(const Reading& reading, WordRange words) {
  const Passage& passage = reading.passage;
  constexpr WordIndex reach = 7;
  const WordIndex end = std::min(reading.sentence_at(words.end - 1).end, words.end + reach);
  for (const Hit& hit : passage.hits_in({words.end, end})) {
    if (hit.tag == Tag::according && hit.first <= words.end + 1) {  // "… a 'party girl' in the words of the doorman"
      const NominalIndex n = reading.head_from(hit.end, std::min(passage.size(), hit.end + 5));
      if (n != no_nominal) return {reading.speaker_of(n), n, {hit.first, hit.end}};
    }
    if (hit.tag != Tag::says) continue;
    for (WordIndex i = words.end; i <= hit.first; ++i) {
      if (passage.gap_has(i, ';')) return {};
    }
    const ClauseIndex c = reading.clauses.clause_of(hit.first);
    NominalIndex n = c == no_clause ? no_nominal : reading.clauses[c].subject;
    if (n == no_nominal || reading.nominal(n).words.first < words.end) n = reading.nominal_from(words.end, hit.first);
    if (n == no_nominal) n = reading.head_from(hit.end, std::min(passage.size(), hit.end + 4));
    if (n != no_nominal) return {reading.speaker_of(n), n, {hit.first, hit.end}};
  }
  return {};
}

/// "Her grandfather rang the desk. "Off out again, is she?"": a quotation that is its own sentence, behind a call.
Attribution called_before(const Reading& reading, WordRange told) {
  for (const Hit& hit : reading.passage.hits_in(told)) {
    if (hit.tag == Tag::written) {  // "Foster carer's email received 0910 and pasted below."
      const NominalIndex writer = writer_of(reading, hit, told.end);
      if (writer != no_nominal && reading.nominal(writer).possessor) return {reading.speaker_of(writer), writer, {hit.first, hit.end}};
    }
    if (hit.tag != Tag::calls_in) continue;
    const ClauseIndex c = reading.clauses.clause_of(hit.first);
    if (c == no_clause || reading.clauses[c].subject == no_nominal || reading.nominal(reading.clauses[c].subject).person != 3) continue;
    return {reading.speaker_of(reading.clauses[c].subject), reading.clauses[c].subject, {hit.first, hit.end}};
  }
  return {};
}

/// "Her uncle left two voicemails. In the second: '…'": a colon before the mark, and the speaker in the sentence before.
Attribution announced_before(const Reading& reading, const std::vector<Frame>& frames, WordRange words) {
  const Passage& passage = reading.passage;
  const std::size_t sentence = passage.sentence_of(words.first);
  if (sentence == 0) return {};
  const WordRange told = passage.sentences()[sentence - 1].words;
  if (passage.begins_sentence(words.first)) return called_before(reading, told);
  if (!passage.gap_has(words.first, ':')) return {};
  if (const Frame* frame = last_frame_in(frames, told); frame != nullptr) return from_frame(reading, *frame);
  for (const Hit& hit : passage.hits_in(told)) {
    if (hit.tag != Tag::written || hit.end > told.end) continue;
    const NominalIndex writer = writer_of(reading, hit, told.end);
    if (writer != no_nominal) return {reading.speaker_of(writer), writer, {hit.first, hit.end}};
  }
  return {};
}

}  // namespace

Attribution attribution_of(const Reading& reading, const std::vector<Frame>& frames, const Quotations& quotations,
                           std::int32_t quotation) {
  const Passage& passage = reading.passage;
  const Quotation& it = quotations[quotation];
  const WordRange words = passage.words_of(it.words);
  if (words.empty()) return {};
  WordIndex begin = reading.sentence_at(words.first).first;
  if (it.outer >= 0) begin = std::max(begin, passage.words_of(quotations[it.outer].words).first);
  // A mark in the middle of a sentence: what stands before it. One at its start may belong to the sentence before a colon.
  if (const Attribution found = before(reading, frames, {std::min(begin, words.first), words.first}); found.by) return found;

  if (it.outer >= 0) return {};
  if (const Attribution found = before_colon(reading, words); found.by) return found;
  if (const Attribution found = in_bracket(reading, words); found.by) return found;
  if (const Attribution found = behind(reading, words); found.by) return found;
  return announced_before(reading, frames, words);
}

bool is_scare_quote(const Reading& reading, Span<ViewByte> quotation) {
  const WordRange words = reading.passage.words_of(quotation);
  constexpr WordIndex longest = 3;
  return words.end - words.first <= longest;
}

}  // namespace unblame
