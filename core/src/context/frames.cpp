// Finds the frames of a passage, one cue at a time: speech.h says what a frame is.
#include <algorithm>
#include <optional>

#include "context/cue_words.h"
#include "context/frame_content.h"
#include "context/frame_labels.h"
#include "context/frame_source.h"
#include "context/speech.h"

namespace unblame {

namespace {

/// Finds the frames of one passage.
class FrameFinder {
 public:
  explicit FrameFinder(const Reading& reading)
      : reading_(reading), passage_(reading.passage), cue_(reading), source_(reading), content_(reading), labels_(reading) {}

  std::vector<Frame> run() {
    for (const Hit& hit : passage_.hits()) {
      switch (hit.tag) {
        case Tag::says:
          add_saying(hit);
          break;
        case Tag::names:
          add_naming(hit);
          break;
        case Tag::describes:
          add_description(hit);
          break;
        case Tag::hearsay:
          if (cue_.follows_modal(hit)) break;  // "could be said to"
          add({.cue = {hit.first, hit.end}, .by = Speaker::other, .content = cue_.rest(hit.end), .carries = false});
          break;
        case Tag::account:
          add_account(hit);
          break;
        case Tag::calls_in:
          add_call(hit);
          break;
        case Tag::account_follows:
          add_account_follows(hit);
          break;
        case Tag::according:
          add_according(hit);
          break;
        case Tag::instructs:
          add_instruction(hit);
          break;
        default:
          break;
      }
    }
    for (std::size_t s = 0; s < passage_.sentences().size(); ++s) {
      const Sentence& sentence = passage_.sentences()[s];
      if (const std::optional<Frame> label = labels_.find(sentence)) add(*label);
      if (s > 0) add_answer(passage_.sentences()[s - 1].words, sentence.words);
    }
    std::stable_sort(frames_.begin(), frames_.end(), [](const Frame& a, const Frame& b) {
      return a.cue.first != b.cue.first ? a.cue.first < b.cue.first : a.instructs < b.instructs;
    });
    return std::move(frames_);
  }

 private:
  void add(Frame frame) {
    if (frame.content.empty() && frame.aside.empty()) return;
    if (frame.source != no_nominal) frame.own = reading_.nominal(frame.source).person == 1;
    // Distance is taken in the words around the cue: "wrongly says", "asserts, on nothing more than gossip, that".
    const WordRange sentence = reading_.sentence_at(frame.cue.first);
    constexpr WordIndex before = 4, behind = 10;
    const WordIndex first = frame.cue.first > sentence.first + before ? frame.cue.first - before : sentence.first;
    const WordIndex end = std::min({sentence.end, frame.cue.end + behind, std::max(frame.cue.end, frame.content.first)});
    frame.distance |= passage_.any_in({first, end}, Tag::distance);
    frames_.push_back(frame);
  }

