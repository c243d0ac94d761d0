#include "linter/pasted_statement.h"

#include <algorithm>
#include <vector>

#include "text/lines.h"

namespace unblame {
namespace {

/// Whether somebody says I in the words from `first` on.
bool speaks_of_self(const Words& words, WordIndex first) {
  constexpr std::size_t reach = 150;  // words: a statement says I in its first sentences
  const std::size_t end = std::min(words.size(), first + reach);
  for (WordIndex i = first; i < end; ++i)
    if (words.text(i).substr(0, words.text(i).find('\'')) == "i") return true;
  return false;
}

}  // namespace

PastedStatements::PastedStatements(const CueFinder& cues)
    : cues_(&cues), head_(cues.tag(Use::label, "kind.statement")), truth_(cues.tag(Use::label, "kind.truth")) {}

bool PastedStatements::opens(std::string_view line, const Words& words, WordIndex first, WordIndex end) const {
  std::vector<CueMatch> found;
  cues_->find(words, first, end, found);
  for (const CueMatch& match : found) {
    if (match.tag == truth_) return true;
    if (match.tag != head_) continue;
    if (words.text(match.first) == "i") return true;  // "I am the above-named"
    // "A witness statement was taken from Leah." is no heading, and neither is one over a text in which nobody speaks.
    constexpr std::size_t longest_heading = 80;
    const std::size_t last = line.find_last_not_of(" \t");
    const bool heading = line.size() <= longest_heading && match.first <= first + 1 && last != std::string_view::npos &&
                         std::string_view{".,;?"}.find(line[last]) == std::string_view::npos;
    if (heading && speaks_of_self(words, match.end)) return true;
  }
  return false;
}

std::optional<Span<ViewByte>> PastedStatements::find(std::string_view view, const Words& words) const {
  WordIndex first = 0;
  bool own = true;  // no line with a word yet
  for (std::size_t begin = 0; begin < view.size();) {
    std::size_t stop = begin;
    while (stop < view.size() && !is_line_end(view[stop])) ++stop;
    WordIndex end = first;
    while (end < words.size() && words[end].begin < stop) ++end;
    const std::string_view line = view.substr(begin, stop - begin);
    if (!own && end > first && opens(line, words, first, end))
      return Span<ViewByte>{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(view.size())};
    own = own && end == first;
    first = end;
    begin = stop < view.size() ? after_line_end(view, stop) : stop;
  }
  return std::nullopt;
}

}  // namespace unblame
