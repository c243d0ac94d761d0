// A tokenizer in one pass. What makes such passes quadratic is looking for an end that is not there ("-->", a quotation mark)
// again at each beginning; so each kind of end that was not found once is not looked for again (`Missing`).
#include "ingest/html_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "ingest/utf8_append.h"

namespace unblame::ingest {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// What a tag does to the text around it.
enum class Effect : std::uint8_t { none, line, block, cell, dropped, preformatted };

struct Tag {
  std::string_view name;
  Effect effect;
};

constexpr Tag tags[] = {
    {"a", Effect::none},         {"abbr", Effect::none},        {"acronym", Effect::none},     {"address", Effect::block},
    {"article", Effect::block},  {"aside", Effect::block},      {"b", Effect::none},           {"bdi", Effect::none},
    {"bdo", Effect::none},       {"big", Effect::none},         {"blockquote", Effect::block}, {"body", Effect::block},
    {"br", Effect::line},        {"button", Effect::none},      {"caption", Effect::block},    {"center", Effect::block},
    {"cite", Effect::none},      {"code", Effect::none},        {"col", Effect::none},         {"colgroup", Effect::none},
    {"dd", Effect::block},       {"del", Effect::none},         {"details", Effect::block},    {"dfn", Effect::none},
    {"div", Effect::block},      {"dl", Effect::block},         {"dt", Effect::block},         {"em", Effect::none},
    {"fieldset", Effect::block}, {"figcaption", Effect::block}, {"figure", Effect::block},     {"font", Effect::none},
    {"footer", Effect::block},   {"form", Effect::block},       {"h1", Effect::block},         {"h2", Effect::block},
    {"h3", Effect::block},       {"h4", Effect::block},         {"h5", Effect::block},         {"h6", Effect::block},
    {"head", Effect::block},     {"header", Effect::block},     {"hr", Effect::block},         {"html", Effect::block},
    {"i", Effect::none},         {"img", Effect::none},         {"input", Effect::none},       {"ins", Effect::none},
    {"kbd", Effect::none},       {"label", Effect::none},       {"legend", Effect::block},     {"li", Effect::block},
    {"link", Effect::none},      {"main", Effect::block},       {"mark", Effect::none},        {"meta", Effect::none},
    {"nav", Effect::block},      {"nobr", Effect::none},        {"noscript", Effect::none},    {"ol", Effect::block},
    {"option", Effect::block},   {"p", Effect::block},          {"pre", Effect::preformatted}, {"q", Effect::none},
    {"s", Effect::none},         {"samp", Effect::none},        {"script", Effect::dropped},   {"section", Effect::block},
    {"select", Effect::block},   {"small", Effect::none},       {"span", Effect::none},        {"strike", Effect::none},
    {"strong", Effect::none},    {"style", Effect::dropped},    {"sub", Effect::none},         {"summary", Effect::block},
    {"sup", Effect::none},       {"table", Effect::block},      {"tbody", Effect::none},       {"td", Effect::cell},
    {"textarea", Effect::block}, {"tfoot", Effect::none},       {"th", Effect::cell},          {"thead", Effect::none},
    {"time", Effect::none},      {"title", Effect::block},      {"tr", Effect::block},         {"tt", Effect::none},
    {"u", Effect::none},         {"ul", Effect::block},         {"var", Effect::none},         {"wbr", Effect::none}};
static_assert(std::ranges::is_sorted(tags, {}, &Tag::name));

/// Null if it is no tag of HTML. Names with a prefix ("o:p", "w:sdt") are Word's and have no effect.
const Tag* find_tag(std::string_view name) {
  static constexpr Tag prefixed{"", Effect::none};
  std::array<char, 12> folded{};
  if (name.find(':') != std::string_view::npos) return &prefixed;
  if (name.empty() || name.size() > folded.size()) return nullptr;
  std::ranges::transform(name, folded.begin(), lower);
  const std::string_view wanted{folded.data(), name.size()};
  const auto found = std::ranges::lower_bound(tags, wanted, {}, &Tag::name);
  return found != std::end(tags) && found->name == wanted ? found : nullptr;
}

/// The tag's name at `at`, just behind "<" or "</".
std::string_view name_at(std::string_view html, std::size_t at) {
  if (at >= html.size() || !is_letter(html[at])) return {};
  std::size_t end = at;
  while (end < html.size() && end - at < 40 &&
         (is_letter(html[end]) || is_digit(html[end]) || html[end] == ':' || html[end] == '-'))
    ++end;
  const bool ends_well = end < html.size() && (is_blank(html[end]) || html[end] == '>' || html[end] == '/');
  return ends_well ? html.substr(at, end - at) : std::string_view{};
}

/// Collects text: joins blanks, keeps at most one empty line.
class Builder {
 public:
  explicit Builder(std::size_t expected) { text_.reserve(expected); }