  void add_saying(const Hit& hit) {
    if (cue_.is_noun(hit) || cue_.is_form_label(hit) || cue_.is_short_passive(hit)) return;
    if (passage_.is(hit.first, Tag::reports) && cue_.reports_missing(hit)) return;
    if (cue_.is_withheld(hit)) return;
    Frame frame{.cue = {hit.first, hit.end}};
    const WordRange sentence = reading_.sentence_at(hit.first);
    const bool passive = cue_.is_passive(hit.first);
    frame.source = source_.of_verb(hit, passive);
    if (frame.source == no_nominal && hit.first > sentence.first && passage_.text(hit.first - 1) == "to")
      return;  // "unfair to say"
    if (const NominalIndex inverted = source_.inverted_source(hit); inverted != no_nominal) frame.source = inverted;
    if (passive && frame.source == no_nominal && !cue_.told_somebody(hit)) return;  // "it is noted that": the record's author
    if (passive && frame.source == no_nominal) frame.by = cue_.police_were_told(hit) ? Speaker::other : Speaker::professional;
    frame.content = content_.of(hit, sentence);
    content_.cut_marks(frame);
    if (frame.content.empty() && content_.is_aside(hit, frame, sentence)) {
      const Clause* clause = cue_.clause_at(hit.first);
      frame.aside = clause->words;
      frame.content = sentence;
      frame.carries = false;
    }
    if (frame.source == no_nominal && !passive) frame.source = source_.keeper_of_subject(hit);
    if (frame.source == no_nominal && !passive) frame.source = source_.elided_source(hit);
    if (frame.source == no_nominal) frame.carries = false;
    if (frame.source == no_nominal && !frame.by) frame.by = Speaker::other;
    if (frame.source == no_nominal && !cue_.speaks_without_name(hit)) return;
    if (passage_.is(hit.first, Tag::thinks)) content_.cut_thought(frame);
    if (cue_.is_infinitive(hit.first) || cue_.is_denied(hit)) content_.cut_errand(frame);
    if (cue_.names_thing(hit)) frame.carries = false;
    content_.cut_list(frame);
    content_.cut_own_view(frame);
    // "Some people would say": the one who brings it up says it.
    if (frame.source != no_nominal && reading_.nominal(frame.source).role == RoleWord::voice && cue_.follows_modal(hit)) return;
    add(frame);
  }

  /// "his aunt calls him 'streetwise'", "somebody has sprayed '…'": with marks soon behind it, or it says nothing.
  void add_naming(const Hit& hit) {
    if (cue_.is_noun(hit)) return;
    constexpr WordIndex reach = 6;
    const WordIndex end = std::min(cue_.rest(hit.end).end, hit.end + reach);
    for (WordIndex k = hit.end; k < end; ++k) {
      if (!CueWords::opens_words(passage_.gap_before(k))) continue;
      Frame frame{.cue = {hit.first, hit.end}, .content = cue_.rest(k), .carries = false};
      const bool passive = cue_.is_passive(hit.first);
      frame.source = source_.of_verb(hit, passive);
      if (frame.source == no_nominal) frame.by = Speaker::other;
      content_.cut_marks(frame);
      add(frame);
      return;
    }
  }

  /// "describes her as …", "is described by X as …": without a source, the record's author describes.
  void add_description(const Hit& hit) {
    Frame frame{.cue = {hit.first, hit.end}, .carries = false};
    frame.source = cue_.is_passive(hit.first) ? source_.agent_behind(hit.first + 1) : source_.of_verb(hit, false);
    if (frame.source == no_nominal) return;
    frame.content = cue_.rest(hit.end);
    content_.cut_own_view(frame);
    content_.cut_verb(frame);
    add(frame);
  }

  /// "IP's account was that", "in her account": the possessor speaks.
  void add_account(const Hit& hit) {
    if (cue_.is_part_of_noun(hit)) return;
    Frame frame{.cue = {hit.first, hit.end}, .content = cue_.rest(hit.end)};
    frame.source = source_.possessor_near(hit);
    if (frame.source == no_nominal) return;
    // "Rita starts the rows, in his words.": behind what is told.
    const WordRange sentence = reading_.sentence_at(hit.first);
    if (hit.end == sentence.end && hit.first > sentence.first && passage_.comma_before(hit.first)) {
      frame.content = {sentence.first, hit.first};
      frame.carries = false;
    }
    add(frame);
  }

  void add_account_follows(const Hit& hit) {
    Frame frame{.cue = {hit.first, hit.end}, .content = cue_.rest(hit.end), .to_paragraph_end = true};
    frame.source = source_.possessor_near(hit);
    if (frame.source == no_nominal) {
      const Clause* clause = cue_.clause_at(hit.first);
      if (clause != nullptr && clause->subject != no_nominal) frame.source = clause->subject;
    }
    if (frame.source == no_nominal) return;
    if (frame.content.empty()) frame.content = {hit.first, hit.end};  // all of it follows in later sentences
    add(frame);
  }

