// ICU knows what every code point becomes, but asking costs a microsecond and loading all of its answers a quarter of a second.
// A text meets a handful of blocks of 64 code points, so a block is filled when the first of its code points is met. Two threads
// may fill the same block at once; both get the same answers, one block is kept and the other thrown away. No lock is taken.
#include "text/fold_table.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <memory>
#include <optional>
#include <stdexcept>

namespace unblame {
namespace {

constexpr std::size_t block_size = 64;
constexpr std::size_t block_count = 0x110000 / block_size;
using Block = std::array<Folded, block_size>;

// Zeros in .bss: nothing happens at start-up. Never freed: the answers are the same for every text, 22 MB if all are asked for.
constinit std::array<std::atomic<const Block*>, block_count> blocks{};

struct Icu {
  const icu::Normalizer2& casefold;
  const icu::Normalizer2& decompose;
};

const icu::Normalizer2& found(const icu::Normalizer2* normalizer, UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error("ICU's data lacks the normalisation tables (nfc, nfkc_cf)");
  return *normalizer;
}

Icu icu_instances() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  return {found(casefold, status), found(decompose, status)};
}

bool is_one_of(UChar32 c, std::u32string_view characters) noexcept {
  return characters.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

/// What must be known before ICU takes the character apart: an acute accent becomes a blank and a mark, a double prime two
/// primes.
std::optional<char> fold_before_icu(UChar32 c) noexcept {
  if (is_one_of(c, U"\u00B4\u1FFD")) return '\'';  // both are the acute accent, U+1FFD by canonical equivalence
  if (is_one_of(c, U"\u2033\u2036")) return '"';
  return std::nullopt;
}

std::optional<char> fold_punctuation(UChar32 c) noexcept {
  constexpr std::u32string_view single_quotes =
      U"\u2018\u2019\u201A\u201B\u2032\u2035\u2039\u203A\u275B\u275C\u275F"  // quotation marks, primes, ornaments
      U"\u02B9\u02BB\u02BC\u02BD\u02C8\u02CA\u02CB\uA78C";                   // modifier letters that are typed as apostrophes
  constexpr std::u32string_view double_quotes =
      U"\u00AB\u00BB\u201C\u201D\u201E\u201F\u275D\u275E\u2760\u301D\u301E\u301F\u2E42\U0001F676\U0001F677\U0001F678"
      U"\u02BA\u02EE";
  if (is_one_of(c, single_quotes)) return '\'';
  if (is_one_of(c, double_quotes)) return '"';
  if (is_one_of(c, U"\u2044\u2215")) return '/';
  if (is_one_of(c, U"\u0085\u2028\u2029")) return '\n';
  if (c == 0xFFFD) return stand_in_invalid;
  if (c == 0x2212 || u_charType(c) == U_DASH_PUNCTUATION) return '-';
  if (u_isUWhiteSpace(c)) return ' ';
  return std::nullopt;
}

bool is_mark(UChar32 c) noexcept {
  return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool is_letter_or_digit(UChar32 c) noexcept {
  return u_isUAlphabetic(c) || (U_GET_GC_MASK(c) & (U_GC_N_MASK | U_GC_MC_MASK)) != 0;
}

/// One byte for a code point that ICU has normalised; nothing if it vanishes.
std::optional<char> project(UChar32 c) noexcept {
  if (c < 0x80) return fold_ascii(static_cast<char>(c));
  if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0) return std::nullopt;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return std::nullopt;
  if (const auto punctuation = fold_punctuation(c)) return punctuation;
  return is_letter_or_digit(c) ? stand_in_letter : stand_in_other;
}

void append(Folded& folded, char byte) noexcept {
  assert(folded.size < max_folded_size);
  folded.bytes[folded.size++] = byte;
}

Folded ask(const Icu& icu, UChar32 c) {
  Folded answer;
  if (const auto byte = fold_before_icu(c)) {
    append(answer, *byte);
    return answer;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString normalised = icu.decompose.normalize(icu.casefold.normalize(icu::UnicodeString(c), status), status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalise");
  bool has_mark = is_mark(c);
  for (std::int32_t at = 0; at < normalised.length(); at = normalised.moveIndex32(at, 1)) {
    const UChar32 part = normalised.char32At(at);
    has_mark = has_mark || is_mark(part);
    if (const auto byte = project(part)) append(answer, *byte);
  }
  answer.is_mark = has_mark && answer.size == 0;
  return answer;
}

const Block& fill(std::size_t index) {
  const Icu icu = icu_instances();
  auto block = std::make_unique<Block>();
  for (std::size_t k = 0; k < block_size; ++k) (*block)[k] = ask(icu, static_cast<UChar32>(index * block_size + k));
  const Block* present = nullptr;
  // Release: whoever sees the pointer sees the answers. Acquire: so do we, if another thread was faster.
  if (blocks[index].compare_exchange_strong(present, block.get(), std::memory_order_release, std::memory_order_acquire)) {
    return *block.release();
  }
  return *present;
}

}  // namespace

const Folded& folded(char32_t code_point) {
  const std::size_t index = code_point / block_size;
  assert(index < block_count);
  const Block* block = blocks[index].load(std::memory_order_acquire);
  return (block != nullptr ? *block : fill(index))[code_point % block_size];
}

}  // namespace unblame
