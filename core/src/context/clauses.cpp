#include "context/clauses.h"

#include <algorithm>

namespace unblame {

namespace {

constexpr TagSet skipped = tags(Tag::adverb, Tag::negates);
constexpr TagSet subordinating = tags(Tag::condition, Tag::relative, Tag::subordinator);

/// A form that is never finite, though it is in the table of auxiliaries.
bool is_non_finite_auxiliary(std::string_view word) {
  return word == "be" || word == "been" || word == "being" || word == "having";
}

}  // namespace

WordIndex after_adverbs(const Passage& passage, WordIndex i, WordIndex end) noexcept {
  constexpr WordIndex most = 6;
  for (const WordIndex last = std::min(end, i + most); i < last; ++i) {
    if (!passage.tags_of(i).has_any(skipped) || passage.is(i, Tag::auxiliary)) break;
  }
  return i;
}

bool is_finite(const Passage& passage, WordIndex i) noexcept {
  if (i >= passage.size()) return false;
  const std::string_view word = passage.text(i);
  if (passage.is(i, Tag::auxiliary)) return !is_non_finite_auxiliary(word);
  const bool first = passage.begins_sentence(i);
  if (!first && !passage.comma_before(i)) {
    const std::string_view before = passage.text(i - 1);
    const bool pointed = (before == "this" || before == "that") && word.ends_with("s");  // "this happens"
    if (before == "to" || (passage.is(i - 1, Tag::determiner) && !pointed) || passage.is(i - 1, Tag::preposition)) return false;
  }
  if (word.ends_with("ing")) return false;
  // "The health visitor's note has it that": behind a possessor and before a verb, a noun.
  if (!first && passage.clitic(i - 1) == "'s" && i + 1 < passage.size() &&
      (passage.is(i + 1, Tag::auxiliary) || passage.is(i + 1, Tag::says) || passage.is(i + 1, Tag::thing)))
    return false;
  if (first && word.ends_with("s") && i + 1 < passage.size() && (passage.text(i + 1) == "from" || passage.text(i + 1) == "of"))
    return false;  // "Records of"
  if (passage.is(i, Tag::verb) || (word.size() > 4 && word.ends_with("ed"))) return true;
  // "he spins", "they dare": behind a pronoun that can only be a subject a word of which nothing is known is its verb.
  if (first || !passage.tags_of(i).empty() || passage.comma_before(i) || passage.breaks_before(i)) return false;
  const std::string_view before = passage.text(i - 1);
  const bool subject = before == "he" || before == "she" || before == "they" || before == "we" || before == "i";
  return subject || ((before == "it" || before == "who") && word.size() > 3 && word.ends_with("s"));
}

class ClauseBuilder {
 public:
  ClauseBuilder(const Passage& passage, const Nominals& nominals, std::vector<Clause>& out)
      : passage_(passage), nominals_(nominals), out_(out) {}

  void build(const Sentence& sentence) {
    end_ = sentence.words.end;
    first_clause_ = out_.size();
    before_bracket_ = no_clause;
    oblique_before_ = false;
    open(sentence.words.first, Link::main, no_clause);
    while (next_nominal_ < nominals_.size() && nominals_[next_nominal_].words.first < sentence.words.first) ++next_nominal_;
    for (WordIndex i = sentence.words.first; i < end_;) i = step(i);
    current().words.end = end_;
    close_verb();
    take_over_subjects();
  }

 private:
  Clause& current() { return out_.back(); }
  const Clause& current() const { return out_.back(); }
  ClauseIndex index() const { return static_cast<ClauseIndex>(out_.size()) - 1; }
  bool has_verb() const { return verb_found_; }

  void open(WordIndex at, Link link, ClauseIndex parent) {
    if (out_.size() > first_clause_) {
      if (current().words.first == at) {  // nothing in it yet: it becomes the new one
        current().link = link == Link::main ? current().link : link;
        return;
      }
      current().words.end = at;
      close_verb();
    }
    out_.push_back({.words = {at, at}, .link = link, .parent = parent});
    verb_found_ = false;
  }

  void close_verb() {
    if (!verb_found_) current().verb = current().words.end;
  }

