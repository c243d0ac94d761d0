// The rule set: packs of rules, checked and compiled once, then shared by any number of linters and threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/error.h"
#include "unblame/finding.h"

namespace unblame {

/// Of whom a match must be said to count.
enum class Who { victim, child, family, professional, anyone };

struct Source {
  std::string id{}, title{}, publisher{}, url{}, source_class{}, in_short{};
  int year = 0;         ///< 0 if not shown
  bool seen = false;    ///< whether the original was seen
};

struct Citation {
  std::string id{};
  std::string supports{}; ///< "term" or "principle"
};

struct SparedExample {
  std::string text{};
  std::string because{};
};

/// A rule as its pack states it, after the layers. The bracketed span of an example is marked by "[" and "]".
struct Rule {
  std::string id{}, pack{}, file{};
  std::uint32_t line = 0;                  ///< of the rule in its file
  Severity severity = Severity::medium;
  Mechanism mechanism = Mechanism::implied_responsibility;
  Who who = Who::victim;
  std::optional<About> about{};              ///< fixed by the rule
  bool presupposes = false;
  bool contested = false;
  bool on = true;
  std::string off_reason{};                  ///< from a change list, else empty
  std::vector<std::string> match{}, unless{};  ///< patterns as written
  std::string why{};
  std::vector<Suggestion> instead{};         ///< templates as written
  std::vector<Citation> sources{};
  std::vector<std::string> flag{}, pass{};
  std::vector<SparedExample> spared{};
};

/// A file's name (for messages only) and its bytes. The engine opens no file itself.
struct DataFile {
  std::string name{};
  std::string bytes{};
};

/// What a rule set is made from. Lexicon, sources and legal titles add to the built-in ones.
struct PackFiles {
  std::vector<DataFile> packs{};             ///< rules/en-GB/*.json
  std::vector<DataFile> lexicon{};           ///< rules/lexicon/*.json
  std::vector<DataFile> sources{};           ///< rules/sources.json
};

/// One line of the configuration's `change` list. `rule` may end in ".*".
struct Change {
  std::string rule{};
  std::optional<bool> off{};
  std::optional<Severity> severity{};
  std::string reason{}, by{}, until{};           ///< until: YYYY-MM-DD or empty
};

struct RuleSetData;

/// Immutable; cheap to copy; any number of threads may read it.
class RuleSet {
 public:
  /// The rules in the program. The same bytes as load() gives for the files of rules/, compiled when the program was built.
  /// About a millisecond at the first call.
  static const RuleSet& builtin();

  /// Packs given at run time, alone. Every error of every file is reported at once. What is doubtful but can be used (a rule without
  /// examples, a weak source) stands in warnings().
  static Expected<RuleSet> load(const PackFiles& files);

  /// Packs given at run time on top of this set: a rule id that is already there is an error,
  /// words and classes of this set's lexicon are at hand.
  [[nodiscard]] Expected<RuleSet> with(const PackFiles& files) const;

  /// Switches rules off or on and changes their severity. `today` (YYYY-MM-DD) decides what has expired. An unknown rule is an error.
  [[nodiscard]] Expected<RuleSet> with(std::span<const Change> changes, std::string_view today) const;

  [[nodiscard]] const std::vector<Rule>& rules() const noexcept;
  [[nodiscard]] const std::vector<Source>& sources() const noexcept;
  [[nodiscard]] const Rule* find(std::string_view id) const noexcept;
  [[nodiscard]] const Source* find_source(std::string_view id) const noexcept;

  /// "1.0.0+6f1c0a…": version of the built-in packs and the first 12 hex digits of the SHA-256 of all compiled rules.
  [[nodiscard]] const std::string& version() const noexcept;

  /// What `rules check` says beside errors: missing examples, missing or weak sources.
  [[nodiscard]] const Diagnostics& warnings() const noexcept;

  /// The compiled form, which the build stores in the program; a warning is an error here.
  [[nodiscard]] static Expected<std::string> compile(const PackFiles& files);

  [[nodiscard]] const RuleSetData& data() const noexcept { return *data_; }  ///< for the engine only
  explicit RuleSet(std::shared_ptr<const RuleSetData> data) : data_(std::move(data)) {}

 private:
  std::shared_ptr<const RuleSetData> data_;
};

[[nodiscard]] std::string_view to_string(Who) noexcept;
[[nodiscard]] std::optional<Who> who_from(std::string_view name) noexcept;

}  // namespace unblame
