// The Python module: the library's types under their own names. It decides nothing; what it needs and the headers lack is a fault there.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "text_from_python.h"
#include "unblame/unblame.h"

namespace py = pybind11;

namespace unblame::python {
namespace {

/// A finding and the rule set that made it.
struct PyFinding {
  std::shared_ptr<const std::string> ruleset;
  Finding finding;
};

template <class Enum>
py::object name_or_none(const std::optional<Enum>& value) {
  return value ? py::object(py::str(std::string(to_string(*value)))) : py::none();
}

py::list suggestions_of(const Finding& finding) {
  py::list out;
  for (const auto& s : finding.suggestions) {
    py::dict one;
    one["kind"] = std::string(to_string(s.kind));
    one["text"] = s.text;
    out.append(one);
  }
  return out;
}

py::list also_of(const Finding& finding) {
  py::list out;
  for (const auto& other : finding.also) out.append(other.rule);
  return out;
}

py::list chain_of(const Finding& finding) {
  py::list out;
  for (const auto& reason : finding.judgement.chain) {
    py::dict one;
    one["piece"] = reason.piece;
    one["text"] = reason.text;
    one["byte_start"] = reason.cue ? py::object(py::int_(reason.cue->begin)) : py::none();
    one["byte_end"] = reason.cue ? py::object(py::int_(reason.cue->end)) : py::none();
    out.append(one);
  }
  return out;
}

/// The fields of the program's JSON, in its order.
py::dict to_dict(const PyFinding& self) {
  const auto& f = self.finding;
  const auto& j = f.judgement;
  py::dict d;
  d["doc"] = f.doc;
  d["field"] = f.field;
  d["rule"] = f.rule;
  d["ruleset"] = *self.ruleset;
  d["severity"] = std::string(to_string(f.severity));
  d["mechanism"] = std::string(to_string(f.mechanism));
  d["voice"] = std::string(to_string(j.voice));
  d["by"] = name_or_none(j.by);
  d["about"] = std::string(to_string(j.about));
  d["under_18"] = j.under_18 ? py::object(py::bool_(*j.under_18)) : py::none();
  d["negated"] = j.negated;
  d["counts"] = f.counts();
  d["spared"] = name_or_none(j.spared);
  d["because"] = j.because;
  d["byte_start"] = f.at.bytes.begin;
  d["byte_end"] = f.at.bytes.end;
  d["char_start"] = f.at.chars.begin;
  d["char_end"] = f.at.chars.end;
  d["utf16_start"] = f.at.utf16.begin;
  d["utf16_end"] = f.at.utf16.end;
  d["line"] = f.at.line;
  d["column"] = f.at.column;
  d["place"] = name_or_none(j.place);
  d["match"] = f.match;
  d["sentence"] = f.sentence;
  d["why"] = f.why;
  d["suggestions"] = suggestions_of(f);
  d["sources"] = f.sources;
  d["also"] = also_of(f);
  d["fingerprint"] = f.fingerprint;
  return d;
}

template <class Enum>
Enum parse(const std::string& name, std::optional<Enum> (*from)(std::string_view) noexcept, const char* what, const char* known) {
  if (const auto value = from(name)) return *value;
  throw py::value_error(std::string(what) + " is one of " + known + ", not \"" + name + "\"");
}

std::vector<DataFile> data_files(const std::vector<std::pair<std::string, std::string>>& files) {
  std::vector<DataFile> out;
  for (const auto& [name, bytes] : files) out.push_back({name, bytes});
  return out;
}

py::dict span_of(const Location& at) {
  py::dict d;
  d["start"] = at.chars.begin;
  d["end"] = at.chars.end;
  d["line"] = at.line;
  d["column"] = at.column;
  return d;
}

/// A fix as plain values; findings stay findings.
py::dict fix_as_dict(Fix fix, const std::shared_ptr<const std::string>& ruleset) {
  py::dict out;
  out["text"] = fix.text;
  out["kind"] = std::string(to_string(fix.kind));
  py::list edits, left;
  for (auto& edit : fix.edits) {
    py::dict d = span_of(edit.at);
    d["before"] = edit.before;
    d["after"] = edit.after;
    d["finding"] = PyFinding{ruleset, std::move(edit.finding)};
    edits.append(d);
  }
  for (auto& one : fix.left) {
    py::dict d = span_of(one.in_draft);
    d["withheld"] = std::string(to_string(one.withheld));
    d["finding"] = PyFinding{ruleset, std::move(one.finding)};
    left.append(d);
  }
  out["edits"] = edits;
  out["left"] = left;
  out["others_sha256_before"] = fix.others_before.sha256;
  out["others_sha256_after"] = fix.others_after.sha256;
  return out;
}

using People = std::vector<std::tuple<std::string, std::string, std::optional<bool>>>;

/// Views into `utf8`.
Document document_of(const std::string& utf8, const std::string& doc, const std::string& field, const std::string& kind, const People& people) {
  Document document{.id = doc, .kind = parse(kind, kind_from, "kind", "auto, report, statement, interview, log"), .fields = {{field, utf8}}};
  for (const auto& [name, role, under_18] : people)
    document.people.push_back({name, parse(role, role_from, "a role", "victim, suspect, witness, professional, other"), under_18});
  return document;
}

class PyLinter {
 public:
  /// A selector that selects nothing is a slip of the keyboard, not a wish for no findings.
  static void require_known(const RuleSet& rules, const std::vector<std::string>& selectors) {
    for (const auto& selector : selectors) {
      const bool family = selector.size() >= 2 && selector.substr(selector.size() - 2) == ".*";
      const auto selected = [&](const Rule& rule) {
        return selector == rule.id || selector == rule.pack || (family && rule.id.rfind(selector.substr(0, selector.size() - 1), 0) == 0);
      };
      if (std::none_of(rules.rules().begin(), rules.rules().end(), selected))
        throw py::value_error("no rule, family or pack is called \"" + selector + "\"");
    }
  }

