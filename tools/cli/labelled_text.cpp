#include "cli/labelled_text.h"

#include <algorithm>

#include "cli/json_lines.h"
#include "unblame/finding.h"

namespace unblame::cli {
namespace {

using Json = nlohmann::json;

/// A list of labels, each an object whose span stands in the text.
class LabelList {
 public:
  LabelList(const std::string& text, const Json& line, const char* key) : text_(text), key_(key) {
    const auto list = line.find(key);
    if (list == line.end()) return;
    if (list->is_array())
      list_ = &*list;
    else
      error_ = "\"" + std::string{key} + "\" is no list";
  }

  template <class Use>
  void each(Use use) {
    for (std::size_t i = 0; list_ != nullptr && error_.empty() && i < list_->size(); ++i) {
      number_ = i;
      const Json& label = (*list_)[i];
      const auto span = label.is_object() ? marked_span(text_, label) : std::nullopt;
      if (span)
        use(label, *span);
      else
        fail("its span is not in the text");
    }
  }

  void fail(const std::string& what) {
    if (error_.empty()) error_ = std::string{key_} + '[' + std::to_string(number_) + "]: " + what;
  }
  [[nodiscard]] const std::string& error() const noexcept { return error_; }

 private:
  const std::string& text_;
  const char* key_;
  const Json* list_ = nullptr;
  std::size_t number_ = 0;
  std::string error_{};
};

std::vector<Span<SourceByte>> spans_of(LabelList list, std::string& error) {
  std::vector<Span<SourceByte>> spans;
  list.each([&](const Json&, Span<SourceByte> span) { spans.push_back(span); });
  if (error.empty()) error = list.error();
  return spans;
}

std::vector<Label> gold_of(LabelList list, std::string& error) {
  std::vector<Label> gold;
  list.each([&](const Json& json, Span<SourceByte> span) {
    Label label{span, text_member(json, "mechanism"), text_member(json, "explicitness"), text_member(json, "voice")};
    if (!mechanism_from(label.mechanism)) list.fail("\"mechanism\" is no mechanism");
    if (!label.explicitness.empty() && label.explicitness != "explicit" && label.explicitness != "implicit")
      list.fail("\"explicitness\" is neither explicit nor implicit");
    if (!label.voice.empty() && !voice_from(label.voice)) list.fail("\"voice\" is no voice");
    if (std::ranges::any_of(gold, [&](const Label& other) { return other.span.overlaps(span); })) list.fail("it overlaps another label");
    gold.push_back(std::move(label));
  });
  error = list.error();
  return gold;
}

}  // namespace

Expected<LabelledText, std::string> read_labelled(const Json& line) {
  LabelledText read{.id = text_member(line, "id"), .doctype = text_member(line, "doctype"), .text = text_member(line, "text")};
  if (read.text.empty()) return Unexpected{std::string{"it has no \"text\""}};
  std::string error;
  read.labels.gold = gold_of({read.text, line, "gold"}, error);
  read.labels.quoted = spans_of({read.text, line, "quoted"}, error);
  read.labels.traps = spans_of({read.text, line, "traps"}, error);
  if (!error.empty()) return Unexpected{read.id.empty() ? error : read.id + ": " + error};
  return read;
}

}  // namespace unblame::cli
