#include "report/statistics.h"

#include <algorithm>
#include <tuple>

#include "report/display.h"

namespace unblame::report {
namespace {

constexpr Severity severities[] = {Severity::high, Severity::medium, Severity::low};

void sort_rows(FigureTable& table) {
  std::ranges::stable_sort(table.rows, [](const auto& a, const auto& b) {
    return std::tuple{b.counts.counted, b.counts.spared, std::string_view{a.name}} <
           std::tuple{a.counts.counted, a.counts.spared, std::string_view{b.name}};
  });
}

std::string row(std::string_view name, std::string_view first, std::string_view second, unsigned width) {
  constexpr std::size_t column = 10;
  const std::size_t names = width - 2 * column - 2;
  std::string line = "  " + shortened(name, static_cast<unsigned>(names));
  line.append(names + 2 - std::min(names + 2, std::size_t{display_width(line)}), ' ');
  for (const std::string_view cell : {first, second}) {
    line.append(column - std::min(column, cell.size()), ' ');
    line += cell;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

}  // namespace

std::string tenths_as_decimal(std::uint64_t tenths) {
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string count_of(std::uint64_t number, std::string_view singular, std::string_view plural) {
  return grouped(number) + ' ' + std::string{number == 1 ? singular : plural};
}

std::string in_words(std::string_view name) {
  std::string words{name};
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string_view meaning(Spared reason) noexcept {
  switch (reason) {
    using enum Spared;
    case place:
      return "It stands where words state facts: a label, a list, a schedule.";
    case mention:
      return "The words are talked about here, not used.";
    case quoted:
      return "They are somebody's words, in quotation marks.";
    case verbatim:
      return "They are the words of a statement or an answer.";
    case reported:
      return "They are somebody else's words, passed on as theirs.";
    case about:
      return "It is not said of the victim.";
    case negated:
      return "The sentence denies it.";
    case unasserted:
      return "It is advice, a condition or a question.";
    case suppressed:
      return "Somebody decided to keep these words.";
  }
  return "";
}

std::string reason_for_sparing(const Finding& finding) {
  const std::string& because = finding.judgement.because;
  return because.empty() && finding.judgement.spared ? std::string{meaning(*finding.judgement.spared)} : because;
}

std::string summary_sentence(const Summary& summary) {
  std::string text =
      count_of(summary.documents, "document", "documents") + ", " + count_of(summary.words, "word", "words") + ": ";
  text += summary.counted == 0 ? "no findings" : count_of(summary.counted, "finding", "findings");
  std::string separator = " (";
  for (const Severity severity : severities) {
    const std::uint64_t count = summary.by_severity[static_cast<std::size_t>(severity)];
    if (count == 0) continue;
    text += separator + grouped(count) + ' ' + std::string{to_string(severity)};
    separator = ", ";
  }
  if (summary.counted > 0) text += ')';
  if (summary.spared > 0) text += ", " + grouped(summary.spared) + " not counted";
  return text + '.';
}

std::vector<FigureTable> figure_tables(const Summary& summary) {
  FigureTable severity{"By severity", {}}, rule{"By rule", {}}, mechanism{"By mechanism", {}};
  for (const Severity s : severities) {
    const std::uint64_t count = summary.by_severity[static_cast<std::size_t>(s)];
    if (count > 0) severity.rows.push_back({std::string{to_string(s)}, {count, 0}});
  }
  for (const auto& [id, counts] : summary.by_rule) rule.rows.push_back({id, counts});
  for (const auto& [m, counts] : summary.by_mechanism) mechanism.rows.push_back({in_words(to_string(m)), counts});
  sort_rows(rule);
  sort_rows(mechanism);
  std::vector<FigureTable> tables;
  for (FigureTable& table : std::array{severity, mechanism, rule})
    if (!table.rows.empty()) tables.push_back(std::move(table));
  return tables;
}

std::string statistics_text(const Summary& summary, unsigned width) {
  const auto rate = summary.tenths_per_10000_words();
  std::string text = "Statistics\n";
  text += "  documents                " + grouped(summary.documents) + " (" + grouped(summary.documents_with_findings) +
          " with findings)\n";
  text += "  words                    " + grouped(summary.words) + '\n';
  text += "  findings                 " + grouped(summary.counted);
  text += rate ? " (" + tenths_as_decimal(*rate) + " for every 10,000 words)\n" : "\n";
  text += "  not counted              " + grouped(summary.spared) + '\n';
  text += "  could not be read        " + grouped(summary.unreadable.size()) + '\n';
  if (summary.doers) {
    text += '\n';
    for (const std::string& line : wrapped(doers_sentence(*summary.doers), width)) text += line + '\n';
  }
  for (const FigureTable& table : figure_tables(summary)) {
    text += '\n' + table.title;
    const bool severity = table.title == "By severity";
    const std::string heading = row("", "findings", severity ? "" : "spared", width);
    text += heading.substr(table.title.size());
    for (const auto& [name, counts] : table.rows)
      text += row(name, grouped(counts.counted), severity ? "" : grouped(counts.spared), width);
  }
  if (!summary.by_reason.empty()) text += "\nNot counted, by reason\n";
  for (const auto& [reason, count] : summary.by_reason) {
    std::string name{to_string(reason)};
    name.resize(12, ' ');
    text += "  " + name + std::string(8 - std::min<std::size_t>(8, grouped(count).size()), ' ') + grouped(count) + "  " +
            std::string{meaning(reason)} + '\n';
  }
  return text;
}

}  // namespace unblame::report