  /// Handles word i, or the nominal that begins there; returns the next word.
  WordIndex step(WordIndex i) {
    const bool first = i == current().words.first;
    if (!first && is_behind_label(i))
      open(i, Link::main, no_clause);
    else if (!first && passage_.breaks_before(i))
      open_aside(i);
    if (may_subordinate(i)) {
      if (const WordIndex after = open_subordinate(i); after != i) return after;
    }
    if (!first && is_behind_saying(i) && impersonal_follows(i)) {  // "says it was", "told us it was"
      open(i, Link::complement, index());
      current().other_subject = true;
    }
    if (!first) open_coordinate(i);
    if (next_nominal_ < nominals_.size() && nominals_[next_nominal_].words.first == i) return take_nominal(i);
    note_word(i);
    return i + 1;
  }

  /// "Q. How", "DC: How": what stands before is no part of the sentence.
  bool is_behind_label(WordIndex i) const {
    if (i == 0 || current().words.first + 2 < i || !passage_.begins_sentence(current().words.first)) return false;
    if (!passage_.is(i - 1, Tag::answer_turn) && !passage_.is(current().words.first, Tag::officer_turn)) return false;
    return passage_.gap_before(i).find_first_of(".:") != std::string_view::npos;
  }

  /// After a bracket that closes the clause before it goes on, with its subject.
  void open_aside(WordIndex i) {
    const std::string_view gap = passage_.gap_before(i);
    const std::size_t opens = gap.find('('), closes = gap.find(')');
    if (closes != std::string_view::npos && before_bracket_ != no_clause) {
      open(i, Link::coordinate, before_bracket_);
      before_bracket_ = no_clause;
      return;
    }
    if (opens != std::string_view::npos) before_bracket_ = index();
    open(i, Link::aside, index());
  }

  /// Of most words it is clear at once that they open no clause.
  bool may_subordinate(WordIndex i) const { return passage_.tags_of(i).has_any(subordinating) || passage_.text(i) == "that"; }

  WordIndex open_subordinate(WordIndex i) {
    if (const Hit* hit = passage_.hit_at(i, Tag::condition)) return opened(hit->end, i, Link::conditional);
    const bool asks = passage_.gap_after(i).starts_with(",");  // "I cannot say which, was …"
    if (passage_.is(i, Tag::relative) && !asks && i > current().words.first) {
      const NominalIndex antecedent = nominal_before(i);
      const ClauseIndex parent = index();
      open(i, Link::relative, parent);
      const bool subject_gap = passage_.text(i) != "whose" && passage_.text(i) != "whom" && !subject_follows(i + 1);
      if (subject_gap && antecedent != no_nominal) current().subject = antecedent, current().own_subject = true;
      if (subject_gap && antecedent == no_nominal) current().other_subject = true;
      if (next_nominal_ < nominals_.size() && nominals_[next_nominal_].words.first == i) ++next_nominal_;
      return i + 1;
    }
    if (passage_.text(i) == "that") return open_that(i);
    if (const Hit* hit = passage_.hit_at(i, Tag::subordinator)) {
      // "after", "before", "since" are prepositions too, "once" an adverb: a clause only if a subject and a verb follow.
      if (passage_.text(i) == "once" && !subject_follows(hit->end)) return i;
      if (!passage_.is(i, Tag::preposition) || subject_follows(hit->end) || is_finite(passage_, hit->end))
        return opened(hit->end, i, Link::adverbial);
    }
    return i;
  }

  WordIndex opened(WordIndex after, WordIndex i, Link link) {
    const ClauseIndex parent = i == current().words.first && out_.size() - 1 == first_clause_ ? no_clause : index();
    open(i, link, parent);
    while (next_nominal_ < nominals_.size() && nominals_[next_nominal_].words.first < after) ++next_nominal_;
    return std::min(after, end_);
  }

  bool is_behind_saying(WordIndex i) const {
    if (passage_.is(i - 1, Tag::says)) return true;
    const NominalIndex listener = nominal_at(nominals_, i - 1);
    return listener != no_nominal && nominal(listener).words.first > 0 &&
           passage_.is(nominal(listener).words.first - 1, Tag::says);
  }

  /// it, there, this: a subject that is no person.
  bool impersonal_follows(WordIndex i) const {
    if (i + 1 >= end_) return false;
    const std::string_view word = passage_.stem(i);
    const bool impersonal = word == "it" || word == "there" || word == "this" || word == "these" || word == "nothing";
    return impersonal && (!passage_.clitic(i).empty() || is_finite(passage_, after_adverbs(passage_, i + 1, end_)));
  }

