#include "context/visibility.h"

#include <algorithm>
#include <array>
#include <optional>

#include "context/harm_words.h"
#include "context/reading.h"

namespace unblame {

namespace {

struct Found {
  WordRange act{};
  Doer doer = Doer::passive;
};

constexpr WordIndex reach = 14;  // words from an act to its by-phrase, and of other looks around it

/// Forms in which past and participle do not end in -ed.
constexpr std::array<std::string_view, 33> irregular_pasts = {
    "hit",   "beat",  "beaten", "struck", "shot",  "cut",  "hurt",   "bit",   "bitten", "burnt", "held",   "threw", "thrown", "took",
    "taken", "spat",  "set",    "made",   "put",   "drove", "driven", "spread", "overcame", "sold", "had", "shook", "given",
    "gave",  "stole", "stolen", "kept", "came", "slept"};

bool is_past(std::string_view word) {
  return word.ends_with("ed") || std::find(irregular_pasts.begin(), irregular_pasts.end(), word) != irregular_pasts.end();
}

/// Reads the acts of one passage. Every look around a word has a limit, so all of it is linear.
class Reader {
 public:
  Reader(const Reading& reading, const HarmWords& harm) : reading_(reading), passage_(reading.passage), harm_(harm) {}

  /// The acts that begin in `own`, at most one for each clause.
  std::vector<Found> acts_in(WordRange own) {
    for (const HarmHit& hit : harm_.all()) {
      if (hit.first < own.first || hit.first < done_until_) continue;
      if (hit.first >= own.end) break;
      if (const auto doer = doer_of(hit)) add({{hit.first, hit.end}, *doer});
    }
    return std::move(found_);
  }

 private:
  std::optional<Doer> doer_of(const HarmHit& hit) {
    if (passage_.is(hit.first, Tag::act_pseudo) || (passage_.is(hit.first, Tag::adverb) && hit.end == hit.first + 1) || asks(hit.first) || is_supposed(hit.first)) return std::nullopt;
    switch (hit.tag) {
      case HarmTag::act:
      case HarmTag::touch:
        return of_verb(hit);
      case HarmTag::event:
        return of_event(hit);
      case HarmTag::suffers:
        return of_sufferer(hit);
      case HarmTag::shares:
        return of_sharing(hit);
      case HarmTag::sex:
        return of_sex(hit);
      default:
        return std::nullopt;
    }
  }

  /// One for each clause; a doer who is named anywhere in it is named.
  void add(const Found& act) {
    const ClauseIndex clause = reading_.clauses.clause_of(act.act.first);
    if (!found_.empty() && reading_.clauses.clause_of(found_.back().act.first) == clause && same_sentence(found_.back(), act)) {
      if (act.doer == Doer::named) found_.back() = act;
      return;
    }
    found_.push_back(act);
  }
  bool same_sentence(const Found& a, const Found& b) const {
    return passage_.sentence_of(a.act.first) == passage_.sentence_of(b.act.first);
  }

  // --- around a word ---

  WordRange sentence(WordIndex i) const { return reading_.sentence_at(i); }

  bool asks(WordIndex i) const {
    return passage_.gap_after(sentence(i).end - 1).find('?') != std::string_view::npos;
  }

  /// "if he hits her again": the judge takes the again for a fact; here only what is told counts.
  bool is_supposed(WordIndex i) const {
    const Clause* clause = clause_at(i);
    if (clause == nullptr) return false;
    for (WordIndex k = i; k > sentence(i).first && i - k < 4;) {
      if (harm_.is(--k, HarmTag::prospect)) return true;  // "at risk of being exploited"
    }
    const std::string_view opener = passage_.text(clause->words.first);
    const auto p = before(i);
    const bool to_come = (opener == "before" || opener == "until") && p && (passage_.text(*p) == "is" || passage_.text(*p) == "are");
    return to_come || clause->link == Link::conditional || passage_.any_in({clause->words.first, i}, Tag::condition);
  }

