// A draft with its `replace` suggestions carried out: which edits, what is left, and proof that nobody else's words changed.
//
// A record is evidence, so this is for drafts only, and it would rather leave a place than touch a word that is not the author's.
// An edit is made only if all of this holds for the text with it:
// - the finding counts, the voice is `author`, and it has a `replace` suggestion;
// - its sentence holds no quotation mark of any style and no I, me, my, mine or myself;
// - it does not stand in an interview, a statement, a mail or an account that was pasted in, and touches no word that is
// another's;
// - the place is clean when checked again, every other counted finding is where it was, and none is new;
// - there are as many sentences as before, and the others' words are judged the same, word for word.
// What the edits leave is checked as a whole, again and again until nothing more can be done: so fixing a fixed text changes
// nothing.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/document.h"
#include "unblame/finding.h"
#include "unblame/linter.h"
#include "unblame/text.h"

namespace unblame {

/// A larger draft is refused: nobody writes one, and each edit is judged in the whole text.
inline constexpr std::size_t max_draft_bytes = 1u << 20;

/// `after` in place of the words at `at`, which are `before`. Only what differs: "absconded" in "absconded from the unit".
/// Edits never overlap, since findings that count never do.
struct Edit {
  Location at{};
  std::string before{};
  std::string after{};
  Finding finding{};  ///< the one that it serves, in the draft
};

/// Why a counted finding was left as it is; the first that holds.
enum class Withheld {
  kept,          ///< the caller keeps it
  others_words,  ///< the voice is not the author's, or a word of it is another's
  section,       ///< it stands in an interview, a statement, a mail or an account that was pasted in, or in what is taken for one
  no_replacement,  ///< its rule says how to rewrite it or what to ask, and that takes a person
  quotation_mark,  ///< its sentence holds one
  first_person,    ///< its sentence speaks of I, me or my
  line_end,        ///< the words that differ go over a line's end
  encoding,        ///< the file's encoding lacks a character of the replacement
  context          ///< with the edit the place, another finding, a sentence or somebody's words would be judged otherwise
};

/// A counted finding that is left, as it stands in the fixed text.
struct Left {
  Finding finding{};
  Location in_draft{};  ///< where it stands in the draft
  Withheld withheld = Withheld::no_replacement;
};

/// The words of a text that are not its author's.
struct OthersWords {
  std::vector<Span<SourceByte>> passages{};  ///< in order, not overlapping; a quotation without its marks, a section whole
  std::uint32_t words = 0;
  std::string sha256{};  ///< over the passages' bytes, each with its length in digits and ":" before it

  friend bool operator==(const OthersWords&, const OthersWords&) = default;
};

/// A part of a draft in which nothing is touched, since others speak there.
struct Section {
  enum class Source {
    turns,      ///< people speak in turn
    statement,  ///< somebody speaks of himself, to the end of the draft
    mail,       ///< lines that begin with ">", or a mail that is passed on, to the end of the draft
    account     ///< what stands under "Mum states:", up to a blank line
  };
  Location at{};
  Source source = Source::turns;

  friend bool operator==(const Section&, const Section&) = default;
};
[[nodiscard]] std::string_view to_string(Section::Source) noexcept;

struct Fix {
  std::string text{};                           ///< the draft with the edits
  std::vector<Edit> edits{};                    ///< in order, not overlapping; positions in the draft
  std::vector<Left> left{};                     ///< in order
  OthersWords others_before{}, others_after{};  ///< of the draft and of `text`: their hashes are equal
  std::vector<Section> sections{};              ///< of another kind, in the draft: nothing in them is touched
  Kind kind = Kind::report;                     ///< as stated, or found
};

struct FixOptions {
  Severity severity = Severity::medium;  ///< the lowest that is fixed, and that is told as left
  Encoding encoding = Encoding::utf8;    ///< an edit that it cannot hold is not made
  std::vector<Span<SourceByte>> keep{};  ///< places of the draft whose findings stay as they are
};

/// Makes fixes. Immutable; one serves any number of threads.
///
///     Fixer fixer{RuleSet::builtin()};
///     if (auto fix = fixer.fix({.id = "draft.txt", .fields = {{"text", text}}})) use(fix->text);
class Fixer {
 public:
  /// `options`: rules that are chosen (only, skip) and the matcher; its severity and redact are not looked at.
  explicit Fixer(RuleSet rules, Options options = {});
  ~Fixer();
  Fixer(Fixer&&) noexcept;
  Fixer& operator=(Fixer&&) noexcept;

  /// `draft` has one field, of valid UTF-8. Refused: a statement or an interview, stated as such or found to be one whatever is
  /// stated; a text over max_draft_bytes, or so full of matches that it is no draft; and, as the last guard, a result in which
  /// others' words changed. Reads the text about 2 + 2 k log n times, k of n edits being turned down.
  [[nodiscard]] Expected<Fix, Diagnostic> fix(const Document& draft, const FixOptions& options = {}) const;

  /// The words of a document's first field that are not its author's: all quotations, and each word that the engine judges to be
  /// quoted, reported, verbatim or mentioned. Reads the text once; judges every word.
  [[nodiscard]] OthersWords others_words(const Document& document) const;

  [[nodiscard]] const Linter& linter() const noexcept;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// `text` with `edits`, which are in order and do not overlap. Every other byte is as it was. Linear.
[[nodiscard]] std::string apply_edits(std::string_view text, const std::vector<Edit>& edits);

[[nodiscard]] std::string_view to_string(Withheld) noexcept;

}  // namespace unblame
