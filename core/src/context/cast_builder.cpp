// Reads a document for its people: cast.h says what for.
#include <algorithm>

#include "context/cast.h"
#include "text/view.h"

namespace unblame {

namespace {

/// A longer document is read for people in its first blocks only (half a megabyte a field).
constexpr std::uint32_t max_blocks = 200;

std::optional<int> number_at(const Passage& passage, WordIndex i) {
  if (i >= passage.size()) return std::nullopt;
  const std::string_view word = passage.text(i);
  if (word.empty() || word.size() > 3) return std::nullopt;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

constexpr std::size_t vote_for_victim = 0, vote_for_suspect = 1, vote_for_witness = 2, vote_for_professional = 3;

}  // namespace

class CastBuilder {
 public:
  CastBuilder(const Vocabulary& vocabulary, Passages& passages, Cast& cast)
      : vocabulary_(vocabulary), passages_(passages), cast_(cast) {}

  void add_known(const Person& person) {
    if (cast_.people_.size() >= Cast::max_people) return;
    std::string view;
    fold(person.name, view);
    const OffsetMap map = offsets_of(person.name);
    const FieldText text{person.name, view, &map};
    Passage passage(vocabulary_, text, {0, static_cast<std::uint32_t>(view.size())});
    passage.split(SentenceStyle::prose);
    const PersonIndex p = add();
    constexpr RoleWord words[] = {RoleWord::victim, RoleWord::suspect, RoleWord::witness, RoleWord::professional,
                                  RoleWord::family};
    CastMember& member = of(p);
    member.role = words[static_cast<std::size_t>(person.role)];
    member.stated = member.named = true;
    member.under_18 = person.under_18;
    for (WordIndex i = 0; i < passage.size(); ++i) {
      if (passage.is(i, Tag::title_female))
        member.sex = Sex::female;
      else if (passage.is(i, Tag::title_male))
        member.sex = Sex::male;
      else
        learn(name_key(passage, i), p), cast_.known_.add(passage.stem_hash(i));
    }
  }

  void read(const FieldText& field, SentenceStyle style) {
    const auto size = static_cast<std::uint32_t>(field.view.size());
    for (std::uint32_t block = 0; block < max_blocks && block * Passage::block_bytes < size;) {
      const Span<ViewByte> range = Passage::range_of(field.view, block);
      if (!range.empty()) {
        const auto passage = passages_.get(field, range);
        passage->split(style);
        read_block(passage);
      }
      block = std::max(block + 1, Passage::block_of(range.end));  // past a word that is longer than a block
    }
  }

  void finish() {
    note_kin_of_speakers();
    cast_.choose_topic();
  }

 private:
  void read_block(const std::shared_ptr<const Passage>& held) {
    cast_.read_last_ = held;
    cast_.syntax_of_last_ = std::make_shared<const Syntax>(*held, cast_.known_);
    learn_names(*held);
    const Passage& passage = *held;
    passage_ = &passage;
    nominals_ = &cast_.syntax_of_last_->nominals;
    clauses_ = &cast_.syntax_of_last_->clauses;
    person_.assign(nominals_->size(), no_person);
    for (std::size_t n = 0; n < nominals_->size(); ++n) note_nominal(static_cast<NominalIndex>(n));
    for (std::size_t n = 0; n + 1 < nominals_->size(); ++n) note_introduction(static_cast<NominalIndex>(n));
    note_interview();
    for (const Hit& hit : passage.hits()) note_hit(hit);
    for (std::size_t n = 0; n < nominals_->size(); ++n) {
      note_they(static_cast<NominalIndex>(n));
      note_employer(static_cast<NominalIndex>(n));
    }
    for (const Sentence& sentence : passage.sentences()) note_label(sentence.words);
    for (WordIndex i = 0; i < passage.size(); ++i) note_age(i);
    note_sexes();
  }

  /// "Barratt, who saw it, … Nothing further from Barratt": a name is sure at one of its places, and known at the others.
  void learn_names(const Passage& passage) {
    const Nominals& nominals = cast_.syntax_of_last_->nominals;
    for (const Nominal& it : nominals) {
      for (WordIndex i = it.name.first; i < it.name.end; ++i) cast_.known_.add(passage.stem_hash(i));
    }
    if (!nominals.are_same_with(cast_.known_)) cast_.syntax_of_last_ = std::make_shared<const Syntax>(passage, cast_.known_);
  }

  // --- people ---

  PersonIndex add() {
    cast_.people_.push_back({});
    return static_cast<PersonIndex>(cast_.people_.size()) - 1;
  }

  CastMember& of(PersonIndex p) { return cast_.people_[static_cast<std::size_t>(p)]; }
  const Nominal& nominal(NominalIndex n) const { return (*nominals_)[static_cast<std::size_t>(n)]; }
  PersonIndex person_of(NominalIndex n) const { return n == no_nominal ? no_person : person_[static_cast<std::size_t>(n)]; }

  void learn(std::uint32_t key, PersonIndex person) {
    auto& keys = cast_.keys_;
    const auto at =
        std::lower_bound(keys.begin(), keys.end(), key, [](const Cast::Key& k, std::uint32_t hash) { return k.hash < hash; });
    if (at != keys.end() && at->hash == key) return;
    constexpr std::size_t most_keys = 8 * Cast::max_people;
    if (keys.size() < most_keys) keys.insert(at, {key, person});
  }

