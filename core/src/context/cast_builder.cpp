// Reads a document for its people: cast.h says what for.
#include <algorithm>

#include "context/cast.h"
#include "context/cast_ages.h"
#include "context/cast_block.h"
#include "context/cast_votes.h"
#include "context/introductions.h"
#include "context/trades.h"
#include "text/view.h"

namespace unblame {

namespace {

/// A longer document is read for people in its first blocks only (half a megabyte a field).
constexpr std::uint32_t max_blocks = 200;

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
    CastBlock block(passage, *cast_.syntax_of_last_, cast_.people_);
    block_ = &block;
    for (std::size_t n = 0; n < block.nominals.size(); ++n) note_nominal(static_cast<NominalIndex>(n));
    Introductions introductions(block);
    for (std::size_t n = 0; n + 1 < block.nominals.size(); ++n) {
      const auto named = static_cast<NominalIndex>(n);
      const NominalIndex same = introductions.note(named);
      if (same != no_nominal) join(named, same), join_rest_of_bracket(named, same);
    }
    for (const TradeOf& trade : trades_in(block)) join_trade(trade);
    note_interview();
    CastVotes votes(block);
    for (const Hit& hit : passage.hits()) votes.note_hit(hit);
    for (std::size_t n = 0; n < block.nominals.size(); ++n) {
      note_they(static_cast<NominalIndex>(n));
      note_employer(static_cast<NominalIndex>(n));
    }
    for (const Sentence& sentence : passage.sentences()) votes.note_label(sentence.words);
    CastAges ages(block);
    for (WordIndex i = 0; i < passage.size(); ++i) ages.note_age(i);
    ages.note_sexes();
    block_ = nullptr;
  }

  /// "Barratt, who saw it, … Nothing further from Barratt": a name is sure at one of its places, and known at the others.
  void learn_names(const Passage& passage) {
    const Nominals& nominals = cast_.syntax_of_last_->nominals;
    for (const Nominal& it : nominals) {
      for (WordIndex i = it.name.first; i < it.name.end; ++i) cast_.known_.add(passage.stem_hash(i));
    }
    if (!nominals.are_same_with(cast_.known_)) cast_.syntax_of_last_ = std::make_shared<const Syntax>(passage, cast_.known_);
  }

  PersonIndex add() {
    cast_.people_.push_back({});
    return static_cast<PersonIndex>(cast_.people_.size()) - 1;
  }

