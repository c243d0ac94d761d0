// `unblame fix --interactive`: one finding after the other, as `git add -p` asks for hunks.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cli/fix_report.h"
#include "unblame/fix.h"

namespace unblame::cli {

/// Where answers come from, a line each, and where questions go.
class Conversation {
 public:
  virtual ~Conversation() = default;
  /// False at the end of the answers.
  [[nodiscard]] virtual bool answer(std::string& line) = 0;
  virtual void show(std::string_view text) = 0;
};

/// What was answered: findings of the draft, by their words' place and rule.
struct Answers {
  using Key = std::pair<Span<SourceByte>, std::string>;

  std::map<Key, std::string> kept{};   ///< with the reason, or empty
  std::map<Key, PassedOver> passed{};  ///< not answered, or passed over: they stay, and count
  bool quit = false;
  std::size_t ended_at = 0, asked = 0;  ///< at which finding, from 1, of how many there was no answer any more; 0: there was
};

/// Asks for each edit and each finding that was left, in the order of the draft.
[[nodiscard]] Answers ask(Conversation& conversation, const std::string& name, const Fix& fix);

}  // namespace unblame::cli
