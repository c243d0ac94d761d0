// The lexicon from small files: forms, spellings, classes, and every message.
#include "doctest/doctest.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

using namespace unblame;
using namespace std::string_literals;

namespace {

constexpr std::string_view names[] = {"base", "s", "past", "participle", "gerund", "plural", "comparative", "superlative"};

/// "put" base past participle -> "put base|past|participle"; a text that is not preferred is marked "*".
std::string shown(const Inflected& inflected) {
  std::string out = inflected.text + (inflected.preferred ? " " : "* ");
  bool first = true;
  for (unsigned i = 0; i < std::size(names); ++i) {
    if (!inflected.forms.has(static_cast<Form>(i))) continue;
    if (!first) out += '|';
    out += names[i];
    first = false;
  }
  return out;
}

std::vector<std::string> shown(const std::vector<Inflected>& forms) {
  std::vector<std::string> out;
  for (const auto& form : forms) out.push_back(shown(form));
  return out;
}

Lexicon loaded(std::string_view json) {
  const std::vector<DataFile> files = {{"a.json", std::string(json)}};
  auto lexicon = Lexicon::load(files);
  if (!lexicon) FAIL(to_string(lexicon.error()));
  return std::move(*lexicon);
}

/// "file:line: field: what (help)" of each error.
std::vector<std::string> errors_of(const std::vector<DataFile>& files) {
  const auto lexicon = Lexicon::load(files);
  std::vector<std::string> out;
  if (lexicon) return out;
  for (const auto& e : lexicon.error())
    out.push_back(e.file + ":" + std::to_string(e.line) + ": " + e.field + ": " + e.what + (e.help.empty() ? "" : " (" + e.help + ")"));
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("lexicon: every form of a lexeme, and what it is used as") {
  const auto lexicon = loaded(R"({"lexemes": {
    "put": {"verb": {"s": "puts", "past": "put", "participle": "put", "gerund": "putting"}},
    "set": {"verb": {"past": "set"}},
    "refuse": {"verb": {}},
    "travel": {"verb": {"double": true}},
    "focus": {"verb": {"double": false, "past": ["focused", "focussed"]}},
    "risk": {"noun": {}, "verb": {}},
    "learn": {"verb": {"past": ["learnt", "learned"]}},
    "be": {"verb": {"base": ["am", "are"], "s": "is", "past": ["was", "were"], "participle": "been"}},
    "child": {"noun": {"plural": "children"}},
    "police": {"noun": {"plural": []}},
    "lonely": {"adjective": {"comparative": "lonelier", "superlative": "loneliest"}},
    "complicit": {"adjective": {}},
    "self-harm": {"noun": {}, "verb": {}}}})");
  struct Row {
    std::string lemma;
    Strings forms;
  };
  const Row rows[] = {
      {"put", {"put base|past|participle", "puts s", "putting gerund"}},
      {"set", {"set base|past|participle", "sets s", "setting gerund"}},  // a participle that is not listed is the listed past
      {"refuse", {"refuse base", "refused past|participle", "refuses s", "refusing gerund"}},
      {"travel",
       {"travel base", "traveled* past|participle", "traveling* gerund", "travelled past|participle", "travelling gerund", "travels s"}},
      {"focus", {"focus base", "focused past|participle", "focuses s", "focusing gerund", "focussed* past|participle"}},
      {"risk", {"risk base", "risked past|participle", "risking gerund", "risks s|plural"}},
      {"learn", {"learn base", "learned* past|participle", "learning gerund", "learns s", "learnt past|participle"}},
      {"be", {"am* base", "are* base", "be base", "been participle", "being gerund", "is s", "was past", "were* past"}},
      {"child", {"child base", "children plural"}},
      {"police", {"police base"}},  // an empty list: no such form
      {"lonely", {"lonelier comparative", "loneliest superlative", "lonely base"}},
      {"complicit", {"complicit base"}},  // nothing is guessed for adjectives
      {"self-harm", {"self-harm base", "self-harmed past|participle", "self-harming gerund", "self-harms s|plural"}},
      {"wibble", {}},
  };
  for (const auto& [lemma, forms] : rows) {
    CAPTURE(lemma);
    CHECK(shown(lexicon.forms_of(lemma)) == forms);
  }
}

