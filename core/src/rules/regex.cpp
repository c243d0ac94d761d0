// How a pattern becomes one regular expression.
//
// What may stand between two words depends on both sides: a comma only beside a gap's word, a slash only after "him /". So each word
// is written together with what follows it: word(trail), where the trail is a separator, or a separator and a gap. The last word of a
// match has none. Which word is last, and what follows when optional parts are left out, is spelled out as alternatives.
//
// RE2 has no look-around. A match must end at the end of a word or before its clitic, so what follows is matched too, outside group 1;
// a match that would begin inside a word ("n" in "rock'n'roll") is refused and the search goes on from the next byte.
#include "rules/regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <cassert>

#include "rules/diagnostics.h"
#include "text/words.h"

namespace unblame {
namespace {

constexpr std::string_view clitic = "(?:'(?:s|re|ve|d|ll))?";
constexpr std::string_view blanks = "[ \\t]*";
constexpr std::string_view line_end = "[ \\t]*(?:\\r\\n|\\n|\\r)[ \\t]*";
const std::string plain_joint = "(?:[ \\t]+|-|-?" + std::string(line_end) + ")";
const std::string gap_joint = "(?:[ \\t]+|-|-?" + std::string(line_end) + "|,(?:" + std::string(line_end) + "|" + std::string(blanks) + "))";
const std::string slash_joint = std::string(blanks) + "/" + std::string(blanks);
constexpr std::string_view any_word = "[a-z0-9Z]+(?:'[a-z][a-z0-9Z]*)*";
// "officers' time": the apostrophe after an s, before blanks or a line end.
const std::string space_joint = "(?:[ \\t]+|" + std::string(line_end) + ")";
constexpr std::string_view any_word_in_s = "(?:[a-z0-9Z]*s|[a-z0-9Z]+(?:'[a-z][a-z0-9Z]*)*'(?:s|[a-z][a-z0-9Z]*s))";

/// What follows a word inside a match.
struct Trail {
  enum class Kind { none, joint, gap } kind = Kind::none;
  std::uint32_t gap = 0;
};

std::string group(std::string inner) { return "(?:" + std::move(inner) + ")"; }

std::string join(std::vector<std::string> alternatives) {
  if (alternatives.size() == 1) return std::move(alternatives[0]);
  std::string out;
  for (auto& alternative : alternatives) {
    if (!out.empty()) out += '|';
    out += alternative;
  }
  return group(std::move(out));
}

std::string gap_words(std::uint32_t count, std::uint32_t least) {
  return group(std::string(any_word) + gap_joint + "|" + std::string(any_word_in_s) + "'" + space_joint) + "{" + std::to_string(least) + "," + std::to_string(count) + "}";
}

std::string render(const LoweredNode& node, Trail trail);

/// `trail` behind a word, with `joint` as the separator that needs no gap.
std::string render_trail(const std::string& joint, const std::string& joint_before_gap, Trail trail) {
  if (trail.kind == Trail::Kind::joint) return joint;
  return group(joint + "|" + joint_before_gap + gap_words(trail.gap, 1));
}

std::string render_token(const LoweredNode& node, Trail trail) {
  std::vector<std::string> words, in_s;
  for (const auto& word : node.words) {
    words.push_back(word.text);
    if (word.text.back() == 's') in_s.push_back(word.text);
  }
  std::string all = join(std::move(words));
  if (trail.kind == Trail::Kind::none) return all;
  if (node.slash) return all + std::string(clitic) + slash_joint + (trail.kind == Trail::Kind::gap ? gap_words(trail.gap, 0) : "");
  const std::string behind_s = "'" + render_trail(space_joint, space_joint, trail);
  std::string out = all + group(std::string(clitic) + render_trail(plain_joint, gap_joint, trail) + "|'s" + behind_s);
  if (!in_s.empty()) out += "|" + join(std::move(in_s)) + behind_s;
  return group(std::move(out));
}

/// A sequence from its part `i`, which is present, to its end.
class SequenceRenderer {
 public:
  SequenceRenderer(const std::vector<LoweredNode>& parts, Trail trail) : parts_(parts), trail_(trail) {}

  std::string all() const { return from(0); }

 private:
  /// Part `i` present, or left out if it may be.
  std::string from(std::size_t i) const {
    std::vector<std::string> ways{present(i)};
    for (; parts_[i].nullable() && i + 1 < parts_.size(); ++i) ways.push_back(present(i + 1));
    return join(std::move(ways));
  }

