#include "linter/fingerprint.h"

#include "data/sha256.h"
#include "match/match.h"
#include "text/words.h"

namespace unblame {
namespace {

constexpr std::uint32_t words_each_side = 8;

std::string joined(const Words& words, WordIndex first, WordIndex end) {
  std::string out;
  for (auto i = first; i < end; ++i) {
    if (!out.empty()) out += ' ';
    out += words.text(i);
  }
  return out;
}

}  // namespace

Fingerprints::Fingerprints(const Document& document) : record_(document.id) {
  if (document.id_is_path)
    if (const auto slash = record_.rfind('/'); slash != std::string::npos) record_.erase(0, slash + 1);
}

std::string Fingerprints::of(std::string_view rule, std::string_view field, std::string_view view, Span<ViewByte> match) {
  const auto window = words_around(view, match, 2 * words_each_side, words_each_side);
  Words words;
  words.cut(view, window);
  WordIndex first = 0;
  while (first < words.size() && words[first].end <= match.begin) ++first;
  auto after = first;
  while (after < words.size() && words[after].begin < match.end) ++after;
  const auto end = static_cast<WordIndex>(std::min<std::size_t>(words.size(), after + words_each_side));
  std::string key = "v1\n";
  key.append(rule).append("\n").append(record_).append("\n").append(field).append("\n");
  key += joined(words, first > words_each_side ? first - words_each_side : 0, first) + "\n";
  key += joined(words, after, end) + "\n";
  const auto ordinal = ++seen_[key];
  return sha256_hex(key + std::to_string(ordinal) + "\n").substr(0, 16);
}

}  // namespace unblame
