#include "context/subject.h"

#include <algorithm>

namespace unblame {

namespace {

const Clause* clause_at(const Reading& reading, WordIndex i) {
  const ClauseIndex c = reading.clauses.clause_of(i);
  return c == no_clause ? nullptr : &reading.clauses[c];
}

/// A pronoun as the subject inside the match: "Wayward is what she is", "a man she had just met".
NominalIndex pronoun_inside(const Reading& reading, WordRange match) {
  bool verb = false;
  for (WordIndex i = match.first; i < match.end; ++i) {
    const NominalIndex n = reading.nominal_at(i);
    if (n == no_nominal) {
      verb |= is_finite(reading.passage, i) || reading.passage.is(i, Tag::verb);
      continue;
    }
    const Nominal& it = reading.nominal(n);
    if (it.form == Case::subject || (it.person == 2 && it.form == Case::none && !verb)) return n;
    i = std::max(i, it.words.end - 1);
  }
  return no_nominal;
}

/// A noun in the match that is its subject or agent: "IP's choice", "complaint by complainant", "as ever with this female".
NominalIndex noun_inside(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const bool nobody = passage.text(match.first) == "nobody" || passage.text(match.first) == "no";
  bool verb = false;
  for (WordIndex i = match.first; i < match.end; ++i) {
    const NominalIndex n = reading.nominal_at(i);
    if (n == no_nominal) {
      verb |= is_finite(passage, i) || passage.is(i, Tag::verb);
      continue;
    }
    const Nominal& it = reading.nominal(n);
    const bool by = i > match.first && passage.text(i - 1) == "by";
    const bool pointed_at = i > match.first && passage.text(it.words.first) == "this";
    if (!it.pronoun && !it.possessor && !it.guessed && ((!verb && (by || pointed_at || i == match.first)) || nobody)) return n;
    i = std::max(i, it.words.end - 1);
  }
  return no_nominal;
}

/// "[unauthorised absence] by the child", "[poor engagement] on the part of IP": who did it, right behind a noun.
NominalIndex agent_behind(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  if (match.end >= sentence.end || is_finite(passage, match.first)) return no_nominal;
  for (WordIndex i = match.first; i < match.end; ++i) {
    if (passage.is(i, Tag::auxiliary) || passage.text(i).ends_with("ed")) return no_nominal;
  }
  const std::string_view word = passage.text(match.end);
  const WordIndex by =
      word == "on" && match.end + 3 < sentence.end && passage.text(match.end + 2) == "part" ? match.end + 3 : match.end;
  if (word != "by" && by == match.end) return no_nominal;
  for (const Hit& hit : passage.hits_in({sentence.first, match.first})) {  // "described as [streetwise] by staff": who describes
    if (hit.tag == Tag::describes && match.first < hit.end + 3) return no_nominal;
  }
  if (by + 1 < sentence.end && passage.text(by + 1).ends_with("ing")) return no_nominal;  // "by picking up his calls"
  return reading.head_from(by + 1, std::min(sentence.end, by + 4));
}

/// "Poor engagement on her part", "By her own admission": whose it is, where no subject stands before it.
NominalIndex owner_inside(const Reading& reading, WordRange match) {
  for (const NominalIndex n : reading.nominals_in(match)) {
    const WordIndex first = reading.nominal(n).words.first;
    for (WordIndex i = match.first; i < first; ++i) {  // "ignored our advice": an object's owner is somebody else
      if (reading.passage.is(i, Tag::verb) || is_finite(reading.passage, i)) return no_nominal;
    }
    if (reading.nominal(n).possessor && reading.nominal(n).words.first >= match.first) return n;
  }
  return no_nominal;
}

/// Where the noun phrase begins in which the match stands: "an [unreliable witness]" at "an".
WordIndex phrase_begin(const Reading& reading, WordRange match) {
  const NominalIndex n = reading.nominal_at(match.first);
  return n == no_nominal || reading.nominal(n).pronoun ? match.first : std::min(match.first, reading.nominal(n).words.first);
}

/// Whether the subject is a professional or agency of whom the match, a noun, need not be said.
bool passes_on(const Reading& reading, WordRange match, const Clause& clause) {
  if (reading.role_of(clause.subject) != About::professional) return false;
  const bool predicate = clause.verb < match.first && reading.passage.is(clause.verb, Tag::be);
  return !predicate || reading.nominal(clause.subject).agency;
}

/// The noun for a person that the match ends with: "two [regular mispers]".
NominalIndex last_noun(const Reading& reading, WordRange match) {
  const NominalIndex n = reading.nominal_at(match.end - 1);
  if (n == no_nominal || is_finite(reading.passage, match.first)) return no_nominal;
  const Nominal& it = reading.nominal(n);
  return !it.pronoun && !it.guessed && it.role != RoleWord::professional && it.role != RoleWord::none ? n : no_nominal;
}

/// A possessive pronoun anywhere in the match.
NominalIndex owner_in(const Reading& reading, WordRange match) {
  for (WordIndex i = match.first; i < match.end; ++i) {
    const NominalIndex n = reading.nominal_at(i);
    if (n != no_nominal && reading.nominal(n).form == Case::possessive && reading.nominal(n).person == 3) return n;
  }
  return no_nominal;
}

/// "two [frequent flyers]": several, so not the subject.
bool is_counted(const Reading& reading, WordRange match) {
  if (match.first == 0) return false;
  for (const std::string_view number : {"two", "three", "four", "five", "six", "several", "many"}) {
    if (reading.passage.text(match.first - 1) == number) return true;
  }
  return false;
}

/// "her [lifestyle]", "another of his '[jaunts]'", "IP's sad [history]": whose it is, right before the match.
NominalIndex possessor_before(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  constexpr WordIndex near = 3;
  const WordIndex start = phrase_begin(reading, match);
  const bool gerund = passage.text(match.first).ends_with("ing");  // "in my view making it up": no noun of its own
  for (WordIndex i = start; i > sentence.first && start - i < near;) {
    --i;
    const NominalIndex n = reading.nominal_at(i);
    if (n != no_nominal)
      return reading.nominal(n).possessor && reading.nominal(n).form != Case::subject && !(gerund && i + 1 < start) ? n
                                                                                                                    : no_nominal;
    const TagSet stops =
        tags(Tag::auxiliary, Tag::preposition, Tag::coordinator, Tag::subordinator, Tag::determiner, Tag::verb, Tag::relative);
    if (passage.tags_of(i).has_any(stops) || passage.comma_before(i + 1)) return no_nominal;
  }
  return no_nominal;
}

/// "found the husband drunk and [full of self-pity]", "told the girl to [keep away]", "describes her as [streetwise]": an object
/// that the match is said of, when the match is no finite verb of its own.
NominalIndex object_before(const Reading& reading, WordRange match, const Clause* clause) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  const bool finite = is_finite(passage, match.first);
  // "left the unit [without thought for …]": a phrase of the verb, not of its object.
  if (passage.is(match.first, Tag::preposition) || passage.is(match.first, Tag::negates) ||
      passage.is(match.first, Tag::coordinator))
    return no_nominal;
  const WordIndex start = phrase_begin(reading, match);
  if (start < match.first) return no_nominal;  // a noun with its own article: no adjective of an object
  bool crossed_to = false, crossed_and = false;
  constexpr WordIndex near = 8;
  for (WordIndex i = match.first; i > sentence.first && match.first - i < near;) {
    if (passage.comma_before(i) && !crossed_to) return no_nominal;
    --i;
    const NominalIndex n = reading.nominal_at(i);
    if (n != no_nominal) {
      const Nominal& it = reading.nominal(n);
      const bool object = clause == nullptr || n != clause->subject;
      const bool fits = !it.possessor && it.form != Case::subject && it.form != Case::reflexive;
      const WordIndex first = it.owner != no_nominal && it.owner < n ? reading.nominal(it.owner).words.first : it.words.first;
      const bool oblique =
          first > sentence.first && passage.is(first - 1, Tag::preposition) && !passage.text(match.first).ends_with("ing");
      return object && fits && !oblique && (crossed_to || !finite) ? n : no_nominal;
    }
    const std::string_view word = passage.text(i);
    const bool from =
        passage.text(match.first).ends_with("ing") && (word == "against" || word == "from" || word == "of" || word == "for");
    crossed_to |= word == "to" || word == "as" || word == "being" || word == "having" || from;
    const bool was_and = passage.is(i, Tag::coordinator);
    crossed_and |= was_and;
    const bool adjective =
        crossed_and && !was_and && !passage.tags_of(i).has_any(tags(Tag::auxiliary, Tag::preposition, Tag::determiner));
    const bool passed = word == "to" || word == "as" || word == "be" || word == "being" || word == "having" || word == "not" ||
                        from || passage.is(i, Tag::adverb) || was_and || adjective;
    if (!passed) return no_nominal;
  }
  return no_nominal;
}

/// The subject of the clause behind, for what stands in front of it: "Having ignored it, Mrs Teague was burgled again".
NominalIndex behind(const Reading& reading, WordRange match) {
  if (is_finite(reading.passage, match.first)) return no_nominal;  // "has changed her mind, and I have run out of patience"
  const WordRange sentence = reading.sentence_at(match.first);
  for (ClauseIndex c = reading.clauses.clause_of(match.first);
       c != no_clause && static_cast<std::size_t>(c) < reading.clauses.all().size(); ++c) {
    const Clause& clause = reading.clauses[c];
    if (clause.words.first >= sentence.end) break;
    if (clause.own_subject && clause.subject != no_nominal && reading.nominal(clause.subject).words.first >= match.end)
      return clause.subject;
  }
  return no_nominal;
}

/// Whether nothing that could be a subject stands before the match in its sentence.
bool starts_without_subject(const Reading& reading, WordRange match) {
  const WordRange sentence = reading.sentence_at(match.first);
  WordIndex opening = sentence.first;  // "Very [uncooperative]."
  while (opening < match.first && reading.passage.is(opening, Tag::adverb)) ++opening;
  if (opening == match.first) return true;
  if (reading.passage.stem(sentence.first) == "there") return false;  // "There was [risky behaviour]"
  for (ClauseIndex c = reading.clauses.first_of(reading.passage.sentence_of(match.first));
       static_cast<std::size_t>(c) < reading.clauses.all().size(); ++c) {
    const Clause& clause = reading.clauses[c];
    if (clause.words.first >= sentence.end || clause.words.first >= match.first) break;
    if (clause.other_subject || clause.subject != no_nominal) return false;
  }
  return true;
}

/// "She won't have it that he is a danger and [opens the door to him]": a verb without a subject, whose object shows that it is not
/// the nearest one's but that of the clause outside.
NominalIndex subject_outside(const Reading& reading, const Clause& clause) {
  if (clause.own_subject || clause.link != Link::coordinate || clause.parent == no_clause || clause.subject == no_nominal) return no_nominal;
  const Clause& inner = reading.clauses[clause.parent];
  if (inner.link != Link::complement || inner.parent == no_clause || inner.subject != clause.subject) return no_nominal;
  const NominalIndex outer = reading.clauses[inner.parent].subject;
  const Sex sex = reading.nominal(clause.subject).sex;
  if (outer == no_nominal || outer == clause.subject || sex == Sex::unknown || reading.nominal(outer).sex == sex) return no_nominal;
  for (const NominalIndex n : reading.nominals_in(clause.words)) {
    const Nominal& it = reading.nominal(n);
    if (it.pronoun && it.sex == sex && it.form != Case::subject && it.form != Case::reflexive && !it.possessor) return outer;
  }
  return no_nominal;
}

/// "He is a man who [has chosen the bottle]": of a noun that only says what somebody is, that somebody.
NominalIndex through_predicate(const Reading& reading, const Clause& clause) {
  if (clause.link != Link::relative || clause.parent == no_clause) return clause.subject;
  const Passage& passage = reading.passage;
  const Clause& outer = reading.clauses[clause.parent];
  const Nominal& noun = reading.nominal(clause.subject);
  const WordIndex first = noun.words.first;
  const bool inside = outer.words.has(first) && outer.subject != no_nominal && outer.subject != clause.subject;
  if (!inside || noun.pronoun || noun.is_named()) return clause.subject;
  constexpr WordIndex most_adjectives = 4;
  for (WordIndex i = first; i > outer.words.first && first - i < most_adjectives;) {
    --i;
    if (passage.is(i, Tag::be) && passage.is(i, Tag::auxiliary)) return outer.subject;
    if (passage.is(i, Tag::preposition) || passage.comma_before(i + 1)) break;
  }
  return clause.subject;
}

}  // namespace

