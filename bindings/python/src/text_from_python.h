// A Python string as UTF-8, with its indices kept.
#pragma once

#include <pybind11/pybind11.h>

#include <string>

namespace unblame::python {

/// A lone surrogate, which Python allows and UTF-8 does not, becomes U+FFFD: one code point for one, so string indices hold.
/// Raises TypeError if `text` is no str.
[[nodiscard]] std::string utf8_of(pybind11::handle text);

}  // namespace unblame::python