  CastMember& of(PersonIndex p) { return cast_.people_[static_cast<std::size_t>(p)]; }
  const Nominal& nominal(NominalIndex n) const { return block_->nominal(n); }
  PersonIndex person_of(NominalIndex n) const { return block_->person_of(n); }

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
    if (static_cast<std::size_t>(n) + 1 >= block_->nominals.size() || block_->passage.begins_sentence(it.words.end)) return;
    const Nominal& next = nominal(n + 1);
    const std::string_view word = block_->passage.text(it.words.end);
    const bool works = (word == "of" || word == "from" || word == "at") && next.agency && next.words.first == it.words.end + 1;
    const bool bracketed = next.agency && next.words.first == it.words.end && block_->passage.gap_has(it.words.end, '(');
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
    PersonIndex p = cast_.find(block_->passage, it, owner);
    if (p == no_person && cast_.people_.size() < Cast::max_people) p = add();
    if (p == no_person) return;
    block_->person[static_cast<std::size_t>(n)] = p;
    describe(p, it, owner);
    note_kin(p, it);
    const bool alone = it.words.first == 0 || block_->passage.begins_sentence(it.words.first);
    for (WordIndex i = alone ? it.words.first : it.words.first - 1; i < it.words.end; ++i) of(p).frail |= block_->passage.is(i, Tag::frail);
    if (it.role != RoleWord::none) {
      learn(role_key(block_->passage, it, owner), p);
      if (owner != no_person) learn(role_key(block_->passage, it, no_person), p);
    }
    for (WordIndex i = it.name.first; i < it.name.end; ++i) {
      learn(name_key(block_->passage, i), p);
      if (it.sex != Sex::unknown) learn(sexed_key(block_->passage, i, it.sex), p);
      cast_.known_.add(block_->passage.stem_hash(i));
    }
  }

  /// "Son states that his mother …": whoever is called by kinship alone is a relative of the one whom the record is about.
  void note_kin(PersonIndex p, const Nominal& it) {
    if (it.role != RoleWord::family || it.owner == no_nominal || !nominal(it.owner).pronoun) return;
    const PersonIndex owner = block_->likely_person(it.owner);
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
    if (p == no_person || nominal(n - 1).words.end != it.words.first || !block_->passage.gap_has(it.words.first, '(')) return;
    of(p).singular_they = true;
  }

  /// Of "the mother of IP" the possessor, which comes behind. One step: "the friend of the mother of IP" is known by "mother".
  void note_owner(NominalIndex n) {
    const Nominal& it = nominal(n);
    if (!it.pronoun && it.owner != n + 1) note_nominal(n);
  }

  void describe(PersonIndex p, const Nominal& it, PersonIndex owner) {
    CastMember& member = of(p);
    ++member.mentions;
    member.named |= it.is_named();
    if (member.first_name == 0) member.first_name = first_name_of(block_->passage, it);
    if (member.role == RoleWord::none || (!member.stated && is_stronger(it.role, member.role))) member.role = it.role;
    if (member.sex == Sex::unknown) member.sex = it.sex;
    if (member.mentions == 1) member.indefinite = it.indefinite;
    if (member.mentions == 1) member.plural = it.plural, member.agency = it.agency, member.stranger = it.stranger;
    if (it.minor && !member.under_18) member.under_18 = it.minor;
    member.descendant |= block_->passage.is(it.head, Tag::descendant);
    member.of_her |= it.role == RoleWord::partner && it.sex != Sex::female && !it.is_named() && it.owner != no_nominal &&
                     nominal(it.owner).pronoun && nominal(it.owner).sex == Sex::female;
    note_list(member, it);
    if (owner != no_person && owner != p) member.owner = owner;
  }

  /// "colleagues Ines and Dot": the second of a list is what the first is called.
  void note_list(CastMember& member, const Nominal& it) const {
    if (!it.is_named() || it.role != RoleWord::none || member.role != RoleWord::none) return;
    const NominalIndex n = nominal_at(block_->nominals, it.words.first);
    const WordIndex first = it.words.first;
    if (n <= 0 || first < 2 || block_->passage.begins_sentence(first) || !block_->passage.is(first - 1, Tag::coordinator)) return;
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

  /// "Mole (lodger, suspect)": each part in the bracket.
  void join_rest_of_bracket(NominalIndex n, NominalIndex m) {
    if (!block_->passage.gap_has(nominal(n).words.end, '(')) return;
    constexpr NominalIndex most = 3;
    for (NominalIndex k = m + 1; k <= m + most && static_cast<std::size_t>(k) < block_->nominals.size(); ++k) {
      const Nominal& it = nominal(k);
      for (WordIndex i = nominal(k - 1).words.end; i <= it.words.first; ++i) {
        if (block_->passage.gap_has(i, ')')) return;
      }
      if (it.role == RoleWord::victim || it.role == RoleWord::suspect || it.role == RoleWord::witness) join(n, k);
    }
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

  /// "the student nurse" is the one who was called so, whatever part they have.
  void join_trade(const TradeOf& trade) {
    const PersonIndex p = trade.person, q = person_of(trade.noun);
    if (q == no_person || p == q || of(q).named || of(q).stated) return;
    const RoleWord role = of(p).role, of_trade = of(q).role;
    merge(p, q);
    of(p).role = role;
    if (of(p).described == RoleWord::none) of(p).described = of_trade;
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
    for (PersonIndex& p : block_->person) {
      if (p == from) p = into;
    }
    for (CastMember& member : cast_.people_) {
      if (member.owner == from) member.owner = into;
    }
    of(from) = CastMember{.role = RoleWord::voice, .stated = true};  // empty: nothing points to it
  }

  /// "Interview under caution, Dominic BAINES.": who is named where the first sentence says what interview it is.
  void note_interview() {
    if (!at_start_ || block_->passage.sentences().empty()) return;
    at_start_ = false;
    const WordRange first = block_->passage.sentences().front().words;
    const Hit* suspect = block_->passage.first_in(first, Tag::suspect_interview);
    bool heading = false;  // no sentence about it: "The suspect was interviewed" has a verb of its own
    for (WordIndex i = first.first; i < first.end; ++i) heading |= block_->passage.text(i) == "interview";
    if (suspect == nullptr || !heading) return;
    for (std::size_t n = 0; n < block_->nominals.size() && nominal(static_cast<NominalIndex>(n)).words.first < first.end; ++n) {
      const Nominal& it = nominal(static_cast<NominalIndex>(n));
      const PersonIndex p = person_of(static_cast<NominalIndex>(n));
      if (p == no_person || !it.is_named() || it.role != RoleWord::none || of(p).role != RoleWord::none) continue;
      of(p).role = RoleWord::suspect;
      of(p).stated = true;
      return;
    }
  }

  const Vocabulary& vocabulary_;
  Passages& passages_;
  Cast& cast_;
  CastBlock* block_ = nullptr;  // that is being read
  bool at_start_ = true;        // no sentence was read yet
};

Cast::Cast(const Vocabulary& vocabulary, const Document& document, std::span<const FieldText> fields,
           std::span<const SentenceStyle> styles, Passages& passages) {
  CastBuilder builder(vocabulary, passages, *this);
  for (const Person& person : document.people) builder.add_known(person);
  for (std::size_t f = 0; f < fields.size(); ++f) builder.read(fields[f], styles[f]);
  builder.finish();
}

}  // namespace unblame
