#include "context/cast_votes.h"

#include <algorithm>

namespace unblame {

namespace {

constexpr std::size_t vote_for_victim = 0, vote_for_suspect = 1, vote_for_witness = 2, vote_for_professional = 3;

}  // namespace

void CastVotes::note_hit(const Hit& hit) {
  if (is_denied(hit)) return;
  switch (hit.tag) {
    case Tag::harms:
      note_act(hit, vote_for_victim, vote_for_suspect);
      break;
    case Tag::arrests:
      note_act(hit, vote_for_suspect, vote_for_professional);
      break;
    case Tag::suspect_act:
      vote(block_.subject_before(hit.first), vote_for_suspect);
      break;
    case Tag::suspect_state:
      vote(block_.nearest_before(hit.first), vote_for_suspect, 2);
      break;
    case Tag::victim_state:
      vote(block_.nearest_before(hit.first), vote_for_victim, 2);
      break;
    case Tag::complaint_by:  // "the complaint by Ms Adeyemi"
      vote(block_.nominal_from(hit.end, 3), vote_for_victim);
      break;
    case Tag::witness_act:
      vote(block_.subject_before(hit.first), vote_for_witness);
      break;
    case Tag::professional_act:
      vote(block_.subject_before(hit.first), vote_for_professional);
      break;
    case Tag::protects:
      note_order(hit);
      break;
    case Tag::calls_in:
      note_speaker(block_.subject_before(hit.first));
      break;
    case Tag::says:
      note_speaker(block_.subject_before(hit.first));
      note_neighbour(hit);
      break;
    default:
      break;
  }
}

void CastVotes::note_speaker(NominalIndex n) {
  const PersonIndex p = block_.person_of(n);
  if (p != no_person) block_.of(p).speaks = true;
}

/// "who had not been reported missing", "was never arrested": tells of no part.
bool CastVotes::is_denied(const Hit& hit) const {
  if (hit.tag == Tag::says || hit.tag == Tag::calls_in) return false;
  constexpr WordIndex reach = 3;
  for (WordIndex i = hit.first; i > 0 && hit.first - i < reach && !passage_.begins_sentence(i);) {
    if (passage_.is(--i, Tag::negates)) return true;
  }
  return false;
}

/// "The gentleman at number 9 informed me": who is known by a house and speaks.
void CastVotes::note_neighbour(const Hit& hit) {
  const NominalIndex n = block_.subject_before(hit.first);
  if (n == no_nominal || block_.nominal(n).pronoun) return;
  if (block_.nominal(n).role != RoleWord::person && !(block_.nominal(n).role == RoleWord::none && block_.nominal(n).is_named())) return;
  WordIndex i = block_.nominal(n).words.end;
  if (i + 1 >= passage_.size() || passage_.begins_sentence(i)) return;
  const std::string_view where = passage_.text(i);
  const bool unit_follows = passage_.text(i + 1) == "number" || passage_.text(i + 1) == "no" || passage_.text(i + 1) == "flat";
  if ((where != "at" && where != "from" && !(where == "of" && unit_follows)) || passage_.text(hit.first).ends_with("ing")) return;
  if (const std::string_view unit = passage_.text(i + 1); unit == "number" || unit == "no" || unit == "flat") ++i;
  if (i + 1 < passage_.size() && number_at(passage_, i + 1)) vote(n, vote_for_witness, 2);
}

void CastVotes::vote(NominalIndex n, std::size_t which, int weight) {
  const PersonIndex p = block_.likely_person(n);
  if (p != no_person) block_.of(p).votes[which] += weight;
}

/// An act done by one to another: who is which depends on active and passive.
void CastVotes::note_act(const Hit& hit, std::size_t done_to, std::size_t done_by) {
  const WordIndex i = hit.first;
  const bool first = passage_.begins_sentence(i);
  const bool noun = !first && (passage_.is(i - 1, Tag::determiner) || passage_.is(i - 1, Tag::preposition)) &&
                    passage_.text(i - 1) != "to" && !passage_.text(i).ends_with("ed");
  if (noun) {  // "for the assault on his wife": the role of who did it is told by the rest
    WordIndex on = hit.end;
    if (on < passage_.size() && passage_.is(on, Tag::be) && passage_.is(on, Tag::auxiliary)) ++on;  // "The assault was on Mr Dale by"
    constexpr WordIndex reach = 7;
    const bool told = on < passage_.size() && (passage_.text(on) == "on" || passage_.text(on) == "of" || passage_.text(on) == "against");
    const bool by_first = on < passage_.size() && on > hit.end && passage_.text(on) == "by";
    if (told) vote(block_.nominal_from(on + 1, 4), done_to);
    if (by_first) vote(block_.nominal_from(on + 1, 4), done_by);
    for (WordIndex k = on + 1; (told || by_first) && k < passage_.size() && k < on + reach && !passage_.begins_sentence(k); ++k) {
      if (passage_.comma_before(k) || passage_.is(k, Tag::coordinator)) break;
      if (told && passage_.text(k) == "by") vote(block_.nominal_from(k + 1, 4), done_by);
      if (by_first && passage_.text(k) == "on") vote(block_.nominal_from(k + 1, 4), done_to);
    }
    return;
  }
  // "Denise Carr's flat has been taken over by Leon Marsh"
  if (done_by == vote_for_suspect && hit.end - i > 2 && hit.end < passage_.size() && passage_.text(hit.end) == "by") {
    vote(block_.nominal_from(hit.end + 1, 4), done_by);
    if (!first) vote(nominal_at(nominals_, i - 1), done_to, 2);
    return;
  }
  if (is_passive(hit)) {
    vote(before_passive(i), done_to, 2);
    if (const WordIndex by = find_by(hit.end); by != 0) {
      const NominalIndex agent = block_.nominal_from(by + 1, 4);
      vote(agent, done_by);
      if (done_by == vote_for_suspect) note_doer(agent);
    }
    return;
  }
  const bool preposition = hit.end < passage_.size() && passage_.is(hit.end, Tag::preposition);  // "screaming abuse at him"
  const bool ends = hit.end >= passage_.size() || passage_.begins_sentence(hit.end) || passage_.comma_before(hit.end);  // "Guest robbed, room 212."
  if (done_by == vote_for_suspect && passage_.text(i).ends_with("ed") && ((preposition && is_place(hit.end)) || ends))
    return vote(subject_or_noted(i), done_to, 2);  // "Two males punched outside the Railway": in a note
  const NominalIndex inside = object_inside(hit);  // "taken her by the throat"
  const NominalIndex object = inside != no_nominal ? inside : preposition ? no_nominal : block_.nominal_from(hit.end, 3);
  if (done_by == vote_for_professional && object == no_nominal) return vote(block_.nearest_before(i), done_to, 2);  // "since charged"
  if (done_by == vote_for_suspect && object != no_nominal) {
    vote(block_.subject_before(i), done_by);
    note_doer(block_.subject_before(i));
  }
  vote(object, done_to, 2);
}

void CastVotes::note_doer(NominalIndex n) {
  if (const PersonIndex p = n != no_nominal && block_.nominal(n).relative ? block_.likely_person(n) : block_.person_of(n); p != no_person)
    block_.of(p).does_harm = true;
}

bool CastVotes::is_place(WordIndex i) const {
  for (const std::string_view word : {"outside", "inside", "near", "behind", "during", "following", "opposite", "in", "by"}) {
    if (passage_.text(i) == word) return true;
  }
  return false;
}

/// The subject of the clause of word i, or of a note without one ("Female DARCY, 33. Says raped by ex.") whom the sentence before, in
/// the same line, tells of first.
NominalIndex CastVotes::subject_or_noted(WordIndex i) const {
  if (const NominalIndex n = block_.subject_before(i); n != no_nominal) return n;
  const std::size_t s = passage_.sentence_of(i);
  if (s == 0 || passage_.sentences()[s].opens_paragraph) return no_nominal;
  const NominalIndex own = block_.nominal_from(passage_.sentences()[s].words.first, i - passage_.sentences()[s].words.first);
  if (own != no_nominal) return no_nominal;
  for (WordIndex k = passage_.sentences()[s - 1].words.first; k < passage_.sentences()[s].words.first; ++k) {
    const NominalIndex n = nominal_at(nominals_, k);
    if (n == no_nominal) continue;
    const Nominal& it = block_.nominal(n);
    if (it.possessor || it.person != 3 || it.relative || it.role == RoleWord::professional || it.agency) continue;
    return n;
  }
  return no_nominal;
}

NominalIndex CastVotes::object_inside(const Hit& hit) const {
  for (WordIndex i = hit.first + 1; i < hit.end; ++i) {
    const NominalIndex n = nominal_at(nominals_, i);
    // "broke Paulina's wrist": hers, where no person is behind it.
    if (n != no_nominal && (!block_.nominal(n).possessor || static_cast<std::size_t>(n) + 1 >= nominals_.size() || block_.nominal(n + 1).owner != n)) return n;
  }
  return no_nominal;
}

bool CastVotes::is_passive(const Hit& hit) const {
  const WordIndex i = hit.first, end = hit.end;
  if (const NominalIndex inside = object_inside(hit); inside != no_nominal && block_.nominal(inside).pronoun) return false;  // "took her card"
  for (WordIndex k = i; k > 0 && i - k < 4 && !passage_.begins_sentence(k);) {
    --k;
    if (passage_.is(k, Tag::be)) return !passage_.text(i).ends_with("ing");
    if (!passage_.is(k, Tag::adverb) && !passage_.is(k, Tag::negates)) break;
  }
  // "the man convicted of it", "saw Mr Nwosu struck", "Paul Ames, later arrested": a participle right behind a noun that is no
  // subject of it.
  const NominalIndex n = noun_before(i);
  if (n == no_nominal || block_.nominal(n).possessor || block_.nominal(n).form == Case::subject || passage_.text(i).ends_with("s") || passage_.text(i).ends_with("ing"))
    return false;
  const ClauseIndex c = clauses_.clause_of(i);
  if (c == no_clause) return false;
  const Clause& clause = clauses_[c];
  const bool object = clause.verb < block_.nominal(n).words.first;
  const bool of_by_for = end < passage_.size() && (passage_.text(end) == "of" || passage_.text(end) == "by" ||
                                                  passage_.text(end) == "for" || passage_.text(end) == "from");
  // "The carer, Dawn Reed, hit her": a comma, and yet a verb with its object.
  const NominalIndex behind = end < passage_.size() && !passage_.begins_sentence(end) ? nominal_at(nominals_, end) : no_nominal;
  if (behind != no_nominal && block_.nominal(behind).form == Case::object) return false;
  return object || of_by_for || passage_.comma_before(block_.nominal(n).words.end);
}

/// The nominal that ends before word i, adverbs aside.
NominalIndex CastVotes::noun_before(WordIndex i) const {
  while (i > 0 && !passage_.begins_sentence(i) && passage_.is(i - 1, Tag::adverb)) --i;
  if (i > 1 && passage_.comma_before(i) && passage_.comma_before(i - 1) && number_at(passage_, i - 1)) --i;  // "Siobhan Kerr, 33, harmed by"
  return i == 0 || passage_.begins_sentence(i) ? no_nominal : nominal_at(nominals_, i - 1);
}

NominalIndex CastVotes::before_passive(WordIndex i) const {
  const NominalIndex n = noun_before(i);
  return n != no_nominal ? n : block_.subject_before(i);
}

WordIndex CastVotes::find_by(WordIndex from) const {
  for (WordIndex k = from; k < passage_.size() && k < from + 5 && !passage_.begins_sentence(k); ++k) {
    if (passage_.comma_before(k) || passage_.is(k, Tag::coordinator)) return 0;
    if (passage_.text(k) == "by") return k;
  }
  return 0;
}

/// "The subject of the order is Mr Voss": the one it is made against.
void CastVotes::note_order(const Hit& hit) {
  const NominalIndex n = block_.nominal_from(hit.end, 4);
  const PersonIndex p = block_.person_of(n);
  if (p == no_person) return;
  block_.of(p).role = RoleWord::suspect;
  block_.of(p).stated = true;
}

void CastVotes::note_label(WordRange sentence) {
  constexpr WordIndex longest = 4;
  for (WordIndex k = sentence.first + 1; k < sentence.end && k <= sentence.first + longest; ++k) {
    if (!passage_.gap_has(k, ':')) continue;
    const NominalIndex n = nominal_at(nominals_, k - 1);
    if (n == no_nominal) return;
    // "CALLER: my sister she lets him": a relative of whom they speak.
    const NominalIndex spoken_of = static_cast<std::size_t>(n) + 2 < nominals_.size() ? n + 2 : no_nominal;
    const bool mine = spoken_of != no_nominal && block_.nominal(spoken_of).owner == n + 1 && block_.nominal(n + 1).person == 1;
    note_speaker(n);
    const PersonIndex p = block_.person_of(n);
    const bool child = mine && (block_.nominal(spoken_of).role == RoleWord::family || block_.nominal(spoken_of).minor == true);  // "it's my lass"
    if (child && p != no_person && block_.of(p).role == RoleWord::bystander)
      block_.of(p).role = RoleWord::family;
    for (const Hit& hit : passage_.hits_in({k, sentence.end})) {
      if (hit.tag != Tag::harms) continue;
      for (WordIndex i = hit.end; i < std::min(sentence.end, hit.end + 3); ++i) {
        if (passage_.text(i) == "me" || passage_.text(i) == "my" || passage_.text(i) == "us")
          return vote(n, vote_for_victim, 3);
      }
    }
    return;
  }
}

}  // namespace unblame
