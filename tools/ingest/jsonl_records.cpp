// Records as JSON Lines. next() cuts the stream at line ends and looks at nothing else; read() parses each line where it stands
// with simdjson on demand (2 to 3 GB/s) and undoes escapes in the batch itself, so a text is not copied.
#include <simdjson.h>

#include <algorithm>
#include <cstring>

#include "ingest/files.h"
#include "ingest/json_string.h"
#include "ingest/messages.h"
#include "ingest/record_builder.h"
#include "ingest/records.h"
#include "ingest/text_stream.h"

namespace unblame::ingest {
namespace {

namespace ondemand = simdjson::ondemand;

std::string error_text(simdjson::error_code error) {
  switch (error) {
    case simdjson::UNCLOSED_STRING:
      return "a string is not closed";
    case simdjson::UNESCAPED_CHARS:
      return "a control character (tab, NUL …) stands in a string without escape";
    case simdjson::EMPTY:
      return "it is empty";
    case simdjson::INCORRECT_TYPE:
      return "it is another value";
    case simdjson::TRAILING_CONTENT:
      return "something follows the object";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "a bracket is not closed";
    default:
      return "its structure is broken (commas, colons, brackets or quotation marks)";
  }
}

/// One line: its fields by the names that are asked for.
class LineReader {
 public:
  LineReader(const RecordOptions& options, std::uint64_t line)
      : options_(options),
        line_(line),
        ids_(options.columns.id.size()),
        texts_(options.columns.text.size()),
        has_text_(texts_.size()) {}

  /// The record, or what is wrong with the line. `capacity`: bytes that may be read from `begin` on.
  std::variant<Record, Diagnostic> read(ondemand::parser& parser, char* begin, std::size_t size, std::size_t capacity,
                                        std::deque<std::string>& texts) {
    end_ = begin + size;
    if (const auto error = read_fields(parser, begin, size, capacity))
      return bad_json_line(options_.file, line_, error_text(error));
    if (!wrong_type_.empty()) return not_a_text(options_.file, line_, wrong_type_);
    if (std::ranges::find(has_text_, true) == has_text_.end()) return no_text(parser, begin, size, capacity);
    RecordCells cells{.id = ids_, .text = texts_, .others = others_};
    return build_record(cells, options_, line_, line_, texts);
  }

  [[nodiscard]] std::uint32_t seen() const noexcept { return seen_; }

 private:
  simdjson::error_code read_fields(ondemand::parser& parser, const char* begin, std::size_t size, std::size_t capacity) {
    ondemand::document document;
    ondemand::object object;
    if (const auto error = parser.iterate(begin, size, capacity).get(document)) return error;
    if (const auto error = document.get_object().get(object)) return error;
    for (auto result : object) {
      ondemand::field field;
      if (const auto error = std::move(result).get(field)) return error;
      std::string_view key;
      if (const auto error = field.unescaped_key().get(key)) return error;
      if (const auto error = take(key, field.value())) return error;
    }
    const bool at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    return at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
  }

  /// Gives a field to all that ask for it.
  simdjson::error_code take(std::string_view key, ondemand::value& value) {
    const ColumnNames& names = options_.columns;
    bool wanted = std::ranges::find(names.id, key) != names.id.end() || std::ranges::find(names.text, key) != names.text.end() ||
                  (!key.empty() && std::ranges::find(names.others, key) != names.others.end());
    if (!wanted) return simdjson::SUCCESS;
    std::optional<std::string_view> cell;
    bool scalar = true;
    if (const auto error = text_of(value, cell, scalar)) return error;
    for (std::size_t i = 0; i < names.id.size(); ++i)
      if (names.id[i] == key) give(ids_[i], key, cell, scalar);
    for (std::size_t i = 0; i < names.text.size(); ++i)
      if (names.text[i] == key) give(texts_[i], key, cell, scalar), has_text_[i] = true;
    for (std::size_t i = 0; i < column_count; ++i) {
      if (names.others[i] != key) continue;
      others_[i] = cell.value_or(std::string_view{});
      seen_ |= 1u << i;
    }
    return simdjson::SUCCESS;
  }

  void give(std::string_view& cell, std::string_view key, std::optional<std::string_view> text, bool scalar) {
    if (!scalar) wrong_type_ = key;
    cell = text.value_or(std::string_view{});
  }

  /// A string without its escapes; a number or truth value as it is written; nothing for null. Not scalar: lists and objects.
  simdjson::error_code text_of(ondemand::value& value, std::optional<std::string_view>& text, bool& scalar) const {
    ondemand::json_type type{};
    if (const auto error = value.type().get(type)) return error;
    scalar = type != ondemand::json_type::object && type != ondemand::json_type::array;
    if (!scalar) return simdjson::SUCCESS;
    if (type != ondemand::json_type::string) {
      const std::string_view token = value.raw_json_token();
      if (type != ondemand::json_type::null) text = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
      return simdjson::SUCCESS;
    }
    ondemand::raw_json_string raw;
    if (const auto error = value.get_raw_json_string().get(raw)) return error;
    // The batch is ours; simdjson was given a view of it and is done with these bytes.
    text = unescape_in_place(const_cast<char*>(raw.raw()), end_);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    return text ? simdjson::SUCCESS : simdjson::STRING_ERROR;
  }

  Diagnostic no_text(ondemand::parser& parser, const char* begin, std::size_t size, std::size_t capacity) const {
    std::vector<std::string> present;
    ondemand::document document;
    ondemand::object object;
    if (parser.iterate(begin, size, capacity).get(document) == simdjson::SUCCESS &&
        document.get_object().get(object) == simdjson::SUCCESS) {
      for (auto result : object) {
        ondemand::field field;
        std::string_view key;
        if (std::move(result).get(field) || field.unescaped_key().get(key)) break;
        present.emplace_back(key);
      }
    }
    return no_such_field(options_.file, line_, options_.columns.text.front(), present);
  }

