// What stands for a person, a thing or a document by letters and digits, and how somebody is reached.
#include <algorithm>

#include "facts/readers.h"

namespace unblame {
namespace {

bool has_digit(std::string_view word) noexcept {
  return word.find_first_of("0123456789") != std::string_view::npos;
}
bool has_letter(std::string_view word) noexcept {
  return std::ranges::any_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == 'Z'; });
}
bool only_letters(std::string_view word) noexcept {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The shape of a word: "a" for a letter, "0" for a digit.
std::string shape_of(std::string_view word) {
  std::string shape;
  for (const char c : word) shape += c >= '0' && c <= '9' ? '0' : 'a';
  return shape;
}

std::string without_zeros(std::string_view digits) {
  const auto begin = digits.find_first_not_of('0');
  return begin == std::string_view::npos ? "0" : std::string(digits.substr(begin));
}

/// "07700 900123", "+44 7700 900123", "(01632) 960 001": ten or eleven digits from 0.
WordIndex read_telephone(FactText& text, WordIndex i) {
  if (!text.all_digits(i)) return i;
  const bool international = text.source_gap(i).ends_with("+") || text.text(i).starts_with("0044");
  std::string digits;
  WordIndex end = i;
  while (end < text.size() && end < i + 6 && text.all_digits(end)) {
    const std::string_view gap = text.gap(end);
    if (end > i && gap != " " && gap != "-" && gap != ") " && gap != " (" && gap != ")") break;
    digits += text.text(end++);
  }
  if (digits.starts_with("0044")) digits = digits.substr(2);
  if (international && digits.starts_with("44")) digits = (digits.size() > 2 && digits[2] == '0' ? "" : "0") + digits.substr(2);
  const bool british = digits.starts_with("0") && (digits.size() == 10 || digits.size() == 11) && digits[1] != '0';
  if (!british && !(international && digits.size() >= 9 && digits.size() <= 15)) return i;
  if (end - i > 1 && text.text(i).size() < 3 && !international) return i;  // "03 05 2026 12": not a number
  text.add(FactKind::contact, digits, i, end);
  if (text.source_gap(i).ends_with("+")) text.widen_last(1, 0);
  return end;
}

/// "sam.r@example.org", "@ellie_x". The view has no "@" and no "_": the source is looked at.
WordIndex read_address(FactText& text, WordIndex i) {
  const auto joins = [&](WordIndex at) {
    const std::string_view gap = text.source_gap(at);
    return gap == "." || gap == "_" || gap == "-" || gap == "+" || gap == "@";
  };
  const bool handle = text.source_gap(i).ends_with("@");
  WordIndex end = i + 1;
  bool at_sign = handle;
  std::string address{text.text(i)};
  while (end < text.size() && end < i + 12 && joins(end)) {
    at_sign = at_sign || text.source_gap(end) == "@";
    address += std::string(text.source_gap(end)) + std::string(text.text(end));
    ++end;
  }
  if (!at_sign) return i;
  text.add(FactKind::contact, handle ? "@" + address : address, i, end);
  if (handle) text.widen_last(1, 0);
  return end;
}

bool is_capital_run(const FactText& text, WordIndex i) {
  return text.all_capitals(i) || !has_letter(text.text(i));
}

/// "AB12 CDE", "AB12CDE", "A123 BCD", "LS1 4AB", "LS14AB".
WordIndex read_mark(FactText& text, WordIndex i) {
  if (!has_digit(text.text(i)) || !has_letter(text.text(i)) || !text.all_capitals(i)) return i;
  const std::string shape = shape_of(text.text(i));
  if (shape == "aa00aaa" || shape == "a000aaa") {
    text.add(FactKind::reference, std::string(text.text(i)), i, i + 1);
    return i + 1;
  }
  if (text.gap(i + 1) != " " || !text.all_capitals(i + 1)) return i;
  const std::string next = shape_of(text.text(i + 1));
  const bool vehicle =
      next == "aaa" && (shape == "aa00" || shape == "a000" || shape == "a00") && text.digit_word(i + 1).digits.empty();
  const bool postcode = next == "0aa" && (shape == "a0" || shape == "a00" || shape == "aa0" || shape == "aa00" ||
                                          shape == "a0a" || shape == "aa0a");
  if (!vehicle && !postcode) return i;
  text.add(FactKind::reference, std::string(text.text(i)) + std::string(text.text(i + 1)), i, i + 2);
  return i + 2;
}

/// "section 47", "s.47", "S47", "ss. 18 and 20" (the first).
WordIndex read_section(FactText& text, WordIndex i) {
  const auto number = [](std::string_view word) {
    const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
    return digits > 0 && digits <= 3 && word.size() - digits <= 1 ? word : std::string_view{};
  };
  if (text.is(i, Group::before_section)) {
    const std::string_view gap = text.gap(i + 1);
    const bool letter = text.text(i).size() <= 2;
    if ((gap == " " || gap == "." || gap == ". ") && !number(text.text(i + 1)).empty() &&
        !(letter && gap == " " && !text.all_capitals(i))) {
      text.add(FactKind::reference, "section " + std::string(text.text(i + 1)), i, i + 2);
      return i + 2;
    }
  }
  const std::string_view word = text.text(i);
  if (word.size() >= 3 && word[0] == 's' && !number(word.substr(1)).empty() && small_number(word.substr(1, 2)) >= 10 &&
      text.capital(i)) {
    text.add(FactKind::reference, "section " + std::string(word.substr(1)), i, i + 1);  // S1 is a suspect, S18 an offence
    return i + 1;
  }
  return i;
}

/// "MG11", "MG 6C", "form 124D".
WordIndex read_form(FactText& text, WordIndex i) {
  const std::string_view word = text.text(i);
  if (word.size() > 2 && word.starts_with("mg") && has_digit(word.substr(2, 1)) && word.size() <= 5) {
    text.add(FactKind::reference, std::string(word), i, i + 1);
    return i + 1;
  }
  if (text.is(i, Group::before_form) && text.gap(i + 1) == " " && !text.digit_word(i + 1).digits.empty() &&
      text.digit_word(i + 1).digits.size() <= 2 && text.capital(i)) {
    text.add(FactKind::reference, std::string(word) + std::string(text.text(i + 1)), i, i + 2);
    return i + 2;
  }
  return i;
}

/// "V1", "S 2", "IP1", "Suspect 2", "Witness B": a person by a code.
WordIndex read_person(FactText& text, WordIndex i) {
  const std::string_view word = text.text(i);
  const auto digits = word.find_first_of("0123456789");
  if (digits != std::string_view::npos && digits > 0 && word.size() - digits <= 2 && text.capital(i) &&
      text.vocabulary().value_of(word.substr(0, digits), Group::person_code) != nullptr &&
      word.find_first_not_of("0123456789", digits) == std::string_view::npos && text.gap(i + 1) != "/") {
    text.add(FactKind::reference, std::string(word), i, i + 1);
    text.set_person(i, i + 1);
    return i + 1;
  }
  if (text.gap(i + 1) != " ") return i;
  const std::string_view next = text.text(i + 1);
  const bool code =
      text.is(i, Group::person_code) && text.all_digits(i + 1) && next.size() == 1 && (word.size() > 2 || text.capital(i));
  if (code) {  // "suspect 1" is "S1"
    const bool initial = word == "suspect" || word == "victim" || word == "witness";
    text.add(FactKind::reference, std::string(initial ? word.substr(0, 1) : word) + std::string(next), i, i + 2);
    text.set_person(i, i + 2);
    return i + 2;
  }
  const bool letter = text.is(i, Group::before_person) && next.size() <= 2 && only_letters(next) && text.all_capitals(i + 1) &&
                      !text.shouts(i) && !(next == "i" || text.is(i + 1, Group::title) || text.is(i + 1, Group::never));
  if (letter && (next.size() == 1 || !text.vocabulary().is_common(next))) {
    text.add(FactKind::name, std::string(next), i, i + 2);
    text.set_person(i, i + 2);
    return i + 2;
  }
  return i;
}

/// "PC 1234": an officer's number.
WordIndex read_collar(FactText& text, WordIndex i) {
  if (i == 0 || !text.all_digits(i) || !text.is(i - 1, Group::title) || text.gap(i) != " ") return i;
  text.add(FactKind::reference, "officer " + without_zeros(text.text(i)), i, i + 1);
  return i + 1;
}

/// "ABC/1", "42/12345/26", "OC-4471", "WM-20250824-0071", "24/7": letters and digits joined by strokes or hyphens.
WordIndex read_joined(FactText& text, WordIndex i) {
  WordIndex end = i + 1;
  bool digits = has_digit(text.text(i)), letters = has_letter(text.text(i)), stroke = false;
  std::string normal{text.all_digits(i) ? without_zeros(text.text(i)) : std::string(text.text(i))};
  while (end < text.size() && end < i + 8 && (text.gap(end) == "/" || text.gap(end) == "-")) {
    const bool number = text.all_digits(end);
    if (!number && !is_capital_run(text, end)) break;
    stroke = stroke || text.gap(end) == "/";
    digits = digits || has_digit(text.text(end));
    letters = letters || has_letter(text.text(end));
    normal += std::string(text.gap(end)) + (number ? without_zeros(text.text(end)) : std::string(text.text(end)));
    ++end;
  }
  if (end == i + 1 || !digits || !is_capital_run(text, i) || !(letters || stroke)) return i;
  text.add(FactKind::reference, std::move(normal), i, end);
  return end;
}

/// "HV22", "AMR01", "A3": capitals and digits in one word.
WordIndex read_code(FactText& text, WordIndex i) {
  const std::string_view word = text.text(i);
  if (!has_digit(word) || !has_letter(word) || !text.all_capitals(i) || word[0] < 'a' || word.size() > 20) return i;
  const auto digits = word.find_first_of("0123456789");
  if (word.size() <= 3 && digits == 1 && word[0] == 'x') return i;  // "X5": five times
  text.add(FactKind::reference, std::string(word), i, i + 1);
  return i + 1;
}

}  // namespace

WordIndex read_contact(FactText& text, WordIndex i) {
  if (const WordIndex end = read_address(text, i); end > i) return end;
  return read_telephone(text, i);
}

WordIndex read_reference(FactText& text, WordIndex i) {
  for (const auto read : {read_mark, read_section, read_form, read_person, read_collar, read_joined, read_code})
    if (const WordIndex end = read(text, i); end > i) return end;
  return i;
}

}  // namespace unblame
