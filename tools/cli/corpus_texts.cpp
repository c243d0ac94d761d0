#include "cli/corpus_texts.h"

#include "cli/json_lines.h"
#include "cli/say.h"
#include "ingest/files.h"

namespace unblame::cli {
namespace {

void read_lines(Corpus& corpus, const std::string& file) {
  const auto skipped = each_json_line(file, [&](const nlohmann::json& json, std::uint32_t line) -> std::optional<std::string> {
    CorpusText text{.id = text_member(json, "id"), .text = text_member(json, "text")};
    if (text.text.empty()) return "it has no \"text\"; skipped";
    if (text.id.empty()) text.id = file + ':' + std::to_string(line);
    corpus.texts.push_back(std::move(text));
    return std::nullopt;
  });
  if (!skipped) say(skipped.error());
  corpus.unreadable += skipped ? *skipped : 1;
}

void read_files(Corpus& corpus, const std::string& path) {
  const ingest::Expanded files = ingest::expand(std::vector<std::string>{path});
  say(files.errors);
  corpus.unreadable += files.errors.size();
  for (const ingest::InputFile& file : files.files) {
    const auto read = ingest::read_text(file, std::nullopt);
    if (read) {
      corpus.texts.push_back({file.name, std::string{read->decoded.text}});
    } else {
      say(read.error());
      ++corpus.unreadable;
    }
  }
}

}  // namespace

Corpus read_corpus(const std::vector<std::string>& paths) {
  Corpus corpus;
  for (const std::string& path : paths) {
    if (ingest::records_format(path) == "jsonl")
      read_lines(corpus, path);
    else
      read_files(corpus, path);
  }
  return corpus;
}

}  // namespace unblame::cli
