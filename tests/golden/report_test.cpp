// The output formats of `unblame check`: golden files, and what must hold for any text.
// UNBLAME_UPDATE_GOLDEN=1 writes the golden files anew; read the diff before you keep it.
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "report/display.h"
#include "report/excerpt.h"
#include "report/finding_json.h"
#include "report/html_text.h"
#include "report/report.h"
#include "report/statistics.h"
#include "report_sample.h"

using namespace unblame;
using namespace unblame::report;
using nlohmann::ordered_json;

namespace {

const std::string folder = std::string{UNBLAME_SOURCE_DIR} + "/tests/golden/report/";

std::string written(const sample::Sample& sample, std::string_view format, const ReportOptions& options) {
  std::ostringstream out;
  Report report{*find_format(format), sample.run(), options, out};
  sample.write(report);
  report.finish();
  return out.str();
}

/// Compared without a diff of its own: a failure leaves the output beside the golden file.
void check_golden(const std::string& name, const std::string& output) {
  const char* update = std::getenv("UNBLAME_UPDATE_GOLDEN");
  if (update != nullptr && std::string_view{update} == "1") {
    std::ofstream{folder + name, std::ios::binary} << output;
    return;
  }
  std::ifstream file{folder + name, std::ios::binary};
  std::ostringstream expected;
  expected << file.rdbuf();
  const bool same = expected.str() == output;
  CHECK_MESSAGE(same, name, " differs; UNBLAME_UPDATE_GOLDEN=1 and a look at the diff");
}

bool is_valid_utf8(const std::string& text) {
  try {
    return !nlohmann::json(text).dump().empty();
  } catch (const nlohmann::json::type_error&) {
    return false;
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Text that is likely to break something, always the same for a seed.
std::string wild_text(std::mt19937& random, std::size_t pieces) {
  // clang-format off
  static const std::string pool[] = {
      "a", "she ", "word ", "\"", "\\", "/", "\n", "\r\n", "\r", "\t", "\x1b[31m", "\x07", std::string(1, '\0'), "\x7f", "\xC2\x85",
      "é", "e\u0301", "日本", "한", "\u1112\u1161\u11ab", "😀", "👩‍👧", "👍🏽", "🇬🇧", "\u202E", "\u2028", "\u00AD", "\u200B", "\uFEFF",
      "\xFF", "\xC3", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "<b>", "&amp;", "</script>", "'", ",", ";", "=1+1", "…", "“", "”", "ﬁ"};
  // clang-format on
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += pool[random() % std::size(pool)];
  return text;
}

/// As the engine reads it: each byte that begins no valid sequence is U+FFFD. Written apart from the product's reader.
std::string repaired(const std::string& text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = 1;
    bool valid = false;
    for (; size <= 4 && at + size <= text.size() && !valid; ++size) valid = is_valid_utf8(text.substr(at, size));
    result += valid ? text.substr(at, size - 1) : "\xEF\xBF\xBD";
    at += valid ? size - 1 : 1;
  }
  return result;
}

}  // namespace

TEST_CASE("golden: what each format writes") {
  const sample::Sample realistic = sample::realistic();
  const sample::Sample redacted = sample::redacted();
  const sample::Sample hard = sample::hard();
  const auto low = Severity::low;
  struct Row {
    const char* name;
    const sample::Sample& sample;
    const char* format;
    ReportOptions options;
  };
  const Row rows[] = {
      {"check.txt", realistic, "pretty", {}},
      {"spared.txt", realistic, "pretty", {.severity = low, .show_spared = true, .statistics = true, .context = 1}},
      {"chain.txt", realistic, "pretty", {.chain = true}},
      {"colour.txt", realistic, "pretty", {.severity = low, .colour = true}},
      {"redacted.txt", redacted, "pretty", {.show_spared = true, .redact = true}},
      {"hard.txt", hard, "pretty", {.severity = low, .show_spared = true}},
      {"narrow.txt", hard, "pretty", {.severity = low, .show_spared = true, .width = 40}},
      {"check.json", realistic, "json", {}},
      {"statistics.json", realistic, "json", {.severity = low, .show_spared = true, .statistics = true}},
      {"check.jsonl", realistic, "jsonl", {}},
      {"chain.jsonl", realistic, "jsonl", {.show_spared = true, .chain = true}},
      {"redacted.jsonl", redacted, "jsonl", {.redact = true}},
      {"hard.jsonl", hard, "jsonl", {.severity = low, .show_spared = true}},
      {"check.csv", realistic, "csv", {}},
      {"hard.csv", hard, "csv", {.severity = low, .show_spared = true, .chain = true}},
      {"redacted.csv", hard, "csv", {.redact = true}},
      {"check.sarif", realistic, "sarif", {.severity = low, .show_spared = true, .chain = true}},
      {"redacted.sarif", redacted, "sarif", {.show_spared = true, .redact = true}},
      {"hard.sarif", hard, "sarif", {.severity = low, .show_spared = true}},
      {"check.html", realistic, "html", {.severity = low, .show_spared = true, .statistics = true}},
      {"chain.html", realistic, "html", {.show_spared = true, .chain = true}},
      {"hard.html", hard, "html", {.severity = low, .show_spared = true}},
      {"redacted.html", redacted, "html", {.show_spared = true, .redact = true}},
  };
  for (const auto& [name, sample, format, options] : rows) {
    CAPTURE(name);
    const std::string output = written(sample, format, options);
    CHECK(is_valid_utf8(output));
    CHECK(output == written(sample, format, options));
    check_golden(name, output);
  }
}

TEST_CASE("formats have names that are found, and no others are") {
  for (const Format& format : formats()) CHECK(find_format(format.name) == &format);
  CHECK(find_format("xml") == nullptr);
}

TEST_CASE("an empty report is well formed in every format") {
  const sample::Sample nothing;
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const std::string output = written(nothing, format.name, {.show_spared = true, .statistics = true});
    if (format.name == "json" || format.name == "sarif") CHECK(ordered_json::accept(output));
    if (format.name == "jsonl") CHECK(output.empty());
  }
}