  const Clause* clause_at(WordIndex i) const {
    const ClauseIndex c = reading_.clauses.clause_of(i);
    return c == no_clause ? nullptr : &reading_.clauses[c];
  }

  /// The word before i in its sentence that is no adverb and no negation, or nothing; a break between ends the look.
  std::optional<WordIndex> before(WordIndex i) const {
    for (int n = 0; n < 5 && i > sentence(i).first; ++n) {
      if (passage_.breaks_before(i)) return std::nullopt;
      --i;
      const bool adverb = passage_.is(i, Tag::adverb) || passage_.is(i, Tag::negates) || passage_.text(i).ends_with("ly");
      const bool skipped = adverb && !passage_.is(i, Tag::auxiliary);
      if (!skipped || is_and(i)) return i;
    }
    return std::nullopt;
  }

  /// "then" and "so" are coordinators too, and stand inside a predicate.
  bool is_and(WordIndex i) const {
    return passage_.is(i, Tag::coordinator) && passage_.text(i) != "then" && passage_.text(i) != "so";
  }

  bool is_verb_hit(WordIndex i) const { return harm_.is(i, HarmTag::act) || harm_.is(i, HarmTag::touch); }

  /// "punched, kicked and stamped on": the first word of a row of acts that ends with word i.
  WordIndex row_begin(WordIndex i) const {
    const WordIndex begin = sentence(i).first;
    for (int n = 0; n < 4; ++n) {
      WordIndex k = i;
      while (k > begin && k + 3 > i && (passage_.is(k - 1, Tag::coordinator) || passage_.is(k - 1, Tag::adverb))) --k;
      const bool joined = k != i || passage_.comma_before(i);
      if (!joined || k == begin || !is_verb_hit(k - 1) || passage_.breaks_before(k)) return i;
      --k;
      while (k > begin && is_verb_hit(k - 1) && !passage_.comma_before(k) && !passage_.is(k - 1, Tag::coordinator)) --k;
      i = k;
    }
    return i;
  }

  /// Whether another act follows in a row, which then stands for both.
  bool row_goes_on(WordIndex end) const {
    WordIndex k = end;
    const bool comma = passage_.comma_before(k);
    while (k < sentence(end - 1).end && k < end + 3 && (passage_.is(k, Tag::coordinator) || passage_.is(k, Tag::adverb))) ++k;
    return k < sentence(end - 1).end && (comma || k > end) && is_verb_hit(k) && !passage_.text(k).ends_with("ing") &&
           !passage_.breaks_before(k);
  }

  /// Whether a be stands before the participle at word i.
  bool behind_be(WordIndex i) const {
    const auto p = before(i);
    return p && passage_.is(*p, Tag::be) && !passage_.comma_before(i);
  }

  bool behind_noun_opener(WordIndex i) const {
    const auto p = before(i);
    if (!p) return false;
    if (passage_.is(*p, Tag::determiner) || passage_.text(*p) == "of" || passage_.text(*p) == "under") return true;
    const NominalIndex n = reading_.nominal_at(*p);
    return n != no_nominal && reading_.nominal(n).possessor;
  }

  // --- who ---

  enum class Source { none, person, officer, thing, accident };
  static bool is_somebody(Source source) { return source == Source::person || source == Source::officer; }

  /// Who stands behind by, from, at the hands of, in the clause from word `from` on.
  Source source_from(WordIndex from, bool of_passive) const {
    if (from == 0 || from > passage_.size()) return Source::none;
    const Clause* clause = clause_at(from - 1);
    const WordIndex end = std::min({sentence(from - 1).end, clause != nullptr ? clause->words.end : from, from + reach});
    for (WordIndex k = from; k < end; ++k) {
      if (k > from && passage_.breaks_before(k) && passage_.gap_before(k).find_first_of(";:") != std::string_view::npos) break;
      const HarmHit* cue = harm_.at(k, HarmTag::source);
      if (cue == nullptr || (of_passive && passage_.text(k) == "from")) continue;
      if (const Source source = source_behind(cue->end, sentence(k).end); source != Source::none) return source;
    }
    return Source::none;
  }

