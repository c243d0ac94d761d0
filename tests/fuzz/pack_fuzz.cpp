// Arbitrary bytes as a pack, lexicon or list of sources: refused with words that help, or a rule set whose two matchers agree.
//
// The first byte says what the rest is: 'l' a lexicon, 's' sources, anything else a pack. The other two are small and right.
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "fuzz/broken.h"
#include "unblame/unblame.h"

using namespace unblame;

namespace {

constexpr std::string_view lexicon = R"({
  "lexemes": {"put": {"verb": {"s": "puts", "past": "put", "participle": "put", "gerund": "putting"}}, "risk": {"noun": {}, "verb": {}},
              "go": {"verb": {"s": "goes", "past": "went", "participle": "gone", "gerund": "going"}}, "abscond": {"verb": {}}},
  "classes": {"self": ["herself", "himself", "him/herself"], "home": ["the unit", "her placement", "home"]},
  "spellings": {"with": ["w/"], "behaviour": ["behavior"]}, "legal": ["wasting police time"],
  "cues": {"negation.forward": ["did not"]}, "roles": {"victim": ["ip"]}, "labels": {"form": ["risk taking behaviour"]}})";

constexpr std::string_view sources = R"({"sources": [{"id": "s1", "title": "Guidance", "publisher": "A council", "year": 2023,
  "url": "", "class": "government", "seen": true, "short": "Guidance 2023"}]})";

constexpr std::string_view pack = R"({"pack": "p", "lang": "en-GB", "version": "1.0.0", "title": "P", "rules": [
  {"id": "p.risk", "severity": "high", "mechanism": "implied_responsibility", "match": ["put~ <self> [..2] at risk"],
   "why": "Reads as if she made the risk.", "instead": [{"rewrite": "Say who is the risk: [who]."}],
   "sources": [{"id": "s1", "supports": "term"}], "examples": {"flag": ["She [put herself at risk]."], "pass": ["Putting risk first."], "spared": []}}]})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const char what = static_cast<char>(data[0]);
  const std::string bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
  PackFiles files;
  files.packs = {{"pack.json", what == 'l' || what == 's' ? std::string{pack} : bytes}};
  files.lexicon = {{"lexicon.json", what == 'l' ? bytes : std::string{lexicon}}};
  files.sources = {{"sources.json", what == 's' ? bytes : std::string{sources}}};

  const Expected<RuleSet> rules = RuleSet::load(files);
  if (!rules) {
    testing::require(!rules.error().empty(), "refused without a diagnostic");
    for (const Diagnostic& d : rules.error()) {
      testing::require(!d.what.empty(), "a diagnostic without words");
      testing::require(!d.file.empty(), "a diagnostic without a file: " + to_string(d));
      testing::require(d.what.back() != '.', "a diagnostic that ends in a full stop: " + to_string(d));
    }
    return 0;
  }
  std::set<std::string> ids;
  std::string text;
  for (const Rule& rule : rules->rules()) {
    testing::require(ids.insert(rule.id).second, "a rule id twice: " + rule.id);
    for (const std::string& example : rule.flag) text += example + " ";
    for (const std::string& example : rule.pass) text += example + " ";
  }
  if (text.size() > 4096) text.resize(4096);
  const Expected<RuleSet> again = RuleSet::load(files);
  testing::require(again.has_value() && again->version() == rules->version(), "the same bytes give another rule set");
  const Linter tokens{*rules}, reference{*rules, {.matcher = Matcher::re2}};
  testing::require(tokens.matches(text) == reference.matches(text), "the two matchers disagree on the examples");
  return 0;
}