TEST_CASE("the summary counts what is at or above the severity, and keeps the spared apart") {
  const sample::Sample sample = sample::realistic();
  std::ostringstream out;
  Report report{*find_format("jsonl"), sample.run(), {.severity = Severity::medium}, out};
  sample.write(report);
  const Summary& summary = report.finish();
  CHECK(summary.documents == 3);
  CHECK(summary.documents_with_findings == 2);
  CHECK(summary.counted == 6);
  CHECK(summary.by_severity == std::array<std::uint64_t, 3>{0, 3, 3});
  CHECK(summary.spared == 4);
  CHECK(summary.by_rule.at("missing.absconded").counted == 3);
  CHECK(summary.by_rule.at("missing.absconded").spared == 1);
  CHECK_FALSE(summary.by_rule.contains("records.engagement.refuses-to-engage"));
  CHECK(summary.unreadable.size() == 1);
  CHECK(summary.tenths_per_10000_words() == (6 * 100000 + summary.words / 2) / summary.words);
  CHECK(Summary{}.tenths_per_10000_words() == std::nullopt);
}

TEST_CASE("json has exactly four keys, in this order") {
  const auto parsed = ordered_json::parse(written(sample::realistic(), "json", {}));
  std::vector<std::string> keys;
  for (const auto& [key, value] : parsed.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"ruleset", "summary", "findings", "unreadable"});
  CHECK(parsed["findings"].size() == 6);
  CHECK(parsed["unreadable"].size() == 1);
}

TEST_CASE("a finding has the fields of the design, in their order") {
  const std::vector<std::string> names = {"doc",         "field",     "rule",        "ruleset",  "severity",   "mechanism",
                                          "voice",       "by",        "about",       "under_18", "negated",    "counts",
                                          "spared",      "because",   "byte_start",  "byte_end", "char_start", "char_end",
                                          "utf16_start", "utf16_end", "line",        "column",   "place",      "match",
                                          "sentence",    "why",       "suggestions", "sources",  "also",       "fingerprint"};
  const auto keys_of = [](const FindingJson& options) {
    std::string text;
    append_finding(text, sample::realistic().entries[0].findings.findings[0], options);
    const auto parsed = ordered_json::parse(text);
    std::vector<std::string> keys;
    for (const auto& [key, value] : parsed.items()) keys.push_back(key);
    return keys;
  };
  CHECK(keys_of({}) == names);
  auto with_chain = names;
  with_chain.push_back("chain");
  CHECK(keys_of({.chain = true}) == with_chain);
  auto without_words = names;
  std::erase(without_words, "match");
  std::erase(without_words, "sentence");
  CHECK(keys_of({.redact = true}) == without_words);
}

