#include "cli/fix_dialogue.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "cli/fix_report.h"
#include "cli/print.h"
#include "report/display.h"

namespace unblame::cli {
namespace {

/// A finding to be asked about; `edit` if words can be put in place of it.
struct Item {
  Location at{};
  const Finding* finding = nullptr;
  const Edit* edit = nullptr;
  std::optional<Withheld> withheld{};  // without an edit
};

std::vector<Item> items_of(const Fix& fix) {
  std::vector<Item> items;
  for (const Edit& edit : fix.edits) items.push_back({edit.finding.at, &edit.finding, &edit, {}});
  for (const Left& left : fix.left)
    if (left.withheld != Withheld::kept) items.push_back({left.in_draft, &left.finding, nullptr, left.withheld});
  std::ranges::stable_sort(items, {}, [](const Item& item) { return item.at.bytes; });
  return items;
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  std::string out{text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1)};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

class Dialogue {
 public:
  Dialogue(Conversation& conversation, const std::string& name, const Fix& fix)
      : conversation_(conversation), name_(name), items_(items_of(fix)) {}

  Answers run() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Item& item = items_[i];
      if (answers_.quit || skipped_.contains(item.finding->rule)) {
        pass_over(item, answers_.quit ? PassedOver::How::not_asked : PassedOver::How::rule_skipped);
        continue;
      }
      present(i, item);
      while (!take(item)) {
      }
      if (ended_ && answers_.ended_at == 0) answers_.ended_at = i + 1;
    }
    answers_.asked = items_.size();
    return std::move(answers_);
  }

 private:
  void present(std::size_t i, const Item& item) {
    const Finding& finding = *item.finding;
    std::string out = "\n" + std::to_string(i + 1) + " of " + std::to_string(items_.size()) + "  " + report::one_line(name_) +
                      ':' + std::to_string(item.at.line) + ':' + std::to_string(item.at.column) + "  " +
                      std::string{to_string(finding.severity)} + "  " + finding.rule + '\n';
    add_wrapped(out, "  ", finding.sentence);
    add_wrapped(out, "    ", finding.why);
    add_suggestions(out, finding, true);
    if (item.edit != nullptr)
      add_wrapped(out, "  ",
                  "Replace \u201C" + report::one_line(item.edit->before) + "\u201D with \u201C" +
                      report::one_line(item.edit->after) + "\u201D?");
    else
      add_wrapped(out, "  ", in_words(*item.withheld));
    conversation_.show(out);
  }

  /// One answer; false if it was none.
  bool take(const Item& item) {
    conversation_.show(item.edit != nullptr ? "  [a]pply  [k]eep  [s]kip this rule  [q]uit > "
                                            : "  [n]ext  [k]eep  [s]kip this rule  [q]uit > ");
    std::string line;
    if (!conversation_.answer(line)) {
      ended_ = answers_.quit = true;
      pass_over(item, PassedOver::How::no_answer);
      return true;
    }
    line = trimmed(line);
    const std::string word = line.substr(0, line.find(' '));
    const std::string rest = trimmed(std::string_view{line}.substr(word.size()));
    if (item.edit != nullptr && (word == "a" || word == "apply")) return true;
    if (item.edit == nullptr && (word == "n" || word == "next")) return true;
    if (word == "k" || word == "keep") return keep(item, rest);
    if (word == "s" || word == "skip") {
      skipped_.insert(item.finding->rule);
      pass_over(item, PassedOver::How::rule_skipped);
    } else if (word == "q" || word == "quit") {
      answers_.quit = true;
      pass_over(item, PassedOver::How::quit);
    } else {
      conversation_.show("  Type one of the letters in brackets.\n");
      return false;
    }
    return true;
  }

  void pass_over(const Item& item, PassedOver::How how) {
    answers_.passed[{item.at.bytes, item.finding->rule}] = {how, item.withheld};
  }

  /// "k needed_fact", "k 1", or "k" and the reason when it is asked for; none is an answer too.
  bool keep(const Item& item, std::string reason) {
    bool asked = !reason.empty();
    for (;;) {
      if (!asked) {
        conversation_.show(
            "  Why? [1] the fact is needed  [2] somebody's own words  [3] law or a form\n"
            "       [4] not about the victim  [5] I disagree  [Enter] no reason > ");
        if (!conversation_.answer(reason)) {
          ended_ = true;
          reason.clear();
        }
        reason = trimmed(reason);
      }
      asked = false;
      unsigned number = 0;
      const auto& known = keep_reasons();
      if (std::from_chars(reason.data(), reason.data() + reason.size(), number).ec == std::errc{} && number >= 1 &&
          number <= known.size())
        reason = known[number - 1];
      if (reason.empty() || std::ranges::find(known, reason) != known.end()) break;
      conversation_.show("  Type a number from 1 to 5, or nothing.\n");
    }
    answers_.kept[{item.at.bytes, item.finding->rule}] = reason;
    return true;
  }

  Conversation& conversation_;
  const std::string& name_;
  std::vector<Item> items_;
  std::set<std::string> skipped_{};
  bool ended_ = false;  // there was no answer any more
  Answers answers_{};
};

}  // namespace

Answers ask(Conversation& conversation, const std::string& name, const Fix& fix) {
  return Dialogue{conversation, name, fix}.run();
}

}  // namespace unblame::cli
