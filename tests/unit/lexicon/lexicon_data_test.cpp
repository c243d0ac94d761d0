// The data in rules/lexicon: it loads, its forms are right, its spellings are not other words, its files are in canonical form.
#include "doctest/doctest.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "data/located_json.h"
#include "lexicon/lexicon.h"

using namespace unblame;

namespace {

const std::vector<DataFile>& data_files() {
  static const auto files = [] {
    std::vector<DataFile> all;
    for (const auto& entry : std::filesystem::directory_iterator(UNBLAME_SOURCE_DIR "/rules/lexicon")) {
      if (entry.path().extension() != ".json") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      all.push_back({"rules/lexicon/" + entry.path().filename().string(), {std::istreambuf_iterator<char>(in), {}}});
    }
    std::sort(all.begin(), all.end(), [](const DataFile& a, const DataFile& b) { return a.name < b.name; });
    return all;
  }();
  return files;
}

const Lexicon& lexicon() {
  static const auto loaded = [] {
    auto read = Lexicon::load(data_files());
    if (!read) FAIL(to_string(read.error()));
    return std::move(*read);
  }();
  return loaded;
}

/// Calls visit(file, key, value) for every entry of a section.
template <class Visit>
void for_each_entry(std::string_view section, Visit visit) {
  for (const auto& file : data_files()) {
    const auto root = parse_located_json(file.name, file.bytes);
    REQUIRE(root);
    const auto* found = root->find(section);
    if (found == nullptr || found->as_object() == nullptr) continue;
    for (const auto& entry : *found->as_object()) visit(file.name, entry.key, entry.value);
  }
}

std::string joined(std::string_view lemma) {
  std::string out;
  for (const auto& form : lexicon().forms_of(lemma))
    if (form.preferred) out += (out.empty() ? "" : " ") + form.text;
  return out;
}

}  // namespace

TEST_CASE("lexicon data: the preferred forms of lexemes that rules lean on") {
  const std::string_view rows[][2] = {
      {"put", "put puts putting"},
      {"be", "be been being is was"},
      {"have", "had has have having"},
      {"do", "did do does doing done"},
      {"go", "go goes going gone went"},
      {"say", "said say saying says"},
      {"tell", "tell telling tells told"},
      {"choose", "choose chooses choosing chose chosen"},
      {"make", "made make makes making"},
      {"get", "get gets getting got"},
      {"let", "let lets letting"},
      {"lead", "lead leading leads led"},
      {"lie", "lie lied lies lying"},
      {"leave", "leave leaves leaving left"},
      {"lose", "lose loses losing lost"},
      {"keep", "keep keeping keeps kept"},
      {"know", "knew know knowing known knows"},
      {"drink", "drank drink drinking drinks drunk"},
      {"fight", "fight fighting fights fought"},
      {"run", "ran run running runs"},
      {"see", "saw see seeing seen sees"},
      {"seek", "seek seeking seeks sought"},
      {"send", "send sending sends sent"},
      {"speak", "speak speaking speaks spoke spoken"},
      {"steal", "steal stealing steals stole stolen"},
      {"take", "take taken takes taking took"},
      {"withdraw", "withdraw withdrawing withdrawn withdraws withdrew"},
      {"wear", "wear wearing wears wore worn"},
      {"write", "write writes writing written wrote"},
      {"forget", "forget forgets forgetting forgot forgotten"},
      {"hit", "hit hits hitting"},
      {"refuse", "refuse refused refuses refusing"},
      {"abscond", "abscond absconded absconding absconds"},
      {"engage", "engage engaged engages engaging"},
      {"disclose", "disclose disclosed discloses disclosing"},
      {"groom", "groom groomed grooming grooms"},
      {"exploit", "exploit exploited exploiting exploits"},
      {"associate", "associate associated associates associating"},
      {"allege", "allege alleged alleges alleging"},
      {"claim", "claim claimed claiming claims"},
      {"admit", "admit admits admitted admitting"},
      {"deny", "denied denies deny denying"},
      {"prostitute", "prostitute prostituted prostitutes prostituting"},
      {"apologise", "apologise apologised apologises apologising"},
      {"minimise", "minimise minimised minimises minimising"},
      {"advise", "advise advised advises advising"},
      {"travel", "travel travelled travelling travels"},
      {"occur", "occur occurred occurring occurs"},
      {"flirt", "flirt flirted flirting flirts"},
      {"party", "partied parties party partying"},
      {"self-harm", "self-harm self-harmed self-harming self-harms"},
      {"risk", "risk risked risking risks"},
      {"harm", "harm harmed harming harms"},
      {"child", "child children"},
      {"person", "people person"},
      {"woman", "woman women"},
      {"man", "man manned manning mans men"},
      {"wife", "wife wives"},
      {"thief", "thief thieves"},
      {"crisis", "crises crisis"},
      {"family", "families family"},
      {"misper", "misper mispers"},
      {"behaviour", "behaviour behaviours"},
      {"lifestyle", "lifestyle lifestyles"},
      {"violence", "violence"},
      {"lonely", "lonelier loneliest lonely"},
      {"bad", "bad worse worst"},
      {"vulnerable", "vulnerable"},
      {"promiscuous", "promiscuous"},
  };
  for (const auto& [lemma, forms] : rows) {
    CAPTURE(lemma);
    CHECK(joined(lemma) == forms);
  }
}

