// What must hold for every document and its findings, whatever the text: one list for tests, golden files and fuzzers.
//
// Nothing here uses the engine's own means. Positions are counted again by the slowest obvious loop, the second matcher is run
// beside the first, and a replacement is applied and checked again: two ways that agree, or a line that says where they do not.
//
//     Invariants invariants{RuleSet::builtin()};
//     for (const std::string& broken : invariants.broken(document)) FAIL_CHECK(broken);
//     CHECK_INVARIANTS(invariants, document);       // the same, with doctest
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "unblame/unblame.h"

namespace unblame::testing {

/// Bytes of the character at `i`: a well-formed UTF-8 sequence (Unicode 15, table 3-7), or 1 for a byte that begins none.
inline std::size_t character_size(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u; };
  const auto tail = [&](std::size_t k) { return (byte(k) & 0xC0u) == 0x80u; };
  const unsigned first = byte(i), second = byte(i + 1);
  if (first >= 0xC2 && first <= 0xDF && tail(i + 1)) return 2;
  if (first >= 0xE0 && first <= 0xEF && tail(i + 1) && tail(i + 2) && !(first == 0xE0 && second < 0xA0) && !(first == 0xED && second > 0x9F))
    return 3;
  if (first >= 0xF0 && first <= 0xF4 && tail(i + 1) && tail(i + 2) && tail(i + 3) && !(first == 0xF0 && second < 0x90) &&
      !(first == 0xF4 && second > 0x8F))
    return 4;
  return 1;
}

/// Where `bytes` stands in `text`, counted from its beginning. `on_boundaries` says whether both ends are between characters.
struct NaiveLocation {
  Location location{};
  bool on_boundaries = true;
};
inline NaiveLocation naive_location(std::string_view text, Span<SourceByte> bytes) {
  NaiveLocation found;
  found.location.bytes = bytes;
  std::uint32_t chars = 0, units = 0, line = 1, column = 1;
  bool begin_seen = false, end_seen = false;
  for (std::size_t i = 0; i <= text.size();) {
    if (i == bytes.begin) {
      found.location.chars.begin = chars;
      found.location.utf16.begin = units;
      found.location.line = line;
      found.location.column = column;
      begin_seen = true;
    }
    if (i == bytes.end) {
      found.location.chars.end = chars;
      found.location.utf16.end = units;
      end_seen = true;
      break;
    }
    if (i == text.size()) break;
    const std::size_t size = character_size(text, i);
    const bool line_end = text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n'));
    chars += 1;
    units += size == 4 ? 2 : 1;
    column = line_end ? 1 : column + 1;
    line += line_end ? 1 : 0;
    i += size;
  }
  found.on_boundaries = begin_seen && end_seen;
  return found;
}

inline bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = character_size(text, i);
    if (size == 1 && static_cast<unsigned char>(text[i]) >= 0x80) return false;
    i += size;
  }
  return true;
}

inline std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); i += character_size(text, i)) ++count;
  return count;
}

/// All of a finding as text, to compare two and to show their difference.
inline std::string dump(const Finding& f) {
  const auto location = [](const Location& at) {
    return std::to_string(at.bytes.begin) + "-" + std::to_string(at.bytes.end) + " " + std::to_string(at.chars.begin) + "-" +
           std::to_string(at.chars.end) + " " + std::to_string(at.utf16.begin) + "-" + std::to_string(at.utf16.end) + " " +
           std::to_string(at.line) + ":" + std::to_string(at.column);
  };
  const Judgement& j = f.judgement;
  std::string out = f.doc + "/" + f.field + " " + location(f.at) + " " + f.rule + " " + std::string(to_string(f.severity)) + " " +
                    std::string(to_string(f.mechanism)) + " voice=" + std::string(to_string(j.voice)) +
                    " by=" + (j.by ? std::string(to_string(*j.by)) : "-") + " about=" + std::string(to_string(j.about)) +
                    " under_18=" + (j.under_18 ? (*j.under_18 ? "yes" : "no") : "-") + (j.negated ? " negated" : "") +
                    (j.asserted ? "" : " unasserted") + " place=" + (j.place ? std::string(to_string(*j.place)) : "-") +
                    " spared=" + (j.spared ? std::string(to_string(*j.spared)) : "-") + " because=" + j.because;
  for (const Reason& r : j.chain) {
    out += "\n  " + r.piece + ": " + r.text;
    if (r.cue) out += " @" + std::to_string(r.cue->begin) + "-" + std::to_string(r.cue->end);
  }
  out += "\n  match=" + f.match + "\n  sentence=" + f.sentence + "\n  why=" + f.why + "\n  fingerprint=" + f.fingerprint;
  for (const Suggestion& s : f.suggestions) out += "\n  " + std::string(to_string(s.kind)) + "=" + s.text;
  for (const std::string& s : f.sources) out += "\n  source=" + s;
  for (const Also& a : f.also) out += "\n  also=" + a.rule + " " + location(a.at);
  return out;
}