  void add(char c) {
    if (preformatted == 0 && is_blank(c)) {
      space_ = true;
      return;
    }
    if (preformatted > 0 && c == '\r') return;
    before_text();
    text_ += c;
  }
  /// Characters that are no blanks: entities.
  void add(std::string_view character) {
    before_text();
    text_ += character;
  }
  void line() {
    trim();
    if (!text_.empty() || breaks_ > 0) breaks_ = std::min(breaks_ + 1, 2);
  }
  void block() {
    trim();
    if (!text_.empty()) breaks_ = 2;
  }
  void cell() {
    if (breaks_ == 0 && !text_.empty()) tab_ = true;
  }
  [[nodiscard]] std::string finish() {
    trim();
    return std::move(text_);
  }

  unsigned preformatted = 0;

 private:
  void trim() { space_ = tab_ = false; }
  void before_text() {
    if (breaks_ > 0)
      text_.append(static_cast<std::size_t>(breaks_), '\n');
    else if (tab_)
      text_ += '\t';
    else if (space_ && !text_.empty() && text_.back() != '\n')
      text_ += ' ';
    breaks_ = 0;
    trim();
  }

  std::string text_{};
  int breaks_ = 0;  // line ends before the next character
  bool space_ = false, tab_ = false;
};

class Extractor {
 public:
  explicit Extractor(std::string_view html) : html_(html), out_(html.size()) {}

  std::string run() {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<' && markup()) continue;
      if (c == '&' && entity()) continue;
      out_.add(c);
      ++at_;
    }
    return out_.finish();
  }

 private:
  /// The ends that were looked for in vain.
  struct Missing {
    bool greater = false, double_quote = false, single_quote = false, comment = false, script = false, style = false;
  };

  std::size_t find(std::string_view what, std::size_t from, bool& missing) const {
    if (missing) return std::string_view::npos;
    const std::size_t found = html_.find(what, from);
    missing = found == std::string_view::npos;
    return found;
  }

  bool markup() {
    if (html_.substr(at_).starts_with("<!--")) return skip_to(find("-->", at_ + 4, missing_.comment), 3);
    const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : '\0';
    if ((next == '!' && at_ + 2 < html_.size() && (is_letter(html_[at_ + 2]) || html_[at_ + 2] == '[')) || next == '?')
      return skip_to(find(">", at_ + 1, missing_.greater), 1);
    const bool closing = next == '/';
    const std::string_view name = name_at(html_, at_ + (closing ? 2 : 1));
    const Tag* tag = name.empty() ? nullptr : find_tag(name);
    if (tag == nullptr) return false;
    const std::size_t end = tag_end(at_ + 1 + name.size());
    if (end == std::string_view::npos) return false;
    at_ = end + 1;
    apply(*tag, closing);
    return true;
  }

  bool skip_to(std::size_t found, std::size_t size) {
    if (found == std::string_view::npos) return false;
    at_ = found + size;
    return true;
  }

  /// The ">" of a tag, not one in a quoted value.
  std::size_t tag_end(std::size_t at) {
    while (at < html_.size()) {
      const char c = html_[at];
      if (c == '>') return at;
      bool after_equals = at > 0 && (html_[at - 1] == '=' || is_blank(html_[at - 1]));
      if ((c == '"' || c == '\'') && after_equals) {
        const std::size_t close = find({&c, 1}, at + 1, c == '"' ? missing_.double_quote : missing_.single_quote);
        if (close == std::string_view::npos) return find(">", at, missing_.greater);
        at = close;
      }
      if (missing_.greater) return std::string_view::npos;
      ++at;
    }
    missing_.greater = true;
    return std::string_view::npos;
  }

