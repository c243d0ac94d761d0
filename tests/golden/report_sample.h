// Findings made by hand for the tests of the output formats: no engine is needed. All people, places and records are invented.
#pragma once

#include <cassert>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/report.h"

namespace unblame::report::sample {

inline std::vector<Source> sources() {
  return {
      {.id = "hmicfrs-2023",
       .title = "An inspection of the effectiveness of the police and law enforcement bodies’ response to group-based child "
                "sexual exploitation in England and Wales",
       .publisher = "HMICFRS",
       .url = "https://example.org/hmicfrs/group-based-cse",
       .source_class = "inspectorate",
       .in_short = "HMICFRS 2023",
       .year = 2023,
       .seen = true},
      {.id = "childrens-society-2024",
       .title = "Child exploitation: appropriate language guide",
       .publisher = "The Children’s Society",
       .url = "https://example.org/childrens-society/language",
       .source_class = "charity",
       .in_short = "Children’s Society 2024",
       .year = 2024,
       .seen = true},
      {.id = "cps-rasso",
       .title = "Rape and sexual offences: legal guidance",
       .publisher = "Crown Prosecution Service",
       .url = "javascript:alert(1)",
       .source_class = "prosecution",
       .year = 2021,
       .seen = false},
  };
}

inline Rule rule(std::string id, Severity severity, Mechanism mechanism, std::string why, std::vector<Suggestion> instead,
                 std::vector<std::string> cited) {
  Rule made;
  made.pack = id.substr(0, id.find('.'));
  made.id = std::move(id);
  made.severity = severity;
  made.mechanism = mechanism;
  made.why = std::move(why);
  made.instead = std::move(instead);
  for (std::string& source : cited) made.sources.push_back({std::move(source), "term"});
  return made;
}

inline std::vector<Rule> rules() {
  using enum Severity;
  using enum Mechanism;
  using Kind = Suggestion::Kind;
  return {
      rule("child.risk.puts-self-at-risk", high, implied_responsibility,
           "Reads as if she made the risk; the person who did drops out of the file.",
           {{Kind::rewrite, "Say who is the risk: ‘is at risk from [who], who [did what, where]’."},
            {Kind::ask, "Who took her there, and what did they want?"}},
           {"childrens-society-2024", "hmicfrs-2023"}),
      rule("child.choice.lifestyle", high, implied_choice,
           "A later reader takes it that she chose what was done to her, and looks no further for who gained.",
           {{Kind::rewrite, "Say what is known: ‘[who] gives her [what] and takes her to [where]’."},
            {Kind::ask, "Who gains from where she goes, and since when?"}},
           {"hmicfrs-2023"}),
      rule("missing.absconded", medium, criminalising,
           "The word belongs to custody; a child who is missing may be in somebody’s hands.",
           {{Kind::replace, "go~ missing [from {home}]"}, {Kind::ask, "Where was she found, and with whom?"}},
           {"childrens-society-2024"}),
      rule("child.character.promiscuous", medium, character_judgement,
           "Says what she is, not what was done; it will be read out.",
           {{Kind::rewrite, "Record what happened, who did it and their ages."}}, {"cps-rasso"}),
      rule("records.engagement.refuses-to-engage", low, distances_professional,
           "The next officer needs what was offered and what stops her, or nobody tries again.",
           {{Kind::rewrite, "‘Does not want to [what] now because [her words]. Offered [what]. Next contact [date].’"}},
           {"childrens-society-2024"}),
  };
}

/// Documents with their texts. Deques: findings and texts keep their addresses as documents are added.
class Sample {
 public:
  std::vector<Source> sources = sample::sources();
  std::vector<Rule> rules = sample::rules();

  struct Entry {
    std::string id;
    std::deque<std::string> texts{};
    std::vector<Field> fields{};
    Findings findings{};
    std::optional<DecodeInfo> decoded{};
    std::string where{};
  };
  std::deque<Entry> entries{};
  Diagnostics unreadable{};

  RunInfo run() const { return {.version = "0.1.0", .ruleset = "1.0.0+6f1c0a9b2e44", .rules = rules, .sources = sources}; }

  Entry& add(std::string id) { return entries.emplace_back(Entry{.id = std::move(id)}); }

  static void field(Entry& entry, std::string name, std::string text) {
    entry.texts.push_back(std::move(text));
    entry.fields.push_back({std::move(name), entry.texts.back()});
    for (const char c : entry.texts.back()) entry.findings.words += c == ' ' || c == '\n';
  }

  /// Marks the nth occurrence of `phrase` in the entry's last field with the rule's findings.
  Finding& mark(Entry& entry, std::string_view rule_id, std::string_view phrase, int nth = 1) {
    const Field& in = entry.fields.back();
    std::size_t begin = in.text.find(phrase);
    while (--nth > 0) begin = in.text.find(phrase, begin + 1);
    assert(begin != std::string_view::npos);
    Positions positions{in.text};
    const Span<SourceByte> bytes{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + phrase.size())};
    Finding& made = entry.findings.findings.emplace_back(from_rule(rule_id));
    made.doc = entry.id;
    made.field = in.name;
    made.at = positions.locate(bytes);
    made.match = phrase;
    made.sentence = sentence_around(in.text, begin, phrase.size());
    made.fingerprint = fingerprint(entry, made);
    made.judgement.about = About::victim;
    made.judgement.because = "The officer's own words, about the victim.";
    return made;
  }