TEST_CASE("the writer of a finding and nlohmann agree on any bytes") {
  std::mt19937 random{20240503};
  for (int i = 0; i < 2000; ++i) {
    const std::string wild = wild_text(random, random() % 24);
    Finding finding = sample::realistic().entries[0].findings.findings[static_cast<std::size_t>(i) % 8];
    finding.doc = finding.match = finding.sentence = wild;
    finding.judgement.chain = {{"roles", wild, {}}, {"speech", "x", Span<SourceByte>{1, 0xFFFFFFFF}}};
    finding.suggestions.push_back({Suggestion::Kind::ask, wild});
    std::string line;
    append_finding(line, finding, {.ruleset = "1.0.0+x", .chain = true});
    REQUIRE(is_valid_utf8(line));
    for (const char c : line) REQUIRE(static_cast<unsigned char>(c) >= 0x20);
    const auto parsed = ordered_json::parse(line);
    CHECK(parsed["doc"] == repaired(wild));
    CHECK(parsed["match"] == repaired(wild));
    CHECK(parsed["chain"][0]["text"] == repaired(wild));
    CHECK(parsed["chain"][0]["byte_start"].is_null());
    CHECK(parsed["chain"][1]["byte_end"] == 0xFFFFFFFF);
    CHECK(parsed["suggestions"].back()["kind"] == "ask");
    CHECK(parsed["counts"] == parsed["spared"].is_null());
    CHECK(parsed["byte_start"] == finding.at.bytes.begin);
    CHECK(parsed["under_18"].is_null() == !finding.judgement.under_18.has_value());
    // The same object, written by nlohmann, is the same object.
    CHECK(ordered_json::parse(parsed.dump()) == parsed);
  }
}

TEST_CASE("spared findings are written only if asked for, low ones only below the severity") {
  const auto count = [](const ReportOptions& options) { return lines_of(written(sample::realistic(), "jsonl", options)).size(); };
  CHECK(count({}) == 6);
  CHECK(count({.severity = Severity::high}) == 3);
  CHECK(count({.severity = Severity::low}) == 7);
  CHECK(count({.show_spared = true}) == 10);
  CHECK(count({.severity = Severity::low, .show_spared = true}) == 11);
}

TEST_CASE("redacted output holds no word of a text in any format") {
  sample::Sample sample;
  auto& entry = sample.add("id-1");
  sample::Sample::field(entry, "narrative", "The zanzibarmarker put herself at risk of zanzibarmarker.");
  sample.mark(entry, "child.risk.puts-self-at-risk", "put herself at risk");
  auto& spared = sample.mark(entry, "child.choice.lifestyle", "zanzibarmarker", 2);
  sample::Sample::spare(spared, Spared::quoted, Voice::quoted, Speaker::victim, "In quotation marks.");
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const std::string output = written(sample, format.name, {.show_spared = true, .chain = true, .redact = true});
    CHECK(output.find("zanzibarmarker") == std::string::npos);
    CHECK(output.find("herself") == std::string::npos);
    CHECK(output.find("child.risk.puts-self-at-risk") != std::string::npos);
  }
}

TEST_CASE("no format sends a control character to a terminal") {
  const auto is_control = [](char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0x202E;
  };
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const std::string output = written(sample::hard(), format.name, {.severity = Severity::low, .show_spared = true});
    for (std::size_t at = 0; at < output.size();) {
      const auto byte = static_cast<unsigned char>(output[at]);
      const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
      const char32_t c = size == 1   ? byte
                         : size == 2 ? (byte & 0x1FU) << 6 | (static_cast<unsigned char>(output[at + 1]) & 0x3FU)
                         : output.compare(at, 3, "\u202E") == 0 ? 0x202E
                                                                : U'?';
      CHECK_FALSE(is_control(c));
      at += size;
    }
  }
}