TEST_CASE("lexicon data: British, American, misspelt and shortened") {
  struct Row {
    std::string_view word, variant;
  };
  const Row rows[] = {
      {"behaviour", "behavior"}, {"behaviours", "behaviors"}, {"apologised", "apologized"}, {"travelled", "traveled"},
      {"cooperate", "co-operate"}, {"cooperating", "co-operating"}, {"uncooperative", "un-cooperative"}, {"occurred", "occured"},
      {"receive", "recieve"}, {"received", "recieved"}, {"definitely", "definately"}, {"aggressive", "agressive"}, {"grateful", "greatful"},
      {"separate", "seperate"}, {"vulnerable", "vunerable"}, {"promiscuous", "promiscous"}, {"didn't", "didnt"}, {"wasn't", "wasnt"},
      {"wouldn't", "wouldnt"}, {"can't", "cant"}, {"won't", "wont"}, {"she's", "shes"}, {"they're", "theyre"}, {"with", "w/"},
      {"without", "w/o"}, {"relationship", "rel'ship"}, {"relationships", "r/ships"}, {"because", "cos"}, {"girlfriend", "g/f"},
      {"boyfriend", "b/f"}, {"misper", "mis-per"}, {"paedophile", "pedophile"}, {"organisation", "organization"},
  };
  for (const auto& [word, variant] : rows) {
    CAPTURE(word);
    const auto spellings = lexicon().spellings_of(word);
    CHECK(std::find(spellings.begin(), spellings.end(), variant) != spellings.end());
  }
  // Ordinary words of their own, however often they are mistaken for another: never a spelling of it.
  for (const std::string_view word : {"were", "its", "ill", "well", "hell", "shell", "shed", "lets", "wed", "advice", "loose", "quite",
                                      "there", "defiantly",
                                      "to", "affect", "chose", "check", "curb", "tire", "prize", "license", "practice"}) {
    CAPTURE(word);
    CHECK(lexicon().spellings_of(word).size() == 1);
  }
}

TEST_CASE("lexicon data: a listed spelling is no form of another lexeme") {
  std::map<std::string, std::set<std::string>, std::less<>> lemmas_of;  // preferred form -> lemmas
  for_each_entry("lexemes", [&](const std::string&, const std::string& lemma, const JsonValue&) {
    for (const auto& form : lexicon().forms_of(lemma))
      if (form.preferred) lemmas_of[form.text].insert(lemma);
  });
  std::size_t variants = 0;
  for_each_entry("spellings", [&](const std::string& file, const std::string& word, const JsonValue& list) {
    REQUIRE(list.as_array() != nullptr);
    for (const auto& variant : *list.as_array()) {
      ++variants;
      CAPTURE(file);
      CAPTURE(word);
      CAPTURE(*variant.as_string());
      CHECK(lemmas_of.find(*variant.as_string()) == lemmas_of.end());
    }
  });
  CHECK(variants > 1000);
  CHECK(lemmas_of.size() > 10000);
}

TEST_CASE("lexicon data: one entry a line, sorted") {
  for (const auto& file : data_files()) {
    const auto name = file.name.substr(file.name.rfind('/') + 1);
    if (name.find("lexemes-") != 0 && name != "classes.json" && name != "spellings.json") continue;
    CAPTURE(name);
    const auto root = parse_located_json(file.name, file.bytes);
    REQUIRE(root);
    REQUIRE(root->as_object()->size() == 1);
    const auto& entries = *root->as_object()->front().value.as_object();
    for (std::size_t i = 1; i < entries.size(); ++i) {
      CAPTURE(entries[i].key);
      CHECK(entries[i - 1].key < entries[i].key);
      CHECK(entries[i].place.line == entries[i - 1].place.line + 1);
    }
  }
}
