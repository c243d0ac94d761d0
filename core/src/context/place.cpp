#include "context/place.h"

#include <algorithm>

#include "context/lines.h"
#include "text/words.h"

namespace unblame {

namespace {

WordRange range_of(const Hit& hit) {
  return {hit.first, hit.end};
}

bool has_colon_between(const Passage& passage, WordIndex from, WordIndex to) {
  for (WordIndex i = from; i <= to && i < passage.size(); ++i) {
    if (passage.gap_has(i, ':')) return true;
  }
  return false;
}

/// A statute, order or offence whose title holds the match.
std::optional<PlaceFound> in_title(const Reading& reading, WordRange match) {
  constexpr WordIndex longest = 20;
  const WordIndex begin = match.first > longest ? match.first - longest : 0;
  for (const Hit& hit : reading.passage.hits_in({begin, match.first + 1})) {
    if (hit.tag == Tag::legal && hit.first <= match.first && hit.end >= match.end)
      return PlaceFound{Place::offence_title, range_of(hit)};
  }
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// "Yes / No / Not known".
bool offers_choice(std::string_view value) {
  int options = 0;
  while (true) {
    const std::size_t slash = value.find('/');
    const std::string_view option = trimmed(value.substr(0, slash));
    if (option != "yes" && option != "no" && option != "y" && option != "n" && option != "nk" && option != "not known" &&
        option != "unknown" && option != "not sure" && option != "don't know")
      return false;
    ++options;
    if (slash == std::string_view::npos) return options > 1;
    value = value.substr(slash + 1);
  }
}

/// What is printed after a label that nobody has filled in: nothing, "Y / N", "yes/no", boxes.
bool is_unfilled(std::string_view value) {
  value = trimmed(value);
  return value.empty() || value == "y / n" || value == "y/n" || value == "yes/no" || value == "yes / no" || value == "y" ||
         value == "yes" || offers_choice(value) || value.find_first_not_of(" _.-[]()\x01/") == std::string_view::npos;
}

/// "…?   Yes [ ]   No [x]", "…? Y / N / NK: N": a question with its answers to choose from.
bool is_printed_question(std::string_view behind) {
  const std::size_t mark = behind.find('?');
  constexpr std::size_t longest = 80;
  if (mark == std::string_view::npos || mark > longest) return false;
  const std::string_view options = trimmed(behind.substr(mark + 1));
  return options.starts_with("yes [") || options.starts_with("yes/no") || options.starts_with("yes / no") ||
         options.starts_with("y / n") || options.starts_with("y/n") || options.starts_with("[ ]") || options.starts_with("[x]") ||
         options.starts_with("no [");
}

/// "Risk taking behaviour:", "Aggressive / confrontational Y / N". A label that is answered "no" is a statement that it is not
/// so.
std::optional<PlaceFound> is_label(const Reading& reading, WordRange match, Span<ViewByte> line) {
  const std::string_view view = reading.passage.words().view();
  const Span<ViewByte> span = reading.passage.span_of(match);
  const Span<ViewByte> label = label_of(view, line);
  if (!label.empty() && label.contains(span)) {
    if (is_unfilled(view.substr(label.end + 1, line.end - label.end - 1))) return PlaceFound{Place::label, match};
    return std::nullopt;
  }
  if (trimmed(view.substr(span.end, std::min<std::uint32_t>(6, line.end - span.end))).starts_with("[ ]") ||
      trimmed(view.substr(line.begin, line.size())).starts_with("[ ]"))
    return PlaceFound{Place::label, match};
  if (is_printed_question(view.substr(span.end, line.end - span.end))) return PlaceFound{Place::label, match};
  constexpr std::uint32_t short_line = 60;
  const std::string_view behind = trimmed(view.substr(span.end, line.end - span.end));
  const bool boxes = behind.find_first_of("y[]_") != std::string_view::npos;  // not a full stop
  if (line.size() <= short_line && label.empty() && boxes && is_unfilled(behind)) return PlaceFound{Place::label, match};
  return std::nullopt;
}

constexpr TagSet printed_labels =
    tags(Tag::offence_label, Tag::code_label, Tag::form_head, Tag::exhibits, Tag::disclosure, Tag::forensic);
constexpr TagSet headings = tags(Tag::exhibits, Tag::form_head, Tag::disclosure, Tag::weaknesses, Tag::forensic);

/// "Crime class:", "Closing code 9:", "Exhibit CH/9:", "Column headings of …:" before the match, in its line.
std::optional<PlaceFound> after_printed_label(const Reading& reading, WordRange match, Span<ViewByte> line) {
  const Passage& passage = reading.passage;
  const WordRange sentence = reading.sentence_at(match.first);
  const WordRange before{std::min(match.first, std::max(passage.words_of({line.begin, line.begin + 1}).first, sentence.first)),
                         match.first};
  for (const Hit& hit : passage.hits_in(before)) {
    std::optional<Place> place;
    switch (hit.tag) {
      case Tag::offence_label:
        place = Place::offence_title;
        break;
      case Tag::code_label:
      case Tag::form_head:
        place = Place::label;
        break;
      case Tag::exhibits:
        place = Place::exhibit_list;
        break;
      case Tag::disclosure:
        place = Place::disclosure;
        break;
      case Tag::weaknesses:
        if (hit.first == before.first) place = Place::weaknesses;
        break;
      case Tag::forensic:
        place = Place::forensic_history;
        break;
      default:
        break;
    }
    constexpr WordIndex opening = 3;  // the line's own label, not one that is spoken of
    if (place && hit.first <= before.first + opening && has_colon_between(passage, hit.end, match.first))
      return PlaceFound{*place, range_of(hit)};
  }
  return std::nullopt;
}

/// "2009 Drunk and disorderly", "CAUTION 17/02/1998 …": a year first, or a date after a word.
bool is_dated(std::string_view line) {
  line = trimmed(line);
  constexpr std::size_t opening = 24;
  const std::string_view start = line.substr(0, opening);
  const auto digits = [](std::string_view text) { return text.find_first_not_of("0123456789/.-") == std::string_view::npos; };
  const std::size_t blank = start.find(' ');
  if (blank == std::string_view::npos) return false;
  if (blank >= 4 && digits(start.substr(0, blank))) return true;
  const std::string_view second = start.substr(blank + 1, start.find(' ', blank + 1) - blank - 1);
  return second.size() >= 8 && digits(second);
}

/// An entry of a list: numbered, or a reference such as RB/1.
bool is_entry(std::string_view view, Span<ViewByte> line) {
  if (is_list_item(view, line)) return true;
  const std::string_view text = view.substr(line.begin, std::min<std::uint32_t>(line.size(), 16));
  const std::size_t blank = text.find(' ');
  const std::string_view first = text.substr(0, blank);
  if (first.find('/') != std::string_view::npos && first.find_first_of("0123456789") != std::string_view::npos) return true;
  return is_dated(view.substr(line.begin, line.size()));
}

std::optional<PlaceFound> heading_at(const Reading& reading, Span<ViewByte> line, bool entry) {
  const Passage& passage = reading.passage;
  const WordRange words = passage.words_of(line);
  constexpr WordIndex longest_heading = 14;
  if (words.end - words.first > longest_heading) return std::nullopt;
  const std::string_view text = trimmed(passage.words().view().substr(line.begin, line.size()));
  const WordIndex opening = text.ends_with(":") ? longest_heading : 3;
  for (const Hit& hit : passage.hits_in({words.first, std::min(words.end, words.first + opening)})) {
    if (hit.tag == Tag::exhibits && entry) return PlaceFound{Place::exhibit_list, range_of(hit)};
    if (hit.tag == Tag::form_head && text.ends_with(":")) return PlaceFound{Place::label, range_of(hit)};
    if (hit.tag == Tag::disclosure) return PlaceFound{Place::disclosure, range_of(hit)};
    if (hit.tag == Tag::weaknesses) return PlaceFound{Place::weaknesses, range_of(hit)};
    if (hit.tag == Tag::forensic) return PlaceFound{Place::forensic_history, range_of(hit)};
    if (hit.tag == Tag::offence_label && entry && text.ends_with(":")) return PlaceFound{Place::offence_title, range_of(hit)};
  }
  return std::nullopt;
}

/// "SARC forensic history, p.2. Time of incident …": a heading that stands in the line itself, before a comma or a full stop.
std::optional<PlaceFound> after_forensic_heading(const Reading& reading, WordRange match, Span<ViewByte> line) {
  const Passage& passage = reading.passage;
  const WordIndex first = passage.words_of({line.begin, line.end}).first;
  constexpr WordIndex opening = 3;
  for (const Hit& hit : passage.hits_in({first, std::min(passage.size(), first + opening)})) {
    if (hit.tag != Tag::forensic || hit.end >= match.first) continue;
    const std::string_view behind = passage.gap_after(hit.end - 1);
    const std::size_t heading = passage.sentence_of(hit.first);  // "Forensic history for the laboratory. Patient drank …"
    bool verb = false;
    const WordRange words = passage.sentences()[heading].words;
    for (WordIndex i = words.first; i < words.end; ++i) verb |= is_finite(passage, i);
    const bool title = !verb && heading < passage.sentence_of(match.first);
    if (title || behind.find_first_of(".,;-(") != std::string_view::npos)
      return PlaceFound{Place::forensic_history, range_of(hit)};
  }
  return std::nullopt;
}

/// A line in capitals, as headings of sections are.
bool is_in_capitals(const Passage& passage, Span<ViewByte> line) {
  const WordRange words = passage.words_of(line);
  constexpr WordIndex longest = 14;
  if (words.empty() || words.end - words.first > longest) return false;
  for (WordIndex i = words.first; i < words.end; ++i) {
    if (passage.words()[i].span().size() > 2 && !passage.all_capitals(i)) return false;
  }
  return true;
}

/// "MG6E - DISCLOSURE OFFICER'S REPORT": a heading in capitals governs the paragraphs below it, up to the next such heading.
std::optional<PlaceFound> in_section(const Reading& reading, Span<ViewByte> line) {
  const std::string_view view = reading.passage.words().view();
  constexpr int most_lines = 120;
  for (int n = 0; n < most_lines && line.begin > 0; ++n) {
    line = line_before(view, line);
    if (is_blank_line(view, line)) continue;
    if (line.end <= reading.passage.span_of({0, 1}).begin) return std::nullopt;  // above the passage
    if (!is_in_capitals(reading.passage, line)) continue;
    const auto found = heading_at(reading, line, false);
    return found && (found->place == Place::disclosure || found->place == Place::weaknesses) ? found : std::nullopt;
  }
  return std::nullopt;
}

/// A heading above the match, with no blank line between.
std::optional<PlaceFound> under_heading(const Reading& reading, Span<ViewByte> line) {
  const std::string_view view = reading.passage.words().view();
  const bool entry = is_entry(view, line);
  constexpr int most_lines = 40;
  for (int n = 0; n < most_lines && line.begin > 0; ++n) {
    line = line_before(view, line);
    if (is_blank_line(view, line)) return std::nullopt;
    if (line.end <= reading.passage.span_of({0, 1}).begin) return std::nullopt;  // above the passage
    if (const auto found = heading_at(reading, line, entry)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<PlaceFound> place_of(const Reading& reading, WordRange match) {
  if (const auto found = in_title(reading, match)) return found;
  const Span<ViewByte> line = line_at(reading.passage.words().view(), reading.passage.span_of(match).begin);
  if (const auto found = is_label(reading, match, line)) return found;
  if (reading.passage.has_any(printed_labels)) {
    if (const auto found = after_forensic_heading(reading, match, line)) return found;
    if (const auto found = after_printed_label(reading, match, line)) return found;
  }
  if (!reading.passage.has_any(headings)) return std::nullopt;
  if (const auto found = under_heading(reading, line)) return found;
  return in_section(reading, line);
}

}  // namespace unblame
