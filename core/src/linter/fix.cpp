// Which edits can be made together is tried, not reasoned about: a text with edits is analysed as a text of its own, and must
// differ from the draft in the edits alone (same_but_for). All candidates are tried at once, and halves of them where that fails,
// so one that spoils the text costs log n more readings. What was turned down is tried again after every success, until there is
// none: the last round, in which nothing was accepted, is what a second run on the fixed text does first, and so it accepts
// nothing either.
#include "unblame/fix.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <span>

#include "context/judge.h"
#include "context/quotes.h"
#include "data/sha256.h"
#include "linter/conversation.h"
#include "linter/fix_edit.h"
#include "linter/pasted_statement.h"
#include "linter/pasted_words.h"
#include "rules/rule_set_data.h"
#include "text/view.h"
#include "text/words.h"

namespace unblame {
namespace {

CueFinder cue_finder(const RuleSet& rules) {
  std::vector<Table> tables;
  for (const auto& layer : rules.data().layers) tables.push_back(layer.table);
  return CueFinder(std::move(tables));
}

std::uint32_t size_of(std::string_view text) noexcept {
  return static_cast<std::uint32_t>(text.size());
}

/// What may be read while edits are tried: seconds, for a text in which next to each of them is turned down. A draft takes a
/// thousandth of it.
constexpr std::size_t max_bytes_tried = 64u << 20;

/// An edit on its way: the finding that it serves, in the draft.
struct Candidate {
  Span<SourceByte> span{};     // what is replaced, in the draft
  Span<SourceByte> finding{};  // the whole match, in the draft
  std::string after{};
  std::string rule{};
};

/// A counted finding in positions of the draft.
struct Mark {
  std::string rule{};
  Span<SourceByte> span{};
  friend auto operator<=>(const Mark&, const Mark&) = default;
};

/// Between a text with edits and the draft. Positions inside an edit's new words lead to all that it replaced.
class Shift {
 public:
  explicit Shift(std::span<const Candidate> edits) {
    std::int64_t moved = 0;
    for (const Candidate& edit : edits) {
      const auto begin = static_cast<std::uint32_t>(edit.span.begin + moved);
      places_.push_back({begin, begin + size_of(edit.after)});
      moved += static_cast<std::int64_t>(edit.after.size()) - edit.span.size();
      edits_.push_back(edit.span);
    }
  }

  [[nodiscard]] Span<SourceByte> to_draft(Span<SourceByte> span) const noexcept {
    return {begin_in_draft(span.begin), end_in_draft(span.end)};
  }
  /// Whether `span` touches an edit's new words.
  [[nodiscard]] bool in_edit(Span<SourceByte> span) const noexcept {
    const std::size_t i = before(span.end);
    return i > 0 && places_[i - 1].end > span.begin;
  }

 private:
  /// How many edits begin before `position` of the text with them.
  [[nodiscard]] std::size_t before(std::uint32_t position) const noexcept {
    const auto begins_before = [&](Span<SourceByte> place) { return place.begin < position; };
    return static_cast<std::size_t>(std::ranges::partition_point(places_, begins_before) - places_.begin());
  }
  [[nodiscard]] std::uint32_t begin_in_draft(std::uint32_t position) const noexcept {
    const std::size_t i = before(position + 1);
    if (i == 0) return position;
    const Span<SourceByte> place = places_[i - 1];
    return position >= place.end ? edits_[i - 1].end + (position - place.end) : edits_[i - 1].begin;
  }
  [[nodiscard]] std::uint32_t end_in_draft(std::uint32_t position) const noexcept {
    const std::size_t i = before(position);
    if (i == 0) return position;
    const Span<SourceByte> place = places_[i - 1];
    return position >= place.end ? edits_[i - 1].end + (position - place.end) : edits_[i - 1].end;
  }

