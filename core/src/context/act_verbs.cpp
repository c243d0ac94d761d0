#include "context/act_verbs.h"

#include <algorithm>

namespace unblame {

std::optional<Doer> ActVerbs::of_verb(const HarmHit& hit) const {
  if (words_.row_goes_on(hit.end)) return std::nullopt;
  const WordIndex begin = words_.row_begin(hit.first);
  const std::string_view word = passage_.text(hit.first);
  if (word.ends_with("ing")) return of_gerund(hit, begin);
  if (words_.behind_noun_opener(hit.first) && begin == hit.first && !is_participle_of_subject(hit)) return std::nullopt;
  const auto p = words_.before(begin);
  const bool infinitive = p && (passage_.text(*p) == "to" || (passage_.is(*p, Tag::auxiliary) && !passage_.is(*p, Tag::be) &&
                                                              !passage_.stem(*p).starts_with("ha")));
  if (words_.is_past(hit.first) && !infinitive) {
    if (words_.behind_be(begin)) return of_passive(hit, begin);
    return of_past(hit, begin);
  }
  return of_base(hit, begin);
}

/// "IP assaulted": the nominal right before the verb is no possessor.
bool ActVerbs::is_participle_of_subject(const HarmHit& hit) const {
  const auto p = words_.before(hit.first);
  if (!p) return false;
  const NominalIndex n = reading_.nominal_at(*p);
  return n != no_nominal && !reading_.nominal(n).possessor;
}

std::optional<Doer> ActVerbs::of_passive(const HarmHit& hit, WordIndex begin) const {
  const Source source = people_.source_from(hit.end, true);
  if (source == Source::officer && people_.role_of(people_.subject_of(begin).nominal) == About::suspect) return std::nullopt;
  if (people_.is_somebody(source)) return Doer::named;
  if (source == Source::accident || harm_.any_in(words_.behind(hit.end, 4), HarmTag::accident)) return std::nullopt;
  if (hit.tag == HarmTag::touch) {
    if (!is_done_to_somebody(begin)) return std::nullopt;
  }
  return Doer::passive;
}

/// Whether the subject of a passive is a person, a part of one, or left out.
bool ActVerbs::is_done_to_somebody(WordIndex i) const {
  const Clause* clause = words_.clause_at(i);
  if (clause == nullptr) return false;
  if (people_.subject_of(i).nominal != no_nominal) return true;
  if (!clause->other_subject) return true;
  const WordRange subject{clause->words.first, i};
  return harm_.any_in(subject, HarmTag::body) || harm_.any_in(subject, HarmTag::doer) ||
         passage_.text(clause->words.first) == "who";
}

std::optional<Doer> ActVerbs::of_past(const HarmHit& hit, WordIndex begin) const {
  if (hit.end < reading_.sentence_at(hit.first).end && passage_.text(hit.end) == "by" &&
      people_.names_somebody(hit.end + 1, std::min(reading_.sentence_at(hit.first).end, hit.end + 5)))
    return Doer::named;  // "a girl assaulted by her uncle"
  const Subject subject = people_.subject_of(begin);
  const Object object = people_.object_of(hit, subject.nominal);
  if (object == Object::self) return std::nullopt;
  if (object == Object::none && people_.is_somebody(people_.source_from(hit.end, true)))
    return Doer::named;  // "IP punched in the face by AP"
  if (object == Object::person) return of_active(hit, subject, begin, hit.end);
  if (hit.tag == HarmTag::touch) return of_bare_touch(hit, subject, object);
  if (object == Object::none && is_noun_like_participle(hit)) return std::nullopt;
  // "He attacked", but "IP assaulted in the subway" has the one to whom it was done before it.
  if (object == Object::none && subject.nominal != no_nominal && people_.role_of(subject.nominal) == About::victim &&
      !is_relative_object(hit))
    return Doer::passive;
  if (object == Object::none && subject.nominal == no_nominal && !subject.other) return Doer::passive;
  return of_active(hit, subject, begin, hit.end);
}

/// "the girl he attacked", "whom the suspect raped": the object stands in front.
bool ActVerbs::is_relative_object(const HarmHit& hit) const {
  const auto p = words_.before(hit.first);
  if (!p) return false;
  const NominalIndex n = reading_.nominal_at(*p);
  return n != no_nominal && n > 0 && reading_.nominal(n).words.first > 0 &&
         reading_.nominal(n - 1).words.end + 2 > reading_.nominal(n).words.first && !people_.is_same(n, n - 1) &&
         passage_.sentence_of(reading_.nominal(n - 1).head) == passage_.sentence_of(hit.first);
}

/// "the assaulted boy"
bool ActVerbs::is_noun_like_participle(const HarmHit& hit) const {
  const auto p = words_.before(hit.first);
  return p && passage_.is(*p, Tag::determiner) && reading_.nominal_at(hit.end) != no_nominal;
}

/// "IP punched in the face": a note's passive, with a part of the body behind it.
std::optional<Doer> ActVerbs::of_bare_touch(const HarmHit& hit, const Subject& subject, Object object) const {
  if (object != Object::none || !passage_.is(hit.end, Tag::preposition)) return std::nullopt;
  if (!harm_.any_in(words_.behind(hit.end, 4), HarmTag::body)) return std::nullopt;
  if (subject.nominal == no_nominal) return subject.other ? std::nullopt : std::optional{Doer::passive};
  return people_.role_of(subject.nominal) == About::victim ? std::optional{Doer::passive} : std::nullopt;
}

std::optional<Doer> ActVerbs::of_active(const HarmHit& hit, const Subject& subject, WordIndex begin, WordIndex end) const {
  if (subject.nominal != no_nominal) {
    if (people_.hits_back(subject.nominal, end) || people_.is_force_of_law(subject.nominal, end)) return std::nullopt;
    return Doer::named;
  }
  const Clause* clause = words_.clause_at(begin);
  if (const auto p = words_.before(begin); (p && people_.is_code(*p)) || people_.is_of_code(clause)) return Doer::named;
  if (!subject.other || clause == nullptr) return Doer::no_subject;
  if (harm_.any_in({clause->words.first, hit.first}, HarmTag::no_person)) return std::nullopt;
  const bool who = passage_.text(clause->words.first) == "who";
  const bool doer = harm_.any_in({clause->words.first, hit.first}, HarmTag::doer);
  // An unknown noun: a thing may hit somebody, but only people grab, punch and push.
  const bool by_people = hit.tag == HarmTag::act || !harm_.is(hit.first, HarmTag::to_oneself);
  return by_people || who || doer ? std::optional{Doer::named} : std::nullopt;
}

std::optional<Doer> ActVerbs::of_gerund(const HarmHit& hit, WordIndex begin) const {
  if (words_.behind_noun_opener(hit.first)) return std::nullopt;  // "the beating"
  const Subject subject = people_.subject_of(begin);
  if (people_.object_of(hit, subject.nominal) == Object::person) return of_active(hit, subject, begin, hit.end);
  return std::nullopt;
}

std::optional<Doer> ActVerbs::of_base(const HarmHit& hit, WordIndex begin) const {
  const auto p = words_.before(begin);
  if (p && passage_.text(*p) == "to") {
    bool begun = false;
    for (WordIndex k = *p; k + 3 > *p; --k) {
      begun |= harm_.is(k, HarmTag::begins);
      if (k == 0) break;
    }
    if (!begun) return std::nullopt;
  }
  if (p && passage_.text(*p) != "to" && passage_.is(*p, Tag::auxiliary)) {
    const std::string_view word = passage_.stem(*p);
    if (word != "did" && word != "would" && word != "do" && word != "does") return std::nullopt;
  }
  const Subject subject = people_.subject_of(begin);
  if (people_.object_of(hit, subject.nominal) != Object::person) return std::nullopt;
  if (subject.nominal != no_nominal && reading_.nominal(subject.nominal).person == 2) return std::nullopt;  // "can you push"
  return of_active(hit, subject, begin, hit.end);
}

}  // namespace unblame
