#include "rules/compile.h"

#include <algorithm>
#include <map>

#include "data/sha256.h"
#include "rules/archive.h"
#include "rules/automaton.h"
#include "rules/diagnostics.h"
#include "rules/pack.h"
#include "rules/regex.h"
#include "rules/table_builder.h"
#include "rules/table_layout.h"

namespace unblame {
namespace {

/// What is stored for a rule beside the rule itself.
struct RuleOutput {
  std::vector<std::string> raw;
  std::vector<std::vector<TemplatePiece>> replacements;
};

class LayerCompiler {
 public:
  LayerCompiler(const PackFiles& files, const RuleSetData* below) : files_(files), below_(below) {}

  Expected<CompiledLayer> compile() {
    read_files();
    if (!lexicon_) return Unexpected(std::move(diagnostics_));
    check_ids();
    for (auto& placed : rules_) {
      check_sources(placed.rule);
      compile_rule(placed);
    }
    compile_sections();
    if (std::any_of(diagnostics_.begin(), diagnostics_.end(), [](const Diagnostic& d) { return d.level == Diagnostic::Level::error; }))
      return Unexpected(std::move(diagnostics_));
    return CompiledLayer{write(), std::move(diagnostics_)};
  }

 private:
  void report(Diagnostics errors) {
    for (auto& error : errors) diagnostics_.push_back(std::move(error));
  }
  void warn(Diagnostic diagnostic) {
    diagnostic.level = Diagnostic::Level::warning;
    diagnostics_.push_back(std::move(diagnostic));
  }

  void read_files() {
    std::vector<DataFile> all_lexicon;
    if (below_ != nullptr)
      for (const auto& layer : below_->layers) all_lexicon.insert(all_lexicon.end(), layer.lexicon.begin(), layer.lexicon.end());
    all_lexicon.insert(all_lexicon.end(), files_.lexicon.begin(), files_.lexicon.end());
    auto all = Lexicon::load(all_lexicon);
    if (all)
      lexicon_.emplace(std::move(*all));
    else
      report(std::move(all.error()));
    if (below_ != nullptr)  // what lies below is compiled already: only these files' own cues and titles are
      if (auto own = Lexicon::load(files_.lexicon)) own_.emplace(std::move(*own));
    for (const auto& file : files_.sources)
      for (auto& source : read_sources(file, diagnostics_)) sources_.push_back(std::move(source));
    for (const auto& file : files_.packs) {
      auto pack = read_pack(file, diagnostics_);
      version_ = std::max(version_, pack.version);
      for (auto& rule : pack.rules) rules_.push_back(std::move(rule));
    }
  }

  void check_ids() {
    std::map<std::string_view, const Rule*> seen;
    if (below_ != nullptr)
      for (const auto& rule : below_->rules) seen.emplace(rule.id, &rule);
    for (const auto& placed : rules_) {
      const auto& rule = placed.rule;
      const auto [known, is_new] = seen.emplace(rule.id, &rule);
      if (!is_new && !rule.id.empty())
        diagnostics_.push_back(duplicate_rule(place_of(rule), rule.id, known->second->file, known->second->line));
    }
  }

  static RulePlace place_of(const Rule& rule, std::string_view field = {}) { return {rule.file, {rule.line, 1}, rule.id, field}; }

  const Source* find_source(std::string_view id) const {
    const auto in = [&](const std::vector<Source>& sources) {
      const auto found = std::find_if(sources.begin(), sources.end(), [&](const Source& s) { return s.id == id; });
      return found == sources.end() ? nullptr : &*found;
    };
    if (const auto* own = in(sources_)) return own;
    return below_ == nullptr ? nullptr : in(below_->sources);
  }

