// Facts that are words: names, what the lexicon lists, who did what, and what is denied.
#include <algorithm>

#include "facts/readers.h"

namespace unblame {
namespace {

std::optional<FactKind> kind_of(Group group) noexcept {
  switch (group) {
    case Group::date:
      return FactKind::date;
    case Group::time:
      return FactKind::time;
    case Group::money:
      return FactKind::money;
    case Group::substance:
      return FactKind::substance;
    case Group::weapon:
      return FactKind::weapon;
    case Group::injury:
      return FactKind::injury;
    case Group::act:
      return FactKind::act;
    default:
      return std::nullopt;
  }
}

/// The value of a tag as a fact's normal form: "gbp-10" is "gbp 10", "0000" of a time is "00:00".
std::string normal_of(FactKind kind, const std::string& value) {
  std::string normal = value;
  if (kind == FactKind::time && normal.size() == 4) normal.insert(2, ":");
  if (kind == FactKind::money) std::ranges::replace(normal, '-', ' ');
  return normal;
}

bool any_taken(const FactText& text, WordIndex first, WordIndex end) {
  for (WordIndex i = first; i < end; ++i)
    if (text.taken(i)) return true;
  return false;
}

/// Whether something ends between word i - 1 and word i that a clause does not run across.
bool clause_ends(const FactText& text, WordIndex i) {
  return text.gap(i).find_first_of(".?!;:\n()\"") != std::string_view::npos;
}

bool is_number_like(const FactText& text, WordIndex i) {
  return !text.digit_word(i).digits.empty();
}

/// A word that is written with a capital because it is a name, as far as can be seen: certain, perhaps, or not at all.
enum class Certainty { no, perhaps, yes };

/// "Deletion", "Witnesses": an ending that names do not have, or the plural of a word that is known.
bool looks_derived(const FactVocabulary& vocabulary, std::string_view word) {
  for (std::size_t size = 2; size <= 5 && size + 3 <= word.size(); ++size)
    if (vocabulary.value_of(word.substr(word.size() - size), Group::word_ending) != nullptr) return true;
  return (word.ends_with("s") && vocabulary.is_common(word.substr(0, word.size() - 1))) ||
         (word.ends_with("es") && vocabulary.is_common(word.substr(0, word.size() - 2)));
}

Certainty name_certainty(const FactText& text, WordIndex i) {
  const std::string_view stem = text.stem(i);
  if (!text.capital(i) || text.taken(i) || is_number_like(text, i)) return Certainty::no;
  for (const Group group :
       {Group::never, Group::title, Group::month, Group::weekday, Group::pronoun, Group::light, Group::auxiliary,
        Group::conjunction, Group::negates, Group::number, Group::before_time, Group::before_date})
    if (text.is(i, group) && !(group == Group::auxiliary && !text.begins_sentence(i)))
      return Certainty::no;  // but "Will" inside a sentence
  const FactVocabulary& vocabulary = text.vocabulary();
  if (text.shouts(i)) {
    if (vocabulary.is_first_name(stem)) return Certainty::yes;
    const bool surname = i > 0 && !clause_ends(text, i) && !vocabulary.is_common(stem) && !text.seen_small(i) &&
                         (vocabulary.is_first_name(text.stem(i - 1)) || text.is(i - 1, Group::title));
    if (surname) return Certainty::yes;
    return stem.size() > 1 && !vocabulary.is_common(stem) ? Certainty::perhaps : Certainty::no;
  }
  if (stem.size() == 1) {  // an initial: before a name
    const bool initial = text.capital(i + 1) && (text.gap(i + 1) == " " || text.gap(i + 1) == ". " || text.gap(i + 1) == ".") &&
                         stem != "i" && stem != "a";
    return initial ? Certainty::perhaps : Certainty::no;
  }
  if (!text.begins_sentence(i)) {
    // A heading or a form's line writes ordinary words with capitals, too.
    if (text.seen_small(i) && vocabulary.is_common(stem)) return Certainty::perhaps;
    if (vocabulary.is_common(stem) && (i == 0 || !text.capital(i - 1)) && text.all_capitals(i)) return Certainty::perhaps;
    return Certainty::yes;
  }
  if (text.seen_as_name(i) || vocabulary.is_first_name(stem)) return Certainty::yes;
  return vocabulary.is_common(stem) || text.seen_small(i) || looks_derived(vocabulary, stem) ? Certainty::perhaps
                                                                                             : Certainty::yes;
}

// --- who did it ---

/// The names just before word `end`, as one person: "daniel marsh".
std::string person_before(const FactText& text, WordIndex end) {
  std::string person;
  for (WordIndex i = end; i > 0 && end - i < 4; --i) {
    const Fact* fact = text.person_at(i - 1);
    if (fact == nullptr || (i < end && text.gap(i) != " ")) break;
    person = person.empty() ? fact->normal : fact->normal + " " + person;
    if (fact->kind == FactKind::reference) break;
  }
  return person;
}

std::string person_from(const FactText& text, WordIndex i) {
  while (i < text.size() && text.is(i, Group::title) && text.text(i) != "by") ++i;
  std::string person;
  for (WordIndex at = i; at < text.size() && at < i + 4; ++at) {
    const Fact* fact = text.person_at(at);
    if (fact == nullptr || (at > i && text.gap(at) != " ")) break;
    if (at > i && text.person_at(at - 1) == fact) continue;
    person += (person.empty() ? "" : " ") + fact->normal;
  }
  return person;
}

struct Act {
  std::string value{};
  WordIndex first = 0, end = 0;
  explicit operator bool() const noexcept { return end > first; }
};

/// The longest run from word i that is a fact or expressly none; nullptr if there is none, or a reader of digits took its words.
const CueMatch* listed_at(const FactText& text, WordIndex i) {
  for (const CueMatch& match : text.tags(i)) {  // longest first
    const Group group = text.vocabulary().meaning(match.tag).group;
    if ((kind_of(group) || group == Group::no_act) && !any_taken(text, match.first, match.end)) return &match;
  }
  return nullptr;
}

Act plain_act_at(const FactText& text, WordIndex i) {
  const CueMatch* match = listed_at(text, i);
  if (match == nullptr) return {};
  const Meaning& meaning = text.vocabulary().meaning(match->tag);
  return meaning.group == Group::act ? Act{meaning.value, match->first, match->end} : Act{};
}

/// "attempted to rape", "attempted rape", "threats to seriously injure", "rape attempt": an act of its own, for it was not done.
Act act_short_of(const FactText& text, WordIndex i) {
  // "Will" with a capital is a name.
  if (const Tagged marker = text.tagged(i, Group::short_of); marker && !(text.text(i) == "will" && text.capital(i))) {
    // "tried to get her to touch him"
    constexpr WordIndex between = 4;
    for (WordIndex at = marker.end; at <= marker.end + between && at < text.size() && text.gap(at) == " "; ++at) {
      if (const Act act = plain_act_at(text, at)) return {marker.meaning->value + " " + act.value, i, act.end};
      const std::string_view word = text.text(at);
      if (!word.ends_with("ly") && word != "a" && word != "an" && word != "the" && !text.is(at, Group::auxiliary) &&
          !text.is(at, Group::pronoun))
        break;
    }
    return {};
  }
  const Act act = plain_act_at(text, i);
  if (!act || (text.text(act.end) != "attempt" && text.text(act.end) != "attempts") || text.gap(act.end) != " ") return {};
  return {"attempted " + act.value, i, act.end + 1};
}

/// "tried to punch and kick her": what is joined on was not done either; "tried to punch her and kicked her" joins nothing.
Act joined_act(const FactText& text, const Act& before) {
  const WordIndex at = before.end + 1;
  if ((text.text(before.end) != "and" && text.text(before.end) != "or") || text.gap(before.end) != " " || text.gap(at) != " ")
    return {};
  const Act act = plain_act_at(text, at);
  if (!act || text.text(at).ends_with("ed") || text.text(before.end - 1).ends_with("ed")) return {};
  return {before.value.substr(0, before.value.find(' ') + 1) + act.value, at, act.end};
}

void read_doer(FactText& text, const Act& act) {
  constexpr WordIndex reach = 4;
  // Who it was done by: "was hit by Tom", "the assault by Tom".
  for (WordIndex at = act.end; at < text.size() && at <= act.end + reach && !clause_ends(text, at); ++at) {
    if (text.is(at, Group::conjunction)) break;
    if (!text.is(at, Group::by)) continue;
    if (const std::string person = person_from(text, at + 1); !person.empty()) {
      text.note(FactKind::doer, act.value + ": " + person, act.first, at + 2);
      return;
    }
    break;
  }
  WordIndex at = act.first;
  bool passive = false;
  for (WordIndex steps = 0; at > 0 && steps < reach && !clause_ends(text, at); ++steps) {
    const bool skip = text.is(at - 1, Group::auxiliary) || text.is(at - 1, Group::negates) || text.is(at - 1, Group::light) ||
                      text.text(at - 1).ends_with("ly");
    if (!skip || text.person_at(at - 1) != nullptr) break;
    passive = passive || text.is(at - 1, Group::be);
    --at;
  }
  const bool progressive = text.text(act.first).ends_with("ing");
  const bool noun = at != act.first ? text.text(at).size() <= 4 && text.is(at, Group::light) && !text.is(at, Group::pronoun)
                                    : false;  // "the assault"
  const std::string person = at > 0 && !clause_ends(text, at) && text.gap(at).find(',') == std::string_view::npos
                                 ? person_before(text, at)
                                 : std::string{};
  if (!person.empty() && (!passive || progressive))
    text.note(FactKind::doer, act.value + ": " + person, at - 1, act.end);
  else if (!noun && (!passive || progressive))
    text.note(FactKind::doer, act.value + ": ?", act.first, act.end,
              false);  // somebody, by a pronoun or another noun
}

// --- what is denied ---

/// A word without its inflection, so that "did not consent" and "consented" meet. Not a stem of linguistics: both sides get the
/// same.
std::string base_of(const FactText& text, WordIndex i) {
  if (const Tagged lemma = text.tagged(i, Group::lemma)) return lemma.meaning->value;
  std::string word{text.stem(i)};
  const auto cut = [&](std::string_view ending, std::size_t keep) {
    if (word.size() >= ending.size() + keep && word.ends_with(ending)) return word.resize(word.size() - ending.size()), true;
    return false;
  };
  if (cut("ies", 2) || cut("ied", 2)) return word + "y";
  if (cut("ing", 3) || cut("ed", 3) || cut("es", 3) || cut("s", 3)) {
    if (word.size() > 3 && word[word.size() - 1] == word[word.size() - 2] && word.back() != 's' && word.back() != 'l')
      word.pop_back();
  }
  if (word.size() > 3 && word.back() == 'e') word.pop_back();
  return word;
}

}  // namespace

void read_tagged(FactText& text) {
  for (WordIndex i = 0; i < text.size();) {
    if (Act act = act_short_of(text, i)) {
      for (; act; act = joined_act(text, act)) {
        text.note(FactKind::act, act.value, act.first, act.end);
        i = act.end;
      }
      continue;
    }
    const CueMatch* match = listed_at(text, i);
    if (match == nullptr) {
      ++i;
      continue;
    }
    const Meaning& meaning = text.vocabulary().meaning(match->tag);
    if (const auto kind = kind_of(meaning.group)) text.note(*kind, normal_of(*kind, meaning.value), i, match->end);
    i = match->end;
  }
}

void read_sides(FactText& text) {
  /// "arm", "upper arm", behind "left" or "left side of her".
  const auto body_from = [&](WordIndex at) {
    constexpr WordIndex adjectives = 2;
    for (WordIndex i = at; i <= at + adjectives && (text.gap(i) == " " || text.gap(i) == "-"); ++i) {
      if (const Tagged body = text.tagged(i, Group::body)) return body;
      if (!text.is(i, Group::body_adjective)) break;
    }
    return Tagged{};
  };
  const auto side_at = [&](WordIndex i) -> std::pair<const Meaning*, Tagged> {
    for (const CueMatch& match : text.tags(i)) {
      const Meaning& meaning = text.vocabulary().meaning(match.tag);
      if (meaning.group != Group::side) continue;
      if (const Tagged body = body_from(match.end)) return {&meaning, body};
    }
    return {};
  };
  for (WordIndex i = 0; i < text.size(); ++i) {
    auto [side, body] = side_at(i);
    if (side == nullptr && text.is(i, Group::side) && (text.text(i + 1) == "and" || text.text(i + 1) == "or")) {
      side = text.tagged(i, Group::side).meaning;  // "left and right arms"
      body = side_at(i + 2).second;
    }
    if (side != nullptr && body) text.note(FactKind::side, side->value + " " + body.meaning->value, i, body.end);
    // "Her arms" may be both.
    if (const Tagged pair = text.tagged(i, Group::body); pair && text.text(i).ends_with('s'))
      text.note(FactKind::side, "both " + pair.meaning->value, i, pair.end, false);
  }
}

void read_names(FactText& text) {
  for (WordIndex i = 0; i < text.size(); ++i) {
    const Certainty certainty = name_certainty(text, i);
    if (certainty == Certainty::no) continue;
    // A substance or weapon with a capital is no person.
    const bool listed = std::ranges::any_of(
        text.tags(i), [&](const CueMatch& match) { return kind_of(text.vocabulary().meaning(match.tag).group).has_value(); });
    if (listed && !text.seen_as_name(i)) continue;
    text.note(FactKind::name, text.name_of(i), i, i + 1, certainty == Certainty::yes && !listed);
    if (certainty == Certainty::yes && !listed) text.set_person(i, i + 1);
  }
}

void read_doers(FactText& text) {
  for (WordIndex i = 0; i < text.size();) {
    if (const Act act = act_short_of(text, i)) {
      read_doer(text, act);
      i = act.end;
      continue;
    }
    WordIndex next = i + 1;
    for (const CueMatch& match : text.tags(i)) {
      const Meaning& meaning = text.vocabulary().meaning(match.tag);
      if (meaning.group == Group::no_act) {
        next = match.end;
        break;
      }
      if (meaning.group != Group::act) continue;
      read_doer(text, {meaning.value, match.first, match.end});
      next = match.end;
      break;
    }
    i = next;
  }
}

void read_negations(FactText& text) {
  constexpr WordIndex reach = 5;
  std::unordered_set<std::string> said;
  for (WordIndex i = 0; i < text.size(); ++i) {
    if (const Tagged idiom = text.tagged(i, Group::negates_nothing)) {
      i = idiom.end - 1;
      continue;
    }
    const Tagged negation = text.tagged(i, Group::negates);
    if (!negation) {
      // What is said without denying it, once each: enough to know that a denial was lost.
      if (!text.taken(i) && !text.is(i, Group::auxiliary) && !text.is(i, Group::light) &&
          (text.stem(i).size() > 2 || text.is(i, Group::lemma)))
        if (const auto [base, is_new] = said.insert(base_of(text, i)); is_new)
          text.note(FactKind::negation, *base, i, i + 1, false);
      continue;
    }
    // "not the car that she had booked" says which one; it denies nothing that could be turned round.
    const std::string_view behind = text.text(negation.end);
    if (text.text(i) == "not" && (behind == "the" || behind == "a" || behind == "an" || behind == "one")) continue;
    WordIndex at = negation.end;
    while (at < text.size() && at < negation.end + reach && !clause_ends(text, at) &&
           (text.is(at, Group::auxiliary) || text.is(at, Group::light) || text.text(at).ends_with("ly") ||
            text.is(at, Group::pronoun)))
      ++at;
    const bool aimless = at >= text.size() || at == negation.end + reach || clause_ends(text, at) ||
                         text.is(at, Group::conjunction) || text.is(at, Group::preposition) || text.is(at, Group::before_time) ||
                         text.is(at, Group::before_date) ||
                         (text.stem(at).size() < 3 && !text.is(at, Group::lemma));  // "not by letter"
    if (aimless) continue;
    text.note(FactKind::negation, "not " + base_of(text, at), i, at + 1);
    // What is joined by "or" is denied too: "did not fight back or shout".
    for (WordIndex next = at + 1; next + 1 < text.size() && next <= at + 3 && !clause_ends(text, next); ++next)
      if ((text.text(next) == "or" || text.text(next) == "nor") && !clause_ends(text, next + 1) &&
          text.stem(next + 1).size() > 2 && !text.is(next + 1, Group::pronoun)) {
        at = next + 1;
        text.note(FactKind::negation, "not " + base_of(text, at), at, at + 1);
      }
    i = at;
  }
}

}  // namespace unblame
