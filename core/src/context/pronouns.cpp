#include "context/pronouns.h"

#include <algorithm>

#include "context/predicate.h"
#include "context/salience.h"

namespace unblame {

namespace {

constexpr int max_looked_at = 40;
constexpr std::size_t max_sentences_back = 4;

class Resolver {
 public:
  Resolver(const Passage& passage, const Nominals& nominals, const Clauses& clauses, const Cast& cast, std::vector<Referent>& out)
      : passage_(passage),
        nominals_(nominals),
        clauses_(clauses),
        cast_(cast),
        out_(out),
        salience_(passage, nominals, clauses, cast, out, sexes_) {}

  void run() {
    out_.assign(nominals_.size(), {});
    sexes_.reserve(cast_.people().size());
    for (const CastMember& member : cast_.people()) sexes_.push_back(member.sex);
    // Names and role words first: a pronoun also looks at who is named behind it.
    for (std::size_t n = 0; n < nominals_.size(); ++n) name(static_cast<NominalIndex>(n));
    for (std::size_t n = 0; n < nominals_.size(); ++n) {
      if (nominals_[n].pronoun) resolve(static_cast<NominalIndex>(n));
    }
  }

 private:
  const Nominal& nominal(NominalIndex n) const { return nominals_[static_cast<std::size_t>(n)]; }
  Referent& of(NominalIndex n) { return out_[static_cast<std::size_t>(n)]; }

  void name(NominalIndex n) {
    const Nominal& it = nominal(n);
    if (it.pronoun) return;
    PersonIndex owner = no_person;
    if (it.owner != no_nominal && !nominal(it.owner).pronoun) {
      owner = cast_.find(passage_, nominal(it.owner), no_person);
    }
    of(n) = {cast_.find(passage_, it, owner), n};
  }

  void resolve(NominalIndex n) {
    find_referent(n);
    learn_sex(n);
  }

  /// "Officer Nunn … he": from there on the officer is no "she". Kept for this passage only; what the words say goes first.
  void learn_sex(NominalIndex n) {
    const Referent& found = of(n);
    if (nominal(n).sex == Sex::unknown || found.person == no_person || found.unsure) return;
    Sex& sex = sexes_[static_cast<std::size_t>(found.person)];
    if (sex == Sex::unknown) sex = nominal(n).sex;
  }

  Sex sex_of(PersonIndex person) const { return sexes_[static_cast<std::size_t>(person)]; }

  void find_referent(NominalIndex n) {
    const Nominal& it = nominal(n);
    if (it.person != 3) return;
    const ClauseIndex c = clauses_.clause_of(it.head);
    if (it.relative) {
      if (n > 0 && passage_.sentence_of(nominal(n - 1).head) == passage_.sentence_of(it.head)) of(n) = of(n - 1);
      return;
    }
    if (const NominalIndex part = part_of_subject(n); part != no_nominal) {
      of(n) = of(part);
      return;
    }
    if (it.former || it.latter) {
      of(n) = one_of_two(n);
      return;
    }
    if (it.form == Case::reflexive && c != no_clause && clauses_[c].subject != no_nominal && clauses_[c].subject < n) {
      const NominalIndex subject = clauses_[c].subject;
      if (of(subject).is_known() && agrees(it, of(subject))) {
        of(n) = of(subject);
        return;
      }
    }
    choose(n, c);
  }

  /// "He is the named suspect": whoever the part is said to be.
  NominalIndex part_of_subject(NominalIndex n) const {
    const Nominal& it = nominal(n);
    if (it.form != Case::subject || static_cast<std::size_t>(n) + 1 >= nominals_.size()) return no_nominal;
    const WordIndex be = after_adverbs(passage_, it.words.end, passage_.size());
    const Nominal& next = nominal(n + 1);
    const bool is = be + 1 == next.words.first && passage_.is(be, Tag::be) && passage_.is(be, Tag::auxiliary) &&
                    passage_.sentence_of(be) == passage_.sentence_of(it.head);
    const bool part = next.role == RoleWord::victim || next.role == RoleWord::suspect || next.role == RoleWord::witness ||
                      next.role == RoleWord::bystander || next.role == RoleWord::professional;
    return is && part && !next.indefinite && !next.possessor && !next.guessed && passage_.is(next.words.first, Tag::determiner) ? n + 1
                                                                                                                            : no_nominal;
  }

