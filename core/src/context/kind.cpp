#include "context/kind.h"

#include <algorithm>

#include "context/lines.h"
#include "text/lines.h"

namespace unblame {

namespace {

/// Calls `visit(line)` for each line of the view.
template <class Visit>
void for_each_line(std::string_view view, Visit visit) {
  std::size_t line_feed = 0;  // the next one; kept, so that a text with other line ends is searched once and not at each line
  for (std::size_t begin = 0; begin < view.size();) {
    if (line_feed <= begin) line_feed = std::min(view.find('\n', begin), view.size());
    const std::size_t size = view.substr(begin, line_feed - begin).find('\r');
    const std::size_t end = size == std::string_view::npos ? line_feed : begin + size;
    visit(Span<ViewByte>{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = after_line_end(view, end);
  }
}

/// Looks up labels in the lexicon; keeps its buffers.
class LabelReader {
 public:
  LabelReader(const Vocabulary& vocabulary, const FieldText& field) : vocabulary_(vocabulary), field_(field) {}

  /// What the label names, or nothing if it is no speaker's.
  std::optional<TurnLabel> read(Span<ViewByte> label) {
    is_note_ = false;
    words_.cut(field_.view, label);
    if (words_.size() == 0) return std::nullopt;
    if (words_.size() == 1 && is_letter_and_number(words_.text(0)))
      return words_.text(0)[0] == 'q' ? TurnLabel::officer : TurnLabel::answer;
    found_.clear();
    vocabulary_.cues.find(words_, 0, static_cast<WordIndex>(words_.size()), found_);
    const auto count = static_cast<WordIndex>(words_.size());
    bool role = false;
    for (const CueMatch& match : found_) {
      const Tag tag = vocabulary_.tag_of[match.tag];
      if (tag == Tag::note_label) return is_note_ = true, TurnLabel::officer;
      if (tag == Tag::officer_turn && match.first == 0 && count <= 4) return TurnLabel::officer;
      if (tag == Tag::answer_turn && match.first == 0 && match.end == count) return TurnLabel::answer;
      role |= is_role(tag) && match.end == count;
    }
    if (role) return TurnLabel::person;
    return count <= 2 && is_capitalised(label) ? std::optional(TurnLabel::person) : std::nullopt;
  }

  /// Whether the label that was read last is a note's ("Circumstances:"): the officer's words, and in a form no turn.
  [[nodiscard]] bool is_note() const noexcept { return is_note_; }

 private:
  /// Q12, A3.
  static bool is_letter_and_number(std::string_view word) {
    return (word[0] == 'q' || word[0] == 'a') &&
           std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  static bool is_role(Tag tag) {
    return tags(Tag::victim, Tag::suspect, Tag::witness, Tag::professional, Tag::family, Tag::partner, Tag::bystander,
                Tag::person)
        .has(tag);
  }

  bool is_capitalised(Span<ViewByte> label) const {
    const Span<SourceByte> at = field_.map->to_source(label);
    const char first = field_.source[at.begin];
    return first >= 'A' && first <= 'Z';
  }

  const Vocabulary& vocabulary_;
  const FieldText& field_;
  Words words_;
  std::vector<CueMatch> found_;
  bool is_note_ = false;
};

bool begins_with_time(std::string_view view, Span<ViewByte> line) {
  const std::uint32_t after = after_line_mark(view, line);
  if (after >= line.end) return false;
  int digits = 0;
  for (std::uint32_t i = line.begin; i < after; ++i) digits += view[i] >= '0' && view[i] <= '9';
  return digits >= 3;
}

struct LineCounts {
  std::size_t lines = 0, timed = 0, shouted = 0;
  std::size_t paragraphs = 0, timed_paragraphs = 0;
  std::size_t labelled = 0, officers = 0, questions = 0;  ///< turns, those of an officer, those with a question mark
  std::vector<std::string_view> labels{};                 ///< the different ones, as far as they are remembered
  std::size_t repeated = 0;                               ///< labels that stood on a line before
  bool blank_before = true;

  /// People who speak in turn speak again; the labels of a form differ.
  [[nodiscard]] bool is_interview() const noexcept {
    if (labelled < 3 || labelled * 2 < lines || repeated == 0) return false;
    if (officers > 0) return officers < labelled;
    // Under initials or names only: one asks, another answers.
    return questions >= 2 && questions * 4 >= labelled && labelled - questions >= 2 && labels.size() * 2 <= labelled;
  }
};

/// Whether the label stood on a line before; Q1 and Q2 are one.
bool is_repeated(std::string_view label, std::vector<std::string_view>& seen) {
  constexpr std::size_t most = 16;  // more speakers than a search of a short list should see
  if (label.size() > 1 && (label[0] == 'q' || label[0] == 'a') && label[1] >= '0' && label[1] <= '9') label = label.substr(0, 1);
  if (std::find(seen.begin(), seen.end(), label) != seen.end()) return true;
  if (seen.size() < most) seen.push_back(label);
  return false;
}

void count_line(const FieldText& field, Span<ViewByte> line, LabelReader& labels, LineCounts& counts) {
  if (is_blank_line(field.view, line)) {
    counts.blank_before = true;
    return;
  }
  ++counts.lines;
  const bool timed = begins_with_time(field.view, line);
  counts.timed += timed;
  counts.paragraphs += counts.blank_before;
  counts.timed_paragraphs += counts.blank_before && timed;
  counts.blank_before = false;
  constexpr std::uint32_t most = 2000;  // a longer line is prose, and its capitals are seen in its first part
  const Span<ViewByte> part{line.begin, std::min(line.end, line.begin + most)};
  if (const Span<ViewByte> label = label_of(field.view, part); !label.empty()) {
    if (const auto speaker = labels.read(label); speaker && !labels.is_note()) {
      ++counts.labelled;
      counts.officers += *speaker == TurnLabel::officer;
      counts.questions += field.view.substr(label.end, part.end - label.end).find('?') != std::string_view::npos;
      counts.repeated += is_repeated(field.view.substr(label.begin, label.size()), counts.labels);
    }
  }
  const Span<SourceByte> at = field.map->to_source(part);
  const std::string_view letters = field.source.substr(at.begin, at.size());
  const auto uppers = std::count_if(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (uppers <= 10) return;
  const auto lowers = std::count_if(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  counts.shouted += uppers * 2 > lowers * 3;
}

/// "MG11 obtained from the neighbour", "declined to give a victim personal statement": a statement that is spoken of.
bool is_spoken_of(const Passage& passage, const Hit& head) {
  const Sentence& sentence = passage.sentences()[passage.sentence_of(head.first)];
  constexpr WordIndex before = 2;  // "RESTRICTED MG11", "2. Witness statement"
  if (head.first > sentence.words.first + before) return true;
  constexpr WordIndex longest = 20;  // words of a heading
  const WordIndex end = std::min(sentence.words.end, head.end + longest);
  for (WordIndex i = head.end; i < end; ++i) {
    if (passage.is(i, Tag::be) || passage.is(i, Tag::auxiliary) || passage.is(i, Tag::statement_handled)) return true;
  }
  return false;
}

/// "On Friday he came in late and pushed me. I rang 999.": no head, and yet what somebody tells of harm to themselves. An officer who
/// writes "I" writes of a victim, a suspect, and what officers do.
bool is_own_account(const Passage& opening, std::size_t subjects) {
  constexpr std::size_t fewest = 3;
  if (subjects < fewest) return false;
  constexpr TagSet of_officers = tags(Tag::victim, Tag::suspect, Tag::maker_professional);
  bool harmed = false;
  for (const Hit& hit : opening.hits()) {
    if (of_officers.has(hit.tag)) return false;
    if (hit.tag != Tag::harms) continue;
    constexpr WordIndex near = 4;
    for (WordIndex i = hit.end; i < std::min(opening.size(), hit.end + near) && !opening.begins_sentence(i); ++i)
      harmed = harmed || opening.text(i) == "me" || opening.text(i) == "my";
  }
  return harmed;
}

/// A head or a declaration of truth, and somebody who speaks as "I".
bool is_statement(const Passage& opening) {
  std::size_t subjects = 0, own = 0;
  for (WordIndex i = 0; i < opening.size(); ++i) {
    subjects += opening.text(i) == "i";
    own += opening.text(i) == "i" || opening.text(i) == "me" || opening.text(i) == "my";
  }
  if (own == 0) return false;
  constexpr WordIndex head_words = 30;
  for (const Hit& hit : opening.hits()) {
    if (hit.tag == Tag::truth && subjects * 40 > opening.size()) return true;
    if (hit.tag != Tag::statement_head || hit.first >= head_words) continue;
    const WordIndex begin = opening.sentences()[opening.sentence_of(hit.first)].words.first;  // "I, Carol Reeve, will say as follows."
    if (opening.text(hit.first) == "i" || opening.text(hit.first) == "this" || opening.text(begin) == "i" || !is_spoken_of(opening, hit)) return true;
  }
  // "I am the father of Ben, who is 13." as the first words
  return opening.hit_at(0, Tag::maker_family) != nullptr || (subjects * 12 > opening.size() && is_own_account(opening, subjects));
}

}  // namespace

Kind find_kind(const Vocabulary& vocabulary, const FieldText& field, Passages& passages) {
  LabelReader labels(vocabulary, field);
  LineCounts counts;
  for_each_line(field.view, [&](Span<ViewByte> line) { count_line(field, line, labels, counts); });
  if (counts.is_interview()) return Kind::interview;

  const auto opening = passages.get(field, Passage::range_of(field.view, 0));
  opening->split(SentenceStyle::prose);
  if (is_statement(*opening)) return Kind::statement;

  const bool lines = counts.timed * 2 > counts.lines && (counts.lines > 1 || counts.timed > 1);
  const bool entries = counts.timed_paragraphs >= 2 && counts.timed_paragraphs * 2 > counts.paragraphs;
  if (counts.lines >= 2 && (lines || entries || counts.shouted * 2 > counts.lines)) return Kind::log;
  return Kind::report;
}

Turns::Turns(const Vocabulary& vocabulary, const FieldText& field, Kind kind) {
  if (kind == Kind::statement) return;
  LabelReader labels(vocabulary, field);
  std::size_t officers = 0, repeated = 0;
  std::vector<std::string_view> labels_seen;
  bool open = false;
  for_each_line(field.view, [&](Span<ViewByte> line) {
    if (is_blank_line(field.view, line)) {
      if (kind != Kind::interview) open = false;  // pasted turns end with their paragraph
      return;
    }
    const Span<ViewByte> label = label_of(field.view, line);
    const bool timed = kind == Kind::log && begins_with_time(field.view, line);  // an entry, whose label is its source
    const auto speaker = label.empty() || timed ? std::nullopt : labels.read(label);
    if (speaker && labels.is_note() && kind != Kind::interview) {
      open = false;  // "Circumstances:": a form's
    } else if (speaker) {
      repeated += is_repeated(field.view.substr(label.begin, label.size()), labels_seen);
      all_.push_back({label, {label.end, line.end}, *speaker});
      officers += *speaker == TurnLabel::officer;
      open = true;
    } else if (open && !all_.empty()) {
      all_.back().words.end = line.end;  // a wrapped answer
    }
  });
  if (officers == 0 && kind == Kind::interview) officers = find_asker(field.view);
  const std::size_t enough = kind == Kind::interview ? 1 : 3;
  // "Victim: …", "Suspect: …", "OIC: …": a form has each label once.
  if (kind != Kind::interview && repeated == 0) all_.clear();
  // Messages under two names that take turns.
  const bool messages = kind != Kind::interview && officers == 0 && labels_seen.size() == 2 && all_.size() >= 4 && repeated + 2 == all_.size();
  if (messages) return;
  if (all_.size() < enough || officers == 0 || (kind != Kind::interview && officers == all_.size())) all_.clear();
}

/// Turns under initials or names only ("FH:", "RW:"): who asks most is the officer; if nobody does, who speaks first. Returns how
/// many turns are the officer's.
std::size_t Turns::find_asker(std::string_view view) {
  constexpr std::size_t looked_at = 200;
  constexpr std::uint32_t longest = 2000;  // bytes of a turn that are searched for a question mark
  const std::size_t size = std::min(all_.size(), looked_at);
  const auto label = [&](const Turn& turn) { return view.substr(turn.label.begin, turn.label.size()); };
  std::vector<bool> asks(size);
  for (std::size_t t = 0; t < size; ++t)
    asks[t] = view.substr(all_[t].words.begin, std::min(all_[t].words.size(), longest)).find('?') != std::string_view::npos;
  std::string_view asker = all_.empty() ? std::string_view{} : label(all_.front());
  std::size_t most = 0;
  for (std::size_t t = 0; t < size; ++t) {
    std::size_t questions = 0;
    for (std::size_t k = 0; k < size; ++k) questions += asks[k] && label(all_[k]) == label(all_[t]);
    if (questions > most) most = questions, asker = label(all_[t]);
  }
  std::size_t found = 0;
  for (const Turn& turn : all_) found += label(turn) == asker;
  if (found == all_.size()) return 0;  // one label only: nobody answers
  for (Turn& turn : all_) {
    if (label(turn) == asker) turn.speaker = TurnLabel::officer;
  }
  return found;
}

const Turn* Turns::at(std::uint32_t position) const noexcept {
  const auto after = std::upper_bound(all_.begin(), all_.end(), position,
                                      [](std::uint32_t p, const Turn& turn) { return p < turn.label.begin; });
  if (after == all_.begin()) return nullptr;
  const Turn& turn = *(after - 1);
  return turn.words.begin <= position && position < turn.words.end ? &turn : nullptr;
}

}  // namespace unblame