  PyLinter(const std::string& severity, const std::vector<std::pair<std::string, std::string>>& packs,
           const std::vector<std::pair<std::string, std::string>>& lexicon, const std::vector<std::pair<std::string, std::string>>& sources,
           std::vector<std::string> only, std::vector<std::string> skip, bool redact, const std::string& matcher)
      : linter_(rules_with({data_files(packs), data_files(lexicon), data_files(sources)}),
                {.severity = parse(severity, severity_from, "severity", "low, medium, high"), .redact = redact,
                 .matcher = matcher_from(matcher), .only = std::move(only), .skip = std::move(skip)}),
        ruleset_(std::make_shared<const std::string>(linter_.rules().version())) {
    require_known(linter_.rules(), linter_.options().only);
    require_known(linter_.rules(), linter_.options().skip);
  }

  [[nodiscard]] const std::string& ruleset() const { return *ruleset_; }

  /// A clause of harm: start, end, how it says who did it, whether in the author's words.
  using PyClause = std::tuple<std::uint32_t, std::uint32_t, std::string, bool>;

  [[nodiscard]] std::vector<PyClause> visibility(py::handle text, const std::string& kind, const People& people) const {
    const auto utf8 = utf8_of(text);
    if (utf8.size() > max_field_bytes) throw py::value_error("the text is longer than 256 MB; split it");
    const Document document = document_of(utf8, "-", "text", kind, people);
    std::vector<PyClause> out;
    const py::gil_scoped_release release;
    Positions positions(utf8);
    for (const HarmClause& clause : linter_.visibility(document).clauses) {
      const Location at = positions.locate(clause.act);
      out.emplace_back(at.chars.begin, at.chars.end, std::string(to_string(clause.doer)), clause.own_words);
    }
    return out;
  }

  [[nodiscard]] std::vector<PyFinding> check(py::handle text, const std::string& doc, const std::string& field, const std::string& kind,
                                             const People& people, bool spared) const {
    const auto utf8 = utf8_of(text);
    const Document document = document_of(utf8, doc, field, kind, people);
    Findings found;
    {
      const py::gil_scoped_release release;
      found = linter_.check(document);
    }
    refuse_warnings(found);
    return wrap(std::move(found), spared);
  }