  std::vector<Span<SourceByte>> places_{}, edits_{};
};

std::string with(std::string_view text, std::span<const Candidate> edits) {
  std::string out;
  std::size_t copied = 0;
  for (const Candidate& edit : edits) {
    out.append(text, copied, edit.span.begin - copied).append(edit.after);
    copied = edit.span.end;
  }
  return out.append(text, copied);
}

/// Joins spans that overlap or touch; sorts them.
std::vector<Span<SourceByte>> united(std::vector<Span<SourceByte>> spans) {
  std::ranges::sort(spans);
  std::vector<Span<SourceByte>> out;
  for (const Span<SourceByte> span : spans) {
    if (span.empty()) continue;
    if (!out.empty() && span.begin <= out.back().end)
      out.back().end = std::max(out.back().end, span.end);
    else
      out.push_back(span);
  }
  return out;
}

/// A text as far as an edit must leave it alone.
struct Analysis {
  std::string view{};
  OffsetMap map{};
  std::vector<Finding> counted{};
  OthersWords others{};
  std::vector<Span<SourceByte>> conversations{};
  std::vector<PastedWords> pasted{};
  std::optional<Span<SourceByte>> statement{};  // to the end of the text
  std::uint32_t sentences = 0;
  Kind kind = Kind::report;
  Kind found = Kind::report;  // whatever is stated
  bool whole = true;          // false: more matches than become findings
};

/// A run of words, and where the next may begin.
class Runs {
 public:
  void add(std::uint32_t word, Span<ViewByte> span) {
    if (!all_.empty() && last_ + 1 == word)
      all_.back().end = span.end;
    else
      all_.push_back(span);
    last_ = word;
  }
  [[nodiscard]] const std::vector<Span<ViewByte>>& all() const noexcept { return all_; }

 private:
  std::vector<Span<ViewByte>> all_{};
  std::uint32_t last_ = 0;
};

bool is_line_end(char c) noexcept {
  return c == '\n' || c == '\r';
}

/// Whole lines; sections with only blanks and line ends between them are one.
std::vector<Span<SourceByte>> as_sections(std::string_view text, const std::vector<Span<SourceByte>>& spans) {
  std::vector<Span<SourceByte>> sections;
  for (Span<SourceByte> span : spans) {
    while (span.begin > 0 && !is_line_end(text[span.begin - 1])) --span.begin;
    while (span.end < text.size() && !is_line_end(text[span.end])) ++span.end;
    const bool joins =
        !sections.empty() && (span.begin <= sections.back().end ||
                              text.substr(sections.back().end, span.begin - sections.back().end).find_first_not_of(" \t\r\n") ==
                                  std::string_view::npos);
    if (joins)
      sections.back().end = std::max(sections.back().end, span.end);
    else
      sections.push_back(span);
  }
  return sections;
}

/// How many sentences there are, reading from the first word to the last.
std::uint32_t count_sentences(DocumentJudge& judging, const Words& words) {
  std::uint32_t count = 0;
  std::uint32_t end = 0;
  for (WordIndex i = 0; i < words.size(); ++i) {
    if (words[i].begin < end) continue;
    end = std::max(judging.sentence(0, words[i].span()).end, words[i].end);
    ++count;
  }
  return count;
}

Diagnostic refused(const Document& draft, std::string what, std::string help) {
  return {.file = draft.id, .what = std::move(what), .help = std::move(help)};
}

Diagnostic their_words(const Document& draft, Kind kind) {
  return refused(draft,
                 kind == Kind::statement ? "this is a statement: a person's own words are never changed"
                                         : "this is an interview: what people said in it is never changed",
                 "see what there is in it with: unblame check --show-spared");
}

}  // namespace

struct Fixer::Parts {
  Parts(RuleSet rules, Options options)
      : linter(std::move(rules), {.severity = Severity::low,
                                  .matcher = options.matcher,
                                  .only = std::move(options.only),
                                  .skip = std::move(options.skip)}),
        cues(cue_finder(linter.rules())),
        judge(cues),
        statements(cues) {}

  Linter linter;
  CueFinder cues;
  Judge judge;
  PastedStatements statements;

