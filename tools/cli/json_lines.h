// Files of one JSON object a line that a command reads whole: cases, labelled texts.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "unblame/error.h"
#include "unblame/span.h"

namespace unblame::cli {

/// Calls `use` for each object, with the line's number; what is no JSON object is said and skipped.
/// The number of lines that were skipped, or why the file cannot be read. `use` returns what is wrong with the object, if
/// anything.
[[nodiscard]] Expected<std::size_t, Diagnostic> each_json_line(
    const std::string& file, const std::function<std::optional<std::string>(const nlohmann::json&, std::uint32_t line)>& use);

/// The text of a member; empty if it is absent, null or no string.
[[nodiscard]] std::string text_member(const nlohmann::json& object, const char* key);

/// The nth occurrence (from 1) of `words` in `text`, overlapping ones counted.
[[nodiscard]] std::optional<Span<SourceByte>> nth_occurrence(std::string_view text, std::string_view words, std::int64_t nth);

/// "span" and "nth" (1 if absent) of an object.
[[nodiscard]] std::optional<Span<SourceByte>> marked_span(std::string_view text, const nlohmann::json& object);

}  // namespace unblame::cli
