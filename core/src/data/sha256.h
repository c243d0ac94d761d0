// SHA-256 (FIPS 180-4), for fingerprints and the rule set's version. Not for secrets.
#pragma once

#include <string>
#include <string_view>

namespace unblame {

/// The digest as 64 lower-case hexadecimal digits. Linear.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace unblame
