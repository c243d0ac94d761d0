#include "context/act_people.h"

#include <algorithm>

namespace unblame {

ActPeople::Source ActPeople::source_from(WordIndex from, bool of_passive) const {
  if (from == 0 || from > passage_.size()) return Source::none;
  const Clause* clause = words_.clause_at(from - 1);
  const WordIndex clause_end = clause != nullptr ? clause->words.end : from;
  const WordIndex end = std::min({reading_.sentence_at(from - 1).end, clause_end, from + ActWords::reach});
  for (WordIndex k = from; k < end; ++k) {
    if (k > from && passage_.breaks_before(k) && passage_.gap_before(k).find_first_of(";:") != std::string_view::npos) break;
    const HarmHit* cue = harm_.at(k, HarmTag::source);
    if (cue == nullptr || (of_passive && passage_.text(k) == "from")) continue;
    if (const Source source = source_behind(cue->end, reading_.sentence_at(k).end); source != Source::none) return source;
  }
  return Source::none;
}

ActPeople::Source ActPeople::source_behind(WordIndex i, WordIndex end) const {
  if (i >= end) return Source::none;
  const WordIndex last = std::min(end, i + 4);
  if (names_somebody(i, last))
    return role_of(reading_.head_from(i, last)) == About::professional ? Source::officer : Source::person;
  for (WordIndex k = i; k < last; ++k) {
    if (harm_.is(k, HarmTag::accident) || harm_.is(k, HarmTag::no_person)) return Source::accident;
  }
  const bool gerund = passage_.text(i).ends_with("ing");
  return gerund || passage_.text(i).find_first_of("0123456789") != std::string_view::npos ? Source::none : Source::thing;
}

bool ActPeople::names_somebody(WordIndex i, WordIndex last) const {
  for (WordIndex k = i; k < last; ++k) {
    if (harm_.at(k, HarmTag::doer) != nullptr) return true;
    if (passage_.is(k, Tag::preposition) || passage_.breaks_before(k) || (k > i && passage_.comma_before(k))) return false;
    const NominalIndex n = reading_.nominal_at(k);
    const bool shouts = passage_.sentences()[passage_.sentence_of(k)].shouts;
    if (n == no_nominal && k == i && passage_.all_capitals(k) && !shouts) return true;  // "by AP", "by HJ"
    if (n == no_nominal) continue;
    return is_person(reading_.head_from(k, last + 2));
  }
  return false;
}

bool ActPeople::is_person(NominalIndex n) const {
  if (n == no_nominal) return false;
  const Nominal& it = reading_.nominal(n);
  return !it.possessor && it.form != Case::reflexive && !it.agency;
}

ActPeople::Subject ActPeople::subject_of(WordIndex i) const {
  if (const auto p = words_.before(i)) {
    const NominalIndex n = reading_.nominal_at(*p);
    // "saw him hit her", "found him hurting her": the object of one verb is the subject of the next.
    const bool takes_object = !words_.is_past(i) || words_.is_past_and_base(i);
    const bool may_be = n != no_nominal && is_person(n) && (reading_.nominal(n).form != Case::object || takes_object);
    if (may_be && !passage_.comma_before(i) && !is_oblique(n)) return {n, false};
    if (n == no_nominal && is_code(*p)) return {no_nominal, true};
  }
  const Clause* clause = words_.clause_at(i);
  if (clause == nullptr) return {};
  if (clause->subject != no_nominal && !reading_.nominal(clause->subject).possessor) return {clause->subject, false};
  return {no_nominal, clause->other_subject};
}

bool ActPeople::is_oblique(NominalIndex n) const {
  WordIndex first = reading_.nominal(n).words.first;
  if (reading_.nominal(n).owner != no_nominal) first = std::min(first, reading_.nominal(reading_.nominal(n).owner).words.first);
  return first > 0 && !passage_.begins_sentence(first) && passage_.is(first - 1, Tag::preposition);
}

/// What the verb that ends before word i is done to.
ActPeople::Object ActPeople::object_at(WordIndex i, NominalIndex subject) const {
  if (i >= reading_.sentence_at(i - 1).end || passage_.comma_before(i) || passage_.breaks_before(i)) return Object::none;
  i = after_adverbs(passage_, i, reading_.sentence_at(i - 1).end);
  if (i >= reading_.sentence_at(i - 1).end) return Object::none;
  const NominalIndex n = reading_.nominal_at(i);
  if (n == no_nominal || reading_.nominal(n).words.first != i) {
    if (passage_.is(i, Tag::preposition) || passage_.is(i, Tag::coordinator) || passage_.is(i, Tag::auxiliary) ||
        passage_.is(i, Tag::subordinator))
      return Object::none;
    return Object::thing;
  }
  const Nominal& it = reading_.nominal(n);
  if (it.relative || (!it.pronoun && !it.is_named() && passage_.text(i).ends_with("ed")))
    return Object::thing;  // "spiking suspected"
  if (it.form == Case::reflexive) return Object::self;
  if (it.form == Case::subject) return Object::none;
  const bool has_next = i + 1 < passage_.size();
  const bool her_is_object = has_next && it.pronoun && passage_.text(i) == "her" &&
                             (is_finite(passage_, i + 1) || passage_.text(i + 1) == "used");  // "robbed her used a van"
  if (!it.possessor || her_is_object) return it.agency ? Object::thing : Object::person;
  const NominalIndex head = reading_.head_from(i, it.words.end + 4);
  if (head != n && is_person(head)) return Object::person;
  if (!harm_.any_in({it.words.end, std::min(it.words.end + 3, reading_.sentence_at(i).end)}, HarmTag::body)) return Object::thing;
  // "The victim hit her head", but "The suspect grabbed her wrist": one seldom grabs one's own.
  const bool his_own = it.pronoun && subject != no_nominal && reading_.nominal(subject).sex == it.sex &&
                       it.sex != Sex::unknown && reading_.nominal(subject).pronoun;  // "he cut his arms"
  if (his_own && harm_.is(i - 1, HarmTag::to_oneself)) return Object::self;
  const bool own = is_same(n, subject) && (harm_.is(i - 1, HarmTag::to_oneself) || role_of(subject) != About::suspect);
  return own ? Object::self : Object::person;
}

ActPeople::Object ActPeople::object_of(const HarmHit& hit, NominalIndex subject) const {
  for (WordIndex k = hit.first + 1; k < hit.end; ++k) {
    const NominalIndex n = reading_.nominal_at(k);
    if (n == no_nominal || reading_.nominal(n).form == Case::reflexive) continue;
    return is_same(n, subject) && role_of(subject) != About::suspect ? Object::self : Object::person;
  }
  return object_at(hit.end, subject);
}

bool ActPeople::is_code(WordIndex i) const {
  if (!passage_.capital(i) || passage_.text(i).size() > 4) return false;
  return passage_.all_capitals(i) || passage_.text(i).find_first_of("0123456789") != std::string_view::npos;
}

bool ActPeople::is_of_code(const Clause* clause) const {
  for (int depth = 0; clause != nullptr && depth < 4; ++depth) {
    if (clause->subject != no_nominal) return false;
    if (is_code(clause->words.first) && clause->verb == clause->words.first + 1) return true;
    clause = clause->link == Link::coordinate && clause->parent != no_clause ? &reading_.clauses[clause->parent] : nullptr;
  }
  return false;
}

bool ActPeople::is_force_of_law(NominalIndex subject, WordIndex end) const {
  if (end >= passage_.size() || role_of(subject) != About::professional) return false;
  return role_of(reading_.head_from(end, std::min(passage_.size(), end + 3))) == About::suspect;
}

bool ActPeople::hits_back(NominalIndex subject, WordIndex end) const {
  const PersonIndex person = reading_.referents.of(subject).person;
  if (person == no_person || role_of(subject) != About::victim || end >= passage_.size()) return false;
  const bool sure = !reading_.nominal(subject).pronoun ||
                    reading_.cast->people()[static_cast<std::size_t>(person)].sex == reading_.nominal(subject).sex;
  const NominalIndex object = reading_.head_from(end, std::min(passage_.size(), end + 3));
  if (!sure || reading_.cast->is_weak(person) || object == no_nominal || reading_.nominal(object).person == 1) return false;
  return !is_same(object, subject) && role_of(object) != About::victim;
}

bool ActPeople::is_minor(NominalIndex n) const {
  if (n == no_nominal) return false;
  if (reading_.nominal(n).minor == true) return true;
  const PersonIndex person = reading_.referents.of(n).person;
  return person != no_person && reading_.cast->people()[static_cast<std::size_t>(person)].under_18 == true;
}

bool ActPeople::is_strong_suspect(NominalIndex n) const {
  if (n == no_nominal || role_of(n) != About::suspect) return false;
  const PersonIndex person = reading_.referents.of(n).person;
  return person != no_person && !reading_.cast->is_weak(person);
}

}  // namespace unblame