  [[nodiscard]] Analysis analyse(const Document& document) const;
  [[nodiscard]] Kind kind_found(const Document& document) const;
};

Kind Fixer::Parts::kind_found(const Document& document) const {
  Document unstated = document;
  unstated.kind = Kind::automatic;
  std::string view;
  fold(document.fields[0].text, view);
  const OffsetMap map = offsets_of(document.fields[0].text);
  if (find_conversations(view).most_lines) return Kind::interview;
  const FieldText field{document.fields[0].text, view, &map};
  return judge.begin(unstated, {&field, 1}).kind(0);
}

Analysis Fixer::Parts::analyse(const Document& document) const {
  Analysis it;
  const std::string_view text = document.fields[0].text;
  fold(text, it.view);
  it.map = offsets_of(text);
  const Words words(it.view);
  const FieldText field{text, it.view, &it.map, &words};
  DocumentJudge judging = judge.begin(document, {&field, 1});
  it.kind = judging.kind(0);
  it.found = kind_found(document);
  it.sentences = count_sentences(judging, words);

  Runs theirs, turns;
  for (WordIndex i = 0; i < words.size(); ++i) {
    const Judgement judgement = judging.judge(0, words[i].span(), {.who = Who::anyone});
    if (std::ranges::any_of(judgement.chain, [](const Reason& reason) { return reason.piece == "turns"; }))
      turns.add(i, words[i].span());
    if (judgement.voice != Voice::author) theirs.add(i, words[i].span());
  }
  std::vector<Span<SourceByte>> passages, in_turns;
  for (Span<ViewByte> run : theirs.all()) {
    // "She says that he left": the word that opens indirect speech is the author's.
    constexpr std::string_view opening = "that ";
    if (std::string_view{it.view}.substr(run.begin, run.size()).starts_with(opening)) run.begin += size_of(opening);
    passages.push_back(it.map.to_source(run));
  }
  const Quotations quotations(field);
  for (const Quotation& quotation : quotations.all())
    if (!quotation.words.empty()) passages.push_back(it.map.to_source(quotation.words));
  for (const Span<ViewByte> run : turns.all()) in_turns.push_back(it.map.to_source(run));
  for (const Span<ViewByte> section : find_conversations(it.view).sections) in_turns.push_back(it.map.to_source(section));
  it.conversations = as_sections(text, united(std::move(in_turns)));
  passages.insert(passages.end(), it.conversations.begin(), it.conversations.end());
  it.pasted = find_pasted_words(text);
  for (const PastedWords& pasted : it.pasted) passages.push_back(pasted.span);
  if (const auto statement = statements.find(it.view, words)) {
    it.statement = it.map.to_source(*statement);
    passages.push_back(*it.statement);
  }
  it.others.passages = united(std::move(passages));

  std::string hashed;
  for (const Span<SourceByte> passage : it.others.passages) {
    hashed += std::to_string(passage.size()) + ':';
    hashed += text.substr(passage.begin, passage.size());
    const Span<ViewByte> in_view = it.map.to_view(passage);
    if (in_view.empty()) continue;
    for (WordIndex i = words.first_ending_after(in_view.begin); i < words.size() && words[i].begin < in_view.end; ++i)
      ++it.others.words;
  }
  it.others.sha256 = sha256_hex(hashed);

  Findings found = linter.check(document);
  it.whole = found.warnings.empty();
  for (Finding& finding : found.findings)
    if (finding.counts()) it.counted.push_back(std::move(finding));
  return it;
}

namespace {

/// The candidates of one text, and why other findings have none.
class Chooser {
 public:
  Chooser(std::string_view text, const Analysis& now, const Shift& shift, const FixOptions& options, const Judge& judge,
          const Document& document)
      : text_(text),
        now_(now),
        shift_(shift),
        options_(options),
        field_{text, now.view, &now.map},
        judging_(judge.begin(document, {&field_, 1})) {}
  Chooser(const Chooser&) = delete;

  void choose() {
    for (const Finding& finding : now_.counted) {
      if (finding.severity < options_.severity) continue;
      Candidate candidate{.finding = shift_.to_draft(finding.at.bytes), .rule = finding.rule};
      if (const auto why = reason_against(finding, candidate)) {
        left.push_back({.finding = finding, .withheld = *why});
        continue;
      }
      candidates.push_back(std::move(candidate));
      left.push_back({.finding = finding, .withheld = Withheld::context});  // unless it is accepted
    }
  }

  std::vector<Candidate> candidates{};
  std::vector<Left> left{};  // all of them

 private:
  std::optional<Withheld> reason_against(const Finding& finding, Candidate& candidate) {
    const auto overlaps = [](Span<SourceByte> span) { return [span](Span<SourceByte> other) { return other.overlaps(span); }; };
    if (std::ranges::any_of(options_.keep, overlaps(candidate.finding))) return Withheld::kept;
    if (std::ranges::any_of(now_.conversations, overlaps(finding.at.bytes)) ||
        std::ranges::any_of(now_.pasted, overlaps(finding.at.bytes), &PastedWords::span) ||
        (now_.statement && now_.statement->overlaps(finding.at.bytes)))
      return Withheld::section;
    if (finding.judgement.voice != Voice::author) return Withheld::others_words;
    const auto replace = std::ranges::find(finding.suggestions, Suggestion::Kind::replace, &Suggestion::kind);
    const auto change = replace == finding.suggestions.end() ? std::nullopt : difference(text_, finding.at.bytes, replace->text);
    if (!change) return Withheld::no_replacement;
    const Span<ViewByte> sentence = judging_.sentence(0, now_.map.to_view(finding.at.bytes));
    const Span<SourceByte> in_text = with_marks_around(now_.map.to_source(sentence));
    if (holds_quotation_mark(text_.substr(in_text.begin, in_text.size()))) return Withheld::quotation_mark;
    if (holds_first_person(std::string_view{now_.view}.substr(sentence.begin, sentence.size()))) return Withheld::first_person;
    if (std::ranges::any_of(now_.others.passages, overlaps(change->span))) return Withheld::others_words;
    if (text_.substr(change->span.begin, change->span.size()).find_first_of("\r\n\v\f") != std::string_view::npos ||
        change->after.find_first_of("\r\n\v\f") != std::string::npos)
      return Withheld::line_end;
    if (!encode(change->after, options_.encoding)) return Withheld::encoding;
    candidate.span = shift_.to_draft(change->span);
    candidate.after = change->after;
    return std::nullopt;
  }

