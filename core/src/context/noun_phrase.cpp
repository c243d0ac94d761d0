#include "context/noun_phrase.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "context/pronoun_words.h"
#include "context/word_classes.h"

namespace unblame {

namespace {

/// Endings of nouns for people by what they do. person.never in the data has the things that end so too.
constexpr std::array<std::string_view, 15> endings_of_doers = {"er",  "or",  "man", "woman", "ist",  "ian",  "eer",  "mate",
                                                                "ers", "ors", "men", "women", "ists", "ians", "mates"};

}  // namespace

bool ends_like_a_doer(std::string_view word) {
  constexpr std::size_t shortest = 5;
  return word.size() >= shortest && !word.ends_with("oor") && !word.ends_with("oors") && std::any_of(endings_of_doers.begin(), endings_of_doers.end(),
                                                [&](std::string_view ending) { return word.ends_with(ending); });
}

bool NounPhrases::joined(WordIndex i) const {
  return i + 1 < passage_.size() && passage_.words().joint_after(i) == Joint::plain && !passage_.begins_sentence(i + 1);
}

bool NounPhrases::noun_follows(WordIndex i) const {
  if (!joined(i)) return false;
  const TagSet& next = passage_.tags_of(i + 1);
  if (next.has_any(role_tags)) return true;
  if (find_pronoun(passage_.stem(i + 1)) != nullptr || next.has_any(function_tags)) return false;
  const std::string_view word = passage_.text(i + 1);
  if (word == "to" || word == "not") return false;
  return !(next.has(Tag::verb) && word.ends_with("ing"));
}

bool NounPhrases::is_no_noun(WordIndex i) const {
  constexpr TagSet verbs = tags(Tag::verb, Tag::says, Tag::describes, Tag::names, Tag::harms);
  return passage_.tags_of(i).has_any(function_tags) || passage_.tags_of(i).has_any(verbs) ||
         find_pronoun(passage_.stem(i)) != nullptr || passage_.text(i).ends_with("ed") || passage_.text(i) == "to";
}

bool NounPhrases::has_determiner_before(WordIndex noun) const {
  constexpr WordIndex most_adjectives = 3;
  for (WordIndex i = noun; i > 0 && noun - i <= most_adjectives && !passage_.begins_sentence(i);) {
    --i;
    if (passage_.words().joint_after(i) != Joint::plain) return false;
    if (passage_.is(i, Tag::determiner) || passage_.clitic(i) == "'s") return true;
    const Pronoun* pronoun = find_pronoun(passage_.stem(i));
    if (pronoun != nullptr) return pronoun->form == Case::possessive;
    if (passage_.tags_of(i).has_any(function_tags) || passage_.is(i, Tag::verb)) return false;
  }
  return false;
}

bool NounPhrases::has_article_before(WordIndex noun) const {
  return noun > 0 && !passage_.begins_sentence(noun) && (passage_.text(noun - 1) == "a" || passage_.text(noun - 1) == "an");
}

void NounPhrases::finish(Nominal& nominal) const {
  const WordIndex noun = nominal.words.first;
  extend_left(nominal);
  const WordIndex last = nominal.words.end - 1;
  const std::string_view clitic = passage_.clitic(last);
  const bool plural_genitive = passage_.gap_after(last).starts_with("' ") && passage_.text(last).ends_with("s");
  nominal.possessor = (clitic == "'s" || plural_genitive) && noun_follows(last) && !is_double_genitive(nominal, last);
  const std::string_view behind = passage_.gap_after(last);
  const bool apart = behind.starts_with("  ") || behind.starts_with("\t");  // "OP   You sent forty messages"
  nominal.label = (behind.starts_with(":") || apart) && passage_.begins_sentence(noun);
  for (WordIndex i = nominal.words.first; i < noun; ++i) nominal.stranger |= passage_.is(i, Tag::stranger);
  if (nominal.words.first > 0 && !passage_.begins_sentence(nominal.words.first)) {
    const WordIndex before = nominal.words.first - 1;
    nominal.stranger |= passage_.is(before, Tag::stranger);
    if (passage_.is(before, Tag::partitive))
      nominal.partitive = true, nominal.words.first = first_of(before, Tag::partitive);
    else if (passage_.is(before, Tag::quantity))
      nominal.words.first = first_of(before, Tag::quantity), nominal.plural = true;
  }
  if (passage_.is(nominal.words.first, Tag::partitive)) nominal.partitive = true;
}

/// "a cousin of Amina's told staff": no noun of hers follows.
bool NounPhrases::is_double_genitive(const Nominal& nominal, WordIndex last) const {
  const WordIndex first = nominal.words.first;
  return first > 0 && passage_.text(first - 1) == "of" && passage_.is(last + 1, Tag::verb);
}

WordIndex NounPhrases::first_of(WordIndex i, Tag tag) const {
  while (i > 0 && !passage_.begins_sentence(i) && passage_.is(i - 1, tag)) --i;
  return i;
}

void NounPhrases::extend_left(Nominal& nominal) const {
  constexpr WordIndex most_adjectives = 4;
  if (nominal.is_named() && nominal.role == RoleWord::none) return;
  const WordIndex noun = nominal.words.first;
  // "in that letter Dr Sithole": a rank before a name has no adjectives.
  if (nominal.is_named() && nominal.role == RoleWord::professional && passage_.words()[noun].span().size() <= 4) return;
  for (WordIndex i = noun; i > 0 && noun - i < most_adjectives && !passage_.begins_sentence(i);) {
    --i;
    const bool joined_by_marks = passage_.gap_after(i).find_first_not_of("'\" ") == std::string_view::npos;
    if (passage_.words().joint_after(i) != Joint::plain && !joined_by_marks) return;
    if (passage_.is(i, Tag::determiner) || passage_.is(i, Tag::partitive)) {
      // "reports that IP has", "says that girls": no determiner.
      const bool part = nominal.role == RoleWord::victim || nominal.role == RoleWord::suspect || nominal.role == RoleWord::witness;
      if (passage_.text(i) == "that" && (part || (i > 0 && passage_.is(i - 1, Tag::says)))) return;
      nominal.words.first = i;
      const std::string_view word = passage_.text(i);
      nominal.indefinite = word == "a" || word == "an" || word == "another" || word == "some";
      return;
    }
    if (passage_.is(i, Tag::stranger)) {
      nominal.words.first = i;
      continue;
    }
    const TagSet& before = passage_.tags_of(i);
    const bool adjective_like =
        !before.has_any(function_tags) && !before.has_any(role_tags) && find_pronoun(passage_.stem(i)) == nullptr;
    const bool participle = i > 0 && passage_.is(i - 1, Tag::determiner);  // "a grown man", "the convicted man"
    if (!adjective_like || (before.has(Tag::verb) && !participle)) return;
  }
}

void NounPhrases::link_owners(std::vector<Nominal>& nominals) const {
  for (std::size_t n = 0; n + 1 < nominals.size(); ++n) {
    const Nominal& owner = nominals[n];
    Nominal& next = nominals[n + 1];
    const bool article = passage_.is(next.words.first, Tag::determiner);  // "his own admission the suspect": not owned
    const bool name = next.is_named() && next.role == RoleWord::none;  // "by her own admission Ms Rourke"
    if (owner.possessor && !article && !name && !next.pronoun && next.words.first <= owner.words.end + 3 &&
        only_adjectives(owner.words.end, next.words.first)) {
      next.owner = static_cast<NominalIndex>(n);
    }
    const bool of = next.words.first == owner.words.end + 1 && passage_.text(owner.words.end) == "of";
    if (of && !owner.pronoun && nominals[n].owner == no_nominal) nominals[n].owner = static_cast<NominalIndex>(n + 1);
  }
}

bool NounPhrases::only_adjectives(WordIndex from, WordIndex to) const {
  for (WordIndex i = from; i < to; ++i) {
    if (passage_.tags_of(i).has_any(function_tags) || passage_.comma_before(i)) return false;
  }
  return to >= passage_.size() || from == 0 || passage_.sentence_of(from - 1) == passage_.sentence_of(to);
}

}  // namespace unblame