  /// "Luca Moretti of the Emergency Duty Team", "Ms Platt from the youth club": who works there.
  void note_employer(NominalIndex n) {
    const Nominal& it = nominal(n);
    if (!it.is_named() || it.role != RoleWord::none || person_of(n) == no_person) return;
    if (static_cast<std::size_t>(n) + 1 >= nominals_->size() || passage_->begins_sentence(it.words.end)) return;
    const Nominal& next = nominal(n + 1);
    const std::string_view word = passage_->text(it.words.end);
    const bool works = (word == "of" || word == "from" || word == "at") && next.agency && next.words.first == it.words.end + 1;
    const bool bracketed = next.agency && next.words.first == it.words.end && passage_->gap_has(it.words.end, '(');
    if (works || bracketed) of(person_of(n)).described = RoleWord::professional;
  }

  void note_nominal(NominalIndex n) {
    const Nominal& it = nominal(n);
    if (it.pronoun || (it.role == RoleWord::none && !it.is_named()) || person_of(n) != no_person) return;
    const bool my = it.owner != no_nominal && nominal(it.owner).person == 1;
    if (my && it.role == RoleWord::victim) return;  // "my client", "my patient": in the mouth of a lawyer or a nurse
    // The possessor of "IP's mother" stands before it and is known; that of "mother of IP" comes behind.
    if (it.owner == n + 1) note_owner(it.owner);
    const PersonIndex owner = person_of(it.owner);
    PersonIndex p =
        it.indefinite && it.role != RoleWord::none && !it.is_named() ? find_new(it, owner) : cast_.find(*passage_, it, owner);
    if (p == no_person && cast_.people_.size() < Cast::max_people) p = add();
    if (p == no_person) return;
    person_[static_cast<std::size_t>(n)] = p;
    describe(p, it, owner);
    note_kin(p, it);
    const bool alone = it.words.first == 0 || passage_->begins_sentence(it.words.first);
    for (WordIndex i = alone ? it.words.first : it.words.first - 1; i < it.words.end; ++i) of(p).frail |= passage_->is(i, Tag::frail);
    if (it.role != RoleWord::none) {
      learn(role_key(*passage_, it, owner), p);
      if (owner != no_person) learn(role_key(*passage_, it, no_person), p);
    }
    for (WordIndex i = it.name.first; i < it.name.end; ++i) {
      learn(name_key(*passage_, i), p);
      if (it.sex != Sex::unknown) learn(sexed_key(*passage_, i, it.sex), p);
      cast_.known_.add(passage_->stem_hash(i));
    }
  }

  /// "Son states that his mother …": whoever is called by kinship alone is a relative of the one whom the record is about.
  void note_kin(PersonIndex p, const Nominal& it) {
    if (it.role != RoleWord::family || it.owner == no_nominal || !nominal(it.owner).pronoun) return;
    const PersonIndex owner = likely_person(it.owner);
    if (owner != no_person && owner != p && of(owner).role == RoleWord::family && of(owner).owner == no_person && !of(owner).named)
      of(p).kin_of_kin = true;
  }

  /// "Informant is daughter, not with mother. Mother 86, …": of two who are called by kinship alone, the parent of a child who
  /// speaks, or the child of a parent who does.
  void note_kin_of_speakers() {
    const auto bare = [](const CastMember& it) { return it.role == RoleWord::family && it.owner == no_person && !it.plural && !it.named; };
    for (CastMember& it : cast_.people_) {
      if (!bare(it) || it.speaks) continue;
      for (const CastMember& other : cast_.people_) it.kin_of_kin |= bare(other) && other.speaks && other.descendant != it.descendant;
    }
  }

  /// "Ash Pemberton (they/them)".
  void note_they(NominalIndex n) {
    const Nominal& it = nominal(n);
    if (n == 0 || !it.pronoun || !it.plural || it.person != 3 || it.words.first == 0) return;
    const PersonIndex p = person_of(n - 1);
    if (p == no_person || nominal(n - 1).words.end != it.words.first || !passage_->gap_has(it.words.first, '(')) return;
    of(p).singular_they = true;
  }

  /// Of "the mother of IP" the possessor, which comes behind. One step: "the friend of the mother of IP" is known by "mother".
  void note_owner(NominalIndex n) {
    const Nominal& it = nominal(n);
    if (!it.pronoun && it.owner != n + 1) note_nominal(n);
  }

  /// "a man": the one of before only if nobody else is called so; a second "a man" is still the same word, and stays one.
  PersonIndex find_new(const Nominal& it, PersonIndex owner) const { return cast_.find(*passage_, it, owner); }

  void describe(PersonIndex p, const Nominal& it, PersonIndex owner) {
    CastMember& member = of(p);
    ++member.mentions;
    member.named |= it.is_named();
    if (member.first_name == 0) member.first_name = first_name_of(*passage_, it);
    if (member.role == RoleWord::none || (!member.stated && is_stronger(it.role, member.role))) member.role = it.role;
    if (member.sex == Sex::unknown) member.sex = it.sex;
    if (member.mentions == 1) member.indefinite = it.indefinite;
    if (member.mentions == 1) member.plural = it.plural, member.agency = it.agency, member.stranger = it.stranger;
    if (it.minor && !member.under_18) member.under_18 = it.minor;
    member.descendant |= passage_->is(it.head, Tag::descendant);
    member.of_her |= it.role == RoleWord::partner && it.sex != Sex::female && !it.is_named() && it.owner != no_nominal &&
                     nominal(it.owner).pronoun && nominal(it.owner).sex == Sex::female;
    note_list(member, it);
    if (owner != no_person && owner != p) member.owner = owner;
  }

  /// "colleagues Ines and Dot": the second of a list is what the first is called.
  void note_list(CastMember& member, const Nominal& it) const {
    if (!it.is_named() || it.role != RoleWord::none || member.role != RoleWord::none) return;
    const NominalIndex n = nominal_at(*nominals_, it.words.first);
    const WordIndex first = it.words.first;
    if (n <= 0 || first < 2 || passage_->begins_sentence(first) || !passage_->is(first - 1, Tag::coordinator)) return;
    const Nominal& before = nominal(n - 1);
    if (before.words.end == first - 1 && before.plural && before.is_named()) member.role = before.role;
  }

