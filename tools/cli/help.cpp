#include "cli/help.h"

#include <CLI/Formatter.hpp>
#include <algorithm>
#include <string_view>
#include <vector>

#include "report/display.h"

namespace unblame::cli {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t indent = 2;
constexpr std::size_t gap = 2;

/// "  name      text …", the text wrapped beside it; a name that is too long has a line of its own.
void entry(std::string& out, const std::string& name, const std::string& text, std::size_t name_width) {
  const std::size_t column = indent + name_width + gap;
  out += std::string(indent, ' ') + name;
  if (text.empty()) {
    out += '\n';
    return;
  }
  bool beside = name.size() <= name_width;
  if (!beside) out += '\n';
  std::size_t at = beside ? indent + name.size() : 0;
  for (const std::string& row : report::wrapped(text, static_cast<std::uint32_t>(width - column))) {
    out += std::string(column - at, ' ') + row + '\n';
    at = 0;
  }
}

/// "-e, --text TEXT"
std::string name_of(const CLI::Option& option) {
  std::string name;
  if (option.nonpositional()) {
    for (const std::string& letter : option.get_snames()) name += (name.empty() ? "-" : ", -") + letter;
    for (const std::string& word : option.get_lnames()) name += (name.empty() ? "--" : ", --") + word;
  }
  const bool takes_value = option.get_items_expected_max() > 0;
  if (takes_value) name += (name.empty() ? "" : " ") + option.get_type_name();
  return name;
}

class Formatter final : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const override {
    std::string out = paragraph(app->get_description());
    out += '\n' + usage(*app, name);
    out += commands(*app) + options(*app);
    if (const std::string footer = app->get_footer(); !footer.empty()) out += '\n' + footer;
    return out;
  }

 private:
  static std::string paragraph(const std::string& text) {
    std::string out;
    for (const std::string& row : report::wrapped(text, width)) out += row + '\n';
    return out;
  }

  static std::string usage(const CLI::App& app, const std::string& name) {
    std::string line = "Usage: " + (app.get_parent() == nullptr ? std::string{"unblame"} : full_name(app, name));
    if (!app.get_subcommands({}).empty()) return line + " COMMAND [OPTION…]\n";
    line += " [OPTION…]";
    for (const CLI::Option* option : app.get_options())
      if (option->get_positional())
        line += ' ' + (option->get_required() ? option->get_type_name() : '[' + option->get_type_name() + ']');
    return line + '\n';
  }

  static std::string full_name(const CLI::App& app, const std::string&) {
    std::string name;
    for (const CLI::App* at = &app; at->get_parent() != nullptr; at = at->get_parent()) name = ' ' + at->get_name() + name;
    return "unblame" + name;
  }

  static std::string commands(const CLI::App& app) {
    const auto all = app.get_subcommands({});
    if (all.empty()) return {};
    std::size_t longest = 0;
    for (const CLI::App* command : all) longest = std::max(longest, command->get_name().size());
    std::string out = "\nCommands\n";
    for (const CLI::App* command : all) entry(out, command->get_name(), first_sentence(command->get_description()), longest + 2);
    return out;
  }

  static std::string first_sentence(const std::string& text) {
    const std::size_t end = text.find(". ");
    std::string sentence = text.substr(0, end);
    while (sentence.ends_with('.')) sentence.pop_back();
    return sentence;
  }

  static std::string options(const CLI::App& app) {
    std::string out;
    for (const std::string& group : app.get_groups()) {
      if (group.empty()) continue;
      std::string rows;
      for (const CLI::Option* option : app.get_options())
        if (option->get_group() == group) entry(rows, name_of(*option), option->get_description(), 22);
      if (!rows.empty()) out += '\n' + group + '\n' + rows;
    }
    return out;
  }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> make_help_formatter() {
  return std::make_shared<Formatter>();
}

void set_examples(CLI::App& command, std::initializer_list<std::pair<const char*, const char*>> examples) {
  std::string text = "Examples\n";
  for (const auto& [line, meaning] : examples) {
    text += "  " + std::string{line} + '\n';
    for (const std::string& row : report::wrapped(meaning, width - 6)) text += "      " + row + '\n';
  }
  while (text.ends_with('\n')) text.pop_back();
  command.footer(text + '\n');
}

}  // namespace unblame::cli