  static void spare(Finding& made, Spared reason, Voice voice, std::optional<Speaker> by, std::string because) {
    made.judgement.spared = reason;
    made.judgement.voice = voice;
    made.judgement.by = by;
    made.judgement.because = std::move(because);
  }

  template <class Report>
  void write(Report& report) const {
    for (const Entry& entry : entries) {
      CheckedDocument document{.id = entry.id, .findings = entry.findings, .texts = entry.fields, .decoded = entry.decoded};
      if (!entry.where.empty()) document.where = [&](const Finding&) { return entry.where; };
      report.document(document);
    }
    for (const Diagnostic& diagnostic : unreadable) report.unreadable(diagnostic);
  }

 private:
  Finding from_rule(std::string_view id) const {
    Finding made;
    for (const Rule& known : rules) {
      if (known.id != id) continue;
      made.rule = known.id;
      made.severity = known.severity;
      made.mechanism = known.mechanism;
      made.why = known.why;
      made.suggestions = known.instead;
      for (const Citation& citation : known.sources) made.sources.push_back(citation.id);
    }
    assert(!made.rule.empty());
    return made;
  }

  static std::string sentence_around(std::string_view text, std::size_t at, std::size_t size) {
    const std::size_t before = text.find_last_of(".\n", at);
    const std::size_t begin = before == std::string_view::npos ? 0 : text.find_first_not_of(" \n", before + 1);
    return std::string{text.substr(begin, text.find_first_of(".\n", at + size) + 1 - begin)};
  }

  static std::string fingerprint(const Entry& entry, const Finding& made) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : entry.id + made.field + made.rule + std::to_string(made.at.bytes.begin))
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (int i = 0; i < 16; ++i) text += digits[hash >> (60 - 4 * i) & 15];
    return text;
  }
};

/// What a day's check looks like: two records with findings, a clean one, a file that cannot be read.
inline Sample realistic() {
  Sample made;
  using S = Spared;
  auto& first = made.add("OEL-0001");
  Sample::field(
      first, "narrative",
      "On 3 May at 23:40 hrs police were called to Harcourt Parade, where Kayleigh (14) was with two men in a parked silver "
      "Astra. "
      "She has put herself at risk again by meeting him, and it was explained to her that this behaviour would have to stop. "
      "She had absconded from the unit at about 19:00 hrs. Staff say she was collected from the bus stop by an older male known "
      "to her as “Jay”.\n"
      "\n"
      "The two males gave their names as Daniel Marsh (27) and Jason Roe (31). Neither could say how they knew her. The vehicle "
      "was searched under "
      "s.1 PACE with no result. Mobile phone seen on the rear seat, taken as property, exhibit ref KB/1.\n"
      "\n"
      "Kayleigh stated that he buys her food and vapes and that she “chose to be there”. Her mother said that she has always "
      "been promiscuous "
      "and that nobody can tell her anything. In the view of the social worker this is a lifestyle choice and the placement can "
      "do no more.\n"
      "\n"
      "She was taken back to the unit at 01:15 hrs. She refuses to engage with the return interview. It is not suggested that "
      "she put herself at risk "
      "by speaking to officers. If she absconds again, the unit is to ring 101.\n"
      "\n"
      "Actions: phone number of the male seized from the call log; the vehicle is "
      "registered to an address in Dale Street. Strategy meeting requested for 4 May.\n");
  made.mark(first, "child.risk.puts-self-at-risk", "put herself at risk").judgement.chain = {
      {"quotes", "The words are not in quotation marks.", {}},
      {"speech", "No verb of saying governs them.", {}},
      {"roles", "“She” is Kayleigh, who is named as the victim.", Span<SourceByte>{58, 66}}};
  auto& absconded = made.mark(first, "missing.absconded", "absconded from the unit");
  absconded.suggestions[0].text = "gone missing from the unit";
  absconded.judgement.under_18 = true;
  Sample::spare(made.mark(first, "child.choice.lifestyle", "chose to be there"), S::quoted, Voice::quoted, Speaker::victim,
                "They are Kayleigh's own words, in quotation marks.");
  Sample::spare(made.mark(first, "child.character.promiscuous", "promiscuous"), S::reported, Voice::reported, Speaker::parent,
                "They are her mother's words, passed on after “said that”.");
  auto& lifestyle = made.mark(first, "child.choice.lifestyle", "lifestyle choice");
  lifestyle.judgement.voice = Voice::reported;
  lifestyle.judgement.by = Speaker::professional;
  lifestyle.judgement.because = "It is the social worker's view, passed on without distance.";
  lifestyle.also = {{"records.placement", lifestyle.at}};
  made.mark(first, "records.engagement.refuses-to-engage", "refuses to engage");
  auto& denied = made.mark(first, "child.risk.puts-self-at-risk", "put herself at risk", 2);
  Sample::spare(denied, S::negated, Voice::author, {}, "The sentence denies it: “It is not suggested that”.");
  denied.judgement.negated = true;
  Sample::spare(made.mark(first, "missing.absconded", "absconds"), S::unasserted, Voice::author, {},
                "It is an instruction for a case that has not happened.");

  auto& second = made.add("cases/2024/missing report 17.docx");
  second.where = "page 2";
  Sample::field(second, "text",
                "Missing person report. Leon, 13, absconded from home at lunch time.\nHe was found at 03:20 hrs in a flat in "
                "Mill Lane with three adults. "
                "He puts himself at risk.\nHe has absconded before, on 2 and 9 April, and was then found at the same address.\n");
  auto& leon = made.mark(second, "missing.absconded", "absconded from home");
  leon.suggestions[0].text = "went missing from home";
  made.mark(second, "child.risk.puts-self-at-risk", "puts himself at risk");
  made.mark(second, "missing.absconded", "absconded", 2).suggestions[0].text = "gone missing";

  auto& clean = made.add("OEL-0003");
  Sample::field(clean, "narrative", "Officers attended. All in order.");
  made.unreadable.push_back({.file = "cases/2024/scan 4.pdf",
                             .what = "the file holds pictures of pages and no text",
                             .help = "run it through text recognition first"});
  return made;
}

