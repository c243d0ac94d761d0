// Packs: what is wrong is told with its place, all at once; layers and changes; the built-in rules are the files of rules/.
#include <algorithm>

#include "rules/support.h"
#include "unblame/coverage.h"

using namespace unblame;
using namespace unblame::testing;

namespace {

std::string rule_json(const std::string& inside) {
  return R"({"pack": "p", "lang": "en-GB", "version": "1.0.0", "rules": [
{"id": "a.b", "severity": "high", "mechanism": "implied_choice", "why": "Why.", "instead": [{"ask": "Q?"}], "sources": [],
 "examples": {"flag": [], "pass": []}, )" + inside + "}]}";
}

Diagnostics errors_of(const std::string& pack, const std::string& lexicon = "{}") {
  const auto loaded = RuleSet::load({.packs = {{"p.json", pack}}, .lexicon = {{"l.json", lexicon}}, .sources = {}});
  if (loaded) return {};
  Diagnostics errors;
  for (const auto& d : loaded.error())
    if (d.level == Diagnostic::Level::error) errors.push_back(d);
  return errors;
}

std::vector<std::string> lines_of(const Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const auto& d : diagnostics) out.push_back(to_string(d));
  return out;
}

PackFiles files_of_the_tree() {
  const auto sources = source_dir() / "rules/sources.json";
  PackFiles files{.packs = read_folder(source_dir() / "rules/en-GB"), .lexicon = lexicon_files(), .sources = {{"rules/sources.json", read_file(sources)}}};
  for (auto& file : files.packs) file.name = "rules/en-GB/" + file.name;  // as the build names them: the names are in the compiled form
  for (auto& file : files.lexicon) file.name = "rules/lexicon/" + file.name;
  return files;
}

}  // namespace

TEST_CASE("an error in a pack names file, line, column, rule and field, and says what to do") {
  const std::string lexicon = R"({"lexemes": {"engage": {"verb": {}}}, "classes": {"self": ["herself"], "loop": ["<loop>"]}})";
  const std::pair<std::string, std::string> rows[] = {
      {R"("match": ["put <slef> at"])", "p.json:3:55: error: a.b: match[0]: unknown class <slef> (did you mean <self>?)"},
      {R"("match": ["<loop>"])",
       "p.json:3:51: error: a.b: match[0]: in class <loop>: class <loop> stands inside itself, or classes are nested too deep (take it out of its members)"},
      {R"("match": ["(a|b"])", "p.json:3:51: error: a.b: match[0]: a '(' that is never closed (add ')')"},
      {R"("match": ["a|b"])", "p.json:3:52: error: a.b: match[0]: '|' outside brackets (write (a|b), or two patterns)"},
      {R"("match": ["a  b"])", "p.json:3:53: error: a.b: match[0]: a blank too many (items are separated by one blank)"},
      {R"("match": ["..2 a"])", "p.json:3:51: error: a.b: match[0]: a gap at the edge of a pattern (a gap stands between two words; take it out)"},
      {R"("match": ["a ..2 ..1 b"])", "p.json:3:57: error: a.b: match[0]: a gap beside a gap (write one gap with the sum of the two)"},
      {R"("match": ["[a] ..2 b"])",
       "p.json:3:51: error: a.b: match[0]: a gap is at the edge when the optional parts beside it are left out (make the word beside the gap mandatory)"},
      {R"("match": ["[a] [b]"])",
       "p.json:3:51: error: a.b: match[0]: a pattern of optional parts only would match everywhere (at least one word must not be optional)"},
      {R"("match": ["a.b"])", "p.json:3:51: error: a.b: match[0]: 'a.b' is not a word of the text (letters, digits, ' - and / only)"},
      {R"("match": ["zlłoty"])",
       "p.json:3:51: error: a.b: match[0]: a letter outside a-z that all such letters would match (letters, digits, ' - and / only)"},
      {R"("match": ["/a(b/"])", "p.json:3:51: error: a.b: match[0]: RE2 rejects it: missing ): a(b (see the syntax of RE2)"},
      {R"("match": ["/a.*b/"])",
       "p.json:3:54: error: a.b: match[0]: an unbounded repeat of \".\" (only \\w, \\s and a blank may repeat without bound; write {0,20})"},
      {R"("match": ["/a?/"])", "p.json:3:51: error: a.b: match[0]: can match the empty text (at least one character must be matched)"},
      {R"("match": "a")", "p.json:3:49: error: a.b: match: an array was expected, not a string"},
      {R"("match": [3])", "p.json:3:50: error: a.b: match[0]: a string was expected, not a number"},
      {R"("match": ["a"], "who": "kid")",
       "p.json:3:63: error: a.b: who: \"kid\" is none of victim, child, family, professional, anyone"},
      {R"("match": ["a"], "wyh": "x")", "p.json:3:56: error: a.b: unknown key \"wyh\" (did you mean \"why\"?)"},
  };
  for (const auto& [inside, message] : rows) {
    CAPTURE(inside);
    const auto lines = lines_of(errors_of(rule_json(inside), lexicon));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0] == message);
  }
}

TEST_CASE("an unknown lexeme prints the forms that would be guessed and the line to add") {
  const auto errors = errors_of(rule_json(R"("match": ["engaje~ with"])"), R"({"lexemes": {"engage": {"verb": {}}}})");
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].what == "the lexicon has no lexeme \"engaje\"");
  CHECK(errors[0].help.find("did you mean engage~?") != std::string::npos);
  CHECK(errors[0].help.find("engajed") != std::string::npos);
  CHECK(errors[0].help.find(R"("engaje": {"verb": {}})") != std::string::npos);
}