  static bool is_stronger(RoleWord word, RoleWord than) {
    const auto rank = [](RoleWord role) {
      switch (role) {
        case RoleWord::victim:
        case RoleWord::suspect:
          return 4;
        case RoleWord::witness:
        case RoleWord::professional:
          return 3;
        case RoleWord::family:
        case RoleWord::partner:
        case RoleWord::bystander:
        case RoleWord::onlooker:
        case RoleWord::voice:
          return 2;
        case RoleWord::person:
          return 1;
        case RoleWord::none:
          return 0;
      }
      return 0;
    };
    return rank(word) > rank(than);
  }

  // --- introductions: two nominals for one person ---

  void note_introduction(NominalIndex n) {
    note_parent(n);
    NominalIndex m = n + 1;
    if (nominal(m).relative && static_cast<std::size_t>(m) + 1 < nominals_->size()) {
      if (nominal(m).form == Case::none) ++m;  // "the uncle, who is the suspect"
      // "whom I now know to be": past the one who knows.
      const bool two_more = static_cast<std::size_t>(m) + 2 < nominals_->size();
      if (two_more && nominal(m).form == Case::object && nominal(m + 1).pronoun) m += 2;
    }
    const WordIndex begin = nominal(m).words.first;
    while (nominal(m).possessor && static_cast<std::size_t>(m) + 1 < nominals_->size() && nominal(m + 1).owner == m)
      ++m;  // the victim's cousin
    const Nominal& first = nominal(n);
    const Nominal& second = nominal(m);
    note_sex_of_part(n, m);
    if (first.pronoun || first.possessor || second.pronoun || second.possessor || first.words.end > begin) return;
    if (first.guessed || second.guessed) return;  // "Jade is the author of her own troubles"
    if (passage_->sentence_of(first.head) != passage_->sentence_of(second.head)) return;
    if (is_occupation(first, second, begin))
      note_occupation(person_of(n), second);
    else if (is_bracketed(first, second, begin) || is_apposition(first, second, begin) || is_copula(first, second, begin, n) ||
        is_elliptic(first, second) || is_heading(first, second) || is_identified(first, second))
      join(n, m), join_rest_of_bracket(n, m);
    else if (is_description(first, second, begin))
      note_description(person_of(n), second);
    else if (is_trade(first, second, begin))
      second.role == RoleWord::witness ? void(give_part(n, RoleWord::witness)) : note_occupation(person_of(n), second);
    else
      note_members(n, m, begin);
  }

  /// "Mrs Yule is a social worker."
  bool is_trade(const Nominal& first, const Nominal& second, WordIndex begin) const {
    const WordIndex be = first.words.end;
    const bool trade = second.role == RoleWord::professional || second.role == RoleWord::bystander || second.role == RoleWord::witness;
    return trade && !second.agency && first.is_named() && first.role == RoleWord::none && !second.is_named() && second.indefinite &&
           second.owner == no_nominal && begin == be + 1 && passage_->is(be, Tag::be) && passage_->is(be, Tag::auxiliary);
  }

  /// "The suspects are Liam Dunn and Paul Shaw.", "Liam Dunn and Paul Shaw are the suspects.": each has the part.
  void note_members(NominalIndex n, NominalIndex m, WordIndex begin) {
    const WordIndex be = nominal(n).words.end;
    if (begin != be + 1 || !passage_->is(be, Tag::be) || !passage_->is(be, Tag::auxiliary)) return;
    const auto is_part = [&](const Nominal& it) {
      return it.plural && !it.is_named() && (it.role == RoleWord::victim || it.role == RoleWord::suspect || it.role == RoleWord::witness);
    };
    constexpr NominalIndex most = 8;
    if (is_part(nominal(n))) {
      for (NominalIndex k = m; k < m + most && static_cast<std::size_t>(k) < nominals_->size(); ++k) {
        if (!give_part(k, nominal(n).role) || !is_listed(k, k + 1)) return;
      }
    } else if (is_part(nominal(m))) {
      for (NominalIndex k = n; k >= 0 && k > n - most; --k) {
        if (!give_part(k, nominal(m).role) || k == 0 || !is_listed(k - 1, k)) return;
      }
    }
  }

  bool give_part(NominalIndex n, RoleWord role) {
    const PersonIndex p = person_of(n);
    if (p == no_person || !nominal(n).is_named() || nominal(n).role != RoleWord::none) return false;
    of(p).role = role;
    return of(p).stated = true;
  }

  /// "Rose and Joy", "Rose, Joy": nothing but a comma or "and" stands between.
  bool is_listed(NominalIndex a, NominalIndex b) const {
    if (static_cast<std::size_t>(b) >= nominals_->size()) return false;
    const WordIndex end = nominal(a).words.end, begin = nominal(b).words.first;
    if (begin >= passage_->size() || passage_->begins_sentence(begin)) return false;
    return begin == end ? passage_->comma_before(begin) : begin == end + 1 && passage_->is(end, Tag::coordinator);
  }

  /// "Mrs Amadi, whose son was missing": a relative of the one it happened to.
  void note_parent(NominalIndex whose) {
    const Nominal& it = nominal(whose);
    if (whose == 0 || !it.relative || it.form != Case::possessive || nominal(whose + 1).role != RoleWord::family) return;
    const PersonIndex p = person_of(whose - 1);
    if (p != no_person && of(p).role == RoleWord::none) of(p).role = RoleWord::family;
  }

