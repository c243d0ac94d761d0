// Readers of exports and cells on arbitrary bytes: no crash, valid UTF-8 out, the same for every size of block.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html_text.h"
#include "ingest/record_text.h"
#include "ingest/records.h"
#include "ingest/rtf_text.h"

using namespace unblame;
using namespace unblame::ingest;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_utf8(std::string_view text) { return decode(text, Encoding::utf8).replaced == 0; }

std::vector<std::string> read(bool csv, std::string_view bytes, std::size_t batch) {
  RecordOptions options{.file = "x", .encoding = Encoding::utf8, .batch_bytes = batch, .max_record_bytes = 4096};
  options.columns.id = {"a"};
  options.columns.text = {"b"};
  auto source = std::make_unique<MemorySource>(bytes);
  auto reader = csv ? open_csv(std::move(source), options) : open_jsonl(std::move(source), options);
  if (!reader) return {"no header"};
  std::vector<std::string> items;
  while (true) {
    auto piece = std::make_unique<RecordBatch>();
    const auto more = (*reader)->next(*piece);
    require(more.has_value());
    if (!*more) return items;
    const Records records = (*reader)->read(std::move(piece));
    for (const auto& item : records.items) {
      if (const auto* record = std::get_if<Record>(&item)) {
        for (const Field& field : record->document.fields) require(is_utf8(field.text));
        require(is_utf8(record->document.id));
        items.push_back(record->document.id + '\n' + std::string{record->document.fields.front().text});
      } else {
        items.push_back(to_string(std::get<Diagnostic>(item)));
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const std::string header = "a,b\n" + std::string{bytes};
  for (const bool csv : {true, false}) {
    const auto whole = read(csv, csv ? std::string_view{header} : bytes, 1 << 16);
    require(read(csv, csv ? std::string_view{header} : bytes, 7) == whole);
    require(read(csv, csv ? std::string_view{header} : bytes, 64) == whole);
  }
  (void)read(true, bytes, 1 << 16);
  const std::string text = decode(bytes, Encoding::utf8).text;
  require(is_utf8(html_to_text(text)));
  require(is_utf8(rtf_to_text(text)));
  require(is_utf8(rtf_to_text("{\\rtf1 " + text)));
  (void)is_under_18(text);
  return 0;
}
