// Regular inflection: what the rules make of a word, and where they stop.
#include "doctest/doctest.h"

#include <string>
#include <string_view>

#include "lexicon/inflect.h"
#include "lexicon/nearest.h"

using namespace unblame;

TEST_CASE("inflect: the forms of a regular verb") {
  struct Row {
    std::string_view verb, third_person, past, gerund, why;
  };
  const Row rows[] = {
      {"abscond", "absconds", "absconded", "absconding", "nothing changes"},
      {"refuse", "refuses", "refused", "refusing", "-e goes before -ing"},
      {"argue", "argues", "argued", "arguing", "-ue too"},
      {"agree", "agrees", "agreed", "agreeing", "-ee stays"},
      {"tiptoe", "tiptoes", "tiptoed", "tiptoeing", "-oe stays"},
      {"dye", "dyes", "dyed", "dyeing", "-ye stays, or it would be dying"},
      {"die", "dies", "died", "dying", "-ie becomes -y-"},
      {"singe", "singes", "singed", "singeing", "not singing"},
      {"be", "bes", "bed", "being", "two letters keep their e"},
      {"deny", "denies", "denied", "denying", "consonant and -y"},
      {"stay", "stays", "stayed", "staying", "vowel and -y"},
      {"vary", "varies", "varied", "varying", ""},
      {"witness", "witnesses", "witnessed", "witnessing", "sibilant -ss"},
      {"watch", "watches", "watched", "watching", "sibilant -ch"},
      {"push", "pushes", "pushed", "pushing", "sibilant -sh"},
      {"tax", "taxes", "taxed", "taxing", "sibilant -x, which is never doubled"},
      {"buzz", "buzzes", "buzzed", "buzzing", "sibilant -z"},
      {"veto", "vetoes", "vetoed", "vetoing", "consonant and -o"},
      {"radio", "radios", "radioed", "radioing", "vowel and -o"},
      {"stop", "stops", "stopped", "stopping", "one syllable, one vowel, one consonant"},
      {"beg", "begs", "begged", "begging", ""},
      {"quit", "quits", "quitted", "quitting", "the u of qu is no vowel"},
      {"equip", "equips", "equiped", "equiping", "two syllables: the data says that it doubles"},
      {"gyp", "gyps", "gypped", "gypping", "y is a vowel after a consonant"},
      {"groom", "grooms", "groomed", "grooming", "two vowels"},
      {"help", "helps", "helped", "helping", "two consonants"},
      {"show", "shows", "showed", "showing", "w is never doubled"},
      {"play", "plays", "played", "playing", "y is never doubled"},
      {"visit", "visits", "visited", "visiting", "two syllables"},
      {"up", "ups", "uped", "uping", "too short for the rule"},
      {"panic", "panics", "panicked", "panicking", "-ic takes a k"},
      {"bivouac", "bivouacs", "bivouacked", "bivouacking", "-ac takes a k"},
      {"co-opt", "co-opts", "co-opted", "co-opting", "the last part decides"},
      {"fly-tip", "fly-tips", "fly-tipped", "fly-tipping", "the last part decides"},
      {"re-engage", "re-engages", "re-engaged", "re-engaging", ""},
  };
  for (const auto& [verb, third_person, past, gerund, why] : rows) {
    CAPTURE(verb);
    CAPTURE(why);
    CHECK(third_person_of(verb) == third_person);
    CHECK(past_of(verb) == past);
    CHECK(gerund_of(verb) == gerund);
  }
}

TEST_CASE("inflect: a last consonant is doubled where the data says so") {
  struct Row {
    std::string_view verb;
    FinalConsonant ending;
    std::string_view past, gerund;
  };
  using enum FinalConsonant;
  const Row rows[] = {
      {"travel", doubled, "travelled", "travelling"},
      {"travel", single, "traveled", "traveling"},
      {"admit", doubled, "admitted", "admitting"},
      {"occur", doubled, "occurred", "occurring"},
      {"equal", doubled, "equalled", "equalling"},   // two vowel letters, but told
      {"fulfill", doubled, "fulfilled", "fulfilling"},  // an American lemma beside fulfil: nothing left to double
      {"stop", single, "stoped", "stoping"},
  };
  for (const auto& [verb, ending, past, gerund] : rows) {
    CAPTURE(verb);
    CHECK(past_of(verb, ending) == past);
    CHECK(gerund_of(verb, ending) == gerund);
  }
}