  void check_sources(const Rule& rule) {
    bool strong = false, usable = false;
    for (const auto& citation : rule.sources) {
      const auto* source = find_source(citation.id);
      if (source == nullptr) {
        std::vector<std::string_view> known;
        for (const auto& s : sources_) known.push_back(s.id);
        if (below_ != nullptr)
          for (const auto& s : below_->sources) known.push_back(s.id);
        warn(unknown_source(place_of(rule, "sources"), citation.id, nearest_of(citation.id, known)));
        continue;
      }
      const std::string_view kind = source->source_class;
      usable = usable || (kind != "press" && kind != "copy");
      strong = strong || (kind != "press" && kind != "copy" && kind != "research" && kind != "health");
    }
    if (!rule.on) return;
    if (rule.sources.empty())
      warn(no_source(place_of(rule, "sources")));
    else if (!usable || (rule.severity == Severity::high && !strong))
      warn(weak_source(place_of(rule, "sources"), usable));
  }

  /// Parses, lowers and builds one pattern; what is wrong is reported at `place`.
  std::optional<std::pair<LoweredNode, Automaton>> build(const std::string& text, const RulePlace& place) {
    auto parsed = parse_pattern(text);
    if (!parsed) {
      diagnostics_.push_back(in_pattern(place, parsed.error()));
      return std::nullopt;
    }
    auto lowered = lower(*parsed, *lexicon_);
    if (!lowered) {
      for (const auto& error : lowered.error()) diagnostics_.push_back(in_pattern(place, error));
      return std::nullopt;
    }
    auto automaton = build_automaton(*lowered);
    if (!automaton) {
      for (const auto& error : automaton.error()) diagnostics_.push_back(in_pattern(place, error));
      return std::nullopt;
    }
    return std::pair{std::move(*lowered), std::move(*automaton)};
  }

  void compile_raw(const std::string& text, const RulePlace& place, RuleOutput& output) {
    auto bounded = bounded_raw(std::string_view(text).substr(1, text.size() - 2));
    if (!bounded) {
      diagnostics_.push_back(in_pattern(place, bounded.error()));
      return;
    }
    if (const auto why = rejection_of(*bounded); !why.empty())
      diagnostics_.push_back(in_pattern(place, rejected_by_re2(why)));
    else if (Regex({*bounded}, false).longest_at("", 0))
      diagnostics_.push_back(in_pattern(place, matches_nothing()));
    else
      output.raw.push_back(std::move(*bounded));
  }

  void compile_rule(PlacedRule& placed) {
    auto& rule = placed.rule;
    const auto owner = static_cast<std::uint32_t>(outputs_.size());
    RuleOutput output;
    for (std::size_t i = 0; i < rule.match.size(); ++i) {
      const auto field = "match[" + std::to_string(i) + "]";
      const RulePlace place{rule.file, placed.match_places[i], rule.id, field};
      if (is_raw(rule.match[i])) {
        compile_raw(rule.match[i], place, output);
      } else if (auto built = build(rule.match[i], place)) {
        table_.add(Use::rule, owner, built->second);
      }
    }
    for (std::size_t i = 0; i < rule.unless.size(); ++i) {
      const auto field = "unless[" + std::to_string(i) + "]";
      const RulePlace place{rule.file, placed.unless_places[i], rule.id, field};
      if (is_raw(rule.unless[i])) {
        diagnostics_.push_back(in_pattern(place, {1, "a raw pattern in `unless`", "write it in the pattern language"}));
      } else if (auto built = build(rule.unless[i], place)) {
        table_.add(Use::unless, owner, built->second);
      }
    }
    for (std::size_t i = 0; i < rule.instead.size(); ++i) {
      output.replacements.emplace_back();
      if (rule.instead[i].kind != Suggestion::Kind::replace) continue;
      const auto field = "instead[" + std::to_string(i) + "].replace";
      auto pieces = compile_template(rule.instead[i].text, *lexicon_);
      if (pieces)
        output.replacements.back() = std::move(*pieces);
      else
        diagnostics_.push_back(bad_template({rule.file, placed.instead_places[i], rule.id, field}, pieces.error()));
    }
    outputs_.push_back(std::move(output));
  }