  /// "Ms Doyle (victim)", "Nadia K. (hereafter NK)".
  bool is_bracketed(const Nominal& first, const Nominal& second, WordIndex begin) const {
    const WordIndex i = first.words.end;
    if (!passage_->gap_has(i, '(')) return false;
    const Hit* introduced = passage_->hit_at(i, Tag::introduces);
    if (begin == (introduced ? introduced->end : i)) return true;
    // "(named as suspect)", "(now our victim)": a role alone, with a word or two before it.
    constexpr WordIndex most_words = 3;
    return begin < i + most_words && second.words.end < passage_->size() && passage_->gap_has(second.words.end, ')') &&
           (second.role == RoleWord::victim || second.role == RoleWord::suspect || second.role == RoleWord::witness);
  }

  /// "Mole (lodger, suspect)": each part in the bracket.
  void join_rest_of_bracket(NominalIndex n, NominalIndex m) {
    if (!passage_->gap_has(nominal(n).words.end, '(')) return;
    constexpr NominalIndex most = 3;
    for (NominalIndex k = m + 1; k <= m + most && static_cast<std::size_t>(k) < nominals_->size(); ++k) {
      const Nominal& it = nominal(k);
      for (WordIndex i = nominal(k - 1).words.end; i <= it.words.first; ++i) {
        if (passage_->gap_has(i, ')')) return;
      }
      if (it.role == RoleWord::victim || it.role == RoleWord::suspect || it.role == RoleWord::witness) join(n, k);
    }
  }

  /// "Person 1 is the complainant and Person 2 the accused."
  bool is_elliptic(const Nominal& first, const Nominal& second) const {
    const bool adjacent = first.words.end == second.words.first && passage_->is(second.words.first, Tag::determiner);
    const bool strong = second.role == RoleWord::victim || second.role == RoleWord::suspect || second.role == RoleWord::witness;
    const WordIndex end = second.words.end;
    return adjacent && strong && (end >= passage_->size() || passage_->begins_sentence(end) || passage_->comma_before(end));
  }

  /// "W4, the taxi marshal, …", "Dawn, the victim's cousin, …", "Lennox, the man convicted of it, …": a comma before and behind.
  bool is_apposition(const Nominal& first, const Nominal& second, WordIndex begin) const {
    if (begin != first.words.end || !passage_->comma_before(begin) || first.plural != second.plural) return false;
    // "Per the GP, Mr Strachan …": the comma ends the phrase.
    const WordIndex start = first.owner != no_nominal ? std::min(first.words.first, nominal(first.owner).words.first) : first.words.first;
    constexpr WordIndex longest_phrase = 6;
    for (WordIndex i = start; second.is_named() && i > 0 && start - i < longest_phrase && !passage_->begins_sentence(i) &&
                              !passage_->comma_before(i);) {
      if (passage_->is(--i, Tag::according)) return false;
    }
    const bool definite = (passage_->is(begin, Tag::determiner) || second.owner != no_nominal) && !second.is_named();
    const bool names = second.is_named() && first.role != RoleWord::none && !first.agency && !first.is_named() && second.role == RoleWord::none;
    return (definite || names) && is_closed(second.words.end);
  }

  /// Whether the apposition that ends at word i is closed: by a comma before any verb of saying, or by the sentence's end.
  bool is_closed(WordIndex i) const {
    constexpr WordIndex longest = 9;
    for (WordIndex k = i; k < i + longest; ++k) {
      if (k >= passage_->size() || passage_->begins_sentence(k)) return k == i;
      if (passage_->comma_before(k)) return true;
      if (passage_->is(k, Tag::says) || passage_->is(k, Tag::auxiliary) || (k == i && passage_->is(k, Tag::coordinator)))
        return false;
    }
    return false;
  }

  /// "The victim is Mrs Vance", "NK is the survivor": a form of be between the two, and one of them a role.
  bool is_copula(const Nominal& first, const Nominal& second, WordIndex begin, NominalIndex n) const {
    const WordIndex be = after_adverbs(*passage_, first.words.end, passage_->size());
    const bool relative = be < begin && passage_->is(be, Tag::relative);
    const WordIndex verb = relative ? be + 1 : be;
    if (verb + 1 != begin && !(begin == verb + 2 && passage_->is(verb + 1, Tag::determiner))) return false;
    if (!passage_->is(verb, Tag::be) || !passage_->is(verb, Tag::auxiliary)) return false;
    if (second.indefinite || second.plural != first.plural) return false;
    const auto clause = clauses_->clause_of(first.head);
    return relative || clause == no_clause || (*clauses_)[clause].subject == n;
  }

  /// "a male in a grey suit whom I now know to be Philip STRAND", "a man she knows as Jez".
  bool is_identified(const Nominal& first, const Nominal& second) const {
    const WordIndex begin = second.words.first;
    if (!second.is_named() || first.is_named() || first.plural || begin < 2 || passage_->begins_sentence(begin)) return false;
    constexpr WordIndex longest = 4;
    for (WordIndex i = begin; i > first.words.end && begin - i < longest;) {
      const Hit* hit = passage_->hit_at(--i, Tag::introduces);
      if (hit != nullptr && hit->end == begin) return true;
    }
    return false;
  }

  /// "Suspect interview under caution, Terence WADE, …": a line that begins with a bare part and soon names somebody.
  bool is_heading(const Nominal& first, const Nominal& second) const {
    constexpr WordIndex longest = 6;
    const bool part = first.role == RoleWord::victim || first.role == RoleWord::suspect || first.role == RoleWord::witness ||
                      ((first.role == RoleWord::family || first.role == RoleWord::professional) &&
                       passage_->gap_has(second.words.first, ':'));  // "Mother: Donna Holt, 41."
    if (!part || first.is_named() || first.words.first != first.head || !passage_->begins_sentence(first.head)) return false;
    const WordIndex name = second.words.first;
    // "Victim: Mrs Agnes Denny, 82.", "Suspect profile: TOMASZ G., 44."
    if (second.is_named() && name <= first.words.end + 1 && passage_->gap_has(name, ':')) return true;
    if (!second.is_named() || second.role != RoleWord::none || !passage_->comma_before(name) || name > first.words.end + longest)
      return false;
    for (WordIndex i = first.words.end; i < name; ++i) {
      if (passage_->is(i, Tag::auxiliary) || passage_->is(i, Tag::says)) return false;
    }
    return true;
  }