TEST_CASE("display: what is shown, and how wide it is") {
  struct Row {
    std::string text, shown;
    unsigned width;
  };
  const Row rows[] = {
      {"plain", "plain", 5},
      {"日本", "日本", 4},        // wide
      {"e\u0301", "e\u0301", 1},  // a mark takes no column
      {"\u0301", "◌\u0301", 1},   // nor stands alone
      {"😀", "😀", 2},
      {"👩‍👧", "👩👧", 4},  // a joiner is left out: terminals differ about the pair
      {"👍🏽", "👍", 2},      // and about skin tones
      {"🇬🇧", "🇬🇧", 2},
      {"❤️", "❤", 1},
      {"a\u00ADb\u200Bc\uFEFF", "abc", 3},  // not seen
      {"\x1b[31m", "␛[31m", 5},
      {"\xC2\x9B", "\uFFFD", 1},
      {"\u202E", "\uFFFD", 1},
      {"\xFF\xC3(", "\uFFFD\uFFFD(", 3},
      {"한", "한", 2},
      {"\u1112\u1161\u11ab", "\u1112\u1161\u11ab", 2},  // the same syllable in letters
  };
  for (const auto& [text, shown, width] : rows) {
    CAPTURE(text);
    std::string all;
    unsigned columns = 0;
    for (const Cell& cell : cells(text)) all += cell.text, columns += cell.width;
    CHECK(all == shown);
    CHECK(columns == width);
    CHECK(display_width(text) == width);
  }
  CHECK(cells("a\tb")[1].width == 3);
  CHECK(shortened("日本語の話", 6) == "日本…");
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("onetwothree", 4) == std::vector<std::string>{"onet", "woth", "ree"});
  CHECK(wrapped("", 4) == std::vector<std::string>{""});
}

TEST_CASE("excerpt: carets stand under the words, within the width, on any text") {
  std::mt19937 random{7};
  for (int i = 0; i < 3000; ++i) {
    const std::string text = wild_text(random, random() % 60) + "put herself" + wild_text(random, random() % 60);
    const auto begin = static_cast<std::uint32_t>(text.find("put herself"));
    const unsigned width = 12 + random() % 70;
    for (const ExcerptLine& line : excerpt(text, {begin, begin + 11}, 5, {width, static_cast<std::uint32_t>(random() % 3)})) {
      const unsigned before = display_width(line.before), marked = display_width(line.marked), after = display_width(line.after);
      CHECK(before + marked + after <= width);
      if (line.marked.empty()) continue;
      const std::string words = "put herself";
      CHECK((line.marked.starts_with(words) || (width < 13 && words.starts_with(line.marked))));
      CHECK(line.carets == std::string(before, ' ') + std::string(marked, '^'));
      CHECK(line.number == 5);
    }
  }
}

TEST_CASE("excerpt: a phrase over a line's end is marked on both lines; a long phrase is cut") {
  const std::string text = "One.\r\nshe put herself\r\n  at risk now\nthen.";
  const auto lines = excerpt(text, {10, 36}, 2, {40, 1});
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].after == "One.");
  CHECK(lines[0].number == 1);
  CHECK(lines[1].marked == "put herself");
  CHECK(lines[2].before == "  ");
  CHECK(lines[2].marked == "at risk now");
  CHECK(lines[2].carets == "  ^^^^^^^^^^^");
  CHECK(lines[3].number == 4);
  const auto cut = excerpt(std::string(500, 'x'), {100, 400}, 1, {20, 0});
  REQUIRE(cut.size() == 1);
  CHECK(cut[0].before == "…");
  CHECK(cut[0].carets == " " + std::string(18, '^'));
}

TEST_CASE("pretty keeps to the width") {
  for (const unsigned width : {40U, 60U, 80U, 120U})
    for (const auto& sample : {sample::realistic(), sample::hard()})
      for (const std::string& line :
           lines_of(written(sample, "pretty",
                            {.severity = Severity::low, .show_spared = true, .chain = true, .width = width, .context = 1}))) {
        CAPTURE(line);
        CHECK(display_width(line) <= width);
      }
}

TEST_CASE("pretty explains a rule once in a document") {
  const std::string output = written(sample::hard(), "pretty", {});
  std::size_t reasons = 0, above = 0;
  for (const std::string& line : lines_of(output)) {
    reasons += line.find("Reads as if she made the risk") != std::string::npos;
    above += line == "  As above.";
  }
  CHECK(reasons == 3);
  CHECK(above == 4);
}

