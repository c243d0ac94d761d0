// A position counts bytes of the source, bytes of the view, code points or UTF-16 units, and one must never be taken for another.
#include "text/offset_map.h"
#include "unblame/span.h"
#include "unblame/text.h"

using namespace unblame;

// The way from one unit to another is a function that knows how.
Span<SourceByte> right(const OffsetMap& map, Span<ViewByte> span) {
  return map.to_source(span);
}
Span<Utf16Unit> right_for_editors(Positions& positions, const OffsetMap& map, Span<ViewByte> span) {
  return positions.locate(map.to_source(span)).utf16;
}
static_assert(Span<SourceByte>{0, 9}.contains(Span<SourceByte>{3, 4}));

#ifdef MUST_NOT_COMPILE

Span<SourceByte> taken_for_source(Span<ViewByte> span) {
  return span;
}
// error: Span<.*SourceByte>.*Span<.*ViewByte>|Span<.*ViewByte>.*Span<.*SourceByte>

Location located_in_view(Positions& positions, Span<ViewByte> span) {
  return positions.locate(span);
}
// error: ViewByte.*(to|candidate).*SourceByte|locate

bool compared(Span<CodePoint> chars, Span<Utf16Unit> units) {
  return chars == units;
}
// error: (no match|invalid operands)

bool contained(Span<SourceByte> outer, Span<CodePoint> inner) {
  return outer.contains(inner);
}
// error: contains

#endif
