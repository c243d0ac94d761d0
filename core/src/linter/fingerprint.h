// What stays the same when a record is exported again: the finding's identity for baselines and suppressions.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "unblame/document.h"
#include "unblame/span.h"

namespace unblame {

/// Makes the fingerprints of one document's findings, in the order of positions.
class Fingerprints {
 public:
  explicit Fingerprints(const Document& document);

  /// First 16 hex digits of SHA-256 over: "v1", rule, record id (or file name without folders), field, 8 words of the view before
  /// the match, 8 after it, and the ordinal among findings that are equal in all of these; each on a line.
  [[nodiscard]] std::string of(std::string_view rule, std::string_view field, std::string_view view, Span<ViewByte> match);

 private:
  std::string record_;
  std::map<std::string, std::uint32_t> seen_;
};

}  // namespace unblame
