// What holds for every text. The table of folding against ICU run over the whole text, the map against a walk over all
// characters, positions against a count from the beginning.
#include "doctest/doctest.h"

#include <unicode/normalizer2.h>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold_table.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include "text/view.h"
#include "text/words.h"
#include "unblame/text.h"
#include "unit/text/random_text.h"

using namespace unblame;
using namespace unblame::testing;

namespace {

std::string view_of(std::string_view source) {
  std::string view;
  fold(source, view);
  return view;
}

// ---- The reference: the steps of text/view.h, each over the whole text, in ICU's own means.

/// `source` in UTF-16, each invalid byte as U+FFFD.
icu::UnicodeString utf16_of(std::string_view source) {
  icu::UnicodeString text;
  const auto size = static_cast<std::int32_t>(source.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c;
    U8_NEXT(source.data(), at, size, c);
    if (c >= 0) {
      text.append(c);
    } else {
      for (std::int32_t k = begin; k < at; ++k) text.append(UChar32{0xFFFD});
    }
  }
  return text;
}

char project_ascii(UChar32 c) {
  if (c == '\t' || c == '\n' || c == '\r') return static_cast<char>(c);
  if (c == 0x0B || c == 0x0C) return ' ';
  if (c < 0x20 || c == 0x7F || c == '_') return '\x01';
  return c == '`' ? '\'' : static_cast<char>(c);
}

/// The byte of a normalised code point; 0 if it vanishes.
char project(UChar32 c) {
  const auto is_one_of = [c](std::initializer_list<UChar32> list) {
    return std::find(list.begin(), list.end(), c) != list.end();
  };
  if (c < 0x80) return project_ascii(c);
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
    return 0;
  if (is_one_of({0x2B9, 0x2BB, 0x2BC, 0x2BD, 0x2C8, 0x2CA, 0x2CB, 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2035, 0x2039, 0x203A,
                 0x275B, 0x275C, 0x275F, 0xA78C}))
    return '\'';
  if (is_one_of({0xAB, 0xBB, 0x2BA, 0x2EE, 0x201C, 0x201D, 0x201E, 0x201F, 0x275D, 0x275E, 0x2760, 0x2E42, 0x301D, 0x301E, 0x301F,
                 0x1F676, 0x1F677, 0x1F678}))
    return '"';
  if (c == 0x2044 || c == 0x2215) return '/';
  if (c == 0x2212 || type == U_DASH_PUNCTUATION) return '-';
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return '\n';
  if (u_isUWhiteSpace(c)) return ' ';
  if (c == 0xFFFD) return '\x02';
  const bool is_digit = type == U_DECIMAL_DIGIT_NUMBER || type == U_LETTER_NUMBER || type == U_OTHER_NUMBER;
  return u_isUAlphabetic(c) || is_digit || type == U_COMBINING_SPACING_MARK ? 'Z' : '\x01';
}

std::string view_by_icu(icu::UnicodeString text) {
  // What would not survive the next step as what it is.
  for (const char16_t accent : {u'\u00B4', u'\u1FFD'}) text.findAndReplace(icu::UnicodeString(accent), u"'");
  for (const char16_t prime : {u'\u2033', u'\u2036'}) text.findAndReplace(icu::UnicodeString(prime), u"\"");
  UErrorCode status = U_ZERO_ERROR;
  text = icu::Normalizer2::getNFKCCasefoldInstance(status)->normalize(text, status);
  text = icu::Normalizer2::getNFDInstance(status)->normalize(text, status);
  REQUIRE(U_SUCCESS(status));
  std::string view;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    if (const char byte = project(text.char32At(at)); byte != 0) view += byte;
  }
  return view;
}

/// A regular expression over a view, by ICU: GCC 12 warns of std::regex under the sanitizers.
class Regex {
 public:
  explicit Regex(const char* pattern) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    pattern_.reset(icu::RegexPattern::compile(icu::UnicodeString(pattern), where, status));
    REQUIRE(U_SUCCESS(status));
  }

  [[nodiscard]] bool is_all_of(std::string_view view) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString text = utf16_of(view);
    return std::unique_ptr<icu::RegexMatcher>(pattern_->matcher(text, status))->matches(status) != 0;
  }

  [[nodiscard]] std::vector<Span<ViewByte>> all_in(std::string_view view) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString text = utf16_of(view);
    const std::unique_ptr<icu::RegexMatcher> matcher(pattern_->matcher(text, status));
    std::vector<Span<ViewByte>> spans;
    while (matcher->find(status)) {
      spans.push_back({static_cast<std::uint32_t>(matcher->start(status)), static_cast<std::uint32_t>(matcher->end(status))});
    }
    return spans;
  }

 private:
  std::unique_ptr<icu::RegexPattern> pattern_;
};

