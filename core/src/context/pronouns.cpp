#include "context/pronouns.h"

#include <algorithm>

namespace unblame {

namespace {

constexpr int max_looked_at = 40;
constexpr std::size_t max_sentences_back = 4;

bool is_passive_at(const Passage& passage, WordIndex i) {
  for (WordIndex k = i; k > 0 && i - k < 3;) {
    --k;
    if (passage.is(k, Tag::be)) return !passage.text(i).ends_with("ing");
    if (!passage.is(k, Tag::adverb)) return false;
  }
  return false;
}

class Resolver {
 public:
  Resolver(const Passage& passage, const Nominals& nominals, const Clauses& clauses, const Cast& cast, std::vector<Referent>& out)
      : passage_(passage), nominals_(nominals), clauses_(clauses), cast_(cast), out_(out) {}

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
    told_ = nominal(n).form == Case::subject ? told_of_subject(passage_, predicate_of(passage_, nominals_, clauses_, n))
                                             : std::nullopt;
    find_speakers(n);
    if (we_sentence_ != sentence) we_ = speaks_of_us(sentence), we_sentence_ = sentence;
    int best = -100;
    const Referent* chosen = nullptr;
    int looked_at = 0;
    for (NominalIndex k = n - 1; k >= 0 && looked_at < max_looked_at; --k, ++looked_at) {
      const std::size_t back = sentence - passage_.sentence_of(nominal(k).head);
      if (back > max_sentences_back) break;
      const Referent& candidate = out_[static_cast<std::size_t>(k)];
      if (!candidate.is_known() || !agrees(nominal(n), candidate) || is_excluded(n, k, c, candidate)) continue;
      const int score = score_of(n, k, back, candidate);
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
      if (subject != no_nominal && same(out_[static_cast<std::size_t>(subject)], candidate)) return true;
    }
    // Named again behind the pronoun in its sentence: somebody else.
    if (it.form == Case::subject && !is_reported(c)) {
      const std::size_t sentence = passage_.sentence_of(it.head);
      for (std::size_t later = static_cast<std::size_t>(n) + 1;
           later < nominals_.size() && later < static_cast<std::size_t>(n) + 8; ++later) {
        if (passage_.sentence_of(nominals_[later].head) != sentence) break;
        if (!nominals_[later].pronoun && same(out_[later], candidate)) return true;
      }
    }
    // "She, for her part": not the one who was the subject before.
    if (passage_.any_in({it.words.end, std::min(passage_.size(), it.words.end + 4)}, Tag::turns_to)) {
      const std::size_t sentence = passage_.sentence_of(it.head);
      if (sentence > 0) {
        const NominalIndex before = clauses_[clauses_.first_of(sentence - 1)].subject;
        if (before != no_nominal && same(out_[static_cast<std::size_t>(before)], candidate)) return true;
      }
    }
    if (describes_writer(k)) return true;
    // "her niece": the niece is not she; "Kasia and her manager": the manager comes behind.
    return nominal(k).owner == n;
  }

  bool is_reported(ClauseIndex c) const { return c != no_clause && clauses_[c].link == Link::complement; }

  static bool same(const Referent& a, const Referent& b) {
    if (a.person != no_person || b.person != no_person) return a.person == b.person;
    return a.nominal != no_nominal && a.nominal == b.nominal;
  }

