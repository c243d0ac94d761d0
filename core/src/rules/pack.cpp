#include "rules/pack.h"

#include <algorithm>
#include <functional>

#include "rules/diagnostics.h"

namespace unblame {
namespace {

/// Reads members of one JSON object and remembers what was asked for, so that the rest is an unknown key.
class ObjectReader {
 public:
  ObjectReader(const JsonValue& value, RulePlace place, Diagnostics& errors) : place_(place), errors_(errors) {
    object_ = value.as_object();
    place_.at = value.place;
    if (object_ == nullptr) errors_.push_back(wrong_type(place_, "an object", value.type_name()));
  }

  void set_rule(std::string_view id) { place_.rule = id; }

  const JsonValue* find(std::string_view key, bool required) {
    known_.push_back(key);
    if (object_ == nullptr) return nullptr;
    for (const auto& member : *object_)
      if (member.key == key) return &member.value;
    if (required) errors_.push_back(missing_key(place_, key));
    return nullptr;
  }

  RulePlace at(const JsonValue& value, std::string_view field) const { return {place_.file, value.place, place_.rule, field}; }

  /// A key whose absence is a warning: the rule can be used, `rules check` says what is missing.
  void expect(std::string_view key) {
    if (object_ == nullptr || find(key, false) != nullptr) return;
    errors_.push_back(missing_key(place_, key));
    errors_.back().level = Diagnostic::Level::warning;
  }

  std::string string(std::string_view key, bool required) {
    const auto* value = find(key, required);
    if (value == nullptr) return {};
    if (const auto* text = value->as_string()) return *text;
    errors_.push_back(wrong_type(at(*value, key), "a string", value->type_name()));
    return {};
  }

  bool boolean(std::string_view key) {
    const auto* value = find(key, false);
    if (value == nullptr) return false;
    if (const auto* flag = value->as_bool()) return *flag;
    errors_.push_back(wrong_type(at(*value, key), "true or false", value->type_name()));
    return false;
  }

  /// An enumerator by name; `known` lists the names for the message.
  template <class Enum>
  std::optional<Enum> enumerator(std::string_view key, bool required, std::optional<Enum> (*from)(std::string_view) noexcept,
                                 const std::vector<std::string_view>& known) {
    const auto* value = find(key, required);
    if (value == nullptr) return std::nullopt;
    const auto* text = value->as_string();
    if (text == nullptr) {
      errors_.push_back(wrong_type(at(*value, key), "a string", value->type_name()));
      return std::nullopt;
    }
    auto result = from(*text);
    if (!result) errors_.push_back(unknown_value(at(*value, key), *text, known));
    return result;
  }

  void each(std::string_view key, bool required, const std::function<void(const JsonValue&, std::size_t)>& visit) {
    const auto* value = find(key, required);
    if (value == nullptr) return;
    const auto* array = value->as_array();
    if (array == nullptr) {
      errors_.push_back(wrong_type(at(*value, key), "an array", value->type_name()));
      return;
    }
    for (std::size_t i = 0; i < array->size(); ++i) visit((*array)[i], i);
  }

  void each_string(std::string_view key, bool required, const std::function<void(const std::string&, JsonPlace)>& visit) {
    each(key, required, [&](const JsonValue& item, std::size_t i) {
      if (const auto* text = item.as_string())
        visit(*text, item.place);
      else
        errors_.push_back(wrong_type(at(item, std::string(key) + "[" + std::to_string(i) + "]"), "a string", item.type_name()));
    });
  }

  /// Call last.
  void refuse_other_keys() {
    if (object_ == nullptr) return;
    for (const auto& member : *object_)
      if (std::find(known_.begin(), known_.end(), member.key) == known_.end())
        errors_.push_back(unknown_key({place_.file, member.place, place_.rule, {}}, member.key, nearest_of(member.key, known_)));
  }

