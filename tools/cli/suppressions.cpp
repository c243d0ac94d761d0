#include "cli/suppressions.h"

#include <sys/stat.h>

#include <algorithm>

#include "cli/json_file.h"
#include "cli/output.h"
#include "cli/say.h"
#include "cli/today.h"

namespace unblame::cli {
namespace {

const std::vector<std::string> reasons = {"needed_fact", "their_words", "law_or_form", "not_about_victim", "disagree"};

bool file_exists(const std::string& file) {
  struct stat status {};
  return ::stat(file.c_str(), &status) == 0;
}

bool is_fingerprint(std::string_view text) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 16 && std::ranges::all_of(text, is_hex);
}

std::string field_name(std::size_t i) {
  return "suppressions[" + std::to_string(i) + ']';
}

Suppression suppression_of(const nlohmann::json& json, const std::string& file, std::size_t i, Diagnostics& errors) {
  JsonObject object{json, file, field_name(i), errors};
  Suppression read{object.text("fingerprint"), object.text("reason"), object.text("by"), object.text("until"),
                   object.text("note")};
  if (json.is_object() && !is_fingerprint(read.fingerprint))
    object.error("fingerprint", "it must be 16 hex digits", "copy it from the finding's \"fingerprint\"");
  if (json.is_object() && std::ranges::find(reasons, read.reason) == reasons.end())
    object.error("reason", "it must be needed_fact, their_words, law_or_form, not_about_victim or disagree",
                 did_you_mean(read.reason, reasons));
  if (!read.until.empty() && !is_date(read.until)) object.error("until", "it must be a date, YYYY-MM-DD");
  object.refuse_other_keys();
  return read;
}

}  // namespace

const std::vector<std::string>& keep_reasons() noexcept {
  return reasons;
}

std::string_view in_words(std::string_view reason) noexcept {
  if (reason == "needed_fact") return "the fact is needed as it stands";
  if (reason == "their_words") return "these are somebody's own words";
  if (reason == "law_or_form") return "it is wording of the law or of a form";
  if (reason == "not_about_victim") return "it is not about the victim";
  return "the reader disagrees with the rule";
}

std::optional<Diagnostic> add_suppressions(const std::string& file, const std::vector<Suppression>& added) {
  auto json = nlohmann::json::array();
  if (file_exists(file)) {
    auto there = read_json(file);
    if (!there) return there.error();
    json = std::move(*there);
  }
  auto& list = json.is_object() ? json["suppressions"] : json;
  for (const Suppression& each : added) {
    const auto same = [&](const nlohmann::json& other) { return other.is_object() && other.value("fingerprint", "") == each.fingerprint; };
    if (std::any_of(list.begin(), list.end(), same)) continue;
    nlohmann::json entry{{"fingerprint", each.fingerprint}, {"reason", each.reason}};
    if (!each.by.empty()) entry["by"] = each.by;
    if (!each.note.empty()) entry["note"] = each.note;
    list.push_back(std::move(entry));
  }
  auto output = Output::open(file);
  if (!output) return output.error();
  output->stream() << json.dump(2) << '\n';
  return output->finish();
}

Expected<Suppressions> Suppressions::read(const std::string& file, const std::string& today) {
  const auto json = read_json(file);
  if (!json) return Unexpected{Diagnostics{json.error()}};
  Diagnostics errors;
  const nlohmann::json* list = &*json;
  if (json->is_object()) {
    JsonObject object{*json, file, "", errors};
    list = object.find("suppressions");
    object.refuse_other_keys();
  }
  if (list == nullptr || !list->is_array()) errors.push_back({.file = file, .what = "a list of suppressions was expected"});
  Suppressions read;
  read.file_ = file;
  for (std::size_t i = 0; errors.empty() && i < list->size(); ++i) {
    Suppression suppression = suppression_of((*list)[i], file, i, errors);
    const bool expired = !suppression.until.empty() && suppression.until < today;
    std::string fingerprint = suppression.fingerprint;
    const auto [entry, added] =
        read.entries_.try_emplace(std::move(fingerprint), Entry{std::move(suppression), i, expired, false});
    if (!added && entry->second.expired && !expired) entry->second = Entry{entry->second.suppression, i, false, false};
  }
  if (!errors.empty()) return Unexpected{std::move(errors)};
  return read;
}

void Suppressions::apply(Findings& findings) {
  for (Finding& finding : findings.findings) {
    const auto found = entries_.find(finding.fingerprint);
    if (found == entries_.end()) continue;
    Entry& entry = found->second;
    entry.used = true;
    if (entry.expired || !finding.counts()) continue;
    const Suppression& kept = entry.suppression;
    finding.judgement.spared = Spared::suppressed;
    finding.judgement.because =
        "Kept" + (kept.by.empty() ? std::string{} : " by " + kept.by) + ": " + std::string{in_words(kept.reason)} + '.';
    finding.judgement.chain.push_back({.piece = "suppressions", .text = finding.judgement.because});
  }
}

Diagnostics Suppressions::report() const {
  std::vector<const Entry*> sorted;
  for (const auto& [fingerprint, entry] : entries_)
    if (entry.expired || !entry.used) sorted.push_back(&entry);
  std::ranges::sort(sorted, {}, &Entry::number);
  Diagnostics notes;
  for (const Entry* entry : sorted) {
    Diagnostic note{.level = Diagnostic::Level::warning, .file = file_, .field = field_name(entry->number)};
    if (entry->expired) {
      note.what =
          "it expired on " + entry->suppression.until + (entry->used ? "; the finding counts again" : ", and met no finding");
      note.help = "renew or delete it";
    } else {
      note.what = "it met no finding in what was checked";
      note.help = "delete it if the text has changed";
    }
    notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace unblame::cli