  int score_of(NominalIndex n, NominalIndex k, std::size_t back, const Referent& candidate) const {
    const ClauseIndex c = clauses_.clause_of(nominal(k).head);
    // "Concierge to ring 101 if he …": no subject without a verb.
    const bool has_verb = c != no_clause && clauses_[c].verb < clauses_[c].words.end;
    const bool to_do = !has_verb && nominal(k).words.end < passage_.size() && passage_.text(nominal(k).words.end) == "to";
    const bool subject = c != no_clause && clauses_[c].subject == k && clauses_[c].link != Link::relative && !to_do;
    const bool pronoun_subject = nominal(n).form == Case::subject;
    int score = subject ? 3 : 1;
    if (nominal(k).possessor) score = 0;
    if (back == 0) score += subject == pronoun_subject ? 2 : 1;
    if (back == 1) score += 2;
    if (back > 2) score -= 2 * static_cast<int>(back - 2);
    if (nominal(k).pronoun && subject) score += 1;
    if (candidate.person != no_person && candidate.person == cast_.topic()) score += 2;
    if (candidate.person == no_person && nominal(k).role == RoleWord::none && !stands_for_itself(candidate)) score -= 2;  // a capital, perhaps no person at all
    if (known_sex(candidate) == nominal(n).sex && nominal(n).sex != Sex::unknown) score += 1;
    if (nominal(n).plural && (is_plural(candidate) || is_they(candidate))) score += 3;
    const ClauseIndex own = clauses_.clause_of(nominal(n).head);
    if (back == 0 && subject && pronoun_subject && own == c + 1) score += 2;  // "Kelly-Ann could not, she was too drunk"
    if (back == 0 && subject && pronoun_subject) score += 2;  // "her mother opened the door; she had come in at five"
    if (nominal(k).label) score -= 6;  // who speaks in turn, not who is spoken of
    if (role_of(candidate) == About::professional)
      score -= (subject ? 2 : 4) + (we_ ? 4 : 0);  // "was short with us": not one of us
    if (back == 1 && subject && pronoun_subject && speaks_of_victim(k)) score -= 5;
    // Where nothing tells the sex of a suspect, a woman who is spoken of is likelier somebody else.
    if (nominal(n).sex == Sex::female && known_sex(candidate) == Sex::unknown && role_of(candidate) == About::suspect) score -= 2;
    if (back == 0 && pronoun_subject && was_asked(n, k)) return score + 8;
    if (back == 1 && was_spoken_to(n, k)) return score + 6;
    score += score_of_speaker(n, candidate) + score_of_sense(candidate);
    return score;
  }

