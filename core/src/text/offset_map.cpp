#include "text/offset_map.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace unblame {
namespace {

using Edit = OffsetMap::Edit;
using Edits = std::vector<Edit>;

/// Whether `next` may follow `previous`: what lies between them is as long in the source as in the view.
[[maybe_unused]] bool follows(const Edit& previous, const Edit& next) noexcept {
  return previous.source.end <= next.source.begin && previous.view.end <= next.view.begin &&
         next.source.begin - previous.source.end == next.view.begin - previous.view.end;
}

[[maybe_unused]] bool in_order(const Edits& edits) noexcept {
  Edit previous;
  for (const Edit& edit : edits) {
    if (edit.source.empty() || edit.view.end < edit.view.begin || (edit.mark && !edit.view.empty())) return false;
    if (!follows(previous, edit)) return false;
    previous = edit;
  }
  return true;
}

/// The last edit that begins at or before `position` of the given side; an edit of nothing at the beginning if there is none.
template <class Side>
std::pair<Edit, Edits::const_iterator> last_edit_at(const Edits& edits, std::uint32_t position, Side side) {
  const auto next = std::upper_bound(edits.begin(), edits.end(), position,
                                     [side](std::uint32_t at, const Edit& edit) { return at < (edit.*side).begin; });
  return {next == edits.begin() ? Edit{} : *std::prev(next), next};
}

}  // namespace

OffsetMap::OffsetMap(std::vector<Edit> edits) : edits_(std::move(edits)) {
  assert(in_order(edits_));
}

Span<SourceByte> OffsetMap::to_source(Span<ViewByte> span) const {
  assert(!span.empty());
  const auto [first, unused] = last_edit_at(edits_, span.begin, &Edit::view);
  // Where several edits begin at `span.begin`, those before the last have vanished: the start takes none of them.
  const bool begins_inside = span.begin < first.view.end;
  const std::uint32_t begin = begins_inside ? first.source.begin : first.source.end + (span.begin - first.view.end);

  const auto [last, following] = last_edit_at(edits_, span.end - 1, &Edit::view);
  const bool ends_inside = span.end <= last.view.end;
  std::uint32_t end = ends_inside ? last.source.end : last.source.end + (span.end - last.view.end);
  for (auto edit = following; edit != edits_.end() && edit->mark && edit->source.begin == end; ++edit) end = edit->source.end;
  return {begin, end};
}

Span<ViewByte> OffsetMap::to_view(Span<SourceByte> span) const {
  const auto first = last_edit_at(edits_, span.begin, &Edit::source).first;
  const bool begins_inside = span.begin < first.source.end;
  const std::uint32_t begin = begins_inside ? first.view.begin : first.view.end + (span.begin - first.source.end);
  if (span.empty()) return {begin, begin};

  const auto last = last_edit_at(edits_, span.end - 1, &Edit::source).first;
  const bool ends_inside = span.end <= last.source.end;
  return {begin, ends_inside ? last.view.end : last.view.end + (span.end - last.source.end)};
}

}  // namespace unblame