  /// "MUM RINGS - MISPER BACK - SHE …": in a log a call governs its entry. A dash with blanks behind the sentence tells a log.
  void add_call(const Hit& hit) {
    const WordRange sentence = reading_.sentence_at(hit.first);
    if (hit.end < sentence.end && passage_.gap_has(hit.end, ':')) {  // "Daughter rang in: mum won't be told"
      Frame frame{.cue = {hit.first, hit.end}, .content = cue_.rest(hit.end)};
      frame.source = source_.of_verb(hit, false);
      if (frame.source != no_nominal) add(frame);
      return;
    }
    if (sentence.end >= passage_.size() || hit.end != sentence.end ||
        passage_.gap_before(sentence.end).find(" - ") == std::string_view::npos)
      return;
    Frame frame{.cue = {hit.first, hit.end}, .content = {hit.first, hit.end}, .to_paragraph_end = true};
    frame.source = source_.of_verb(hit, false);
    if (frame.source == no_nominal) frame.source = reading_.head_from(hit.end, std::min(passage_.size(), hit.end + 3));
    if (frame.source != no_nominal) add(frame);
  }

  /// "According to X, …" and "…, according to X": the sentence apart from the phrase.
  void add_according(const Hit& hit) {
    const WordRange sentence = reading_.sentence_at(hit.first);
    const NominalIndex n = reading_.head_from(hit.end, std::min(sentence.end, hit.end + 5));
    if (n == no_nominal) return;
    Frame frame{.cue = {hit.first, hit.end}, .source = n, .content = sentence, .carries = true};
    frame.aside = {hit.first, reading_.nominal(n).words.end};
    add(frame);
  }

  /// "advised IP not to …", "was told to": what stands behind "to" is told, and not said to have happened.
  void add_instruction(const Hit& hit) {
    const WordRange sentence = reading_.sentence_at(hit.first);
    constexpr WordIndex reach = 8;
    for (WordIndex k = hit.end; k < sentence.end && k < hit.end + reach; ++k) {
      if (passage_.text(k) != "to" && passage_.text(k) != "against") {
        if (passage_.breaks_before(k) || passage_.is(k, Tag::says) || passage_.text(k) == "that") return;
        continue;
      }
      Frame frame{.cue = {hit.first, hit.end}, .instructs = true, .carries = false};
      const bool passive = cue_.is_passive(hit.first) || cue_.is_short_passive(hit);
      frame.source = source_.of_verb(hit, passive);
      if (frame.source == no_nominal) frame.by = Speaker::professional;
      const Clause* clause = cue_.clause_at(k);
      frame.content = {k + 1, std::max(k + 1, clause != nullptr ? clause->words.end : sentence.end)};
      add(frame);
      return;
    }
  }

  /// "Q. What did he say? A. That I egged him on.": the verb of the question governs the answer.
  void add_answer(WordRange question, WordRange answer) {
    constexpr WordIndex label = 2;
    WordIndex that = answer.first;
    while (that < answer.end && that < answer.first + label && passage_.text(that) != "that") ++that;
    if (that + 1 >= answer.end || passage_.text(that) != "that" || reading_.nominal_at(that + 1) == no_nominal) return;
    const bool labelled = that > answer.first;
    for (const Hit& hit : passage_.hits_in(question)) {
      if (hit.tag != Tag::says || (!labelled && passage_.gap_after(question.end - 1).find('?') == std::string_view::npos))
        continue;
      const NominalIndex source = source_.of_verb(hit, false);
      if (source != no_nominal)
        add({.cue = {hit.first, hit.end}, .source = source, .content = {that + 1, answer.end}, .carries = false});
      return;
    }
  }

  const Reading& reading_;
  const Passage& passage_;
  CueWords cue_;
  FrameSource source_;
  FrameContent content_;
  FrameLabels labels_;
  std::vector<Frame> frames_;
};

}  // namespace

std::vector<Frame> find_frames(const Reading& reading) {
  return FrameFinder(reading).run();
}

}  // namespace unblame
