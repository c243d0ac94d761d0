#include "context/nominals.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace unblame {

namespace {

struct Pronoun {
  std::string_view word;
  Sex sex;
  bool plural;
  Case form;
  std::uint8_t person;
};

constexpr Pronoun pronouns[] = {
    {"i", Sex::unknown, false, Case::subject, 1},
    {"i'm", Sex::unknown, false, Case::subject, 1},
    {"im", Sex::unknown, false, Case::subject, 1},
    {"me", Sex::unknown, false, Case::object, 1},
    {"my", Sex::unknown, false, Case::possessive, 1},
    {"mine", Sex::unknown, false, Case::none, 1},
    {"myself", Sex::unknown, false, Case::reflexive, 1},
    {"we", Sex::unknown, true, Case::subject, 1},
    {"us", Sex::unknown, true, Case::object, 1},
    {"our", Sex::unknown, true, Case::possessive, 1},
    {"ourselves", Sex::unknown, true, Case::reflexive, 1},
    {"you", Sex::unknown, false, Case::none, 2},
    {"u", Sex::unknown, false, Case::none, 2},
    {"your", Sex::unknown, false, Case::possessive, 2},
    {"yourself", Sex::unknown, false, Case::reflexive, 2},
    {"yourselves", Sex::unknown, true, Case::reflexive, 2},
    {"he", Sex::male, false, Case::subject, 3},
    {"him", Sex::male, false, Case::object, 3},
    {"his", Sex::male, false, Case::possessive, 3},
    {"himself", Sex::male, false, Case::reflexive, 3},
    {"hes", Sex::male, false, Case::subject, 3},
    {"she", Sex::female, false, Case::subject, 3},
    {"her", Sex::female, false, Case::object, 3},
    {"hers", Sex::female, false, Case::none, 3},
    {"herself", Sex::female, false, Case::reflexive, 3},
    {"shes", Sex::female, false, Case::subject, 3},
    {"they", Sex::unknown, true, Case::subject, 3},
    {"them", Sex::unknown, true, Case::object, 3},
    {"their", Sex::unknown, true, Case::possessive, 3},
    {"themselves", Sex::unknown, true, Case::reflexive, 3},
    {"themself", Sex::unknown, true, Case::reflexive, 3},
    {"theyve", Sex::unknown, true, Case::subject, 3},
    {"theyre", Sex::unknown, true, Case::subject, 3},
    {"both", Sex::unknown, true, Case::none, 3},
    {"neither", Sex::unknown, true, Case::none, 3},
    {"who", Sex::unknown, false, Case::none, 3},
    {"whom", Sex::unknown, false, Case::object, 3},
    {"theirs", Sex::unknown, true, Case::none, 3},
    {"ours", Sex::unknown, true, Case::none, 1},
    {"whose", Sex::unknown, false, Case::possessive, 3},
};

/// The pronouns in the order of their first letters, which are asked for at every word.
struct PronounIndex {
  std::array<std::uint16_t, 26> sizes{};  ///< of each letter, the lengths of its pronouns as bits: most words fail here
  std::array<std::uint8_t, 27> begin{};
  std::array<std::uint8_t, std::size(pronouns)> order{};
};
constexpr PronounIndex pronoun_index = [] {
  PronounIndex index;
  std::uint8_t next = 0;
  for (std::size_t letter = 0; letter < 26; ++letter) {
    index.begin[letter] = next;
    for (std::size_t i = 0; i < std::size(pronouns); ++i)
      if (pronouns[i].word[0] == static_cast<char>('a' + letter)) {
        index.order[next++] = static_cast<std::uint8_t>(i);
        index.sizes[letter] = static_cast<std::uint16_t>(index.sizes[letter] | 1u << pronouns[i].word.size());
      }
  }
  index.begin[26] = next;
  return index;
}();

constexpr std::size_t longest_pronoun = 15;  // in bytes, as bits of `sizes`
static_assert(std::all_of(std::begin(pronouns), std::end(pronouns),
                          [](const Pronoun& pronoun) { return pronoun.word.size() <= longest_pronoun; }));

const Pronoun* look_up_pronoun(std::string_view word, std::size_t letter) {
  for (std::size_t k = pronoun_index.begin[letter]; k < pronoun_index.begin[letter + 1]; ++k) {
    const Pronoun& pronoun = pronouns[pronoun_index.order[k]];
    if (pronoun.word == word) return &pronoun;
  }
  return nullptr;
}

inline const Pronoun* find_pronoun(std::string_view word) {
  if (word.empty() || word[0] < 'a' || word[0] > 'z') return nullptr;
  const auto letter = static_cast<std::size_t>(word[0] - 'a');
  if (word.size() > longest_pronoun || (pronoun_index.sizes[letter] >> word.size() & 1u) == 0) return nullptr;
  return look_up_pronoun(word, letter);
}

/// Endings of abstract nouns and verbs: no names. A weak hint, for a first word that nothing else explains.
constexpr std::array<std::string_view, 14> endings_of_no_name = {"ing", "ed",  "ly",  "tion", "sion", "ment", "ness",
                                                                 "ity", "ism", "age", "ence", "ance", "ers",  "ies"};

bool ends_like_no_name(std::string_view word) {
  return std::any_of(endings_of_no_name.begin(), endings_of_no_name.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

/// Endings of nouns for people by what they do. person.never in the data has the things that end so too.
constexpr std::array<std::string_view, 15> endings_of_doers = {"er",  "or",  "man", "woman", "ist",  "ian",  "eer",  "mate",
                                                                "ers", "ors", "men", "women", "ists", "ians", "mates"};

bool ends_like_a_doer(std::string_view word) {
  constexpr std::size_t shortest = 5;
  return word.size() >= shortest && !word.ends_with("oor") && !word.ends_with("oors") && std::any_of(endings_of_doers.begin(), endings_of_doers.end(),
                                                [&](std::string_view ending) { return word.ends_with(ending); });
}

constexpr TagSet role_tags = tags(Tag::victim, Tag::suspect, Tag::witness, Tag::professional, Tag::agency, Tag::family,
                                  Tag::partner, Tag::bystander, Tag::onlooker, Tag::voice, Tag::person);
constexpr TagSet function_tags = tags(Tag::auxiliary, Tag::preposition, Tag::coordinator, Tag::subordinator, Tag::relative,
                                      Tag::adverb, Tag::determiner, Tag::negates);
constexpr TagSet title_tags = tags(Tag::title_female, Tag::title_male, Tag::title_any);

RoleWord role_of(Tag tag) {
  switch (tag) {
    case Tag::victim:
      return RoleWord::victim;
    case Tag::suspect:
      return RoleWord::suspect;
    case Tag::witness:
      return RoleWord::witness;
    case Tag::professional:
    case Tag::agency:
      return RoleWord::professional;
    case Tag::family:
      return RoleWord::family;
    case Tag::partner:
      return RoleWord::partner;
    case Tag::bystander:
      return RoleWord::bystander;
    case Tag::onlooker:
      return RoleWord::onlooker;
    case Tag::voice:
      return RoleWord::voice;
    case Tag::person:
      return RoleWord::person;
    default:
      return RoleWord::none;
  }
}

/// Past forms that are no noun: what stands before one is its subject ("Account now frozen" and "Financial abuse" are no names).
bool is_irregular_past(std::string_view word) {
  for (const std::string_view past : {"said", "told", "went", "came", "left", "got", "took", "gave", "made", "ran", "met", "knew",
                                      "saw", "kept", "lost", "sent", "let", "began", "brought", "bought", "caught", "chose", "felt",
                                      "found", "held", "led", "paid", "sat", "sold", "spoke", "stood", "thought", "threw", "wrote"}) {
    if (word == past) return true;
  }
  return false;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Finds the nominals of one passage, from left to right.
class Finder {
 public:
  Finder(const Passage& passage, const KnownNames& known, std::vector<Nominal>& nominals, std::vector<std::uint32_t>& no_names)
      : passage_(passage), known_(known), nominals_(nominals), no_names_(no_names) {}

  void run() {
    nominals_.reserve(passage_.size() / 6);  // about as many as ordinary text has
    for (WordIndex i = 0; i < passage_.size();) i = std::max(i + 1, take(i));
    link_owners();
  }

 private:
  WordIndex take(WordIndex i) {
    if (const Pronoun* pronoun = find_pronoun(passage_.stem(i))) return take_pronoun(i, *pronoun);
    if (const Hit* hit = role_at(i)) return take_role(*hit);
    if (passage_.tags_of(i).has_any(title_tags) && i + 1 < passage_.size() && is_name_word(i + 1)) return take_titled(i);
    if ((passage_.capital(i) || shouts(i)) && starts_name(i)) return take_name(i);
    if (const Hit* hit = passage_.hit_at(i, Tag::partitive)) return take_partitive(*hit);
    if (is_doer(i)) return take_doer(i);
    if (is_one_of_two(i)) return take_one_of_two(i);
    return i + 1;
  }

  /// "the beekeeper", "his scoutmaster's cousin's decorator": a noun of no list that ends like one who does something, behind a
  /// determiner and before no other noun. Whoever it is stands by, until something is told of them.
  bool is_doer(WordIndex i) const {
    constexpr TagSet no_doer = tags(Tag::never_a_person, Tag::verb);
    if (passage_.capital(i) || !ends_like_a_doer(passage_.stem(i))) return false;
    if (passage_.tags_of(i).has_any(no_doer) || passage_.tags_of(i).has_any(function_tags)) return false;
    return has_determiner_before(i) && (!passage_.clitic(i).empty() || !joined(i) || is_no_noun(i + 1) || is_name_word(i + 1));
  }

  /// "the latter", "the former", with no noun behind.
  bool is_one_of_two(WordIndex i) const {
    const std::string_view word = passage_.stem(i);
    if (word != "former" && word != "latter") return false;
    return i > 0 && passage_.text(i - 1) == "the" && !passage_.begins_sentence(i) && (!joined(i) || is_no_noun(i + 1));
  }

  WordIndex take_one_of_two(WordIndex i) {
    Nominal nominal{.words = {i - 1, i + 1}, .head = i, .pronoun = true};
    nominal.former = passage_.stem(i) == "former";
    nominal.latter = !nominal.former;
    nominals_.push_back(nominal);
    return i + 1;
  }

  bool has_determiner_before(WordIndex noun) const {
    constexpr WordIndex most_adjectives = 3;
    for (WordIndex i = noun; i > 0 && noun - i <= most_adjectives && !passage_.begins_sentence(i);) {
      --i;
      if (passage_.words().joint_after(i) != Joint::plain) return false;
      if (passage_.is(i, Tag::determiner) || passage_.clitic(i) == "'s") return true;
      const Pronoun* pronoun = find_pronoun(passage_.stem(i));
      if (pronoun != nullptr) return pronoun->form == Case::possessive;
      if (passage_.tags_of(i).has_any(function_tags) || passage_.is(i, Tag::verb)) return false;
    }
    return false;
  }

  /// "a man Hussein knows": a name behind it is somebody else's. "boy Reece" and "PC Doyle" are one.
  bool has_article_before(WordIndex noun) const {
    return noun > 0 && !passage_.begins_sentence(noun) && (passage_.text(noun - 1) == "a" || passage_.text(noun - 1) == "an");
  }

  /// Whether word i goes on with something else than the noun phrase before it: a verb, a preposition, a pronoun.
  bool is_no_noun(WordIndex i) const {
    constexpr TagSet verbs = tags(Tag::verb, Tag::says, Tag::describes, Tag::names, Tag::harms);
    return passage_.tags_of(i).has_any(function_tags) || passage_.tags_of(i).has_any(verbs) ||
           find_pronoun(passage_.stem(i)) != nullptr || passage_.text(i).ends_with("ed") || passage_.text(i) == "to";
  }

  WordIndex take_doer(WordIndex i) {
    Nominal nominal{.words = {i, i + 1}, .head = i, .role = RoleWord::bystander, .guessed = true};
    const std::string_view noun = passage_.stem(i);
    nominal.plural = noun.ends_with("s") || noun.ends_with("men");
    if (noun.ends_with("woman"))
      nominal.sex = Sex::female;
    else if (noun.ends_with("man"))
      nominal.sex = Sex::male;
    const WordIndex end = joined(i) && passage_.clitic(i).empty() ? end_of_name(i + 1) : i + 1;
    if (end > i + 1) nominal.name = {i + 1, end}, nominal.head = end - 1, nominal.words.end = end;  // "her floormate Ines"
    if (nominal.is_named()) add_sex_of_name(nominal);
    return finish(nominal);
  }

  const Hit* role_at(WordIndex i) const {
    if (!passage_.tags_of(i).has_any(role_tags)) return nullptr;
    if (passage_.words()[i].span().size() == 1 && !passage_.capital(i)) return nullptr;  // V is the victim, v is "very"
    bool begins_thing = false;
    for (const Hit& hit : passage_.hits_at(i)) {  // longest first
      if (role_tags.has(hit.tag)) {
        const bool inside_thing = passage_.is(i, Tag::never_a_person) && !passage_.hit_at(i, Tag::never_a_person);  // "sugar daddy"
        return begins_thing || inside_thing || is_adjective(hit) ? nullptr : &hit;
      }
      begins_thing |= hit.tag == Tag::never_a_person;  // "child protection", but "door supervisor" is longer than "door"
    }
    return nullptr;
  }

  /// "was patient with", "is very professional": right behind a form of be, in small letters and without a determiner.
  bool is_adjective(const Hit& hit) const {
    if (hit.first == 0 || passage_.begins_sentence(hit.first) || passage_.capital(hit.first) || hit.end - hit.first > 1)
      return false;
    return passage_.is(hit.first - 1, Tag::be) && passage_.is(hit.first - 1, Tag::auxiliary);
  }

  bool joined(WordIndex i) const {
    return i + 1 < passage_.size() && passage_.words().joint_after(i) == Joint::plain && !passage_.begins_sentence(i + 1);
  }

  /// Whether a noun follows word i, so that "her" or "IP's" owns it.
  bool noun_follows(WordIndex i) const {
    if (!joined(i)) return false;
    const TagSet& next = passage_.tags_of(i + 1);
    if (next.has_any(role_tags)) return true;
    if (find_pronoun(passage_.stem(i + 1)) != nullptr || next.has_any(function_tags)) return false;
    const std::string_view word = passage_.text(i + 1);
    if (word == "to" || word == "not") return false;
    return !(next.has(Tag::verb) && word.ends_with("ing"));
  }

  WordIndex take_pronoun(WordIndex i, const Pronoun& pronoun) {
    if (pronoun.person == 2 && passage_.stem(i) == "u" && passage_.all_capitals(i)) return i + 1;
    // "both women", "neither party": the noun stands for them.
    if (pronoun.form == Case::none && pronoun.plural && noun_follows(i)) return i + 1;
    Nominal nominal{.words = {i, i + 1},
                    .head = i,
                    .sex = pronoun.sex,
                    .form = pronoun.form,
                    .person = pronoun.person,
                    .pronoun = true,
                    .plural = pronoun.plural};
    nominal.relative = passage_.stem(i).starts_with("who");
    if (passage_.stem(i) == "her" && noun_follows(i)) nominal.form = Case::possessive;
    nominal.possessor = nominal.form == Case::possessive;
    nominals_.push_back(nominal);
    return i + 1;
  }

  WordIndex take_role(const Hit& hit) {
    if (passage_.gap_after(hit.end - 1) == "-" && hit.end < passage_.size() && !passage_.tags_of(hit.end).has_any(role_tags))
      return hit.end;  // "gang-affiliated"
    Nominal nominal{.words = {hit.first, hit.end}, .head = hit.end - 1, .role = role_of(hit.tag)};
    nominal.agency = hit.tag == Tag::agency;
    if (is_other_party(hit)) nominal.role = RoleWord::suspect;
    const bool first_capital = passage_.capital(hit.first);
    absorb_name_before(nominal);
    WordIndex end = hit.end;
    // "WIT 2", "PC 818": the number belongs to it.
    if (joined(end - 1) && has_digit(passage_.text(end)) && passage_.text(end).size() <= 5) end = extend_number(nominal, end);
    const bool apart = end < passage_.size() && passage_.gap_before(end).size() > 1;  // "INF   Yeah": a turn and its words
    if (!shouts(hit.first) && joined(end - 1) && !apart && !(nominal.role == RoleWord::person && has_article_before(hit.first))) {
      const WordIndex name_end = end_of_name(end);
      if (name_end > end && !passage_.clitic(end - 1).starts_with("'s"))
        nominal.name = {end, name_end}, nominal.head = name_end - 1, end = name_end;
    }
    nominal.words.end = end;
    set_features(nominal, hit);
    if (nominal.role == RoleWord::professional && first_capital && nominal.is_named()) nominal.titled = true;
    return finish(nominal);
  }

  /// AP is the aggrieved party; where the record has a VIC or an IP as well, the alleged perpetrator.
  bool is_other_party(const Hit& hit) {
    if (hit.tag != Tag::victim || passage_.stem(hit.first) != "ap") return false;
    if (!other_victim_) {
      other_victim_ = false;
      for (const Hit& other : passage_.hits()) *other_victim_ |= other.tag == Tag::victim && passage_.stem(other.first) != "ap";
    }
    return *other_victim_;
  }

  /// "Brook House staff", "the Evening Courier": a name right before a noun describes it.
  void absorb_name_before(Nominal& nominal) {
    if (nominals_.empty()) return;
    const Nominal& before = nominals_.back();
    const bool adjacent = before.words.end == nominal.words.first && joined(before.words.end - 1) && !before.possessor;
    const bool bare =
        before.is_named() && before.role == RoleWord::none && !before.titled && passage_.clitic(before.head).empty();
    // "missing person coordinator", "victim support officer": the last noun is the person.
    const bool compound = nominal.role == RoleWord::professional && !nominal.agency && !before.is_named() && !before.pronoun &&
                          !before.plural && before.words.first + 1 < before.words.end;
    // "Female IP", "male caller": one person.
    const bool sex_before = adjacent && before.role == RoleWord::person && !before.is_named() && !before.plural && !before.pronoun &&
                            before.words.end == before.words.first + 1 && before.sex != Sex::unknown &&
                            nominal.role != RoleWord::person && nominal.role != RoleWord::family;
    if (sex_before) {
      nominal.words.first = before.words.first;
      nominal.sex = before.sex;
      nominals_.pop_back();
      return;
    }
    if (absorb_modifier(nominal, before)) return;
    if (!adjacent || !(bare || compound)) return;
    nominal.words.first = before.words.first;
    nominals_.pop_back();
  }

  /// "the student union officer": a noun, a word that nothing is known of, and a professional are one person.
  bool absorb_modifier(Nominal& nominal, const Nominal& before) {
    const WordIndex between = before.words.end;
    if (nominal.role != RoleWord::professional || nominal.agency || before.pronoun || before.possessor || before.is_named())
      return false;
    if (between + 1 != nominal.words.first || !joined(between - 1) || !joined(between)) return false;
    if (!passage_.tags_of(between).empty() || !passage_.clitic(between).empty()) return false;
    nominal.words.first = before.words.first;
    nominals_.pop_back();
    return true;
  }

  WordIndex extend_number(Nominal& nominal, WordIndex at) const {
    const bool age = nominal.role == RoleWord::person && passage_.text(at).size() > 1;  // "male 77", but "male 1"
    const bool takes_number = !age && nominal.role != RoleWord::family && nominal.role != RoleWord::voice && !nominal.agency;
    if (!takes_number) return at;
    nominal.head = at;
    return at + 1;
  }

  void set_features(Nominal& nominal, const Hit& hit) const {
    for (const Hit& other : passage_.hits_at(hit.first)) add_feature(nominal, other, hit);
    for (WordIndex i = hit.first + 1; i < hit.end; ++i) {
      for (const Hit& other : passage_.hits_at(i)) add_feature(nominal, other, hit);
    }
    if (nominal.is_named()) add_sex_of_name(nominal);
  }

  static void add_feature(Nominal& nominal, const Hit& other, const Hit& role) {
    if (other.end != role.end) return;  // of the head, so of its last word
    if (other.tag == Tag::female) nominal.sex = Sex::female;
    if (other.tag == Tag::male) nominal.sex = Sex::male;
    if (other.tag == Tag::plural) nominal.plural = true;
    if (other.tag == Tag::minor) nominal.minor = true;
    if (other.tag == Tag::adult) nominal.minor = false;
  }

  void add_sex_of_name(Nominal& nominal) const {
    if (nominal.sex != Sex::unknown) return;
    const bool female = passage_.is(nominal.name.first, Tag::female_name), male = passage_.is(nominal.name.first, Tag::male_name);
    if (female != male) nominal.sex = female ? Sex::female : Sex::male;
  }

  WordIndex take_titled(WordIndex i) {
    Nominal nominal{.words = {i, i + 1}, .head = i + 1, .titled = true};
    if (passage_.is(i, Tag::title_female)) nominal.sex = Sex::female;
    if (passage_.is(i, Tag::title_male)) nominal.sex = Sex::male;
    const WordIndex end = std::max(end_of_name(i + 1), i + 2);
    nominal.name = {i + 1, end};
    nominal.words.end = end;
    nominal.head = end - 1;
    return finish(nominal);
  }

  WordIndex take_name(WordIndex i) {
    const WordIndex end = std::max(end_of_name(i), i + 1);
    if (passage_.is(end - 1, Tag::not_a_name) ||
        (end < passage_.size() && joined(end - 1) && passage_.is(end, Tag::not_a_name) && passage_.capital(end)))
      return end;
    Nominal nominal{.words = {i, end}, .head = end - 1, .name = {i, end}};
    add_sex_of_name(nominal);
    return finish(nominal);
  }

  WordIndex take_partitive(const Hit& hit) {
    // "one of the two [girls]": if a noun follows, it is the head and finds the partitive itself.
    if (joined(hit.end - 1) && role_at(hit.end) != nullptr) return hit.end;
    Nominal nominal{.words = {hit.first, hit.end}, .head = hit.end - 1, .partitive = true};
    nominals_.push_back(nominal);
    return hit.end;
  }

  bool shouts(WordIndex i) const { return passage_.sentences()[passage_.sentence_of(i)].shouts; }

  /// A word that may be part of a name, when something before it says that a name stands here.
  bool is_name_word(WordIndex i) const {
    if (i >= passage_.size() || !passage_.capital(i) || has_digit(passage_.text(i))) return false;
    if (passage_.is(i, Tag::not_a_name)) return false;
    const bool listed = passage_.is(i, Tag::female_name) || passage_.is(i, Tag::male_name);
    return listed || !(passage_.tags_of(i).has_any(function_tags) || passage_.tags_of(i).has_any(role_tags) ||
                       find_pronoun(passage_.stem(i)) != nullptr);
  }

  /// A name of up to three words from word i; `i` if there is none.
  WordIndex end_of_name(WordIndex i) const {
    constexpr WordIndex most_words = 3;
    WordIndex end = i;
    while (end < i + most_words && is_name_word(end)) {
      const bool clitic = !passage_.clitic(end).empty();
      ++end;
      if (clitic || end >= passage_.size()) break;
      const std::string_view gap = passage_.gap_before(end);
      const bool after_initial =
          passage_.words()[end - 1].span().size() == 1 && gap.find_first_not_of(". ") == std::string_view::npos;
      if (passage_.words().joint_after(end - 1) != Joint::plain && !after_initial) break;
    }
    return end;
  }

  /// Whether a name begins at word i, with no title or role word before it.
  bool starts_name(WordIndex i) {
    const TagSet& word_tags = passage_.tags_of(i);
    const bool listed = word_tags.has(Tag::female_name) || word_tags.has(Tag::male_name);
    if (shouts(i)) return (listed && !word_tags.has_any(function_tags) && !word_tags.has(Tag::verb)) || is_known(i);
    if (!is_name_word(i) || passage_.words()[i].span().size() < 2) return false;
    if (passage_.begins_sentence(i) || passage_.gap_has(i, '\n')) return starts_sentence_as_name(i, listed) || is_known(i);
    if (has_digit(passage_.text(i - 1)) && !passage_.comma_before(i)) return false;  // 11 June
    if (listed) return true;
    if (is_title_of_thing(i)) return is_known(i);
    if (word_tags.has(Tag::verb)) return is_known(i);
    if (passage_.all_capitals(i)) return is_surname(i) || is_family_name_in_capitals(i) || is_known(i);  // an abbreviation, unless it was introduced
    // "in Leeds", "at Brook House": a place, if nothing else is known.
    const std::string_view before = passage_.text(i - 1);
    const bool place =
        before == "in" || before == "at" || before == "near" || before == "on" || before == "via" || before == "under";
    return !place || is_known(i);
  }

  /// Asked last, where a name that is known would make word i one.
  bool is_known(WordIndex i) {
    const std::uint32_t hash = passage_.stem_hash(i);
    const bool known = known_.has(hash);
    if (!known) no_names_.push_back(hash);
    return known;
  }

  /// "Nominal 1, SHAH, drives": capitals between commas behind a role word.
  bool is_surname(WordIndex i) const {
    if (nominals_.empty() || passage_.words()[i].span().size() < 4 || !passage_.gap_after(i).starts_with(",")) return false;
    const Nominal& before = nominals_.back();
    return before.words.end == i && before.role != RoleWord::none && !before.is_named() && passage_.comma_before(i);
  }

  bool starts_sentence_as_name(WordIndex i, bool listed) const {
    const TagSet& word_tags = passage_.tags_of(i);
    const bool ordinary = word_tags.has_any(function_tags) || word_tags.has(Tag::verb);
    if (passage_.all_capitals(i) && is_family_name_in_capitals(i) && i + 1 < passage_.size() &&
        (passage_.is(i + 1, Tag::auxiliary) || passage_.is(i + 1, Tag::verb) || passage_.is(i + 1, Tag::says)))
      return true;
    if (passage_.all_capitals(i) || i + 1 >= passage_.size()) return listed && !ordinary;
    if (!passage_.clitic(i).empty()) return listed || (!ordinary && passage_.clitic(i) == "'s");
    const std::string_view gap = passage_.gap_after(i);
    const std::string_view next = passage_.text(i + 1);
    if (listed && !ordinary) return true;
    if (gap.starts_with(",") && has_digit(next) && next.size() <= 2) return true;  // "Tyrell, 15,"
    const TagSet& next_tags = passage_.tags_of(i + 1);
    const bool past = next.ends_with("ed");
    if (listed) return past || (next_tags.has(Tag::auxiliary) && !ordinary);  // "Will refused", not "Will she attend"
    if (gap == " " && is_full_name(i)) return true;
    if (!ordinary && gap == " (" && next_tags.has_any(role_tags)) return true;  // "Mole (lodger, suspect)"
    if (ordinary || gap != " " || ends_like_no_name(passage_.text(i))) return false;
    if (passage_.text(i).ends_with("s") && (next == "were" || next == "are" || next == "have")) return false;
    const bool past_of_note = next.ends_with("ed") && ends_note(i + 2);  // "Van requested.", "Samples taken and sent"
    const bool verb =
        next_tags.has(Tag::verb) && !past_of_note && (next.ends_with("s") || next.ends_with("ed") || is_irregular_past(next));
    return next_tags.has(Tag::auxiliary) || verb || next == "then" || next == "also" || next == "never" || next == "later";
  }

  /// Whether nothing that an active verb governs stands at word i.
  bool ends_note(WordIndex i) const {
    if (i >= passage_.size() || passage_.begins_sentence(i) || passage_.comma_before(i)) return true;
    const std::string_view word = passage_.text(i);
    return passage_.is(i, Tag::coordinator) || (passage_.is(i, Tag::preposition) && word != "to") || passage_.is(i, Tag::subordinator);
  }

  /// OKORO, VARLEY: longer than abbreviations are, and of no list.
  bool is_family_name_in_capitals(WordIndex i) const {
    constexpr std::uint32_t shortest = 5;
    return passage_.words()[i].span().size() >= shortest && passage_.tags_of(i).empty() && !has_digit(passage_.text(i));
  }

  /// "Universal Credit", "Stalking Protection Order": capitals of which the last is a common noun.
  bool is_title_of_thing(WordIndex i) const {
    const WordIndex end = end_of_name(i);
    return end > i && passage_.tags_of(end - 1).has_any(tags(Tag::common_noun, Tag::never_a_person, Tag::thing));
  }

  /// "Ash Pemberton (they/them) was", "Cole Drury, 30,": two capitals of which nothing is known, and then no third noun.
  bool is_full_name(WordIndex i) const {
    if (!passage_.tags_of(i).empty() || !is_name_word(i + 1) || !passage_.tags_of(i + 1).empty() || passage_.all_capitals(i + 1))
      return false;
    if (ends_like_no_name(passage_.text(i)) || ends_like_no_name(passage_.text(i + 1))) return false;
    const std::string_view gap = passage_.gap_after(i + 1);
    if (gap != " ") return gap.starts_with(" (") || gap.starts_with(",");
    const TagSet& next = passage_.tags_of(i + 2);
    return next.has(Tag::auxiliary) || next.has(Tag::adverb) || next.has(Tag::verb);
  }

  /// Takes determiner and adjectives before it, then what the words around it say.
  WordIndex finish(Nominal nominal) {
    const WordIndex noun = nominal.words.first;
    extend_left(nominal);
    const WordIndex last = nominal.words.end - 1;
    const std::string_view clitic = passage_.clitic(last);
    const bool plural_genitive = passage_.gap_after(last).starts_with("' ") && passage_.text(last).ends_with("s");
    nominal.possessor = (clitic == "'s" || plural_genitive) && noun_follows(last) && !is_double_genitive(nominal, last);
    const std::string_view behind = passage_.gap_after(last);
    const bool apart = behind.starts_with("  ") || behind.starts_with("\t");  // "OP   You sent forty messages"
    nominal.label = (behind.starts_with(":") || apart) && passage_.begins_sentence(noun);
    for (WordIndex i = nominal.words.first; i < noun; ++i) nominal.stranger |= passage_.is(i, Tag::stranger);
    if (nominal.words.first > 0 && !passage_.begins_sentence(nominal.words.first)) {
      const WordIndex before = nominal.words.first - 1;
      nominal.stranger |= passage_.is(before, Tag::stranger);
      if (passage_.is(before, Tag::partitive))
        nominal.partitive = true, nominal.words.first = first_of(before, Tag::partitive);
      else if (passage_.is(before, Tag::quantity))
        nominal.words.first = first_of(before, Tag::quantity), nominal.plural = true;
    }
    if (passage_.is(nominal.words.first, Tag::partitive)) nominal.partitive = true;
    if (!nominals_.empty()) nominal.words.first = std::max(nominal.words.first, nominals_.back().words.end);
    nominals_.push_back(nominal);
    return nominal.words.end;
  }

  /// "a cousin of Amina's told staff": no noun of hers follows.
  bool is_double_genitive(const Nominal& nominal, WordIndex last) const {
    const WordIndex first = nominal.words.first;
    return first > 0 && passage_.text(first - 1) == "of" && passage_.is(last + 1, Tag::verb);
  }

  WordIndex first_of(WordIndex i, Tag tag) const {
    while (i > 0 && !passage_.begins_sentence(i) && passage_.is(i - 1, tag)) --i;
    return i;
  }

  void extend_left(Nominal& nominal) const {
    constexpr WordIndex most_adjectives = 4;
    if (nominal.is_named() && nominal.role == RoleWord::none) return;
    const WordIndex noun = nominal.words.first;
    // "in that letter Dr Sithole": a rank before a name has no adjectives.
    if (nominal.is_named() && nominal.role == RoleWord::professional && passage_.words()[noun].span().size() <= 4) return;
    for (WordIndex i = noun; i > 0 && noun - i < most_adjectives && !passage_.begins_sentence(i);) {
      --i;
      const bool joined_by_marks = passage_.gap_after(i).find_first_not_of("'\" ") == std::string_view::npos;
      if (passage_.words().joint_after(i) != Joint::plain && !joined_by_marks) return;
      if (passage_.is(i, Tag::determiner) || passage_.is(i, Tag::partitive)) {
        // "reports that IP has", "says that girls": no determiner.
        const bool part = nominal.role == RoleWord::victim || nominal.role == RoleWord::suspect || nominal.role == RoleWord::witness;
        if (passage_.text(i) == "that" && (part || (i > 0 && passage_.is(i - 1, Tag::says)))) return;
        nominal.words.first = i;
        const std::string_view word = passage_.text(i);
        nominal.indefinite = word == "a" || word == "an" || word == "another" || word == "some";
        return;
      }
      if (passage_.is(i, Tag::stranger)) {
        nominal.words.first = i;
        continue;
      }
      const TagSet& before = passage_.tags_of(i);
      const bool adjective_like =
          !before.has_any(function_tags) && !before.has_any(role_tags) && find_pronoun(passage_.stem(i)) == nullptr;
      const bool participle = i > 0 && passage_.is(i - 1, Tag::determiner);  // "a grown man", "the convicted man"
      if (!adjective_like || (before.has(Tag::verb) && !participle)) return;
    }
  }

  void link_owners() {
    for (std::size_t n = 0; n + 1 < nominals_.size(); ++n) {
      const Nominal& owner = nominals_[n];
      Nominal& next = nominals_[n + 1];
      const bool article = passage_.is(next.words.first, Tag::determiner);  // "his own admission the suspect": not owned
      const bool name = next.is_named() && next.role == RoleWord::none;  // "by her own admission Ms Rourke"
      if (owner.possessor && !article && !name && !next.pronoun && next.words.first <= owner.words.end + 3 &&
          only_adjectives(owner.words.end, next.words.first)) {
        next.owner = static_cast<NominalIndex>(n);
      }
      const bool of = next.words.first == owner.words.end + 1 && passage_.text(owner.words.end) == "of";
      if (of && !owner.pronoun && nominals_[n].owner == no_nominal) nominals_[n].owner = static_cast<NominalIndex>(n + 1);
    }
  }

  bool only_adjectives(WordIndex from, WordIndex to) const {
    for (WordIndex i = from; i < to; ++i) {
      if (passage_.tags_of(i).has_any(function_tags) || passage_.comma_before(i)) return false;
    }
    return to >= passage_.size() || from == 0 || passage_.sentence_of(from - 1) == passage_.sentence_of(to);
  }

  const Passage& passage_;
  const KnownNames& known_;
  std::vector<Nominal>& nominals_;
  std::vector<std::uint32_t>& no_names_;  // see Nominals
  std::optional<bool> other_victim_{};    // whether the passage has another word for a victim than AP
};

}  // namespace

void KnownNames::add(std::uint32_t hash) {
  const auto at = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
  if ((at != hashes_.end() && *at == hash) || hashes_.size() >= limit) return;
  hashes_.insert(at, hash);
}

bool KnownNames::has(std::uint32_t hash) const noexcept {
  return std::binary_search(hashes_.begin(), hashes_.end(), hash);
}

Nominals::Nominals(const Passage& passage, const KnownNames& known) {
  Finder(passage, known, all_, no_names_).run();
  number_words(passage.size());
}

bool Nominals::are_same_with(const KnownNames& known) const noexcept {
  return std::none_of(no_names_.begin(), no_names_.end(), [&](std::uint32_t hash) { return known.has(hash); });
}

void Nominals::number_words(WordIndex words) {
  of_word_.assign(words, no_nominal);
  for (std::size_t n = 0; n < all_.size(); ++n) {
    const WordIndex next = n + 1 < all_.size() ? all_[n + 1].words.first : words;
    const WordIndex end = std::min({all_[n].words.end, next, words});
    for (WordIndex i = all_[n].words.first; i < end; ++i) of_word_[i] = static_cast<NominalIndex>(n);
  }
}

}  // namespace unblame
