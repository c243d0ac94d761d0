#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "report/statistics.h"

namespace unblame::cli {

void Progress::update(std::uint64_t bytes, std::uint64_t documents) {
  const auto now = Clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - began_).count();
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(bytes) / 1e6 / seconds + 0.5);
  std::string line = report::count_of(documents, "document", "documents") + ", " + std::to_string(rate) + " MB/s";
  if (total_ > 0 && bytes <= total_) {
    const double share = static_cast<double>(bytes) / static_cast<double>(total_);
    line += ", " + std::to_string(static_cast<int>(share * 100)) + " %";
    if (share > 0.01) line += ", " + std::to_string(static_cast<std::uint64_t>(seconds / share - seconds + 0.5)) + " s left";
  }
  std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
  visible_ = true;
}

void Progress::clear() {
  if (visible_) std::fputs("\r\x1b[K", stderr);
  visible_ = false;
}

bool can_show_progress() {
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::string_view{terminal} != "dumb";
}

}  // namespace unblame::cli
