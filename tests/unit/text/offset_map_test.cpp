// From the view back to the source: a span of the view, written as text, and the source text that it must lead to.
#include "doctest/doctest.h"

#include <string>
#include <string_view>

#include "text/view.h"

using namespace unblame;

namespace {

std::string view_of(std::string_view source) {
  std::string view;
  fold(source, view);
  return view;
}

Span<ViewByte> find(std::string_view view, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(view.find(part));
  REQUIRE(begin < view.size());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

std::string_view at(std::string_view source, Span<SourceByte> span) {
  return source.substr(span.begin, span.size());
}

struct Row {
  std::string_view source, part_of_view, part_of_source;
};

template <std::size_t n>
void check(const Row (&rows)[n]) {
  for (const Row& row : rows) {
    CAPTURE(row.source);
    CAPTURE(row.part_of_view);
    const OffsetMap map = offsets_of(row.source);
    CHECK(at(row.source, map.to_source(find(view_of(row.source), row.part_of_view))) == row.part_of_source);
  }
}

}  // namespace

TEST_CASE("the map of ASCII is the identity and stores nothing") {
  CHECK(offsets_of("").is_identity());
  CHECK(offsets_of("Put_herself `at` risk\x01\v\n").is_identity());
  CHECK(offsets_of("invalid \xFF\xE2\x82 bytes").is_identity());  // each of them one byte of the view
  CHECK_FALSE(offsets_of("caf\u00E9").is_identity());
  CHECK(OffsetMap().to_source({3, 7}) == Span<SourceByte>{3, 7});
  CHECK(OffsetMap().to_view({3, 7}) == Span<ViewByte>{3, 7});
}

TEST_CASE("a span between characters that were replaced leads to the same letters") {
  check({
      {"\u201CPut HERSELF at risk\u201D", "herself", "HERSELF"},
      {"\u201CPut HERSELF at risk\u201D", "\"put", "\u201CPut"},
      {"\u201CPut HERSELF at risk\u201D", "risk\"", "risk\u201D"},
      {"\u00E9\u00E9\u00E9 she\u2019s \u00E9", "she's", "she\u2019s"},
      {"\uFDFA she ran", "she", "she"},
      {"\xFF\u00E9 she \xFF", "she", "she"},
  });
}

TEST_CASE("a span inside an expansion widens to the whole source character") {
  check({
      {"o\uFB03ce", "f", "\uFB03"},  // "ffi" is one letter and never cut in two
      {"o\uFB03ce", "of", "o\uFB03"},
      {"o\uFB03ce", "ic", "\uFB03c"},
      {"a \u00BD b", "/", "\u00BD"},
      {"a\u2026 b", ". b", "\u2026 b"},
      {"\uFDFA", " ZZZZ ", "\uFDFA"},
  });
}

TEST_CASE("the end takes following combining marks, the start takes none") {
  check({
      {"cafe\u0301 bar", "cafe", "cafe\u0301"},
      {"cafe\u0301\u0327 bar", "cafe", "cafe\u0301\u0327"},
      {"cafe\u0301 bar", "caf", "caf"},
      {"e\u0301she", "she", "she"},
      {"\u0301she", "she", "she"},
      {"\u00E9\u0327she", "e", "\u00E9\u0327"},
      {"she\uFE0F ran", "she", "she\uFE0F"},  // a variation selector is a mark
      {"o\uFB01\u0301x", "i", "\uFB01\u0301"},
      {"\uFF8A\uFF9E x", "Z", "\uFF8A\uFF9E"},  // a letter by its category, but it becomes a mark
  });
}

TEST_CASE("soft hyphens and zero-width characters stay outside, and inside") {
  check({
      {"\u00ADher\u00ADself\u00AD ran", "herself", "her\u00ADself"},
      {"a \u200Bshe\u200D b", "she", "she"},
      {"\uFEFFshe", "she", "she"},
      {"she\u200D\u0301 ran", "she", "she"},  // the mark is not right behind
      {"she\u0301\u00AD ran", "she", "she\u0301"},
      {"\u00AD\u00AD\u00E9\u00AD", "e", "\u00E9"},
  });
}

TEST_CASE("the way there: the view of a part of the source") {
  struct ThereRow {
    std::string_view source, part_of_source, part_of_view;
  };
  const ThereRow rows[] = {
      {"\u201CPut HERSELF\u201D", "HERSELF", "herself"},
      {"\u201CPut HERSELF\u201D", "\u201CPut", "\"put"},
      {"her\u00ADself", "her\u00ADself", "herself"},
      {"her\u00ADself", "\u00AD", ""},
      {"her\u00ADself", "\u00ADself", "self"},
      {"o\uFB03ce", "\uFB03", "ffi"},
      {"o\uFB03ce", "\xAC", "ffi"},  // a part of a character counts as all of it
      {"cafe\u0301 bar", "e\u0301", "e"},
      {"cafe\u0301 bar", "\u0301 b", " b"},
  };
  for (const ThereRow& row : rows) {
    CAPTURE(row.source);
    CAPTURE(row.part_of_source);
    const auto begin = static_cast<std::uint32_t>(row.source.find(row.part_of_source));
    const std::string view = view_of(row.source);
    const Span<ViewByte> there =
        offsets_of(row.source).to_view({begin, begin + static_cast<std::uint32_t>(row.part_of_source.size())});
    CHECK(view.substr(there.begin, there.size()) == row.part_of_view);
  }
  CHECK(offsets_of("\uFB03ab").to_view({4, 4}) == Span<ViewByte>{4, 4});  // an empty span stays one
}

TEST_CASE("a joined view leads back over the break") {
  const Row rows[] = {
      {"the exploi-\ntation of", "exploitation", "exploi-\ntation"},
      {"the exploi-\r\n  tation of", "oit", "oi-\r\n  t"},
      {"the exploi-\ntation of", "exploi", "exploi"},
      {"the exploi-\ntation of", "tation", "tation"},
      {"caf\u00E9 explo\u00ADi\u2010\u00AD\n\u00A0tation \u2019", "exploitation", "explo\u00ADi\u2010\u00AD\n\u00A0tation"},
      {"a-\nb-\nc \u00E9", "abc", "a-\nb-\nc"},
      {"a-\nb-\nc \u00E9", "e", "\u00E9"},
      {"e\u0301-\n\u00ADb", "eb", "e\u0301-\n\u00ADb"},
      {"e\u0301-\n\u00ADb", "e", "e\u0301"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.source);
    const JoinedView joined = fold_joined(row.source);
    CHECK(at(row.source, joined.to_source.to_source(find(joined.text, row.part_of_view))) == row.part_of_source);
  }
}

TEST_CASE("an unbroken text's joined view is its view") {
  const std::string_view source = "She\u2019s caf\u00E9-goer\u2014self-harm";
  const JoinedView joined = fold_joined(source);
  CHECK(joined.text == view_of(source));
  for (std::uint32_t begin = 0; begin < joined.text.size(); ++begin) {
    CHECK(joined.to_source.to_source({begin, begin + 1}) == offsets_of(source).to_source({begin, begin + 1}));
  }
}