std::string without(std::string text, const std::vector<Span<ViewByte>>& spans) {
  for (auto span = spans.rbegin(); span != spans.rend(); ++span) text.erase(span->begin, span->size());
  return text;
}

// ---- The characters of a text, one by one.

struct Character {
  Span<SourceByte> source;
  Span<ViewByte> view;
  bool is_mark;
  bool is_wide;  // two UTF-16 units
};

std::vector<Character> characters_of(std::string_view source) {
  std::vector<Character> characters;
  std::uint32_t view = 0;
  for (std::uint32_t at = 0; at < source.size();) {
    const Utf8Char c = utf8_at(source, at);
    const auto size = static_cast<std::uint32_t>(view_of(source.substr(at, c.size)).size());
    characters.push_back({{at, at + c.size}, {view, view + size}, folded(c.code_point).is_mark, c.code_point > 0xFFFF});
    at += c.size;
    view += size;
  }
  return characters;
}

/// What OffsetMap::to_source promises, by looking at every character.
Span<SourceByte> to_source_naively(const std::vector<Character>& characters, Span<ViewByte> span) {
  const auto first =
      std::find_if(characters.begin(), characters.end(), [&](const Character& c) { return c.view.end > span.begin; });
  auto last = std::find_if(first, characters.end(), [&](const Character& c) { return c.view.end >= span.end; });
  while (last + 1 != characters.end() && (last + 1)->is_mark) ++last;
  return {first->source.begin, last->source.end};
}

std::string said(std::string_view what, Span<ViewByte> span) {
  return std::string(what) + " at " + std::to_string(span.begin) + "-" + std::to_string(span.end);
}

/// All spans of a view up to 24 bytes, and of a longer one those that are at most 6 long.
template <class Check>
std::string for_each_span(std::string_view view, Check check) {
  const auto size = static_cast<std::uint32_t>(view.size());
  for (std::uint32_t begin = 0; begin < size; ++begin) {
    const std::uint32_t limit = size <= 24 ? size : std::min(size, begin + 6);
    for (std::uint32_t end = begin + 1; end <= limit; ++end) {
      if (std::string wrong = check(Span<ViewByte>{begin, end}); !wrong.empty()) return wrong;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("property: the view is ICU's answer for the whole text") {
  check_random_texts(50'000, [](std::string_view source) -> std::string {
    const std::string view = view_of(source), expected = view_by_icu(utf16_of(source));
    return view == expected ? "" : "is \"" + escaped(view) + "\", ICU says \"" + escaped(expected) + "\"";
  });
}

TEST_CASE("property: every code point of Unicode, alone") {
  for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
    if (U_IS_SURROGATE(c) || (u_charType(c) == U_UNASSIGNED && c % 64 != 0)) continue;  // of what is unassigned, a sample
    const std::string view(folded(static_cast<char32_t>(c)).text());
    if (view != view_by_icu(icu::UnicodeString(c))) FAIL_CHECK("U+" << std::hex << c << " is \"" << escaped(view) << "\"");
  }
}

TEST_CASE("property: a view is ASCII without capitals but Z") {
  check_random_texts(10'000, [](std::string_view source) -> std::string {
    for (const char c : view_of(source)) {
      if (!is_ascii(c) || c == '_' || c == '`' || (c >= 'A' && c < 'Z')) return "holds " + escaped({&c, 1});
    }
    return {};
  });
}

TEST_CASE("property: a span of the view leads to the smallest source span, and that folds to what it came from") {
  check_random_texts(5'000, [](std::string_view source) -> std::string {
    const std::string view = view_of(source);
    const OffsetMap map = offsets_of(source);
    const std::vector<Character> characters = characters_of(source);
    return for_each_span(view, [&](Span<ViewByte> span) -> std::string {
      const Span<SourceByte> there = map.to_source(span);
      if (there != to_source_naively(characters, span)) return said("not the smallest source span", span);
      const Span<ViewByte> back = map.to_view(there);
      if (!back.contains(span)) return said("does not come back", span);
      if (view_of(source.substr(there.begin, there.size())) != view.substr(back.begin, back.size()))
        return said("folds to another text", span);
      return {};
    });
  });
}