  /// "IP's sister reports that IP is back with him. She cannot stay away.": of whom she speaks, not the sister.
  bool speaks_of_victim(NominalIndex k) const {
    const ClauseIndex c = clauses_.clause_of(nominal(k).head);
    if (c == no_clause || role_of(out_[static_cast<std::size_t>(k)]) == About::victim) return false;
    const ClauseIndex end = clauses_.end_of(passage_.sentence_of(nominal(k).head));
    for (ClauseIndex told = c + 1; told < end; ++told) {
      const Clause& clause = clauses_[told];
      if (clause.link != Link::complement || !clause.own_subject || clause.subject == no_nominal) continue;
      if (role_of(out_[static_cast<std::size_t>(clause.subject)]) == About::victim) return true;
    }
    return false;
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

  /// "When I asked the night nurse she informed me": who is asked answers.
  bool was_asked(NominalIndex n, NominalIndex k) const {
    const WordIndex verb = after_adverbs(passage_, nominal(n).words.end, passage_.size());
    if (nominal(k).possessor) return false;
    const NominalIndex owner = nominal(k).owner;
    const WordIndex first = owner != no_nominal && owner < k ? nominal(owner).words.first : nominal(k).words.first;
    if (verb >= passage_.size() || !passage_.is(verb, Tag::says) || first == 0 || passage_.begins_sentence(first)) return false;
    return passage_.is(first - 1, Tag::instructs) || (passage_.text(first - 1) == "to" && nominal(k).words.end == nominal(n).words.first);
  }

  /// "Spoke with the charge nurse. Her words: …": who was spoken to is who speaks next.
  bool was_spoken_to(NominalIndex n, NominalIndex k) const {
    const WordIndex behind = nominal(n).words.end;
    const WordIndex verb = after_adverbs(passage_, behind, passage_.size());
    if (verb >= passage_.size() || passage_.sentence_of(verb) != passage_.sentence_of(nominal(n).head)) return false;
    const auto is_call = [&](WordIndex i) { return passage_.is(i, Tag::calls_in) || passage_.is(i, Tag::speaks_with); };
    const bool speaks = nominal(n).form == Case::subject ? passage_.is(verb, Tag::says)
                                                         : nominal(n).possessor && passage_.is(behind, Tag::written);
    const WordIndex first = nominal(k).words.first;
    if (!speaks || first < 1 || passage_.begins_sentence(first)) return false;
    const std::string_view to = passage_.text(first - 1);
    if (is_call(first - 1)) return true;  // "Called ward manager back. She tells us"
    if (first < 2) return false;
    if (to != "to" && to != "with" && to != "w/" && to != "w" && to != "from") return false;
    return passage_.is(first - 2, Tag::speaks_with) || (first > 2 && passage_.is(first - 3, Tag::speaks_with));
  }

  bool is_they(const Referent& candidate) const {
    return candidate.person != no_person && cast_.people()[static_cast<std::size_t>(candidate.person)].singular_they;
  }

  Sex known_sex(const Referent& candidate) const {
    if (candidate.person != no_person) return sex_of(candidate.person);
    return candidate.nominal != no_nominal ? nominal(candidate.nominal).sex : Sex::unknown;
  }
  bool is_plural(const Referent& candidate) const {
    if (candidate.nominal != no_nominal) return nominal(candidate.nominal).plural;
    return candidate.person != no_person && cast_.people()[static_cast<std::size_t>(candidate.person)].plural;
  }

  /// "Mum says she …": a speaker who is not the victim speaks of somebody else, and in marks even the victim does.
  int score_of_speaker(NominalIndex n, const Referent& candidate) const {
    const WordIndex head = nominal(n).head;
    if (nominal(n).form == Case::possessive) return 0;  // "she says that her niece"
    for (const Speaking& speaker : speakers_) {
      if (!same(out_[static_cast<std::size_t>(speaker.source)], candidate)) continue;
      const WordIndex verb = after_adverbs(passage_, nominal(n).words.end, passage_.size());
      if (verb < passage_.size() && passage_.is(verb, Tag::perceives)) return 2;  // "The barmaid says she saw you"
      if (stands_in_marks(speaker.cue, head)) return -14;
      if (role_of(candidate) == About::victim) return 1;
      // "The suspect told his wife he was in Lyon": of a sex that the record's subject is not known to have.
      const bool own_sex = known_sex(candidate) == nominal(n).sex && nominal(n).sex != Sex::unknown;
      const bool topic_fits = cast_.topic() == no_person || sex_of(cast_.topic()) == nominal(n).sex;
      return own_sex && !topic_fits && role_of(candidate) == About::suspect ? 0 : -14;
    }
    return 0;
  }

  /// Who speaks in the pronoun's sentence before it, as far as the words show.
  void find_speakers(NominalIndex n) {
    speakers_.clear();
    const WordIndex head = nominal(n).head;
    const WordRange sentence = passage_.sentences()[passage_.sentence_of(head)].words;
    for (const Hit& hit : passage_.hits_in({sentence.first, head})) {
      if (hit.end > head) continue;
      const NominalIndex source = speaker_at(hit);
      if (source != no_nominal && source < n) speakers_.push_back({source, hit.first});
    }
    constexpr WordIndex longest_label = 5;  // "0140 Key worker: he'll be off"
    for (WordIndex i = sentence.first; i < std::min(head, sentence.first + longest_label); ++i) {
      const NominalIndex label = nominal_at(nominals_, i);
      if (label == no_nominal || label >= n || !passage_.gap_has(nominal(label).words.end, ':')) continue;
      speakers_.push_back({label, i});
      break;
    }
  }

  bool speaks_of_us(std::size_t sentence) const {
    const WordRange words = passage_.sentences()[sentence].words;
    for (WordIndex i = words.first; i < words.end; ++i) {
      if (passage_.text(i) == "us" || passage_.text(i) == "our") return true;
    }
    return false;
  }

  NominalIndex speaker_at(const Hit& hit) const {
    switch (hit.tag) {
      case Tag::names:
      case Tag::says: {
        const ClauseIndex c = clauses_.clause_of(hit.first);
        return c == no_clause ? no_nominal : clauses_[c].subject;
      }
      case Tag::account:
        return possessor_from(hit.first == 0 ? 0 : hit.first - 1, hit.end);
      case Tag::according:
        return nominal_at(nominals_, std::min(hit.end + 1, passage_.size() - 1));
      case Tag::written:
        return possessor_from(hit.end, hit.end + 5);
      default:
        return no_nominal;
    }
  }

  /// The nominal in [from, to): of "the suspect's version" the suspect, of "letter from her mother" the mother.
  NominalIndex possessor_from(WordIndex from, WordIndex to) const {
    for (WordIndex i = from; i < std::min(to, passage_.size()); ++i) {
      NominalIndex n = nominal_at(nominals_, i);
      if (n == no_nominal) continue;
      while (nominal(n).possessor && static_cast<std::size_t>(n) + 1 < nominals_.size() && nominal(n + 1).owner == n) ++n;
      return n;
    }
    return no_nominal;
  }

  /// Whether a quotation was opened between two words and not closed.
  bool stands_in_marks(WordIndex from, WordIndex to) const {
    int marks = 0;
    for (WordIndex i = from + 1; i <= to; ++i) {
      const std::string_view gap = passage_.gap_before(i);
      marks += gap.find('"') != std::string_view::npos || gap.find(" '") != std::string_view::npos;
    }
    return marks % 2 == 1;
  }

  int score_of_sense(const Referent& candidate) const {
    if (!told_) return 0;
    const About role = role_of(candidate);
    // "Kyle (14) was found at the home of Dean Foster (32). He … was arrested": the adult of the two.
    if (*told_ == About::suspect && candidate.person != no_person && role != About::suspect) {
      const auto& under_18 = cast_.people()[static_cast<std::size_t>(candidate.person)].under_18;
      if (under_18 == false && cast_.topic_under_18() == true && candidate.person != cast_.topic()) return 4;
    }
    if (role == *told_) return 4;
    return *told_ == About::victim || *told_ == About::suspect ? -3 : -1;
  }

  /// A pronoun for somebody who is named nowhere: in a record that is the victim, as far as anybody can tell.
  bool stands_for_itself(const Referent& candidate) const {
    return candidate.person == no_person && candidate.nominal != no_nominal && nominal(candidate.nominal).pronoun;
  }

  About role_of(const Referent& candidate) const {
    if (stands_for_itself(candidate)) return About::victim;
    if (candidate.person != no_person) return cast_.role_of(candidate.person);
    if (candidate.nominal == no_nominal) return About::unknown;
    return cast_.role_of(nominal(candidate.nominal).role, nominal(candidate.nominal).sex);
  }

  const Passage& passage_;
  const Nominals& nominals_;
  const Clauses& clauses_;
  const Cast& cast_;
  std::vector<Referent>& out_;
  struct Speaking {
    NominalIndex source;
    WordIndex cue;
  };
  std::vector<Sex> sexes_;                  // of the people of the cast, as far as the words and the pronouns before tell
  std::vector<Speaking> speakers_;          // of the pronoun that is being resolved
  bool we_ = false;                         // its sentence speaks of us
  std::optional<std::size_t> we_sentence_;  // which was asked: several pronouns may stand in one
  std::optional<About> told_;               // of the pronoun that is being resolved
};

}  // namespace

Referents::Referents(const Passage& passage, const Nominals& nominals, const Clauses& clauses, const Cast& cast) {
  Resolver(passage, nominals, clauses, cast, referents_).run();
}

std::optional<About> told_of_subject(const Passage& passage, WordRange range) {
  for (const Hit& hit : passage.hits_in(range)) {
    if (hit.end > range.end) continue;
    switch (hit.tag) {
      case Tag::arrests:
        if (is_passive_at(passage, hit.first)) return About::suspect;
        break;
      case Tag::harms:
        if (is_passive_at(passage, hit.first)) return About::victim;
        break;
      case Tag::suspect_act:
      case Tag::suspect_state:
        return About::suspect;
      case Tag::victim_state:
        return About::victim;
      case Tag::witness_act:
        return About::witness;
      case Tag::professional_act:
        return About::professional;
      default:
        break;
    }
  }
  return std::nullopt;
}

WordRange predicate_of(const Passage& passage, const Nominals& nominals, const Clauses& clauses, NominalIndex subject) {
  const Nominal& it = nominals[static_cast<std::size_t>(subject)];
  const WordIndex from = it.words.end;
  if (from >= passage.size()) return {};
  const WordIndex end = passage.sentences()[passage.sentence_of(from)].words.end;
  WordIndex stop = from;
  for (ClauseIndex c = clauses.clause_of(from); c != no_clause && static_cast<std::size_t>(c) < clauses.all().size(); ++c) {
    const Clause& clause = clauses[c];
    if (clause.words.first >= end) break;
    if (clause.words.first > from && clause.subject != subject) {
      // "how much she had drunk": the same pronoun inside is the same person.
      if (clause.subject == no_nominal) continue;
      if (!it.pronoun) break;
      const Nominal& other = nominals[static_cast<std::size_t>(clause.subject)];
      if (!other.pronoun || other.sex != it.sex || other.plural != it.plural) break;
    }
    stop = std::min(clause.words.end, end);
  }
  return {from, std::max(stop, from)};
}

}  // namespace unblame
