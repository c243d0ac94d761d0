#include "context/about.h"

#include <algorithm>

#include "context/predicate.h"
#include "context/subject.h"

namespace unblame {

namespace {

std::optional<bool> under_18_of(const Reading& reading, const Referent& referent, About about) {
  const Cast& cast = *reading.cast;
  if (referent.person != no_person) {
    const auto& known = cast.people()[static_cast<std::size_t>(referent.person)].under_18;
    if (known) return known;
  } else if (referent.nominal != no_nominal && reading.nominal(referent.nominal).minor) {
    return reading.nominal(referent.nominal).minor;
  }
  return about == About::victim || about == About::unknown ? cast.topic_under_18() : std::nullopt;
}

/// Whether the words around tell of a poster, a leaflet, a campaign, and not of a leaflet that one person was given: "Given crime
/// prevention leaflet. He was tearful. The loss is [self inflicted]."
bool is_for_the_public(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  if (!passage.has_any(tags(Tag::for_public))) return false;
  constexpr std::size_t reach = 3;
  const std::size_t s = passage.sentence_of(match.first);
  const std::size_t first = s >= reach ? s - reach : 0, last = std::min(s + 1, passage.sentences().size() - 1);
  const WordRange around{passage.sentences()[first].words.first, passage.sentences()[last].words.end};
  if (!passage.any_in(around, Tag::for_public)) return false;
  for (const NominalIndex n : reading.nominals_in({around.first, match.first})) {
    const Nominal& it = reading.nominal(n);
    if (it.pronoun && it.person == 3 && it.sex != Sex::unknown && it.form == Case::subject) return false;
  }
  return true;
}

/// "I can't see [her turning up]": of what the author says as "I", the one in it.
NominalIndex object_of_author(const Reading& reading, WordRange match, NominalIndex n, const Speaking& speaking) {
  if (reading.nominal(n).person != 1 || speaking.by || speaking.maker) return no_nominal;
  for (const NominalIndex k : reading.nominals_in(match)) {
    const Nominal& it = reading.nominal(k);
    const bool acts = it.words.end < match.end && reading.passage.text(it.words.end).ends_with("ing");  // not "naive to take him at his word"
    if (k != n && it.person == 3 && it.pronoun && it.sex != Sex::unknown && acts) return k;
  }
  return no_nominal;
}

/// I, you: whoever speaks, whoever is spoken to.
AboutFound first_or_second_person(const Reading& reading, WordRange match, NominalIndex n, const Speaking& speaking) {
  AboutFound found{.piece = "about", .cue = reading.nominal(n).words};
  // "I put it down to [regret]": what an author says as "I" is of somebody else, unless it is the very verb of "I".
  const bool authors_own = reading.nominal(n).person == 1 && !speaking.by && !speaking.maker;
  const bool mental = reading.passage.is(match.first, Tag::thinks);  // "I [find it hard to believe]"
  if (authors_own && (mental || !(is_finite(reading.passage, match.first) && match.first <= reading.nominal(n).words.end + 1))) {
    return {.about = About::victim,
            .under_18 = reading.cast->topic_under_18(),
            .text = "The author says it, of the record's victim."};
  }
  // "Never be careless with your drink" on a poster: to all.
  if (reading.nominal(n).person == 2 && !speaking.by && !speaking.maker && !speaking.addressed && is_for_the_public(reading, match))
    return {.about = About::other, .piece = "about", .text = "Advice to all."};
  if (reading.nominal(n).person == 1) {
    const std::optional<Speaker> speaker = speaking.by && !speaking.indirect ? speaking.by : speaking.maker;
    found.about = speaker ? about_of(*speaker) : About::professional;
    found.text = "The speaker's words about themselves.";
  } else {
    if (speaking.addressed)
      found.about = about_of(*speaking.addressed);
    else
      found.about = speaking.by == Speaker::victim ? About::suspect : About::victim;
    found.text = "Said to the person addressed.";
  }
  if (found.about == About::victim) found.under_18 = reading.cast->topic_under_18();
  return found;
}

/// Whether the words around say that nobody knows who it was or what part they had.
bool is_unsettled(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const std::size_t s = passage.sentence_of(match.first);
  const std::size_t first = s == 0 ? 0 : s - 1, last = std::min(s + 1, passage.sentences().size() - 1);
  return passage.any_in({passage.sentences()[first].words.first, passage.sentences()[last].words.end}, Tag::unsettled);
}

bool is_strong(const Reading& reading, const Referent& referent) {
  if (referent.person != no_person) return !reading.cast->is_weak(referent.person);
  if (referent.nominal == no_nominal) return false;
  const RoleWord role = reading.nominal(referent.nominal).role;
  return role == RoleWord::victim || role == RoleWord::suspect || role == RoleWord::witness || role == RoleWord::professional ||
         role == RoleWord::voice;
}

bool is_family(const Reading& reading, const Referent& referent) {
  if (referent.person != no_person)
    return reading.cast->people()[static_cast<std::size_t>(referent.person)].role == RoleWord::family;
  return referent.nominal != no_nominal && reading.nominal(referent.nominal).role == RoleWord::family;
}

/// "The service was asked. It [refuses to take part].": the agency that "it" stands for, where the match is what "it" does.
NominalIndex agency_as_it(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const ClauseIndex c = reading.clauses.clause_of(match.first);
  if (c == no_clause || !is_finite(passage, match.first) || reading.clauses[c].own_subject) return no_nominal;
  const WordIndex subject = reading.clauses[c].words.first;
  if (subject >= match.first || passage.stem(subject) != "it" || match.first > subject + 3) return no_nominal;
  for (WordIndex i = match.first; i < match.end; ++i) {
    const NominalIndex n = reading.nominal_at(i);
    if (n != no_nominal && reading.nominal(n).pronoun) return no_nominal;  // "it [put her at risk]"
  }
  constexpr std::size_t most_sentences = 2;
  const std::size_t s = passage.sentence_of(match.first);
  const WordIndex begin = passage.sentences()[s >= most_sentences ? s - most_sentences : 0].words.first;
  NominalIndex found = no_nominal;
  for (const NominalIndex n : reading.nominals_in({begin, match.first})) {
    if (reading.nominal(n).agency) found = n;
  }
  return found;
}

/// "The camera [is unreliable]": a thing that the match is said of. Empty if the clause has no such subject.
WordRange thing_as_subject(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const ClauseIndex c = reading.clauses.clause_of(match.first);
  if (c == no_clause || !passage.has_any(tags(Tag::thing))) return {};
  ClauseIndex with_subject = c;  // "The camera is unreliable and [lets us down]"
  while (!reading.clauses[with_subject].own_subject && !reading.clauses[with_subject].other_subject &&
         reading.clauses[with_subject].link == Link::coordinate && reading.clauses[with_subject].parent != no_clause)
    with_subject = reading.clauses[with_subject].parent;
  const Clause& clause = reading.clauses[with_subject];
  if (clause.own_subject) return {};
  const WordIndex end = std::min(clause.verb, match.first);
  const Hit* thing = passage.first_in({clause.words.first, end}, Tag::thing);
  for (WordIndex i = clause.words.first; i < match.end; ++i) {
    const NominalIndex n = reading.nominal_at(i);
    if (n == no_nominal) continue;
    // "Mrs Tway's alarm [is unreliable]", but not "her phone [shows what she is]", "the footage shows her [choosing to]".
    const Nominal& it = reading.nominal(n);
    if (thing == nullptr || !it.possessor || it.pronoun || it.words.first > thing->first) return {};
    i = it.words.end - 1;
  }
  return thing == nullptr ? WordRange{} : WordRange{thing->first, thing->end};
}

/// "Was told to block him.": a note whose own subject is left out too, and not one of whom somebody spoke to.
bool leaves_subject_out(const Reading& reading, std::size_t s) {
  const Passage& passage = reading.passage;
  const WordRange words = passage.sentences()[s].words;
  const Clause& clause = reading.clauses[reading.clauses.first_of(s)];
  if (clause.own_subject || clause.verb >= words.end) return false;
  const NominalIndex first = reading.nominal_from(words.first, words.end);
  if (first != no_nominal && reading.nominal(first).words.first < clause.verb) return false;
  return !passage.any_in({words.first, clause.verb + 1}, Tag::speaks_with) && !passage.any_in({words.first, clause.verb + 1}, Tag::calls_in);
}

/// Of a note without a subject ("Spoke to IP at length. [Milking it].") whom the sentence before, in the same line, is about: its
/// subject, or who was spoken to; past notes that leave theirs out as well. No professional.
NominalIndex subject_before(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  constexpr int most_notes = 4;
  std::size_t s = passage.sentence_of(match.first);
  for (int back = 0; back < most_notes && s > 0 && !passage.sentences()[s].opens_paragraph; ++back) {
    const WordRange before = passage.sentences()[--s].words;
    if (leaves_subject_out(reading, s)) continue;
    bool anybody = false;
    for (const NominalIndex n : reading.nominals_in(before)) {
      const Nominal& it = reading.nominal(n);
      anybody = anybody || it.person == 3;
      if (it.possessor || it.person != 3 || it.relative || reading.role_of(n) == About::professional) continue;
      return n;
    }
    if (anybody) return no_nominal;  // professionals, or somebody's things
  }
  return no_nominal;
}

/// "Suspect's demeanour: aggressive, [refuses to engage]": whose it is that a label announces.
NominalIndex owner_of_label(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  constexpr WordIndex longest = 6;
  const NominalIndex n = reading.nominal_at(sentence.first);
  if (n == no_nominal || !reading.nominal(n).possessor || reading.nominal(n).pronoun) return no_nominal;
  for (WordIndex i = reading.nominal(n).words.end; i <= std::min(match.first, sentence.first + longest); ++i) {
    if (passage.gap_has(i, ':')) return n;
  }
  return no_nominal;
}

/// "her niece", "my daughter" in the words of a relative: the child of a victim's family is the victim.
bool is_child_of_family(const Reading& reading, NominalIndex n, const Speaking& speaking) {
  const NominalIndex named = reading.referents.of(n).nominal;
  if (named == no_nominal) return false;
  const Nominal& it = reading.nominal(named);
  if (it.role != RoleWord::family || it.owner == no_nominal) return false;
  const Nominal& owner = reading.nominal(it.owner);
  if (owner.person == 1) return speaking.by == Speaker::parent || speaking.maker == Speaker::parent;
  if (owner.person == 2) return reading.passage.is(it.head, Tag::descendant);  // "your daughter", in a letter to her mother
  return reading.passage.is(it.head, Tag::descendant) && is_family(reading, reading.referents.of(it.owner));
}

/// "Son of Mrs Whitlock rang. "Mum has always been one for drama"": the parent of a child of the victim's is the victim.
bool is_parent_of_speaker(const Reading& reading, NominalIndex n, const Speaking& speaking) {
  if (speaking.by != Speaker::parent) return false;
  const NominalIndex named = reading.referents.of(n).nominal;
  if (named == no_nominal) return false;
  const Nominal& it = reading.nominal(named);
  const bool elder = it.role == RoleWord::family && it.owner == no_nominal && !it.is_named() && !reading.passage.is(it.head, Tag::descendant);
  return elder && reading.cast->has_child_of_topic();
}

/// "your mum drives you to it", asked of a suspect; "my wife", said by one: the relative of whom an interview speaks is the victim.
bool is_relative_of_suspect(const Reading& reading, NominalIndex n, const Speaking& speaking) {
  const Nominal& it = reading.nominal(n);
  if (it.owner == no_nominal || (it.role != RoleWord::family && it.role != RoleWord::partner)) return false;
  const std::uint8_t person = reading.nominal(it.owner).person;
  return (person == 2 && speaking.addressed == Speaker::suspect) ||
         (person == 1 && (speaking.by == Speaker::suspect || speaking.maker == Speaker::suspect));
}

/// Somebody else in a victim's own account is taken for the one who did it, somebody else in a suspect's for the victim.
std::optional<About> opposite_of_maker(const Speaking& speaking) {
  // "he said to me, 'She does it with half the estate'": of two speakers the inner one.
  const bool inner = speaking.by == Speaker::suspect || speaking.by == Speaker::victim;
  const std::optional<Speaker> maker = inner || !speaking.maker ? speaking.by : speaking.maker;
  if (maker == Speaker::victim) return About::suspect;
  if (maker == Speaker::suspect) return About::victim;
  return std::nullopt;
}

/// "A man of his age [has no business there]": whoever "his" is.
NominalIndex measured_by(const Reading& reading, NominalIndex n) {
  const Nominal& it = reading.nominal(n);
  const bool kind = it.role == RoleWord::person && it.indefinite && !it.is_named() && it.owner > n;
  return kind && reading.nominal(it.owner).form == Case::possessive && reading.nominal(it.owner).person == 3 ? it.owner : n;
}

/// "punched her", "hit the victim": harm done by the subject of `predicate`, a "he", to somebody else.
bool harms_another(const Reading& reading, WordRange predicate) {
  for (const Hit& hit : reading.passage.hits_in(predicate)) {
    const NominalIndex n = harmed_by(reading.passage, reading.nominals, hit);
    if (n == no_nominal) continue;
    const Nominal& it = reading.nominal(n);
    if (it.pronoun ? it.sex == Sex::female : it.role == RoleWord::victim) return true;
  }
  return false;
}

/// "He [was drunk] when he punched her.": whoever "he" is, of whom that sentence or the next tells it.
bool harms_nearby(const Reading& reading, NominalIndex n) {
  const Nominal& he = reading.nominal(n);
  if (!he.pronoun || he.sex != Sex::male) return false;
  const Passage& passage = reading.passage;
  const std::size_t s = passage.sentence_of(he.words.first), last = std::min(s + 1, passage.sentences().size() - 1);
  const WordIndex end = passage.sentences()[last].words.end;
  for (const NominalIndex k : reading.nominals_in({passage.sentences()[s].words.first, end})) {
    const Nominal& it = reading.nominal(k);
    if (!it.pronoun || it.sex != Sex::male || it.form != Case::subject) continue;
    if (harms_another(reading, predicate_of(passage, reading.nominals, reading.clauses, k))) return true;
  }
  return false;
}

AboutFound third_person(const Reading& reading, WordRange match, NominalIndex n, const Speaking& speaking) {
  n = measured_by(reading, n);
  const Nominal& it = reading.nominal(n);
  const Referent& referent = reading.referents.of(n);
  AboutFound found{.about = reading.role_of(n), .piece = it.pronoun ? "pronouns" : "cast", .cue = it.words};
  found.named = true;
  found.text = it.pronoun ? "The pronoun agrees with this person, named before." : "This person is the subject of the words.";
  const bool strong = is_strong(reading, referent);
  const bool family = is_family(reading, referent);
  const bool minor = under_18_of(reading, referent, found.about) == true;

  if (is_child_of_family(reading, n, speaking) || is_parent_of_speaker(reading, n, speaking) ||
      is_relative_of_suspect(reading, n, speaking)) {
    found.about = About::victim;
    found.text = "The child of the family that speaks.";
    found.under_18 = reading.cast->topic_under_18();
    return found;
  }
  // "He's devious" in a carer's answer, "she" in a suspect's: not the one who speaks.
  if (speaking.maker && it.pronoun && reading.speaker_of(n) == *speaking.maker && speaking.maker != Speaker::victim) {
    found.about = About::victim;
    found.text = "Somebody else in this person's own account.";
    found.under_18 = reading.cast->topic_under_18();
    return found;
  }
  if (!strong && !family) {
    if (it.partitive || it.stranger || is_unsettled(reading, match)) {
      found.about = About::unknown;
      found.text = "The text does not say which of several people it was, or what part they had.";
      return found;
    }
  }
  // What the sentence tells of the subject decides where only a kind of word speaks for the role.
  const auto told = told_of_subject(reading.passage, predicate_of(reading.passage, reading.nominals, reading.clauses, n));
  if (!strong && told && !(minor && *told == About::suspect) && !(family && *told != About::victim && *told != About::suspect)) {
    found.about = *told;
    found.piece = "acts";
    found.text = "What the sentence tells of the subject shows the part they had.";
  } else if (!strong && (!family || it.pronoun)) {
    const bool own_account = speaking.maker || speaking.by == Speaker::victim;
    const auto other = own_account ? opposite_of_maker(speaking) : std::nullopt;
    const bool speaker_is_meant = speaking.by == Speaker::victim && !speaking.maker && found.about == About::victim;
    const bool nobody = !referent.is_known() || (referent.person == no_person && reading.nominal(referent.nominal).pronoun);
    const bool unsure = nobody || referent.unsure || found.about == About::unknown;
    if (other && !speaker_is_meant &&
        (unsure || (speaking.maker && found.about == About::victim && *other == About::suspect && it.sex == Sex::male))) {
      found.about = *other;
      found.text = "Somebody else in this person's own account.";
    } else if (nobody && harms_nearby(reading, n)) {
      found.about = About::suspect;
      found.piece = "acts";
      found.text = "What the sentence tells of the subject shows the part they had.";
    } else if (nobody) {
      found.about = About::victim;
      found.text = "Nobody else in the record fits, so its victim is meant.";
    }
  }
  found.under_18 = under_18_of(reading, referent, found.about);
  return found;
}

}  // namespace

/// The first person in what is told before the match, or no_nominal.
NominalIndex first_told(const Reading& reading, WordRange told, WordRange match) {
  for (const NominalIndex n : reading.nominals_in({told.first, match.first})) {
    const Nominal& it = reading.nominal(n);
    if (!it.possessor && !it.relative && it.form != Case::reflexive) return n;
  }
  return no_nominal;
}

std::optional<About> owner_of_record(const Reading& reading, WordRange match) {
  constexpr std::size_t most_sentences = 4;
  const std::size_t s = reading.passage.sentence_of(match.first);
  const WordIndex begin = reading.passage.sentences()[s >= most_sentences ? s - most_sentences : 0].words.first;
  std::optional<About> found;
  for (const NominalIndex n : reading.nominals_in({begin, match.first})) {
    const RoleWord role = reading.nominal(n).role;
    if (role == RoleWord::victim || role == RoleWord::witness || role == RoleWord::suspect) found = reading.role_of(n);
  }
  return found;
}

AboutFound about_of(const Reading& reading, WordRange match, const Speaking& speaking) {
  SubjectFound subject = find_subject(reading, match, speaking.marks);
  if (speaking.told && subject.nominal != no_nominal && reading.nominal(subject.nominal).words.first < speaking.told->first &&
      speaking.told->first <= match.first)
    subject.nominal = first_told(reading, *speaking.told, match);  // "CALLER STS FEM IN DOORWAY HANGING OFF": not the caller
  const bool nobody = subject.nominal == no_nominal && !subject.general && !speaking.by && !speaking.maker;
  if (nobody && is_for_the_public(reading, match)) return {.about = About::other, .piece = "about", .text = "Advice to all."};
  if (subject.general) return {.about = About::other, .piece = "about", .text = "Said of people in general.", .cue = subject.cue};
  if (subject.nominal == no_nominal) {
    if (const NominalIndex agency = agency_as_it(reading, match); agency != no_nominal)
      return {.about = About::professional, .piece = "pronouns", .text = "It stands for the agency that was named before.",
              .cue = reading.nominal(agency).words};
    if (const WordRange thing = thing_as_subject(reading, match); !thing.empty())
      return {.about = About::other, .piece = "about", .text = "Said of a thing.", .cue = thing};
    if (const NominalIndex owner = owner_of_label(reading, match); owner != no_nominal && reading.role_of(owner) != About::unknown)
      return third_person(reading, match, owner, speaking);
    AboutFound found{.about = About::victim, .under_18 = reading.cast->topic_under_18(), .piece = "about"};
    found.text = "No person is the grammatical subject, so the record's victim is meant.";
    if (subject.elided) {
      if (const NominalIndex before = subject_before(reading, match); before != no_nominal)
        found.about = reading.role_of(before);
      else if (const auto told = told_nearby(reading, match))
        found.about = *told;
      if (found.about == About::unknown) found.about = About::victim;
      found.text = "The subject is left out, as in a note; what is told around it shows who is meant.";
    }
    return found;
  }
  if (const NominalIndex n = object_of_author(reading, match, subject.nominal, speaking); n != no_nominal) subject.nominal = n;
  if (reading.nominal(subject.nominal).person != 3) return first_or_second_person(reading, match, subject.nominal, speaking);
  return third_person(reading, match, subject.nominal, speaking);
}

}  // namespace unblame