  /// Of the people who are named in the sentence before, the first or the last; before a semicolon, of its own sentence's.
  Referent one_of_two(NominalIndex n) const {
    const std::size_t sentence = passage_.sentence_of(nominal(n).head);
    Referent found;
    std::size_t found_in = 0;
    for (NominalIndex k = n - 1; k >= 0; --k) {
      const std::size_t at = passage_.sentence_of(nominal(k).head);
      if (at + 2 < sentence || (found.is_known() && at != found_in)) break;
      const Referent& candidate = out_[static_cast<std::size_t>(k)];
      const bool owner = nominal(k).possessor && nominal(k + 1).owner == k;  // not "Orla's ear"
      if (nominal(k).pronoun || owner || nominal(k).plural || !candidate.is_known()) continue;
      if (found.is_known() && nominal(n).latter) break;
      found = candidate;
      found_in = at;
    }
    return found;
  }

  void choose(NominalIndex n, ClauseIndex c) {
    const std::size_t sentence = passage_.sentence_of(nominal(n).head);
    salience_.begin(n);
    harms_ = harms_other_sex(n);
    int best = -100;
    const Referent* chosen = nullptr;
    int looked_at = 0;
    for (NominalIndex k = n - 1; k >= 0 && looked_at < max_looked_at; --k, ++looked_at) {
      const std::size_t back = sentence - passage_.sentence_of(nominal(k).head);
      if (back > max_sentences_back) break;
      const Referent& candidate = out_[static_cast<std::size_t>(k)];
      if (!candidate.is_known() || !agrees(nominal(n), candidate) || is_excluded(n, k, c, candidate)) continue;
      const int score = salience_.score_of(n, k, back, candidate);
      if (score > best) best = score, chosen = &candidate;
    }
    // A weak candidate (a professional in passing, the speaker) does not beat the one whom the record is about.
    // If that one does not fit the pronoun, a weak one is better than none.
    if (chosen != nullptr && (best > 0 || (cast_.topic() != no_person && !topic_agrees(n)))) {
      of(n) = *chosen;
    } else if (const Referent behind = look_ahead(n, sentence); behind.is_known()) {
      of(n) = behind;
    } else {
      take_topic(n);
    }
  }

  /// "By her own admission Ms Rourke had …": the pronoun stands before its noun, in the same sentence.
  Referent look_ahead(NominalIndex n, std::size_t sentence) {
    const bool part_of = nominal(n).form == Case::none && nominal(n).plural;  // "Neither of the two witnesses"
    if (nominal(n).form != Case::possessive && !part_of) return {};
    for (std::size_t k = static_cast<std::size_t>(n) + 1; k < nominals_.size() && k < static_cast<std::size_t>(n) + 4; ++k) {
      if (passage_.sentence_of(nominals_[k].head) != sentence) break;
      if (nominals_[k].owner == n) continue;  // "her sister": not the sister
      if (!nominals_[k].pronoun && !nominals_[k].possessor && agrees(nominal(n), out_[k])) return out_[k];
    }
    return {};
  }

  /// The record's subject, or nobody known: then the pronoun itself stands for whoever it is, for the pronouns behind it.
  void take_topic(NominalIndex n) {
    if (topic_agrees(n))
      of(n) = {cast_.topic(), no_nominal, true};
    else if (nominal(n).sex != Sex::unknown)
      of(n) = {no_person, n, true};
  }

  bool topic_agrees(NominalIndex n) const {
    const PersonIndex topic = cast_.topic();
    if (topic == no_person) return false;
    const CastMember& member = cast_.people()[static_cast<std::size_t>(topic)];
    return agrees_with(nominal(n), sex_of(topic), member.plural, member.agency, member.singular_they);
  }

  bool agrees(const Nominal& pronoun, const Referent& candidate) const {
    if (candidate.person != no_person) {
      const CastMember& member = cast_.people()[static_cast<std::size_t>(candidate.person)];
      if (member.role == RoleWord::voice && !pronoun.plural) return false;
      const bool plural = candidate.nominal != no_nominal ? nominal(candidate.nominal).plural : member.plural;
      return agrees_with(pronoun, sex_of(candidate.person), plural, member.agency, member.singular_they);
    }
    if (candidate.nominal == no_nominal) return false;
    const Nominal& it = nominal(candidate.nominal);
    return agrees_with(pronoun, it.sex, it.plural, it.agency, false);
  }

