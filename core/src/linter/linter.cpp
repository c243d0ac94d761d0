// Joins the steps: fold, match (field_matches.h), judge, settle overlaps, suggest, locate.
#include "unblame/linter.h"

#include <algorithm>

#include "context/judge.h"
#include "context/visibility.h"
#include "linter/field_matches.h"
#include "linter/fingerprint.h"
#include "linter/overlaps.h"
#include "rules/pattern.h"
#include "suggest/suggest.h"
#include "text/sentences.h"
#include "text/view.h"
#include "unblame/text.h"

namespace unblame {
namespace {

/// Mechanisms whose words nobody uses of themselves while telling what happened: a report of the victim's does not carry them.
constexpr bool judges_a_person(Mechanism mechanism) noexcept {
  switch (mechanism) {
    case Mechanism::disbelief:
    case Mechanism::character_judgement:
    case Mechanism::distances_professional:
    case Mechanism::dehumanising:
    case Mechanism::sexualises_victim:
    case Mechanism::adultification:
    case Mechanism::criminalising:
      return true;
    default:
      return false;
  }
}

/// Mechanisms that are a conclusion about what was told rather than a part of it.
constexpr bool concludes(Mechanism mechanism) noexcept {
  switch (mechanism) {
    case Mechanism::implied_responsibility:
    case Mechanism::minimising:
    case Mechanism::mutualising:
    case Mechanism::transactional_framing:
      return true;
    default:
      return false;
  }
}

bool selects(std::string_view selector, const Rule& rule) {
  if (selector == rule.id || selector == rule.pack) return true;
  return selector.size() >= 2 && selector.substr(selector.size() - 2) == ".*" &&
         std::string_view(rule.id).substr(0, selector.size() - 1) == selector.substr(0, selector.size() - 1);
}

std::vector<bool> enabled_rules(const RuleSet& rules, const Options& options) {
  const auto any_selects = [](const std::vector<std::string>& selectors, const Rule& rule) {
    return std::any_of(selectors.begin(), selectors.end(), [&](const std::string& s) { return selects(s, rule); });
  };
  std::vector<bool> enabled;
  for (const auto& rule : rules.rules())
    enabled.push_back(rule.on && rule.severity >= options.severity && (options.only.empty() || any_selects(options.only, rule)) &&
                      !any_selects(options.skip, rule));
  return enabled;
}

CueFinder cue_finder(const RuleSet& rules) {
  std::vector<Table> tables;
  for (const auto& layer : rules.data().layers) tables.push_back(layer.table);
  return CueFinder(std::move(tables));
}

/// Buffers of one thread, for whichever linter it runs.
struct Scratch {
  MatchScratch match;
  std::vector<FieldMatches> fields;
};

Scratch& scratch_of_this_thread() {
  static thread_local Scratch scratch;
  return scratch;
}

Diagnostic field_too_large(const Document& document, const Field& field) {
  return {.file = document.id,
          .field = field.name,
          .what = "the text has " + std::to_string(field.text.size()) + " bytes, over the limit of " +
                  std::to_string(max_field_bytes),
          .help = "split the file"};
}

Diagnostic too_many_matches(const Document& document, const Field& field, std::size_t count) {
  return {.level = Diagnostic::Level::warning,
          .file = document.id,
          .field = field.name,
          .what = "rules match " + std::to_string(count) + " times; only the first " + std::to_string(max_findings_of_field) +
                  " are listed",
          .help = "see whether the text repeats itself"};
}

/// A judged match of one field.
struct Judged {
  FieldMatch match;
  Judgement judgement;
};

}  // namespace

struct Linter::Parts {
  Parts(RuleSet rule_set, Options linter_options)
      : rules(std::move(rule_set)),
        options(std::move(linter_options)),
        cues(cue_finder(rules)),
        judge(cues),
        matcher(rules.data(), enabled_rules(rules, options), options.matcher) {}

  RuleSet rules;
  Options options;
  CueFinder cues;
  Judge judge;
  FieldMatcher matcher;

