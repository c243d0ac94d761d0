#include "report/doers.h"

#include <map>
#include <numeric>

#include "report/display.h"
#include "report/report.h"
#include "report/statistics.h"
#include "unblame/text.h"

namespace unblame::report {
namespace {

constexpr std::array<Doer, doer_count> doers = {Doer::named,    Doer::passive, Doer::event,
                                                Doer::sufferer, Doer::as_doer, Doer::no_subject};

std::string_view in_words(Doer doer) {
  switch (doer) {
    case Doer::named:
      return "named";
    case Doer::passive:
      return "passive without a doer";
    case Doer::event:
      return "event";
    case Doer::sufferer:
      return "injury suffered";
    case Doer::as_doer:
      return "victim as doer";
    case Doer::no_subject:
      return "no subject";
  }
  return "";
}

/// Calls `look` for each own clause that names nobody, with its place.
template <class Look>
void each_unnamed(const CheckedDocument& document, Look look) {
  std::map<std::uint32_t, Positions> positions;
  for (const HarmClause& clause : document.visibility->clauses) {
    if (!clause.own_words || clause.doer == Doer::named || clause.field >= document.texts.size()) continue;
    const Field& field = document.texts[clause.field];
    look(clause, field, positions.try_emplace(clause.field, field.text).first->second.locate(clause.act));
  }
}

}  // namespace

void DoerCounts::add(const Visibility& visibility) {
  for (const HarmClause& clause : visibility.clauses) ++(clause.own_words ? own : others)[static_cast<std::size_t>(clause.doer)];
}

std::uint64_t DoerCounts::clauses(const std::array<std::uint64_t, doer_count>& of) noexcept {
  return std::accumulate(of.begin(), of.end(), std::uint64_t{0});
}

std::optional<std::uint64_t> DoerCounts::thousandths_named() const noexcept {
  const std::uint64_t all = clauses(own);
  if (all == 0) return std::nullopt;
  return (named(own) * 1000 + all / 2) / all;
}

std::string doers_sentence(const DoerCounts& counts) {
  const std::uint64_t all = DoerCounts::clauses(counts.own);
  std::string text = all == 0 ? "No clause in the author's words tells of harm."
                              : "Who did it is named in " + grouped(DoerCounts::named(counts.own)) + " of " +
                                    count_of(all, "clause that tells", "clauses that tell") + " of harm (" +
                                    std::to_string((*counts.thousandths_named() + 5) / 10) + " %).";
  std::string separator = " Not named: ";
  for (const Doer doer : doers) {
    const std::uint64_t count = counts.own[static_cast<std::size_t>(doer)];
    if (doer == Doer::named || count == 0) continue;
    text += separator + grouped(count) + ' ' + std::string{in_words(doer)};
    separator = ", ";
  }
  if (all != DoerCounts::named(counts.own)) text += '.';
  if (const std::uint64_t others = DoerCounts::clauses(counts.others); others > 0)
    text += " In others' words: named in " + grouped(DoerCounts::named(counts.others)) + " of " + grouped(others) + '.';
  return text;
}

std::string unnamed_places(const CheckedDocument& document, bool redact, std::size_t most) {
  std::string text;
  std::size_t count = 0;
  each_unnamed(document, [&](const HarmClause& clause, const Field& field, const Location& at) {
    if (++count > most) return;
    text += (text.empty() ? "line " : ", line ") + std::to_string(at.line);
    if (!redact) text += " “" + one_line(field.text.substr(clause.act.begin, clause.act.size())) + "”";
  });
  if (count > most) text += " and " + grouped(count - most) + " more";
  return text;
}

void write_doers(JsonWriter& json, const DoerCounts& counts) {
  const auto members = [&](const std::array<std::uint64_t, doer_count>& of) {
    const std::uint64_t all = DoerCounts::clauses(of), named = DoerCounts::named(of);
    json.member("harm_clauses", all).member("doer_named", named).member("doer_unnamed", all - named);
  };
  members(counts.own);
  json.key("share");
  if (const auto share = counts.thousandths_named()) {
    const std::string digits = std::to_string(1000 + *share % 1000);
    json.raw(std::to_string(*share / 1000) + '.' + digits.substr(1));
  } else {
    json.raw("null");
  }
  json.key("unnamed_by_form").object();
  for (const Doer doer : doers)
    if (const std::uint64_t count = counts.own[static_cast<std::size_t>(doer)]; doer != Doer::named && count > 0)
      json.member(to_string(doer), count);
  json.end_object().key("in_others_words").object();
  members(counts.others);
  json.end_object();
}

void write_document_doers(JsonWriter& json, const CheckedDocument& document) {
  DoerCounts counts;
  counts.add(*document.visibility);
  json.object().member("doc", document.id);
  write_doers(json, counts);
  json.key("unnamed").array();
  each_unnamed(document, [&](const HarmClause& clause, const Field& field, const Location& at) {
    json.object().member("field", field.name).member("form", to_string(clause.doer)).member("line", at.line);
    json.member("byte_start", clause.act.begin).member("byte_end", clause.act.end).end_object();
  });
  json.end_array().end_object();
}

}  // namespace unblame::report
