// The pattern language, as a table: what each pattern matches in a text, by both matchers.
#include "rules/support.h"

using namespace unblame;
using namespace unblame::testing;

namespace {

struct Row {
  std::vector<std::string> match;
  std::string text;
  std::vector<std::string> found;
  std::vector<std::string> unless{};
};

void check(const std::vector<Row>& rows) {
  static const std::string lexicon = R"({
    "lexemes": {"put": {"verb": {"s": "puts", "past": "put", "participle": "put", "gerund": "putting"}},
                "place": {"verb": {}, "noun": {}}, "engage": {"verb": {}}, "choice": {"noun": {}}, "behaviour": {"noun": {}},
                "cooperate": {"verb": {}}},
    "classes": {"self": ["herself", "himself", "her self", "him/herself"], "risk": ["risk", "danger", "harm's way"], "all": ["<self>", "put~ up"]},
    "spellings": {"behaviour": ["behavior"], "didn't": ["didnt"], "with": ["w/"], "cooperate": ["co-operate"]}
  })";
  for (const auto& row : rows) {
    CAPTURE(row.match[0]);
    CAPTURE(row.text);
    const auto rules = rule_set({{row.match, row.unless}}, lexicon);
    CHECK(pieces(Linter{rules}, row.text) == row.found);
    CHECK(pieces(Linter{rules, {.matcher = Matcher::re2}}, row.text) == row.found);
  }
}

}  // namespace

TEST_CASE("words: the whole word, or its part before a clitic") {
  check({
      {{"risk"}, "A risk, risks, risky: risk.", {"risk", "risk"}},
      {{"risk"}, "The risk's edge; risk'd; risk've", {"risk", "risk", "risk"}},
      {{"risk's"}, "The risk's edge", {"risk's"}},
      {{"(risk|risk's)"}, "The risk's edge", {"risk's"}},                       // the longer of the two
      {{"can"}, "She can't, cant; can", {"can"}},                               // n't belongs to its verb
      {{"can't"}, "She can’t", {"can’t"}},
      {{"n"}, "rock'n'roll, rock 'n' roll", {"n"}},
      {{"roll"}, "rock'n'roll", {}},
      {{"she"}, "SHE'S out; She’ll; she'd've", {"SHE", "She"}},                 // one clitic, not two
      {{"risk"}, "'risk' \"risk\" (risk) risk's'", {"risk", "risk", "risk", "risk"}},
      {{"risk"}, "at_risk risk2 2risk risk", {"risk", "risk"}},                 // an underscore is no letter
      {{"cafe"}, "Café CAFE\u0301 cafeé", {"Café", "CAFE\u0301"}},
      {{"self"}, "ſelf ＳＥＬＦ se\u00ADlf", {"ſelf", "ＳＥＬＦ", "se\u00ADlf"}},
  });
}

TEST_CASE("separators: blanks, one hyphen, one line end; never a full stop, a dash between blanks or a blank line") {
  check({
      {{"risk taking"}, "risk taking", {"risk taking"}},
      {{"risk taking"}, "risk  \t taking", {"risk  \t taking"}},
      {{"risk taking"}, "risk\u00A0taking", {"risk\u00A0taking"}},
      {{"risk taking"}, "risk-taking risk–taking", {"risk-taking", "risk–taking"}},
      {{"risk taking"}, "risk\ntaking", {"risk\ntaking"}},
      {{"risk taking"}, "risk \r\n  taking", {"risk \r\n  taking"}},
      {{"risk taking"}, "risk\rtaking", {"risk\rtaking"}},
      {{"risk taking"}, "risk-\ntaking", {"risk-\ntaking"}},
      {{"risk taking"}, "risk\n\ntaking", {}},
      {{"risk taking"}, "risk\r\n\r\ntaking", {}},
      {{"risk taking"}, "risk - taking", {}},
      {{"risk taking"}, "risk-- taking risk--taking", {}},
      {{"risk taking"}, "risk. taking", {}},
      {{"risk taking"}, "risk, taking", {}},
      {{"risk taking"}, "risk/taking risk (taking", {}},
      {{"risk taking"}, "risk's taking", {"risk's taking"}},
      {{"risk-taking"}, "risk taking", {"risk taking"}},
      {{"officers time"}, "officers' time, officers’\ntime", {"officers' time", "officers’\ntime"}},   // of a plural
      {{"officer time"}, "officer' time, officers' time", {}},
      {{"officers time"}, "officers'-time officers', time officers'' time officers'time", {}},
      {{"the ..2 time"}, "the officers' time; the two officers' time", {"the officers' time", "the two officers' time"}},
      {{"officer time"}, "officer's' time", {"officer's' time"}},
  });
}

