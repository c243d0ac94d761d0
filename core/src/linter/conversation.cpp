#include "linter/conversation.h"

#include <cstdint>
#include <utility>

#include "text/lines.h"

namespace unblame {
namespace {

enum class Label { none, question, answer };

/// "q", "q12." and "a3)" with what stands behind them. An "a" before one blank is an article, unless a question stands above.
Label label_of_line(std::string_view line, bool after_question) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos || (line[begin] != 'q' && line[begin] != 'a')) return Label::none;
  for (const auto& [word, label] :
       {std::pair{std::string_view{"question"}, Label::question}, {"answer", Label::answer}, {"ans", Label::answer}})
    if (line.substr(begin).starts_with(word)) {
      const std::size_t end = line.find_first_not_of(" 0123456789", begin + word.size());
      if (end != std::string_view::npos && (line[end] == ':' || line[end] == '.')) return label;
    }
  std::size_t at = begin + 1;
  while (at < line.size() && at < begin + 4 && line[at] >= '0' && line[at] <= '9') ++at;
  const bool numbered = at > begin + 1;
  const std::string_view rest = line.substr(at);
  const bool marked = !rest.empty() && std::string_view{".:)-\t"}.find(rest[0]) != std::string_view::npos;
  const bool spaced = rest.size() >= 2 && rest[0] == ' ' && (rest[1] == ' ' || rest[1] == '-');
  const bool blank = !rest.empty() && rest[0] == ' ';
  if (line[begin] == 'q') return marked || blank ? Label::question : Label::none;
  return marked || spaced || (blank && (numbered || after_question)) ? Label::answer : Label::none;
}

}  // namespace

Conversations find_conversations(std::string_view view) {
  Conversations found;
  std::size_t questions = 0, answers = 0, lines = 0, lines_inside = 0;
  bool inside = false, after_question = false, answered = false;
  for (std::size_t begin = 0; begin < view.size();) {
    std::size_t end = begin;
    while (end < view.size() && !is_line_end(view[end])) ++end;
    const std::string_view line = view.substr(begin, end - begin);
    const Span<ViewByte> span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    begin = end < view.size() ? after_line_end(view, end) : end;
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      inside = false;
      continue;
    }
    ++lines;
    const Label label = label_of_line(line, after_question);
    questions += label == Label::question ? 1 : 0;
    answers += label == Label::answer ? 1 : 0;
    answered = answered || (after_question && label == Label::answer);
    after_question = label == Label::question;
    if (label != Label::none && !inside) {
      inside = true;
      found.sections.push_back(span);
    }
    if (!inside) continue;
    found.sections.back().end = span.end;
    ++lines_inside;
  }
  const bool several = questions >= 2 && answers >= 2;
  if (!several && !answered) return {};
  found.most_lines = several && lines_inside * 2 >= lines;
  return found;
}

}  // namespace unblame
