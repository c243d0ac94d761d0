#include <algorithm>

#include "report/report.h"
#include "report/rule_book.h"

namespace unblame::report {
namespace {

/// Marks of Markdown are shown as they are.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '*' || c == '_' || c == '`' || c == '[' || c == ']' || c == '<' || c == '>' || c == '|' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string in_words(std::string_view name) {
  std::string words{name};
  std::ranges::replace(words, '_', ' ');
  return words;
}

void add_rule(std::string& out, const BookRule& entry, const RuleSet& rules) {
  const Rule& rule = *entry.rule;
  out += "\n### " + plain(rule.id) + "\n\n**" + std::string{to_string(rule.severity)} + "**" +
         (rule.on ? "" : rule.contested ? ", off: guides disagree" : ", off") + ". " + plain(rule.why) + "\n\n";
  for (const BeforeAfter& pair : entry.pairs) {
    out += "- Before: " + plain(pair.before) + "**" + plain(pair.words) + "**" + plain(pair.after) + '\n';
    if (!pair.better.empty()) out += "  After: " + plain(pair.better) + '\n';
  }
  for (const Suggestion& suggestion : rule.instead) {
    if (suggestion.kind == Suggestion::Kind::rewrite) out += "- Write: " + plain(suggestion.text) + '\n';
    if (suggestion.kind == Suggestion::Kind::ask) out += "- Ask: " + plain(suggestion.text) + '\n';
  }
  std::string sources;
  for (const Citation& citation : rule.sources) {
    const Source* source = rules.find_source(citation.id);
    if (source != nullptr) sources += (sources.empty() ? "" : "; ") + plain(source->in_short);
  }
  if (!sources.empty()) out += "- Says so: " + sources + '\n';
}

}  // namespace

std::string as_markdown(const std::vector<BookChapter>& chapters, const RuleSet& rules) {
  std::string out = "# Wording about victims: what to see, what to write\n\n" + std::string{caveat} + "\n\nRule set " + rules.version() +
                    ". All people in the examples are invented.\n";
  for (const BookChapter& chapter : chapters) {
    std::string title = in_words(to_string(chapter.mechanism));
    if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
    out += "\n## " + title + "\n\n" + std::string{meaning(chapter.mechanism)} + '\n';
    for (const BookRule& entry : chapter.rules) add_rule(out, entry, rules);
  }
  return out;
}

}  // namespace unblame::report
