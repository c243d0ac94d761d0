// Declares the generated array.
#pragma once

#include <cstddef>
#include <cstdint>

namespace unblame {

/// 8-byte aligned, as a table asks for.
extern const std::uint64_t builtin_table[];
extern const std::size_t builtin_table_size;  ///< in bytes

}  // namespace unblame
