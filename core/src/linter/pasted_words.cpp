#include "linter/pasted_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/lines.h"

namespace unblame {
namespace {

constexpr std::size_t longest_heading = 200;  // bytes

/// One line, without its end.
struct Line {
  std::string_view text{};
  std::uint32_t begin = 0;
  [[nodiscard]] std::uint32_t end() const noexcept { return begin + static_cast<std::uint32_t>(text.size()); }
  [[nodiscard]] bool blank() const noexcept { return text.find_first_not_of(" \t\v\f") == std::string_view::npos; }
};

std::vector<Line> lines_in(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back({text.substr(begin, end - begin), static_cast<std::uint32_t>(begin)});
    begin = after_line_end(text, end);
  }
  return lines;
}

/// The line in small letters, without blanks and marks of emphasis around it.
std::string plain(std::string_view line) {
  constexpr std::string_view around = " \t\v\f*_#";
  const std::size_t begin = line.find_first_not_of(around);
  if (begin == std::string_view::npos) return {};
  std::string out{line.substr(begin, std::min(line.find_last_not_of(around) + 1, begin + longest_heading) - begin)};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::vector<std::string_view> words_in(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = std::min(line.find_first_not_of(" \t", at), line.size());
    const std::size_t end = std::min(line.find_first_of(" \t", begin), line.size());
    if (end > begin) words.push_back(line.substr(begin, end - begin));
    at = end;
  }
  return words;
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::ranges::find(list, word) != list.end();
}

// --- mails ---

bool is_quoted(const Line& line) {
  const std::size_t begin = line.text.find_first_not_of(" \t");
  return begin != std::string_view::npos && line.text[begin] == '>';
}

/// "-----Original Message-----", "Begin forwarded message:", and a header: "From:" with "Sent:", "To:" … on the lines below.
bool begins_mail(const std::vector<Line>& lines, std::size_t i) {
  const std::string line = plain(lines[i].text);
  constexpr std::array<std::string_view, 3> banners = {"original message", "forwarded message", "original e-mail"};
  const bool ruled = line.starts_with("--") || line.starts_with("begin ");
  if (ruled && std::ranges::any_of(banners, [&](std::string_view banner) { return line.find(banner) != std::string::npos; }))
    return true;
  if (!line.starts_with("from:")) return false;
  constexpr std::array<std::string_view, 6> fields = {"sent:", "to:", "subject:", "date:", "cc:", "reply-to:"};
  constexpr std::size_t reach = 4;
  for (std::size_t k = i + 1; k < lines.size() && k <= i + reach; ++k) {
    const std::string below = plain(lines[k].text);
    if (std::ranges::any_of(fields, [&](std::string_view field) { return below.starts_with(field); })) return true;
  }
  return false;
}

// --- accounts ---

constexpr auto speech_verbs = std::to_array<std::string_view>(
    {"states",   "stated",    "stating",   "says",     "said",      "saying",    "reports",   "reported",  "explains",
     "told",     "explained", "recalls",   "recalled", "describes", "described", "discloses", "disclosed", "alleges",
     "alleged",  "claims",    "claimed",   "adds",     "added",     "writes",    "wrote",     "replied",   "replies",
     "answered", "recounts",  "recounted", "advises",  "advised",   "account",   "version",   "text",      "message"});

constexpr auto whose = std::to_array<std::string_view>(
    {"victim", "victims", "ip",      "ips",     "witness",  "complainant", "suspect",   "informant", "caller", "child",
     "mum",    "mother",  "dad",     "father",  "first",    "initial",     "her",       "his",       "their",  "own",
     "full",   "early",   "brief",   "verbal",  "daughter", "son",         "carer",     "parent",    "aunt",   "nan",
     "sister", "brother", "partner", "husband", "wife",     "friend",      "neighbour", "teacher"});

/// "Mum states:", "Account of mother:", "MOTHERS ACCOUNT", "First account from IP", "Ellie said the following:", "In her own
/// words:".
/// `apart`: a blank line stands above.
bool heads_account(std::string_view text, bool apart) {
  if (text.size() > longest_heading) return false;
  std::string line = plain(text);
  // "1. Account of mother", "b) Mum states:"
  if (const std::size_t mark = line.find_first_of(".)"); mark != std::string::npos && mark <= 2)
    line.erase(0, std::min(line.find_first_not_of(" \t", mark + 1), line.size()));
  const std::size_t kept = line.find_last_not_of(" \t:-");
  if (kept == std::string::npos) return false;
  const bool marked = kept + 1 < line.size();
  line.resize(kept + 1);
  for (std::size_t at; (at = line.find("\xE2\x80\x99")) != std::string::npos;) line.replace(at, 3, "'");
  const auto words = words_in(line);
  if (words.size() < 2) return false;
  const std::string_view last = words.back(), before_last = words[words.size() - 2];
  if (marked) {
    const auto speaks = [](std::string_view word) { return is_one_of(word, speech_verbs); };
    const bool follows =
        (before_last == "as" && last == "follows") || (before_last == "the" && last == "following") ||
        ((before_last == "told" || before_last == "tells") && (last == "me" || last == "us" || last == "police"));
    const bool only_account = last == "account" || last == "version" || last == "text" || last == "message";
    if (!only_account && speaks(last)) return true;
    if (follows && std::ranges::any_of(words, speaks)) return true;
    if (before_last == "own" && last == "words") return true;
  }
  constexpr std::size_t bare = 3;  // "Mum states", over the account
  if (apart && !marked && words.size() <= bare && (last == "states" || last == "stated" || last == "said" || last == "says"))
    return true;
  // Headings: a few words and no sentence.
  constexpr std::size_t most = 7;
  if (words.size() > most || line.find_first_of(".,;!?") != std::string::npos) return false;
  if (before_last == "of" && last == "events" && words.size() >= 3)
    return words[words.size() - 3] == "version" || words[words.size() - 3] == "account";
  if (last == "account" || last == "accounts" || last == "version")
    return before_last.ends_with('s') || before_last.ends_with("'s") || is_one_of(before_last, whose);
  const auto account = std::ranges::find(words, "account");
  if (account == words.end() || account + 2 >= words.end()) return false;
  const std::string_view joins = *(account + 1);
  const bool of = joins == "of" || joins == "from" || joins == "by" || (joins == "given" && *(account + 2) == "by");
  return of && std::ranges::all_of(words.begin(), account, [](std::string_view word) {
           return is_one_of(word, whose) || word.ends_with('s') || word == "the" || word == "an";
         });
}

bool is_item(const Line& line) {
  const std::size_t begin = line.text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return false;
  const std::string_view item = line.text.substr(begin);
  return item[0] == '-' || item[0] == '*' || item.starts_with("\xE2\x80\xA2") || item.starts_with("\xE2\x80\x93");
}

/// Past the account under line i: up to a blank line, and on over bullets with blank lines between them.
std::size_t after_account(const std::vector<Line>& lines, std::size_t i) {
  std::size_t end = i + 1;
  while (end < lines.size() && lines[end].blank()) ++end;
  for (;;) {
    while (end < lines.size() && !lines[end].blank()) ++end;
    std::size_t next = end;
    while (next < lines.size() && lines[next].blank()) ++next;
    if (next >= lines.size() || !is_item(lines[next]) || !is_item(lines[end - 1])) return end;
    end = next;
  }
}

}  // namespace

std::vector<PastedWords> find_pasted_words(std::string_view text) {
  std::vector<PastedWords> found;
  const std::vector<Line> lines = lines_in(text);
  const auto add = [&](std::size_t first, std::size_t end, Section::Source source) {
    if (first < end) found.push_back({{lines[first].begin, lines[end - 1].end()}, source});
  };
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    if (begins_mail(lines, i)) {
      add(i, end = lines.size(), Section::Source::mail);
    } else if (is_quoted(lines[i])) {
      while (end < lines.size() && is_quoted(lines[end])) ++end;
      add(i, end, Section::Source::mail);
    } else if (!lines[i].blank() && heads_account(lines[i].text, i == 0 || lines[i - 1].blank())) {
      end = after_account(lines, i);
      std::size_t first = i + 1;
      while (first < end && lines[first].blank()) ++first;
      add(first, end, Section::Source::account);
      // A mail may begin in what was taken for an account, and then it does not end there.
      for (std::size_t k = first; k < end; ++k)
        if (begins_mail(lines, k)) {
          found.back().span.end = lines.back().end();
          return found;
        }
    }
    i = end;
  }
  return found;
}

}  // namespace unblame
