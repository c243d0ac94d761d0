#include "context/reading.h"

#include <algorithm>

namespace unblame {

NominalIndex Reading::nominal_from(WordIndex i, WordIndex end) const noexcept {
  const auto at =
      std::lower_bound(nominals.begin(), nominals.end(), i, [](const Nominal& n, WordIndex word) { return n.words.end <= word; });
  if (at == nominals.end() || at->words.first >= end) return no_nominal;
  return static_cast<NominalIndex>(at - nominals.begin());
}

NominalRange Reading::nominals_in(WordRange range) const noexcept {
  const auto first = std::lower_bound(nominals.begin(), nominals.end(), range.first,
                                      [](const Nominal& n, WordIndex word) { return n.words.end <= word; });
  const auto end = std::lower_bound(first, nominals.end(), range.end, [](const Nominal& n, WordIndex word) { return n.words.first < word; });
  return {static_cast<NominalIndex>(first - nominals.begin()), static_cast<NominalIndex>(end - nominals.begin())};
}

NominalIndex Reading::head_from(WordIndex i, WordIndex end) const noexcept {
  NominalIndex n = nominal_from(i, end);
  while (n != no_nominal && nominal(n).possessor && static_cast<std::size_t>(n) + 1 < nominals.size() &&
         nominal(n + 1).owner == n)
    ++n;
  return n;
}

About Reading::role_of(NominalIndex n) const {
  const Referent& referent = referents.of(n);
  if (referent.person != no_person) return cast->role_of(referent.person);
  if (referent.nominal == no_nominal) return About::unknown;
  const Nominal& it = nominal(referent.nominal);
  if (it.role == RoleWord::none && !it.is_named()) return About::unknown;
  return it.role == RoleWord::none ? About::victim : cast->role_of(it.role, it.sex);
}

Speaker Reading::speaker_of(NominalIndex n) const {
  const Referent& referent = referents.of(n);
  const About role = role_of(n);
  RoleWord word = nominal(n).role;
  const NominalIndex owner = referent.nominal != no_nominal ? nominal(referent.nominal).owner : no_nominal;
  if (role == About::professional && owner != no_nominal && role_of(owner) == About::suspect)
    return Speaker::suspect;  // his solicitor
  if (referent.person != no_person)
    word = cast->people()[static_cast<std::size_t>(referent.person)].role;
  else if (referent.nominal != no_nominal)
    word = nominal(referent.nominal).role;
  // "A woman on the bus told the driver": nobody of the case, as far as the words say.
  const bool passer_by =
      word == RoleWord::person && nominal(n).indefinite && role != About::suspect && referent.person != cast->topic();
  if (passer_by) return Speaker::witness;
  // Somebody of whom nothing is told and who speaks of the record's subject is not that one.
  if (referent.person != no_person && referent.person != cast->topic() && cast->topic() != no_person &&
      cast->is_without_part(referent.person))
    return Speaker::witness;
  return unblame::speaker_of(word, role);
}

Speaker speaker_of(RoleWord word, About role) noexcept {
  if (word == RoleWord::voice) return Speaker::other;
  if (word == RoleWord::onlooker) return Speaker::witness;
  if (word == RoleWord::partner && role == About::other) return Speaker::parent;
  if (word == RoleWord::family && role != About::victim && role != About::suspect) return Speaker::parent;
  switch (role) {
    case About::victim:
      return Speaker::victim;
    case About::suspect:
      return Speaker::suspect;
    case About::witness:
      return Speaker::witness;
    case About::professional:
      return Speaker::professional;
    case About::other:
    case About::unknown:
      break;
  }
  return Speaker::other;
}

About about_of(Speaker speaker) noexcept {
  switch (speaker) {
    case Speaker::victim:
      return About::victim;
    case Speaker::suspect:
      return About::suspect;
    case Speaker::witness:
      return About::witness;
    case Speaker::professional:
      return About::professional;
    case Speaker::parent:
    case Speaker::other:
      break;
  }
  return About::other;
}

}  // namespace unblame