 private:
  const JsonValue::Object* object_ = nullptr;
  RulePlace place_;
  Diagnostics& errors_;
  std::vector<std::string_view> known_;
};

template <class Enum>
std::vector<std::string_view> names(std::initializer_list<Enum> values) {
  std::vector<std::string_view> out;
  for (const auto value : values) out.push_back(to_string(value));
  return out;
}

std::vector<std::string_view> mechanism_names() {
  std::vector<std::string_view> out;
  for (int i = 0; i <= static_cast<int>(Mechanism::blames_family); ++i) out.push_back(to_string(static_cast<Mechanism>(i)));
  return out;
}

bool is_rule_id(std::string_view id) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  return id.find('.') != std::string_view::npos && std::all_of(id.begin(), id.end(), is_letter) && id.front() != '.' && id.back() != '.' &&
         id.find("..") == std::string_view::npos;
}

Suggestion read_suggestion(const JsonValue& value, const RulePlace& place, Diagnostics& errors) {
  ObjectReader reader(value, place, errors);
  const auto* members = value.as_object();
  if (members == nullptr) return {};
  for (const auto kind : {Suggestion::Kind::replace, Suggestion::Kind::rewrite, Suggestion::Kind::ask})
    if (value.find(to_string(kind)) != nullptr) {
      Suggestion suggestion{kind, reader.string(to_string(kind), true)};
      reader.refuse_other_keys();
      return suggestion;
    }
  auto where = place;
  where.at = value.place;
  errors.push_back(missing_key(where, "replace\", \"rewrite\" or \"ask"));
  return {};
}

void read_examples(const JsonValue& value, const RulePlace& place, Rule& rule, Diagnostics& errors) {
  ObjectReader reader(value, place, errors);
  const auto check_marked = [&](const std::string& text, JsonPlace at, std::string_view field) {
    if (!read_marked(text)) errors.push_back(bad_example({place.file, at, rule.id, field}, "the example is not marked exactly once"));
  };
  reader.each_string("flag", true, [&](const std::string& text, JsonPlace at) {
    check_marked(text, at, "examples.flag");
    rule.flag.push_back(text);
  });
  reader.each_string("pass", true, [&](const std::string& text, JsonPlace) { rule.pass.push_back(text); });
  reader.each("spared", false, [&](const JsonValue& item, std::size_t) {
    ObjectReader spared(item, place, errors);
    SparedExample example{spared.string("text", true), spared.string("because", true)};
    spared.refuse_other_keys();
    if (item.as_object() == nullptr) return;
    check_marked(example.text, item.place, "examples.spared");
    if (!spared_from(example.because))
      errors.push_back(unknown_value({place.file, item.place, rule.id, "examples.spared"}, example.because,
                                     names({Spared::place, Spared::mention, Spared::quoted, Spared::verbatim, Spared::reported, Spared::about,
                                            Spared::negated, Spared::unasserted, Spared::suppressed})));
    rule.spared.push_back(std::move(example));
  });
  reader.refuse_other_keys();
}

PlacedRule read_rule(const JsonValue& value, const std::string& file, Diagnostics& errors) {
  PlacedRule placed;
  auto& rule = placed.rule;
  rule.file = file;
  rule.line = value.place.line;
  ObjectReader reader(value, {file, value.place}, errors);
  rule.id = reader.string("id", true);
  reader.set_rule(rule.id);
  const RulePlace place{file, value.place, rule.id, {}};
  if (!rule.id.empty() && !is_rule_id(rule.id)) errors.push_back(bad_rule_id(place, rule.id));
  rule.severity = reader.enumerator<Severity>("severity", true, severity_from, names({Severity::high, Severity::medium, Severity::low})).value_or(rule.severity);
  rule.mechanism = reader.enumerator<Mechanism>("mechanism", true, mechanism_from, mechanism_names()).value_or(rule.mechanism);
  rule.who = reader.enumerator<Who>("who", false, who_from, names({Who::victim, Who::child, Who::family, Who::professional, Who::anyone})).value_or(rule.who);
  rule.about = reader.enumerator<About>("about", false, about_from,
                                        names({About::victim, About::suspect, About::witness, About::professional, About::other, About::unknown}));
  rule.presupposes = reader.boolean("presupposes");
  rule.contested = reader.boolean("contested");
  rule.on = !reader.boolean("off") && !rule.contested;  // contested terms wait for the force's decision
  reader.each_string("match", true, [&](const std::string& text, JsonPlace at) {
    rule.match.push_back(text);
    placed.match_places.push_back(at);
  });
  reader.each_string("unless", false, [&](const std::string& text, JsonPlace at) {
    rule.unless.push_back(text);
    placed.unless_places.push_back(at);
  });
  rule.why = reader.string("why", true);
  reader.expect("instead");
  reader.each("instead", false, [&](const JsonValue& item, std::size_t) {
    rule.instead.push_back(read_suggestion(item, place, errors));
    placed.instead_places.push_back(item.place);
  });
  reader.each("sources", false, [&](const JsonValue& item, std::size_t) {
    ObjectReader citation(item, place, errors);
    rule.sources.push_back({citation.string("id", true), citation.string("supports", true)});
    citation.refuse_other_keys();
    if (const auto& supports = rule.sources.back().supports; !supports.empty() && supports != "term" && supports != "principle")
      errors.push_back(unknown_value({file, item.place, rule.id, "sources"}, supports, {"term", "principle"}));
  });
  reader.expect("examples");
  if (const auto* examples = reader.find("examples", false)) read_examples(*examples, place, rule, errors);
  reader.refuse_other_keys();
  return placed;
}

}  // namespace

