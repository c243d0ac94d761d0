// Enumerators and their names, and a diagnostic as a line.
#include "doctest/doctest.h"

#include <string>
#include <string_view>

#include "unblame/document.h"
#include "unblame/error.h"
#include "unblame/finding.h"
#include "unblame/rules.h"

using namespace unblame;

TEST_CASE("names: there and back") {
  for (const std::string_view name : {"auto", "report", "statement", "interview", "log"})
    CHECK(to_string(*kind_from(name)) == name);
  for (const std::string_view name : {"victim", "suspect", "witness", "professional", "other"})
    CHECK(to_string(*role_from(name)) == name);
  for (const std::string_view name : {"victim", "child", "family", "professional", "anyone"})
    CHECK(to_string(*who_from(name)) == name);
  for (const std::string_view name : {"low", "medium", "high"}) CHECK(to_string(*severity_from(name)) == name);
  for (const std::string_view name : {"author", "quoted", "reported", "verbatim", "mention"})
    CHECK(to_string(*voice_from(name)) == name);
  for (const std::string_view name : {"victim", "suspect", "witness", "professional", "other", "unknown"}) {
    CHECK(to_string(*about_from(name)) == name);
  }
  for (const std::string_view name :
       {"place", "mention", "quoted", "verbatim", "reported", "about", "negated", "unasserted", "suppressed"}) {
    CHECK(to_string(*spared_from(name)) == name);
  }
  for (const std::string_view name :
       {"implied_choice", "implied_consent", "implied_responsibility", "character_judgement", "criminalising", "minimising",
        "euphemism", "sexualises_victim", "transactional_framing", "disbelief", "distances_professional", "adultification",
        "dehumanising", "mutualising", "erases_offender", "blaming_question", "blames_family"}) {
    CHECK(to_string(*mechanism_from(name)) == name);
  }
}

TEST_CASE("names: the enumerator that is meant") {
  CHECK(to_string(Kind::automatic) == "auto");
  CHECK(to_string(Kind::log) == "log");
  CHECK(to_string(Role::professional) == "professional");
  CHECK(to_string(Who::family) == "family");
  CHECK(to_string(Severity::medium) == "medium");
  CHECK(to_string(Mechanism::transactional_framing) == "transactional_framing");
  CHECK(to_string(Mechanism::mutualising) == "mutualising");
  CHECK(to_string(Voice::verbatim) == "verbatim");
  CHECK(to_string(Speaker::parent) == "parent");
  CHECK(to_string(About::unknown) == "unknown");
  CHECK(to_string(Spared::unasserted) == "unasserted");
  CHECK(to_string(Place::offence_title) == "offence_title");
  CHECK(to_string(Suggestion::Kind::rewrite) == "rewrite");
}

TEST_CASE("names: nothing else is a name") {
  CHECK_FALSE(kind_from("automatic"));
  CHECK_FALSE(kind_from(""));
  CHECK_FALSE(severity_from("High"));
  CHECK_FALSE(mechanism_from("implied"));
  CHECK_FALSE(who_from("anybody"));
}

TEST_CASE("a diagnostic says where, what and what to do, as far as that is known") {
  using enum Diagnostic::Level;
  struct Row {
    Diagnostic diagnostic;
    std::string_view line;
  };
  const Row rows[] = {
      {{error, "rules/x.json", 12, 8, "child.risk.x", "match[1]", "unknown class <slef>", "did you mean <self>?"},
       "rules/x.json:12:8: error: child.risk.x: match[1]: unknown class <slef> (did you mean <self>?)"},
      {{.level = warning, .file = "a.txt", .what = "3 bytes were replaced"}, "a.txt: warning: 3 bytes were replaced"},
      {{.file = "a.txt", .line = 2, .what = "x"}, "a.txt:2: error: x"},
      {{.line = 2, .column = 5, .what = "x"}, "line 2, column 5: error: x"},
      {{.what = "x"}, "error: x"},
  };
  for (const auto& [diagnostic, line] : rows) CHECK(to_string(diagnostic) == line);
  CHECK(to_string(Diagnostics{rows[3].diagnostic, rows[4].diagnostic}) == "line 2, column 5: error: x\nerror: x\n");
  CHECK(to_string(Diagnostics{}).empty());
}