  /// "Mr Ainsworth, a retired dentist, was": a trade in passing tells no part in this case.
  bool is_occupation(const Nominal& first, const Nominal& second, WordIndex begin) const {
    const bool trade = (second.role == RoleWord::professional && !second.agency) || second.role == RoleWord::bystander;
    const bool bare = second.words.first == second.head && begin == second.head;  // "Ms Tembo, teaching assistant,"
    const bool phrase = second.indefinite || bare || passage_->tags_of(begin).has(Tag::professional);
    return trade && phrase && second.owner == no_nominal && first.is_named() && first.role == RoleWord::none && !second.is_named() &&
           begin == first.words.end && passage_->comma_before(begin) && is_closed(second.words.end);
  }

  void note_occupation(PersonIndex p, const Nominal& noun) {
    if (p == no_person) return;
    of(p).described = noun.role;
    if (of(p).sex == Sex::unknown) of(p).sex = noun.sex;
  }

  /// "The suspect is a 14 year old boy": the noun says of what age and sex the subject is.
  bool is_description(const Nominal& first, const Nominal& second, WordIndex begin) const {
    const WordIndex be = first.words.end;
    return begin == be + 1 && passage_->is(be, Tag::be) && passage_->is(be, Tag::auxiliary) && second.indefinite &&
           second.role == RoleWord::person && first.plural == second.plural;
  }

  /// "He is the named suspect, she is the caller": the pronoun tells their sex.
  void note_sex_of_part(NominalIndex n, NominalIndex m) {
    const Nominal &pronoun = nominal(n), &part = nominal(m);
    if (!pronoun.pronoun || pronoun.form != Case::subject || pronoun.sex == Sex::unknown || part.pronoun || part.plural) return;
    const WordIndex be = after_adverbs(*passage_, pronoun.words.end, passage_->size());
    const bool is = be + 1 == part.words.first && passage_->is(be, Tag::be) && passage_->is(be, Tag::auxiliary);
    const PersonIndex p = person_of(m);
    if (is && !part.indefinite && p != no_person && of(p).sex == Sex::unknown) of(p).sex = pronoun.sex;
  }

  void note_description(PersonIndex p, const Nominal& noun) {
    if (p == no_person) return;
    CastMember& member = of(p);
    if (member.sex == Sex::unknown) member.sex = noun.sex;
    if (!member.under_18) member.under_18 = noun.minor;
  }

  void join(NominalIndex a, NominalIndex b) {
    const PersonIndex p = person_of(a), q = person_of(b);
    if (p == no_person || q == no_person) return;
    if (p != q) merge(p, q);
    // A role that was said of somebody holds against what is told of them.
    of(p).stated |= nominal(b).role == RoleWord::victim || nominal(b).role == RoleWord::suspect ||
                    nominal(b).role == RoleWord::witness || nominal(a).role == RoleWord::victim ||
                    nominal(a).role == RoleWord::suspect;
  }

  void merge(PersonIndex into, PersonIndex from) {
    CastMember& kept = of(into);
    const CastMember gone = of(from);
    if (is_stronger(gone.role, kept.role)) kept.role = gone.role;
    if (kept.sex == Sex::unknown) kept.sex = gone.sex;
    if (!kept.under_18) kept.under_18 = gone.under_18;
    kept.named |= gone.named;
    if (kept.first_name == 0) kept.first_name = gone.first_name;
    kept.mentions += gone.mentions;
    kept.does_harm |= gone.does_harm;
    kept.speaks |= gone.speaks;
    kept.descendant |= gone.descendant;
    for (std::size_t v = 0; v < kept.votes.size(); ++v) kept.votes[v] += gone.votes[v];
    if (kept.owner == no_person || kept.owner == from) kept.owner = gone.owner == into ? no_person : gone.owner;
    for (Cast::Key& key : cast_.keys_) {
      if (key.person == from) key.person = into;
    }
    for (PersonIndex& p : person_) {
      if (p == from) p = into;
    }
    for (CastMember& member : cast_.people_) {
      if (member.owner == from) member.owner = into;
    }
    of(from) = CastMember{.role = RoleWord::voice, .stated = true};  // empty: nothing points to it
  }

  /// "Interview under caution, Dominic BAINES.": who is named where the first sentence says what interview it is.
  void note_interview() {
    if (!at_start_ || passage_->sentences().empty()) return;
    at_start_ = false;
    const WordRange first = passage_->sentences().front().words;
    const Hit* suspect = passage_->first_in(first, Tag::suspect_interview);
    bool heading = false;  // no sentence about it: "The suspect was interviewed" has a verb of its own
    for (WordIndex i = first.first; i < first.end; ++i) heading |= passage_->text(i) == "interview";
    if (suspect == nullptr || !heading) return;
    for (std::size_t n = 0; n < nominals_->size() && nominal(static_cast<NominalIndex>(n)).words.first < first.end; ++n) {
      const Nominal& it = nominal(static_cast<NominalIndex>(n));
      const PersonIndex p = person_of(static_cast<NominalIndex>(n));
      if (p == no_person || !it.is_named() || it.role != RoleWord::none || of(p).role != RoleWord::none) continue;
      of(p).role = RoleWord::suspect;
      of(p).stated = true;
      return;
    }
  }

  // --- what is told of people ---