  std::string present(std::size_t i) const {
    const auto& part = parts_[i];
    std::vector<std::string> ways;
    for (std::size_t next = i + 1;; ++next) {
      if (next == parts_.size()) {
        ways.push_back(render(part, trail_));
        break;
      }
      if (parts_[next].kind == LoweredNode::Kind::gap) {
        ways.push_back(render(part, {Trail::Kind::gap, parts_[next].gap}) + from(next + 1));
        break;
      }
      if (const auto compact = optional_run(next); compact > next) {
        std::string way = render(part, {Trail::Kind::joint});
        for (auto k = next; k < compact; ++k) way += group(render(parts_[k], {Trail::Kind::joint})) + "?";
        ways.push_back(way + present(compact));
        break;
      }
      ways.push_back(render(part, {Trail::Kind::joint}) + present(next));
      if (!parts_[next].nullable()) break;
    }
    return join(std::move(ways));
  }

  /// The end of a run of optional parts that begins at `i` and is followed by a part that must be there; `i` if there is no such run.
  std::size_t optional_run(std::size_t i) const {
    auto end = i;
    while (end < parts_.size() && parts_[end].nullable() && parts_[end].kind != LoweredNode::Kind::gap) ++end;
    return end < parts_.size() && parts_[end].kind != LoweredNode::Kind::gap ? end : i;
  }

  const std::vector<LoweredNode>& parts_;
  Trail trail_;
};

bool has_gap_at_edge(const LoweredNode& node) {
  switch (node.kind) {
    case LoweredNode::Kind::token: return false;
    case LoweredNode::Kind::gap: return true;
    case LoweredNode::Kind::sequence: return has_gap_at_edge(node.children.front()) || has_gap_at_edge(node.children.back());
    case LoweredNode::Kind::either: case LoweredNode::Kind::optional:
      return std::any_of(node.children.begin(), node.children.end(), has_gap_at_edge);
  }
  return false;
}

/// A bracket with a gap at its edge is written out, "a (b ..2|c) d" as "a b ..2 d" or "a c d": then every gap has its neighbours beside it.
class Unbracketing {
 public:
  std::vector<std::vector<LoweredNode>> sequences;

  void add(const std::vector<LoweredNode>& parts) { step(parts, 0, {}); }