  void compile_section(TableBuilder& table, Use use, const PatternLists& section) {
    for (const auto& [name, patterns] : section) {
      const auto owner = table.tag(use, name);
      for (const auto& pattern : patterns)
        if (auto built = build(pattern.text, {pattern.place.file, {pattern.place.line, 1}, {}, name}))
          table.add(use, owner, built->second);
    }
  }

  void compile_sections() {
    const auto& own = own_ ? *own_ : *lexicon_;
    for (const auto& pattern : own.legal())
      if (auto built = build(pattern.text, {pattern.place.file, {pattern.place.line, 1}, {}, "legal"})) {
        table_.add(Use::legal, 0, built->second);
      }
    compile_section(table_, Use::cue, own.cues());
    compile_section(table_, Use::role, own.roles());
    compile_section(table_, Use::label, own.labels());
    compile_section(facts_, Use::cue, own.facts());  // a table of its own: they are looked for in whole texts, and by `compare` alone
  }

  // ---- writing; load_layer reads in the same order
  static void write_pieces(ArchiveWriter& out, const std::vector<TemplatePiece>& pieces) {
    out.each(pieces, [&](const TemplatePiece& piece) {
      out.number(static_cast<std::uint32_t>(piece.kind));
      out.text(piece.text);
      for (const auto& form : piece.forms) out.text(form);
      write_pieces(out, piece.pieces);
    });
  }

  static void write_rule(ArchiveWriter& out, const Rule& rule) {
    for (const auto* text : {&rule.id, &rule.pack, &rule.file, &rule.why}) out.text(*text);
    for (const auto n : {rule.line, static_cast<std::uint32_t>(rule.severity), static_cast<std::uint32_t>(rule.mechanism),
                         static_cast<std::uint32_t>(rule.who), rule.about ? static_cast<std::uint32_t>(*rule.about) + 1 : 0u,
                         std::uint32_t{rule.presupposes}, std::uint32_t{rule.contested}, std::uint32_t{rule.on}})
      out.number(n);
    const auto texts = [&](const std::vector<std::string>& list) { out.each(list, [&](const std::string& s) { out.text(s); }); };
    for (const auto* list : {&rule.match, &rule.unless, &rule.flag, &rule.pass}) texts(*list);
    out.each(rule.instead, [&](const Suggestion& s) { out.number(static_cast<std::uint32_t>(s.kind)); out.text(s.text); });
    out.each(rule.sources, [&](const Citation& c) { out.text(c.id); out.text(c.supports); });
    out.each(rule.spared, [&](const SparedExample& s) { out.text(s.text); out.text(s.because); });
  }

  std::string write() const {
    ArchiveWriter out;
    out.text(version_);
    out.each(rules_, [&](const PlacedRule& placed) { write_rule(out, placed.rule); });
    const auto texts = [&](const std::vector<std::string>& list) { out.each(list, [&](const std::string& s) { out.text(s); }); };
    for (const auto& output : outputs_) {
      texts(output.raw);
      out.each(output.replacements, [&](const auto& pieces) { write_pieces(out, pieces); });
    }
    out.each(sources_, [&](const Source& s) {
      for (const auto* text : {&s.id, &s.title, &s.publisher, &s.url, &s.source_class, &s.in_short}) out.text(*text);
      out.number(static_cast<std::uint32_t>(s.year));
      out.number(s.seen);
    });
    out.each(files_.lexicon, [&](const DataFile& file) { out.text(file.name); out.text(file.bytes); });
    const auto table = table_.finish(), facts = facts_.finish();
    TableWriter writer;
    writer.add(out.bytes());
    writer.add(table);
    writer.add(sha256_hex(out.bytes() + table + facts));
    writer.add(facts);
    return writer.finish();
  }

