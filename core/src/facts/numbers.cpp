// Numbers, and what numbers count: money, ages, quantities.
#include <algorithm>
#include <charconv>

#include "facts/readers.h"

namespace unblame {
namespace {

std::string without_leading_zeros(std::string_view digits) {
  const auto begin = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  return std::string(digits.substr(begin));
}

bool only_blanks(std::string_view gap) noexcept {
  return !gap.empty() && gap.find_first_not_of(" \t") == std::string_view::npos;
}
bool joins_words(std::string_view gap) noexcept {
  return gap == " " || gap == "-";
}

unsigned long value_of(const Meaning& meaning) noexcept {
  unsigned long value = 0;
  std::from_chars(meaning.value.data(), meaning.value.data() + meaning.value.size(), value);
  return value;
}

std::optional<WrittenNumber> digits_at(const FactText& text, WordIndex i) {
  DigitWord word = text.digit_word(i);
  if (word.digits.empty()) return std::nullopt;
  std::string value = without_leading_zeros(word.digits);
  WordIndex end = i + 1;
  while (word.rest.empty() && word.digits.size() <= 3 && text.gap(end) == "," && text.digit_word(end).digits.size() == 3 &&
         value != "0") {
    word = {text.text(end).substr(0, 3), text.digit_word(end).rest};
    value += word.digits;
    ++end;
  }
  if (word.rest.empty() && text.gap(end) == "." && !text.digit_word(end).digits.empty() &&
      !(text.gap(end + 1) == "." && !text.digit_word(end + 1).digits.empty())) {
    const DigitWord decimals = text.digit_word(end);
    std::string_view kept = decimals.digits;
    while (!kept.empty() && kept.back() == '0') kept.remove_suffix(1);  // "£50.00" is "£50"
    if (!kept.empty()) value += "." + std::string(kept);
    word.rest = decimals.rest;
    ++end;
  }
  return WrittenNumber{std::move(value), end, word.rest, true};
}

/// "two hundred and five", "twenty-five", "a dozen".
std::optional<WrittenNumber> words_at(const FactText& text, WordIndex i) {
  unsigned long total = 0, current = 0;
  WordIndex at = i;
  bool any = false, tens = false, closed = false;
  if ((text.text(at) == "a" || text.text(at) == "an") && text.is(at + 1, Group::scale) && text.gap(at + 1) == " ")
    current = 1, ++at;
  const WordIndex first = at;
  while (at < text.size() && (at == first || joins_words(text.gap(at)))) {
    if (const Tagged word = text.tagged(at, Group::number)) {
      const unsigned long value = value_of(*word.meaning);
      if (closed && !(tens && value > 0 && value < 10)) break;  // "twenty five", not "two three"
      current += value;
      tens = value >= 20;
      closed = true;
      at = word.end;
    } else if (const Tagged scale = text.tagged(at, Group::scale); scale && (any || closed || at > i)) {
      const unsigned long value = value_of(*scale.meaning);
      if (current > 1'000'000'000'000) break;
      current = (current == 0 ? 1 : current) * value;
      if (value >= 1000) total += current, current = 0;
      closed = tens = false;
      at = scale.end;
    } else if (any && text.text(at) == "and" && !closed && text.is(at + 1, Group::number) && text.gap(at + 1) == " ") {
      ++at;
      continue;
    } else {
      break;
    }
    any = true;
  }
  if (!any) return std::nullopt;
  return WrittenNumber{std::to_string(total + current), at, {}, false};
}

/// "approx 2", "about two", "~2"; also in the source, since the view has no "~".
bool is_about(const FactText& text, WordIndex i) {
  if (i > 0 && text.is(i - 1, Group::about) && text.gap(i).size() <= 2) return true;
  const std::string_view before = text.source_gap(i);
  return before.ends_with('~');
}

WordIndex first_of(const FactText& text, WordIndex i) {
  return i > 0 && text.is(i - 1, Group::about) && text.gap(i).size() <= 2 ? i - 1 : i;
}

bool is_item_number(const FactText& text, WordIndex i, const WrittenNumber& number) {
  if (!number.digits || number.end != i + 1 || !number.rest.empty()) return false;
  const std::string_view before = text.gap(i), after = text.gap(i + 1);
  const auto line_end = before.find_last_of('\n');
  const bool line_start =
      (i == 0 && before.find_first_not_of(" \t\x01") == std::string_view::npos) ||
      (line_end != std::string_view::npos && before.find_first_not_of(" \t(", line_end + 1) == std::string_view::npos);
  return line_start && (after.starts_with(". ") || after.starts_with(".\t") || after.starts_with(")"));
}

// --- money ---

struct Sign {
  std::string_view sign, currency;
};
constexpr Sign signs[] = {{"£", "gbp"}, {"$", "usd"}, {"€", "eur"}};

/// The sign before a number, and how many bytes it and the blanks behind it take.
std::pair<std::string_view, std::uint32_t> sign_before(const FactText& text, WordIndex i) {
  const std::string_view gap = text.source_gap(i);
  std::string_view before = gap;
  while (before.ends_with(' ')) before.remove_suffix(1);
  for (const Sign& each : signs)
    if (before.ends_with(each.sign))
      return {each.currency, static_cast<std::uint32_t>(gap.size() - before.size() + each.sign.size())};
  return {};
}

std::string in_pence(const std::string& value, bool pence) {
  if (!pence) return "gbp " + value;
  if (value.find('.') != std::string::npos) return "gbp pence " + value;
  std::string padded = std::string(value.size() < 3 ? 3 - value.size() : 0, '0') + value;
  std::string pounds = padded.substr(0, padded.size() - 2), rest = padded.substr(padded.size() - 2);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  return "gbp " + pounds + (rest.empty() ? "" : "." + rest);
}

/// "£2k", "£1.5m".
std::string scaled(std::string value, std::string_view rest) {
  const std::size_t zeros = rest == "k" ? 3 : rest == "m" || rest == "mn" ? 6 : 0;
  if (zeros == 0) return value;
  const auto point = value.find('.');
  std::string decimals = point == std::string::npos ? "" : value.substr(point + 1);
  if (decimals.size() > zeros) return value;
  decimals.resize(zeros, '0');
  return without_leading_zeros(value.substr(0, point) + decimals);
}

std::optional<WordIndex> read_money(FactText& text, WordIndex i, const WrittenNumber& number) {
  if (const auto [sign, bytes] = sign_before(text, i); !sign.empty()) {
    text.add(FactKind::money, std::string(sign) + " " + scaled(number.value, number.rest), i, number.end);
    text.widen_last(bytes, 0);
    return number.end;
  }
  const std::string* currency = nullptr;
  WordIndex end = number.end;
  if (!number.rest.empty()) {
    currency = text.vocabulary().value_of(number.rest, Group::currency);
  } else if (joins_words(text.gap(end))) {
    if (const Tagged word = text.tagged(end, Group::currency); word && text.text(end) != "p") {
      currency = &word.meaning->value;
      end = word.end;
    }
  }
  if (currency == nullptr) return std::nullopt;
  const bool british = *currency == "gbp" || *currency == "pence";
  text.add(FactKind::money, british ? in_pence(number.value, *currency == "pence") : *currency + " " + number.value, i, end);
  return end;
}

// --- ages ---

bool is_age(const WrittenNumber& number) {
  return number.value.size() <= 3 && number.value.find('.') == std::string::npos && small_number(number.value) >= 1 &&
         small_number(number.value) <= 110;
}

/// Who may be of an age; "they were two" counts them.
bool is_one_person(std::string_view word) {
  return word == "she" || word == "he" || word == "i" || word == "who";
}

std::optional<WordIndex> read_age(FactText& text, WordIndex i, const WrittenNumber& number) {
  if (!is_age(number)) return std::nullopt;
  const auto take = [&](WordIndex first, WordIndex end) {
    text.add(FactKind::age, number.value, first, end);
    return end;
  };
  const std::string_view after = text.gap(number.end);
  if (!number.rest.empty()) {  // "14yo", "14yrs old"
    if (text.vocabulary().value_of(number.rest, Group::age_after) != nullptr) return take(i, number.end);
    const std::string* unit = text.vocabulary().value_of(number.rest, Group::unit);
    if (unit != nullptr && *unit == "year" && (text.text(number.end) == "old" || text.text(number.end) == "olds"))
      return take(i, number.end + 1);
    if ((number.rest == "y" || number.rest == "yr") && after == "/" && text.text(number.end) == "o")
      return take(i, number.end + 1);
  } else if (joins_words(after) || after.empty()) {  // "14 years old", "14-year-old"
    if (const Tagged word = text.tagged(number.end, Group::age_after)) return take(i, word.end);
  }
  if (i == 0) return std::nullopt;
  const std::string_view before = text.gap(i);
  const auto years_end = [&]() -> WordIndex {  // "(15yrs)", "Keeley, 15 yrs,"
    const std::string* unit = number.rest.empty() ? nullptr : text.vocabulary().value_of(number.rest, Group::unit);
    const Tagged word = number.rest.empty() && joins_words(after) ? text.tagged(number.end, Group::unit) : Tagged{};
    const WordIndex end = unit != nullptr && *unit == "year" ? number.end : word && word.meaning->value == "year" ? word.end : i;
    const std::string_view behind = text.gap(end);
    const bool closed = behind.starts_with(")") || behind.starts_with(",");
    const bool opened = before.ends_with("(") || (before == ", " && text.capital(i - 1));
    return end > i && closed && opened ? end : i;
  };
  if (const WordIndex end = years_end(); end > i) return take(i, end);
  if (!number.rest.empty()) return std::nullopt;
  const bool unit_follows = joins_words(after) && text.is(number.end, Group::unit);
  if (text.is(i - 1, Group::age_before) && before.find_first_not_of(" \t:-") == std::string_view::npos && before.size() <= 20)
    return take(i - 1,
                unit_follows && text.tagged(number.end, Group::unit).meaning->value == "year" ? number.end + 1 : number.end);
  if (unit_follows) return std::nullopt;
  // "She was nine when it began", "she is now fifteen": a person, a verb and a number that counts nothing.
  const bool verb_before = text.is(i - 1, Group::age_verb) && before == " ";
  const WordIndex verb = verb_before && i >= 2 && text.gap(i - 1) == " " && text.is(i - 2, Group::age_verb) ? i - 2 : i - 1;
  const bool person_before = verb_before && verb > 0 && text.gap(verb) == " " &&
                             (is_one_person(text.text(verb - 1)) || (text.capital(verb - 1) && !text.begins_sentence(verb)));
  const bool counts_nothing =
      after.empty() || after.find_first_of(",.;)\n") == 0 || text.is(number.end, Group::conjunction) ||
      (after == " " && (text.is(number.end, Group::before_time) || text.is(number.end, Group::before_date)) &&
       text.text(number.end) != "of");
  if (person_before && counts_nothing && after.find_first_of("./:") != 0) return take(i, number.end);
  if (person_before && (after == ". " || after == ".\n" || after == ".")) return take(i, number.end);
  if (!number.digits) return std::nullopt;
  const bool name_before = text.capital(i - 1) && text.digit_word(i - 1).digits.empty();
  const bool bracketed = before.ends_with("(") && after.starts_with(")");
  const bool apposition =
      before == ", " && (after.starts_with(",") || after.starts_with(".") || after.starts_with(")") || after.starts_with(";"));
  if (name_before && (bracketed || apposition)) return take(i, number.end);
  const bool closes = after.empty() || after.find_first_of(",.;\n") == 0 || text.is(number.end, Group::conjunction);
  if (text.is(i - 1, Group::age_verb) && before == " " && closes && number.value.size() == 2 && after.find_first_of("./:") != 0)
    return take(i, number.end);
  if (text.is(i - 1, Group::age_verb) && before == " " && number.value.size() == 2 &&
      (after == ". " || after == ".\n" || after == "."))
    return take(i, number.end);
  return std::nullopt;
}

/// "20 minutes", "300ml", "once"; else the number alone.
WordIndex read_count(FactText& text, WordIndex i, const WrittenNumber& number) {
  const bool about = is_about(text, i);
  const WordIndex first = first_of(text, i);
  const std::string value = (about ? "~" : "") + number.value;
  if (!number.rest.empty()) {
    if (const std::string* unit = text.vocabulary().value_of(number.rest, Group::unit)) {
      text.add(FactKind::number, value + " " + *unit, first, number.end);
    } else if (number.rest == "st" || number.rest == "nd" || number.rest == "rd" || number.rest == "th") {
      text.add(FactKind::number, value + "th", first, number.end);
    } else if (number.rest == "x") {
      text.add(FactKind::number, value + " times", first, number.end);
    } else {
      text.add(FactKind::number, value + std::string(number.rest), first, number.end);
    }
    return number.end;
  }
  if (const std::string_view after = text.source_gap(number.end); after.starts_with('%') || after.starts_with(" %")) {
    text.add(FactKind::number, value + " percent", first, number.end);
    text.widen_last(0, static_cast<std::uint32_t>(after.find('%')) + 1);
    return number.end;
  }
  if (joins_words(text.gap(number.end)))
    if (const Tagged unit = text.tagged(number.end, Group::unit);
        unit && !(unit.meaning->value == "inch" && text.text(number.end) == "in")) {
      const bool some_day =
          !number.digits && number.value == "1" && (unit.meaning->value == "day" || unit.meaning->value == "night");
      text.add(FactKind::number, value + " " + unit.meaning->value, first, unit.end, !some_day);
      return unit.end;
    }
  const bool certain = number.digits || number.value != "1";  // "one of them", "one day"
  text.add(FactKind::number, value, first, number.end, certain);
  return number.end;
}

/// "half an hour", "an hour", "a week".
WordIndex read_one(FactText& text, WordIndex i) {
  const std::string_view word = text.text(i);
  if (word.size() >= 2 && word.size() <= 3 && word[0] == 'x' &&
      word.find_first_not_of("0123456789", 1) == std::string_view::npos) {
    text.add(FactKind::number, std::string(word.substr(1)) + " times", i, i + 1);  // "kicked the door x5"
    return i + 1;
  }
  if (text.is(i, Group::half)) {  // "half an hour", "the last half hour"
    const bool article = (text.text(i + 1) == "an" || text.text(i + 1) == "a") && text.gap(i + 1) == " ";
    const WordIndex at = article ? i + 2 : i + 1;
    if (const Tagged unit = text.tagged(at, Group::unit); unit && joins_words(text.gap(at))) {
      text.add(FactKind::number, unit.meaning->value == "hour" ? "30 minute" : "0.5 " + unit.meaning->value, i, unit.end);
      return unit.end;
    }
  }
  if ((word == "an" || word == "a") && only_blanks(text.gap(i + 1)))
    if (const Tagged unit = text.tagged(i + 1, Group::unit); unit && !text.taken(i + 1) && !text.capital(i + 1)) {
      const bool rate = i > 0 && (text.taken(i - 1) || text.is(i - 1, Group::times));
      text.add(FactKind::number, "1 " + unit.meaning->value, i, unit.end, unit.meaning->value == "hour" && !rate);
      return unit.end;
    }
  if (const Tagged times = text.tagged(i, Group::times)) {
    // "slapped her once to the face", not "once he had left" and "at once".
    const bool counts = times.meaning->value != "1" || text.gap(times.end).find_first_of(".,;") == 0 ||
                        text.is(times.end, Group::to) || text.is(times.end, Group::before_date) ||
                        text.is(times.end, Group::conjunction);
    // "hit her once with a belt", not "told her once he had left"
    const bool behind_object = i > 0 && text.gap(i) == " " && text.is(i - 1, Group::pronoun) &&
                               !text.is(times.end, Group::pronoun) && text.is(times.end, Group::preposition);
    const bool idiom = i > 0 && (text.text(i - 1) == "at" || text.text(i - 1) == "than");
    text.add(FactKind::number, times.meaning->value + " times", i, times.end, (counts || behind_object) && !idiom);
    return times.end;
  }
  if (const Tagged ordinal = text.tagged(i, Group::ordinal)) {
    text.add(FactKind::number, ordinal.meaning->value + "th", i, ordinal.end, false);  // "first" is often "at first"
    return ordinal.end;
  }
  return i;
}

}  // namespace

unsigned small_number(std::string_view digits, std::size_t most) noexcept {
  unsigned value = 0;
  if (digits.empty() || digits.size() > most) return 0;
  for (const char digit : digits) value = value * 10 + static_cast<unsigned>(digit - '0');
  return value;
}

std::optional<WrittenNumber> number_at(const FactText& text, WordIndex i) {
  if (auto number = digits_at(text, i)) return number;
  return words_at(text, i);
}

WordIndex read_quantity(FactText& text, WordIndex i) {
  const auto number = number_at(text, i);
  if (!number) return read_one(text, i);
  if (is_item_number(text, i, *number)) return i + 1;
  if (const auto end = read_money(text, i, *number)) return *end;
  if (const auto end = read_age(text, i, *number)) return *end;
  return read_count(text, i, *number);
}

}  // namespace unblame