  WordIndex open_that(WordIndex i) {
    // "In that letter", "that evening": a determiner.
    if (passage_.is(i, Tag::adverb) || (i > current().words.first && passage_.is(i - 1, Tag::preposition))) return i;
    const bool subject = subject_follows(i + 1) || impersonal_follows(i + 1);
    const NominalIndex antecedent = nominal_before(i);
    if (subject || noun_and_verb_follow(i + 1) || (i > 0 && i + 1 < end_ && passage_.is(i - 1, Tag::says))) {
      open(i, Link::complement, index());
      return i + 1;
    }
    if (i > current().words.first && is_finite(passage_, after_adverbs(passage_, i + 1, end_))) {
      open(i, Link::relative, index());
      current().own_subject = antecedent != no_nominal;
      current().other_subject = antecedent == no_nominal;
      current().subject = antecedent;
      return i + 1;
    }
    return i;
  }

  /// "and [then] left", ", left": a finite verb without a subject; "and the door was open": a subject that is no person.
  void open_coordinate(WordIndex i) {
    const bool joined = passage_.is(i - 1, Tag::coordinator) || passage_.comma_before(i);
    if (!joined || passage_.is(i, Tag::coordinator)) return;
    const WordIndex verb = after_adverbs(passage_, i, end_);
    if (verb < end_ && is_finite(passage_, verb)) {
      // "Tess, 15, chooses", "Mr Ainsworth, a retired dentist, was": the verb that the subject still lacks.
      if (!has_verb() && current().own_subject && passage_.comma_before(i)) return;
      if (has_verb() || current().subject != no_nominal) open_after(i);
      return;
    }
    if (has_verb() && (noun_and_verb_follow(i) || (passage_.comma_before(i) && impersonal_follows(i)))) {
      open_after(i);
      current().other_subject = true;
    }
  }

  void open_after(WordIndex i) {
    ClauseIndex before = index();
    if (comma_near(i)) {
      // "Mr Fairley, who ought …, stayed", "One of the two, I cannot say which, was": back to the subject that still lacks its
      // verb.
      for (std::size_t c = out_.size() - 1; c-- > first_clause_ && out_.size() - c < 5;) {
        if (out_[c].subject != no_nominal && out_[c].verb == out_[c].words.end) {
          before = static_cast<ClauseIndex>(c);
          break;
        }
      }
      if (before == index() && out_.back().link == Link::relative) before = out_.back().parent;
    }
    open(i, Link::coordinate, before);
  }

  bool comma_near(WordIndex i) const {
    return passage_.comma_before(i) || (i > 0 && passage_.is(i - 1, Tag::coordinator) && passage_.comma_before(i - 1));
  }

  /// A determiner or possessive, at most three words that are no verbs, and a finite verb.
  bool noun_and_verb_follow(WordIndex i) const {
    if (i >= end_ || !(passage_.is(i, Tag::determiner) || nominal_begins(i))) return false;
    constexpr WordIndex longest = 5;
    for (WordIndex k = i + 1; k < end_ && k < i + longest; ++k) {
      if (passage_.comma_before(k) || passage_.breaks_before(k) || passage_.is(k, Tag::preposition) ||
          passage_.is(k, Tag::coordinator))
        return false;
      if (k > i + 1 && is_finite(passage_, k)) return true;
    }
    return false;
  }

  bool nominal_begins(WordIndex i) const { return nominal_at(nominals_, i) != no_nominal; }

  /// Whether a nominal that can be a subject, and a finite verb behind it, begin at word i (adverbs aside).
  bool subject_follows(WordIndex i) const {
    i = after_adverbs(passage_, i, end_);
    if (i >= end_) return false;
    NominalIndex n = nominal_at(nominals_, i);
    // A possessor is no subject; its noun may be.
    while (n != no_nominal && static_cast<std::size_t>(n) + 1 < nominals_.size() && nominal(n).possessor &&
           nominal(n + 1).owner == n)
      ++n;
    if (n == no_nominal || nominal(n).possessor) return false;
    if (nominal(n).form == Case::subject) return true;
    return nominal(n).form == Case::none && (has_verb_clitic(nominal(n)) || finite_after(nominal(n).words.end));
  }