inline std::string dump(const Findings& found) {
  std::string out = std::to_string(found.words) + " words\n";
  for (const Finding& f : found.findings) out += dump(f) + "\n";
  for (const Diagnostic& d : found.warnings) out += to_string(d) + "\n";
  return out;
}

/// The set with one rule on of every so many: what the reference can be asked for within a fuzzer's memory.
inline RuleSet one_of_every(const RuleSet& rules, std::size_t every) {
  if (every <= 1) return rules;
  std::vector<Change> changes;
  for (std::size_t i = 0; i < rules.rules().size(); ++i)
    if (i % every != 0) changes.push_back({.rule = rules.rules()[i].id, .off = true, .reason = "too many for the reference"});
  const auto sample = rules.with(changes, "2026-11-24");
  if (!sample) std::abort();  // the changes are made above: they are right or this is wrong
  return *sample;
}

/// Checks documents against the list. Holds five linters of one rule set; any number of threads.
class Invariants {
 public:
  /// The reference matcher is asked for texts below this size only: it is slow, and that is its virtue.
  static constexpr std::size_t reference_limit = 4096;

  /// The reference is asked for one rule of every `reference_every`: an expression's states can take megabytes, and there are
  /// hundreds of rules.
  explicit Invariants(const RuleSet& rules, std::size_t reference_every = 1)
      : rules_(rules),
        tokens_(rules, {.severity = Severity::low}),
        twin_(one_of_every(rules, reference_every), {.severity = Severity::low}),
        reference_(twin_.rules(), {.severity = Severity::low, .matcher = Matcher::re2}),
        redacted_(rules, {.severity = Severity::low, .redact = true}),
        high_only_(rules, {.severity = Severity::high}) {}

  [[nodiscard]] const Linter& linter() const noexcept { return tokens_; }

  /// One line for each thing that does not hold; empty if all does.
  [[nodiscard]] std::vector<std::string> broken(const Document& document) const {
    std::vector<std::string> out;
    const Findings found = tokens_.check(document);
    for (std::size_t i = 0; i < found.findings.size(); ++i) {
      const Finding& f = found.findings[i];
      const std::size_t before = out.size();
      const Field* field = field_of(document, f, out);
      if (field != nullptr) {
        position(f.at, field->text, f.match, out);
        for (const Also& a : f.also) {
          position(a.at, field->text, {}, out);
          expect(rules_.find(a.rule) != nullptr, "`also` names a rule that does not exist", out);
        }
        for (const Reason& r : f.judgement.chain)
          expect(!r.cue || (r.cue->begin <= r.cue->end && r.cue->end <= field->text.size()), "a cue lies outside its field", out);
        if (is_valid_utf8(field->text)) valid_utf8(f, out);
        replacement(document, *field, f, out);
      }
      defence(f, out);
      judgement(f.judgement, out);
      others_words(f, out);
      for (std::size_t k = before; k < out.size(); ++k) out[k] += "\n  in finding " + std::to_string(i) + ": " + dump(f);
    }
    order(document, found, out);
    same(document, found, out);
    options(document, found, out);
    matchers(document, out);
    doers(document, out);
    return out;
  }

 private:
  static void expect(bool holds, std::string_view otherwise, std::vector<std::string>& out) {
    if (!holds) out.emplace_back(otherwise);
  }