TEST_CASE("csv: rows of equal length, nothing that a spreadsheet runs") {
  const std::string output = written(sample::hard(), "csv", {.severity = Severity::low, .show_spared = true, .chain = true});
  REQUIRE(
      output.starts_with("\xEF\xBB\xBF"
                         "doc,"));
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t at = 3; at < output.size(); ++at) {
    const char c = output[at];
    if (quoted && c == '"' && at + 1 < output.size() && output[at + 1] == '"')
      rows.back().back() += output[++at];
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && c == ',')
      rows.back().emplace_back();
    else if (!quoted && c == '\r')
      rows.push_back({""}), ++at;
    else
      rows.back().back() += c;
  }
  REQUIRE(!quoted);
  rows.pop_back();
  CHECK(rows.size() == 11);
  for (const auto& row : rows) {
    CHECK(row.size() == rows[0].size());
    for (const std::string& cell : row)
      CHECK((cell.empty() || std::string_view{"=+-@\t\r\n"}.find(cell[0]) == std::string_view::npos));
  }
  CHECK(rows[1][0] == "'=cmd|' /C calc'!A0");
}

TEST_CASE("sarif: offsets, lines and columns point at the words, in UTF-16 units") {
  for (const auto& sample : {sample::realistic(), sample::hard()}) {
    const auto run = ordered_json::parse(written(sample, "sarif", {.severity = Severity::low, .show_spared = true}))["runs"][0];
    CHECK(run["columnKind"] == "utf16CodeUnits");
    CHECK(run["invocations"][0]["executionSuccessful"] == sample.unreadable.empty());
    for (const auto& result : run["results"]) {
      const auto& rules = run["tool"]["driver"]["rules"];
      CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
      CHECK(result["partialFingerprints"]["unblame/v1"].get<std::string>().size() == 16);
      const auto& location = result["locations"][0];
      const auto& physical = location["physicalLocation"];
      const auto index = physical["artifactLocation"]["index"].get<std::size_t>();
      CHECK(run["artifacts"][index]["location"]["uri"] == physical["artifactLocation"]["uri"]);
      const auto& region = physical["region"];
      std::string text;
      for (const Field& field : sample.entries[index].fields)
        if (field.name == location["logicalLocations"][0]["name"]) text = field.text;
      std::u16string units;
      std::uint32_t line = 1, column = 1, begin = 0, end = 0;
      const std::string valid = repaired(text);
      for (std::size_t at = 0; at < valid.size();) {
        if (line == region["startLine"] && column == region["startColumn"]) begin = static_cast<std::uint32_t>(units.size());
        if (line == region["endLine"] && column == region["endColumn"]) end = static_cast<std::uint32_t>(units.size());
        const auto lead = static_cast<unsigned char>(valid[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const bool ends = valid[at] == '\n' || (valid[at] == '\r' && valid[at + 1] != '\n');
        units += std::u16string(size == 4 ? 2 : 1, u'x');
        column += size == 4 ? 2 : 1;
        if (ends) ++line, column = 1;
        at += size;
      }
      if (end == 0) end = static_cast<std::uint32_t>(units.size());
      CHECK(region["charOffset"] == begin);
      CHECK(region["charLength"] == end - begin);
    }
  }
}

TEST_CASE("sarif: what was spared is suppressed with the reason; nothing is offered as a fix") {
  const auto run =
      ordered_json::parse(written(sample::realistic(), "sarif", {.severity = Severity::low, .show_spared = true}))["runs"][0];
  std::size_t suppressed = 0;
  for (const auto& result : run["results"]) {
    CHECK_FALSE(result.contains("fixes"));
    CHECK(result.contains("suppressions") == !result["properties"]["spared"].is_null());
    suppressed += result.contains("suppressions") && !result["suppressions"][0]["justification"].get<std::string>().empty();
  }
  CHECK(suppressed == 4);
  CHECK(run.dump().find("](javascript:") == std::string::npos);
  CHECK(run["artifacts"][1]["location"]["uri"] == "cases/2024/missing%20report%2017.docx");
}

TEST_CASE("html: every link inside the page has its target, ids are unique, nothing is loaded or run") {
  for (const auto& sample : {sample::realistic(), sample::hard()}) {
    const std::string page =
        written(sample, "html", {.severity = Severity::low, .show_spared = true, .chain = true, .statistics = true});
    std::set<std::string> ids, targets;
    const auto collect = [&](std::string_view before, std::set<std::string>& into, bool unique) {
      for (std::size_t at = page.find(before); at != std::string::npos; at = page.find(before, at + 1)) {
        const std::size_t begin = at + before.size();
        const bool added = into.insert(page.substr(begin, page.find('"', begin) - begin)).second;
        if (unique) CHECK(added);
      }
    };
    collect(" id=\"", ids, true);
    collect(" href=\"#", targets, false);
    CHECK(targets.size() > 4);
    for (const std::string& target : targets) CHECK_MESSAGE(ids.contains(target), target);
    for (const std::string_view forbidden :
         {"<script", "<img", "<link", "<iframe", "<form", "url(", "@import", "javascript:alert(1)\"", "onclick=\""})
      CHECK_MESSAGE(page.find(forbidden) == std::string::npos, forbidden);
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("<html lang=\"en-GB\" translate=\"no\">") != std::string::npos);
    CHECK(page.find("says nothing about whether an account is true") != std::string::npos);
  }
}

TEST_CASE("html: marks that overlap are cut into pieces, and no character is lost") {
  std::mt19937 random{11};
  for (int i = 0; i < 500; ++i) {
    const std::string text(40, 'x');
    std::vector<Mark> marks;
    for (std::size_t m = 0, n = random() % 6; m < n; ++m) {
      const std::uint32_t begin = random() % 40, end = begin + 1 + random() % (40 - begin);
      marks.push_back({{begin, end},
                       std::to_string(m),
                       m % 2 ? "high" : "spared",
                       static_cast<int>(m % 2),
                       "m" + std::to_string(m),
                       "n" + std::to_string(m),
                       "note"});
    }
    std::ranges::stable_sort(marks, {}, [](const Mark& mark) { return mark.span.begin; });
    const std::string html = marked_text(text, {0, 40}, marks);
    std::string shown;
    int depth = 0, links = 0, in_link = 0;
    for (std::size_t at = 0; at < html.size(); ++at) {
      if (html[at] != '<') {
        if (in_link == 0) shown += html[at];
        continue;
      }
      const std::string_view tag = std::string_view{html}.substr(at, html.find('>', at) - at);
      if (tag.starts_with("<mark")) ++depth;
      if (tag == "</mark") --depth;
      if (tag.starts_with("<a ")) ++links, ++in_link;
      if (tag == "</a") --in_link;
      CHECK(depth >= 0);
      CHECK(depth <= 1);
      at += tag.size();
    }
    CHECK(shown == text);
    CHECK(links == static_cast<int>(marks.size()));
  }
}

TEST_CASE("html: passages cover all text that is not blank, in order; one that goes on begins where the last one ended") {
  std::mt19937 random{13};
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (std::size_t n = random() % 60; n > 0; --n)
      text += std::string(random() % 80, 'w') + (random() % 3 == 0   ? "\r\n\r\n"
                                                 : random() % 2 == 0 ? "\n"
                                                 : random() % 2 == 0 ? ". "
                                                                     : "\r");
    std::uint32_t last = 0;
    std::string covered;
    for (const auto& [range, goes_on] : passages(text)) {
      CHECK(range.begin >= last);
      CHECK(range.end > range.begin);
      CHECK((!goes_on || range.begin == last));
      last = range.end;
      covered += text.substr(range.begin, range.size());
    }
    CHECK(last <= text.size());
    CHECK(std::ranges::count(covered, 'w') == std::ranges::count(text, 'w'));
  }
  CHECK(passages("one.\n\ntwo.").size() == 2);
  CHECK_FALSE(passages("one.\n\ntwo.")[1].goes_on);
  std::string sentence = std::string(60, 'x') + ". ";
  std::string narrative;
  for (int i = 0; i < 20; ++i) narrative += sentence;
  REQUIRE(passages(narrative).size() == 2);
  CHECK(passages(narrative)[1].range.begin == 12 * sentence.size());
  CHECK(passages(narrative)[1].goes_on);
}

TEST_CASE("figures are written for people") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(tenths_as_decimal(123) == "12.3");
  CHECK(tenths_as_decimal(4) == "0.4");
  CHECK(count_of(1, "document", "documents") == "1 document");
}
