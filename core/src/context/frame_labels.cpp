#include "context/frame_labels.h"

#include <algorithm>

namespace unblame {

std::optional<Frame> FrameLabels::find(const Sentence& sentence) const {
  if (const std::optional<Frame> frame = heading(sentence.words)) return frame;
  if (const std::optional<Frame> frame = entry_source(sentence.words)) return frame;
  return name_and_colon(sentence);
}

/// "1910 MUM - SHE …", "2140 CALL FROM SCHOOL - PUPIL …": an entry that begins with who rang and a dash.
std::optional<Frame> FrameLabels::entry_source(WordRange sentence) const {
  constexpr WordIndex longest = 8;
  if (sentence.end >= passage_.size() || sentence.end - sentence.first > longest) return std::nullopt;
  if (passage_.gap_before(sentence.end).find(" - ") == std::string_view::npos) return std::nullopt;
  WordIndex from = sentence.first;
  const auto is_number = [&](WordIndex i) { return passage_.text(i).find_first_not_of("0123456789") == std::string_view::npos; };
  while (from < sentence.end && is_number(from)) ++from;
  if (from == sentence.first || from == sentence.end) return std::nullopt;  // no time: a heading, a name
  bool called = false;
  while (from < sentence.end && (passage_.is(from, Tag::speaks_with) || passage_.is(from, Tag::according) || passage_.text(from) == "from"))
    called |= passage_.text(from++) == "from";
  const NominalIndex n = from < sentence.end ? reading_.head_from(from, sentence.end) : no_nominal;
  if (n == no_nominal || cue_.begin_of(n) != from || reading_.nominal(n).words.end != sentence.end) return std::nullopt;
  const RoleWord role = reading_.nominal(n).role;
  if (!called && role != RoleWord::family && role != RoleWord::bystander && role != RoleWord::witness) return std::nullopt;
  return Frame{.cue = sentence, .source = n, .content = sentence, .to_paragraph_end = true, .label = true};
}

/// Whose account a heading announces: the first person in it, but "Account from PC Lowe" is not hers.
NominalIndex FrameLabels::told_by(WordRange heading) const {
  for (const NominalIndex n : reading_.nominals_in(heading)) {
    if (reading_.nominal(n).role != RoleWord::professional || reading_.nominal(n).possessor) return n;
  }
  return no_nominal;
}

/// "Mum states:", "Suspect's version: …", "MOTHER'S ACCOUNT": what follows in the paragraph is told by somebody.
std::optional<Frame> FrameLabels::heading(WordRange sentence) const {
  constexpr WordIndex longest = 7;
  const WordIndex most = std::min(sentence.end, sentence.first + longest);
  WordIndex end = sentence.first;  // of the heading: before a colon, a dash or the line's end
  while (end < most && (end == sentence.first || !passage_.gap_has(end, ':'))) ++end;
  const std::string_view gap = end < passage_.size() ? passage_.gap_before(end) : std::string_view{};
  const bool colon = gap.find(':') != std::string_view::npos;
  const bool line = end == sentence.end && gap.find('\n') != std::string_view::npos && gap.find('.') == std::string_view::npos;
  if (!colon && !line) return std::nullopt;
  if (colon && gap.find('"') != std::string_view::npos) return std::nullopt;
  Frame frame{.cue = {sentence.first, end}, .content = {end, std::max(end, sentence.end)}, .to_paragraph_end = true, .label = true};
  const Hit* account = passage_.first_in({sentence.first, end}, Tag::account_heading);
  bool told = account != nullptr;
  for (const Hit& hit : passage_.hits_in({sentence.first, end})) {
    const bool dash = gap.find(" -") != std::string_view::npos;
    if (hit.tag != Tag::says || hit.end != end || cue_.is_noun(hit) || !(end == sentence.end) || !(colon || dash)) continue;
    told = true;
    frame.source = source_.of_verb(hit, cue_.is_passive(hit.first));
    if (frame.source == no_nominal) frame.by = Speaker::other;
  }
  if (!told) return std::nullopt;
  if (account != nullptr && frame.source == no_nominal) frame.source = told_by({sentence.first, end});
  if (frame.source == no_nominal && account != nullptr && passage_.text(account->end - 1) == "caution") frame.by = Speaker::suspect;
  if (frame.source == no_nominal && !frame.by) return std::nullopt;
  if (frame.content.empty()) frame.content = {sentence.first, end};  // all of it follows in later sentences
  return frame;
}

/// "Nan: he loves the money": a person and a colon at the start of a line or sentence.
std::optional<Frame> FrameLabels::name_and_colon(const Sentence& sentence) const {
  constexpr WordIndex longest = 7;
  for (WordIndex k = sentence.words.first + 1; k < sentence.words.end && k <= sentence.words.first + longest; ++k) {
    if (!passage_.gap_has(k, ':')) continue;
    if (passage_.gap_has(k, '"') && !passage_.gap_has(k, ')')) return std::nullopt;
    const NominalIndex n = reading_.head_from(sentence.words.first, k);
    if (n == no_nominal) continue;  // "21:06 Caller: …"
    const WordIndex end = reading_.nominal(n).words.end;
    const bool bracket = end < k && passage_.gap_has(end, '(') && passage_.gap_has(k, ')');  // "Joanna (Adult Social Care): …"
    WordIndex opening = sentence.words.first;
    while (opening < k && passage_.text(opening).find_first_not_of("0123456789") == std::string_view::npos) ++opening;  // a time
    const bool described = end < k && n == reading_.head_from(opening, opening + 1) && !cue_.has_verb(end, k) &&
                           is_description(n, end);
    const bool children = reading_.nominal(n).plural && (reading_.nominal(n).role == RoleWord::family || reading_.nominal(n).minor == true);  // "Children: Leo (7) …"
    const WordIndex size = sentence.words.end - k;
    const bool value = size <= 1 || (size <= 3 && !cue_.has_verb(k, sentence.words.end) && is_part(n));  // "Defence: consent."
    if (children || value) return std::nullopt;
    if ((end != k && !bracket && !described) || reading_.nominal(n).pronoun || is_own_label(sentence.words.first, k) || introduces(n, sentence.words))
      return std::nullopt;
    return Frame{.cue = {sentence.words.first, k}, .source = n, .content = {k, sentence.words.end}, .label = true};
  }
  return std::nullopt;
}

/// Whether what stands behind a person at the start of a line tells where or what they are: a comma, "at the surgery"; behind an
/// agency any word ("Adult social care duty desk").
bool FrameLabels::is_description(NominalIndex n, WordIndex end) const {
  if (passage_.comma_before(end) || reading_.nominal(n).agency) return true;
  const std::string_view word = passage_.text(end);
  return word == "at" || word == "of" || word == "from";
}

bool FrameLabels::is_part(NominalIndex n) const {
  const RoleWord role = reading_.nominal(n).role;
  return role == RoleWord::victim || role == RoleWord::suspect || role == RoleWord::witness;
}

/// "Victim: Mrs Agnes Denny, 82.": a part and its bearer, no speech.
bool FrameLabels::introduces(NominalIndex label, WordRange sentence) const {
  const NominalIndex named = label + 1;
  if (static_cast<std::size_t>(named) >= reading_.nominals.size()) return false;
  const Nominal& it = reading_.nominal(named);
  if (it.pronoun || !it.is_named() || it.words.first != reading_.nominal(label).words.end) return false;
  // "Victim: Keira Holt, 15, who …"
  const WordIndex age = it.words.end;
  if (age < sentence.end && passage_.comma_before(age) && passage_.text(age).find_first_not_of("0123456789") == std::string_view::npos)
    return true;
  for (WordIndex i = it.words.end; i < sentence.end; ++i) {
    if (is_finite(passage_, i)) return false;
  }
  return true;
}

/// "Officer comment: …", "Summary for supervisor: …", "Actions for DC Prior: …": a heading of the author's own words.
bool FrameLabels::is_own_label(WordIndex first, WordIndex end) const {
  for (WordIndex i = first; i < end; ++i) {
    const bool call = i > first && passage_.is(i - 1, Tag::speaks_with);  // "T/C to foster carer: …"
    const std::string_view word = passage_.text(i);
    if (word == "for" || word == "on" || word == "re" || word == "about" || (word == "to" && !call)) return true;
    if (const Hit* hit = passage_.hit_at(i, Tag::note_label); hit != nullptr && hit->end == end) return true;
  }
  return false;
}

}  // namespace unblame
