#include "context/act_events.h"

#include <algorithm>

namespace unblame {

std::optional<Doer> ActEvents::of_event(const HarmHit& hit) const {
  if (words_.is_compound(hit.end)) return std::nullopt;
  if (owner_did(hit)) return Doer::named;
  const WordIndex patient = behind_patient(hit.end);
  if (patient < reading_.sentence_at(hit.first).end && (passage_.text(patient) == "by" || harm_.is(patient, HarmTag::source))) {
    const HarmHit* cue = harm_.at(patient, HarmTag::source);
    const WordIndex from = cue != nullptr ? cue->end : patient + 1;
    const NominalIndex by = reading_.head_from(from, std::min(reading_.sentence_at(hit.first).end, from + 3));
    if (cue != nullptr && passage_.text(patient) != "from" &&
        people_.names_somebody(from, std::min(reading_.sentence_at(hit.first).end, from + 4)) &&
        (by == no_nominal || people_.role_of(by) != About::victim))
      return Doer::named;
  }
  if (!occurs(hit)) return std::nullopt;
  return people_.is_somebody(people_.source_from(hit.end, true)) ? Doer::named : Doer::event;
}

/// "on her", "against IP", "of a child": to whom; the word behind it, or `i`.
WordIndex ActEvents::behind_patient(WordIndex i) const {
  if (i + 1 >= reading_.sentence_at(i - 1).end) return i;
  const std::string_view word = passage_.text(i);
  if (word != "on" && word != "against" && word != "of" && word != "upon" && word != "with") return i;
  const NominalIndex n = reading_.head_from(i + 1, std::min(reading_.sentence_at(i).end, i + 4));
  return n == no_nominal ? i : reading_.nominal(n).words.end;
}

/// "the suspect's assault on her", "his attack": the possessor is not the one to whom it was done.
bool ActEvents::owner_did(const HarmHit& hit) const {
  WordIndex k = hit.first;
  for (int adjectives = 0; k > reading_.sentence_at(hit.first).first && adjectives < 3; ++adjectives) {
    if (passage_.comma_before(k) || passage_.breaks_before(k)) return false;
    const NominalIndex n = reading_.nominal_at(k - 1);
    if (n != no_nominal) {
      const Nominal& it = reading_.nominal(n);
      if (!it.possessor || it.agency || it.person == 2) return false;
      if (behind_patient(hit.end) != hit.end && passage_.text(hit.end) != "with") return true;
      const About role = people_.role_of(n);
      return role == About::suspect;
    }
    if (passage_.tags_of(k - 1).has_any(tags(Tag::preposition, Tag::determiner, Tag::auxiliary, Tag::coordinator)))
      return false;
    --k;
  }
  return false;
}

/// An occurrence verb in the event's clause, or "there was" before it.
bool ActEvents::occurs(const HarmHit& hit) const {
  const WordRange all = reading_.sentence_at(hit.first);
  for (WordIndex k = hit.end; k < all.end && k < hit.end + 8; ++k) {
    if (passage_.breaks_before(k) || passage_.is(k, Tag::negates)) break;
    if (harm_.at(k, HarmTag::occurs) != nullptr) return passage_.text(k - 1) != "to" && is_subject_of(hit, k);
    const NominalIndex n = reading_.nominal_at(k);
    if (n != no_nominal && reading_.nominal(n).form == Case::subject) break;
  }
  for (WordIndex k = hit.first; k > all.first && hit.first - k < 6; --k) {
    if (passage_.stem(k - 1) != "there") continue;
    return !passage_.any_in({k, hit.first}, Tag::negates) && !passage_.any_in({k, hit.first}, Tag::negates_next) &&
           (passage_.is(k, Tag::be) || passage_.is(k + 1, Tag::be) || !passage_.clitic(k - 1).empty());
  }
  return false;
}

/// Nothing that could be the subject stands between: "reported the assault and continued".
bool ActEvents::is_subject_of(const HarmHit& hit, WordIndex verb) const {
  for (WordIndex k = hit.end; k < verb; ++k) {
    if (passage_.is(k, Tag::coordinator) || passage_.comma_before(k)) return false;
  }
  return true;
}

std::optional<Doer> ActEvents::of_sufferer(const HarmHit& hit) const {
  const WordRange object = words_.behind(hit.end, 7);
  WordIndex injury = object.end;
  for (WordIndex k = object.first; k < object.end && injury == object.end; ++k) {
    if (passage_.breaks_before(k) || (k > object.first && passage_.is(k, Tag::relative))) break;
    if (harm_.is(k, HarmTag::injury) || harm_.is(k, HarmTag::event)) injury = k;
    if (passage_.is(k, Tag::preposition) && injury == object.end && passage_.text(k) != "of" && passage_.text(k) != "to") break;
  }
  if (injury == object.end) return std::nullopt;
  if (passage_.tags_of(injury > object.first ? injury - 1 : injury).has(Tag::negates) ||
      passage_.is(object.first, Tag::negates_next))
    return std::nullopt;
  if (words_.is_compound(injury + 1)) return std::nullopt;
  const Subject subject = people_.subject_of(hit.first);
  if (subject.nominal == no_nominal && subject.other) return std::nullopt;
  const About role = people_.role_of(subject.nominal);
  if (role == About::suspect || role == About::professional) return std::nullopt;
  if (harm_.any_in(words_.behind(injury, ActWords::reach), HarmTag::accident)) return std::nullopt;
  if (people_.is_somebody(people_.source_from(injury + 1, false))) return Doer::named;
  return by_own_act(injury, subject.nominal) ? std::nullopt : std::optional{Doer::sufferer};
}

/// "sustained an injury when he was skiing": the clause behind tells of the same person, and of no harm.
bool ActEvents::by_own_act(WordIndex injury, NominalIndex subject) const {
  const auto next = static_cast<std::size_t>(reading_.clauses.clause_of(injury)) + 1;
  if (next >= reading_.clauses.all().size() || subject == no_nominal) return false;
  const Clause& clause = reading_.clauses.all()[next];
  if (clause.link != Link::adverbial || !clause.own_subject || !people_.is_same(clause.subject, subject)) return false;
  return !harm_.any_in(clause.words, HarmTag::act) && !harm_.any_in(clause.words, HarmTag::touch);
}

std::optional<Doer> ActEvents::of_sharing(const HarmHit& hit) const {
  const WordRange object = words_.behind(hit.end, 4);
  const NominalIndex subject = people_.subject_of(hit.first).nominal;
  if (subject == no_nominal || people_.role_of(subject) == About::professional) return std::nullopt;
  for (WordIndex k = object.first; k < object.end; ++k) {
    if (harm_.is(k, HarmTag::mutual) && !words_.is_compound(k + 1)) return Doer::as_doer;
    if (passage_.is(k, Tag::preposition) || passage_.breaks_before(k)) break;
  }
  return std::nullopt;
}

bool ActEvents::is_only_wanted(const HarmHit& hit) const {
  const auto p = words_.before(hit.first);
  return p && passage_.text(*p) == "to" && !harm_.is(*p, HarmTag::begins);
}

std::optional<Doer> ActEvents::of_sex(const HarmHit& hit) const {
  const Subject subject = people_.subject_of(hit.first);
  const NominalIndex other = reading_.head_from(hit.end, std::min(reading_.sentence_at(hit.first).end, hit.end + 6));
  const About role = people_.role_of(subject.nominal);
  if (role == About::suspect) return Doer::named;
  const bool grave = people_.is_minor(subject.nominal) || people_.is_minor(other) || people_.is_strong_suspect(other);
  if (!grave || role == About::professional) return std::nullopt;
  if (subject.nominal != no_nominal && people_.is_minor(other) && !people_.is_minor(subject.nominal) && role != About::victim)
    return Doer::named;
  return Doer::as_doer;
}

}  // namespace unblame
