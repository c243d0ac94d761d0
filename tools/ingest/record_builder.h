// From the cells of a record to a document: the same for every format. Used by the readers alone.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ingest/records.h"

namespace unblame::ingest {

/// The cells of one record, each empty if it is not there.
struct RecordCells {
  std::span<const std::string_view> id{}, text{};
  std::array<std::string_view, column_count> others{};
};

/// `line` names a record without an id: "export.csv:40". Keeps extracted texts in `texts`.
[[nodiscard]] Record build_record(const RecordCells& cells, const RecordOptions& options, std::uint64_t row, std::uint64_t line,
                                  std::deque<std::string>& texts);

}  // namespace unblame::ingest
