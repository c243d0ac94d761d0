// Dates and times of day.
#include <algorithm>
#include <cstdio>

#include "facts/readers.h"

namespace unblame {
namespace {

std::string two_digits(unsigned value) {
  char text[16];
  std::snprintf(text, sizeof text, "%02u", value);
  return text;
}

/// Two digits are 2000 to 2040, else a year of birth. No clock is asked: the same text is the same facts in every year.
unsigned full_year(std::string_view digits) noexcept {
  const unsigned year = small_number(digits);
  if (digits.size() == 4) return year >= 1900 && year <= 2099 ? year : 0;
  if (digits.size() != 2) return 0;
  return year <= 40 ? 2000 + year : 1900 + year;
}

struct CalendarDate {
  unsigned year = 0, month = 0, day = 0;  ///< 0 if not said
  WordIndex end = 0;
  [[nodiscard]] std::string normal() const {
    if (month == 0) return day == 0 ? std::to_string(year) : "---" + two_digits(day);
    std::string text = year > 0 ? std::to_string(year) : "-";
    text += "-" + two_digits(month);
    return day > 0 ? text + "-" + two_digits(day) : text;
  }
};

bool is_day(unsigned day) noexcept {
  return day >= 1 && day <= 31;
}
bool is_month(unsigned month) noexcept {
  return month >= 1 && month <= 12;
}

bool is_separator(std::string_view gap) noexcept {
  return gap == "/" || gap == "." || gap == "-";
}

/// "03/05/2026", "3.5.26", "2026-05-03", "03/05", "05/2026".
std::optional<CalendarDate> numeric_date(const FactText& text, WordIndex i) {
  if (!text.all_digits(i) || !text.all_digits(i + 1)) return std::nullopt;
  const std::string_view separator = text.gap(i + 1), first = text.text(i), second = text.text(i + 1);
  if (!is_separator(separator)) return std::nullopt;
  if (i > 0 && is_separator(text.gap(i))) return std::nullopt;  // in the middle of something longer
  const bool three = text.gap(i + 2) == separator && !text.digit_word(i + 2).digits.empty();
  if (three) {
    const std::string_view third = text.digit_word(i + 2).digits;
    const std::string_view rest = text.digit_word(i + 2).rest;
    const bool clock_follows = rest == "t" || rest == "t00";  // ISO 8601 in one run: "2026-05-03t..."
    if (!rest.empty() && !clock_follows && !(first.size() == 4 && rest.starts_with('t'))) return std::nullopt;
    if (text.gap(i + 3) == separator && !text.digit_word(i + 3).digits.empty()) return std::nullopt;
    const unsigned a = small_number(first), b = small_number(second), c = small_number(third);
    if (first.size() == 4 && full_year(first) > 0 && is_month(b) && is_day(c)) return CalendarDate{full_year(first), b, c, i + 3};
    if (first.size() > 2 || second.size() > 2 || full_year(third) == 0) return std::nullopt;
    if (is_day(a) && is_month(b)) return CalendarDate{full_year(third), b, a, i + 3};
    if (is_month(a) && is_day(b)) return CalendarDate{full_year(third), a, b, i + 3};  // written the American way
    return std::nullopt;
  }
  if (separator != "/") return std::nullopt;
  if (first.size() <= 2 && second.size() == 4 && is_month(small_number(first)) && full_year(second) > 0)
    return CalendarDate{full_year(second), small_number(first), 0, i + 2};
  if (first.size() == 2 && second.size() == 2 && is_day(small_number(first)) && is_month(small_number(second)))
    return CalendarDate{0, small_number(second), small_number(first), i + 2};
  return std::nullopt;
}

bool joins_date(std::string_view gap) noexcept {
  return gap == " " || gap == "-" || gap == "/" || gap == ", " || gap == ". " || gap.empty();
}

/// A year behind a month: "2026", "'26", "-26".
std::optional<std::pair<unsigned, WordIndex>> year_at(const FactText& text, WordIndex i) {
  if (!text.all_digits(i)) return std::nullopt;
  const std::string_view gap = text.gap(i), word = text.text(i);
  if (word.size() == 4 && joins_date(gap) && full_year(word) > 0) {
    const bool is_clock = text.is(i + 1, Group::clock) && text.gap(i + 1) == " ";
    if (!is_clock) return std::pair{full_year(word), i + 1};
  }
  if (word.size() == 2 && (gap == "-" || gap == "/" || gap == " '")) return std::pair{full_year(word), i + 1};
  return std::nullopt;
}

/// Day of a month: "3", "3rd", "third"; 0 if it is none.
std::pair<unsigned, WordIndex> day_at(const FactText& text, WordIndex i) {
  const DigitWord word = text.digit_word(i);
  if (!word.digits.empty()) {
    const bool suffix = word.rest.empty() || word.rest == "st" || word.rest == "nd" || word.rest == "rd" || word.rest == "th";
    const unsigned day = small_number(word.digits, 2);
    return suffix && is_day(day) ? std::pair{day, i + 1} : std::pair{0U, i};
  }
  if (const Tagged ordinal = text.tagged(i, Group::ordinal)) {
    const unsigned day = small_number(ordinal.meaning->value);
    return is_day(day) ? std::pair{day, ordinal.end} : std::pair{0U, i};
  }
  return {0U, i};
}

/// A month beside a day: any way to write it, in any case.
unsigned month_at(const FactText& text, WordIndex i) {
  const Tagged month = text.tagged(i, Group::month);
  return month ? small_number(month.meaning->value) : 0;
}

/// "3rd May 2026", "3 of May", "the third of May".
std::optional<CalendarDate> day_and_month(const FactText& text, WordIndex i) {
  const auto [day, after_day] = day_at(text, i);
  if (day == 0) return std::nullopt;
  WordIndex at = after_day;
  if (text.text(at) == "day" && text.text(at + 1) == "of") ++at;
  if (text.text(at) == "of" && text.gap(at) == " ") ++at;
  const std::string_view gap = text.gap(at);
  if (gap != " " && gap != "-" && gap != "/" && gap != "\n") return std::nullopt;
  const unsigned month = month_at(text, at);
  if (month == 0) return std::nullopt;
  // "on the 3rd may have", "Unit 4 may": the verb is in small letters.
  if (text.is(at, Group::month_or_word) && !text.capital(at) && !year_at(text, at + 1)) return std::nullopt;
  CalendarDate date{0, month, day, at + 1};
  if (const auto year = year_at(text, at + 1)) date.year = year->first, date.end = year->second;
  return date;
}

/// "May 3rd, 2026", "May 2026", "in May".
std::optional<CalendarDate> month_first(const FactText& text, WordIndex i) {
  const unsigned month = month_at(text, i);
  if (month == 0) return std::nullopt;
  if (const auto year = year_at(text, i + 1)) return CalendarDate{year->first, month, 0, year->second};
  const bool written = text.capital(i);
  if (const auto [day, end] = day_at(text, i + 1);
      day > 0 && text.gap(i + 1) == " " && written && !text.digit_word(i + 1).digits.empty()) {
    if (text.gap(end) == ":" || text.is(end, Group::clock)) return std::nullopt;
    CalendarDate date{0, month, day, end};
    if (const auto year = year_at(text, end)) date.year = year->first, date.end = year->second;
    return date;
  }
  if (!written) return std::nullopt;
  const bool expected = i > 0 && text.is(i - 1, Group::before_date) && text.gap(i) == " ";
  if (text.is(i, Group::month_or_word) && (!expected || text.shouts(i))) return std::nullopt;
  return CalendarDate{0, month, 0, i + 1};
}

/// "03MAY26", "3May".
std::optional<CalendarDate> run_together(const FactText& text, WordIndex i) {
  const DigitWord word = text.digit_word(i);
  if (word.digits.empty() || word.digits.size() > 2 || word.rest.size() < 3) return std::nullopt;
  const auto letters = std::min(word.rest.find_first_of("0123456789"), word.rest.size());
  const std::string* month = text.vocabulary().value_of(word.rest.substr(0, letters), Group::month);
  const std::string_view year = word.rest.substr(letters);
  if (month == nullptr || !is_day(small_number(word.digits)) || year.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  return CalendarDate{year.empty() ? 0 : full_year(year), small_number(*month), small_number(word.digits), i + 1};
}

/// "the 14th", "in 2019".
std::optional<CalendarDate> bare_date(const FactText& text, WordIndex i) {
  const DigitWord word = text.digit_word(i);
  if (word.digits.empty() || i == 0) return std::nullopt;
  const std::string_view before = text.text(i - 1);
  const bool suffix = word.rest == "st" || word.rest == "nd" || word.rest == "rd" || word.rest == "th";
  if (suffix && (before == "the" || before == "on") && text.gap(i) == " " && is_day(small_number(word.digits, 2)) &&
      !(text.is(i + 1, Group::ordinal_noun) && text.gap(i + 1) == " "))
    return CalendarDate{0, 0, small_number(word.digits, 2), i + 1};
  const bool expected =
      (text.is(i - 1, Group::before_date) && text.gap(i) == " ") || text.gap(i).ends_with("(") || before == "act";
  if (word.rest.empty() && word.digits.size() == 4 && full_year(word.digits) >= 1950 && expected &&
      !text.is(i + 1, Group::clock) && !(text.is(i - 1, Group::before_time) && before != "in" && before != "since") &&
      text.gap(i + 1) != ":")
    return CalendarDate{full_year(word.digits), 0, 0, i + 1};
  return std::nullopt;
}

// --- times ---

struct TimeOfDay {
  unsigned hour = 0, minute = 0;
  bool exact = true;  ///< false: morning or afternoon is not said
  WordIndex end = 0;
  std::string_view seconds{};
  [[nodiscard]] std::string normal() const {
    const std::string time = two_digits(exact ? hour : hour % 12) + ":" + two_digits(minute);
    return time + (seconds.empty() ? "" : ":" + std::string(seconds)) + (exact ? "" : "?");
  }
};

enum class Half { unsaid, morning, afternoon, night };

/// "pm", "p.m.", "in the evening", from `i` on; `rest` are letters that hang on the digits before.
std::pair<Half, WordIndex> half_at(const FactText& text, std::string_view rest, WordIndex i) {
  if (rest == "am" || rest == "pm") return {rest == "am" ? Half::morning : Half::afternoon, i};
  if ((rest == "a" || rest == "p") && text.text(i) == "m" && text.gap(i) == ".")
    return {rest == "a" ? Half::morning : Half::afternoon, i + 1};
  if (!rest.empty()) return {Half::unsaid, i};
  const std::string_view gap = text.gap(i);
  if (gap != " " && gap != "") return {Half::unsaid, i};
  if ((text.text(i) == "a" || text.text(i) == "p") && text.text(i + 1) == "m" && text.gap(i + 1) == ".")
    return {text.text(i) == "a" ? Half::morning : Half::afternoon, i + 2};
  if (const Tagged word = text.tagged(i, Group::am)) return {Half::morning, word.end};
  if (const Tagged word = text.tagged(i, Group::pm)) return {text.text(i) == "at" ? Half::night : Half::afternoon, word.end};
  return {Half::unsaid, i};
}

TimeOfDay on_the_clock(unsigned hour, unsigned minute, Half half, WordIndex end, bool exact_without) {
  if (half == Half::unsaid) return {hour, minute, exact_without || hour > 12 || hour == 0, end};
  if (half == Half::night) half = hour < 6 || hour == 12 ? Half::morning : Half::afternoon;  // "two at night", "ten at night"
  if (half == Half::afternoon && hour < 12) hour += 12;
  if (half == Half::morning && hour == 12) hour = 0;
  return {hour, minute, true, end};
}

/// "23:10", "23.10 hrs", "11.10pm", "23:10:45".
std::optional<TimeOfDay> split_time(const FactText& text, WordIndex i) {
  if (!text.all_digits(i) || text.text(i).size() > 2) return std::nullopt;
  const std::string_view separator = text.gap(i + 1);
  const DigitWord minutes = text.digit_word(i + 1);
  if ((separator != ":" && separator != ".") || minutes.digits.size() != 2) return std::nullopt;
  const unsigned hour = small_number(text.text(i)), minute = small_number(minutes.digits);
  if (hour > 24 || minute > 59) return std::nullopt;
  WordIndex end = i + 2;
  if (separator == ":" && minutes.rest.empty() && text.gap(end) == ":" && text.digit_word(end).digits.size() == 2 &&
      text.all_digits(end)) {
    TimeOfDay time = on_the_clock(hour, minute, Half::unsaid, end + 1, true);
    time.seconds = text.text(end);
    return time;
  }
  const auto [half, after] = half_at(text, minutes.rest, end);
  const bool clock = text.vocabulary().value_of(minutes.rest, Group::clock) != nullptr ||
                     (minutes.rest.empty() && text.is(end, Group::clock) && text.gap(end) == " ");
  if (half != Half::unsaid) return on_the_clock(hour, minute, half, after, true);
  if (clock) return on_the_clock(hour, minute, half, minutes.rest.empty() ? end + 1 : end, true);
  if (!minutes.rest.empty()) return std::nullopt;
  const bool two = text.text(i).size() == 2;
  if (separator == ":") return on_the_clock(hour, minute, half, end, two);
  const bool expected = i > 0 && text.is(i - 1, Group::before_time) && text.gap(i) == " ";
  const bool longer = text.gap(end) == "." && !text.digit_word(end).digits.empty();
  if (!expected || longer || (text.is(end, Group::unit) && text.gap(end) == " ") || text.source_gap(i).ends_with("£"))
    return std::nullopt;
  return on_the_clock(hour, minute, half, end, two);
}

/// "2310 hrs", "2310hrs", "at 0930".
std::optional<TimeOfDay> four_digits(const FactText& text, WordIndex i) {
  const DigitWord word = text.digit_word(i);
  if (word.digits.size() != 4) return std::nullopt;
  const unsigned hour = small_number(word.digits.substr(0, 2)), minute = small_number(word.digits.substr(2));
  if (hour > 24 || minute > 59) return std::nullopt;
  if (!word.rest.empty()) {
    if (text.vocabulary().value_of(word.rest, Group::clock) == nullptr && word.rest != "z") return std::nullopt;
    return TimeOfDay{hour, minute, true, i + 1};
  }
  const std::string_view after = text.gap(i + 1);
  if (text.is(i + 1, Group::clock) && (after == " " || after.empty())) return TimeOfDay{hour, minute, true, i + 2};
  const std::string_view before = text.gap(i);
  const bool expected = i > 0 && text.is(i - 1, Group::before_time) && (before == " " || before == ": ");
  const bool begins_entry =
      before.ends_with('\n') && (after.starts_with(" - ") || after.starts_with("  ") || after.starts_with(": "));
  const bool range = (i > 1 && text.text(i - 1) == "and" && text.digit_word(i - 2).digits.size() == 4 && text.taken(i - 2)) ||
                     (i > 0 && before == "-" && text.taken(i - 1) && text.digit_word(i - 1).digits.size() == 4);
  const bool counted = after == " " && (text.is(i + 1, Group::unit) || text.is(i + 1, Group::currency));
  const bool year = full_year(word.digits) >= 1950 && i > 0 &&
                    (text.text(i - 1) == "since" || text.text(i - 1) == "from" || text.text(i - 1) == "by");
  const bool padded = word.digits[0] == '0' && !(i > 0 && text.is(i - 1, Group::title));  // no count is written "0612"
  if ((!expected && !begins_entry && !range && !padded) || counted || year) return std::nullopt;
  if (text.source_gap(i).ends_with("£")) return std::nullopt;
  return TimeOfDay{hour, minute, true, i + 1};
}

/// An hour in words or digits: "two", "11".
std::pair<unsigned, WordIndex> hour_at(const FactText& text, WordIndex i) {
  const auto number = number_at(text, i);
  if (!number || number->value.size() > 2 || !number->rest.empty()) return {0, i};
  const unsigned hour = small_number(number->value);
  return hour >= 1 && hour <= 12 ? std::pair{hour, number->end} : std::pair{0U, i};
}

/// "11pm", "11 p.m.", "two o'clock", "half past two", "ten to three", "quarter past eight in the evening".
std::optional<TimeOfDay> spoken_time(const FactText& text, WordIndex i) {
  const auto finish = [&](unsigned hour, unsigned minute, WordIndex end) {
    if (text.is(end, Group::oclock)) end = text.tagged(end, Group::oclock).end;
    const auto [half, after] = half_at(text, {}, end);
    return on_the_clock(hour, minute, half, half == Half::unsaid ? end : after, false);
  };
  unsigned minutes = 0;
  WordIndex at = i;
  if (text.is(i, Group::half)) {
    minutes = 30, at = i + 1;
  } else if (text.is(i, Group::quarter)) {
    minutes = 15, at = i + 1;
  } else if (const auto number = number_at(text, i); number && number->rest.empty() && number->value.size() <= 2) {
    minutes = small_number(number->value), at = number->end;
    if (text.text(at) == "minutes" || text.text(at) == "mins") ++at;
  }
  if (minutes >= 1 && minutes <= 59 && text.gap(at) == " ") {
    const bool past = text.is(at, Group::past), to = text.text(at) == "to" && (minutes % 5 == 0);
    if ((past || to) && text.gap(at + 1) == " ") {
      const auto [hour, end] = hour_at(text, at + 1);
      const bool counted = (text.is(end, Group::unit) && text.text(end) != "in") || text.is(end, Group::currency);
      const bool range =
          to && !text.is(i, Group::quarter) && (i == 0 || !text.is(i - 1, Group::before_time));  // "five to ten days"
      if (hour > 0 && !counted && !range)
        return past ? finish(hour, minutes, end) : finish(hour == 1 ? 12 : hour - 1, 60 - minutes, end);
    }
  }
  if (text.is(i, Group::half) && i > 0 && text.is(i - 1, Group::before_time) && text.gap(at) == " ") {  // "at half two"
    const auto [hour, end] = hour_at(text, at);
    const bool counted = (text.is(end, Group::unit) && text.text(end) != "in") || text.is(end, Group::currency);
    if (hour > 0 && !counted) return finish(hour, 30, end);
  }
  if (const DigitWord word = text.digit_word(i); !word.digits.empty() && word.digits.size() <= 2) {  // "11pm"
    const unsigned hour = small_number(word.digits);
    const auto [half, end] = half_at(text, word.rest, i + 1);
    const bool phrase = word.rest.empty() && end > i + 3;  // "14 in the morning" is no hour, "8 in the morning" is
    if (half != Half::unsaid && hour >= 1 && hour <= 12 && (!phrase || text.text(i + 1) == "in" || text.text(i + 1) == "at"))
      return on_the_clock(hour, 0, half, end, false);
  }
  const auto [hour, end] = hour_at(text, i);
  if (hour > 0 && text.is(end, Group::oclock) && text.gap(end) == " ") return finish(hour, 0, end);
  // "two in the morning", where a time is expected.
  const Tagged phrase = text.is(end, Group::am) ? text.tagged(end, Group::am) : text.tagged(end, Group::pm);
  const bool expected = i > 0 && text.is(i - 1, Group::before_time);
  if (hour > 0 && phrase && expected && phrase.end > end + 1 && text.gap(end) == " ") return finish(hour, 0, end);
  return std::nullopt;
}

}  // namespace

WordIndex read_date(FactText& text, WordIndex i) {
  if (const Tagged weekday = text.tagged(i, Group::weekday)) {
    const bool short_form = text.text(i).size() <= 4;  // "sun", "sat", "wed": a day with a capital only
    if (!short_form || (text.capital(i) && !(text.shouts(i) && text.digit_word(i + 1).digits.empty()))) {
      text.add(FactKind::date, weekday.meaning->value, i, weekday.end);
      return weekday.end;
    }
  }
  for (const auto read : {numeric_date, day_and_month, month_first, run_together, bare_date})
    if (const auto date = read(text, i)) {
      text.add(FactKind::date, date->normal(), i, date->end);
      return date->end;
    }
  return i;
}

WordIndex read_time(FactText& text, WordIndex i) {
  for (const auto read : {split_time, four_digits, spoken_time})
    if (const auto time = read(text, i)) {
      text.add(FactKind::time, time->normal(), i, time->end);
      return time->end;
    }
  return i;
}

}  // namespace unblame
