#include "cli/json_lines.h"

#include "cli/json_file.h"
#include "cli/say.h"
#include "ingest/files.h"

namespace unblame::cli {

Expected<std::size_t, Diagnostic> each_json_line(
    const std::string& file, const std::function<std::optional<std::string>(const nlohmann::json&, std::uint32_t line)>& use) {
  const auto read = ingest::read_text({file, file}, std::nullopt);
  if (!read) return Unexpected{read.error()};
  const std::string_view text = read->decoded.text;
  std::size_t skipped = 0;
  std::uint32_t number = 0;
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
    end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto json = nlohmann::json::parse(line, nullptr, false);
    const auto problem = json.is_object() ? use(json, number) : std::optional<std::string>{"it is no JSON object; skipped"};
    if (!problem) continue;
    ++skipped;
    say(Diagnostic{.file = file, .line = number, .what = *problem});
  }
  return skipped;
}

std::string text_member(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::optional<Span<SourceByte>> nth_occurrence(std::string_view text, std::string_view words, std::int64_t nth) {
  if (words.empty() || nth < 1) return std::nullopt;
  std::size_t at = text.find(words);
  for (; nth > 1 && at != std::string_view::npos; --nth) at = text.find(words, at + 1);
  if (at == std::string_view::npos) return std::nullopt;
  return Span<SourceByte>{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

std::optional<Span<SourceByte>> marked_span(std::string_view text, const nlohmann::json& object) {
  const auto nth = object.find("nth");
  if (nth != object.end() && !nth->is_null() && !nth->is_number_integer()) return std::nullopt;
  return nth_occurrence(text, text_member(object, "span"), nth == object.end() || nth->is_null() ? 1 : nth->get<std::int64_t>());
}

}  // namespace unblame::cli