std::optional<MarkedExample> read_marked(std::string_view example) {
  const auto open = example.find('['), close = example.find(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open + 2) return std::nullopt;
  if (example.find('[', open + 1) != std::string_view::npos || example.find(']', close + 1) != std::string_view::npos) return std::nullopt;
  MarkedExample marked;
  marked.text = std::string(example.substr(0, open)) + std::string(example.substr(open + 1, close - open - 1)) + std::string(example.substr(close + 1));
  marked.span = {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 1)};
  return marked;
}

Pack read_pack(const DataFile& file, Diagnostics& errors) {
  Pack pack;
  auto json = parse_located_json(file.name, file.bytes);
  if (!json) {
    errors.insert(errors.end(), json.error().begin(), json.error().end());
    return pack;
  }
  ObjectReader reader(*json, {file.name, json->place}, errors);
  pack.name = reader.string("pack", true);
  (void)reader.string("lang", true);
  (void)reader.string("title", false);
  pack.version = reader.string("version", true);
  reader.each("rules", true, [&](const JsonValue& item, std::size_t) {
    pack.rules.push_back(read_rule(item, file.name, errors));
    pack.rules.back().rule.pack = pack.name;
  });
  reader.refuse_other_keys();
  return pack;
}

std::vector<Source> read_sources(const DataFile& file, Diagnostics& errors) {
  std::vector<Source> sources;
  auto json = parse_located_json(file.name, file.bytes);
  if (!json) {
    errors.insert(errors.end(), json.error().begin(), json.error().end());
    return sources;
  }
  static const std::vector<std::string_view> classes = {"police", "inspectorate", "prosecution", "government", "inquiry", "charity",
                                                        "health", "research",     "press",       "copy"};
  ObjectReader reader(*json, {file.name, json->place}, errors);
  reader.each("sources", true, [&](const JsonValue& item, std::size_t) {
    const RulePlace place{file.name, item.place, {}, "sources"};
    ObjectReader entry(item, place, errors);
    Source source;
    source.id = entry.string("id", true);
    source.title = entry.string("title", true);
    source.publisher = entry.string("publisher", true);
    if (const auto* year = entry.find("year", false); year != nullptr && year->as_number() != nullptr) source.year = static_cast<int>(*year->as_number());
    source.url = entry.string("url", true);
    source.source_class = entry.string("class", true);
    if (!source.source_class.empty() && std::find(classes.begin(), classes.end(), source.source_class) == classes.end())
      errors.push_back(unknown_value(place, source.source_class, classes));
    source.seen = entry.boolean("seen");
    source.in_short = entry.string("short", true);
    entry.refuse_other_keys();
    if (std::any_of(sources.begin(), sources.end(), [&](const Source& s) { return s.id == source.id; }))
      errors.push_back(duplicate_source(place, source.id));
    sources.push_back(std::move(source));
  });
  reader.refuse_other_keys();
  return sources;
}

}  // namespace unblame
