#include "context/salience.h"

#include <algorithm>

#include "context/predicate.h"

namespace unblame {

void Salience::begin(NominalIndex n) {
  const std::size_t sentence = passage_.sentence_of(nominal(n).head);
  told_ = std::nullopt;
  if (nominal(n).form == Case::subject) {
    told_ = told_of_subject(passage_, predicate_of(passage_, nominals_, clauses_, n));
    if (!told_) told_ = told_in_front(n);
  }
  find_speakers(n);
  if (we_sentence_ != sentence) we_ = speaks_of_us(sentence), we_sentence_ = sentence;
}

/// "Despite safety planning by the IDVA, she …": what a phrase in front of the subject tells, where it names nobody else.
std::optional<About> Salience::told_in_front(NominalIndex n) const {
  const WordIndex begin = passage_.sentences()[passage_.sentence_of(nominal(n).head)].words.first;
  const WordIndex first = nominal(n).words.first;
  if (first == begin || !passage_.comma_before(first)) return std::nullopt;
  for (NominalIndex k = n - 1; k >= 0 && nominal(k).words.first >= begin; --k) {
    if (role_of(referents_[static_cast<std::size_t>(k)]) != About::professional) return std::nullopt;
  }
  return told_of_subject(passage_, {begin, first});
}

int Salience::score_of(NominalIndex n, NominalIndex k, std::size_t back, const Referent& candidate) const {
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
  // "Lomax comes round the corner with his shopping": the subject of its own clause.
  const ClauseIndex clause_of_pronoun = clauses_.clause_of(nominal(n).head);
  if (nominal(n).form == Case::possessive && subject && clause_of_pronoun == c) score += 3;
  // "We spoke to Scott in the lounge. He …": where the writers are the subject, who they spoke to is the one told of.
  const bool of_writer = c != no_clause && clauses_[c].subject != no_nominal && nominal(clauses_[c].subject).person == 1;
  if (back == 1 && pronoun_subject && of_writer && !nominal(k).possessor && role_of(candidate) != About::professional) score += 1;
  // The one named as subject right before, who is no relative or professional in passing.
  const About part = role_of(candidate);
  if (back == 1 && subject && pronoun_subject && !nominal(k).pronoun && part != About::professional && part != About::other) score += 1;
  if (back == 1 && subject && pronoun_subject && nominal(n).sex == Sex::male && nominal(k).role == RoleWord::suspect) score += 1;
  if (back > 2) score -= 2 * static_cast<int>(back - 2);
  if (nominal(k).pronoun && subject) score += 1;
  if (candidate.person != no_person && candidate.person == cast_.topic()) score += 2;
  if (candidate.person == no_person && nominal(k).role == RoleWord::none && !stands_for_itself(candidate)) score -= 2;  // a capital, perhaps no person at all
  if (known_sex(candidate) == nominal(n).sex && nominal(n).sex != Sex::unknown) score += 1;
  // "The school called. They say": an agency speaks in the plural.
  if (nominal(n).plural && nominal(k).agency && subject && back <= 1) score += 5;
  // "The victim met a male online. He …": who was introduced by his sex, beside one of whom it is not known.
  if (back == 1 && nominal(k).indefinite && nominal(k).role == RoleWord::person && nominal(k).sex == nominal(n).sex &&
      pronoun_subject && nominal(n).sex == Sex::male && cast_.topic() != no_person && sex_of(cast_.topic()) == Sex::unknown)
    score += 4;
  if (nominal(n).plural && (is_plural(candidate) || is_they(candidate))) score += 3;
  const ClauseIndex own = clauses_.clause_of(nominal(n).head);
  if (back == 0 && subject && pronoun_subject && own == c + 1) score += 2;  // "Kelly-Ann could not, she was too drunk"
  if (back == 0 && subject && pronoun_subject) score += 2;  // "her mother opened the door; she had come in at five"
  // "Victim: Kay Holt. Witness: Ann Lowe.": a form's lines name, and tell nothing; what follows is about the record's subject.
  const bool of_form = !has_verb && passage_.gap_has(nominal(k).words.first, ':');
  if (of_form && cast_.topic() != no_person && candidate.person != cast_.topic() &&
      sex_of(cast_.topic()) == nominal(n).sex)
    score -= 4;
  if (nominal(k).label) score -= 6;  // who speaks in turn, not who is spoken of
  if (role_of(candidate) == About::professional)
    score -= (subject ? 2 : 4) + (we_ ? 4 : 0);  // "was short with us": not one of us
  if (back == 1 && subject && pronoun_subject && speaks_of_victim(k)) score -= 5;
  // Where nothing tells the sex of a suspect, a woman who is spoken of is likelier somebody else.
  const bool nobody_else = cast_.topic() == no_person;
  if (nominal(n).sex == Sex::female && known_sex(candidate) == Sex::unknown && role_of(candidate) == About::suspect)
    score -= nobody_else ? 6 : 2;
  // "DS Farrow reviewed the file. She refuses to engage.": a file's only name is its officer's, and no sign of her sex.
  if (nobody_else && known_sex(candidate) == Sex::unknown && role_of(candidate) == About::professional && pronoun_subject) score -= 10;
  if (back == 0 && pronoun_subject && is_fronted(k)) return score + 12;
  if (back == 0 && pronoun_subject && was_asked(n, k)) return score + 8;
  if (back == 1 && was_spoken_to(n, k)) return score + 6;
  score += score_of_speaker(n, candidate) + score_of_sense(candidate);
  return score;
}

/// "IP's sister reports that IP is back with him. She cannot stay away.": of whom she speaks, not the sister.
bool Salience::speaks_of_victim(NominalIndex k) const {
  const ClauseIndex c = clauses_.clause_of(nominal(k).head);
  if (c == no_clause || role_of(referents_[static_cast<std::size_t>(k)]) == About::victim) return false;
  const ClauseIndex end = clauses_.end_of(passage_.sentence_of(nominal(k).head));
  for (ClauseIndex told = c + 1; told < end; ++told) {
    const Clause& clause = clauses_[told];
    if (clause.link != Link::complement || !clause.own_subject || clause.subject == no_nominal) continue;
    if (role_of(referents_[static_cast<std::size_t>(clause.subject)]) == About::victim) return true;
  }
  return false;
}

/// "Of Orla, Mrs Okafor reports that she …", "As for Ruby, she …": the sentence says first of whom it speaks.
bool Salience::is_fronted(NominalIndex k) const {
  const WordIndex first = nominal(k).words.first, end = nominal(k).words.end;
  constexpr WordIndex longest = 3;
  const WordIndex begin = passage_.sentences()[passage_.sentence_of(first)].words.first;
  if (first == begin || first - begin > longest || end >= passage_.size() || !passage_.comma_before(end) || nominal(k).possessor) return false;
  const std::string_view word = passage_.text(begin);
  if (first == begin + 1) return word == "of" || word == "regarding" || word == "concerning" || word == "re";
  const std::string_view before = passage_.text(first - 1);
  return (word == "as" && (before == "for" || before == "to" || before == "regards")) || (word == "turning" && before == "to") ||
         (word == "with" && before == "to") || (word == "in" && before == "of");
}

/// "When I asked the night nurse she informed me": who is asked answers.
bool Salience::was_asked(NominalIndex n, NominalIndex k) const {
  const WordIndex verb = after_adverbs(passage_, nominal(n).words.end, passage_.size());
  if (nominal(k).possessor) return false;
  const NominalIndex owner = nominal(k).owner;
  const WordIndex first = owner != no_nominal && owner < k ? nominal(owner).words.first : nominal(k).words.first;
  if (verb >= passage_.size() || !passage_.is(verb, Tag::says) || first == 0 || passage_.begins_sentence(first)) return false;
  return passage_.is(first - 1, Tag::instructs) || (passage_.text(first - 1) == "to" && nominal(k).words.end == nominal(n).words.first);
}

/// "Spoke with the charge nurse. Her words: …": who was spoken to is who speaks next.
bool Salience::was_spoken_to(NominalIndex n, NominalIndex k) const {
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

bool Salience::is_they(const Referent& candidate) const {
  return candidate.person != no_person && cast_.people()[static_cast<std::size_t>(candidate.person)].singular_they;
}

Sex Salience::known_sex(const Referent& candidate) const {
  if (candidate.person != no_person) return sex_of(candidate.person);
  return candidate.nominal != no_nominal ? nominal(candidate.nominal).sex : Sex::unknown;
}

bool Salience::is_plural(const Referent& candidate) const {
  if (candidate.nominal != no_nominal) return nominal(candidate.nominal).plural;
  return candidate.person != no_person && cast_.people()[static_cast<std::size_t>(candidate.person)].plural;
}

/// "Mum says she …": a speaker who is not the victim speaks of somebody else, and in marks even the victim does.
int Salience::score_of_speaker(NominalIndex n, const Referent& candidate) const {
  const WordIndex head = nominal(n).head;
  if (nominal(n).form == Case::possessive) return 0;  // "she says that her niece"
  for (const Speaking& speaker : speakers_) {
    if (!is_same(referents_[static_cast<std::size_t>(speaker.source)], candidate)) continue;
    const WordIndex verb = after_adverbs(passage_, nominal(n).words.end, passage_.size());
    if (verb < passage_.size() && passage_.is(verb, Tag::perceives)) return 2;  // "The barmaid says she saw you"
    if (stands_in_marks(speaker.cue, head)) return -14;
    if (role_of(candidate) == About::victim) return 1;
    // "The suspect told his wife he was in Lyon": of a sex that the record's subject is not known to have.
    const bool own_sex = known_sex(candidate) == nominal(n).sex && nominal(n).sex != Sex::unknown;
    if (cast_.topic() == no_person && nominal(n).sex == Sex::male && role_of(candidate) == About::suspect) return 0;  // "The suspect said he"
    const bool topic_fits = cast_.topic() == no_person || sex_of(cast_.topic()) == nominal(n).sex;
    return own_sex && !topic_fits && role_of(candidate) == About::suspect ? 0 : -14;
  }
  return 0;
}

/// Who speaks in the pronoun's sentence before it, as far as the words show.
void Salience::find_speakers(NominalIndex n) {
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

bool Salience::speaks_of_us(std::size_t sentence) const {
  const WordRange words = passage_.sentences()[sentence].words;
  for (WordIndex i = words.first; i < words.end; ++i) {
    if (passage_.text(i) == "us" || passage_.text(i) == "our") return true;
  }
  return false;
}

NominalIndex Salience::speaker_at(const Hit& hit) const {
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
NominalIndex Salience::possessor_from(WordIndex from, WordIndex to) const {
  for (WordIndex i = from; i < std::min(to, passage_.size()); ++i) {
    NominalIndex n = nominal_at(nominals_, i);
    if (n == no_nominal) continue;
    while (nominal(n).possessor && static_cast<std::size_t>(n) + 1 < nominals_.size() && nominal(n + 1).owner == n) ++n;
    return n;
  }
  return no_nominal;
}

/// Whether a quotation was opened between two words and not closed.
bool Salience::stands_in_marks(WordIndex from, WordIndex to) const {
  int marks = 0;
  for (WordIndex i = from + 1; i <= to; ++i) {
    const std::string_view gap = passage_.gap_before(i);
    marks += gap.find('"') != std::string_view::npos || gap.find(" '") != std::string_view::npos;
  }
  return marks % 2 == 1;
}

int Salience::score_of_sense(const Referent& candidate) const {
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
bool Salience::stands_for_itself(const Referent& candidate) const {
  return candidate.person == no_person && candidate.nominal != no_nominal && nominal(candidate.nominal).pronoun;
}

About Salience::role_of(const Referent& candidate) const {
  if (stands_for_itself(candidate)) return About::victim;
  if (candidate.person != no_person) return cast_.role_of(candidate.person);
  if (candidate.nominal == no_nominal) return About::unknown;
  return cast_.role_of(nominal(candidate.nominal).role, nominal(candidate.nominal).sex);
}

}  // namespace unblame