  /// Clauses of harm lie in their fields, in order, on whole characters; asked again, they are the same.
  void doers(const Document& document, std::vector<std::string>& out) const {
    const Visibility visibility = tokens_.visibility(document), again = high_only_.visibility(document);
    expect(visibility.clauses == again.clauses, "clauses of harm are others when asked again", out);
    const HarmClause* before = nullptr;
    for (const HarmClause& clause : visibility.clauses) {
      if (clause.field >= document.fields.size() || clause.act.empty() || clause.act.end > document.fields[clause.field].text.size()) {
        out.emplace_back("a clause of harm is empty or lies outside its field");
        return;
      }
      const bool ordered = before == nullptr || before->field < clause.field ||
                           (before->field == clause.field && before->act.end <= clause.act.begin);
      expect(ordered, "clauses of harm overlap or are out of order", out);
      before = &clause;
    }
  }

  /// The field of a finding. Two fields of one name are told apart by the match itself.
  static const Field* field_of(const Document& document, const Finding& f, std::vector<std::string>& out) {
    expect(f.doc == document.id, "`doc` is not the document's id", out);
    const Field* named = nullptr;
    for (const Field& field : document.fields) {
      if (field.name != f.field) continue;
      named = &field;
      if (f.at.bytes.end <= field.text.size() && field.text.substr(f.at.bytes.begin, f.at.bytes.size()) == f.match) return &field;
    }
    expect(named != nullptr, "`field` names no field of the document", out);
    return named;
  }

  /// source[start:end] is the match; bytes, code points, UTF-16 units, line and column agree with a count from the beginning.
  static void position(const Location& at, std::string_view text, std::string_view match, std::vector<std::string>& out) {
    if (at.bytes.begin >= at.bytes.end || at.bytes.end > text.size()) {
      out.emplace_back("the span is empty or lies outside the text");
      return;
    }
    if (!match.empty()) expect(text.substr(at.bytes.begin, at.bytes.size()) == match, "source[start:end] is not the match", out);
    const NaiveLocation naive = naive_location(text, at.bytes);
    expect(naive.on_boundaries, "the span cuts a character in two", out);
    if (!naive.on_boundaries) return;
    const Location& n = naive.location;
    expect(at.chars == n.chars, "code points: " + std::to_string(n.chars.begin) + "-" + std::to_string(n.chars.end) + " by counting", out);
    expect(at.utf16 == n.utf16, "UTF-16 units: " + std::to_string(n.utf16.begin) + "-" + std::to_string(n.utf16.end) + " by counting", out);
    expect(at.line == n.line && at.column == n.column,
           "line and column: " + std::to_string(n.line) + ":" + std::to_string(n.column) + " by counting", out);
  }

  static void valid_utf8(const Finding& f, std::vector<std::string>& out) {
    expect(is_valid_utf8(dump(f)), "valid text gave a finding that is not valid UTF-8", out);
  }

  /// Every finding can be defended: a rule, a reason, a source, an alternative, a chain.
  void defence(const Finding& f, std::vector<std::string>& out) const {
    const Rule* rule = rules_.find(f.rule);
    if (rule == nullptr) {
      out.emplace_back("the rule does not exist");
      return;
    }
    expect(rule->on, "the rule is off", out);
    expect(rule->severity == f.severity && rule->mechanism == f.mechanism, "severity or mechanism is not the rule's", out);
    expect(!f.why.empty(), "no `why`", out);
    expect(!f.sources.empty(), "no source", out);
    for (const std::string& id : f.sources) expect(rules_.find_source(id) != nullptr, "a source that does not exist: " + id, out);
    expect(!f.match.empty(), "no `match`", out);
    expect(!f.sentence.empty(), "no `sentence`", out);
    expect(code_points(f.sentence) <= 302, "`sentence` is longer than 300 characters and its two ellipses", out);
    expect(f.fingerprint.size() == 16 && f.fingerprint.find_first_not_of("0123456789abcdef") == std::string::npos,
           "`fingerprint` is not 16 hex digits", out);
    expect(!f.judgement.because.empty(), "no `because`", out);
    expect(!f.judgement.chain.empty(), "no chain of reasons", out);
    for (const Reason& r : f.judgement.chain) expect(!r.piece.empty() && !r.text.empty(), "a reason without piece or text", out);
    for (const Suggestion& s : f.suggestions) {
      expect(!s.text.empty(), "an empty suggestion", out);
      if (s.kind == Suggestion::Kind::replace)
        expect(s.text.find('[') == std::string::npos, "a `replace` with a blank in it: that is a rewrite", out);
    }
  }