TEST_CASE("inflect: the plural of a regular noun") {
  const std::string_view rows[][2] = {
      {"risk", "risks"}, {"agency", "agencies"}, {"boy", "boys"}, {"witness", "witnesses"}, {"breach", "breaches"}, {"box", "boxes"},
      {"photo", "photos"}, {"memo", "memos"}, {"enquiry", "enquiries"}, {"county", "counties"}, {"abuse", "abuses"}, {"youth", "youths"},
  };
  for (const auto& [noun, plural] : rows) CHECK(plural_of(noun) == plural);
}

TEST_CASE("inflect: -ise is a suffix or part of the root") {
  const std::string_view rows[][2] = {
      {"apologise", "apologize"}, {"apologised", "apologized"}, {"minimising", "minimizing"}, {"victimises", "victimizes"},
      {"organisation", "organization"}, {"organisations", "organizations"}, {"organiser", "organizer"}, {"recognisable", "recognizable"},
      {"analyse", "analyze"}, {"paralysed", "paralyzed"}, {"re-traumatise", "re-traumatize"},
      {"advise", ""}, {"adviser", ""}, {"advisable", ""}, {"promise", ""}, {"compromising", ""}, {"supervised", ""}, {"surprising", ""},
      {"arise", ""}, {"arising", ""}, {"raise", ""}, {"raising", ""}, {"likewise", ""}, {"wise", ""}, {"rising", ""}, {"prise", ""},
      {"noise", ""}, {"bruised", ""}, {"exercise", ""}, {"premise", ""}, {"practise", ""}, {"miser", ""}, {"risk", ""}, {"", ""},
  };
  for (const auto& [word, american] : rows) {
    CAPTURE(word);
    CHECK(american_of(word) == american);
  }
}

TEST_CASE("inflect: a misspelt lemma departs as its listed forms do") {
  const std::string_view rows[][4] = {
      {"withhold", "withheld", "withold", "witheld"},
      {"babysit", "babysat", "baby-sit", "baby-sat"},
      {"child", "children", "chlid", "chlidren"},
      {"knife", "knives", "nife", "nives"},
      {"go", "went", "goe", ""},  // nothing to hold on to
  };
  for (const auto& [lemma, form, variant, expected] : rows) {
    CAPTURE(lemma);
    CHECK(form_by_analogy(lemma, form, variant) == expected);
  }
}

TEST_CASE("nearest: edits are counted with swaps, and a name too far is none") {
  struct Row {
    std::string_view a, b;
    std::size_t distance;
  };
  const Row rows[] = {{"", "", 0},         {"", "abc", 3},      {"self", "self", 0}, {"slef", "self", 1}, {"sel", "self", 1},
                      {"selff", "self", 1}, {"salf", "self", 1}, {"abscnd", "abscond", 1}, {"put", "tup", 2}, {"kitten", "sitting", 3}};
  for (const auto& [a, b, distance] : rows) {
    CAPTURE(a);
    CHECK(edit_distance(a, b) == distance);
    CHECK(edit_distance(b, a) == distance);
  }
  Nearest nearest("abscnod");
  for (const std::string_view candidate : {"absence", "abscond", "second"}) nearest.offer(candidate);
  CHECK(nearest.best() == "abscond");
  Nearest far("zebra");
  far.offer("abscond");
  CHECK(far.best().empty());
  Nearest tiny("ox");  // every word of two letters is two edits from every other
  tiny.offer("be");
  CHECK(tiny.best().empty());
}
