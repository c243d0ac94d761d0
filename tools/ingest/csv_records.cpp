// Records of a CSV file. Rows can only be cut in order (a quotation mark may open anywhere), so next() does that and keeps the
// cells that are asked for; extracting text from them is read()'s work.
#include <algorithm>

#include "ingest/csv_reader.h"
#include "ingest/files.h"
#include "ingest/messages.h"
#include "ingest/record_builder.h"
#include "ingest/records.h"

namespace unblame::ingest {
namespace {

bool is_blank(std::string_view cell) {
  return cell.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

class CsvRecords final : public RecordReader {
 public:
  CsvRecords(std::unique_ptr<ByteSource> source, RecordOptions options)
      : source_(std::move(source)),
        options_(std::move(options)),
        text_(*source_, options_.encoding, options_.batch_bytes),
        rows_(text_, options_.max_record_bytes) {}

  Diagnostics open() {
    const auto more = rows_.next(row_);
    if (!more) return {more.error()};
    if (!*more) return {no_header(options_.file)};
    if (row_.problem == CsvRow::Problem::unclosed_quote) return {unclosed_quote(options_.file, row_.number, row_.problem_line)};
    std::vector<std::string> header;
    for (std::size_t i = 0; i < row_.size(); ++i) header.emplace_back(row_[i]);
    auto found = find_columns(options_.columns, header, options_.file);
    if (!found) return found.error();
    header_size_ = header.size();
    wanted_ = found->id;
    wanted_.insert(wanted_.end(), found->text.begin(), found->text.end());
    for (const auto& index : found->others) wanted_.push_back(index.value_or(header_size_));
    return {};
  }

  Expected<bool, Diagnostic> next(RecordBatch& batch) override {
    batch = {};
    while (!ended_ && batch.bytes.size() < options_.batch_bytes && batch.rows.size() < most_rows) {
      const auto more = rows_.next(row_);
      if (!more) return Unexpected{more.error()};
      ended_ = !*more || row_.problem == CsvRow::Problem::unclosed_quote;
      if (*more) add_row(batch);
    }
    records_ += batch.rows.size();
    return !batch.rows.empty();
  }

  Records read(std::unique_ptr<RecordBatch> batch) const override {
    Records records;
    const std::size_t ids = options_.columns.id.size(), texts = options_.columns.text.size();
    std::vector<std::string_view> cells(wanted_.size());
    RecordCells record;
    record.id = std::span{cells}.first(ids);
    record.text = std::span{cells}.subspan(ids, texts);
    std::size_t begin = 0, cell = 0;
    for (const RecordBatch::Row& row : batch->rows) {
      if (row.problem) records.items.emplace_back(*row.problem);
      if (row.problem && row.problem->level == Diagnostic::Level::error) continue;
      for (std::string_view& view : cells) {
        const std::size_t end = batch->cell_ends[cell++];
        view = std::string_view{batch->bytes}.substr(begin, end - begin);
        begin = end;
      }
      std::copy_n(cells.begin() + static_cast<std::ptrdiff_t>(ids + texts), column_count, record.others.begin());
      records.items.emplace_back(build_record(record, options_, row.row, row.line, records.texts));
    }
    records.batch = std::move(batch);
    return records;
  }

  Diagnostics warnings(std::uint32_t) const override {
    Diagnostics all;
    if (records_ == 0) all.push_back(no_records(options_.file));
    if (!text_.stated() && text_.encoding() != Encoding::utf8)
      all.push_back(encoding_guessed(options_.file, shown(text_.encoding()), text_.confidence()));
    if (text_.replaced() > 0) all.push_back(bytes_replaced(options_.file, text_.replaced(), shown(text_.encoding())));
    return all;
  }

  std::string place(const Record& record, std::string_view field) const override {
    return "row " + std::to_string(record.row) + ", column " + std::string{field};
  }

  std::uint64_t bytes_read() const noexcept override { return text_.bytes_read(); }

 private:
  static constexpr std::size_t most_rows = 1 << 14;

  std::optional<Diagnostic> problem_of_row() const {
    const std::string& file = options_.file;
    switch (row_.problem) {
      case CsvRow::Problem::unclosed_quote:
        return unclosed_quote(file, row_.number, row_.problem_line);
      case CsvRow::Problem::too_long:
        return row_too_long(file, row_.number, row_.line, options_.max_record_bytes);
      case CsvRow::Problem::none:
      case CsvRow::Problem::text_after_quote:
        break;
    }
    std::size_t cells = row_.size();
    while (cells > header_size_ && is_blank(row_[cells - 1])) --cells;  // a spreadsheet's empty columns
    if (cells != header_size_) return ragged_row(file, row_.number, row_.line, cells, header_size_);
    if (row_.problem == CsvRow::Problem::text_after_quote) return text_after_quote(file, row_.number, row_.problem_line);
    return std::nullopt;
  }

  bool row_is_blank() const {
    for (std::size_t i = 0; i < row_.size(); ++i)
      if (!is_blank(row_[i])) return false;
    return row_.problem == CsvRow::Problem::none;
  }

  void add_row(RecordBatch& batch) {
    if (row_is_blank()) return;
    const auto& row = batch.rows.emplace_back(RecordBatch::Row{row_.number, row_.line, problem_of_row()});
    if (row.problem && row.problem->level == Diagnostic::Level::error) return;
    for (const std::size_t column : wanted_) {
      if (column < header_size_) batch.bytes += row_[column];
      batch.cell_ends.push_back(batch.bytes.size());
    }
  }

  std::unique_ptr<ByteSource> source_;
  RecordOptions options_;
  TextStream text_;
  CsvReader rows_;
  CsvRow row_{};
  std::size_t header_size_ = 0;
  std::vector<std::size_t> wanted_{};  // columns: of id, of text, then the others; header_size_ for one that is not there
  std::uint64_t records_ = 0;
  bool ended_ = false;
};

}  // namespace

Expected<std::unique_ptr<RecordReader>> open_csv(std::unique_ptr<ByteSource> source, RecordOptions options) {
  auto reader = std::make_unique<CsvRecords>(std::move(source), std::move(options));
  if (Diagnostics errors = reader->open(); !errors.empty()) return Unexpected{std::move(errors)};
  return std::unique_ptr<RecordReader>{std::move(reader)};
}

}  // namespace unblame::ingest
