#include "facts/known_facts.h"

#include <algorithm>

namespace unblame {
namespace {

std::string key_of(FactKind kind, std::string_view normal) {
  std::string key(1, static_cast<char>('a' + static_cast<int>(kind)));
  key += normal;
  return key;
}

std::pair<std::string_view, std::string_view> split_doer(std::string_view normal) {
  const auto colon = normal.find(": ");
  return colon == std::string_view::npos ? std::pair{normal, std::string_view{}}
                                         : std::pair{normal.substr(0, colon), normal.substr(colon + 2)};
}

bool shares_a_word(std::string_view a, std::string_view b) {
  for (std::size_t begin = 0; begin < a.size();) {
    const auto end = std::min(a.find(' ', begin), a.size());
    const std::string_view word = a.substr(begin, end - begin);
    for (std::size_t at = b.find(word); at != std::string_view::npos; at = b.find(word, at + 1))
      if ((at == 0 || b[at - 1] == ' ') && (at + word.size() == b.size() || b[at + word.size()] == ' ')) return true;
    begin = end + 1;
  }
  return false;
}

constexpr std::string_view denies = "not ", times = " times";

}  // namespace

KnownFacts::KnownFacts(std::span<const Fact> facts) {
  for (const Fact& fact : facts) {
    switch (fact.kind) {
      case FactKind::doer: {
        const auto [act, person] = split_doer(fact.normal);
        auto& persons = doers_[std::string(act)];
        if (std::ranges::find(persons, person) == persons.end() && persons.size() < 64) persons.push_back(person);
        break;
      }
      case FactKind::negation:
        if (!fact.certain) undenied_.insert(fact.normal);
        break;
      default:
        break;
    }
    add(fact.kind, fact.normal);
    add_implied(fact);
  }
}

void KnownFacts::add(FactKind kind, std::string_view normal) {
  stated_.insert(key_of(kind, normal));
}
bool KnownFacts::has(FactKind kind, std::string_view normal) const {
  return stated_.contains(key_of(kind, normal));
}

void KnownFacts::add_implied(const Fact& fact) {
  const std::string& normal = fact.normal;
  switch (fact.kind) {
    case FactKind::date:
      if (normal.size() == 10 && normal[0] != '-') {  // 2026-05-03
        add(FactKind::date, "-" + normal.substr(4));
        add(FactKind::date, "---" + normal.substr(8));
        add(FactKind::date, normal.substr(0, 7));
        add(FactKind::date, normal.substr(0, 4));
        add(FactKind::date, "--" + normal.substr(5, 2));
      } else if (normal.size() == 7 && normal[0] == '-') {  // --05-03
        add(FactKind::date, "---" + normal.substr(5));
        add(FactKind::date, normal.substr(0, 4));
      } else if (normal.size() == 7) {  // 2026-05
        add(FactKind::date, normal.substr(0, 4));
        add(FactKind::date, "--" + normal.substr(5));
      }
      if (normal.size() == 4 && normal[0] != '-') add(FactKind::number, normal);
      break;
    case FactKind::time:
      if (normal.size() == 8) add(FactKind::time, std::string_view(normal).substr(0, 5));  // 23:10:45
      if (normal.size() == 5 || normal.size() == 8) {
        const int hour = (normal[0] - '0') * 10 + normal[1] - '0';
        const std::string on_dial = std::to_string(hour % 12);
        add(FactKind::time, (on_dial.size() == 1 ? "0" : "") + on_dial + normal.substr(2, 3) + "?");
      }
      break;
    case FactKind::age:
      add(FactKind::number, normal + " year");
      break;
    case FactKind::number:  // "5 times" is a five; "5 centimetre" is no five of anything else
      if (normal.ends_with(times)) {
        const std::string_view count = std::string_view(normal).substr(0, normal.size() - times.size());
        add(FactKind::number, count);
        if (count.size() > 1 || (count[0] >= '3' && count[0] <= '9')) add(FactKind::number, "several times");
      }
      break;
    case FactKind::side:
      if (constexpr std::string_view both = "both "; fact.certain && normal.starts_with(both))
        for (const std::string_view side : {"left ", "right "})
          add(FactKind::side, std::string(side) + normal.substr(both.size()));
      break;
    case FactKind::substance:
    case FactKind::weapon:
    case FactKind::injury:
    case FactKind::act:
      if (normal.starts_with("threatened ")) add(FactKind::act, "threaten");
      for (auto dot = normal.find('.'); dot != std::string::npos; dot = normal.find('.', dot + 1))
        add(fact.kind, std::string_view(normal).substr(0, dot));
      break;
    default:
      break;
  }
}

bool KnownFacts::knows_doer(std::string_view normal) const {
  const auto [act, person] = split_doer(normal);
  if (!has(FactKind::act, act)) return true;  // the act itself is told
  const auto persons = doers_.find(std::string(act));
  return persons != doers_.end() && std::ranges::any_of(persons->second, [&, who = person](std::string_view other) {
           return other == "?" || shares_a_word(who, other);
         });
}

bool KnownFacts::knows_denial(std::string_view normal) const {
  return has(FactKind::negation, normal) || !undenied_.contains(std::string(normal.substr(denies.size())));
}

bool KnownFacts::knows(const Fact& fact) const {
  if (fact.kind == FactKind::doer) return knows_doer(fact.normal);
  if (fact.kind == FactKind::negation) return knows_denial(fact.normal);
  if (has(fact.kind, fact.normal)) return true;
  if (constexpr std::string_view both = "both "; fact.kind == FactKind::side && fact.normal.starts_with(both))
    return has(FactKind::side, "left " + fact.normal.substr(both.size())) &&
           has(FactKind::side, "right " + fact.normal.substr(both.size()));
  // "112 times" and "112 texts" count the same; a year may stand where nothing shows that it is one ("summer 2018").
  const std::string_view normal = fact.normal;
  if (fact.kind == FactKind::number && normal.ends_with(times))
    return has(FactKind::number, normal.substr(0, normal.size() - times.size()));
  return fact.kind == FactKind::date && normal.size() == 4 && normal[0] != '-' && has(FactKind::number, normal);
}

}  // namespace unblame