TEST_CASE("lexicon: what a suggestion writes") {
  const auto lexicon = loaded(R"({"lexemes": {
    "travel": {"verb": {"double": true}}, "learn": {"verb": {"past": ["learnt", "learned"]}},
    "be": {"verb": {"base": ["am", "are"], "s": "is", "past": ["was", "were"], "participle": "been"}},
    "person": {"noun": {"plural": ["people", "persons"]}}, "apologise": {"verb": {}}, "cooperate": {"verb": {}}},
    "spellings": {"cooperate": ["co-operate"]}})");
  struct Row {
    std::string_view lemma;
    Form form;
    std::string_view text;
  };
  using enum Form;
  const Row rows[] = {
      {"travel", past, "travelled"}, {"learn", participle, "learnt"}, {"be", past, "was"}, {"be", base, "be"}, {"be", third_person, "is"},
      {"person", plural, "people"}, {"apologise", gerund, "apologising"}, {"apologize", past, "apologised"},
      {"co-operate", gerund, "cooperating"}, {"person", past, ""}, {"travel", plural, ""}, {"wibble", base, ""},
  };
  for (const auto& [lemma, form, text] : rows) {
    CAPTURE(lemma);
    CHECK(lexicon.inflect(lemma, form) == text);
  }
}

TEST_CASE("lexicon: each form has exactly one preferred text") {
  const auto lexicon = loaded(R"({"lexemes": {
    "be": {"verb": {"base": ["am", "are"], "s": "is", "past": ["was", "were"], "participle": "been"}},
    "realise": {"verb": {}}, "travel": {"verb": {"double": true}}, "behaviour": {"noun": {}}},
    "spellings": {"behaviour": ["behavior"]}})");
  for (const auto* lemma : {"be", "realise", "travel", "behaviour"}) {
    const auto forms = lexicon.forms_of(lemma);
    for (unsigned i = 0; i < std::size(names); ++i) {
      const auto form = static_cast<Form>(i);
      if (lexicon.inflect(lemma, form).empty()) continue;
      CAPTURE(lemma);
      CHECK(std::count_if(forms.begin(), forms.end(), [&](const Inflected& f) { return f.preferred && f.forms.has(form); }) == 1);
    }
  }
}

