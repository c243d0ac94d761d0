// What must hold for every draft that is fixed, whatever the text: one list for tests and fuzzers, by means that are not the
// engine's.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "unblame/fix.h"

namespace unblame::testing {

/// The text with its edits made by the slowest obvious loop: byte by byte.
inline std::string edited_naively(std::string_view text, const std::vector<Edit>& edits) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool inside = false;
    for (const Edit& edit : edits) {
      if (i == edit.at.bytes.begin) out += edit.after;
      inside = inside || (i >= edit.at.bytes.begin && i < edit.at.bytes.end);
    }
    if (!inside) out += text[i];
  }
  return out;
}

/// What must hold for every draft that is not refused. Returns what does not.
inline std::vector<std::string> broken_fix(const Fixer& fixer, std::string_view text, const Fix& fix) {
  std::vector<std::string> out;
  const auto expect = [&](bool holds, std::string otherwise) {
    if (!holds) out.push_back(std::move(otherwise));
  };
  expect(edited_naively(text, fix.edits) == fix.text, "a byte outside the listed edits is another");
  std::uint32_t end = 0;
  for (const Edit& edit : fix.edits) {
    expect(edit.at.bytes.begin >= end && edit.at.bytes.end <= text.size(), "edits overlap or are not in order");
    end = edit.at.bytes.end;
    expect(text.substr(edit.at.bytes.begin, edit.at.bytes.size()) == edit.before, "`before` is not what stands there");
    expect(edit.before != edit.after, "an edit changes nothing");
    expect(edit.finding.counts() && edit.finding.judgement.voice == Voice::author, "an edit of what is not the author's");
    for (const Span<SourceByte> passage : fix.others_before.passages)
      expect(!passage.overlaps(edit.at.bytes), "an edit touches somebody else's words");
    for (const Section& section : fix.sections)
      expect(!section.at.bytes.overlaps(edit.at.bytes), "an edit stands in a section of another kind");
  }
  expect(fix.others_before.sha256 == fix.others_after.sha256, "the hashes of others' words differ");
  const auto words_of = [](std::string_view of, const OthersWords& others) {
    std::string words;
    for (const Span<SourceByte> passage : others.passages) (words += of.substr(passage.begin, passage.size())) += '\0';
    return words;
  };
  expect(words_of(text, fix.others_before) == words_of(fix.text, fix.others_after), "somebody else's words differ");

  // Counted findings: each of the draft is replaced or left, and the fixed text has those that are left and no other.
  const Findings before = fixer.linter().check({.id = "draft", .kind = fix.kind, .fields = {{"text", text}}});
  const Findings after = fixer.linter().check({.id = "draft", .kind = fix.kind, .fields = {{"text", fix.text}}});
  const auto counted = [](const Findings& found) {
    return std::ranges::count_if(found.findings, [](const Finding& finding) { return finding.counts(); });
  };
  expect(static_cast<std::size_t>(counted(before)) == fix.edits.size() + static_cast<std::size_t>(counted(after)),
         "a finding came or went that no edit serves");
  return out;
}

}  // namespace unblame::testing