  void apply(const Tag& tag, bool closing) {
    switch (tag.effect) {
      case Effect::none:
        return;
      case Effect::line:
        return out_.line();
      case Effect::block:
        return out_.block();
      case Effect::cell:
        return closing ? void() : out_.cell();
      case Effect::preformatted:
        out_.block();
        if (!closing)
          ++out_.preformatted;
        else if (out_.preformatted > 0)
          --out_.preformatted;
        return;
      case Effect::dropped:
        if (!closing) drop(tag.name, tag.name == "script" ? missing_.script : missing_.style);
        return;
    }
  }

  /// Goes on behind "</name>". Without it the content stays.
  void drop(std::string_view name, bool& missing) {
    for (std::size_t at = at_; !missing;) {
      at = html_.find("</", at);
      if (at == std::string_view::npos) {
        missing = true;
        return;
      }
      const std::string_view found = name_at(html_, at + 2);
      if (std::ranges::equal(found, name, {}, lower)) {
        at_ = at;  // the closing tag is read as any other
        return;
      }
      at += 2;
    }
  }

  bool entity() {
    const std::string_view rest = html_.substr(at_ + 1, 34);
    if (rest.starts_with("#")) return numeric_entity(rest);
    std::size_t size = 0;
    while (size < rest.size() && (is_letter(rest[size]) || is_digit(rest[size]))) ++size;
    const std::string_view name = rest.substr(0, size);
    const bool closed = size < rest.size() && rest[size] == ';';
    // Old pages leave the ";" out of these.
    if (!closed && name != "amp" && name != "lt" && name != "gt" && name != "quot" && name != "nbsp") return false;
    const std::string_view text = html_entity(name);
    if (text.empty()) return false;
    out_.add(text);
    at_ += 1 + size + (closed ? 1 : 0);
    return true;
  }

  bool numeric_entity(std::string_view rest) {
    const bool hex = rest.size() > 1 && lower(rest[1]) == 'x';
    std::size_t at = hex ? 2 : 1;
    const std::size_t digits = at;
    char32_t code = 0;
    for (; at < rest.size(); ++at) {
      const char c = lower(rest[at]);
      if (is_digit(c))
        code = code * (hex ? 16 : 10) + static_cast<char32_t>(c - '0');
      else if (hex && c >= 'a' && c <= 'f')
        code = code * 16 + static_cast<char32_t>(c - 'a' + 10);
      else
        break;
      code = std::min<char32_t>(code, 0x110000);
    }
    if (at == digits) return false;
    add_code_point(code);
    at_ += 1 + at + (at < rest.size() && rest[at] == ';' ? 1 : 0);
    return true;
  }

  void add_code_point(char32_t code) {
    // By the HTML standard, numbers of the C1 controls mean the bytes of Windows-1252.
    static constexpr std::array<char16_t, 32> windows1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                             0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                             0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                             0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (code >= 0x80 && code < 0xA0) code = windows1252[code - 0x80];
    if (code < 0x80 && code != 0) return out_.add(static_cast<char>(code));
    std::string character;
    append_utf8(character, code == 0 ? replacement_character : code);
    out_.add(character);
  }

  std::string_view html_;
  std::size_t at_ = 0;
  Missing missing_{};
  Builder out_;
};

/// Behind a tag's name: ">", "/", or attributes with a value; not the rest of "if a <b and c> d".
bool ends_as_tag(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, text.find_first_of("<>", at) - at);
  return rest.find('=') != std::string_view::npos || rest.find_first_not_of(" \t\r\n/") == std::string_view::npos;
}

}  // namespace

bool looks_like_html(std::string_view text) noexcept {
  std::size_t at = text.find('<');
  if (at == std::string_view::npos) return false;
  const std::size_t last_end = text.rfind('>');
  if (last_end == std::string_view::npos) return false;
  for (; at < last_end; at = text.find('<', at + 1)) {
    const bool closing = text[at + 1] == '/';
    const std::string_view name = name_at(text, at + (closing ? 2 : 1));
    if (!name.empty() && find_tag(name) != nullptr && ends_as_tag(text, at + (closing ? 2 : 1) + name.size())) return true;
  }
  return false;
}

std::string html_to_text(std::string_view html) {
  return Extractor{html}.run();
}

}  // namespace unblame::ingest