TEST_CASE("lexemes, classes, alternatives, optional parts") {
  check({
      {{"put~ herself"}, "put herself, puts herself, putting herself, putted herself", {"put herself", "puts herself", "putting herself"}},
      {{"place~"}, "Places placed placing place", {"Places", "placed", "placing", "place"}},
      {{"put <self> at <risk>"}, "put him/herself at risk; put him / herself at danger; put her self at harm's way",
       {"put him/herself at risk", "put him / herself at danger", "put her self at harm's way"}},
      {{"put him herself"}, "put him/herself", {}},
      {{"<all> now"}, "puts up now, herself now", {"puts up now", "herself now"}},
      {{"(at|in) (real|no small) risk"}, "at real risk; in no small risk; at no risk", {"at real risk", "in no small risk"}},
      {{"at [great|very real] risk"}, "at risk at great risk at very real risk at real risk", {"at risk", "at great risk", "at very real risk"}},
      {{"a [b] [c] d"}, "a d a b d a c d a b c d a c b d", {"a d", "a b d", "a c d", "a b c d"}},
      {{"a [b [c]] d"}, "a d, a b c d, a c d", {"a d", "a b c d"}},
      {{"[a] b [c]"}, "b; a b; b c; a b c", {"b", "a b", "b c", "a b c"}},
      {{"behaviour~"}, "behavior behaviours behaviors", {"behavior", "behaviours", "behaviors"}},
      {{"didn't engage"}, "didnt engage didn't engage did not engage", {"didnt engage", "didn't engage"}},
      {{"with him"}, "w/ him w/him with him w him", {"w/ him", "w/him", "with him"}},
      {{"cooperate~"}, "cooperates co-operated co operating", {"cooperates", "co-operated", "co operating"}},
  });
}

TEST_CASE("gaps: up to so many words, which a comma may join") {
  check({
      {{"put ..2 risk"}, "put risk; put a risk; put a b risk; put a b c risk", {"put risk", "put a risk", "put a b risk"}},
      {{"put ..2 risk"}, "put, sadly, risk", {"put, sadly, risk"}},
      {{"put ..2 risk"}, "put, risk", {}},                                      // a comma needs a word of the gap beside it
      {{"put ..2 risk"}, "put a. B risk", {}},
      {{"put ..2 risk"}, "put don't-ever risk", {"put don't-ever risk"}},
      {{"put ..1 [at] risk"}, "put her at risk put at risk put her risk put her not at risk", {"put her at risk", "put at risk", "put her risk"}},
      {{"a (b ..2|c) d"}, "a b d, a b x y d, a c d, a c x d", {"a b d", "a b x y d", "a c d"}},   // a gap at a bracket's edge has neighbours
      {{"a [..1 b] c"}, "a c; a b c; a x b c; a x c", {"a c", "a b c", "a x b c"}},
      {{"put [it] ..1 risk"}, "put it at risk put it risk put at risk", {"put it at risk", "put it risk", "put at risk"}},
  });
}

TEST_CASE("leftmost, then longest; not overlapping in one rule") {
  check({
      {{"a b", "a b c"}, "a b c", {"a b c"}},
      {{"a b c", "b c d e"}, "a b c d e", {"a b c"}},
      {{"a b"}, "a b a b", {"a b", "a b"}},
      {{"a ..3 b"}, "a b x b x b", {"a b x b"}},
      {{"a a"}, "a a a", {"a a"}},
  });
}

TEST_CASE("unless: a match inside an occurrence is dropped and frees no shorter one") {
  check({
      {{"at risk"}, "at risk; at risk of rain", {"at risk"}, {"at risk of rain"}},
      {{"at risk"}, "bail at risk; not at risk", {"at risk"}, {"bail at risk"}},
      {{"a b", "a b c"}, "a b c d", {}, {"a b c d"}},
      {{"a b"}, "x a b", {}, {"(x a b|a)"}},
      {{"at risk"}, "was at risk", {"at risk"}, {"was at"}},                    // must contain all of the match
      {{"b"}, "a a b c", {}, {"a a b", "a b c"}},                               // any occurrence, not the leftmost only
  });
}

TEST_CASE("raw patterns are RE2 over the view") {
  check({
      {{"/put \\w+ at risk/"}, "Put HER at risk", {"Put HER at risk"}},
  });
}