  /// Each way of being spared has what it says behind it.
  static void judgement(const Judgement& j, std::vector<std::string>& out) {
    expect(j.voice != Voice::author || !j.by, "the author's words have a speaker", out);
    if (!j.spared) {
      expect(!j.place, "counts in a place where words state facts", out);
      expect(j.voice == Voice::author || (j.voice == Voice::reported && j.by == Speaker::professional),
             "counts though the words are neither the author's nor a professional's passed on", out);
      return;
    }
    switch (*j.spared) {
      case Spared::place: expect(j.place.has_value(), "spared for a place that is not named", out); break;
      case Spared::mention: expect(j.voice == Voice::mention, "spared as a mention, but the voice is another", out); break;
      case Spared::quoted: expect(j.voice == Voice::quoted, "spared as quoted, but the voice is another", out); break;
      case Spared::verbatim: expect(j.voice == Voice::verbatim, "spared as verbatim, but the voice is another", out); break;
      case Spared::reported: expect(j.voice == Voice::reported, "spared as reported, but the voice is another", out); break;
      case Spared::negated: expect(j.negated, "spared as negated, but is not", out); break;
      case Spared::unasserted: expect(!j.asserted, "spared as not asserted, but is", out); break;
      case Spared::about:
      case Spared::suppressed: break;
    }
  }

  /// Evidence is never altered: nobody else's words are offered a replacement.
  static void others_words(const Finding& f, std::vector<std::string>& out) {
    if (f.judgement.voice != Voice::quoted && f.judgement.voice != Voice::verbatim) return;
    for (const Suggestion& s : f.suggestions)
      expect(s.kind != Suggestion::Kind::replace, "a replacement is offered for somebody's own words", out);
  }

  /// A replacement leaves its place clean: the rule finds nothing there any more.
  void replacement(const Document& document, const Field& field, const Finding& f, std::vector<std::string>& out) const {
    if (f.judgement.voice != Voice::author || !f.counts() || field.text.size() > reference_limit) return;
    for (const Suggestion& s : f.suggestions) {
      if (s.kind != Suggestion::Kind::replace) continue;
      std::string text{field.text};
      text.replace(f.at.bytes.begin, f.at.bytes.size(), s.text);
      const Span<SourceByte> replaced{f.at.bytes.begin, f.at.bytes.begin + static_cast<std::uint32_t>(s.text.size())};
      Document changed = document;
      for (Field& other : changed.fields)
        if (other.name == field.name && other.text.data() == field.text.data()) other.text = text;
      for (const Finding& again : tokens_.check(changed).findings)
        expect(!(again.field == f.field && again.rule == f.rule && again.counts() && replaced.contains(again.at.bytes)),
               "the rule still counts after its replacement '" + s.text + "'", out);
    }
  }

  /// By field, then position; counted findings do not overlap, nor do two findings of one rule.
  static void order(const Document& document, const Findings& found, std::vector<std::string>& out) {
    const auto number = [&](const Finding& f) {
      return std::find_if(document.fields.begin(), document.fields.end(), [&](const Field& x) { return x.name == f.field; }) -
             document.fields.begin();
    };
    std::set<std::string> names;
    for (const Field& field : document.fields)
      if (!names.insert(field.name).second) return;  // two fields of one name: the order cannot be seen from here
    for (std::size_t i = 1; i < found.findings.size(); ++i) {
      const Finding &a = found.findings[i - 1], &b = found.findings[i];
      expect(number(a) < number(b) || (number(a) == number(b) && a.at.bytes.begin <= b.at.bytes.begin),
             "not in the order of fields and positions:\n" + dump(a) + "\n" + dump(b), out);
    }
    for (std::size_t i = 0; i < found.findings.size(); ++i) {
      for (std::size_t k = i + 1; k < found.findings.size(); ++k) {
        const Finding &a = found.findings[i], &b = found.findings[k];
        if (a.field != b.field) continue;
        if (b.at.bytes.begin >= a.at.bytes.end) break;  // sorted: nothing further on overlaps
        expect(!(a.counts() && b.counts()), "two counted findings on the same words:\n" + dump(a) + "\n" + dump(b), out);
        expect(a.rule != b.rule, "two findings of one rule overlap:\n" + dump(a) + "\n" + dump(b), out);
      }
    }
  }