  const PackFiles& files_;
  const RuleSetData* below_;
  std::optional<Lexicon> lexicon_, own_;
  std::vector<Source> sources_;
  std::vector<PlacedRule> rules_;
  std::vector<RuleOutput> outputs_;
  std::string version_;
  TableBuilder table_, facts_;
  Diagnostics diagnostics_;
};

std::vector<TemplatePiece> read_pieces(ArchiveReader& in) {
  std::vector<TemplatePiece> pieces;
  in.each([&] {
    TemplatePiece piece;
    piece.kind = static_cast<TemplatePiece::Kind>(in.number());
    piece.text = in.text();
    for (auto& form : piece.forms) form = in.text();
    piece.pieces = read_pieces(in);
    pieces.push_back(std::move(piece));
  });
  return pieces;
}

Rule read_rule(ArchiveReader& in) {
  Rule rule;
  for (auto* text : {&rule.id, &rule.pack, &rule.file, &rule.why}) *text = in.text();
  rule.line = in.number();
  rule.severity = static_cast<Severity>(in.number());
  rule.mechanism = static_cast<Mechanism>(in.number());
  rule.who = static_cast<Who>(in.number());
  if (const auto about = in.number(); about != 0) rule.about = static_cast<About>(about - 1);
  rule.presupposes = in.number() != 0;
  rule.contested = in.number() != 0;
  rule.on = in.number() != 0;
  for (auto* list : {&rule.match, &rule.unless, &rule.flag, &rule.pass}) in.each([&] { list->push_back(in.text()); });
  in.each([&] {
    const auto kind = static_cast<Suggestion::Kind>(in.number());
    rule.instead.push_back({kind, in.text()});
  });
  in.each([&] {
    auto id = in.text();
    rule.sources.push_back({std::move(id), in.text()});
  });
  in.each([&] {
    auto text = in.text();
    rule.spared.push_back({std::move(text), in.text()});
  });
  return rule;
}

void read_compiled(ArchiveReader& in, CompiledRule& compiled) {
  in.each([&] { compiled.raw.push_back(in.view()); });
  in.each([&] { compiled.replacements.push_back(read_pieces(in)); });
}

}  // namespace

Expected<CompiledLayer> compile_layer(const PackFiles& files, const RuleSetData* below) { return LayerCompiler(files, below).compile(); }

void load_layer(std::string_view bytes, std::shared_ptr<const std::string> owned, RuleSetData& data) {
  TableReader sections(bytes);
  ArchiveReader in(sections.next_bytes());
  RuleLayer layer;
  layer.owned = std::move(owned);
  layer.bytes = bytes;
  layer.table = Table(sections.next_bytes());
  layer.rule_begin = static_cast<std::uint32_t>(data.rules.size());
  const auto version = in.text();
  in.each([&] { data.rules.push_back(read_rule(in)); });
  layer.rule_count = static_cast<std::uint32_t>(data.rules.size()) - layer.rule_begin;
  for (auto i = layer.rule_begin; i < data.rules.size(); ++i) read_compiled(in, data.compiled.emplace_back());
  in.each([&] {
    Source s;
    for (auto* text : {&s.id, &s.title, &s.publisher, &s.url, &s.source_class, &s.in_short}) *text = in.text();
    s.year = static_cast<int>(in.number());
    s.seen = in.number() != 0;
    data.sources.push_back(std::move(s));
  });
  in.each([&] {
    auto name = in.text();
    layer.lexicon.push_back({std::move(name), in.text()});
  });
  const auto patterns = layer.table.patterns();
  for (PatternId id = 0; id < patterns.size(); ++id) {
    if (patterns[id].use != Use::rule) continue;
    auto& own = data.compiled[layer.rule_begin + patterns[id].owner].patterns;  // a rule's patterns stand together
    if (own.size == 0) own.begin = id;
    own.size = id + 1 - own.begin;
  }
  const auto digest = sections.next_bytes();
  data.version = data.layers.empty() ? (version.empty() ? "0" : version) + "+" + std::string(digest.substr(0, 12))
                                     : data.version + "." + std::string(digest.substr(0, 12));
  layer.facts = Table(sections.next_bytes());
  data.layers.push_back(std::move(layer));
}

}  // namespace unblame