  const RecordOptions& options_;
  std::uint64_t line_;
  const char* end_ = nullptr;
  std::vector<std::string_view> ids_, texts_;
  std::vector<bool> has_text_;
  std::array<std::string_view, column_count> others_{};
  std::string wrong_type_{};
  std::uint32_t seen_ = 0;
};

class JsonlRecords final : public RecordReader {
 public:
  JsonlRecords(std::unique_ptr<ByteSource> source, RecordOptions options, std::uint32_t named)
      : source_(std::move(source)),
        options_(std::move(options)),
        named_(named),
        text_(*source_, options_.encoding, options_.batch_bytes) {}

  Expected<bool, Diagnostic> next(RecordBatch& batch) override {
    batch = {};
    batch.first_line = line_;
    batch.bytes = std::exchange(rest_, {});
    bool has_line_end = false;  // what was left over holds none
    while (!has_line_end || batch.bytes.size() < options_.batch_bytes) {
      if (!has_line_end && batch.bytes.size() > options_.max_record_bytes) {
        skip_long_line(batch);
        has_line_end = batch.bytes.find('\n') != std::string::npos;
      }
      const std::size_t before = batch.bytes.size();
      const auto more = text_.read(batch.bytes);
      if (!more) return Unexpected{more.error()};
      if (!*more) break;
      has_line_end = has_line_end || batch.bytes.find('\n', before) != std::string::npos;
    }
    return finish(batch);
  }

  Records read(std::unique_ptr<RecordBatch> batch) const override {
    static thread_local ondemand::parser parser;
    Records records;
    for (Diagnostic& problem : batch->problems) records.items.emplace_back(std::move(problem));
    char* const begin = batch->bytes.data();
    std::uint64_t line = batch->first_line;
    for (std::size_t at = 0; at < batch->size; ++line) {
      const auto* found = static_cast<const char*>(std::memchr(begin + at, '\n', batch->size - at));
      const std::size_t end = found == nullptr ? batch->size : static_cast<std::size_t>(found - begin);
      const std::string_view content{begin + at, end - at};
      if (content.size() > options_.max_record_bytes) {
        records.items.emplace_back(line_too_long(options_.file, line, options_.max_record_bytes));
      } else if (content.find_first_not_of(" \t\r") != std::string_view::npos) {
        LineReader reader{options_, line};
        records.items.push_back(reader.read(parser, begin + at, content.size(), batch->bytes.size() - at, records.texts));
        records.seen |= reader.seen();
      }
      at = end + 1;
    }
    records.batch = std::move(batch);
    return records;
  }

  Diagnostics warnings(std::uint32_t seen) const override {
    Diagnostics all;
    if (!any_) all.push_back(no_records(options_.file));
    for (std::size_t i = 0; i < column_count && any_; ++i)
      if ((named_ & ~seen) >> i & 1)
        all.push_back(field_never_there(options_.file, option_of(static_cast<Column>(i)), options_.columns.others[i]));
    if (!text_.stated() && text_.encoding() != Encoding::utf8)
      all.push_back(encoding_guessed(options_.file, shown(text_.encoding()), text_.confidence()));
    if (text_.replaced() > 0) all.push_back(bytes_replaced(options_.file, text_.replaced(), shown(text_.encoding())));
    return all;
  }

  std::string place(const Record& record, std::string_view field) const override {
    return "line " + std::to_string(record.line) + ", field " + std::string{field};
  }

  std::uint64_t bytes_read() const noexcept override { return text_.bytes_read(); }

 private:
  /// Lines up to the last line end go into the batch; what follows waits for the next.
  bool finish(RecordBatch& batch) {
    const std::size_t end = batch.bytes.rfind('\n');
    const bool whole = end == std::string::npos || batch.bytes.size() < options_.batch_bytes;  // at the end of the source
    batch.size = whole ? batch.bytes.size() : end + 1;
    if (!whole) rest_ = batch.bytes.substr(batch.size);
    batch.bytes.resize(batch.size);
    for (std::size_t at = batch.bytes.find('\n'); at != std::string::npos; at = batch.bytes.find('\n', at + 1)) ++line_;
    batch.bytes.append(simdjson::SIMDJSON_PADDING, '\0');
    any_ = any_ || batch.size > 0;
    return batch.size > 0 || !batch.problems.empty();
  }

  /// Drops a line that is too long, up to its end. It is the only one in the batch.
  void skip_long_line(RecordBatch& batch) {
    batch.problems.push_back(line_too_long(options_.file, line_, options_.max_record_bytes));
    std::size_t end = std::string::npos;
    while (end == std::string::npos) {
      batch.bytes.clear();
      const auto more = text_.read(batch.bytes);
      if (!more || !*more) return;
      end = batch.bytes.find('\n');
    }
    batch.bytes.erase(0, end + 1);
    batch.first_line = ++line_;
  }

  std::unique_ptr<ByteSource> source_;
  RecordOptions options_;
  std::uint32_t named_;  // columns that the user named
  TextStream text_;
  std::string rest_{};
  std::uint64_t line_ = 1;
  bool any_ = false;
};

}  // namespace

Expected<std::unique_ptr<RecordReader>> open_jsonl(std::unique_ptr<ByteSource> source, RecordOptions options) {
  std::uint32_t named = 0;
  for (std::size_t i = 0; i < column_count; ++i) named |= options.columns.others[i].empty() ? 0u : 1u << i;
  options.columns = with_json_defaults(std::move(options.columns));
  return std::unique_ptr<RecordReader>{std::make_unique<JsonlRecords>(std::move(source), std::move(options), named)};
}

}  // namespace unblame::ingest