TEST_CASE("lexicon: a spelling goes with its word in every form") {
  const auto lexicon = loaded(R"({"lexemes": {
    "behaviour": {"noun": {}}, "cooperate": {"verb": {}}, "apologise": {"verb": {}}, "recognise": {"verb": {}},
    "fulfil": {"verb": {"double": true}}, "withhold": {"verb": {"past": "withheld"}},
    "occur": {"verb": {"double": true}}, "organisation": {"noun": {}}, "advise": {"verb": {}}},
    "spellings": {"behaviour": ["behavior", "behavour"], "cooperate": ["co-operate"], "recognise": ["reconise"], "fulfil": ["fulfill"],
      "withhold": ["withold"], "occurred": ["ocurred"], "with": ["w/"], "didn't": ["didnt"], "because": ["bc", "cos"]}})");
  SUBCASE("forms of a lexeme") {
    const auto texts = [&](std::string_view lemma) {
      Strings out;
      for (const auto& form : lexicon.forms_of(lemma)) out.push_back(form.text);
      return out;
    };
    CHECK(shown(lexicon.forms_of("behaviour")) ==
          Strings{"behavior* base", "behaviors* plural", "behaviour base", "behaviours plural", "behavour* base", "behavours* plural"});
    CHECK(texts("cooperate") ==
          Strings{"co-operate", "co-operated", "co-operates", "co-operating", "cooperate", "cooperated", "cooperates", "cooperating"});
    CHECK(shown(lexicon.forms_of("co-operate")) == shown(lexicon.forms_of("cooperate")));  // a lemma by another of its spellings
    CHECK(texts("apologise") ==
          Strings{"apologise", "apologised", "apologises", "apologising", "apologize", "apologized", "apologizes", "apologizing"});
    CHECK(texts("recognise") ==
          Strings{"recognise", "recognised", "recognises", "recognising", "recognize", "recognized", "recognizes", "recognizing",
                  "reconise", "reconised", "reconises", "reconising", "reconize", "reconized", "reconizes", "reconizing"});
    CHECK(texts("fulfil") == Strings{"fulfil", "fulfiled", "fulfiling", "fulfill", "fulfilled", "fulfilling", "fulfills", "fulfils"});
    CHECK(texts("withhold") == Strings{"witheld", "withheld", "withhold", "withholding", "withholds", "withold", "witholding", "witholds"});
    CHECK(texts("occur") == Strings{"occur", "occured", "occuring", "occurred", "occurring", "occurs", "ocurred"});
    CHECK(texts("advise") == Strings{"advise", "advised", "advises", "advising"});
  }
  SUBCASE("a word by itself") {
    const std::pair<std::string_view, Strings> rows[] = {
        {"with", {"with", "w/"}},
        {"didn't", {"didn't", "didnt"}},
        {"because", {"because", "bc", "cos"}},
        {"cos", {"cos", "bc", "because"}},  // whoever writes a pattern with a variant means the word
        {"behaviours", {"behaviours", "behaviors", "behavours"}},
        {"behaviors", {"behaviors", "behaviours", "behavours"}},
        {"occurred", {"occurred", "occured", "ocurred"}},
        {"organisation", {"organisation", "organization"}},
        {"traumatised", {"traumatised", "traumatized"}},  // no lexeme needed
        {"street", {"street"}},
    };
    for (const auto& [word, spellings] : rows) {
      CAPTURE(word);
      CHECK(lexicon.spellings_of(word) == spellings);
    }
  }
}

TEST_CASE("lexicon: classes and lists know their places") {
  const std::vector<DataFile> files = {
      {"a.json", R"({"classes": {"self": ["herself",
                                   "him/herself"]},
          "legal": ["wasting police time"], "cues": {"speech.verb": ["state~ that"]}})"},
      {"b.json", R"({"legal": ["rape"], "cues": {"speech.verb": ["claim~"]},
          "roles": {"victim": ["ip"]}, "labels": {"form": ["risk taking behaviour"]}})"}};
  const auto lexicon = Lexicon::load(files);
  REQUIRE(lexicon);
  const auto* self = lexicon->find_class("self");
  REQUIRE(self != nullptr);
  REQUIRE(self->size() == 2);
  CHECK((*self)[1].text == "him/herself");
  CHECK((*self)[1].place.file == "a.json");
  CHECK((*self)[1].place.line == 2);
  CHECK(lexicon->find_class("slef") == nullptr);
  REQUIRE(lexicon->legal().size() == 2);
  CHECK(lexicon->legal()[0].place.line == 3);
  CHECK(lexicon->legal()[1].text == "rape");
  REQUIRE(lexicon->cues().at("speech.verb").size() == 2);  // lists of patterns add up over files
  CHECK(lexicon->cues().at("speech.verb")[1].text == "claim~");
  CHECK(lexicon->roles().at("victim")[0].text == "ip");
  CHECK(lexicon->labels().at("form")[0].place.line == 2);
}

TEST_CASE("lexicon: files on top of a lexicon") {
  const auto base = loaded(R"({"lexemes": {"abscond": {"verb": {}}}, "classes": {"home": ["home"]}, "legal": ["rape"]})");
  const std::vector<DataFile> more = {
      {"force.json", R"({"lexemes": {"mooch": {"verb": {}}}, "spellings": {"abscond": ["absond"]}, "legal": ["theft"]})"}};
  const auto both = base.with(more);
  REQUIRE(both);
  CHECK(both->inflect("mooch", Form::third_person) == "mooches");
  CHECK(both->inflect("absond", Form::past) == "absconded");
  CHECK(both->legal().size() == 2);
  CHECK(base.forms_of("mooch").empty());  // the first is as it was
  const std::vector<DataFile> again = {{"force.json", "{\n\"classes\": {\"home\": [\"hostel\"]}}"}};
  const auto refused = base.with(again);
  REQUIRE(!refused);
  CHECK(to_string(refused.error()[0]).find("force.json:2:") == 0);
  CHECK(refused.error()[0].what == "\"home\" is already defined at a.json:1");
}