  Source source_behind(WordIndex i, WordIndex end) const {
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

  /// "Mr Kerr", "the suspect's brother", "two unknown males", "him", "persons unknown".
  bool names_somebody(WordIndex i, WordIndex last) const {
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

  bool is_person(NominalIndex n) const {
    if (n == no_nominal) return false;
    const Nominal& it = reading_.nominal(n);
    return !it.possessor && it.form != Case::reflexive && !it.agency;
  }

  /// Who does the verb at word i: the noun right before it, else the clause's subject.
  struct Subject {
    NominalIndex nominal = no_nominal;
    bool other = false;  ///< something that is no nominal
  };
  Subject subject_of(WordIndex i) const {
    if (const auto p = before(i)) {
      const NominalIndex n = reading_.nominal_at(*p);
      // "saw him hit her", "found him hurting her": the object of one verb is the subject of the next.
      const bool takes_object = !is_past(passage_.text(i)) || passage_.text(i) == "hit" || passage_.text(i) == "cut";
      const bool may_be = n != no_nominal && is_person(n) && (reading_.nominal(n).form != Case::object || takes_object);
      if (may_be && !passage_.comma_before(i) && !is_oblique(n)) return {n, false};
      if (n == no_nominal && is_code(*p)) return {no_nominal, true};
    }
    const Clause* clause = clause_at(i);
    if (clause == nullptr) return {};
    if (clause->subject != no_nominal && !reading_.nominal(clause->subject).possessor) return {clause->subject, false};
    return {no_nominal, clause->other_subject};
  }

  bool is_oblique(NominalIndex n) const {
    WordIndex first = reading_.nominal(n).words.first;
    if (reading_.nominal(n).owner != no_nominal)
      first = std::min(first, reading_.nominal(reading_.nominal(n).owner).words.first);
    return first > 0 && !passage_.begins_sentence(first) && passage_.is(first - 1, Tag::preposition);
  }

  About role_of(NominalIndex n) const { return n == no_nominal ? About::unknown : reading_.role_of(n); }

  bool is_same(NominalIndex a, NominalIndex b) const {
    if (a == no_nominal || b == no_nominal) return false;
    const Referent &left = reading_.referents.of(a), &right = reading_.referents.of(b);
    if (left.person != no_person || right.person != no_person) return left.person == right.person;
    return left.nominal != no_nominal && left.nominal == right.nominal;
  }

  // --- verbs ---

  enum class Object { none, person, self, thing };

  /// What the verb that ends before word i is done to.
  Object object_at(WordIndex i, NominalIndex subject) const {
    if (i >= sentence(i - 1).end || passage_.comma_before(i) || passage_.breaks_before(i)) return Object::none;
    i = after_adverbs(passage_, i, sentence(i - 1).end);
    if (i >= sentence(i - 1).end) return Object::none;
    const NominalIndex n = reading_.nominal_at(i);
    if (n == no_nominal || reading_.nominal(n).words.first != i) {
      if (passage_.is(i, Tag::preposition) || passage_.is(i, Tag::coordinator) || passage_.is(i, Tag::auxiliary) ||
          passage_.is(i, Tag::subordinator))
        return Object::none;
      return Object::thing;
    }
    const Nominal& it = reading_.nominal(n);
    if (it.relative || (!it.pronoun && !it.is_named() && passage_.text(i).ends_with("ed"))) return Object::thing;  // "spiking suspected"
    if (it.form == Case::reflexive) return Object::self;
    if (it.form == Case::subject) return Object::none;
    const bool has_next = i + 1 < passage_.size();
    const bool her_is_object = has_next && it.pronoun && passage_.text(i) == "her" && (is_finite(passage_, i + 1) || passage_.text(i + 1) == "used");  // "robbed her used a van"
    if (!it.possessor || her_is_object) return it.agency ? Object::thing : Object::person;
    const NominalIndex head = reading_.head_from(i, it.words.end + 4);
    if (head != n && is_person(head)) return Object::person;
    if (!harm_.any_in({it.words.end, std::min(it.words.end + 3, sentence(i).end)}, HarmTag::body)) return Object::thing;
    // "The victim hit her head", but "The suspect grabbed her wrist": one seldom grabs one's own.
    const bool his_own = it.pronoun && subject != no_nominal && reading_.nominal(subject).sex == it.sex && it.sex != Sex::unknown &&
                         reading_.nominal(subject).pronoun;  // "he cut his arms"
    if (his_own && harm_.is(i - 1, HarmTag::to_oneself)) return Object::self;
    const bool own = is_same(n, subject) && (harm_.is(i - 1, HarmTag::to_oneself) || role_of(subject) != About::suspect);
    return own ? Object::self : Object::person;
  }

  /// "forced her to", "took her phone": the pattern itself holds to whom it was done, else what stands behind it.
  Object object_of(const HarmHit& hit, NominalIndex subject) const {
    for (WordIndex k = hit.first + 1; k < hit.end; ++k) {
      const NominalIndex n = reading_.nominal_at(k);
      if (n == no_nominal || reading_.nominal(n).form == Case::reflexive) continue;
      return is_same(n, subject) && role_of(subject) != About::suspect ? Object::self : Object::person;
    }
    return object_at(hit.end, subject);
  }

  std::optional<Doer> of_verb(const HarmHit& hit) {
    if (row_goes_on(hit.end)) return std::nullopt;
    const WordIndex begin = row_begin(hit.first);
    const std::string_view word = passage_.text(hit.first);
    if (word.ends_with("ing")) return of_gerund(hit, begin);
    if (behind_noun_opener(hit.first) && begin == hit.first && !is_participle_of_subject(hit)) return std::nullopt;
    const auto p = before(begin);
    const bool infinitive = p && (passage_.text(*p) == "to" || (passage_.is(*p, Tag::auxiliary) && !passage_.is(*p, Tag::be) &&
                                                               !passage_.stem(*p).starts_with("ha")));
    if (is_past(word) && !infinitive) {
      if (behind_be(begin)) return of_passive(hit, begin);
      return of_past(hit, begin);
    }
    return of_base(hit, begin);
  }

  /// "IP assaulted": the nominal right before the verb is no possessor.
  bool is_participle_of_subject(const HarmHit& hit) const {
    const auto p = before(hit.first);
    if (!p) return false;
    const NominalIndex n = reading_.nominal_at(*p);
    return n != no_nominal && !reading_.nominal(n).possessor;
  }

  std::optional<Doer> of_passive(const HarmHit& hit, WordIndex begin) const {
    const Source source = source_from(hit.end, true);
    if (source == Source::officer && role_of(subject_of(begin).nominal) == About::suspect) return std::nullopt;
    if (is_somebody(source)) return Doer::named;
    if (source == Source::accident || harm_.any_in(behind(hit.end, 4), HarmTag::accident)) return std::nullopt;
    if (hit.tag == HarmTag::touch) {
      if (source == Source::thing && passage_.text(hit.first) == "hurt") return std::nullopt;
      if (!is_done_to_somebody(begin)) return std::nullopt;
    }
    return Doer::passive;
  }

  /// Whether the subject of a passive is a person, a part of one, or left out.
  bool is_done_to_somebody(WordIndex i) const {
    const Clause* clause = clause_at(i);
    if (clause == nullptr) return false;
    if (subject_of(i).nominal != no_nominal) return true;
    if (!clause->other_subject) return true;
    return harm_.any_in({clause->words.first, i}, HarmTag::body) || passage_.text(clause->words.first) == "who";
  }

  WordRange behind(WordIndex i, WordIndex words) const { return {i, std::max(i, std::min(i + words, sentence(i - 1).end))}; }

  std::optional<Doer> of_past(const HarmHit& hit, WordIndex begin) const {
    if (hit.end < sentence(hit.first).end && passage_.text(hit.end) == "by" && names_somebody(hit.end + 1, std::min(sentence(hit.first).end, hit.end + 5)))
      return Doer::named;  // "a girl assaulted by her uncle"
    const Subject subject = subject_of(begin);
    const Object object = object_of(hit, subject.nominal);
    if (object == Object::self) return std::nullopt;
    if (object == Object::none && is_somebody(source_from(hit.end, true))) return Doer::named;  // "IP punched in the face by AP"
    if (object == Object::person) return of_active(hit, subject, begin, hit.end);
    if (hit.tag == HarmTag::touch) return of_bare_touch(hit, subject, object);
    if (object == Object::none && is_noun_like_participle(hit)) return std::nullopt;
    // "He attacked", but "IP assaulted in the subway" has the one to whom it was done before it.
    if (object == Object::none && subject.nominal != no_nominal && role_of(subject.nominal) == About::victim && !is_relative_object(hit))
      return Doer::passive;
    if (object == Object::none && subject.nominal == no_nominal && !subject.other) return Doer::passive;
    return of_active(hit, subject, begin, hit.end);
  }

  /// "the girl he attacked", "whom the suspect raped": the object stands in front.
  bool is_relative_object(const HarmHit& hit) const {
    const auto p = before(hit.first);
    if (!p) return false;
    const NominalIndex n = reading_.nominal_at(*p);
    return n != no_nominal && n > 0 && reading_.nominal(n).words.first > 0 &&
           reading_.nominal(n - 1).words.end + 2 > reading_.nominal(n).words.first && !is_same(n, n - 1) &&
           passage_.sentence_of(reading_.nominal(n - 1).head) == passage_.sentence_of(hit.first);
  }

  /// "the assaulted boy"
  bool is_noun_like_participle(const HarmHit& hit) const {
    const auto p = before(hit.first);
    return p && passage_.is(*p, Tag::determiner) && reading_.nominal_at(hit.end) != no_nominal;
  }

  /// "IP punched in the face": a note's passive, with a part of the body behind it.
  std::optional<Doer> of_bare_touch(const HarmHit& hit, const Subject& subject, Object object) const {
    if (object != Object::none || !passage_.is(hit.end, Tag::preposition)) return std::nullopt;
    if (!harm_.any_in(behind(hit.end, 4), HarmTag::body)) return std::nullopt;
    if (subject.nominal == no_nominal) return subject.other ? std::nullopt : std::optional{Doer::passive};
    return role_of(subject.nominal) == About::victim ? std::optional{Doer::passive} : std::nullopt;
  }

  std::optional<Doer> of_active(const HarmHit& hit, const Subject& subject, WordIndex begin, WordIndex end) const {
    if (subject.nominal != no_nominal) {
      if (hits_back(subject.nominal, end) || is_force_of_law(subject.nominal, end)) return std::nullopt;
      return Doer::named;
    }
    const Clause* clause = clause_at(begin);
    if (const auto p = before(begin); (p && is_code(*p)) || is_of_code(clause)) return Doer::named;
    if (!subject.other || clause == nullptr) return Doer::no_subject;
    if (harm_.any_in({clause->words.first, hit.first}, HarmTag::no_person)) return std::nullopt;
    const bool who = passage_.text(clause->words.first) == "who";
    const bool doer = harm_.any_in({clause->words.first, hit.first}, HarmTag::doer);
    if (hit.tag == HarmTag::act || who || doer) return Doer::named;
    return std::nullopt;
  }

  /// "PC Dale pushed the suspect": an officer and a suspect.
  bool is_force_of_law(NominalIndex subject, WordIndex end) const {
    if (end >= passage_.size() || role_of(subject) != About::professional) return false;
    return role_of(reading_.head_from(end, std::min(passage_.size(), end + 3))) == About::suspect;
  }

  /// "M1 took hold of", "AP pushed": a short code in capitals, which no role word explains.
  bool is_code(WordIndex i) const {
    if (!passage_.capital(i) || passage_.text(i).size() > 4) return false;
    return passage_.all_capitals(i) || passage_.text(i).find_first_of("0123456789") != std::string_view::npos;
  }

  /// "M2 stood behind IP and pulled the bag off": the clause goes on with a code's.
  bool is_of_code(const Clause* clause) const {
    for (int depth = 0; clause != nullptr && depth < 4; ++depth) {
      if (clause->subject != no_nominal) return false;
      if (is_code(clause->words.first) && clause->verb == clause->words.first + 1) return true;
      clause = clause->link == Link::coordinate && clause->parent != no_clause ? &reading_.clauses[clause->parent] : nullptr;
    }
    return false;
  }

  /// "She pushed him away": done by the one who is stated to be the victim, to somebody who is none.
  bool hits_back(NominalIndex subject, WordIndex end) const {
    const PersonIndex person = reading_.referents.of(subject).person;
    if (person == no_person || role_of(subject) != About::victim || end >= passage_.size()) return false;
    const bool sure = !reading_.nominal(subject).pronoun ||
                      reading_.cast->people()[static_cast<std::size_t>(person)].sex == reading_.nominal(subject).sex;
    const NominalIndex object = reading_.head_from(end, std::min(passage_.size(), end + 3));
    if (!sure || reading_.cast->is_weak(person) || object == no_nominal || reading_.nominal(object).person == 1) return false;
    return !is_same(object, subject) && role_of(object) != About::victim;
  }

  std::optional<Doer> of_gerund(const HarmHit& hit, WordIndex begin) const {
    if (behind_noun_opener(hit.first)) return std::nullopt;  // "the beating"
    const Subject subject = subject_of(begin);
    if (object_of(hit, subject.nominal) == Object::person) return of_active(hit, subject, begin, hit.end);
    return std::nullopt;
  }

  std::optional<Doer> of_base(const HarmHit& hit, WordIndex begin) const {
    const auto p = before(begin);
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
    const Subject subject = subject_of(begin);
    if (object_of(hit, subject.nominal) != Object::person) return std::nullopt;
    if (subject.nominal != no_nominal && reading_.nominal(subject.nominal).person == 2) return std::nullopt;  // "can you push"
    return of_active(hit, subject, begin, hit.end);
  }

  // --- events ---

  bool is_compound(WordIndex end) const {
    return end < sentence(end - 1).end && passage_.words().joint_after(end - 1) == Joint::plain && harm_.is(end, HarmTag::compound);
  }

  /// "on her", "against IP", "of a child": to whom; the word behind it, or `i`.
  WordIndex behind_patient(WordIndex i) const {
    if (i + 1 >= sentence(i - 1).end) return i;
    const std::string_view word = passage_.text(i);
    if (word != "on" && word != "against" && word != "of" && word != "upon" && word != "with") return i;
    const NominalIndex n = reading_.head_from(i + 1, std::min(sentence(i).end, i + 4));
    return n == no_nominal ? i : reading_.nominal(n).words.end;
  }

  std::optional<Doer> of_event(const HarmHit& hit) const {
    if (is_compound(hit.end)) return std::nullopt;
    if (owner_did(hit)) return Doer::named;
    const WordIndex patient = behind_patient(hit.end);
    if (patient < sentence(hit.first).end && (passage_.text(patient) == "by" || harm_.is(patient, HarmTag::source))) {
      const HarmHit* cue = harm_.at(patient, HarmTag::source);
      const WordIndex from = cue != nullptr ? cue->end : patient + 1;
      const NominalIndex by = reading_.head_from(from, std::min(sentence(hit.first).end, from + 3));
      if (cue != nullptr && passage_.text(patient) != "from" && names_somebody(from, std::min(sentence(hit.first).end, from + 4)) &&
          (by == no_nominal || role_of(by) != About::victim))
        return Doer::named;
    }
    if (!occurs(hit)) return std::nullopt;
    return is_somebody(source_from(hit.end, true)) ? Doer::named : Doer::event;
  }

  /// "the suspect's assault on her", "his attack": the possessor is not the one to whom it was done.
  bool owner_did(const HarmHit& hit) const {
    WordIndex k = hit.first;
    for (int adjectives = 0; k > sentence(hit.first).first && adjectives < 3; ++adjectives) {
      if (passage_.comma_before(k) || passage_.breaks_before(k)) return false;
      const NominalIndex n = reading_.nominal_at(k - 1);
      if (n != no_nominal) {
        const Nominal& it = reading_.nominal(n);
        if (!it.possessor || it.agency || it.person == 2) return false;
        if (behind_patient(hit.end) != hit.end && passage_.text(hit.end) != "with") return true;
        const About role = role_of(n);
        return role == About::suspect;
      }
      if (passage_.tags_of(k - 1).has_any(tags(Tag::preposition, Tag::determiner, Tag::auxiliary, Tag::coordinator))) return false;
      --k;
    }
    return false;
  }

  /// An occurrence verb in the event's clause, or "there was" before it.
  bool occurs(const HarmHit& hit) const {
    const WordRange all = sentence(hit.first);
    for (WordIndex k = hit.end; k < all.end && k < hit.end + 8; ++k) {
      if (passage_.breaks_before(k) || passage_.is(k, Tag::negates)) break;
      if (harm_.at(k, HarmTag::occurs) != nullptr) return passage_.text(k - 1) != "to" && is_subject_of(hit, k);
      const NominalIndex n = reading_.nominal_at(k);
      if (n != no_nominal && reading_.nominal(n).form == Case::subject) break;
    }
    if (is_injury(hit)) return false;
    for (WordIndex k = hit.first; k > all.first && hit.first - k < 6; --k) {
      if (passage_.stem(k - 1) != "there") continue;
      return !passage_.any_in({k, hit.first}, Tag::negates) && !passage_.any_in({k, hit.first}, Tag::negates_next) &&
             (passage_.is(k, Tag::be) || passage_.is(k + 1, Tag::be) || !passage_.clitic(k - 1).empty());
    }
    return false;
  }

  bool is_injury(const HarmHit& hit) const { return passage_.text(hit.end - 1).starts_with("injur"); }

  /// Nothing that could be the subject stands between: "reported the assault and continued".
  bool is_subject_of(const HarmHit& hit, WordIndex verb) const {
    if (is_injury(hit)) return false;
    for (WordIndex k = hit.end; k < verb; ++k) {
      if (passage_.is(k, Tag::coordinator) || passage_.comma_before(k)) return false;
    }
    return true;
  }

  // --- the one who was hurt as subject ---

  std::optional<Doer> of_sufferer(const HarmHit& hit) const {
    const WordRange object = behind(hit.end, 7);
    WordIndex injury = object.end;
    for (WordIndex k = object.first; k < object.end && injury == object.end; ++k) {
      if (passage_.breaks_before(k) || (k > object.first && passage_.is(k, Tag::relative))) break;
      if (harm_.is(k, HarmTag::injury) || harm_.is(k, HarmTag::event)) injury = k;
      if (passage_.is(k, Tag::preposition) && injury == object.end && passage_.text(k) != "of" && passage_.text(k) != "to") break;
    }
    if (injury == object.end) return std::nullopt;
    if (passage_.tags_of(injury > object.first ? injury - 1 : injury).has(Tag::negates) || passage_.is(object.first, Tag::negates_next))
      return std::nullopt;
    if (is_compound(injury + 1)) return std::nullopt;
    const Subject subject = subject_of(hit.first);
    if (subject.nominal == no_nominal && subject.other) return std::nullopt;
    const About role = role_of(subject.nominal);
    if (role == About::suspect || role == About::professional) return std::nullopt;
    if (harm_.any_in(behind(injury, reach), HarmTag::accident)) return std::nullopt;
    if (is_somebody(source_from(injury + 1, false))) return Doer::named;
    return by_own_act(injury, subject.nominal) ? std::nullopt : std::optional{Doer::sufferer};
  }

  /// "sustained an injury when he was skiing": the clause behind tells of the same person, and of no harm.
  bool by_own_act(WordIndex injury, NominalIndex subject) const {
    const auto next = static_cast<std::size_t>(reading_.clauses.clause_of(injury)) + 1;
    if (next >= reading_.clauses.all().size() || subject == no_nominal) return false;
    const Clause& clause = reading_.clauses.all()[next];
    if (clause.link != Link::adverbial || !clause.own_subject || !is_same(clause.subject, subject)) return false;
    return !harm_.any_in(clause.words, HarmTag::act) && !harm_.any_in(clause.words, HarmTag::touch);
  }

  /// "IP and AP were involved in an altercation", "they had a fight".
  std::optional<Doer> of_sharing(const HarmHit& hit) const {
    const WordRange object = behind(hit.end, 4);
    for (WordIndex k = object.first; k < object.end; ++k) {
      if (harm_.is(k, HarmTag::mutual) && !is_compound(k + 1)) return role_of(subject_of(hit.first).nominal) == About::professional ? std::nullopt : std::optional{Doer::as_doer};
      if (passage_.is(k, Tag::preposition) || passage_.breaks_before(k)) break;
    }
    return std::nullopt;
  }

  /// Sex with a child, or with one who is a suspect by name of his role, is told of the one who does it.
  std::optional<Doer> of_sex(const HarmHit& hit) {
    const auto p = before(hit.first);
    if (p && passage_.text(*p) == "to" && !harm_.is(*p, HarmTag::begins)) return std::nullopt;  // "did not want to have sex"
    const Subject subject = subject_of(hit.first);
    const NominalIndex other = reading_.head_from(hit.end, std::min(sentence(hit.first).end, hit.end + 6));
    const About role = role_of(subject.nominal);
    done_until_ = hit.end;
    if (role == About::suspect) return Doer::named;
    const bool grave = is_minor(subject.nominal) || is_minor(other) || is_strong_suspect(other);
    if (!grave || role == About::professional) return std::nullopt;
    if (subject.nominal != no_nominal && is_minor(other) && !is_minor(subject.nominal) && role != About::victim) return Doer::named;
    return Doer::as_doer;
  }

  bool is_minor(NominalIndex n) const {
    if (n == no_nominal) return false;
    if (reading_.nominal(n).minor == true) return true;
    const PersonIndex person = reading_.referents.of(n).person;
    return person != no_person && reading_.cast->people()[static_cast<std::size_t>(person)].under_18 == true;
  }

  bool is_strong_suspect(NominalIndex n) const {
    if (n == no_nominal || role_of(n) != About::suspect) return false;
    const PersonIndex person = reading_.referents.of(n).person;
    return person != no_person && !reading_.cast->is_weak(person);
  }

  const Reading& reading_;
  const Passage& passage_;
  const HarmWords& harm_;
  std::vector<Found> found_;
  WordIndex done_until_ = 0;  // an act before this word was taken with an earlier one
};

/// Whether the words tell it as a fact, and whose they are.
std::optional<bool> own_words(const Judgement& judgement) {
  if (judgement.place || judgement.voice == Voice::mention || judgement.negated || !judgement.asserted) return std::nullopt;
  return judgement.counts();
}

}  // namespace

Visibility visibility_of(const CueFinder& cues, DocumentJudge& judging, std::span<const FieldText> fields) {
  const HarmVocabulary vocabulary(cues);
  constexpr Claim of_anybody{.who = Who::anyone};
  Visibility visibility;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    std::vector<std::pair<Span<ViewByte>, HarmClause>> found;
    judging.each_block(f, [&](const Reading& reading, WordRange own) {
      const HarmWords harm(vocabulary, reading.passage);
      for (const Found& act : Reader(reading, harm).acts_in(own))
        found.push_back({reading.passage.span_of(act.act),
                         {.field = static_cast<std::uint32_t>(f), .act = reading.passage.source_of(act.act), .doer = act.doer}});
    });
    for (auto& [span, clause] : found) {
      const auto own = own_words(judging.judge(f, span, of_anybody));
      if (!own) continue;
      clause.own_words = *own;
      visibility.clauses.push_back(clause);
    }
  }
  return visibility;
}

}  // namespace unblame