  static bool agrees_with(const Nominal& pronoun, Sex sex, bool plural, bool agency, bool singular_they) {
    if (pronoun.plural) return plural || agency || sex == Sex::unknown || singular_they;
    if (plural || agency) return false;
    return pronoun.sex == Sex::unknown || sex == Sex::unknown || sex == pronoun.sex;
  }

  /// Whether grammar forbids the candidate.
  bool is_excluded(NominalIndex n, NominalIndex k, ClauseIndex c, const Referent& candidate) const {
    const Nominal& it = nominal(n);
    // "She saw her": subject and object of one clause are two people, unless the pronoun is reflexive or possessive.
    if (it.form == Case::object && c != no_clause) {
      const NominalIndex subject = clauses_[c].subject;
      if (subject != no_nominal && is_same(out_[static_cast<std::size_t>(subject)], candidate)) return true;
    }
    // Named again behind the pronoun in its sentence: somebody else.
    if (it.form == Case::subject && !is_reported(c)) {
      const std::size_t sentence = passage_.sentence_of(it.head);
      for (std::size_t later = static_cast<std::size_t>(n) + 1;
           later < nominals_.size() && later < static_cast<std::size_t>(n) + 8; ++later) {
        if (passage_.sentence_of(nominals_[later].head) != sentence) break;
        if (!nominals_[later].pronoun && is_same(out_[later], candidate)) return true;
      }
    }
    // "She, for her part": not the one who was the subject before.
    if (passage_.any_in({it.words.end, std::min(passage_.size(), it.words.end + 4)}, Tag::turns_to)) {
      const std::size_t sentence = passage_.sentence_of(it.head);
      if (sentence > 0) {
        const NominalIndex before = clauses_[clauses_.first_of(sentence - 1)].subject;
        if (before != no_nominal && is_same(out_[static_cast<std::size_t>(before)], candidate)) return true;
      }
    }
    if (describes_writer(k) || (harms_ && is_victim(candidate))) return true;
    // "her niece": the niece is not she; "Kasia and her manager": the manager comes behind.
    return nominal(k).owner == n;
  }

  bool is_reported(ClauseIndex c) const { return c != no_clause && clauses_[c].link == Link::complement; }

  /// "he hit her": a subject that harms somebody of the other sex.
  bool harms_other_sex(NominalIndex n) const {
    const Nominal& it = nominal(n);
    if (it.form != Case::subject || it.sex == Sex::unknown) return false;
    for (const Hit& hit : passage_.hits_in(predicate_of(passage_, nominals_, clauses_, n))) {
      const NominalIndex object = harmed_by(passage_, nominals_, hit);
      if (object == no_nominal || !nominal(object).pronoun) continue;
      if (nominal(object).sex != Sex::unknown && nominal(object).sex != it.sex) return true;
    }
    return false;
  }

  /// "The victim said he hit her": "he" is not the one who was hit.
  bool is_victim(const Referent& candidate) const {
    return candidate.person != no_person && cast_.people()[static_cast<std::size_t>(candidate.person)].role == RoleWord::victim;
  }

  /// "I work as a dental nurse": what the writer is, and nobody else.
  bool describes_writer(NominalIndex k) const {
    const Nominal& it = nominal(k);
    const ClauseIndex c = clauses_.clause_of(it.head);
    if (it.pronoun || it.words.first == 0 || c == no_clause || clauses_[c].subject == no_nominal) return false;
    if (nominal(clauses_[c].subject).person != 1 || clauses_[c].subject >= k) return false;
    const WordIndex before = it.words.first - 1;
    return passage_.text(before) == "as" || (passage_.is(before, Tag::be) && passage_.is(before, Tag::auxiliary)) ||
           passage_.stem(before) == "i";
  }

  const Passage& passage_;
  const Nominals& nominals_;
  const Clauses& clauses_;
  const Cast& cast_;
  std::vector<Referent>& out_;
  std::vector<Sex> sexes_;  // of the people of the cast, as far as the words and the pronouns before tell
  Salience salience_;
  bool harms_ = false;  // whether the pronoun that is being resolved harms somebody of the other sex
};

}  // namespace

Referents::Referents(const Passage& passage, const Nominals& nominals, const Clauses& clauses, const Cast& cast) {
  Resolver(passage, nominals, clauses, cast, referents_).run();
}

}  // namespace unblame