  /// A mark right before the sentence or behind it belongs to it: `"She absconded."`
  [[nodiscard]] Span<SourceByte> with_marks_around(Span<SourceByte> sentence) const noexcept {
    const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    constexpr int most = 64;  // bytes; a text without blanks is not read again for each edit
    for (int i = 0; i < most && sentence.begin > 0 && !is_space(text_[sentence.begin - 1]); ++i) --sentence.begin;
    for (int i = 0; i < most && sentence.end < text_.size() && !is_space(text_[sentence.end]); ++i) ++sentence.end;
    return sentence;
  }

  std::string_view text_;
  const Analysis& now_;
  const Shift& shift_;
  const FixOptions& options_;
  FieldText field_;
  DocumentJudge judging_;
};

/// The counted findings of `edited` in positions of the draft; empty if one stands in an edit's new words.
std::optional<std::vector<Mark>> marks_in_draft(const Analysis& edited, const Shift& shift) {
  std::vector<Mark> marks;
  for (const Finding& finding : edited.counted) {
    if (shift.in_edit(finding.at.bytes)) return std::nullopt;
    marks.push_back({finding.rule, shift.to_draft(finding.at.bytes)});
  }
  std::ranges::sort(marks);
  return marks;
}

/// Whether `edited`, the draft with `edits`, is the draft but for them and the findings that they serve.
bool same_but_for(std::span<const Candidate> edits, const Analysis& draft, const Analysis& edited) {
  const OthersWords &before = draft.others, &after = edited.others;
  if (edited.kind != draft.kind || edited.found != draft.found || edited.sentences != draft.sentences ||
      edited.conversations.size() != draft.conversations.size() || edited.pasted.size() != draft.pasted.size() ||
      edited.statement.has_value() != draft.statement.has_value() || after.sha256 != before.sha256 ||
      after.words != before.words || after.passages.size() != before.passages.size())
    return false;
  std::vector<Mark> served, all, expected;
  for (const Candidate& edit : edits) served.push_back({edit.rule, edit.finding});
  for (const Finding& finding : draft.counted) all.push_back({finding.rule, finding.at.bytes});
  std::ranges::sort(served);
  std::ranges::sort(all);
  std::ranges::set_difference(all, served, std::back_inserter(expected));
  const auto found = marks_in_draft(edited, Shift{edits});
  return found && *found == expected;
}

std::vector<Candidate> merged(std::span<const Candidate> a, std::span<const Candidate> b) {
  std::vector<Candidate> out(a.begin(), a.end());
  out.insert(out.end(), b.begin(), b.end());
  std::ranges::sort(out, {}, &Candidate::span);
  return out;
}

bool is_valid_utf8(std::string_view text) {
  return encode(text, Encoding::utf8).has_value();
}

}  // namespace

Fixer::Fixer(RuleSet rules, Options options) : parts_(std::make_unique<Parts>(std::move(rules), std::move(options))) {}
Fixer::~Fixer() = default;
Fixer::Fixer(Fixer&&) noexcept = default;
Fixer& Fixer::operator=(Fixer&&) noexcept = default;
const Linter& Fixer::linter() const noexcept {
  return parts_->linter;
}

OthersWords Fixer::others_words(const Document& document) const {
  return parts_->analyse(document).others;
}

Expected<Fix, Diagnostic> Fixer::fix(const Document& draft, const FixOptions& options) const {
  assert(draft.fields.size() == 1);
  const std::string_view text = draft.fields[0].text;
  if (text.size() > max_draft_bytes)
    return Unexpected{refused(
        draft, "the text has " + std::to_string(text.size()) + " bytes; a draft has at most " + std::to_string(max_draft_bytes),
        "records are checked with: unblame check")};
  if (!is_valid_utf8(text)) return Unexpected{refused(draft, "the text is not valid UTF-8", "mend the file first")};
  for (const Kind kind : {draft.kind, parts_->kind_found(draft)})
    if (kind == Kind::statement || kind == Kind::interview) return Unexpected{their_words(draft, kind)};

  const auto analyse = [&](std::string_view edited) {
    Document document = draft;
    document.fields[0].text = edited;
    return parts_->analyse(document);
  };
  const Analysis before = analyse(text);
  if (!before.whole)
    return Unexpected{
        refused(draft, "rules match more often than in any draft", "see whether the text repeats itself, or split it")};
  std::vector<Candidate> accepted;
  Fix fix{.text = std::string{text}, .kind = before.kind};

  std::size_t read = 0;
  const auto try_all = [&](const auto& self, std::span<const Candidate> some) -> void {
    read += text.size();
    if (some.empty() || read > max_bytes_tried) return;
    const std::vector<Candidate> trial = merged(accepted, some);
    if (same_but_for(trial, before, analyse(with(text, trial)))) {
      accepted = trial;
    } else if (some.size() > 1) {
      self(self, some.first(some.size() / 2));
      self(self, some.subspan(some.size() / 2));
    }
  };
  for (;;) {
    fix.text = with(text, accepted);
    const Analysis now = analyse(fix.text);
    const Shift shift{accepted};
    Document document = draft;
    document.fields[0].text = fix.text;
    Chooser chooser(fix.text, now, shift, options, parts_->judge, document);
    chooser.choose();
    const std::size_t so_far = accepted.size();
    try_all(try_all, chooser.candidates);
    if (read > max_bytes_tried)
      return Unexpected{refused(draft, "too many places depend on each other to replace any of them safely", "split the draft")};
    if (accepted.size() != so_far) continue;
    fix.left = std::move(chooser.left);
    fix.others_before = before.others;
    fix.others_after = now.others;
    Positions positions(text);
    for (Left& left : fix.left) left.in_draft = positions.locate(shift.to_draft(left.finding.at.bytes));
    break;
  }

  Positions positions(text);
  for (const Candidate& edit : accepted) {
    const auto serves = [&](const Finding& finding) { return finding.at.bytes == edit.finding && finding.rule == edit.rule; };
    fix.edits.push_back({.at = positions.locate(edit.span),
                         .before = std::string{text.substr(edit.span.begin, edit.span.size())},
                         .after = edit.after,
                         .finding = *std::ranges::find_if(before.counted, serves)});
  }
  Positions of_sections(text);
  for (const Span<SourceByte> section : before.conversations)
    fix.sections.push_back({of_sections.locate(section), Section::Source::turns});
  for (const PastedWords& pasted : before.pasted) fix.sections.push_back({of_sections.locate(pasted.span), pasted.source});
  if (before.statement) fix.sections.push_back({of_sections.locate(*before.statement), Section::Source::statement});
  std::ranges::sort(fix.sections, {}, [](const Section& section) { return section.at.bytes; });
  if (fix.others_before.sha256 != fix.others_after.sha256)
    return Unexpected{refused(draft, "somebody else's words would change", "please report it; nothing was written")};
  return fix;
}

std::string apply_edits(std::string_view text, const std::vector<Edit>& edits) {
  std::string out;
  std::size_t copied = 0;
  for (const Edit& edit : edits) {
    assert(edit.at.bytes.begin >= copied && edit.at.bytes.end <= text.size());
    out.append(text, copied, edit.at.bytes.begin - copied).append(edit.after);
    copied = edit.at.bytes.end;
  }
  return out.append(text, copied);
}

std::string_view to_string(Section::Source source) noexcept {
  switch (source) {
    using enum Section::Source;
    case turns:
      return "interview";
    case statement:
      return "statement";
    case mail:
      return "mail";
    case account:
      return "account";
  }
  return {};
}

std::string_view to_string(Withheld withheld) noexcept {
  switch (withheld) {
    using enum Withheld;
    case kept:
      return "kept";
    case others_words:
      return "others_words";
    case section:
      return "section";
    case no_replacement:
      return "no_replacement";
    case quotation_mark:
      return "quotation_mark";
    case first_person:
      return "first_person";
    case line_end:
      return "line_end";
    case encoding:
      return "encoding";
    case context:
      return "context";
  }
  return {};
}

}  // namespace unblame
