#include "doctest/doctest.h"

#include <chrono>
#include <string>

#include "ingest/html_text.h"

using namespace unblame::ingest;

TEST_CASE("html: the text of a cell") {
  const struct {
    const char* html;
    const char* text;
  } rows[] = {
      {"plain", "plain"},
      {"<p>One.</p><p>Two.</p>", "One.\n\nTwo."},
      {"<p>One.</p>\n\n<p>\n Two.\n</p>", "One.\n\nTwo."},
      {"One<br>two<br/>three<BR />four", "One\ntwo\nthree\nfour"},
      {"<div>One</div><div>Two</div>", "One\n\nTwo"},
      {"<ul><li>One</li><li>Two</li></ul>after", "One\n\nTwo\n\nafter"},
      {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\n\nc"},
      {"put <b>her</b>self <i>at risk</i>", "put herself at risk"},
      {"a   b\n\tc", "a b c"},
      {"<pre>a  b\nc</pre>d", "a  b\nc\n\nd"},
      {"Tom &amp; Jerry &lt;3 &quot;x&quot; &apos;y&apos;", "Tom & Jerry <3 \"x\" 'y'"},
      {"caf&eacute; hasn&rsquo;t &#8217; &#x2019; &#146;", "café hasn’t ’ ’ ’"},
      {"a&nbsp;b",
       "a\xC2\xA0"
       "b"},
      {"AT&T &unknown; &", "AT&T &unknown; &"},
      {"R&D &amp R&D", "R&D & R&D"},
      {"&#0;&#xD800;&#1114112;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"<style>p {color: red}</style>text<script>if (a < b) x();</script>", "text"},
      {"a<!-- hidden -->b<!DOCTYPE html>c<?xml version=\"1\"?>d", "abcd"},
      {"<a href=\"x>y\" title='it>s'>link</a>", "link"},
      {"<o:p>&nbsp;</o:p><span style='x'>a</span>",
       "\xC2\xA0"
       "a"},
      // What is no tag is text: no fact may be lost.
      {"boys <18 and girls < 16", "boys <18 and girls < 16"},
      {"<John Smith> said <redacted>", "<John Smith> said <redacted>"},
      {"a <b", "a <b"},
      {"<p", "<p"},
      {"text <!-- never closed", "text <!-- never closed"},
      {"<script>never closed", "never closed"},
      {"<p title=\"never closed>text", "text"},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(std::string(row.html));
    CHECK(html_to_text(row.html) == row.text);
  }
}

TEST_CASE("html: what looks like it") {
  for (const char* html : {"<p>x</p>", "a<br>b", "x</div>", "<SPAN style=\"a\">", "<o:p></o:p>", "a <br/> b"})
    CHECK_MESSAGE(looks_like_html(html), std::string(html));
  for (const char* text :
       {"", "plain", "<18 and >16", "a < b > c", "<John Smith> said", "if a<b and c>d", "<p", "Tom &amp; Jerry"})
    CHECK_MESSAGE(!looks_like_html(text), std::string(text));
}

TEST_CASE("html: linear, whatever is never closed") {
  for (const char* piece : {"<", "<!--", "<p ", "<p title=\"", "<p title='", "<script>", "<style></", "&", "&#", "&#x", "<div>",
                            "</", "<!x", "<?", "<pre>", "<a b=\"\" "}) {
    std::string html;
    while (html.size() < (2u << 20)) html += piece;
    const auto began = std::chrono::steady_clock::now();
    const std::string text = html_to_text(html);
    (void)looks_like_html(html);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    CAPTURE(std::string(piece));
    CHECK(seconds < 5);  // quadratic would be minutes, also under the sanitizers
    CHECK(text.size() <= html.size() * 3);
  }
}
