#include "report/html_text.h"

#include <algorithm>
#include <utility>

#include "report/display.h"
#include "report/utf8.h"

namespace unblame::report {
namespace {

using Range = Span<SourceByte>;

std::string_view entity(char32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

std::string_view part(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  return text.substr(begin, end - begin);
}

std::string name_link(const Mark& mark) {
  return "<a class=\"ref " + mark.css + "\" href=\"#" + mark.note + "\" aria-label=\"" + escaped(mark.description) + "\">" +
         mark.name + "</a>";
}

/// The piece [begin, end) lies in all of `inside`, none of which begins or ends within it.
std::string piece(std::string_view text, Range range, const std::vector<const Mark*>& inside) {
  const std::string words = escaped(part(text, range.begin, range.end));
  if (inside.empty()) return words;
  const Mark& strongest = **std::ranges::max_element(inside, {}, &Mark::rank);
  std::string ids;
  for (const Mark* mark : inside)
    if (mark->span.begin == range.begin) ids += "<span id=\"" + mark->id + "\"></span>";
  std::string html = ids + "<mark class=\"" + strongest.css + "\">" + words + "</mark>";
  for (const Mark* mark : inside)
    if (mark->span.end == range.end) html += name_link(*mark);
  return html;
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Whether a full stop and a blank stand at `at`. Right or not, nothing but the place of a note depends on it.
bool is_sentence_end(std::string_view text, std::size_t at) {
  return (text[at] == '.' || text[at] == '?' || text[at] == '!') && text[at + 1] == ' ';
}

/// Past the line's end, or the end of the text.
std::size_t line_end(std::string_view text, std::size_t at) {
  at = std::min(text.find_first_of("\r\n", at), text.size());
  if (at == text.size()) return at;
  return at + (text.substr(at, 2) == "\r\n" ? 2 : 1);
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string html;
  html.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '\r' && at < text.size() && text[at] == '\n') continue;
    if (const std::string_view name = entity(c); !name.empty())
      html += name;
    else if (c == '\n' || c == '\r')
      html += '\n';
    else
      append_utf8(html, c == '\t' ? c : visible(c));
  }
  return html;
}

std::string marked_text(std::string_view text, Range range, std::span<const Mark> marks) {
  std::vector<const Mark*> here;
  std::vector<std::uint32_t> cuts{range.begin, range.end};
  for (const Mark& mark : marks) {
    if (mark.span.empty() || !mark.span.overlaps(range)) continue;
    here.push_back(&mark);
    for (const std::uint32_t cut : {mark.span.begin, mark.span.end})
      if (cut > range.begin && cut < range.end) cuts.push_back(cut);
  }
  std::ranges::sort(cuts);
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::string html;
  std::vector<const Mark*> inside;
  std::size_t next = 0;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const Range between{cuts[i], cuts[i + 1]};
    while (next < here.size() && here[next]->span.begin <= between.begin) inside.push_back(here[next++]);
    std::erase_if(inside, [&](const Mark* mark) { return mark->span.end <= between.begin; });
    html += piece(text, between, inside);
  }
  return html;
}

std::vector<Passage> passages(std::string_view text) {
  constexpr std::size_t long_enough = 700;
  std::vector<Passage> result;
  std::size_t begin = 0;
  bool goes_on = false;
  const auto close = [&](std::size_t end) {
    if (end > begin)
      result.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::exchange(goes_on, true)});
    begin = end;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = line_end(text, at);
    if (is_blank_line(text.substr(at, end - at))) {
      close(at);
      begin = end;
      goes_on = false;
    } else {
      for (std::size_t i = at; i + 2 < end; ++i)
        if (i - begin >= long_enough && is_sentence_end(text, i)) close(i + 2);
      if (end - begin >= long_enough || end == text.size()) close(end);
    }
    at = end;
  }
  return result;
}

}  // namespace unblame::report