TEST_CASE("all errors of all packs at once") {
  const auto loaded = RuleSet::load({.packs = {{"one.json", rule_json(R"("match": ["(a", "<x>", "b~"])")}, {"two.json", "{"}, {"three.json", "[]"}},
                                     .lexicon = {{"l.json", "{\"lexemes\": 3}"}}, .sources = {}});
  REQUIRE(!loaded);
  for (const auto* file : {"two.json", "three.json", "l.json"})
    CHECK(std::any_of(loaded.error().begin(), loaded.error().end(), [&](const Diagnostic& d) { return d.file == file; }));
}

TEST_CASE("a rule id is defined once, in one pack or in two layers") {
  const auto pack = rule_json(R"("match": ["a"])");
  const auto twice = RuleSet::load({.packs = {{"one.json", pack}, {"two.json", pack}}, .lexicon = {}, .sources = {}});
  REQUIRE(!twice);
  CHECK(to_string(twice.error()).find("two.json:2:1: error: a.b: the rule \"a.b\" is already defined at one.json:2") != std::string::npos);
  const auto base = RuleSet::load({.packs = {{"one.json", pack}}, .lexicon = {}, .sources = {}});
  REQUIRE(base);
  CHECK(!base->with({.packs = {{"two.json", pack}}, .lexicon = {}, .sources = {}}));
}

TEST_CASE("a layer on top adds rules, legal titles and cues; the layer below stays as it is") {
  const auto below = rule_set({{{"at risk"}, {}, "below.risk"}}, R"({"lexemes": {"refuse": {"verb": {}}}})");
  const auto pack = pack_json({{{"refuse~ help"}, {}, "above.refuse"}});
  const auto above = below.with({.packs = {{"above.json", pack}}, .lexicon = {{"more.json", R"({"legal": ["at risk register"]})"}}, .sources = {}});
  REQUIRE(above);
  const std::string text = "She refused help and is at risk. He is on the at risk register.";
  CHECK(pieces(Linter{*above}, text) == std::vector<std::string>{"at risk", "refused help"});
  CHECK(pieces(Linter{*above, {.matcher = Matcher::re2}}, text) == std::vector<std::string>{"at risk", "refused help"});
  CHECK(pieces(Linter{below}, text) == std::vector<std::string>{"at risk", "at risk"});
  CHECK(above->version() != below.version());
}

TEST_CASE("changes switch rules off and on and change their severity, until a day") {
  const auto rules = rule_set({{{"one"}, {}, "test.one"}, {{"two"}, {}, "test.two"}, {{"three"}, {}, "other.three"}}, "{}");
  const auto found = [&](std::vector<Change> changes, Options options = {}) {
    const auto changed = rules.with(changes, "2026-11-24");
    REQUIRE(changed);
    return pieces(Linter{*changed, options}, "one two three");
  };
  using Found = std::vector<std::string>;
  CHECK(found({}) == Found{"one", "two", "three"});
  CHECK(found({{.rule = "test.*", .off = true}}) == Found{"three"});
  CHECK(found({{.rule = "test.*", .off = true}, {.rule = "test.two", .off = false}}) == Found{"two", "three"});
  CHECK(found({{.rule = "test.one", .off = true, .until = "2026-11-23"}}) == Found{"one", "two", "three"});
  CHECK(found({{.rule = "test.one", .off = true, .until = "2026-11-24"}}) == Found{"two", "three"});
  CHECK(found({{.rule = "test.one", .severity = Severity::high}}, {.severity = Severity::high}) == Found{"one"});
  const auto unknown = rules.with(std::vector<Change>{{.rule = "test.on", .off = true}}, "2026-11-24");
  REQUIRE(!unknown);
  CHECK(to_string(unknown.error()[0]).find("did you mean \"test.one\"?") != std::string::npos);
}

TEST_CASE("only, skip and severity choose the rules") {
  const auto rules = rule_set({{{"one"}, {}, "test.one"}, {{"two"}, {}, "test.two"}}, "{}");
  using Found = std::vector<std::string>;
  CHECK(pieces(Linter{rules, {.only = {"test.one"}}}, "one two") == Found{"one"});
  CHECK(pieces(Linter{rules, {.only = {"test.*"}, .skip = {"test.one"}}}, "one two") == Found{"two"});
  CHECK(pieces(Linter{rules, {.only = {"test"}}}, "one two") == Found{"one", "two"});  // the pack's name
  CHECK(pieces(Linter{rules, {.severity = Severity::high}}, "one two").empty());
}

TEST_CASE("the built-in rules are what load() makes of the files of rules/") {
  const auto loaded = RuleSet::load(files_of_the_tree());
  if (!loaded) FAIL(to_string(loaded.error()));
  const auto& builtin = RuleSet::builtin();
  REQUIRE(loaded->rules().size() == builtin.rules().size());
  CHECK(loaded->version() == builtin.version());  // byte for byte
  CHECK(loaded->sources().size() == builtin.sources().size());
  CHECK(loaded->warnings().empty());
  const Linter a{builtin}, b{*loaded};
  for (const auto& rule : builtin.rules())
    for (const auto* examples : {&rule.flag, &rule.pass})
      for (const auto& text : *examples) CHECK(a.matches(text) == b.matches(text));
}

TEST_CASE("every branch of every pattern is reached by a flag example") {
  std::uint32_t branches = 0, reached = 0;
  for (const auto& coverage : example_coverage(RuleSet::builtin())) {
    branches += coverage.branches;
    reached += coverage.reached;
    CAPTURE(coverage.rule);
    CAPTURE(coverage.pattern);
    CHECK(coverage.any_match);
    for (const auto& branch : coverage.unreached) {
      CAPTURE(branch);
      FAIL_CHECK("no flag example reaches this branch");
    }
  }
  MESSAGE(reached << " of " << branches << " branches reached");
  CHECK(branches > 0);
}