  void note_hit(const Hit& hit) {
    if (is_denied(hit)) return;
    switch (hit.tag) {
      case Tag::harms:
        note_act(hit, vote_for_victim, vote_for_suspect);
        break;
      case Tag::arrests:
        note_act(hit, vote_for_suspect, vote_for_professional);
        break;
      case Tag::suspect_act:
        vote(subject_before(hit.first), vote_for_suspect);
        break;
      case Tag::suspect_state:
        vote(nearest_before(hit.first), vote_for_suspect, 2);
        break;
      case Tag::victim_state:
        vote(nearest_before(hit.first), vote_for_victim, 2);
        break;
      case Tag::witness_act:
        vote(subject_before(hit.first), vote_for_witness);
        break;
      case Tag::professional_act:
        vote(subject_before(hit.first), vote_for_professional);
        break;
      case Tag::protects:
        note_order(hit);
        break;
      case Tag::calls_in:
        note_speaker(subject_before(hit.first));
        break;
      case Tag::says:
        note_speaker(subject_before(hit.first));
        note_neighbour(hit);
        break;
      default:
        break;
    }
  }

  void note_speaker(NominalIndex n) {
    const PersonIndex p = person_of(n);
    if (p != no_person) of(p).speaks = true;
  }

  /// "who had not been reported missing", "was never arrested": tells of no part.
  bool is_denied(const Hit& hit) const {
    if (hit.tag == Tag::says || hit.tag == Tag::calls_in) return false;
    constexpr WordIndex reach = 3;
    for (WordIndex i = hit.first; i > 0 && hit.first - i < reach && !passage_->begins_sentence(i);) {
      if (passage_->is(--i, Tag::negates)) return true;
    }
    return false;
  }

  /// "The gentleman at number 9 informed me": who is known by a house and speaks.
  void note_neighbour(const Hit& hit) {
    const NominalIndex n = subject_before(hit.first);
    if (n == no_nominal || nominal(n).pronoun) return;
    if (nominal(n).role != RoleWord::person && !(nominal(n).role == RoleWord::none && nominal(n).is_named())) return;
    WordIndex i = nominal(n).words.end;
    if (i + 1 >= passage_->size() || passage_->begins_sentence(i)) return;
    const std::string_view where = passage_->text(i);
    const bool unit_follows = passage_->text(i + 1) == "number" || passage_->text(i + 1) == "no" || passage_->text(i + 1) == "flat";
    if ((where != "at" && where != "from" && !(where == "of" && unit_follows)) || passage_->text(hit.first).ends_with("ing")) return;
    if (const std::string_view unit = passage_->text(i + 1); unit == "number" || unit == "no" || unit == "flat") ++i;
    if (i + 1 < passage_->size() && number_at(*passage_, i + 1)) vote(n, vote_for_witness, 2);
  }

  void vote(NominalIndex n, std::size_t which, int weight = 1) {
    const PersonIndex p = likely_person(n);
    if (p != no_person) of(p).votes[which] += weight;
  }

  /// Of a pronoun the nearest person before it who agrees; a subject before an object. Only for votes: pronouns.h resolves with
  /// care.
  PersonIndex likely_person(NominalIndex n) const {
    if (n != no_nominal && nominal(n).relative && n > 0) return person_of(n - 1);  // "Barratt, who saw the assault"
    if (n == no_nominal || !nominal(n).pronoun || nominal(n).person != 3 || nominal(n).sex == Sex::unknown) return person_of(n);
    constexpr int most = 10;
    PersonIndex other = no_person;
    for (NominalIndex k = n - 1; k >= 0 && n - k < most; --k) {
      const PersonIndex p = person_of(k);
      if (p == no_person || nominal(k).possessor || nominal(k).plural || nominal(k).role == RoleWord::professional) continue;
      if (passage_->sentence_of(nominal(n).head) - passage_->sentence_of(nominal(k).head) > 2) break;
      const Sex sex = cast_.people()[static_cast<std::size_t>(p)].sex;
      if (sex != Sex::unknown && sex != nominal(n).sex) continue;
      const ClauseIndex c = clauses_->clause_of(nominal(k).head), own = clauses_->clause_of(nominal(n).head);
      const bool subject = c != no_clause && (*clauses_)[c].subject == k;
      // "A shop worker told me that he had been punched": of whom somebody speaks, not who speaks.
      const bool speaker = subject && own != no_clause && own != c && (*clauses_)[own].parent == c &&
                           (*clauses_)[own].link == Link::complement && nominal(k).role != RoleWord::victim &&
                           nominal(n).form == Case::subject;
      if (speaker) continue;
      if (nominal(n).form == Case::object && own != no_clause && (*clauses_)[own].subject == k) continue;  // "she hit her"
      if (subject) return p;
      if (other == no_person) other = p;
    }
    return other;
  }