  [[nodiscard]] std::vector<std::vector<PyFinding>> check_many(const py::iterable& texts, const std::string& kind, unsigned threads,
                                                               bool spared) const {
    std::vector<std::string> all;
    for (const auto text : texts) all.push_back(utf8_of(text));
    const auto as_kind = parse(kind, kind_from, "kind", "auto, report, statement, interview, log");
    std::vector<Findings> found(all.size());
    {
      const py::gil_scoped_release release;
      run_in_parallel(all, as_kind, threads, found);
    }
    std::vector<std::vector<PyFinding>> out;
    out.reserve(found.size());
    for (auto& one : found) {
      refuse_warnings(one);
      out.push_back(wrap(std::move(one), spared));
    }
    return out;
  }

  /// A draft with what drops in replaced; a refusal is a ValueError.
  [[nodiscard]] py::dict fix(py::handle text, const std::string& doc, const std::string& kind) const {
    const auto utf8 = utf8_of(text);
    const Document draft{.id = doc, .kind = parse(kind, kind_from, "kind", "auto, report, statement, interview, log"), .fields = {{"text", utf8}}};
    std::optional<Expected<Fix, Diagnostic>> fixed;
    {
      const py::gil_scoped_release release;
      std::call_once(fixer_made_, [&] {
        fixer_ = std::make_unique<Fixer>(linter_.rules(), linter_.options());
      });
      fixed = fixer_->fix(draft, {.severity = linter_.options().severity});
    }
    if (!*fixed) throw py::value_error(to_string(fixed->error()));
    return fix_as_dict(std::move(**fixed), ruleset_);
  }

  /// Keys as in the JSON of `unblame compare`.
  [[nodiscard]] py::dict compare_texts(py::handle draft, py::handle final, const std::string& kind) const {
    const auto as_kind = parse(kind, kind_from, "kind", "auto, report, statement, interview, log");
    const std::string texts[] = {utf8_of(draft), utf8_of(final)};
    Findings found[2];
    Comparison comparison;
    {
      const py::gil_scoped_release release;
      std::call_once(finder_made_, [&] { finder_ = std::make_unique<FactFinder>(linter_.rules()); });
      std::vector<Fact> facts[2];
      for (int i = 0; i < 2; ++i) {
        found[i] = linter_.check(Document{.id = i == 0 ? "draft" : "final", .kind = as_kind, .fields = {{"text", texts[i]}}});
        if (texts[i].size() <= max_field_bytes) facts[i] = finder_->find(texts[i]);
      }
      comparison = compare({texts[0], found[0].findings, facts[0]}, {texts[1], found[1].findings, facts[1]});
    }
    for (const auto& one : found) refuse_warnings(one);
    return told(comparison, found[0].findings, found[1].findings);
  }

 private:
  static py::list facts_of(const std::vector<FactChange>& changes) {
    py::list out;
    for (const auto& change : changes) {
      py::dict one;
      one["kind"] = std::string(to_string(change.kind));
      one["normal"] = change.normal;
      one["words"] = change.words;
      one["count"] = change.count;
      one["line"] = change.at.line;
      one["column"] = change.at.column;
      one["start"] = change.at.chars.begin;
      one["end"] = change.at.chars.end;
      one["counterpart"] = change.counterpart ? py::object(py::int_(*change.counterpart)) : py::none();
      out.append(one);
    }
    return out;
  }

