#include "cli/baseline.h"

#include <charconv>
#include <optional>

#include "ingest/byte_source.h"
#include "ingest/text_stream.h"

namespace unblame::cli {
namespace {

/// The value of "fingerprint" in a line that append_finding wrote. The name cannot stand in a value: quotation marks there are
/// escaped.
std::optional<std::uint64_t> fingerprint_in(std::string_view line) {
  constexpr std::string_view name = "\"fingerprint\":";
  const std::size_t at = line.rfind(name);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view value = line.substr(at + name.size());
  value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
  if (value.size() < 18 || value[0] != '"' || value[17] != '"') return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(value.data() + 1, value.data() + 17, number, 16);
  return error == std::errc{} && end == value.data() + 17 ? std::optional{number} : std::nullopt;
}

Diagnostic no_fingerprint(const std::string& file, std::uint32_t line) {
  return {.file = file,
          .line = line,
          .what = "this line is no finding",
          .help = "a baseline is what check --format jsonl printed earlier"};
}

}  // namespace

Expected<Baseline, Diagnostic> Baseline::read(const std::string& file) {
  auto source = ingest::FileSource::open(file, file);
  if (!source) return Unexpected{source.error()};
  ingest::TextStream stream{*source};
  Baseline baseline;
  std::string text;
  std::uint32_t number = 0;
  for (bool more = true; more;) {
    const auto read = stream.read(text);
    if (!read) return Unexpected{read.error()};
    more = *read;
    std::size_t begin = 0;
    for (std::size_t end = 0; begin < text.size(); begin = end + 1) {
      end = text.find('\n', begin);
      if (end == std::string::npos && more) break;
      end = std::min(end, text.size());
      ++number;
      const std::string_view line = std::string_view{text}.substr(begin, end - begin);
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      const auto fingerprint = fingerprint_in(line);
      if (!fingerprint) return Unexpected{no_fingerprint(file, number)};
      baseline.fingerprints_.insert(*fingerprint);
    }
    text.erase(0, std::min(begin, text.size()));
  }
  return baseline;
}

void Baseline::apply(Findings& findings) {
  std::erase_if(findings.findings, [&](const Finding& finding) {
    std::uint64_t number = 0;
    std::from_chars(finding.fingerprint.data(), finding.fingerprint.data() + finding.fingerprint.size(), number, 16);
    const bool known = fingerprints_.contains(number);
    if (known && finding.counts()) ++left_out_;
    return known;
  });
}

}  // namespace unblame::cli
