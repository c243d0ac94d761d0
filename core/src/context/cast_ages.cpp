#include "context/cast_ages.h"

namespace unblame {

void CastAges::note_age(WordIndex i) {
  const std::optional<int> number = number_at(passage_, i);
  if (!number || *number > 120 || *number < 1) return;
  const NominalIndex n = aged(i);
  const PersonIndex p = block_.person_of(n);
  if (p == no_person) return;
  block_.of(p).under_18 = *number < 18;
}

/// Whose age the number at word i is, or no_nominal.
NominalIndex CastAges::aged(WordIndex i) const {
  const bool unit = i + 1 < passage_.size() && passage_.is(i + 1, Tag::age_unit) && !passage_.begins_sentence(i + 1);
  // "has two children aged 4 and 6": their ages, and nobody's who has a part.
  for (WordIndex k = i; k > 0 && i - k < 5 && !passage_.begins_sentence(k);) {
    if (passage_.is(--k, Tag::coordinator) || passage_.is(k, Tag::age_word) || number_at(passage_, k)) continue;
    const NominalIndex n = nominal_at(block_.nominals, k);
    if (n != no_nominal && block_.nominal(n).plural && passage_.is(k, Tag::descendant)) return no_nominal;
    break;
  }
  if (unit) {
    const NominalIndex behind = block_.nominal_from(i + 2, 4);
    if (behind != no_nominal && !block_.nominal(behind).pronoun) return behind;
  }
  if (passage_.begins_sentence(i)) return no_nominal;
  const NominalIndex before = nominal_at(nominals_, i - 1);
  const std::string_view gap = passage_.gap_before(i), after = passage_.gap_after(i);
  const bool listed = i + 1 < passage_.size() && passage_.is(i + 1, Tag::coordinator);  // "13 and 15"
  const bool closed = after.find_first_of(",.);\n") != std::string_view::npos || after.empty() || listed;
  if (before != no_nominal && (gap.find(',') != std::string_view::npos || gap.find('(') != std::string_view::npos) &&
      (closed || unit))
    return before;
  if (before != no_nominal && gap == " " && closed && block_.nominal(before).role == RoleWord::person) return before;  // "male 77, …"
  if (passage_.text(i - 1) == "both" && i > 1 && closed) return nominal_at(nominals_, i - 2);  // "The twins, both 13,"
  if (passage_.is(i - 1, Tag::age_word)) {
    // "has a brother aged 20": his, and not the subject's.
    const NominalIndex next_to_it = i < 2 ? no_nominal : nominal_at(block_.nominals, i - 2);
    if (next_to_it != no_nominal && !block_.nominal(next_to_it).pronoun && !block_.nominal(next_to_it).possessor) return next_to_it;
    return block_.nearest_before(i);
  }
  if (passage_.is(i - 1, Tag::be) && (unit || closed || (i + 1 < passage_.size() && passage_.is(i + 1, Tag::coordinator))))
    return block_.subject_before(i - 1);
  return no_nominal;
}

void CastAges::note_sexes() {
  for (std::size_t n = 0; n < nominals_.size(); ++n) {
    const Nominal& it = nominals_[n];
    if (!it.pronoun || it.sex == Sex::unknown || it.form == Case::object || it.form == Case::subject) continue;
    const ClauseIndex c = clauses_.clause_of(it.head);
    if (c == no_clause) continue;
    const NominalIndex subject = clauses_[c].subject;
    if (subject == no_nominal || static_cast<std::size_t>(subject) >= n) continue;
    const bool next_to_it = static_cast<std::size_t>(subject) + 1 == n;
    const PersonIndex p = block_.person_of(subject);
    if (p != no_person && block_.of(p).sex == Sex::unknown && !block_.of(p).plural && !block_.of(p).agency &&
        (next_to_it || it.form == Case::reflexive))
      block_.of(p).sex = it.sex;
  }
}

}  // namespace unblame
