#include "context/cast.h"

#include <algorithm>

namespace unblame {

namespace {

/// "Ms Rahimi" is not "Mr Rahimi".
bool differs(Sex a, Sex b) {
  return a != Sex::unknown && b != Sex::unknown && a != b;
}

constexpr std::uint32_t victim_key = 1, suspect_key = 2;

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::uint32_t role_key(const Passage& passage, const Nominal& nominal, PersonIndex owner) noexcept {
  const bool numbered = has_digit(passage.stem(nominal.head)) && !nominal.is_named();
  const WordIndex noun = nominal.is_named() && nominal.name.first > 0 ? nominal.name.first - 1 : nominal.head;
  // IP, victim, complainant are one person, and so are suspect, DP, accused, unless they are numbered or several.
  if (!numbered && !nominal.plural) {
    if (nominal.role == RoleWord::victim) return victim_key;
    if (nominal.role == RoleWord::suspect) return suspect_key;
  }
  std::uint32_t key = passage.stem_hash(noun) | 4u;
  if (numbered && noun > 0 && nominal.words.first < noun) key ^= passage.stem_hash(noun - 1) * 31u;
  if (nominal.stranger) key ^= 0x85ebca6bu;
  if (owner != no_person) key ^= (static_cast<std::uint32_t>(owner) + 1u) * 0x9E3779B1u;
  return key | 4u;
}

std::uint32_t sexed_key(const Passage& passage, WordIndex word, Sex sex) noexcept {
  return (name_key(passage, word) ^ (sex == Sex::female ? 0x27d4eb2fu : 0x165667b1u)) | 4u;
}

std::uint32_t name_key(const Passage& passage, WordIndex word) noexcept {
  return (passage.stem_hash(word) ^ 0x5bd1e995u) | 4u;
}

std::uint32_t first_name_of(const Passage& passage, const Nominal& nominal) noexcept {
  if (nominal.name.end < nominal.name.first + 2) return 0;
  const bool initial = passage.words()[nominal.name.first].span().size() < 2;
  return initial ? 0 : name_key(passage, nominal.name.first);
}

PersonIndex Cast::lookup(std::uint32_t key) const noexcept {
  const auto at =
      std::lower_bound(keys_.begin(), keys_.end(), key, [](const Key& k, std::uint32_t hash) { return k.hash < hash; });
  return at != keys_.end() && at->hash == key ? at->person : no_person;
}

/// "Kay Shaw" is not "Leon Shaw", though "Shaw" may be either.
bool Cast::is_namesake(const Passage& passage, const Nominal& nominal, PersonIndex person) const {
  const std::uint32_t known = people_[static_cast<std::size_t>(person)].first_name, first = first_name_of(passage, nominal);
  return known != 0 && first != 0 && known != first;
}

PersonIndex Cast::find(const Passage& passage, const Nominal& nominal, PersonIndex owner) const {
  if (nominal.is_named()) {
    // The last word first: a family name tells apart better than a first name does.
    for (WordIndex i = nominal.name.end; i-- > nominal.name.first;) {
      if (nominal.sex != Sex::unknown) {
        const PersonIndex person = lookup(sexed_key(passage, i, nominal.sex));
        if (person != no_person && !is_namesake(passage, nominal, person)) return person;
      }
      const PersonIndex person = lookup(name_key(passage, i));
      // "his daughter Simi … Simi": what a list of first names says gives way to what was said of the person.
      const bool same = !nominal.titled && nominal.name.end == nominal.name.first + 1;
      if (person != no_person && (same || !differs(nominal.sex, people_[static_cast<std::size_t>(person)].sex)) &&
          !is_namesake(passage, nominal, person))
        return person;
    }
    if (nominal.role == RoleWord::none) return no_person;
  }
  if (nominal.role == RoleWord::none) return no_person;
  // "the girl" in a record with a victim, before any other girl: the victim.
  if (nominal.role == RoleWord::person && nominal.minor == true && !nominal.plural && !nominal.indefinite && !nominal.partitive &&
      owner == no_person) {
    const PersonIndex known = lookup(role_key(passage, nominal, no_person)), victim = lookup(victim_key);
    const bool fits =
        victim != no_person && (people_[static_cast<std::size_t>(victim)].sex == Sex::unknown || nominal.sex == Sex::unknown ||
                                people_[static_cast<std::size_t>(victim)].sex == nominal.sex);
    return known == no_person && fits ? victim : known;
  }
  if (owner != no_person) {
    if (const PersonIndex person = lookup(role_key(passage, nominal, owner)); person != no_person) return person;
    return no_person;
  }
  return lookup(role_key(passage, nominal, no_person));
}

std::shared_ptr<const Syntax> Cast::syntax_of(const std::shared_ptr<const Passage>& passage) const {
  if (passage == read_last_ && syntax_of_last_->nominals.are_same_with(known_)) return syntax_of_last_;
  return std::make_shared<const Syntax>(*passage, known_);
}

About Cast::role_of(RoleWord role, Sex sex) const {
  switch (role) {
    case RoleWord::victim:
      return About::victim;
    case RoleWord::suspect:
      return About::suspect;
    case RoleWord::witness:
    case RoleWord::bystander:
      return About::witness;
    case RoleWord::professional:
      return About::professional;
    case RoleWord::family:
    case RoleWord::onlooker:
    case RoleWord::voice:
      return About::other;
    // A partner in a record is the one who did it, if a man; of other people, a man where somebody else is the victim.
    case RoleWord::partner:
      return sex == Sex::male ? About::suspect : About::victim;
    case RoleWord::person:
      return sex == Sex::male && topic_ != no_person ? About::suspect : About::victim;
    case RoleWord::none:
      return About::unknown;
  }
  return About::unknown;
}

bool Cast::is_weak(PersonIndex person) const {
  if (person == no_person) return true;
  const CastMember& member = people_[static_cast<std::size_t>(person)];
  if (member.stated) return false;
  return member.role == RoleWord::none || member.role == RoleWord::person || member.role == RoleWord::partner ||
         member.role == RoleWord::bystander || member.role == RoleWord::family;
}

/// "Boy of 15 reports … the lad": a word for a young person where the record is about one of that sex.
bool Cast::is_another_word_for_topic(PersonIndex person) const {
  const CastMember& member = people_[static_cast<std::size_t>(person)];
  if (topic_ == no_person || topic_ == person || topic_under_18() != true) return false;
  const CastMember& topic = people_[static_cast<std::size_t>(topic_)];
  return member.role == RoleWord::person && !member.indefinite && !member.named && !member.plural && !member.stranger &&
         member.under_18 != false && !differs(member.sex, topic.sex);
}

bool Cast::has_child_of_topic() const {
  return std::any_of(people_.begin(), people_.end(), [&](const CastMember& member) {
    return member.role == RoleWord::family && member.descendant && topic_ != no_person && member.owner == topic_;
  });
}

bool Cast::is_without_part(PersonIndex person) const {
  const CastMember& member = people_[static_cast<std::size_t>(person)];
  const bool told = std::any_of(member.votes.begin(), member.votes.end(), [](int votes) { return votes > 0; });
  return member.role == RoleWord::none && member.described == RoleWord::none && !member.stated && !told && member.under_18 != true;
}

About Cast::role_of(PersonIndex person) const {
  if (person == no_person) return About::unknown;
  const CastMember& member = people_[static_cast<std::size_t>(person)];
  if (!is_weak(person)) return role_of(member.role, member.sex);

  const auto best = std::max_element(member.votes.begin(), member.votes.end());
  constexpr About voted[] = {About::victim, About::suspect, About::witness, About::professional};
  // Exploited children are recorded as suspects: an arrest alone does not make one.
  if (member.under_18 == true && !member.does_harm && best - member.votes.begin() == 1 && member.role != RoleWord::family)
    return About::victim;
  const bool named_for_kin = member.role == RoleWord::family || member.role == RoleWord::bystander;
  const int needed = named_for_kin && !member.does_harm ? 2 : 1;
  if (*best >= needed) return voted[best - member.votes.begin()];
  if (member.under_18 == true && (member.role != RoleWord::family || member.owner == no_person))
    return About::victim;                                   // "two sisters, 13 and 15"
  if (member.role == RoleWord::none && member.described != RoleWord::none && topic_ != person && topic_ != no_person)
    return role_of(member.described, member.sex);
  if (member.role == RoleWord::none) {
    // A name of which nothing is told: the record's subject, or somebody in passing where the record has another.
    const bool another = topic_ != no_person && topic_ != person && people_[static_cast<std::size_t>(topic_)].role == RoleWord::victim &&
                         people_[static_cast<std::size_t>(topic_)].named;
    return another ? About::other : About::victim;
  }
  if (member.of_her && member.sex != Sex::female) return About::suspect;
  if (member.role == RoleWord::partner && member.owner != no_person && topic_ != person) {
    const CastMember& owner = people_[static_cast<std::size_t>(member.owner)];
    const bool of_suspect = owner.role == RoleWord::suspect || owner.votes[1] > owner.votes[0] ||
                            (owner.role == RoleWord::partner && owner.sex == Sex::male);
    if (of_suspect) return About::witness;  // the suspect's girlfriend
    if (owner.role == RoleWord::victim && member.sex == Sex::female && *best < 1) return About::other;  // a man's wife who speaks for him
    if (owner.role == RoleWord::victim && member.sex != Sex::female) return About::suspect;  // "the victim's ex-partner"
  }
  if (is_another_word_for_topic(person)) return About::victim;
  if (member.stranger && member.role == RoleWord::person) return About::unknown;
  if (person == topic_) return About::victim;
  // "his girlfriend" where somebody else is the record's subject
  const bool another = member.role == RoleWord::partner && member.sex != Sex::male && topic_ != no_person &&
                       !people_[static_cast<std::size_t>(topic_)].stated;
  if (another && people_[static_cast<std::size_t>(topic_)].sex == Sex::male) return About::witness;
  return role_of(member.role, member.sex);
}

/// How well a member fits as the one whom the record is about; 0 or less if not at all. What is done to them speaks loudest, then
/// their age, then the kind of word.
int Cast::fitness_for_topic(PersonIndex person) const {
  const CastMember& member = people_[static_cast<std::size_t>(person)];
  constexpr int of_role = 1000, of_harm = 20, of_child = 12, of_kin = 8, of_frail = 4, of_plain = 3, of_man = 1;
  if (member.role == RoleWord::victim) return of_role;
  if (!is_weak(person)) return 0;
  const int harm = member.votes[0] - member.votes[1];
  if (harm > 0) return of_harm;
  const bool family = member.role == RoleWord::family;
  const bool passing = member.indefinite && !member.named && member.mentions == 1;  // "a girl in the same form"
  if (member.under_18 == true && (!family || member.owner == no_person)) return passing ? of_plain - 1 : of_child;
  if (member.kin_of_kin) return of_kin;
  const bool kind = member.role == RoleWord::person || member.role == RoleWord::partner;
  if (family && member.plural && member.named && member.owner == no_person) return of_plain - 1;  // "the Rahimi family"
  if (member.role == RoleWord::bystander && member.frail && member.votes[1] == 0) return of_frail;  // "elderly customer"
  if (member.votes[1] > 0 || member.plural || family || member.of_her || member.role == RoleWord::bystander) return 0;
  if (member.described != RoleWord::none) return of_plain - 1;
  if (member.role == RoleWord::none || (kind && member.sex != Sex::male)) return of_plain + (member.frail ? of_frail : 0);
  return member.role == RoleWord::person ? of_man + (member.frail ? of_frail : 0) : 0;
}

void Cast::choose_topic() {
  int best = 0;
  for (std::size_t p = 0; p < people_.size(); ++p) {
    const int fitness = fitness_for_topic(static_cast<PersonIndex>(p));
    if (fitness > best) best = fitness, topic_ = static_cast<PersonIndex>(p);
  }
}

std::optional<bool> Cast::topic_under_18() const {
  return topic_ == no_person ? std::nullopt : people_[static_cast<std::size_t>(topic_)].under_18;
}

}  // namespace unblame