TEST_CASE("property: the map is monotonic") {
  check_random_texts(5'000, [](std::string_view source) -> std::string {
    const OffsetMap map = offsets_of(source);
    Span<SourceByte> before;
    for (std::uint32_t at = 0; at < view_of(source).size(); ++at) {
      const Span<SourceByte> there = map.to_source({at, at + 1});
      if (there.begin < before.begin || there.end < before.end) return said("goes back", {at, at + 1});
      before = there;
    }
    return {};
  });
}

TEST_CASE("property: every character of the source leads to its part of the view") {
  check_random_texts(5'000, [](std::string_view source) -> std::string {
    const OffsetMap map = offsets_of(source);
    for (const Character& c : characters_of(source)) {
      if (map.to_view(c.source) != c.view) return said("should be the view", c.view);
    }
    return {};
  });
}

TEST_CASE("property: a span of the joined view leads to source that joins to its text") {
  check_random_texts(5'000, [](std::string_view source) -> std::string {
    const JoinedView joined = fold_joined(source);
    return for_each_span(joined.text, [&](Span<ViewByte> span) -> std::string {
      const Span<SourceByte> there = joined.to_source.to_source(span);
      if (there.end > source.size()) return said("outside the source", span);
      const std::string part = fold_joined(source.substr(there.begin, there.size())).text;
      if (part.find(joined.text.substr(span.begin, span.size())) == std::string::npos) return said("joins to another text", span);
      return {};
    });
  });
}

TEST_CASE("property: the joined view is the view without what breaks words") {
  const Regex breaks("(?<=[a-zZ])-[ \\t]*(\\r\\n|\\n|\\r)[ \\t]*(?=[a-zZ])");
  check_random_texts(5'000, [&](std::string_view source) -> std::string {
    const std::vector<Character> characters = characters_of(source);
    const std::string view = view_of(source), joined = fold_joined(source).text;
    const auto is_blank_and_more = [&](const Character& c) {
      return c.view.size() > 1 && view.find(' ', c.view.begin) < c.view.end;  // such a character cannot be cut
    };
    if (std::any_of(characters.begin(), characters.end(), is_blank_and_more)) return {};
    if (joined != without(view, breaks.all_in(view))) return "is \"" + escaped(joined) + "\"";
    return has_broken_word(view) == (joined != view) ? "" : "has_broken_word disagrees";
  });
}

TEST_CASE("property: bytes, code points, UTF-16 units, lines and columns agree") {
  check_random_texts(5'000, [](std::string_view source) -> std::string {
    Positions positions(source);
    std::uint32_t chars = 0, utf16 = 0, line = 1, column = 1;
    for (const Character& c : characters_of(source)) {
      const std::uint32_t units = c.is_wide ? 2 : 1;
      const Location expected{c.source, {chars, chars + 1}, {utf16, utf16 + units}, line, column};
      if (positions.locate(c.source) != expected) return "wrong at byte " + std::to_string(c.source.begin);
      chars += 1;
      utf16 += units;
      const char byte = source[c.source.begin];
      const bool line_ends = byte == '\n' || (byte == '\r' && source.substr(c.source.end, 1) != "\n");
      line += line_ends ? 1 : 0;
      column = line_ends ? 1 : column + 1;
    }
    return {};
  });
}

TEST_CASE("property: UTF-8 is decoded as ICU does it, and what is decoded is valid") {
  check_random_texts(20'000, [](std::string_view bytes) -> std::string {
    if (bytes.starts_with("\xEF\xBB\xBF")) return {};
    std::string expected;
    icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<std::int32_t>(bytes.size()))).toUTF8String(expected);
    const Decoded decoded = decode(bytes, Encoding::utf8);
    if (decoded.text != expected) return "is \"" + escaped(decoded.text) + "\"";
    const Decoded again = decode(decoded.text, Encoding::utf8);
    if (again.replaced != 0 && !decoded.text.starts_with("\uFEFF")) return "is not valid";
    return (decoded.replaced == 0) == (decoded.text == bytes) ? "" : "miscounts what was replaced";
  });
}