  [[nodiscard]] py::dict told(const Comparison& comparison, const std::vector<Finding>& of_draft, const std::vector<Finding>& of_final) const {
    const auto list = [&](const std::vector<std::size_t>& indices, const std::vector<Finding>& findings) {
      py::list out;
      for (const auto i : indices) out.append(PyFinding{ruleset_, findings[i]});
      return out;
    };
    py::list kept;
    for (const auto& pair : comparison.kept) {
      py::dict one;
      one["draft"] = PyFinding{ruleset_, of_draft[pair.draft]};
      one["final"] = PyFinding{ruleset_, of_final[pair.final]};
      one["moved"] = pair.moved;
      kept.append(one);
    }
    py::dict out;
    out["coarse"] = comparison.coarse;
    out["facts_cut"] = comparison.facts_cut;
    out["lost"] = facts_of(comparison.lost);
    out["added"] = facts_of(comparison.added);
    out["introduced"] = list(comparison.introduced, of_final);
    out["removed"] = list(comparison.removed, of_draft);
    out["kept"] = kept;
    return out;
  }

  static RuleSet rules_with(const PackFiles& files) {
    if (files.packs.empty() && files.lexicon.empty() && files.sources.empty()) return RuleSet::builtin();
    auto rules = RuleSet::builtin().with(files);
    if (!rules) throw py::value_error(to_string(rules.error()));
    return std::move(*rules);
  }
  static Matcher matcher_from(const std::string& name) {
    if (name == "tokens") return Matcher::tokens;
    if (name == "re2") return Matcher::re2;
    throw py::value_error("matcher is one of tokens, re2, not \"" + name + "\"");
  }

  /// A text that could not be checked is an error here, not a silent empty list.
  static void refuse_warnings(const Findings& found) {
    for (const auto& warning : found.warnings)
      if (warning.level == Diagnostic::Level::error) throw py::value_error(to_string(warning));
  }

  [[nodiscard]] std::vector<PyFinding> wrap(Findings found, bool spared) const {
    std::vector<PyFinding> out;
    for (auto& finding : found.findings)
      if (spared || finding.counts()) out.push_back({ruleset_, std::move(finding)});
    return out;
  }

  void run_in_parallel(const std::vector<std::string>& texts, Kind kind, unsigned threads, std::vector<Findings>& found) const {
    if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
    threads = static_cast<unsigned>(std::min<std::size_t>(threads, std::max<std::size_t>(texts.size(), 1)));
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i = next++; i < texts.size(); i = next++)
        found[i] = linter_.check(Document{.id = std::to_string(i), .kind = kind, .fields = {{"text", texts[i]}}});
    };
    std::vector<std::jthread> workers;
    for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
    work();
  }

  Linter linter_;
  std::shared_ptr<const std::string> ruleset_;
  mutable std::once_flag fixer_made_;
  mutable std::unique_ptr<Fixer> fixer_;
  mutable std::once_flag finder_made_{};
  mutable std::unique_ptr<const FactFinder> finder_{};
};

template <class Get>
auto of_finding(Get get) {
  return [get](const PyFinding& self) { return get(self.finding); };
}

std::string repr(const PyFinding& self) {
  const auto& f = self.finding;
  return "<Finding " + f.rule + " " + std::to_string(f.at.chars.begin) + ":" + std::to_string(f.at.chars.end) +
         (f.counts() ? "" : " spared (" + std::string(to_string(*f.judgement.spared)) + ")") + ">";
}

}  // namespace
}  // namespace unblame::python

