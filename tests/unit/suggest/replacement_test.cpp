// `replace`: in the place of the match it reads as the sentence did, adds nothing and loses nothing.
#include "rules/support.h"

using namespace unblame;
using namespace unblame::testing;

namespace {

std::string replaced(const Linter& linter, const std::string& text) {
  auto out = text;
  const auto found = linter.check(Document{.id = "-", .fields = {{"text", text}}});
  for (auto finding = found.findings.rbegin(); finding != found.findings.rend(); ++finding)
    for (const auto& suggestion : finding->suggestions)
      if (suggestion.kind == Suggestion::Kind::replace)
        out.replace(finding->at.bytes.begin, finding->at.bytes.size(), suggestion.text);
  return out;
}

}  // namespace

TEST_CASE("a lexeme is inflected as the matched verb was, a class is repeated, an optional part falls away") {
  const Linter linter{rule_set({{{"abscond~ [from <home>]"}, {}, "missing.absconded", R"([{"replace": "go~ missing [from {home}]"}])"},
                                {{"misper~"}, {}, "missing.misper", R"([{"replace": "missing person"}])"}},
                               R"({"lexemes": {"abscond": {"verb": {}}, "misper": {"noun": {}},
                                   "go": {"verb": {"s": "goes", "past": "went", "participle": "gone", "gerund": "going"}}},
                                   "classes": {"home": ["the unit", "care", "foster care", "Ty Gwyn"]}})")};
  const std::pair<std::string, std::string> rows[] = {
      {"She absconds from care.", "She goes missing from care."},
      {"She absconded from the unit.", "She went missing from the unit."},
      {"She has absconded from the Unit.", "She has gone missing from the Unit."},   // as the source writes it
      {"She has again absconded.", "She has again gone missing."},
      {"She had not been absconding.", "She had not been going missing."},
      {"She did not abscond from foster  care.", "She did not go missing from foster  care."},
      {"Likely to abscond.", "Likely to go missing."},
      {"Absconded from care.", "Went missing from care."},
      {"HAS ABSCONDED FROM CARE", "HAS GONE MISSING FROM CARE"},
      // Past or participle: adverbs are passed over, the auxiliary or the subject decides.
      {"She had previously absconded.", "She had previously gone missing."},
      {"She has not yet absconded.", "She has not yet gone missing."},
      {"She's absconded.", "She's gone missing."},
      {"They’ve absconded from care.", "They’ve gone missing from care."},
      {"She may well have absconded.", "She may well have gone missing."},
      {"Having absconded, she rang.", "Having gone missing, she rang."},
      {"She has a sister and she absconded.", "She has a sister and she went missing."},
      {"She had money. Tia absconded.", "She had money. Tia went missing."},
      {"She has\nabsconded.", "She has\ngone missing."},
      {"She has a bag.\n\nTia absconded.", "She has a bag.\n\nTia went missing."},
      {"She was upset and absconded.", "She was upset and went missing."},
      {"The child that absconded rang.", "The child that went missing rang."},
      // Nothing is offered where neither does.
      {"She had packed a bag and absconded.", "She had packed a bag and absconded."},
      {"She has on two occasions absconded.", "She has on two occasions absconded."},
      {"The absconded child rang.", "The absconded child rang."},
      {"Recently absconded child found.", "Recently absconded child found."},
      {"She was believed absconded.", "She was believed absconded."},
      {"Her frequent absconding is new.", "Her frequent absconding is new."},
      {"The absconding child rang.", "The absconding child rang."},
      {"Misper's mother", "Missing person's mother"},
      {"the misper-form", "the missing person-form"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(replaced(linter, text) == expected);
  }
}

TEST_CASE("nothing is offered where it would not read") {
  const Linter linter{rule_set({{{"misper~"}, {}, "test.misper", R"([{"replace": "absent person"}])"}}, R"({"lexemes": {"misper": {"noun": {}}}})")};
  CHECK(replaced(linter, "an misper") == "an absent person");
  CHECK(replaced(linter, "a misper") == "a misper");  // "a absent person"
}

TEST_CASE("a redacted suggestion repeats no word of the text") {
  const auto rules = rule_set({{{"abscond~ from <home>"}, {}, "test.abscond", R"([{"replace": "go~ missing from {home}"}])"}},
                              R"({"lexemes": {"abscond": {"verb": {}}, "go": {"verb": {"s": "goes", "past": "went", "participle": "gone"}}},
                                  "classes": {"home": ["ashdown house"]}})");
  const Linter linter{rules, {.redact = true}};
  const auto found = linter.check(Document{.id = "-", .fields = {{"text", "Absconded from Ashdown House."}}});
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].match.empty());
  CHECK(found.findings[0].sentence.empty());
  CHECK(found.findings[0].suggestions == std::vector<Suggestion>{{Suggestion::Kind::replace, "go missing from […]"}});
}

TEST_CASE("a template that cannot be rendered is an error of the pack") {
  for (const auto& [instead, message] : {std::pair{R"([{"replace": "goe~ missing"}])", "the lexicon has no lexeme \"goe\""},
                                         std::pair{R"([{"replace": "go [from {home}"}])", "a '[' that is never closed"},
                                         std::pair{R"([{"replace": "go from {home"}])", "a '{' that is never closed"}}) {
    const auto loaded = RuleSet::load({.packs = {{"p.json", pack_json({{{"abscond"}, {}, "test.rule", instead}})}}, .lexicon = {}, .sources = {}});
    REQUIRE(!loaded);
    CHECK(to_string(loaded.error()).find(message) != std::string::npos);
  }
}