TEST_CASE("lexicon: what an unknown name probably is") {
  const auto lexicon = loaded(R"({"lexemes": {"abscond": {"verb": {}}, "put": {"verb": {}}},
    "classes": {"self": ["herself"], "adv": ["often"]}})");
  CHECK(lexicon.nearest_lexeme("abscnd") == "abscond");
  CHECK(lexicon.nearest_lexeme("wibble").empty());
  CHECK(lexicon.nearest_class("slef") == "self");
  CHECK(lexicon.nearest_class("adj") == "adv");
  CHECK(Lexicon::guess_forms("wibble") == Strings{"wibble", "wibbled", "wibbles", "wibbling"});
  CHECK(Lexicon::guess_forms("party") == Strings{"partied", "parties", "party", "partying"});
}

TEST_CASE("lexicon: every error says where, what and what to do") {
  struct Row {
    std::string_view json;
    std::string error;
  };
  const Row rows[] = {
      {"[]", "a.json:1: the file: must be an object, not an array"},
      {R"({"lexeme": {}})", "a.json:1: lexeme: unknown section \"lexeme\" (did you mean \"lexemes\"?)"},
      {R"({"verbs": {}})",
       "a.json:1: verbs: unknown section \"verbs\" (the sections are lexemes, classes, spellings, legal, cues, roles, labels and facts)"},
      {R"({"lexemes": []})", "a.json:1: lexemes: must be an object, not an array"},
      {R"({"lexemes": {"put": []}})", "a.json:1: lexemes.put: must be an object, not an array"},
      {R"({"lexemes": {"put": {}}})",
       "a.json:1: lexemes.put: the lexeme \"put\" has no part of speech (write {\"verb\": {}}, {\"noun\": {}} or {\"adjective\": {}})"},
      {R"({"lexemes": {"put": {"verv": {}}}})", "a.json:1: lexemes.put.verv: unknown part of speech \"verv\" (did you mean \"verb\"?)"},
      {R"({"lexemes": {"put": {"adverb": {}}}})",
       "a.json:1: lexemes.put.adverb: unknown part of speech \"adverb\" (did you mean \"verb\"?)"},
      {R"({"lexemes": {"put": {"pronoun": {}}}})",
       "a.json:1: lexemes.put.pronoun: unknown part of speech \"pronoun\" (one of verb, noun, adjective)"},
      {R"({"lexemes": {"put": {"verb": true}}})", "a.json:1: lexemes.put.verb: must be an object, not true or false"},
      {R"({"lexemes": {"put": {"verb": {"pst": "put"}}}})",
       "a.json:1: lexemes.put.verb.pst: unknown form \"pst\" of a verb (one of base, s, past, participle, gerund, double)"},
      {R"({"lexemes": {"risk": {"noun": {"double": true}}}})",
       "a.json:1: lexemes.risk.noun.double: unknown form \"double\" of a noun (one of plural)"},
      {R"({"lexemes": {"put": {"verb": {"past": 1}}}})",
       "a.json:1: lexemes.put.verb.past: must be a string or an array of strings, not a number"},
      {R"({"lexemes": {"put": {"verb": {"past": ["put", null]}}}})",
       "a.json:1: lexemes.put.verb.past[1]: must be a string or an array of strings, not null"},
      {R"({"lexemes": {"put": {"verb": {"past": "Put"}}}})",
       "a.json:1: lexemes.put.verb.past: \"Put\" is not a word in the letters that texts are matched in "
       "(use a to z, 0 to 9, an apostrophe inside, a hyphen between two parts)"},
      {R"({"lexemes": {"travel": {"verb": {"double": "yes"}}}})",
       "a.json:1: lexemes.travel.verb.double: must be true or false, not a string"},
      {R"({"lexemes": {"run off": {"verb": {}}}})",
       "a.json:1: lexemes.run off: \"run off\" is not a word in the letters that texts are matched in "
       "(use a to z, 0 to 9, an apostrophe inside, a hyphen between two parts)"},
      {R"({"classes": {"self": "herself"}})", "a.json:1: classes.self: must be an array of strings, not a string"},
      {R"({"classes": {"self": []}})", "a.json:1: classes.self: the list is empty (take the entry out, or list something)"},
      {R"({"classes": {"self": ["herself", 1]}})", "a.json:1: classes.self[1]: must be a string, not a number"},
      {R"({"classes": {"self": [" "]}})", "a.json:1: classes.self[0]: the pattern is empty (take it out)"},
      {R"({"classes": {"<self>": ["herself"]}})",
       "a.json:1: classes.<self>: \"<self>\" cannot be a name (use a to z, 0 to 9, hyphen, underscore and full stop; begin with a letter)"},
      {R"({"cues": {"9": ["x"]}})",
       "a.json:1: cues.9: \"9\" cannot be a name (use a to z, 0 to 9, hyphen, underscore and full stop; begin with a letter)"},
      {R"({"cues": ["x"]})", "a.json:1: cues: must be an object, not an array"},
      {R"({"legal": {"a": []}})", "a.json:1: legal: must be an array of strings, not an object"},
      {R"({"legal": [{}]})", "a.json:1: legal[0]: must be a string, not an object"},
      {R"({"spellings": {"with": ["w//"]}})",
       "a.json:1: spellings.with[0]: \"w//\" cannot be a spelling: it would never match "
       "(use words of a to z and 0 to 9, joined by one apostrophe, hyphen, slash or blank)"},
      {R"({"spellings": {"with": ["with"]}})", "a.json:1: spellings.with[0]: \"with\" is listed as a spelling of itself (take it out)"},
      {R"({"spellings": {"a lot": ["alot"]}})",
       "a.json:1: spellings.a lot: \"a lot\" is not a word in the letters that texts are matched in "
       "(use a to z, 0 to 9, an apostrophe inside, a hyphen between two parts)"},
      {R"({"spellings": {"with": "w/"}})", "a.json:1: spellings.with: must be an array of strings, not a string"},
      {"{\"lexemes\": {\"put\": {\"verb\": {}},\n\"put\": {\"verb\": {}}}}",
       "a.json:2: : the key \"put\" stands twice in one object (keep one of the two)"},
  };
  for (const auto& [json, error] : rows) {
    CAPTURE(json);
    CHECK(errors_of({{"a.json", std::string(json)}}) == Strings{error});
  }
}

TEST_CASE("lexicon: all errors of all files at once, a key defined twice among them") {
  const std::vector<DataFile> files = {
      {"a.json", "{\"lexemes\": {\n\"put\": {\"verb\": {}},\n\"go\": {\"verb\": {\"past\": 1}}},\n\"spellings\": {\"with\": [\"w/\"]}}"},
      {"broken.json", "{\"lexemes\": "},
      {"b.json", "{\"lexemes\": {\n\n\"put\": {\"noun\": {}}},\n\"spellings\": {\"with\": [\"wth\"]}, \"nothing\": 0}"}};
  const auto errors = errors_of(files);
  REQUIRE(errors.size() == 5);
  CHECK(errors[0] == "a.json:3: lexemes.go.verb.past: must be a string or an array of strings, not a number");
  CHECK(errors[1].find("broken.json:1: : not valid JSON") == 0);
  CHECK(errors[2] == "b.json:3: lexemes.put: \"put\" is already defined at a.json:2 (keep one entry, with all that both say)");
  CHECK(errors[3] == "b.json:4: spellings.with: \"with\" is already defined at a.json:4 (keep one entry, with all that both say)");
  CHECK(errors[4].find("b.json:4: nothing: unknown section \"nothing\"") == 0);
}
