#include "ingest/record_text.h"

#include <algorithm>

#include "ingest/html_text.h"
#include "ingest/rtf_text.h"

namespace unblame::ingest {
namespace {

constexpr std::string_view digits = "0123456789";

std::string_view without_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace

std::optional<std::string> extracted_text(std::string_view cell, TextFormat format) {
  switch (format) {
    case TextFormat::plain:
      return std::nullopt;
    case TextFormat::rtf:
      return rtf_to_text(cell);
    case TextFormat::html:
      return html_to_text(cell);
    case TextFormat::automatic:
      break;
  }
  if (looks_like_rtf(cell)) return rtf_to_text(cell);
  if (looks_like_html(cell)) return html_to_text(cell);
  return std::nullopt;
}

TextFormat format_by_ending(std::string_view file_name) noexcept {
  const auto ends_with = [&](std::string_view ending) {
    return file_name.size() > ending.size() &&
           std::ranges::equal(file_name.substr(file_name.size() - ending.size()), ending,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
  };
  if (ends_with(".rtf")) return TextFormat::rtf;
  return ends_with(".html") || ends_with(".htm") ? TextFormat::html : TextFormat::plain;
}

std::optional<bool> is_under_18(std::string_view age) noexcept {
  const std::size_t begin = age.find_first_of(digits);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::string_view before = without_blanks(age.substr(0, begin));
  if (!before.empty() && before != "age" && before != "aged" && before != "Age" && before != "Aged") return std::nullopt;
  std::string_view rest = age.substr(begin);
  const std::size_t length = std::min(rest.find_first_not_of(digits), rest.size());
  if (length > 3) return std::nullopt;
  unsigned years = 0;
  for (const char c : rest.substr(0, length)) years = years * 10 + static_cast<unsigned>(c - '0');
  rest.remove_prefix(length);
  if (rest.starts_with('.')) rest.remove_prefix(std::min(rest.find_first_not_of(digits, 1), rest.size()));
  const bool words =
      std::ranges::all_of(rest, [](char c) { return c == ' ' || c == '.' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  if (!words || years > 150) return std::nullopt;
  return years < 18 || without_blanks(rest).starts_with("month") || without_blanks(rest).starts_with("week");
}

}  // namespace unblame::ingest