  void check_field(const Document& document, std::size_t field, const FieldMatches& found, DocumentJudge& judging,
                   Fingerprints& prints, Findings& out) const;
  Finding finding_of(Judged& judged, const Field& field, const FieldMatches& found, DocumentJudge& judging, std::size_t index,
                     Positions& positions) const;
  std::vector<Suggestion> suggestions_for(const FieldMatch& match, const MatchedText& text, bool may_replace) const;
  std::string replacement(std::uint32_t rule, std::size_t which, const FieldMatch& match, const MatchedText& text) const;
};

Linter::Linter(RuleSet rules, Options options) : parts_(std::make_unique<Parts>(std::move(rules), std::move(options))) {}
Linter::~Linter() = default;
Linter::Linter(Linter&&) noexcept = default;
Linter& Linter::operator=(Linter&&) noexcept = default;
const RuleSet& Linter::rules() const noexcept {
  return parts_->rules;
}
const Options& Linter::options() const noexcept {
  return parts_->options;
}

Findings Linter::check(const Document& document) const {
  Findings out;
  auto& scratch = scratch_of_this_thread();
  if (scratch.fields.size() < document.fields.size()) scratch.fields.resize(document.fields.size());
  bool any = false;
  for (std::size_t i = 0; i < document.fields.size(); ++i) {
    auto& found = scratch.fields[i];
    if (document.fields[i].text.size() > max_field_bytes) {
      out.warnings.push_back(field_too_large(document, document.fields[i]));
      found.view.clear();
      found.matches.clear();
      found.has_cut = false;
      continue;
    }
    parts_->matcher.find(document.fields[i].text, scratch.match, found);
    out.words += found.words;
    any = any || !found.matches.empty();
  }
  if (!any) return out;

  std::vector<FieldText> texts;
  for (std::size_t i = 0; i < document.fields.size(); ++i) {
    auto& found = scratch.fields[i];
    if (found.matches.empty()) found.map = offsets_of(document.fields[i].text);  // the judge may look at every field
    texts.push_back({document.fields[i].text, found.view, &found.map, found.has_cut ? &found.cut : nullptr});
  }
  auto judging = parts_->judge.begin(document, texts);
  Fingerprints prints(document);
  for (std::size_t i = 0; i < document.fields.size(); ++i)
    if (!scratch.fields[i].matches.empty()) parts_->check_field(document, i, scratch.fields[i], judging, prints, out);
  return out;
}

void Linter::Parts::check_field(const Document& document, std::size_t index, const FieldMatches& found, DocumentJudge& judging,
                                Fingerprints& prints, Findings& out) const {
  const auto& field = document.fields[index];
  std::vector<Judged> judged;
  std::vector<Rival> rivals;
  auto matches = found.matches;
  if (matches.size() > max_findings_of_field) {
    out.warnings.push_back(too_many_matches(document, field, matches.size()));
    std::stable_sort(matches.begin(), matches.end(),
                     [](const FieldMatch& a, const FieldMatch& b) { return a.source < b.source; });
  }
  bool any_counts = false;
  for (const auto& match : matches) {
    // Past the limit only the answer is looked for: does anything in this field count?
    const bool past_limit = judged.size() >= max_findings_of_field;
    if (past_limit && any_counts) break;
    const auto& rule = rules.rules()[match.rule];
    auto judgement = judging.judge(index, match.view, {rule.who, rule.about, rule.presupposes, judges_a_person(rule.mechanism), concludes(rule.mechanism)});
    any_counts = any_counts || judgement.counts();
    if (past_limit && !judgement.counts()) continue;
    judged.push_back({match, std::move(judgement)});
    rivals.push_back({.span = match.source,
                      .severity = rule.severity,
                      .counts = judged.back().judgement.counts(),
                      .misfits_age = rule.who == Who::child && judged.back().judgement.under_18 == false,
                      .fits_age = (rule.who == Who::child) == (judged.back().judgement.under_18 == true),
                      .rule = rule.id,
                      .order = static_cast<std::uint32_t>(judged.size() - 1)});
  }
  Positions positions(field.text);
  for (const auto& kept : settle_overlaps(std::move(rivals))) {
    auto finding = finding_of(judged[kept.order], field, found, judging, index, positions);
    finding.doc = document.id;
    finding.fingerprint = prints.of(finding.rule, field.name, found.view, judged[kept.order].match.view);
    for (const auto other : kept.also)
      finding.also.push_back({rules.rules()[judged[other].match.rule].id, positions.locate(judged[other].match.source)});
    out.findings.push_back(std::move(finding));
  }
}

/// Takes the judgement out of `judged`.
Finding Linter::Parts::finding_of(Judged& judged, const Field& field, const FieldMatches& found, DocumentJudge& judging,
                                  std::size_t index, Positions& positions) const {
  const auto& match = judged.match;
  const auto& rule = rules.rules()[match.rule];
  Finding finding;
  finding.judgement = std::move(judged.judgement);
  const auto& judgement = finding.judgement;
  finding.field = field.name;
  finding.rule = rule.id;
  finding.severity = rule.severity;
  finding.mechanism = rule.mechanism;
  finding.at = positions.locate(match.source);
  finding.why = rule.why;
  for (const auto& citation : rule.sources) finding.sources.push_back(citation.id);
  if (!options.redact) {
    finding.match = std::string(field.text.substr(match.source.begin, match.source.size()));
    const auto sentence = judging.sentence(index, match.view);
    finding.sentence = printable_sentence(field.text, found.map.to_source(sentence), match.source);
  }
  // Another person's words are never offered a replacement.
  const bool may_replace = judgement.voice == Voice::author || (judgement.voice == Voice::reported && judgement.counts());
  finding.suggestions = suggestions_for(match, {field.text, found.view, &found.map, match.view}, may_replace);
  return finding;
}

std::vector<Suggestion> Linter::Parts::suggestions_for(const FieldMatch& match, const MatchedText& text, bool may_replace) const {
  std::vector<Suggestion> suggestions;
  const auto& rule = rules.rules()[match.rule];
  for (std::size_t i = 0; i < rule.instead.size(); ++i) {
    const auto& instead = rule.instead[i];
    if (instead.kind != Suggestion::Kind::replace) {
      suggestions.push_back(instead);
      continue;
    }
    if (!may_replace) continue;
    auto replaced = replacement(match.rule, i, match, text);
    if (!replaced.empty()) suggestions.push_back({Suggestion::Kind::replace, std::move(replaced)});
  }
  return suggestions;
}

std::string Linter::Parts::replacement(std::uint32_t rule, std::size_t which, const FieldMatch& match,
                                       const MatchedText& text) const {
  const auto& data = rules.data();
  const auto& compiled = data.compiled[rule];
  const auto& pieces = compiled.replacements[which];
  if (options.redact) return render_redacted(pieces);
  if (match.joined) return {};
  const auto layer = std::find_if(data.layers.begin(), data.layers.end(),
                                  [&](const RuleLayer& l) { return rule >= l.rule_begin && rule < l.rule_begin + l.rule_count; });
  Words words;
  words.cut(text.view, words_around(text.view, text.span, 0, 0));
  auto pattern = compiled.patterns.begin;
  for (const auto& written : data.rules[rule].match) {
    if (is_raw(written)) continue;
    if (const auto trace = trace_match(layer->table, pattern, words, 0, text.span.end))
      return render_replacement(pieces, *parse_pattern(written), *trace, text);
    ++pattern;
  }
  return {};
}

Judgement Linter::judge(const Document& document, std::size_t field, Span<SourceByte> span, Context context) const {
  std::vector<std::string> views(document.fields.size());
  std::vector<OffsetMap> maps;
  std::vector<FieldText> texts;
  for (const auto& f : document.fields) maps.push_back(offsets_of(f.text));
  for (std::size_t i = 0; i < document.fields.size(); ++i) {
    fold(document.fields[i].text, views[i]);
    texts.push_back({document.fields[i].text, views[i], &maps[i]});
  }
  auto judging = parts_->judge.begin(document, texts);
  return judging.judge(field, maps[field].to_view(span), {.context = context});
}

Visibility Linter::visibility(const Document& document) const {
  std::vector<std::string> views(document.fields.size());
  std::vector<OffsetMap> maps(document.fields.size());
  std::vector<FieldText> texts;
  for (std::size_t i = 0; i < document.fields.size(); ++i) {
    const bool too_large = document.fields[i].text.size() > max_field_bytes;
    const std::string_view text = too_large ? std::string_view{} : document.fields[i].text;
    maps[i] = offsets_of(text);
    fold(text, views[i]);
    texts.push_back({text, views[i], &maps[i]});
  }
  auto judging = parts_->judge.begin(document, texts);
  return visibility_of(parts_->cues, judging, texts);
}

std::vector<Linter::RawMatch> Linter::matches(std::string_view text) const {
  auto& scratch = scratch_of_this_thread();
  if (scratch.fields.empty()) scratch.fields.resize(1);
  auto& found = scratch.fields[0];
  parts_->matcher.find(text, scratch.match, found);
  std::vector<RawMatch> out;
  for (const auto& match : found.matches) out.push_back({match.rule, match.source});
  std::sort(out.begin(), out.end());
  return out;
}

Kind Linter::kind(std::string_view text, Kind stated) const {
  if (stated != Kind::automatic) return stated;
  const Document document{.fields = {{.name = "text", .text = text}}};
  std::string view;
  fold(text, view);
  const OffsetMap map = offsets_of(text);
  const FieldText field{text, view, &map};
  return parts_->judge.begin(document, {&field, 1}).kind(0);
}

}  // namespace unblame
