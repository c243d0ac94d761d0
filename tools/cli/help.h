// How --help looks: at most 80 columns, options in groups, examples at the end.
#pragma once

#include <CLI/App.hpp>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>

namespace unblame::cli {

[[nodiscard]] std::shared_ptr<CLI::FormatterBase> make_help_formatter();

/// "Examples" as the footer of a command's help: command line and what it does.
void set_examples(CLI::App& command, std::initializer_list<std::pair<const char*, const char*>> examples);

}  // namespace unblame::cli
