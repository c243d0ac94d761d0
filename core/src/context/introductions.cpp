#include "context/introductions.h"

#include <algorithm>

namespace unblame {

NominalIndex Introductions::note(NominalIndex n) {
  note_parent(n);
  NominalIndex m = n + 1;
  if (block_.nominal(m).relative && static_cast<std::size_t>(m) + 1 < nominals_.size()) {
    if (block_.nominal(m).form == Case::none) ++m;  // "the uncle, who is the suspect"
    // "whom I now know to be": past the one who knows.
    const bool two_more = static_cast<std::size_t>(m) + 2 < nominals_.size();
    if (two_more && block_.nominal(m).form == Case::object && block_.nominal(m + 1).pronoun) m += 2;
  }
  const WordIndex begin = block_.nominal(m).words.first;
  while (block_.nominal(m).possessor && static_cast<std::size_t>(m) + 1 < nominals_.size() && block_.nominal(m + 1).owner == m)
    ++m;  // the victim's cousin
  const Nominal& first = block_.nominal(n);
  const Nominal& second = block_.nominal(m);
  note_sex_of_part(n, m);
  if (first.pronoun || first.possessor || second.pronoun || second.possessor || first.words.end > begin) return no_nominal;
  if (passage_.sentence_of(first.head) != passage_.sentence_of(second.head)) return no_nominal;
  // "The seller, Mr Devereux, worked": a noun told by its ending, and who it is.
  const bool named_behind = first.guessed && !second.guessed && second.titled && is_apposition(first, second, begin);
  if (first.guessed || second.guessed) return named_behind ? m : no_nominal;  // "Jade is the author of her own troubles"
  if (is_occupation(first, second, begin))
    note_occupation(block_.person_of(n), second);
  else if (is_bracketed(first, second, begin) || is_apposition(first, second, begin) || is_copula(first, second, begin, n) ||
      is_elliptic(first, second) || is_heading(first, second) || is_identified(first, second))
    return m;
  else if (is_description(first, second, begin))
    note_description(block_.person_of(n), second);
  else if (is_trade(first, second, begin) && second.role == RoleWord::witness)
    give_part(n, RoleWord::witness);
  else if (is_trade(first, second, begin))
    note_occupation(block_.person_of(n), second);
  else
    note_members(n, m, begin);
  return no_nominal;
}

/// "Mrs Yule is a social worker."
bool Introductions::is_trade(const Nominal& first, const Nominal& second, WordIndex begin) const {
  const WordIndex be = first.words.end;
  const bool trade = second.role == RoleWord::professional || second.role == RoleWord::bystander || second.role == RoleWord::witness;
  return trade && !second.agency && first.is_named() && first.role == RoleWord::none && !second.is_named() && second.indefinite &&
         second.owner == no_nominal && begin == be + 1 && passage_.is(be, Tag::be) && passage_.is(be, Tag::auxiliary);
}

/// "The suspects are Liam Dunn and Paul Shaw.", "Liam Dunn and Paul Shaw are the suspects.": each has the part.
void Introductions::note_members(NominalIndex n, NominalIndex m, WordIndex begin) {
  const WordIndex be = block_.nominal(n).words.end;
  if (begin != be + 1 || !passage_.is(be, Tag::be) || !passage_.is(be, Tag::auxiliary)) return;
  const auto is_part = [&](const Nominal& it) {
    return it.plural && !it.is_named() && (it.role == RoleWord::victim || it.role == RoleWord::suspect || it.role == RoleWord::witness);
  };
  constexpr NominalIndex most = 8;
  if (is_part(block_.nominal(n))) {
    for (NominalIndex k = m; k < m + most && static_cast<std::size_t>(k) < nominals_.size(); ++k) {
      if (!give_part(k, block_.nominal(n).role) || !is_listed(k, k + 1)) return;
    }
  } else if (is_part(block_.nominal(m))) {
    for (NominalIndex k = n; k >= 0 && k > n - most; --k) {
      if (!give_part(k, block_.nominal(m).role) || k == 0 || !is_listed(k - 1, k)) return;
    }
  }
}

bool Introductions::give_part(NominalIndex n, RoleWord role) {
  const PersonIndex p = block_.person_of(n);
  if (p == no_person || !block_.nominal(n).is_named() || block_.nominal(n).role != RoleWord::none) return false;
  block_.of(p).role = role;
  return block_.of(p).stated = true;
}

/// "Rose and Joy", "Rose, Joy": nothing but a comma or "and" stands between.
bool Introductions::is_listed(NominalIndex a, NominalIndex b) const {
  if (static_cast<std::size_t>(b) >= nominals_.size()) return false;
  const WordIndex end = block_.nominal(a).words.end, begin = block_.nominal(b).words.first;
  if (begin >= passage_.size() || passage_.begins_sentence(begin)) return false;
  return begin == end ? passage_.comma_before(begin) : begin == end + 1 && passage_.is(end, Tag::coordinator);
}

/// "Mrs Amadi, whose son was missing": a relative of the one it happened to.
void Introductions::note_parent(NominalIndex whose) {
  const Nominal& it = block_.nominal(whose);
  if (whose == 0 || !it.relative || it.form != Case::possessive || block_.nominal(whose + 1).role != RoleWord::family) return;
  const PersonIndex p = block_.person_of(whose - 1);
  if (p != no_person && block_.of(p).role == RoleWord::none) block_.of(p).role = RoleWord::family;
}

/// "Ms Doyle (victim)", "Nadia K. (hereafter NK)".
bool Introductions::is_bracketed(const Nominal& first, const Nominal& second, WordIndex begin) const {
  const WordIndex i = first.words.end;
  if (!passage_.gap_has(i, '(')) return false;
  const Hit* introduced = passage_.hit_at(i, Tag::introduces);
  if (begin == (introduced ? introduced->end : i)) return true;
  // "(named as suspect)", "(now our victim)": a role alone, with a word or two before it.
  constexpr WordIndex most_words = 3;
  return begin < i + most_words && second.words.end < passage_.size() && passage_.gap_has(second.words.end, ')') &&
         (second.role == RoleWord::victim || second.role == RoleWord::suspect || second.role == RoleWord::witness);
}

/// "Person 1 is the complainant and Person 2 the accused."
bool Introductions::is_elliptic(const Nominal& first, const Nominal& second) const {
  const bool adjacent = first.words.end == second.words.first && passage_.is(second.words.first, Tag::determiner);
  const bool strong = second.role == RoleWord::victim || second.role == RoleWord::suspect || second.role == RoleWord::witness;
  const WordIndex end = second.words.end;
  return adjacent && strong && (end >= passage_.size() || passage_.begins_sentence(end) || passage_.comma_before(end));
}

/// "W4, the taxi marshal, …", "Dawn, the victim's cousin, …", "Lennox, the man convicted of it, …": a comma before and behind.
bool Introductions::is_apposition(const Nominal& first, const Nominal& second, WordIndex begin) const {
  if (begin != first.words.end || !passage_.comma_before(begin) || first.plural != second.plural) return false;
  // "Per the GP, Mr Strachan …": the comma ends the phrase.
  const WordIndex start = first.owner != no_nominal ? std::min(first.words.first, block_.nominal(first.owner).words.first) : first.words.first;
  constexpr WordIndex longest_phrase = 6;
  for (WordIndex i = start; second.is_named() && i > 0 && start - i < longest_phrase && !passage_.begins_sentence(i) &&
                            !passage_.comma_before(i);) {
    if (passage_.is(--i, Tag::according)) return false;
  }
  const bool definite = (passage_.is(begin, Tag::determiner) || second.owner != no_nominal) && !second.is_named();
  const bool names = second.is_named() && first.role != RoleWord::none && !first.agency && !first.is_named() && second.role == RoleWord::none;
  // "Mrs Jana Novak, victim in a linked crime; …": a bare part, and what it is a part in.
  const WordIndex end = second.words.end;
  const bool bare = first.is_named() && !second.is_named() && second.words.first == second.head &&
                    (second.role == RoleWord::victim || second.role == RoleWord::suspect) && end < passage_.size() &&
                    !passage_.begins_sentence(end) && (passage_.text(end) == "in" || passage_.text(end) == "of" || passage_.comma_before(end));
  return bare || ((definite || names) && is_closed(end));
}

/// Whether the apposition that ends at word i is closed: by a comma before any verb of saying, or by the sentence's end.
bool Introductions::is_closed(WordIndex i) const {
  constexpr WordIndex longest = 9;
  for (WordIndex k = i; k < i + longest; ++k) {
    if (k >= passage_.size() || passage_.begins_sentence(k)) return k == i;
    if (passage_.comma_before(k)) return true;
    if (passage_.is(k, Tag::says) || passage_.is(k, Tag::auxiliary) || (k == i && passage_.is(k, Tag::coordinator)))
      return false;
  }
  return false;
}

/// "The victim is Mrs Vance", "NK is the survivor": a form of be between the two, and one of them a role.
bool Introductions::is_copula(const Nominal& first, const Nominal& second, WordIndex begin, NominalIndex n) const {
  WordIndex be = after_adverbs(passage_, first.words.end, passage_.size());
  if (be + 1 < begin && passage_.comma_before(be) && passage_.comma_before(be + 1) && number_at(passage_, be)) ++be;  // "Megan, 20, who is"
  const bool relative = be < begin && passage_.is(be, Tag::relative);
  const WordIndex verb = relative ? be + 1 : be;
  if (verb + 1 != begin && !(begin == verb + 2 && passage_.is(verb + 1, Tag::determiner))) return false;
  const bool being = passage_.text(verb) == "being";  // "Ms Lindqvist being the complainant"
  if (!being && (!passage_.is(verb, Tag::be) || !passage_.is(verb, Tag::auxiliary))) return false;
  if (second.indefinite || second.plural != first.plural) return false;
  const auto clause = clauses_.clause_of(first.head);
  return relative || clause == no_clause || clauses_[clause].subject == n;
}

/// "a male in a grey suit whom I now know to be Philip STRAND", "a man she knows as Jez".
bool Introductions::is_identified(const Nominal& first, const Nominal& second) const {
  const WordIndex begin = second.words.first;
  if (!second.is_named() || first.is_named() || first.plural || begin < 2 || passage_.begins_sentence(begin)) return false;
  constexpr WordIndex longest = 4;
  for (WordIndex i = begin; i > first.words.end && begin - i < longest;) {
    const Hit* hit = passage_.hit_at(--i, Tag::introduces);
    if (hit != nullptr && hit->end == begin) return true;
  }
  return false;
}

/// "Suspect interview under caution, Terence WADE, …": a line that begins with a bare part and soon names somebody.
bool Introductions::is_heading(const Nominal& first, const Nominal& second) const {
  constexpr WordIndex longest = 6;
  const bool part = first.role == RoleWord::victim || first.role == RoleWord::suspect || first.role == RoleWord::witness ||
                    ((first.role == RoleWord::family || first.role == RoleWord::professional) &&
                     passage_.gap_has(second.words.first, ':'));  // "Mother: Donna Holt, 41."
  if (!part || first.is_named() || first.words.first != first.head || !passage_.begins_sentence(first.head)) return false;
  const WordIndex name = second.words.first;
  // "Victim: Mrs Agnes Denny, 82.", "Suspect profile: TOMASZ G., 44."
  if (second.is_named() && name <= first.words.end + 1 && passage_.gap_has(name, ':')) return true;
  if (!second.is_named() || second.role != RoleWord::none || !passage_.comma_before(name) || name > first.words.end + longest)
    return false;
  for (WordIndex i = first.words.end; i < name; ++i) {
    if (passage_.is(i, Tag::auxiliary) || passage_.is(i, Tag::says)) return false;
  }
  return true;
}

/// "Mr Ainsworth, a retired dentist, was": a trade in passing tells no part in this case.
bool Introductions::is_occupation(const Nominal& first, const Nominal& second, WordIndex begin) const {
  const bool trade = (second.role == RoleWord::professional && !second.agency) || second.role == RoleWord::bystander;
  const bool bare = second.words.first == second.head && begin == second.head;  // "Ms Tembo, teaching assistant,"
  const bool phrase = second.indefinite || bare || passage_.tags_of(begin).has(Tag::professional);
  return trade && phrase && second.owner == no_nominal && first.is_named() && first.role == RoleWord::none && !second.is_named() &&
         begin == first.words.end && passage_.comma_before(begin) && is_closed(second.words.end);
}

void Introductions::note_occupation(PersonIndex p, const Nominal& noun) {
  if (p == no_person) return;
  block_.of(p).described = noun.role;
  if (block_.of(p).sex == Sex::unknown) block_.of(p).sex = noun.sex;
}

/// "The suspect is a 14 year old boy": the noun says of what age and sex the subject is.
bool Introductions::is_description(const Nominal& first, const Nominal& second, WordIndex begin) const {
  const WordIndex be = first.words.end;
  return begin == be + 1 && passage_.is(be, Tag::be) && passage_.is(be, Tag::auxiliary) && second.indefinite &&
         second.role == RoleWord::person && first.plural == second.plural;
}

/// "He is the named suspect, she is the caller": the pronoun tells their sex.
void Introductions::note_sex_of_part(NominalIndex n, NominalIndex m) {
  const Nominal &pronoun = block_.nominal(n), &part = block_.nominal(m);
  if (!pronoun.pronoun || pronoun.form != Case::subject || pronoun.sex == Sex::unknown || part.pronoun || part.plural) return;
  const WordIndex be = after_adverbs(passage_, pronoun.words.end, passage_.size());
  const bool is = be + 1 == part.words.first && passage_.is(be, Tag::be) && passage_.is(be, Tag::auxiliary);
  const PersonIndex p = block_.person_of(m);
  if (is && !part.indefinite && p != no_person && block_.of(p).sex == Sex::unknown) block_.of(p).sex = pronoun.sex;
}

void Introductions::note_description(PersonIndex p, const Nominal& noun) {
  if (p == no_person) return;
  CastMember& member = block_.of(p);
  if (member.sex == Sex::unknown) member.sex = noun.sex;
  if (!member.under_18) member.under_18 = noun.minor;
}

}  // namespace unblame
