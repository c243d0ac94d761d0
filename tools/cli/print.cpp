#include "cli/print.h"

#include "cli/output.h"
#include "cli/say.h"
#include "report/display.h"

namespace unblame::cli {

void add_wrapped(std::string& out, std::string_view first, std::string_view text) {
  const std::uint32_t indent = report::display_width(first);
  std::string_view before = first;
  const std::string blanks(indent, ' ');
  for (const std::string& row : report::wrapped(text, 80 - indent)) {
    (out += before) += row;
    out += '\n';
    before = blanks;
  }
}

void write_to(const std::string& path, std::string_view text) {
  Output output = or_fail(Output::open(path));
  output.stream().write(text.data(), static_cast<std::streamsize>(text.size()));
  if (const auto problem = output.finish()) throw Failure{*problem};
}

void print(std::string_view text) {
  write_to({}, text);
}

}  // namespace unblame::cli