  /// An act done by one to another: who is which depends on active and passive.
  void note_act(const Hit& hit, std::size_t done_to, std::size_t done_by) {
    const Passage& passage = *passage_;
    const WordIndex i = hit.first;
    const bool first = passage.begins_sentence(i);
    const bool noun = !first && (passage.is(i - 1, Tag::determiner) || passage.is(i - 1, Tag::preposition)) &&
                      passage.text(i - 1) != "to" && !passage.text(i).ends_with("ed");
    if (noun) {  // "for the assault on his wife": the role of who did it is told by the rest
      const WordIndex on = hit.end;
      if (on < passage.size() && (passage.text(on) == "on" || passage.text(on) == "of" || passage.text(on) == "against"))
        vote(nominal_from(on + 1, 4), done_to);
      return;
    }
    if (is_passive(i)) {
      vote(before_passive(i), done_to, 2);
      const WordIndex by = find_by(hit.end);
      if (by != 0) vote(nominal_from(by + 1, 4), done_by);
      return;
    }
    const bool preposition = hit.end < passage.size() && passage.is(hit.end, Tag::preposition);  // "screaming abuse at him"
    const bool ends = hit.end >= passage.size() || passage.begins_sentence(hit.end) || passage.comma_before(hit.end);  // "Guest robbed, room 212."
    if (done_by == vote_for_suspect && passage.text(i).ends_with("ed") && ((preposition && is_place(hit.end)) || ends))
      return vote(subject_before(i), done_to, 2);  // "Two males punched outside the Railway": in a note
    const NominalIndex inside = object_inside(hit);  // "taken her by the throat"
    const NominalIndex object = inside != no_nominal ? inside : preposition ? no_nominal : nominal_from(hit.end, 3);
    if (done_by == vote_for_professional && object == no_nominal) return vote(nearest_before(i), done_to, 2);  // "since charged"
    if (done_by == vote_for_suspect && object != no_nominal) {
      vote(subject_before(i), done_by);
      if (const PersonIndex p = person_of(subject_before(i)); p != no_person) of(p).does_harm = true;
    }
    vote(object, done_to, 2);
  }

  bool is_place(WordIndex i) const {
    for (const std::string_view word : {"outside", "inside", "near", "behind", "during", "following", "opposite", "in", "by"}) {
      if (passage_->text(i) == word) return true;
    }
    return false;
  }

  NominalIndex object_inside(const Hit& hit) const {
    for (WordIndex i = hit.first + 1; i < hit.end; ++i) {
      const NominalIndex n = nominal_at(*nominals_, i);
      // "broke Paulina's wrist": hers, where no person is behind it.
      if (n != no_nominal && (!nominal(n).possessor || static_cast<std::size_t>(n) + 1 >= nominals_->size() || nominal(n + 1).owner != n)) return n;
    }
    return no_nominal;
  }

  bool is_passive(WordIndex i) const {
    const Passage& passage = *passage_;
    for (WordIndex k = i; k > 0 && i - k < 4 && !passage.begins_sentence(k);) {
      --k;
      if (passage.is(k, Tag::be)) return !passage.text(i).ends_with("ing");
      if (!passage.is(k, Tag::adverb) && !passage.is(k, Tag::negates)) break;
    }
    // "the man convicted of it", "saw Mr Nwosu struck", "Paul Ames, later arrested": a participle right behind a noun that is no
    // subject of it.
    const NominalIndex n = noun_before(i);
    if (n == no_nominal || nominal(n).possessor || nominal(n).form == Case::subject || passage.text(i).ends_with("s") || passage.text(i).ends_with("ing"))
      return false;
    const ClauseIndex c = clauses_->clause_of(i);
    if (c == no_clause) return false;
    const Clause& clause = (*clauses_)[c];
    const bool object = clause.verb < nominal(n).words.first;
    const bool of_by_for = i + 1 < passage.size() && (passage.text(i + 1) == "of" || passage.text(i + 1) == "by" ||
                                                      passage.text(i + 1) == "for" || passage.text(i + 1) == "from");
    return object || of_by_for || passage.comma_before(nominal(n).words.end);
  }

  /// The nominal that ends before word i, adverbs aside.
  NominalIndex noun_before(WordIndex i) const {
    while (i > 0 && !passage_->begins_sentence(i) && passage_->is(i - 1, Tag::adverb)) --i;
    return i == 0 || passage_->begins_sentence(i) ? no_nominal : nominal_at(*nominals_, i - 1);
  }

  NominalIndex before_passive(WordIndex i) const {
    const NominalIndex n = noun_before(i);
    return n != no_nominal ? n : subject_before(i);
  }

  WordIndex find_by(WordIndex from) const {
    for (WordIndex k = from; k < passage_->size() && k < from + 5 && !passage_->begins_sentence(k); ++k) {
      if (passage_->comma_before(k) || passage_->is(k, Tag::coordinator)) return 0;
      if (passage_->text(k) == "by") return k;
    }
    return 0;
  }

  NominalIndex subject_before(WordIndex i) const {
    const ClauseIndex c = clauses_->clause_of(i);
    return c == no_clause ? no_nominal : (*clauses_)[c].subject;
  }

  /// The nominal nearest before word i in its sentence, or its clause's subject.
  NominalIndex nearest_before(WordIndex i) const {
    const ClauseIndex c = clauses_->clause_of(i);
    const bool aside = c != no_clause && (*clauses_)[c].link == Link::aside && !(*clauses_)[c].own_subject;  // "Haig, 34 (since arrested)"
    const NominalIndex subject = subject_before(i);
    if (subject != no_nominal && !aside && nominal(subject).words.first < i) return subject;
    for (std::size_t n = nominals_->size(); n-- > 0;) {
      if ((*nominals_)[n].words.end > i) continue;
      return passage_->sentence_of((*nominals_)[n].head) == passage_->sentence_of(i) ? static_cast<NominalIndex>(n) : no_nominal;
    }
    return no_nominal;
  }

  NominalIndex nominal_from(WordIndex from, WordIndex most) const {
    for (WordIndex k = from; k < passage_->size() && k < from + most && !passage_->begins_sentence(k); ++k) {
      NominalIndex n = nominal_at(*nominals_, k);
      if (n == no_nominal) continue;
      while (nominal(n).possessor && static_cast<std::size_t>(n) + 1 < nominals_->size() && nominal(n + 1).owner == n) ++n;
      return n;
    }
    return no_nominal;
  }

  /// "The subject of the order is Mr Voss": the one it is made against.
  void note_order(const Hit& hit) {
    const NominalIndex n = nominal_from(hit.end, 4);
    const PersonIndex p = person_of(n);
    if (p == no_person) return;
    of(p).role = RoleWord::suspect;
    of(p).stated = true;
  }