#if PYBIND11_VERSION_HEX >= 0x020D0000
PYBIND11_MODULE(_core, m, py::mod_gil_not_used()) {
#else
PYBIND11_MODULE(_core, m) {
#endif
  using namespace unblame;
  using namespace unblame::python;
  m.doc() = "The engine of unblame. Use the package `unblame`.";

  const auto text = [](std::string_view s) { return std::string(s); };
  py::class_<PyFinding>(m, "Finding")
      .def_property_readonly("doc", of_finding([](const Finding& f) { return f.doc; }))
      .def_property_readonly("field", of_finding([](const Finding& f) { return f.field; }))
      .def_property_readonly("rule", of_finding([](const Finding& f) { return f.rule; }))
      .def_property_readonly("ruleset", [](const PyFinding& self) { return *self.ruleset; })
      .def_property_readonly("severity", of_finding([text](const Finding& f) { return text(to_string(f.severity)); }))
      .def_property_readonly("mechanism", of_finding([text](const Finding& f) { return text(to_string(f.mechanism)); }))
      .def_property_readonly("voice", of_finding([text](const Finding& f) { return text(to_string(f.judgement.voice)); }))
      .def_property_readonly("by", of_finding([](const Finding& f) { return name_or_none(f.judgement.by); }))
      .def_property_readonly("about", of_finding([text](const Finding& f) { return text(to_string(f.judgement.about)); }))
      .def_property_readonly("under_18", of_finding([](const Finding& f) { return f.judgement.under_18; }))
      .def_property_readonly("negated", of_finding([](const Finding& f) { return f.judgement.negated; }))
      .def_property_readonly("counts", of_finding([](const Finding& f) { return f.counts(); }))
      .def_property_readonly("spared", of_finding([](const Finding& f) { return name_or_none(f.judgement.spared); }))
      .def_property_readonly("because", of_finding([](const Finding& f) { return f.judgement.because; }))
      .def_property_readonly("chain", of_finding(chain_of))
      .def_property_readonly("start", of_finding([](const Finding& f) { return f.at.chars.begin; }))
      .def_property_readonly("end", of_finding([](const Finding& f) { return f.at.chars.end; }))
      .def_property_readonly("byte_start", of_finding([](const Finding& f) { return f.at.bytes.begin; }))
      .def_property_readonly("byte_end", of_finding([](const Finding& f) { return f.at.bytes.end; }))
      .def_property_readonly("utf16_start", of_finding([](const Finding& f) { return f.at.utf16.begin; }))
      .def_property_readonly("utf16_end", of_finding([](const Finding& f) { return f.at.utf16.end; }))
      .def_property_readonly("line", of_finding([](const Finding& f) { return f.at.line; }))
      .def_property_readonly("column", of_finding([](const Finding& f) { return f.at.column; }))
      .def_property_readonly("place", of_finding([](const Finding& f) { return name_or_none(f.judgement.place); }))
      .def_property_readonly("match", of_finding([](const Finding& f) { return f.match; }))
      .def_property_readonly("sentence", of_finding([](const Finding& f) { return f.sentence; }))
      .def_property_readonly("why", of_finding([](const Finding& f) { return f.why; }))
      .def_property_readonly("suggestions", of_finding(suggestions_of))
      .def_property_readonly("sources", of_finding([](const Finding& f) { return f.sources; }))
      .def_property_readonly("also", of_finding(also_of))
      .def_property_readonly("fingerprint", of_finding([](const Finding& f) { return f.fingerprint; }))
      .def("to_dict", &to_dict)
      .def("__repr__", &repr);

  using Files = std::vector<std::pair<std::string, std::string>>;
  py::class_<PyLinter>(m, "Linter")
      .def(py::init<const std::string&, const Files&, const Files&, const Files&, std::vector<std::string>, std::vector<std::string>, bool,
                    const std::string&>(),
           py::kw_only(), py::arg("severity"), py::arg("packs"), py::arg("lexicon"), py::arg("sources"), py::arg("only"), py::arg("skip"),
           py::arg("redact"), py::arg("matcher"))
      .def_property_readonly("ruleset", &PyLinter::ruleset)
      .def("check", &PyLinter::check, py::arg("text"), py::kw_only(), py::arg("doc"), py::arg("field"), py::arg("kind"), py::arg("people"),
           py::arg("spared"))
      .def("fix", &PyLinter::fix, py::arg("text"), py::kw_only(), py::arg("doc"), py::arg("kind"))
      .def("compare", &PyLinter::compare_texts, py::arg("draft"), py::arg("final"), py::kw_only(), py::arg("kind"))
      .def("visibility", &PyLinter::visibility, py::arg("text"), py::kw_only(), py::arg("kind"), py::arg("people"))
      .def("check_many", &PyLinter::check_many, py::arg("texts"), py::kw_only(), py::arg("kind"), py::arg("threads"), py::arg("spared"));
}
