// How far a long run is, on standard error, if somebody is looking.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace unblame::cli {

class Progress {
 public:
  /// `total_bytes` 0: not known. Writes nothing if `shown` is false.
  Progress(bool shown, std::uint64_t total_bytes) : shown_(shown), total_(total_bytes) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;

  /// At most five times a second; the first time after a second.
  void update(std::uint64_t bytes, std::uint64_t documents);
  /// Takes the line away, before something else is written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool visible_ = false;
  std::uint64_t total_;
  Clock::time_point began_ = Clock::now();
  Clock::time_point last_ = began_ + std::chrono::milliseconds(800);
};

/// Whether standard error is a terminal that can redraw a line.
[[nodiscard]] bool can_show_progress();

}  // namespace unblame::cli
