#include "report/catalogue.h"

#include <algorithm>

namespace unblame::report {
namespace {

/// UK policing and the CPS first: an officer is answerable to them.
int weight(const Source* source) {
  constexpr std::string_view classes[] = {"inspectorate", "police", "prosecution", "government", "inquiry",
                                          "charity",      "health", "research",    "press",      "copy"};
  if (source == nullptr) return static_cast<int>(std::size(classes)) + 1;
  return static_cast<int>(std::ranges::find(classes, std::string_view{source->source_class}) - std::begin(classes));
}

template <class T>
std::vector<const T*> sorted_by_id(std::span<const T> items) {
  std::vector<const T*> sorted;
  sorted.reserve(items.size());
  for (const T& item : items) sorted.push_back(&item);
  std::ranges::stable_sort(sorted, {}, [](const T* item) { return std::string_view{item->id}; });
  return sorted;
}

template <class T>
const T* lookup(const std::vector<const T*>& sorted, std::string_view id) {
  const auto found = std::ranges::lower_bound(sorted, id, {}, [](const T* item) { return std::string_view{item->id}; });
  return found != sorted.end() && (*found)->id == id ? *found : nullptr;
}

const Suggestion* first_of(const Finding& finding, Suggestion::Kind kind) {
  const auto found = std::ranges::find(finding.suggestions, kind, &Suggestion::kind);
  return found == finding.suggestions.end() ? nullptr : &*found;
}

}  // namespace

Catalogue::Catalogue(const RunInfo& run) : rules_(sorted_by_id(run.rules)), sources_(sorted_by_id(run.sources)) {}

const Rule* Catalogue::rule(std::string_view id) const noexcept {
  return lookup(rules_, id);
}
const Source* Catalogue::source(std::string_view id) const noexcept {
  return lookup(sources_, id);
}

std::vector<std::string_view> Catalogue::by_weight(const std::vector<std::string>& ids) const {
  std::vector<std::string_view> sorted(ids.begin(), ids.end());
  std::ranges::stable_sort(sorted, {}, [&](std::string_view id) { return weight(source(id)); });
  return sorted;
}

std::string Catalogue::in_short(const std::vector<std::string>& ids) const {
  return ids.empty() ? std::string{} : in_short(by_weight(ids).front());
}

std::string Catalogue::in_short(std::string_view id) const {
  const Source* known = source(id);
  if (known == nullptr) return std::string{id};
  if (!known->in_short.empty()) return known->in_short;
  const std::string& name = known->publisher.empty() ? known->title : known->publisher;
  return known->year == 0 ? name : name + ' ' + std::to_string(known->year);
}

bool is_web_address(std::string_view url) noexcept {
  return url.starts_with("https://") || url.starts_with("http://");
}

const Suggestion* best_alternative(const Finding& finding) noexcept {
  const Suggestion* replacement = first_of(finding, Suggestion::Kind::replace);
  return replacement != nullptr ? replacement : first_of(finding, Suggestion::Kind::rewrite);
}

const Suggestion* first_question(const Finding& finding) noexcept {
  return first_of(finding, Suggestion::Kind::ask);
}

}  // namespace unblame::report
