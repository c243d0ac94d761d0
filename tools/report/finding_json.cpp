#include "report/finding_json.h"

#include "report/json_text.h"

namespace unblame::report {
namespace {

template <class Value>
void field(std::string& out, std::string_view key, const Value& value) {
  out += key;
  append_json(out, value);
}

template <class Enum>
void name_or_null(std::string& out, std::string_view key, const std::optional<Enum>& value) {
  out += key;
  if (value)
    append_json(out, to_string(*value));
  else
    out += "null";
}

void append_judgement(std::string& out, const Judgement& judgement) {
  field(out, ", \"voice\": ", to_string(judgement.voice));
  name_or_null(out, ", \"by\": ", judgement.by);
  field(out, ", \"about\": ", to_string(judgement.about));
  field(out, ", \"under_18\": ", judgement.under_18);
  field(out, ", \"negated\": ", judgement.negated);
  field(out, ", \"counts\": ", judgement.counts());
  name_or_null(out, ", \"spared\": ", judgement.spared);
  field(out, ", \"because\": ", judgement.because);
}

void append_location(std::string& out, const Location& at) {
  field(out, ", \"byte_start\": ", at.bytes.begin);
  field(out, ", \"byte_end\": ", at.bytes.end);
  field(out, ", \"char_start\": ", at.chars.begin);
  field(out, ", \"char_end\": ", at.chars.end);
  field(out, ", \"utf16_start\": ", at.utf16.begin);
  field(out, ", \"utf16_end\": ", at.utf16.end);
  field(out, ", \"line\": ", at.line);
  field(out, ", \"column\": ", at.column);
}

template <class Items, class Append>
void append_list(std::string& out, std::string_view key, const Items& items, Append append) {
  out += key;
  out += '[';
  std::string_view comma;
  for (const auto& item : items) {
    out += comma;
    append(item);
    comma = ", ";
  }
  out += ']';
}

void append_suggestions(std::string& out, const std::vector<Suggestion>& suggestions) {
  append_list(out, ", \"suggestions\": ", suggestions, [&](const Suggestion& suggestion) {
    field(out, "{\"kind\": ", to_string(suggestion.kind));
    field(out, ", \"text\": ", suggestion.text);
    out += '}';
  });
}

void append_chain(std::string& out, const std::vector<Reason>& chain) {
  append_list(out, ", \"chain\": ", chain, [&](const Reason& reason) {
    field(out, "{\"piece\": ", reason.piece);
    field(out, ", \"text\": ", reason.text);
    const auto position = [&](auto member) { return reason.cue ? std::optional{(*reason.cue).*member} : std::nullopt; };
    field(out, ", \"byte_start\": ", position(&Span<SourceByte>::begin));
    field(out, ", \"byte_end\": ", position(&Span<SourceByte>::end));
    out += '}';
  });
}

}  // namespace

void append_finding(std::string& out, const Finding& finding, const FindingJson& options) {
  field(out, "{\"doc\": ", finding.doc);
  field(out, ", \"field\": ", finding.field);
  field(out, ", \"rule\": ", finding.rule);
  field(out, ", \"ruleset\": ", options.ruleset);
  field(out, ", \"severity\": ", to_string(finding.severity));
  field(out, ", \"mechanism\": ", to_string(finding.mechanism));
  append_judgement(out, finding.judgement);
  append_location(out, finding.at);
  name_or_null(out, ", \"place\": ", finding.judgement.place);
  if (!options.redact) {
    field(out, ", \"match\": ", finding.match);
    field(out, ", \"sentence\": ", finding.sentence);
  }
  field(out, ", \"why\": ", finding.why);
  append_suggestions(out, finding.suggestions);
  append_list(out, ", \"sources\": ", finding.sources, [&](const std::string& id) { append_json(out, id); });
  append_list(out, ", \"also\": ", finding.also, [&](const Also& also) { append_json(out, also.rule); });
  field(out, ", \"fingerprint\": ", finding.fingerprint);
  if (options.chain) append_chain(out, finding.judgement.chain);
  out += '}';
}

}  // namespace unblame::report
