// Work on many pieces with several threads, with input and output in order.
//
// There is no reader thread and no writer thread: each of N threads takes the next piece (one at a time, in order), works on it,
// and hands in the result; whoever hands in the one that is due writes it and all that wait behind it. So N is the number of
// cores that are used, one thread is a plain loop, and the output is the same for every N. Pieces under way are limited in number
// and bytes.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace unblame::cli {

template <class Piece, class Result>
class OrderedPipeline {
 public:
  struct Steps {
    std::function<std::optional<Piece>()> next;         ///< one thread at a time; empty at the end
    std::function<std::uint64_t(const Piece&)> weight;  ///< bytes that it holds until its result is written
    std::function<Result(Piece&&)> work;                ///< any number at once
    std::function<bool(Result&&)> emit;                 ///< one thread at a time, in order; false: stop
  };

  OrderedPipeline(Steps steps, unsigned threads, std::uint64_t max_bytes)
      : steps_(std::move(steps)), threads_(threads == 0 ? 1 : threads), max_bytes_(max_bytes) {}

  /// Returns when all is written, or emit said stop. Throws what a step threw.
  void run() {
    loop();
    std::vector<std::jthread> started;
    {
      const std::lock_guard lock{mutex_};
      started = std::move(helpers_);
    }
    started.clear();  // joins
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void loop() {
    try {
      while (step()) {
      }
    } catch (...) {
      const std::lock_guard lock{mutex_};
      if (!failure_) failure_ = std::current_exception();
      stopped_ = true;
    }
    changed_.notify_all();
  }

  /// One piece. False if there is none left.
  bool step() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return stopped_ || ended_ || (!reading_ && has_room()); });
    if (stopped_ || ended_) return false;
    reading_ = true;
    const std::uint64_t ticket = taken_++;
    lock.unlock();
    std::optional<Piece> piece = steps_.next();
    const std::uint64_t weight = piece ? steps_.weight(*piece) : 0;
    lock.lock();
    reading_ = false;
    ended_ = !piece;
    bytes_ += weight;
    if (piece) start_helpers();
    lock.unlock();
    changed_.notify_all();
    if (!piece) return false;
    hand_in(ticket, weight, steps_.work(std::move(*piece)));
    return true;
  }

  bool has_room() const { return taken_ - written_ < 3 * threads_ && (bytes_ < max_bytes_ || taken_ == written_); }

  /// The other threads start when there is a first piece.
  void start_helpers() {
    if (helpers_started_) return;
    helpers_started_ = true;
    for (unsigned i = 1; i < threads_; ++i) helpers_.emplace_back([this] { loop(); });
  }

  void hand_in(std::uint64_t ticket, std::uint64_t weight, Result result) {
    std::unique_lock lock{mutex_};
    done_.emplace(ticket, Done{std::move(result), weight});
    if (writing_) return;
    writing_ = true;
    while (!stopped_ && !done_.empty() && done_.begin()->first == written_) {
      auto due = done_.extract(done_.begin());
      lock.unlock();
      const bool go_on = steps_.emit(std::move(due.mapped().result));
      lock.lock();
      ++written_;
      bytes_ -= due.mapped().weight;
      if (!go_on) stopped_ = true;
      changed_.notify_all();
    }
    writing_ = false;
  }

  struct Done {
    Result result;
    std::uint64_t weight;
  };

  Steps steps_;
  unsigned threads_;
  std::uint64_t max_bytes_;
  std::mutex mutex_{};
  std::condition_variable changed_{};
  std::map<std::uint64_t, Done> done_{};  // results that wait for an earlier one
  std::uint64_t taken_ = 0, written_ = 0, bytes_ = 0;
  bool reading_ = false, writing_ = false, ended_ = false, stopped_ = false, helpers_started_ = false;
  std::exception_ptr failure_{};
  std::vector<std::jthread> helpers_{};
};

}  // namespace unblame::cli