  /// Whether a finite verb follows the nominal that ends at word i; an apposition between commas or an age is skipped.
  bool finite_after(WordIndex i) const {
    i = after_adverbs(passage_, i, end_);
    if (i >= end_) return false;
    if (passage_.comma_before(i)) {
      constexpr WordIndex longest = 16;
      for (WordIndex k = i + 1; k < end_ && k < i + longest; ++k) {
        if (passage_.comma_before(k)) return is_finite(passage_, after_adverbs(passage_, k, end_));
      }
      return false;
    }
    if (passage_.gap_has(i, '(')) {  // "Amina (14, subject of this referral) spins"
      constexpr WordIndex longest = 12;
      for (WordIndex k = i + 1; k < end_ && k < i + longest; ++k) {
        if (passage_.gap_has(k, ')')) return is_finite(passage_, after_adverbs(passage_, k, end_)) || is_unknown_verb(k);
      }
      return false;
    }
    if (passage_.is(i, Tag::coordinator)) return false;
    if (is_finite(passage_, i)) return true;
    if (passage_.is(i, Tag::preposition) && !passage_.is(i, Tag::subordinator)) return finite_after_phrase(i + 1);
    return is_unknown_verb(i) && passage_.words().joint_after(i - 1) == Joint::plain;
  }

  /// "the social worker never bothers": a word of which nothing is known, with the ending of a verb.
  bool is_unknown_verb(WordIndex i) const {
    const std::string_view word = passage_.text(i);
    return word.size() > 3 && word.ends_with("s") && !word.ends_with("ss") && passage_.words()[i].stem_size == word.size() &&
           passage_.tags_of(i).empty();
  }

  /// "the officer on the desk told me": past one preposition and its noun.
  bool finite_after_phrase(WordIndex i) const {
    constexpr WordIndex longest = 4;
    for (WordIndex k = i; k < end_ && k < i + longest; ++k) {
      if (passage_.comma_before(k) || passage_.breaks_before(k) || passage_.is(k, Tag::coordinator) ||
          passage_.is(k, Tag::relative) || passage_.is(k, Tag::subordinator))
        return false;
      const bool sure = passage_.is(k, Tag::auxiliary) || passage_.is(k, Tag::says) || passage_.text(k).ends_with("ed");
      if (k > i && sure && is_finite(passage_, k)) return true;  // not "a teacher about child abuse"
    }
    return false;
  }

  WordIndex take_nominal(WordIndex i) {
    const auto n = static_cast<NominalIndex>(next_nominal_++);
    const Nominal& it = nominal(n);
    const bool can_be_subject =
        !it.possessor && it.form != Case::object && it.form != Case::reflexive && it.form != Case::possessive;
    if (!can_be_subject) return it.words.end;
    const WordIndex start = phrase_begin(n);
    const bool opener = start == current().words.first + 1 && current().link != Link::main &&
                        current().link != Link::coordinate;  // "as the landlord says"
    const bool behind_preposition =
        start > current().words.first && passage_.is(start - 1, Tag::preposition) && !passage_.comma_before(start) && !opener;
    // "between Tegan, 13, and the adult male": the second of two is what the first is.
    const bool conjoined =
        start > current().words.first && passage_.is(start - 1, Tag::coordinator) && oblique_before_ && !has_verb();
    // "In giving the caller her code she laid": the object of a gerund.
    const bool behind_gerund = start > current().words.first && !has_verb() && passage_.is(start - 1, Tag::verb) &&
                               passage_.text(start - 1).ends_with("ing") && it.form != Case::subject && !it.titled;  // not "Acting Sgt Birtles"
    // "Per Nkechi Obi, duty worker at adult social care, Mr Tranter is": what an oblique noun is called is oblique too.
    const bool apposed = oblique_before_ && n > 0 && passage_.comma_before(start) && nominal(n - 1).words.end == start &&
                         !it.is_named() && it.form == Case::none && !finite_after(it.words.end);
    const bool oblique = behind_preposition || conjoined || behind_gerund || apposed;
    oblique_before_ = oblique;
    // "At no point did Nadia", "was she": an auxiliary right before it is its own.
    const bool inverted = has_verb() && !current().own_subject && i > current().words.first && current().verb == i - 1 &&
                          passage_.is(i - 1, Tag::auxiliary) && !it.indefinite &&
                          (current().link != Link::coordinate || passage_.comma_before(current().words.first));
    const bool predicate = !inverted && is_predicate(start);
    if (predicate) return it.words.end;
    if (inverted) {
      set_subject(n);
    } else if (it.form == Case::subject) {
      const bool answered = start > current().words.first && passage_.is(start - 1, Tag::negates) && passage_.comma_before(start);
      if (has_verb() || current().own_subject || current().other_subject || answered) open_before(start);  // "none, he will"
      set_subject(n);
    } else if (!oblique && !has_verb() && !current().own_subject) {
      set_subject(n);
    } else if (!oblique && has_verb() && (has_verb_clitic(it) || finite_after(it.words.end) || is_told(n, start))) {
      open_before(start);
      set_subject(n);
    } else if (is_behind_listener(start)) {
      set_subject(n);
    }
    if (current().subject == n && has_verb_clitic(it)) note_verb(it.words.end - 1);
    return it.words.end;
  }

