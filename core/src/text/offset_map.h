// From positions of the match view back to the source.
#pragma once

#include <vector>

#include "unblame/span.h"

namespace unblame {

/// Takes spans of a view back to the source that it came from. Monotonic.
/// Stores nothing where nothing was changed: plain ASCII costs no memory. Immutable, so any number of threads may read it.
class OffsetMap {
 public:
  /// One stretch that folding replaced: usually one character. `view` may be empty (a soft hyphen disappears), `source` never is.
  /// `mark` says that the source is a combining mark (a variation selector, too), which belongs to the character before it; its
  /// `view` is empty.
  struct Edit {
    Span<SourceByte> source{};
    Span<ViewByte> view{};
    bool mark = false;
  };

  /// Identity.
  OffsetMap() = default;
  /// `edits` in ascending order, not overlapping; between them each byte of the source is one byte of the view. Asserted.
  explicit OffsetMap(std::vector<Edit> edits);

  /// The smallest source span whose folding covers `span`, which is not empty.
  /// One that begins or ends inside an edit widens to all of it: "ﬁ" is one letter in the source and is never cut in two.
  /// The end takes the combining marks right after it, not soft hyphens or zero-width characters; the start takes none of these.
  /// O(log edits + marks taken), no allocation.
  [[nodiscard]] Span<SourceByte> to_source(Span<ViewByte> span) const;

  /// The smallest view span that covers what `span` became; empty if it vanished. A part of a character counts as all of it.
  /// O(log edits), no allocation.
  [[nodiscard]] Span<ViewByte> to_view(Span<SourceByte> span) const;

  [[nodiscard]] bool is_identity() const noexcept { return edits_.empty(); }

 private:
  std::vector<Edit> edits_;
};

}  // namespace unblame