 private:
  void step(const std::vector<LoweredNode>& parts, std::size_t next, std::vector<LoweredNode> done) {
    if (next == parts.size()) {
      sequences.push_back(std::move(done));
      return;
    }
    const auto& part = parts[next];
    if (part.kind == LoweredNode::Kind::gap || !has_gap_at_edge(part)) {
      done.push_back(part);
      step(parts, next + 1, std::move(done));
      return;
    }
    if (part.kind == LoweredNode::Kind::optional) step(parts, next + 1, done);
    const std::vector<LoweredNode> itself{part};
    for (const auto& child : part.kind == LoweredNode::Kind::sequence ? itself : part.children) {
      std::vector<LoweredNode> rest = child.kind == LoweredNode::Kind::sequence ? child.children : std::vector<LoweredNode>{child};
      rest.insert(rest.end(), parts.begin() + static_cast<std::ptrdiff_t>(next) + 1, parts.end());
      step(rest, 0, done);
    }
  }
};

std::string render_sequence(const LoweredNode& node, Trail trail) {
  if (std::none_of(node.children.begin(), node.children.end(), [](const LoweredNode& child) {
        return child.kind != LoweredNode::Kind::gap && has_gap_at_edge(child);
      }))
    return SequenceRenderer(node.children, trail).all();
  Unbracketing unbracketing;
  unbracketing.add(node.children);
  std::vector<std::string> ways;
  for (const auto& parts : unbracketing.sequences) ways.push_back(SequenceRenderer(parts, trail).all());
  return join(std::move(ways));
}

/// `node` present: at least one word of it.
std::string render(const LoweredNode& node, Trail trail) {
  switch (node.kind) {
    case LoweredNode::Kind::token: return render_token(node, trail);
    case LoweredNode::Kind::sequence: return render_sequence(node, trail);
    case LoweredNode::Kind::optional: return render(node.children[0], trail);
    case LoweredNode::Kind::either: {
      std::vector<std::string> ways;
      for (const auto& child : node.children) ways.push_back(render(child, trail));
      return join(std::move(ways));
    }
    case LoweredNode::Kind::gap: break;
  }
  assert(!"a gap is written with the word before it");
  return {};
}

re2::RE2::Options options() {
  re2::RE2::Options o;
  o.set_encoding(re2::RE2::Options::EncodingLatin1);  // the view is ASCII
  o.set_longest_match(true);
  o.set_log_errors(false);
  o.set_never_nl(false);
  o.set_max_mem(256 << 20);
  return o;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

/// Whether a word of the view begins at `at`: see words.h.
bool is_word_begin(std::string_view view, std::uint32_t at) {
  if (at == 0) return true;
  if (is_word_byte(view[at - 1])) return false;
  return !(view[at - 1] == '\'' && at >= 2 && is_word_byte(view[at - 2]) && view[at] >= 'a' && view[at] <= 'z');
}

constexpr std::uint32_t max_repeat = 64;

}  // namespace

std::string regex_of(const LoweredNode& pattern) { return render(pattern, {}); }

Expected<std::string, PatternError> bounded_raw(std::string_view raw) {
  std::string out;
  std::string_view atom;
  for (std::size_t i = 0; i < raw.size();) {
    const auto from = i;
    const char c = raw[i];
    if (c == '*' || c == '+' || (c == '{' && raw.substr(i).find(",}") != std::string_view::npos &&
                                 raw.substr(i).find(",}") < raw.substr(i).find('}'))) {
      const bool repeatable = atom == "\\w" || atom == "\\s" || atom == " " || atom == "[ \\t]" || atom == "[ ]";
      if (!repeatable) return Unexpected(unbounded_repeat(static_cast<std::uint32_t>(i + 2), atom));
      const auto close = c == '{' ? raw.find('}', i) : i;
      const std::string least = c == '*' ? "0" : c == '+' ? "1" : std::string(raw.substr(i + 1, close - i - 2));
      out += "{" + least + "," + std::to_string(max_repeat) + "}";
      i = close + 1;
      atom = {};
      continue;
    }
    if (c == '\\' && i + 1 < raw.size()) {
      i += 2;
    } else if (c == '[') {
      ++i;
      if (i < raw.size() && raw[i] == '^') ++i;
      if (i < raw.size() && raw[i] == ']') ++i;
      while (i < raw.size() && raw[i] != ']') i += raw[i] == '\\' ? 2 : 1;
      i = std::min(i + 1, raw.size());
    } else {
      ++i;
    }
    atom = raw.substr(from, i - from);
    out += atom;
  }
  return out;
}

struct Regex::Engines {
  re2::RE2 search;
  std::optional<re2::RE2> core;  // with word edges: group 1 alone
};

Regex::Regex(const std::vector<std::string>& expressions, bool word_edges) : word_edges_(word_edges) {
  std::string all;
  for (const auto& expression : expressions) all += (all.empty() ? "(?:" : "|(?:") + expression + ")";
  const std::string search =
      word_edges ? "\\b(" + all + ")" + std::string(clitic) + "(?:$|[^a-z0-9Z']|'(?:$|[^a-z]))" : "(" + all + ")";
  engines_ = std::unique_ptr<Engines>(new Engines{re2::RE2(piece(search), options()), std::nullopt});
  if (word_edges) engines_->core.emplace(piece("(?:" + all + ")"), options());
}
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

std::string rejection_of(std::string_view raw) {
  const re2::RE2 regex(piece(raw), options());
  return regex.ok() ? std::string() : regex.error();
}

std::string Regex::error() const { return engines_->search.ok() ? std::string() : engines_->search.error(); }

namespace {

/// Group 1 ends in its last word or before that word's clitic; where both would do, the longer one is the match.
std::uint32_t settle_end(const re2::RE2& core, std::string_view view, std::uint32_t begin, std::uint32_t end) {
  auto word_end = end;
  for (const std::string_view c : {"'re", "'ve", "'ll", "'s", "'d"})
    if (view.substr(end, c.size()) == c && !(end + c.size() < view.size() && is_word_byte(view[end + c.size()]))) {
      word_end = end + static_cast<std::uint32_t>(c.size());
      break;
    }
  if (word_end != end && core.Match(piece(view), begin, word_end, re2::RE2::ANCHOR_BOTH, nullptr, 0)) return word_end;
  return end;
}

}  // namespace

void Regex::find_all(std::string_view view, std::vector<Span<ViewByte>>& out) const {
  const auto& re = engines_->search;
  re2::StringPiece groups[2];
  for (std::uint32_t from = 0; from <= view.size();) {
    if (!re.Match(piece(view), from, view.size(), re2::RE2::UNANCHORED, groups, 2)) return;
    const auto begin = static_cast<std::uint32_t>(groups[1].data() - view.data());
    auto end = static_cast<std::uint32_t>(begin + groups[1].size());
    if (begin == end || (word_edges_ && !is_word_begin(view, begin))) {
      from = begin + 1;
      continue;
    }
    if (word_edges_) end = settle_end(*engines_->core, view, begin, end);
    out.push_back({begin, end});
    from = end;
  }
}

std::optional<std::uint32_t> Regex::longest_at(std::string_view view, std::uint32_t begin) const {
  re2::StringPiece groups[2];
  if (word_edges_ && !is_word_begin(view, begin)) return std::nullopt;
  if (!engines_->search.Match(piece(view), begin, view.size(), re2::RE2::ANCHOR_START, groups, 2)) return std::nullopt;
  auto end = static_cast<std::uint32_t>(begin + groups[1].size());
  if (word_edges_) end = settle_end(*engines_->core, view, begin, end);
  return end;
}

}  // namespace unblame