  /// Where the phrase of a nominal begins: with its possessor, if one stands before it.
  WordIndex phrase_begin(NominalIndex n) const {
    WordIndex begin = nominal(n).words.first;
    for (int depth = 0; depth < 4 && nominal(n).owner != no_nominal && nominal(n).owner < n; ++depth) {
      n = nominal(n).owner;
      begin = nominal(n).words.first;
    }
    return std::max(begin, out_.back().words.first);
  }

  /// "IP is an unreliable witness given …": right behind a form of be, a noun says what the subject is.
  bool is_predicate(WordIndex start) const {
    constexpr WordIndex reach = 4;
    for (WordIndex k = start; k > current().words.first && start - k < reach;) {
      --k;
      if (is_non_finite_auxiliary(passage_.text(k)) && passage_.is(k, Tag::be)) return true;  // "far from being the aggressor"
      if (passage_.is(k, Tag::be) && passage_.is(k, Tag::auxiliary)) return has_verb();
      if (!passage_.is(k, Tag::adverb) && !passage_.is(k, Tag::negates)) return false;
    }
    return false;
  }

  /// "INFT STATES FEM IN RED COAT HAS BEEN": right behind a verb of saying, with an auxiliary further on.
  bool is_told(NominalIndex n, WordIndex start) const {
    if (start == 0 || !passage_.is(start - 1, Tag::says)) return false;
    constexpr WordIndex reach = 8;
    const WordIndex from = nominal(n).words.end;
    for (WordIndex k = from; k < end_ && k < from + reach && !passage_.comma_before(k); ++k) {
      if (passage_.text(k) == "to" || passage_.text(k) == "that") return false;  // "emailed the OIC to say that"
      if (is_finite(passage_, k) && passage_.is(k, Tag::auxiliary)) return true;
    }
    return false;
  }

  /// "told officers the victim was drunk": the clause took the listener for its subject.
  bool is_behind_listener(WordIndex start) const {
    const WordIndex first = current().words.first;
    return current().link == Link::complement && current().own_subject && !has_verb() && first > 0 && passage_.is(first - 1, Tag::tells) &&
           nominal(current().subject).words.end == start && !passage_.comma_before(start);
  }

  /// she's, IP'd: the verb is part of the word.
  bool has_verb_clitic(const Nominal& it) const { return !it.possessor && !passage_.clitic(it.words.end - 1).empty(); }

  void note_verb(WordIndex i) {
    if (verb_found_) return;
    current().verb = i;
    verb_found_ = true;
  }

  void open_before(WordIndex i) {
    i = with_auxiliary(i);
    const bool coordinate = i > 0 && (passage_.is(i - 1, Tag::coordinator) || passage_.comma_before(i));
    open(i, coordinate ? Link::coordinate : Link::complement, index());
  }

  /// ", at no stage that evening did he": the clause begins behind the comma, with what fronts it.
  WordIndex with_auxiliary(WordIndex subject) const {
    constexpr WordIndex reach = 9;
    const WordIndex first = current().words.first;
    if (subject <= first + 1 || !passage_.is(subject - 1, Tag::auxiliary) || passage_.is(subject - 1, Tag::says)) return subject;
    for (WordIndex i = subject - 1; i > first && subject - i < reach; --i) {
      if (passage_.comma_before(i)) return i;
    }
    return subject;
  }

  void set_subject(NominalIndex n) {
    current().subject = n;
    current().own_subject = true;
  }

