#include <algorithm>

#include "report/html_page.h"
#include "report/html_style.h"
#include "report/html_text.h"
#include "report/report.h"
#include "report/rule_book.h"

namespace unblame::report {
namespace {

/// The page's one script hides what does not hold the words that are typed; nothing is sent anywhere.
constexpr std::string_view head_of_page = R"html(<!DOCTYPE html>
<html lang="en-GB" translate="no">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Wording about victims: what to see, what to write</title>
<style>)html";

constexpr std::string_view style_of_book = R"css(
.find{position:sticky;top:0;background:var(--paper);padding:.75rem 0;z-index:1;border-bottom:1px solid var(--line)}
.find label{font-weight:600;margin-right:.5rem}
.find input{font:inherit;padding:.4rem .6rem;border:1px solid var(--soft);border-radius:4px;background:var(--card);color:inherit;width:min(24rem,100%)}
.find output{margin-left:.75rem;color:var(--soft)}
.rule{background:var(--card);border:1px solid var(--line);border-left:3px solid var(--tone);border-radius:4px;padding:.8rem 1rem;margin:0 0 .9rem;break-inside:avoid}
.rule h3{margin:0 0 .3rem;font:600 .9375rem/1.3 var(--mono)}
.rule p{margin:0 0 .5rem;max-width:44rem}
.pairs{margin:0 0 .5rem;display:grid;grid-template-columns:auto 1fr;gap:.15rem .75rem;max-width:48rem}
.pairs dt{color:var(--soft);font-size:.8125rem;padding-top:.15rem}.pairs dd{margin:0;font-family:var(--serif)}
.pairs .better{border-bottom:1px solid var(--line);padding-bottom:.35rem;margin-bottom:.2rem}
.by{color:var(--soft);font-size:.8125rem}
.toc{columns:2 18rem;padding-left:1.1rem;margin-top:1.5rem}
[hidden]{display:none!important}
@media print{.find,.skip{display:none}.page{max-width:none;padding:0}section{break-before:page}.toc{columns:2}}
)css";

constexpr std::string_view script = R"js(
(function(){var box=document.getElementById('words'),count=document.getElementById('count'),
rules=[].slice.call(document.querySelectorAll('.rule')),chapters=[].slice.call(document.querySelectorAll('section.chapter'));
function show(){var words=box.value.toLowerCase().split(/\s+/).filter(Boolean),shown=0;
rules.forEach(function(rule){var text=rule.textContent.toLowerCase();
var fits=words.every(function(word){return text.indexOf(word)>=0});rule.hidden=!fits;if(fits)shown++});
chapters.forEach(function(c){c.hidden=!c.querySelector('.rule:not([hidden])')});
count.textContent=words.length?shown+' of '+rules.length+' rules':rules.length+' rules'}
box.addEventListener('input',show);show()})();
)js";

std::string in_words(std::string_view name) {
  std::string words{name};
  std::ranges::replace(words, '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string pairs(const BookRule& entry) {
  std::string html;
  const std::string css{to_string(entry.rule->severity)};
  for (const BeforeAfter& pair : entry.pairs) {
    html += "<dt>before</dt><dd>" + escaped(pair.before) + "<mark class=\"" + css + "\">" + escaped(pair.words) + "</mark>" + escaped(pair.after) + "</dd>\n";
    if (!pair.better.empty()) html += "<dt>after</dt><dd class=\"better\">" + escaped(pair.better) + "</dd>\n";
  }
  for (const Suggestion& suggestion : entry.rule->instead) {
    if (suggestion.kind == Suggestion::Kind::replace) continue;
    html += std::string{suggestion.kind == Suggestion::Kind::rewrite ? "<dt>write</dt><dd>" : "<dt>ask</dt><dd>"} + escaped(suggestion.text) + "</dd>\n";
  }
  return html.empty() ? html : "<dl class=\"pairs\">\n" + html + "</dl>\n";
}

std::string sources(const Rule& rule, const RuleSet& rules) {
  std::string html;
  for (const Citation& citation : rule.sources) {
    const Source* source = rules.find_source(citation.id);
    if (source == nullptr) continue;
    html += html.empty() ? "<p class=\"by\">" : "; ";
    html += "<a href=\"#" + escaped(source->id) + "\">" + escaped(source->in_short) + "</a>" + (citation.supports == "term" ? "" : " (principle)");
  }
  return html.empty() ? html : html + "</p>\n";
}

std::string rule_as_html(const BookRule& entry, const RuleSet& rules) {
  const Rule& rule = *entry.rule;
  const std::string severity{to_string(rule.severity)};
  const std::string off = rule.on ? "" : rule.contested ? " · off: guides disagree" : " · off";
  return "<article class=\"rule " + severity + "\" id=\"" + escaped(rule.id) + "\">\n<h3>" + escaped(rule.id) + "</h3>\n<p><span class=\"severity\">" +
         severity + off + "</span>" + escaped(rule.why) + "</p>\n" + pairs(entry) + sources(rule, rules) + "</article>\n";
}

std::string contents(const std::vector<BookChapter>& chapters) {
  std::string html = "<nav aria-label=\"Contents\">\n<ol class=\"toc\">\n";
  for (const BookChapter& chapter : chapters)
    html += "<li><a href=\"#" + std::string{to_string(chapter.mechanism)} + "\">" + in_words(to_string(chapter.mechanism)) + "</a> (" +
            std::to_string(chapter.rules.size()) + ")</li>\n";
  return html + "</ol>\n</nav>\n";
}

std::string all_sources(const std::vector<BookChapter>& chapters, const RuleSet& rules) {
  std::vector<std::string_view> cited;
  for (const BookChapter& chapter : chapters)
    for (const BookRule& entry : chapter.rules)
      for (const Citation& citation : entry.rule->sources) cited.push_back(citation.id);
  std::ranges::sort(cited);
  cited.erase(std::unique(cited.begin(), cited.end()), cited.end());
  std::string html = "<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">Sources</h2>\n<ul class=\"plain\">\n";
  for (const std::string_view id : cited)
    if (const Source* source = rules.find_source(id)) html += "<li id=\"" + escaped(id) + "\">" + source_entry(*source) + "</li>\n";
  return html + "</ul>\n</section>\n";
}

}  // namespace

std::string as_html(const std::vector<BookChapter>& chapters, const RuleSet& rules) {
  std::string html{head_of_page};
  html += std::string{html_style} + std::string{style_of_book} + "</style>\n</head>\n<body>\n<div class=\"page\">\n";
  html += "<header>\n<h1>Wording about victims: what to see, what to write</h1>\n<p class=\"meta\">rules " + escaped(rules.version()) +
          " · all people in the examples are invented</p>\n<p class=\"caveat\">" + std::string{caveat} + "</p>\n</header>\n";
  html += contents(chapters);
  html += "<div class=\"find\" role=\"search\"><label for=\"words\">Search</label><input id=\"words\" type=\"search\" autocomplete=\"off\"><output "
          "id=\"count\" for=\"words\"></output></div>\n<main>\n";
  for (const BookChapter& chapter : chapters) {
    const std::string id{to_string(chapter.mechanism)};
    html += "<section class=\"chapter\" aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + in_words(id) + "</h2>\n<p>" +
            std::string{meaning(chapter.mechanism)} + "</p>\n";
    for (const BookRule& entry : chapter.rules) html += rule_as_html(entry, rules);
    html += "</section>\n";
  }
  html += all_sources(chapters, rules) + "</main>\n</div>\n<script>" + std::string{script} + "</script>\n</body>\n</html>\n";
  return html;
}

}  // namespace unblame::report