/// "This is a lad who [winds up half the landing]": pointed at, and so the one whom the record is about.
bool is_pointed_at(const Reading& reading, const Clause& clause) {
  if (clause.link != Link::relative || clause.parent == no_clause || clause.subject == no_nominal) return false;
  const Clause& outer = reading.clauses[clause.parent];
  const std::string_view word = reading.passage.stem(outer.words.first);
  return outer.other_subject && (word == "this" || word == "here") && reading.nominal(clause.subject).indefinite;
}

SubjectFound find_subject(const Reading& reading, WordRange match, std::optional<WordRange> within) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  for (const Hit& hit : passage.hits_in({sentence.first, match.first})) {
    if (hit.tag == Tag::general && match.first - hit.end < 4) return {.general = true, .cue = {hit.first, hit.end}};
  }
  if (passage.any_in(match, Tag::takes_two)) return {};
  const Clause* clause = clause_at(reading, match.first);
  const auto fits = [&](NominalIndex n) { return n != no_nominal && (!within || within->has(reading.nominal(n).head)); };
  const bool subject_before = clause != nullptr && fits(clause->subject) &&
                              reading.nominal(clause->subject).words.first < match.first &&
                              !(reading.nominal(clause->subject).guessed && match.has(reading.nominal(clause->subject).head));
  if (subject_before && is_pointed_at(reading, *clause)) return {};
  if (subject_before) {
    if (const NominalIndex n = subject_outside(reading, *clause); fits(n)) return {.nominal = n};
  }
  // "The suspect [claims that he was attacked]": of a verb the subject, whoever else stands in the match.
  if (subject_before && clause->own_subject && is_finite(passage, match.first))
    return {.nominal = through_predicate(reading, *clause)};
  // "Suspect NFA as IP [not engaging]": the noun behind a subordinator, though its verb is no finite one.
  if (match.first > sentence.first) {
    const NominalIndex n = reading.nominal_at(match.first - 1);
    if (fits(n) && !reading.nominal(n).possessor && reading.nominal(n).form != Case::object && !passage.comma_before(match.first)) {
      const WordIndex first = reading.nominal(n).words.first;
      if (first > sentence.first && (passage.text(first - 1) == "as" || passage.text(first - 1) == "since" || passage.text(first - 1) == "because"))
        return {.nominal = n};
    }
  }
  // "[letting each one think he was in]": of a participle the subject of its clause.
  const bool participle = subject_before && passage.text(match.first).ends_with("ing") && passage.is(match.first, Tag::verb);
  if (const NominalIndex n = pronoun_inside(reading, match); fits(n) && !participle) return {.nominal = n};
  if (const NominalIndex n = possessor_before(reading, match); fits(n)) return {.nominal = n};
  if (const NominalIndex n = object_before(reading, match, clause); fits(n)) return {.nominal = n};
  if (const NominalIndex n = agent_behind(reading, match); fits(n)) return {.nominal = n};
  if (subject_before && passes_on(reading, match, *clause)) {
    // "Officers dealt with two [regular mispers]", "the placement [ended because of her own behaviour]"
    if (const NominalIndex n = last_noun(reading, match); fits(n)) return {.nominal = n};
    if (const NominalIndex n = owner_in(reading, match); fits(n)) return {.nominal = n};
    if (is_counted(reading, match)) return {};
    // "ptl with agg, [drama queen as per]": in a note without a verb, the other one.
    const NominalIndex other =
        clause->verb >= match.first ? reading.nominal_from(reading.nominal(clause->subject).words.end, match.first) : no_nominal;
    if (fits(other) && !reading.nominal(other).pronoun && !reading.nominal(other).possessor) return {.nominal = other};
  }
  if (subject_before) return {.nominal = through_predicate(reading, *clause)};
  if (const NominalIndex n = noun_inside(reading, match); fits(n)) return {.nominal = n};
  if (clause != nullptr && fits(clause->subject) && !clause->own_subject) return {.nominal = clause->subject};
  if (const NominalIndex n = owner_inside(reading, match); fits(n)) return {.nominal = n};
  // "Squanders police time with these calls, the line goes dead": a note, no phrase in front of its subject.
  const bool note = passage.begins_sentence(match.first) &&
                    (is_finite(passage, match.first) || (passage.text(match.first).ends_with("s") && passage.tags_of(match.first).empty()));
  if (note) return {.elided = !within};
  if (const NominalIndex n = behind(reading, match); fits(n) && (clause == nullptr || !clause->other_subject))
    return {.nominal = n};
  return {.elided = !within && starts_without_subject(reading, match)};
}

std::optional<About> told_nearby(const Reading& reading, WordRange match) {
  const Passage& passage = reading.passage;
  const std::size_t s = passage.sentence_of(match.first);
  const std::size_t last = std::min(s + 2, passage.sentences().size() - 1);
  for (std::size_t k = s > 2 ? s - 2 : 0; k <= last; ++k) {
    const Sentence& sentence = passage.sentences()[k];
    if (k > s && sentence.opens_paragraph) break;
    const Clause& first = reading.clauses[reading.clauses.first_of(k)];
    if (first.own_subject) continue;
    if (const auto told = told_of_subject(passage, sentence.words)) return told;
  }
  return std::nullopt;
}

}  // namespace unblame
