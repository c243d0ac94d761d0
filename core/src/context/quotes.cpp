#include "context/quotes.h"

#include <algorithm>
#include <array>

namespace unblame {

namespace {

/// What a mark is written with. Marks of one kind open and close each other.
enum class Mark : std::uint8_t {
  none,
  straight_double,
  curly_double,
  straight_single,
  curly_single,
  doubled_single,
  backtick,
  angle
};

enum class Side : std::uint8_t { unknown, opens, closes };

struct Sign {
  Mark mark = Mark::none;
  Side side = Side::unknown;
  std::uint32_t size = 0;  // bytes
};

/// Bytes with which a quotation mark or a line end can begin, as a table: most bytes of a text need no more than this look.
constexpr auto notable_bytes = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {0x22, 0x27, 0x60, 0xC2, 0xE2, 0x0A, 0x0D}) table[c] = true;  // " ' ` « “ and line ends
  return table;
}();
bool is_notable(char c) {
  return notable_bytes[static_cast<unsigned char>(c)];
}

/// The quotation mark at `at` of the source, as written.
Sign sign_at(std::string_view source, std::size_t at) {
  const auto c = static_cast<unsigned char>(source[at]);
  const auto is = [&](std::string_view bytes) { return source.substr(at, bytes.size()) == bytes; };
  if (c == '"') return {Mark::straight_double, Side::unknown, 1};
  if (c == '`') return {Mark::backtick, Side::unknown, 1};
  if (c == '\'') return is("''") ? Sign{Mark::doubled_single, Side::unknown, 2} : Sign{Mark::straight_single, Side::unknown, 1};
  if (c == 0xC2 && is("\xC2\xAB")) return {Mark::angle, Side::opens, 2};   // «
  if (c == 0xC2 && is("\xC2\xBB")) return {Mark::angle, Side::closes, 2};  // »
  if (c != 0xE2) return {};
  if (is("\xE2\x80\x9C")) return {Mark::curly_double, Side::unknown, 3};  // “: opens, but closes after „
  if (is("\xE2\x80\x9E")) return {Mark::curly_double, Side::opens, 3};    // „
  if (is("\xE2\x80\x9D")) return {Mark::curly_double, Side::closes, 3};   // ”
  if (is("\xE2\x80\x98")) return {Mark::curly_single, Side::opens, 3};    // ‘
  if (is("\xE2\x80\x99")) return {Mark::curly_single, Side::closes, 3};   // ’ or an apostrophe
  return {};
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_opening_neighbour(char c) {
  return is_space(c) || c == '(' || c == '[' || c == '{' || c == '-' || c == '/' || c == ':' || c == '.' || c == ',' ||
         c == '"' || c == '\'';
}

/// Elisions that begin with an apostrophe: ’til, ’cause, ’em, ’90s.
bool is_elision(std::string_view after) {
  for (const std::string_view word :
       {"til", "cause", "em", "bout", "cos", "coz", "tis", "twas", "fraid", "ere", "appen", "round"}) {
    if (after.size() < word.size()) continue;
    const bool same = std::equal(word.begin(), word.end(), after.begin(), [](char a, char b) { return a == (b | 0x20); });
    if (same && (after.size() == word.size() || !is_letter(after[word.size()]))) return true;
  }
  return after.size() >= 2 && is_digit(after[0]) && is_digit(after[1]) && (after.size() == 2 || after[2] == 's');
}

/// Reads the marks of one text from left to right.
class Reader {
 public:
  Reader(const FieldText& field, std::vector<Quotation>& out) : field_(field), source_(field.source), out_(out) {}

  void run() {
    for (at_ = 0; at_ < source_.size();) {
      at_ = static_cast<std::size_t>(std::find_if(source_.begin() + at_, source_.end(), is_notable) - source_.begin());
      if (at_ == source_.size()) break;
      const char c = source_[at_];
      if ((c == '\n' || c == '\r') && !stack_.empty()) {
        at_ = end_of_line(at_);
        continue;
      }
      const Sign sign = sign_at(source_, at_);
      if (sign.mark == Mark::none) {
        ++at_;
        continue;
      }
      handle(sign);
      at_ += sign.size;
    }
    close_all(source_.size());
  }

 private:
  struct Open {
    Mark mark;
    std::size_t mark_begin;  // in the source
    std::size_t begin;       // of the words, in the source
    std::int32_t index;      // in out_
    std::size_t line_end = 0;  // where its paragraph ends if it is never closed: the first line end that is no wrapped line's; 0 if none
  };

  char before() const { return at_ == 0 ? '\n' : source_[at_ - 1]; }
  char after(const Sign& sign) const { return at_ + sign.size >= source_.size() ? '\n' : source_[at_ + sign.size]; }

  /// A blank line ends what is open, unless the next paragraph begins with the mark of the innermost one.
  std::size_t end_of_line(std::size_t at) {
    int line_ends = 0;
    std::size_t next = at;
    for (; next < source_.size() && is_space(source_[next]); ++next) {
      line_ends += source_[next] == '\n' || (source_[next] == '\r' && !(next + 1 < source_.size() && source_[next + 1] == '\n'));
    }
    if (line_ends < 2 && !stack_.empty() && !is_wrapped(at, next)) {
      for (Open& open : stack_) open.line_end = open.line_end == 0 ? at : open.line_end;
    }
    if (line_ends < 2 || stack_.empty()) return next;
    if (next < source_.size()) {
      const Sign sign = sign_at(source_, next);
      if (sign.mark == stack_.back().mark && sign.side != Side::closes) return next + sign.size;  // continues
    }
    close_all(at);
    return next;
  }

  /// Whether the line end at `at` only wraps running text: the next line goes on in small letters, or the line is of the length at
  /// which text is wrapped and ends no sentence.
  bool is_wrapped(std::size_t at, std::size_t next) const {
    if (next >= source_.size() || (source_[next] >= 'a' && source_[next] <= 'z')) return true;
    constexpr std::size_t shortest = 50, longest = 110;
    std::size_t begin = at;
    while (begin > 0 && at - begin <= longest && source_[begin - 1] != '\n' && source_[begin - 1] != '\r') --begin;
    const char last = source_[at - 1];
    return at - begin >= shortest && at - begin <= longest && last != '.' && last != '?' && last != '!';
  }

  void handle(const Sign& sign) {
    const bool single = sign.mark == Mark::straight_single || sign.mark == Mark::curly_single;
    const char left = before(), right = after(sign);
    const bool sided = sign.mark == Mark::angle;  // « set apart by blanks, as is done » says itself which side it is
    if (single && is_letter(left) && (is_letter(right) || is_digit(right))) return;  // don't
    if (is_measurement(sign, left)) return;
    const bool can_open = sign.side != Side::closes && is_opening_neighbour(left) && (!is_space(right) || sided);
    const bool can_close = sign.side != Side::opens && (!is_space(left) || sided) && !stack_.empty();
    const std::string_view behind = source_.substr(std::min(source_.size(), at_ + sign.size), 6);
    if (single && sign.side != Side::opens && !is_letter(left) && is_elision(behind) && !is_open(sign.mark)) return;
    if (can_close && is_open(sign.mark) && !(can_open && is_space(left))) {
      if (single && is_plural_genitive(sign, left, right)) return;
      close(sign.mark);
      return;
    }
    if (can_open && !(sign.mark == Mark::doubled_single && right == '\'')) open(sign);
  }

  /// 5'6", 12", 8' by 6': a mark right behind a digit, when nothing is open that it could close.
  bool is_measurement(const Sign& sign, char left) const {
    if (!is_digit(left)) return false;
    const bool inch_or_foot = sign.mark == Mark::straight_double || sign.mark == Mark::straight_single ||
                              sign.mark == Mark::curly_single || sign.mark == Mark::doubled_single;
    if (!inch_or_foot) return false;
    if (!is_open(sign.mark)) return true;
    // Inside a quotation: 5'6" is a measurement, "she is 12" closes. A foot mark stands right before a digit.
    const char right = after(sign);
    if (is_digit(right)) return true;
    std::size_t digits = at_;
    while (digits > 0 && at_ - digits < 3 && is_digit(source_[digits - 1])) --digits;
    return sign.mark == Mark::straight_double && digits > 0 && source_[digits - 1] == '\'';
  }

  /// parents' house: after a plural s, before a blank and a lower-case letter, when a later mark of the line closes better.
  bool is_plural_genitive(const Sign& sign, char left, char right) const {
    if (left != 's' || right != ' ') return false;
    const std::size_t next = at_ + sign.size + 1;
    if (next >= source_.size() || !(source_[next] >= 'a' && source_[next] <= 'z')) return false;
    constexpr std::size_t reach = 200;
    for (std::size_t i = next; i < source_.size() && i < next + reach && source_[i] != '\n'; ++i) {
      const Sign later = sign_at(source_, i);
      if (later.mark != sign.mark || later.side == Side::opens) continue;
      const char l = source_[i - 1];
      const std::size_t behind = i + later.size;
      const char r = behind >= source_.size() ? '\n' : source_[behind];
      if (is_opening_neighbour(l) && is_letter(r)) return false;  // 'Boss' is known, 'Wifey' is not: each closes its own
      if (!is_space(l) && !is_letter(r) && !is_digit(r)) return true;
    }
    return false;
  }

  bool is_open(Mark mark) const {
    return std::any_of(stack_.begin(), stack_.end(), [&](const Open& open) { return open.mark == mark; });
  }

  void open(const Sign& sign) {
    if (stack_.size() >= Quotations::max_levels || out_.size() >= most_) return;
    const std::int32_t outer = stack_.empty() ? -1 : stack_.back().index;
    stack_.push_back({sign.mark, at_, at_ + sign.size, static_cast<std::int32_t>(out_.size())});
    const auto begin = static_cast<std::uint32_t>(at_ + sign.size);
    out_.push_back({{begin, begin}, outer, false});  // the span follows when it ends
  }

  /// Closes the innermost one of this mark; what was opened inside it and not closed ends there too.
  void close(Mark mark) {
    while (!stack_.empty()) {
      const Open open = stack_.back();
      stack_.pop_back();
      finish(open, at_, open.mark == mark);
      if (open.mark == mark) return;
    }
  }

  void close_all(std::size_t at) {
    for (; !stack_.empty(); stack_.pop_back()) finish(stack_.back(), at, false);
  }

  void finish(const Open& open, std::size_t end, bool closed) {
    Quotation& quotation = out_[static_cast<std::size_t>(open.index)];
    quotation.closed = closed;
    const auto mark = static_cast<std::uint32_t>(open.mark_begin), begin = static_cast<std::uint32_t>(open.begin);
    if (!closed && open.line_end != 0) end = std::min(end, open.line_end);
    const auto stop = static_cast<std::uint32_t>(std::max(end, open.begin));
    quotation.words.begin = field_.map->to_view({mark, begin}).end;
    quotation.words.end = begin == stop ? quotation.words.begin : field_.map->to_view({begin, stop}).end;
  }

  static constexpr std::size_t most_ = 4'000'000;

  const FieldText& field_;
  std::string_view source_;
  std::vector<Quotation>& out_;
  std::vector<Open> stack_;
  std::size_t at_ = 0;
};

std::uint32_t overlap(Span<ViewByte> a, Span<ViewByte> b) {
  const std::uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

}  // namespace

Quotations::Quotations(const FieldText& field) {
  Reader(field, all_).run();
}

std::int32_t Quotations::innermost(Span<ViewByte> span) const noexcept {
  // The last quotation that begins before the span's end, then outwards and a little backwards: a span may touch two.
  const auto after = std::upper_bound(all_.begin(), all_.end(), span.end,
                                      [](std::uint32_t end, const Quotation& q) { return end <= q.words.begin; });
  constexpr int neighbours = 4;
  int looked_at = 0;
  for (auto at = static_cast<std::int32_t>(after - all_.begin()) - 1; at >= 0 && looked_at < neighbours; --at, ++looked_at) {
    std::size_t level = 0;
    for (std::int32_t q = at; q >= 0 && level <= max_levels; q = all_[static_cast<std::size_t>(q)].outer, ++level) {
      if (2 * overlap(all_[static_cast<std::size_t>(q)].words, span) > span.size()) return q;
    }
  }
  return -1;
}

}  // namespace unblame
