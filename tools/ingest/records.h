// Records of an export, read as a stream and by several threads.
//
// Two steps, so that reading is in order and the work is not: next() gives batches of about a quarter of a megabyte, one after
// the other; read() makes records of a batch, on any thread. A record that cannot be read stands as a diagnostic in its place,
// and the rest goes on.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ingest/byte_source.h"
#include "ingest/record_columns.h"
#include "unblame/document.h"
#include "unblame/error.h"
#include "unblame/text.h"

namespace unblame::ingest {

struct RecordOptions {
  std::string file{};  ///< how messages call the source
  ColumnNames columns{};
  Kind kind = Kind::automatic;  ///< of records that do not say their own
  std::optional<Encoding> encoding{};
  std::size_t batch_bytes = 1 << 18;
  std::size_t max_record_bytes = max_field_bytes;  ///< a longer line or row is an error of its own
};

/// One record. Its texts, and `columns`, view into the Records that hold it.
struct Record {
  Document document{};
  std::uint64_t row = 0;   ///< CSV: as a spreadsheet counts, the header is row 1; JSON Lines: the line
  std::uint64_t line = 0;  ///< where it begins in the file, from 1
  std::array<std::string_view, column_count> columns{};  ///< by Column; empty if not there
};

/// A piece of the source: whole lines or rows, not looked at yet.
struct RecordBatch {
  struct Row {
    std::uint64_t row, line;
    std::optional<Diagnostic> problem;  ///< an error: no cells; a warning: to be said beside the record
  };

  std::string bytes{};                   ///< JSON Lines: the lines, then padding. CSV: the cells that are asked for
  std::size_t size = 0;                  ///< of `bytes` without the padding
  std::uint64_t first_line = 1;          ///< JSON Lines
  std::vector<Row> rows{};               ///< CSV
  std::vector<std::size_t> cell_ends{};  ///< CSV
  Diagnostics problems{};                ///< JSON Lines: what stands before the first line
};

/// What a batch gave, in order. Movable; the records' views stay valid.
struct Records {
  std::vector<std::variant<Record, Diagnostic>> items{};  ///< Diagnostics are errors (a record lost) or warnings
  std::deque<std::string> texts{};                        ///< of cells that were RTF or HTML
  std::unique_ptr<RecordBatch> batch{};
  std::uint32_t seen = 0;  ///< which of the named columns some record had (bits, as never_seen reads them)
};

class RecordReader {
 public:
  virtual ~RecordReader() = default;

  /// The next batch, in order, from one thread at a time. False at the end. An error ends the source.
  [[nodiscard]] virtual Expected<bool, Diagnostic> next(RecordBatch& batch) = 0;

  /// From any number of threads at once.
  [[nodiscard]] virtual Records read(std::unique_ptr<RecordBatch> batch) const = 0;

  /// At the end: guessed encoding, replaced bytes. `seen`: Records::seen of all batches, or-ed.
  [[nodiscard]] virtual Diagnostics warnings(std::uint32_t seen) const = 0;

  /// "row 12, column NARRATIVE": where a record's field stands, for a reader.
  [[nodiscard]] virtual std::string place(const Record& record, std::string_view field) const = 0;

  /// Bytes of the source that were read.
  [[nodiscard]] virtual std::uint64_t bytes_read() const noexcept = 0;
};

/// Reads the header and finds the columns. All errors at once.
[[nodiscard]] Expected<std::unique_ptr<RecordReader>> open_csv(std::unique_ptr<ByteSource> source, RecordOptions options);
[[nodiscard]] Expected<std::unique_ptr<RecordReader>> open_jsonl(std::unique_ptr<ByteSource> source, RecordOptions options);

}  // namespace unblame::ingest
