// The one way through: a document in, findings out.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/document.h"
#include "unblame/finding.h"
#include "unblame/rules.h"
#include "unblame/visibility.h"

namespace unblame {

enum class Matcher {
  tokens,  ///< the product: matches words against the compiled table
  re2      ///< the reference: one RE2 per rule over the whole view; slow, equal
};

/// How much of the context a judgement looks at. Less than `all` is for measuring what each step is worth: what is not looked at
/// is taken as the author's, about the victim, asserted, in a narrative.
enum class Context {
  none,       ///< every match counts
  quotation,  ///< quotation marks
  voice,      ///< also reports, statements and turns, and words that are talked about
  subject,    ///< also about whom
  all         ///< also negation, assertion and place
};

struct Options {
  Severity severity = Severity::low;   ///< the lowest that is reported; the program's default is medium
  bool redact = false;                 ///< leaves out match and sentence, leaves blanks in suggestions unfilled
  Matcher matcher = Matcher::tokens;
  std::vector<std::string> only{};       ///< rule ids, "child.*" or pack names; empty: all that are on
  std::vector<std::string> skip{};
};

/// The most matches of one field that become findings, the first ones; a warning then tells how many there were. No record that a
/// person wrote comes near it: it keeps memory and output bounded where one phrase is repeated over megabytes.
inline constexpr std::size_t max_findings_of_field = 10'000;

/// Checks documents. Immutable after construction: one linter serves any number of threads.
///
///     Linter linter{RuleSet::builtin()};
///     Findings found = linter.check(Document{.id = "case-1", .fields = {{"narrative", text}}});
class Linter {
 public:
  explicit Linter(RuleSet rules, Options options = {});
  ~Linter();
  Linter(Linter&&) noexcept;
  Linter& operator=(Linter&&) noexcept;

  /// Linear in the size of the document and the number of matches. Allocates nothing for a document without a match
  /// beyond buffers that each thread keeps. Never throws but for memory.
  [[nodiscard]] Findings check(const Document& document) const;

  /// Judges one span of a field, found by a rule or not (who: victim).
  [[nodiscard]] Judgement judge(const Document& document, std::size_t field, Span<SourceByte> span,
                                Context context = Context::all) const;

  /// Every clause that tells of abuse or exploitation, and whether it names who did it. Needs no match of a rule and reads all of
  /// the document: linear, several times the cost of a check, so it is asked for apart. A field over max_field_bytes
  /// is passed over; check() warns of it.
  [[nodiscard]] Visibility visibility(const Document& document) const;

  /// Every place where a rule matches, with no judgement: for tests of rules. Sorted by rule, then position.
  struct RawMatch {
    std::uint32_t rule;  ///< index in rules().rules()
    Span<SourceByte> span;
    friend auto operator<=>(const RawMatch&, const RawMatch&) = default;
  };
  [[nodiscard]] std::vector<RawMatch> matches(std::string_view text) const;

  /// What sort of record `text` is: as `stated`, or found out from its lines. Linear.
  [[nodiscard]] Kind kind(std::string_view text, Kind stated = Kind::automatic) const;

  [[nodiscard]] const RuleSet& rules() const noexcept;
  [[nodiscard]] const Options& options() const noexcept;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

[[nodiscard]] std::string_view to_string(Context) noexcept;
[[nodiscard]] std::optional<Context> context_from(std::string_view name) noexcept;

}  // namespace unblame