/// The same as a Linter gives it with Options::redact: no words of the text, blanks in alternatives unfilled.
inline Sample redacted() {
  Sample made = realistic();
  for (auto& entry : made.entries) {
    entry.texts.clear();
    entry.fields.clear();
    for (Finding& finding : entry.findings.findings) {
      finding.match.clear();
      finding.sentence.clear();
      finding.judgement.because.clear();
      for (Reason& reason : finding.judgement.chain) reason.text = "The " + reason.piece + " decide.";
      for (const Rule& known : made.rules)
        if (known.id == finding.rule) finding.suggestions = known.instead;
    }
  }
  return made;
}

/// Everything that makes output go wrong.
inline Sample hard() {
  Sample made;
  auto& wide = made.add("=cmd|' /C calc'!A0");
  wide.decoded = DecodeInfo{Encoding::windows1252, false, 0.93};
  wide.findings.warnings.push_back({.level = Diagnostic::Level::warning,
                                    .field = "text",
                                    .what = "3 invalid bytes were read as U+FFFD",
                                    .help = "--encoding states the encoding"});
  Sample::field(wide, "text",
                "家族の話 👩‍👧 says: she put herself at risk 😀 again.\n"
                "Zoe\u0308 \tput\therself at risk in the cafe\u0301.\n"
                "Control \x1b[31mred\x1b[0m \xC2\x9B"
                "2J and \u202Ereversed\u202C: put herself at risk\x07.\n"
                "</script><b onclick=\"x\">She & he</b> put herself\r\nat risk, it's 'said'.\n"
                "Bytes \xFF\xC3( put herself at risk \xE2\x82");
  for (int nth = 1; nth <= 2; ++nth)
    made.mark(wide, "child.risk.puts-self-at-risk", nth == 1 ? "put herself at risk" : "put\therself at risk");
  made.mark(wide, "child.risk.puts-self-at-risk", "put herself at risk", 2);
  made.mark(wide, "child.risk.puts-self-at-risk", "put herself\r\nat risk");
  made.mark(wide, "child.risk.puts-self-at-risk", "put herself at risk", 3);

  auto& lines = made.add("long line.txt");
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Enquiries were made at the address and at the shop on the corner. ";
  const std::string filler = text;
  text += "In short she put herself at risk. " + filler + "It is her lifestyle choice. " + filler;
  Sample::field(lines, "narrative", text);
  made.mark(lines, "child.risk.puts-self-at-risk", "put herself at risk");
  Finding& over = made.mark(lines, "child.choice.lifestyle", "lifestyle choice");
  over.suggestions.insert(over.suggestions.begin(), {Suggestion::Kind::replace, "=HYPERLINK(\"http://x\")"});
  Finding& inner = made.mark(lines, "records.engagement.refuses-to-engage", "her lifestyle");
  Sample::spare(inner, Spared::about, Voice::author, {}, "");
  std::swap(made.entries.back().findings.findings[1], made.entries.back().findings.findings[2]);

  auto& sheet = made.add("row 5");
  Sample::field(sheet, "summary", "+44 7700 900123: -- refuses to engage");
  made.mark(sheet, "records.engagement.refuses-to-engage", "refuses to engage");
  Sample::field(sheet, "notes", "@home she put herself at risk");
  made.mark(sheet, "child.risk.puts-self-at-risk", "put herself at risk").at.line = 123456;
  return made;
}

}  // namespace unblame::report::sample