TEST_CASE("property: UTF-16 is decoded as ICU does it, lone surrogates and all") {
  check_random_texts(10'000, [](std::string_view source) -> std::string {
    // Pairs of bytes, every fifth of them made a surrogate.
    icu::UnicodeString units;
    std::string bytes;
    for (std::size_t at = 0; at + 1 < source.size(); at += 2) {
      const auto low = static_cast<unsigned char>(source[at]);
      const auto high = static_cast<unsigned char>(low % 5 == 0 ? 0xD8 | (source[at + 1] & 7) : source[at + 1]);
      const auto unit = static_cast<char16_t>(high << 8 | low);
      if (units.isEmpty() && (unit == 0xFEFF || unit == 0xFFFE)) continue;
      units.append(unit);
      bytes += {static_cast<char>(low), static_cast<char>(high)};
    }
    std::string expected;
    units.toUTF8String(expected);
    const std::string text = decode(bytes, Encoding::utf16le).text;
    return text == expected ? "" : "is \"" + escaped(text) + "\"";
  });
}

TEST_CASE("property: any bytes are decoded to valid text, in any encoding") {
  check_random_texts(5'000, [](std::string_view bytes) -> std::string {
    for (const std::optional<Encoding> encoding :
         {std::optional<Encoding>{}, std::optional(Encoding::utf16be), std::optional(Encoding::windows1252)}) {
      const Decoded decoded = decode(bytes, encoding);
      if (decoded.confidence < 0 || decoded.confidence > 1) return "confidence is no share";
      for (std::size_t at = 0; at < decoded.text.size(); at += utf8_at(decoded.text, at).size) {
        if (utf8_at(decoded.text, at).is_invalid()) return "is not valid";
      }
    }
    return {};
  });
}

TEST_CASE("property: words are what the regular expression says, cut at once or in parts") {
  const Regex word("[a-z0-9Z]+('[a-z][a-z0-9Z]*)*");
  check_random_texts(5'000, [&](std::string_view source) -> std::string {
    const std::string view = view_of(source);
    const std::vector<Span<ViewByte>> expected = word.all_in(view);
    std::vector<Span<ViewByte>> whole, in_parts;
    const Words words(view);
    for (WordIndex i = 0; i < words.size(); ++i) {
      whole.push_back(words[i].span());
      if (words[i].hash != hash_of(words.text(i))) return said("has another hash", words[i].span());
    }
    Words part;
    for (std::uint32_t at = 0; at < view.size();) {
      at = part.cut_some(view, at, 2);
      for (WordIndex i = 0; i < part.size(); ++i) in_parts.push_back(part[i].span());
    }
    if (whole != expected) return "not these words";
    return in_parts == expected ? "" : "not these words in parts";
  });
}

TEST_CASE("property: joints are what the regular expressions say") {
  const Regex plain("[ \\t]+|-|-?[ \\t]*(\\r\\n|\\n|\\r)[ \\t]*"), comma(",([ \\t]*|[ \\t]*(\\r\\n|\\n|\\r)[ \\t]*)"),
      slash("[ \\t]*/[ \\t]*");
  check_random_texts(5'000, [&](std::string_view source) -> std::string {
    const std::string view = view_of(source);
    const Words words(view);
    for (WordIndex i = 0; i + 1 < words.size(); ++i) {
      const std::string separator = view.substr(words[i].end, words[i + 1].begin - words[i].end);
      const Joint expected = plain.is_all_of(separator)   ? Joint::plain
                             : comma.is_all_of(separator) ? Joint::comma
                             : slash.is_all_of(separator) ? Joint::slash
                                                          : Joint::none;
      if (words.joint_after(i) != expected) return said("another joint", {words[i].end, words[i + 1].begin});
    }
    return {};
  });
}

TEST_CASE("property: a sentence holds its match, and is printed as valid text of one line and 300 code points at the most") {
  check_random_texts(5'000, [](std::string_view piece) -> std::string {
    std::string source(piece);
    for (int k = 0; k < 6; ++k) source += source.size() < 800 ? source : "";
    const std::string view = view_of(source);
    const OffsetMap map = offsets_of(source);
    for (std::uint32_t at = 0; at < view.size(); at += 7) {
      const Span<ViewByte> match{at, std::min(at + 1 + at % 5, static_cast<std::uint32_t>(view.size()))};
      for (const SentenceStyle style : {SentenceStyle::prose, SentenceStyle::log}) {
        const Span<ViewByte> sentence = sentence_around(view, match, style);
        if (!sentence.contains(match)) return said("does not hold its match", match);
        const std::string printed = printable_sentence(source, map.to_source(sentence), map.to_source(match));
        if (utf16_of(printed).countChar32() > 300) return said("is too long", sentence);
        if (printed.find_first_of("\r\n") != std::string::npos) return said("has a line end", sentence);
        if (decode(printed, Encoding::utf8).replaced != 0) return said("is not valid", sentence);
      }
    }
    return {};
  });
}
