// RTF 1.9.1, the part that is text. A control word is a backslash, letters, and perhaps a number; a group is {…} and restores the
// state that it found. Bytes by \' are collected, since a character of an East Asian code page is two of them.
#include "ingest/rtf_text.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "ingest/utf8_append.h"

namespace unblame::ingest {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<unsigned> hex_digit(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

/// Groups whose content is no text of the document. "*" marks the others that a reader may not know.
constexpr std::string_view destinations[] = {
    "colortbl", "datafield", "filetbl", "fldinst", "fonttbl", "generator", "info",       "listtable", "listtext", "nonshppict",
    "object",   "objdata",   "pict",    "pntext",  "revtbl",  "rsidtbl",   "stylesheet", "themedata", "xmlnstbl"};

/// Control words that stand for a character.
struct Symbol {
  std::string_view word, text;
};
constexpr Symbol symbols[] = {
    {"bullet", "•"},    {"emdash", "—"}, {"emspace", "\xE2\x80\x83"}, {"endash", "–"}, {"enspace", "\xE2\x80\x82"},
    {"ldblquote", "“"}, {"lquote", "‘"}, {"rdblquote", "”"},          {"rquote", "’"}, {"tab", "\t"}};

/// The code page of a font's \fcharset; 0: the document's.
int code_page_of_charset(int charset) {
  static constexpr std::array<std::pair<int, int>, 14> pages{{{77, 10000},
                                                              {128, 932},
                                                              {129, 949},
                                                              {134, 936},
                                                              {136, 950},
                                                              {161, 1253},
                                                              {162, 1254},
                                                              {163, 1258},
                                                              {177, 1255},
                                                              {178, 1256},
                                                              {186, 1257},
                                                              {204, 1251},
                                                              {222, 874},
                                                              {238, 1250}}};
  const auto found = std::ranges::find(pages, charset, &std::pair<int, int>::first);
  return found == pages.end() ? 0 : found->second;
}

/// Converts bytes of one code page after the other; keeps what it opened.
class CodePages {
 public:
  void append(std::string& out, std::string_view bytes, int page) {
    UConverter* converter = converter_for(page);
    if (converter == nullptr) {
      for (std::size_t i = 0; i < bytes.size(); ++i) append_utf8(out, replacement_character);
      return;
    }
    std::vector<UChar> units(bytes.size() * 2 + 2);
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t size = ucnv_toUChars(converter, units.data(), static_cast<std::int32_t>(units.size()), bytes.data(),
                                            static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return append_utf8(out, replacement_character);
    for (std::int32_t i = 0; i < size; ++i) {
      const auto at = static_cast<std::size_t>(i);
      if (is_high_surrogate(units[at]) && i + 1 < size && is_low_surrogate(units[at + 1])) {
        append_utf8(out, joined_surrogates(units[at], units[at + 1]));
        ++i;
      } else {
        append_utf8(out, units[at]);
      }
    }
  }

 private:
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };

  UConverter* converter_for(int page) {
    const auto [slot, added] = open_.try_emplace(page);
    if (added) {
      const std::string name = page == 10000                ? "macintosh"
                               : page == 437 || page == 850 ? "ibm-" + std::to_string(page)
                                                            : "windows-" + std::to_string(page);
      UErrorCode status = U_ZERO_ERROR;
      slot->second.reset(ucnv_open(name.c_str(), &status));
      if (U_FAILURE(status)) slot->second.reset();
    }
    return slot->second.get();
  }

  std::map<int, std::unique_ptr<UConverter, Close>> open_{};
};

class Extractor {
 public:
  explicit Extractor(std::string_view rtf) : rtf_(rtf) { out_.reserve(rtf.size() / 2); }

  std::string run() {
    while (at_ < rtf_.size()) {
      const char c = rtf_[at_];
      if (c == '\\')
        control();
      else if (c == '{')
        open_group();
      else if (c == '}')
        close_group();
      else if (c == '\r' || c == '\n')
        ++at_;  // line breaks of the file are none of the text
      else
        plain();
    }
    flush();
    while (!out_.empty() && out_.back() == '\n') out_.pop_back();
    return std::move(out_);
  }

 private:
  struct Group {
    bool skipped = false;  // a destination that is no text
    bool fonts = false;    // inside \fonttbl
    int fallback = 1;      // \uc: how many characters stand for a \u that a reader does not know
    int code_page = 0;     // of the font; 0: the document's
  };

  // --- groups ---

  void open_group() {
    flush();
    groups_.push_back(group_);
    ++at_;
    to_skip_ = 0;
    group_began_ = true;
  }

  void close_group() {
    flush();
    ++at_;
    to_skip_ = 0;
    if (groups_.empty()) return;
    group_ = groups_.back();
    groups_.pop_back();
  }

  // --- what is between them ---

  void plain() {
    const std::size_t end = std::min(rtf_.find_first_of("\\{}\r\n", at_), rtf_.size());
    std::string_view text = rtf_.substr(at_, end - at_);
    at_ = end;
    group_began_ = false;
    while (to_skip_ > 0 && !text.empty()) {  // the fallback of a \u: characters, not bytes
      std::size_t size = 1;
      while (size < text.size() && (static_cast<std::uint8_t>(text[size]) & 0xC0) == 0x80) ++size;
      text.remove_prefix(size);
      --to_skip_;
    }
    if (!text.empty()) emit(text);
  }

  void control() {
    if (at_ + 1 >= rtf_.size()) {
      ++at_;
      return;
    }
    const char c = rtf_[at_ + 1];
    if (is_letter(c)) return control_word();
    at_ += static_cast<std::uint8_t>(c) < 0x80 ? 2 : 1;  // no control symbol: text
    if (c == '\'') return hex_byte();
    if (c == '*') {
      if (group_began_) group_.skipped = true;
      return;
    }
    group_began_ = false;
    if (to_skip_ > 0) {
      --to_skip_;
      return;
    }
    switch (c) {
      case '\\':
      case '{':
      case '}':
        return emit({&c, 1});
      case '~':
        return emit("\xC2\xA0");
      case '_':
        return emit("\xE2\x80\x91");
      case '-':
        return emit("\xC2\xAD");
      case '\r':
      case '\n':
        return paragraph();
      default:
        return;
    }
  }

  void hex_byte() {
    const auto high = at_ < rtf_.size() ? hex_digit(rtf_[at_]) : std::nullopt;
    const auto low = at_ + 1 < rtf_.size() ? hex_digit(rtf_[at_ + 1]) : std::nullopt;
    group_began_ = false;
    if (!high || !low) return;
    at_ += 2;
    if (to_skip_ > 0) {
      --to_skip_;
      return;
    }
    flush_unit();
    if (!group_.skipped) bytes_ += static_cast<char>(*high << 4 | *low);
  }

  void control_word() {
    std::size_t end = at_ + 1;
    while (end < rtf_.size() && is_letter(rtf_[end]) && end - at_ < 40) ++end;
    const std::string_view word = rtf_.substr(at_ + 1, end - at_ - 1);
    std::size_t digits = end + (end < rtf_.size() && rtf_[end] == '-' ? 1 : 0);
    const bool negative = digits != end;
    std::int64_t number = 0;
    const std::size_t first_digit = digits;
    while (digits < rtf_.size() && is_digit(rtf_[digits]) && digits - first_digit < 10)
      number = number * 10 + (rtf_[digits++] - '0');
    std::optional<std::int64_t> parameter;
    if (digits > first_digit) parameter = negative ? -number : number;
    at_ = parameter ? digits : end;
    if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
    const bool begins_group = std::exchange(group_began_, false);
    if (to_skip_ > 0 && word != "u" && word != "bin") {
      --to_skip_;
      return;
    }
    apply(word, parameter, begins_group);
  }

  void apply(std::string_view word, std::optional<std::int64_t> parameter, bool begins_group) {
    const auto small = static_cast<int>(std::clamp<std::int64_t>(parameter.value_or(0), -100000, 100000));
    if (word == "u") return parameter ? unicode(small) : void();
    flush();
    if (word == "bin") {
      skip_bytes(parameter.value_or(0));
    } else if (word == "uc") {
      group_.fallback = std::clamp(small, 0, 100);
    } else if (word == "ansicpg") {
      document_page_ = small;
    } else if (word == "f") {
      select_font(small);
    } else if (word == "fcharset" && group_.fonts) {
      font_pages_[font_] = code_page_of_charset(small);
    } else if (word == "par" || word == "sect" || word == "page" || word == "row") {
      paragraph();
    } else if (word == "line") {
      emit("\n");
    } else if (word == "cell" || word == "nestcell") {
      emit("\t");
    } else if (begins_group && std::ranges::find(destinations, word) != std::end(destinations)) {
      group_.skipped = true;
      group_.fonts = word == "fonttbl";
    } else if (const auto symbol = std::ranges::find(symbols, word, &Symbol::word); symbol != std::end(symbols)) {
      emit(symbol->text);
    }
  }

  /// Binary data, counted in bytes; never into a character.
  void skip_bytes(std::int64_t count) {
    at_ += static_cast<std::size_t>(std::clamp<std::int64_t>(count, 0, static_cast<std::int64_t>(rtf_.size() - at_)));
    while (at_ < rtf_.size() && (static_cast<std::uint8_t>(rtf_[at_]) & 0xC0) == 0x80) ++at_;
  }

  void select_font(int font) {
    font_ = font;
    if (group_.fonts) return;
    const auto found = font_pages_.find(font);
    group_.code_page = found == font_pages_.end() ? 0 : found->second;
  }

  void unicode(int number) {
    flush_bytes();
    const auto unit = static_cast<std::uint32_t>(number < 0 ? number + 0x10000 : number) & 0xFFFF;
    to_skip_ = group_.fallback;
    if (group_.skipped) return;
    if (high_ && is_low_surrogate(unit)) {
      append_utf8(out_, joined_surrogates(*high_, unit));
      high_.reset();
      return;
    }
    flush_unit();
    if (is_high_surrogate(unit))
      high_ = unit;
    else
      append_utf8(out_, unit);
  }

  // --- output ---

  void emit(std::string_view text) {
    flush();
    if (!group_.skipped) out_ += text;
  }

  /// One empty line between paragraphs, never two.
  void paragraph() {
    flush();
    if (group_.skipped || out_.empty() || out_.ends_with("\n\n")) return;
    out_ += out_.ends_with('\n') ? "\n" : "\n\n";
  }

  void flush() {
    flush_bytes();
    flush_unit();
  }
  void flush_bytes() {
    if (bytes_.empty()) return;
    pages_.append(out_, bytes_, group_.code_page != 0 ? group_.code_page : document_page_);
    bytes_.clear();
  }
  void flush_unit() {
    if (!high_) return;
    append_utf8(out_, replacement_character);
    high_.reset();
  }

  std::string_view rtf_;
  std::size_t at_ = 0;
  Group group_{};
  std::vector<Group> groups_{};
  bool group_began_ = false;
  int to_skip_ = 0;  // characters of a \u's fallback that are still to come
  int font_ = 0;
  int document_page_ = 1252;
  std::map<int, int> font_pages_{};
  CodePages pages_{};
  std::string bytes_{};                  // of \' that were not converted yet
  std::optional<std::uint32_t> high_{};  // a first surrogate that waits for its second
  std::string out_{};
};

}  // namespace

bool looks_like_rtf(std::string_view text) noexcept {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && text.substr(begin).starts_with("{\\rtf");
}

std::string rtf_to_text(std::string_view rtf) {
  return Extractor{rtf}.run();
}

}  // namespace unblame::ingest