  void note_word(WordIndex i) {
    if (verb_found_) return;
    if (is_finite(passage_, i)) {
      note_verb(i);
      return;
    }
    if (current().own_subject || current().other_subject) return;
    const bool possessed = i > current().words.first && passage_.clitic(i - 1) == "'s";  // "the health visitor's note has"
    const bool content = possessed || !passage_.tags_of(i).has_any(
        tags(Tag::adverb, Tag::coordinator, Tag::preposition, Tag::subordinator, Tag::negates, Tag::verb));
    const bool oblique = i > current().words.first && passage_.is(i - 1, Tag::preposition);
    const std::string_view word = passage_.text(i);
    if (content && !oblique && word.find_first_of("0123456789") == std::string_view::npos && !word.ends_with("ing"))
      current().other_subject = true;
  }

  NominalIndex nominal_before(WordIndex i) const {
    for (std::size_t n = next_nominal_; n-- > 0;) {
      const Nominal& it = nominals_[n];
      if (it.words.end > i) continue;
      if (i - it.words.end > 5 || passage_.sentence_of(it.head) != passage_.sentence_of(i)) return no_nominal;
      // "Mr Frayne, on bail, who": what stands between must be short; a verb there ends the search.
      for (WordIndex k = it.words.end; k < i; ++k) {
        const bool copula = passage_.is(k, Tag::be) && passage_.text(i - 1) == "one";  // "Kev is the one who"
        if ((passage_.is(k, Tag::verb) || passage_.is(k, Tag::auxiliary)) && !copula) return no_nominal;
      }
      return it.form == Case::possessive ? no_nominal : static_cast<NominalIndex>(n);
    }
    return no_nominal;
  }

  /// Clauses without a subject take it over: a coordinate one from the clause before, a fronted one from the main clause behind.
  void take_over_subjects() {
    for (std::size_t c = first_clause_; c < out_.size(); ++c) {
      Clause& clause = out_[c];
      if (clause.own_subject || clause.other_subject || clause.parent == no_clause) continue;
      const Clause& parent = out_[static_cast<std::size_t>(clause.parent)];
      clause.subject = parent.subject;
      // "He can be a charmer when it suits him and plays people off": past an aside whose subject is no person.
      const bool aside = parent.other_subject && (parent.link == Link::adverbial || parent.link == Link::complement);
      if (clause.link == Link::coordinate && aside && parent.parent != no_clause)
        clause.subject = out_[static_cast<std::size_t>(parent.parent)].subject;
    }
    for (std::size_t c = first_clause_; c + 1 < out_.size(); ++c) {
      Clause& clause = out_[c];
      const bool fronted =
          !clause.own_subject && !clause.other_subject && clause.subject == no_nominal && clause.verb == clause.words.end;
      if (fronted && out_[c + 1].own_subject && out_[c + 1].link != Link::relative) clause.subject = out_[c + 1].subject;
    }
  }

  const Nominal& nominal(NominalIndex n) const { return nominals_[static_cast<std::size_t>(n)]; }

  const Passage& passage_;
  const Nominals& nominals_;
  std::vector<Clause>& out_;
  std::size_t next_nominal_ = 0;
  std::size_t first_clause_ = 0;
  WordIndex end_ = 0;
  bool verb_found_ = false;
  ClauseIndex before_bracket_ = no_clause;
  bool oblique_before_ = false;  // the nominal before stands behind a preposition
};

Clauses::Clauses(const Passage& passage, const Nominals& nominals) {
  clauses_.reserve(2 * passage.sentences().size());  // about as many as ordinary text has
  sentence_begin_.reserve(passage.sentences().size() + 1);
  ClauseBuilder builder(passage, nominals, clauses_);
  for (const Sentence& sentence : passage.sentences()) {
    sentence_begin_.push_back(static_cast<ClauseIndex>(clauses_.size()));
    builder.build(sentence);
  }
  sentence_begin_.push_back(static_cast<ClauseIndex>(clauses_.size()));
  number_words(passage.size());
}

void Clauses::number_words(WordIndex words) {
  clause_of_word_.assign(words, no_clause);
  for (std::size_t c = 0; c < clauses_.size(); ++c) {
    const WordIndex end = c + 1 < clauses_.size() ? clauses_[c + 1].words.first : words;
    for (WordIndex i = clauses_[c].words.first; i < end; ++i) clause_of_word_[i] = static_cast<ClauseIndex>(c);
  }
}

}  // namespace unblame
