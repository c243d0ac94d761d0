#include "cli/check_pieces.h"

#include <sys/stat.h>

#include <algorithm>

#include "ingest/byte_source.h"
#include "ingest/record_text.h"

namespace unblame::cli {
namespace {

std::string format_of(const CheckOptions& options, const ingest::InputFile& file) {
  if (!options.input_format.empty()) return options.input_format;
  const std::string_view format = ingest::records_format(file.path);
  return format.empty() ? "text" : std::string{format};
}

/// What a file's text is written in: as stated, else by its ending.
ingest::TextFormat text_format_of(const CheckOptions& options, const TextPiece& piece) {
  const auto stated = options.columns.text_format;
  return stated != ingest::TextFormat::automatic ? stated : ingest::format_by_ending(piece.file.path);
}

void check(const Linter& linter, const CheckOptions& options, Checked& checked) {
  checked.findings = linter.check(checked.record.document);
  if (options.statistics) checked.visibility = linter.visibility(checked.record.document);
}

void check_text(const Linter& linter, const CheckOptions& options, const TextPiece& piece, CheckedPiece& result) {
  auto read = piece.text ? ingest::text_of(*piece.text, piece.file.name, Encoding::utf8)
                         : ingest::read_text(piece.file, options.encoding);
  if (!read) {
    result.items.emplace_back(std::move(read.error()));
    return;
  }
  const Decoded& decoded = read->decoded;
  Checked checked;
  checked.decoded = report::DecodeInfo{decoded.encoding, decoded.stated, decoded.confidence};
  checked.guess = ingest::guess_to_say(decoded, piece.file.name);
  auto extracted = ingest::extracted_text(decoded.text, text_format_of(options, piece));
  result.text = std::make_unique<std::string>(extracted ? std::move(*extracted) : std::move(read->decoded.text));
  checked.record.document = {.id = piece.file.name, .kind = options.kind, .fields = {{.name = "text", .text = *result.text}}};
  checked.record.document.id_is_path = true;
  check(linter, options, checked);
  for (Diagnostic& warning : checked.findings.warnings)
    if (warning.file.empty()) warning.file = piece.file.name;
  std::ranges::move(read->warnings, std::back_inserter(checked.findings.warnings));
  result.items.emplace_back(std::move(checked));
}

void check_records(const Linter& linter, const CheckOptions& options, RecordPiece piece, CheckedPiece& result) {
  result.reader = piece.reader;
  result.file = piece.file;
  result.ends_file = piece.batch == nullptr;
  for (Diagnostic& error : piece.errors) result.items.emplace_back(std::move(error));
  if (!piece.batch) return;
  result.records = piece.reader->read(std::move(piece.batch));
  result.items.reserve(result.records.items.size());
  for (auto& item : result.records.items) {
    if (auto* diagnostic = std::get_if<Diagnostic>(&item)) {
      result.items.emplace_back(std::move(*diagnostic));
      continue;
    }
    Checked checked{.record = std::move(std::get<ingest::Record>(item))};
    check(linter, options, checked);
    for (Diagnostic& warning : checked.findings.warnings) {
      if (!warning.file.empty()) continue;
      warning.file = piece.file;
      warning.line = static_cast<std::uint32_t>(checked.record.line);
    }
    result.items.emplace_back(std::move(checked));
  }
  result.records.items.clear();
}

}  // namespace

Pieces::Pieces(const CheckOptions& options, std::vector<ingest::InputFile> files) : options_(options) {
  for (ingest::InputFile& file : files) {
    Input input{.file = std::move(file), .format = {}};
    input.format = format_of(options, input.file);
    struct stat status {};
    if (input.file.path != "-" && ::stat(input.file.path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) {
      input.bytes = static_cast<std::uint64_t>(status.st_size);
      input.has_size = true;
    }
    total_bytes_ += input.bytes;
    inputs_.push_back(std::move(input));
  }
}

std::optional<std::uint64_t> Pieces::most() const {
  std::uint64_t count = options_.text ? 1 : 0;
  for (const Input& input : inputs_) {
    if (input.format == "text") {
      ++count;
    } else if (!input.has_size) {
      return std::nullopt;
    } else {
      count += input.bytes / ingest::RecordOptions{}.batch_bytes + 1;
    }
  }
  return count;
}

std::optional<Piece> Pieces::next() {
  if (options_.text && !text_given_) {
    text_given_ = true;
    return TextPiece{.file = {"-", "-"}, .text = options_.text, .bytes = options_.text->size()};
  }
  if (at_ == inputs_.size()) return std::nullopt;
  const Input& input = inputs_[at_];
  if (input.format != "text") return next_record_piece();
  ++at_;
  bytes_done_ += input.bytes;
  bytes_read_ = bytes_done_;
  return TextPiece{.file = input.file, .bytes = input.bytes};
}

Expected<std::shared_ptr<ingest::RecordReader>> Pieces::open(const Input& input) const {
  auto source = ingest::FileSource::open(input.file.path, input.file.name);
  if (!source) return Unexpected{Diagnostics{source.error()}};
  ingest::RecordOptions options{
      .file = input.file.name, .columns = options_.columns, .kind = options_.kind, .encoding = options_.encoding};
  auto bytes = std::make_unique<ingest::FileSource>(std::move(*source));
  auto reader = input.format == "csv" ? ingest::open_csv(std::move(bytes), std::move(options))
                                      : ingest::open_jsonl(std::move(bytes), std::move(options));
  if (!reader) return Unexpected{reader.error()};
  return std::shared_ptr<ingest::RecordReader>{std::move(*reader)};
}

Piece Pieces::end_of_records(Diagnostics errors) {
  Piece piece = RecordPiece{.reader = std::move(reader_), .file = inputs_[at_].file.name, .errors = std::move(errors)};
  reader_.reset();
  bytes_done_ += inputs_[at_].bytes;
  ++at_;
  return piece;
}

Piece Pieces::next_record_piece() {
  if (!reader_) {
    auto opened = open(inputs_[at_]);
    if (!opened) return end_of_records(std::move(opened.error()));
    reader_ = std::move(*opened);
  }
  auto batch = std::make_unique<ingest::RecordBatch>();
  const auto more = reader_->next(*batch);
  bytes_read_ = bytes_done_ + reader_->bytes_read();
  if (!more) return end_of_records({more.error()});
  if (!*more) return end_of_records({});
  return RecordPiece{.reader = reader_, .batch = std::move(batch), .file = inputs_[at_].file.name};
}

CheckedPiece check_piece(const Linter& linter, const CheckOptions& options, Piece piece) {
  CheckedPiece result;
  if (auto* text = std::get_if<TextPiece>(&piece))
    check_text(linter, options, *text, result);
  else
    check_records(linter, options, std::move(std::get<RecordPiece>(piece)), result);
  return result;
}

std::uint64_t weight_of(const Piece& piece) noexcept {
  if (const auto* text = std::get_if<TextPiece>(&piece)) return text->bytes;
  const auto& batch = std::get<RecordPiece>(piece).batch;
  return batch ? batch->bytes.size() : 0;
}

}  // namespace unblame::cli
