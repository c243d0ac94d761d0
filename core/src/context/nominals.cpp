#include "context/nominals.h"

#include <algorithm>
#include <array>
#include <optional>

#include "context/name_words.h"
#include "context/noun_phrase.h"
#include "context/pronoun_words.h"
#include "context/word_classes.h"

namespace unblame {

namespace {

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

/// Finds the nominals of one passage, from left to right.
class Finder {
 public:
  Finder(const Passage& passage, const KnownNames& known, std::vector<Nominal>& nominals, std::vector<std::uint32_t>& no_names)
      : passage_(passage), nominals_(nominals), phrases_(passage), names_(passage, known, no_names) {}

  void run() {
    nominals_.reserve(passage_.size() / 6);  // about as many as ordinary text has
    for (WordIndex i = 0; i < passage_.size();) i = std::max(i + 1, take(i));
    phrases_.link_owners(nominals_);
  }

 private:
  WordIndex take(WordIndex i) {
    if (const Pronoun* pronoun = find_pronoun(passage_.stem(i))) return take_pronoun(i, *pronoun);
    if (const Hit* hit = role_at(i)) return take_role(*hit);
    if (passage_.tags_of(i).has_any(title_tags) && i + 1 < passage_.size() && names_.is_name_word(i + 1)) return take_titled(i);
    if ((passage_.capital(i) || names_.shouts(i)) && names_.starts_name(i, last())) return take_name(i);
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
    if (!phrases_.has_determiner_before(i)) return false;
    return !passage_.clitic(i).empty() || !phrases_.joined(i) || phrases_.is_no_noun(i + 1) || names_.is_name_word(i + 1);
  }

  /// "the latter", "the former", with no noun behind.
  bool is_one_of_two(WordIndex i) const {
    const std::string_view word = passage_.stem(i);
    if (word != "former" && word != "latter") return false;
    if (i == 0 || passage_.text(i - 1) != "the" || passage_.begins_sentence(i)) return false;
    return !phrases_.joined(i) || phrases_.is_no_noun(i + 1);
  }

  WordIndex take_one_of_two(WordIndex i) {
    Nominal nominal{.words = {i - 1, i + 1}, .head = i, .pronoun = true};
    nominal.former = passage_.stem(i) == "former";
    nominal.latter = !nominal.former;
    nominals_.push_back(nominal);
    return i + 1;
  }

  WordIndex take_doer(WordIndex i) {
    Nominal nominal{.words = {i, i + 1}, .head = i, .role = RoleWord::bystander, .guessed = true};
    const std::string_view noun = passage_.stem(i);
    nominal.plural = noun.ends_with("s") || noun.ends_with("men");
    if (noun.ends_with("woman"))
      nominal.sex = Sex::female;
    else if (noun.ends_with("man"))
      nominal.sex = Sex::male;
    const WordIndex end = phrases_.joined(i) && passage_.clitic(i).empty() ? names_.end_of_name(i + 1) : i + 1;
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

  WordIndex take_pronoun(WordIndex i, const Pronoun& pronoun) {
    if (pronoun.person == 2 && passage_.stem(i) == "u" && passage_.all_capitals(i)) return i + 1;
    // "both women", "neither party": the noun stands for them.
    if (pronoun.form == Case::none && pronoun.plural && phrases_.noun_follows(i)) return i + 1;
    Nominal nominal{.words = {i, i + 1},
                    .head = i,
                    .sex = pronoun.sex,
                    .form = pronoun.form,
                    .person = pronoun.person,
                    .pronoun = true,
                    .plural = pronoun.plural};
    nominal.relative = passage_.stem(i).starts_with("who");
    if (passage_.stem(i) == "her" && phrases_.noun_follows(i)) nominal.form = Case::possessive;
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
    if (phrases_.joined(end - 1) && has_digit(passage_.text(end)) && passage_.text(end).size() <= 5)
      end = extend_number(nominal, end);
    const bool apart = end < passage_.size() && passage_.gap_before(end).size() > 1;  // "INF   Yeah": a turn and its words
    const bool other_behind = nominal.role == RoleWord::person && phrases_.has_article_before(hit.first);
    if (!names_.shouts(hit.first) && phrases_.joined(end - 1) && !apart && !other_behind) {
      if (take_title(nominal, end)) ++end;  // "Victim Mrs Parveen AKHTAR"
      const WordIndex name_end = names_.end_of_name(end);
      if (name_end > end && !passage_.clitic(end - 1).starts_with("'s"))
        nominal.name = {end, name_end}, nominal.head = name_end - 1, end = name_end;
    }
    nominal.words.end = end;
    const Sex of_title = nominal.sex;
    set_features(nominal, hit);
    if (nominal.titled && of_title != Sex::unknown) nominal.sex = of_title;
    if (nominal.role == RoleWord::professional && first_capital && nominal.is_named()) nominal.titled = true;
    return finish(nominal);
  }

  /// Whether "Mr", "Mrs" … and a name stand at word i behind a noun.
  bool take_title(Nominal& nominal, WordIndex i) const {
    if (!passage_.tags_of(i).has_any(title_tags) || !phrases_.joined(i) || !names_.is_name_word(i + 1)) return false;
    nominal.titled = true;
    set_sex_of_title(nominal, i);
    return true;
  }

  void set_sex_of_title(Nominal& nominal, WordIndex title) const {
    if (passage_.is(title, Tag::title_female)) nominal.sex = Sex::female;
    if (passage_.is(title, Tag::title_male)) nominal.sex = Sex::male;
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
    const bool adjacent = before.words.end == nominal.words.first && phrases_.joined(before.words.end - 1) && !before.possessor;
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
    if (between + 1 != nominal.words.first || !phrases_.joined(between - 1) || !phrases_.joined(between)) return false;
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
    set_sex_of_title(nominal, i);
    const WordIndex end = std::max(names_.end_of_name(i + 1), i + 2);
    nominal.name = {i + 1, end};
    nominal.words.end = end;
    nominal.head = end - 1;
    return finish(nominal);
  }

  WordIndex take_name(WordIndex i) {
    const WordIndex end = std::max(names_.end_of_name(i), i + 1);
    if (passage_.is(end - 1, Tag::not_a_name) ||
        (end < passage_.size() && phrases_.joined(end - 1) && passage_.is(end, Tag::not_a_name) && passage_.capital(end)))
      return end;
    Nominal nominal{.words = {i, end}, .head = end - 1, .name = {i, end}};
    add_sex_of_name(nominal);
    return finish(nominal);
  }

  WordIndex take_partitive(const Hit& hit) {
    // "one of the two [girls]": if a noun follows, it is the head and finds the partitive itself.
    if (phrases_.joined(hit.end - 1) && role_at(hit.end) != nullptr) return hit.end;
    Nominal nominal{.words = {hit.first, hit.end}, .head = hit.end - 1, .partitive = true};
    nominals_.push_back(nominal);
    return hit.end;
  }

  [[nodiscard]] const Nominal* last() const { return nominals_.empty() ? nullptr : &nominals_.back(); }

  WordIndex finish(Nominal nominal) {
    phrases_.finish(nominal);
    if (!nominals_.empty()) nominal.words.first = std::max(nominal.words.first, nominals_.back().words.end);
    nominals_.push_back(nominal);
    return nominal.words.end;
  }

  const Passage& passage_;
  std::vector<Nominal>& nominals_;
  NounPhrases phrases_;
  NameWords names_;
  std::optional<bool> other_victim_{};  // whether the passage has another word for a victim than AP
};

}  // namespace

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
