// Writes a table.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/automaton.h"
#include "rules/table.h"
#include "rules/table_layout.h"

namespace unblame {

class TableBuilder {
 public:
  /// Patterns in the order in which they are numbered.
  PatternId add(Use use, std::uint32_t owner, const Automaton& automaton);

  /// The number of a tag, made if it is new. A tag is a use and a name: "cue:negation.forward".
  std::uint32_t tag(Use use, const std::string& name);

  /// The table as bytes: the same for the same patterns, on every machine of one byte order.
  [[nodiscard]] std::string finish() const;

 private:
  WordId word(const std::string& text);
  void write_anchors(const std::map<WordId, std::vector<TableAnchor>>& anchors, TableWriter& writer) const;

  std::map<std::string, WordId> word_ids_;
  std::vector<std::string> words_;
  std::vector<TablePattern> patterns_;
  std::vector<TablePosition> positions_;
  std::vector<WordId> word_lists_;
  std::vector<FormSet> word_forms_;
  std::vector<PositionId> position_lists_;
  std::map<WordId, std::vector<TableAnchor>> rule_anchors_, cue_anchors_;
  std::map<std::string, std::uint32_t> tag_ids_;
  std::vector<std::string> tags_;
  std::map<std::uint32_t, std::vector<PatternId>> unless_;
  std::uint32_t max_legal_words_ = 0, max_cue_words_ = 0;
};

}  // namespace unblame