  /// Same input, same output: a second time, and on another thread.
  void same(const Document& document, const Findings& found, std::vector<std::string>& out) const {
    const std::string first = dump(found);
    expect(dump(tokens_.check(document)) == first, "the second time is not the first", out);
    if (found.findings.empty()) return;
    std::string elsewhere;
    std::thread([&] { elsewhere = dump(tokens_.check(document)); }).join();
    expect(elsewhere == first, "another thread says something else", out);
  }

  /// Options only leave out: `redact` the words, `severity` the lower findings. What remains does not change.
  void options(const Document& document, const Findings& found, std::vector<std::string>& out) const {
    const Findings redacted = redacted_.check(document);
    expect(redacted.findings.size() == found.findings.size(), "redact changes the number of findings", out);
    for (std::size_t i = 0; i < std::min(redacted.findings.size(), found.findings.size()); ++i) {
      const Finding &r = redacted.findings[i], &f = found.findings[i];
      expect(r.rule == f.rule && r.at == f.at && r.fingerprint == f.fingerprint && r.judgement.spared == f.judgement.spared,
             "redact changes what is found", out);
      expect(r.match.empty() && r.sentence.empty(), "redact leaves `match` or `sentence`", out);
    }
    for (const Finding& f : high_only_.check(document).findings) {
      expect(f.severity == Severity::high, "a finding below the severity that was asked for", out);
      expect(std::any_of(found.findings.begin(), found.findings.end(),
                         [&](const Finding& x) { return x.rule == f.rule && x.at == f.at && x.field == f.field; }) ||
                 covered(f, found),
             "a higher severity finds what a lower one does not: " + dump(f), out);
    }
  }

  /// Whether a finding stands in another's `also`.
  static bool covered(const Finding& f, const Findings& found) {
    return std::any_of(found.findings.begin(), found.findings.end(), [&](const Finding& x) {
      return x.field == f.field &&
             std::any_of(x.also.begin(), x.also.end(), [&](const Also& a) { return a.rule == f.rule && a.at == f.at; });
    });
  }

  /// The fast matcher equals one RE2 for each rule over the whole view.
  void matchers(const Document& document, std::vector<std::string>& out) const {
    std::size_t size = 0;
    for (const Field& field : document.fields) size += field.text.size();
    if (size >= reference_limit) return;
    for (const Field& field : document.fields) {
      const auto fast = twin_.matches(field.text), slow = reference_.matches(field.text);
      const auto missing = [&](const auto& here, const auto& there, std::string_view which) {
        for (const Linter::RawMatch& m : here)
          if (!std::binary_search(there.begin(), there.end(), m))
            out.push_back("only the " + std::string(which) + " matcher finds " + rules_.rules()[m.rule].id + " at " +
                          std::to_string(m.span.begin) + "-" + std::to_string(m.span.end) + " of field " + field.name);
      };
      expect(std::is_sorted(fast.begin(), fast.end()), "matches are not sorted", out);
      missing(fast, slow, "token");
      missing(slow, fast, "reference");
    }
    const Findings found = twin_.check(document);
    if (found.findings.empty()) return;  // equal matches give equal findings; this is about what hangs on them
    const std::string a = dump(found), b = dump(reference_.check(document));
    expect(a == b, "the two matchers give different findings:\n" + a + "---\n" + b, out);
  }

  RuleSet rules_;
  Linter tokens_, twin_, reference_, redacted_, high_only_;
};

}  // namespace unblame::testing

/// For doctest: a failed check for each line of Invariants::broken.
#define CHECK_INVARIANTS(invariants, document) \
  for (const std::string& broken_invariant : (invariants).broken(document)) FAIL_CHECK(broken_invariant)