  /// "CALLER: MY EX IS KICKING MY DOOR IN": who tells of harm to "me" or "my" is the victim.
  void note_label(WordRange sentence) {
    constexpr WordIndex longest = 4;
    for (WordIndex k = sentence.first + 1; k < sentence.end && k <= sentence.first + longest; ++k) {
      if (!passage_->gap_has(k, ':')) continue;
      const NominalIndex n = nominal_at(*nominals_, k - 1);
      if (n == no_nominal) return;
      // "CALLER: my sister she lets him": a relative of whom they speak.
      const NominalIndex spoken_of = static_cast<std::size_t>(n) + 2 < nominals_->size() ? n + 2 : no_nominal;
      const bool mine = spoken_of != no_nominal && nominal(spoken_of).owner == n + 1 && nominal(n + 1).person == 1;
      note_speaker(n);
      const PersonIndex p = person_of(n);
      const bool child = mine && (nominal(spoken_of).role == RoleWord::family || nominal(spoken_of).minor == true);  // "it's my lass"
      if (child && p != no_person && of(p).role == RoleWord::bystander)
        of(p).role = RoleWord::family;
      for (const Hit& hit : passage_->hits_in({k, sentence.end})) {
        if (hit.tag != Tag::harms) continue;
        for (WordIndex i = hit.end; i < std::min(sentence.end, hit.end + 3); ++i) {
          if (passage_->text(i) == "me" || passage_->text(i) == "my" || passage_->text(i) == "us")
            return vote(n, vote_for_victim, 3);
        }
      }
      return;
    }
  }

  // --- age and sex ---

  void note_age(WordIndex i) {
    const std::optional<int> number = number_at(*passage_, i);
    if (!number || *number > 120 || *number < 1) return;
    const NominalIndex n = aged(i);
    const PersonIndex p = person_of(n);
    if (p == no_person) return;
    of(p).under_18 = *number < 18;
  }

  /// Whose age the number at word i is, or no_nominal.
  NominalIndex aged(WordIndex i) const {
    const Passage& passage = *passage_;
    const bool unit = i + 1 < passage.size() && passage.is(i + 1, Tag::age_unit) && !passage.begins_sentence(i + 1);
    // "has two children aged 4 and 6": their ages, and nobody's who has a part.
    for (WordIndex k = i; k > 0 && i - k < 5 && !passage.begins_sentence(k);) {
      if (passage.is(--k, Tag::coordinator) || passage.is(k, Tag::age_word) || number_at(passage, k)) continue;
      const std::string_view word = passage.text(k);
      if (word == "children" || word == "kids" || word == "sons" || word == "daughters") return no_nominal;
      break;
    }
    if (unit) {
      const NominalIndex behind = nominal_from(i + 2, 4);
      if (behind != no_nominal && !nominal(behind).pronoun) return behind;
    }
    if (passage.begins_sentence(i)) return no_nominal;
    const NominalIndex before = nominal_at(*nominals_, i - 1);
    const std::string_view gap = passage.gap_before(i), after = passage.gap_after(i);
    const bool listed = i + 1 < passage.size() && passage.is(i + 1, Tag::coordinator);  // "13 and 15"
    const bool closed = after.find_first_of(",.);\n") != std::string_view::npos || after.empty() || listed;
    if (before != no_nominal && (gap.find(',') != std::string_view::npos || gap.find('(') != std::string_view::npos) &&
        (closed || unit))
      return before;
    if (before != no_nominal && gap == " " && closed && nominal(before).role == RoleWord::person) return before;  // "male 77, …"
    if (passage.text(i - 1) == "both" && i > 1 && closed) return nominal_at(*nominals_, i - 2);  // "The twins, both 13,"
    if (passage.is(i - 1, Tag::age_word)) return nearest_before(i);
    if (passage.is(i - 1, Tag::be) && (unit || closed || (i + 1 < passage.size() && passage.is(i + 1, Tag::coordinator))))
      return subject_before(i - 1);
    return no_nominal;
  }

  /// A possessive or reflexive in a clause with one subject tells its sex: "Reece had his phone", "Kasia and her manager".
  void note_sexes() {
    for (std::size_t n = 0; n < nominals_->size(); ++n) {
      const Nominal& it = (*nominals_)[n];
      if (!it.pronoun || it.sex == Sex::unknown || it.form == Case::object || it.form == Case::subject) continue;
      const ClauseIndex c = clauses_->clause_of(it.head);
      if (c == no_clause) continue;
      const NominalIndex subject = (*clauses_)[c].subject;
      if (subject == no_nominal || static_cast<std::size_t>(subject) >= n) continue;
      const bool next_to_it = static_cast<std::size_t>(subject) + 1 == n;
      const PersonIndex p = person_of(subject);
      if (p != no_person && of(p).sex == Sex::unknown && !of(p).plural && !of(p).agency &&
          (next_to_it || it.form == Case::reflexive))
        of(p).sex = it.sex;
    }
  }

  const Vocabulary& vocabulary_;
  Passages& passages_;
  Cast& cast_;
  const Passage* passage_ = nullptr;
  const Clauses* clauses_ = nullptr;
  bool at_start_ = true;  // no sentence was read yet
  const Nominals* nominals_ = nullptr;
  std::vector<PersonIndex> person_;  // of each nominal
};

Cast::Cast(const Vocabulary& vocabulary, const Document& document, std::span<const FieldText> fields,
           std::span<const SentenceStyle> styles, Passages& passages) {
  CastBuilder builder(vocabulary, passages, *this);
  for (const Person& person : document.people) builder.add_known(person);
  for (std::size_t f = 0; f < fields.size(); ++f) builder.read(fields[f], styles[f]);
  builder.finish();
}

}  // namespace unblame
