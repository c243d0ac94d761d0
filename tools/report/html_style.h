// The style sheet of the html report: one column to read and one of notes beside it, on paper too.
// Marks differ by their underline as well as by colour: double, solid, dashed, dotted. Contrast is at least 4.5 on every ground.
#pragma once

#include <string_view>

namespace unblame::report {

inline constexpr std::string_view html_style = R"css(
:root{color-scheme:light dark;--paper:#fbfaf8;--card:#ffffff;--ink:#1f2328;--soft:#565c64;--line:#dcd9d3;--link:#1c5a86;
--high:#9a1b30;--high-bg:#fbe4e4;--medium:#7d4a00;--medium-bg:#fcecd0;--low:#1c5a86;--low-bg:#e2eef7;--spared-bg:#efedea;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;
--serif:Charter,"Bitstream Charter",Cambria,Georgia,"DejaVu Serif",serif;--mono:ui-monospace,Consolas,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--paper:#17191c;--card:#1f2226;--ink:#e7e4de;--soft:#a9adb3;--line:#383c42;--link:#8dc3ea;
--high:#ff9aa5;--high-bg:#4c1f28;--medium:#f2c078;--medium-bg:#46320f;--low:#8dc3ea;--low-bg:#1c3850;--spared-bg:#2b2e33}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans)}
.page{max-width:68rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
h1,h2,h3{line-height:1.25;font-weight:600;overflow-wrap:anywhere}
h1{font-size:1.75rem;margin:0 0 .25rem;letter-spacing:-.01em}
h2{font-size:1.25rem;margin:0 0 .4rem}
h3{font-size:1rem;margin:1.75rem 0 .5rem}
section{margin-top:2.75rem}
p,ul,ol,dl{margin:0 0 .75rem}
.meta{color:var(--soft);font-size:.875rem;margin-bottom:1rem}
.caveat{max-width:40rem;border-left:3px solid var(--line);padding:.1rem 0 .1rem 1rem;color:var(--soft);margin:1rem 0 0}
.figures{display:flex;flex-wrap:wrap;gap:.5rem 2.5rem;margin:1rem 0 1.5rem}
.figures div{display:flex;flex-direction:column-reverse}
.figures dt{color:var(--soft);font-size:.8125rem}
.figures dd{margin:0;font-size:1.5rem;font-weight:600;line-height:1.2;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;font-size:.875rem;margin:0 0 1.5rem;max-width:100%}
caption{text-align:left;font-weight:600;padding:.25rem 0 .5rem}
th,td{text-align:right;padding:.35rem 0 .35rem 1.75rem;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums;vertical-align:top}
th{font-weight:600}thead th{color:var(--soft);font-weight:500}
th:first-child{text-align:left;padding-left:0;font-weight:400;overflow-wrap:anywhere}
.doc{border-top:1px solid var(--line);padding-top:2rem}
.row{margin-bottom:1rem}
.text{font:1.0625rem/1.7 var(--serif);white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4;max-width:37rem;margin:0 0 1rem}.continued{margin-bottom:0}
mark{color:inherit;border-radius:2px;padding:.06em 0;-webkit-box-decoration-break:clone;box-decoration-break:clone;
text-decoration-line:underline;text-underline-offset:.22em;text-decoration-skip-ink:none}
mark.high{background:var(--high-bg);text-decoration-color:var(--high);text-decoration-style:double}
mark.medium{background:var(--medium-bg);text-decoration-color:var(--medium);text-decoration-style:solid;text-decoration-thickness:2px}
mark.low{background:var(--low-bg);text-decoration-color:var(--low);text-decoration-style:dashed}
mark.spared{background:var(--spared-bg);text-decoration-color:var(--soft);text-decoration-style:dotted}
.ref{font:600 .6875rem/1 var(--sans);vertical-align:.45em;text-decoration:none;padding:.15em .15em;margin:0 .05em;border-radius:3px}
.high{--tone:var(--high)}.medium{--tone:var(--medium)}.low{--tone:var(--low)}.spared{--tone:var(--soft)}
.ref,.num,.severity{color:var(--tone)}
.notes{list-style:none;padding:0;margin:.75rem 0 1.25rem;font-size:.875rem;line-height:1.5;max-width:37rem}
.note{background:var(--card);border:1px solid var(--line);border-left:3px solid var(--tone);border-radius:4px;padding:.65rem .85rem;margin:0 0 .6rem}
.note p{margin:0 0 .4rem}.note>:last-child{margin-bottom:0}
.note:target,.other:target{outline:2px solid var(--tone)}
.num{font-weight:700;text-decoration:none;margin-right:.4em}
.severity{font-weight:600;margin-right:.5em}
.phrase{font-family:var(--serif);overflow-wrap:anywhere}
.say{display:grid;grid-template-columns:auto 1fr;gap:.2rem .7rem;margin:0 0 .4rem}
.say dt{color:var(--soft)}.say dd{margin:0;overflow-wrap:anywhere}
.small{color:var(--soft);font-size:.8125rem;overflow-wrap:anywhere}
.small code,td code,th code{font-family:var(--mono);font-size:.93em}
summary{cursor:pointer;color:var(--soft)}details ol{padding-left:1.25rem;margin:.35rem 0 0}
.others{list-style:none;padding:0;font-size:.9375rem;max-width:42rem}
.other{padding:.5rem 0;border-top:1px solid var(--line)}.other p{margin:0}
.plain{padding-left:1.1rem;font-size:.9375rem;max-width:42rem}.plain li{margin-bottom:.5rem;overflow-wrap:anywhere}
.key mark{font-family:var(--serif)}.key{font-size:.875rem;color:var(--soft);margin-top:1rem}.key mark{color:var(--ink);margin:0 .15em}
@media (max-width:40rem){.page{padding:1.5rem 1rem 3rem}th,td{padding-left:.6rem}table{font-size:.8125rem}.figures{gap:.5rem 1.5rem}}
@media (min-width:60rem){.row{display:grid;grid-template:"text notes" auto "rest notes" 1fr/minmax(0,37rem) minmax(15rem,1fr);gap:0 2.25rem;
align-items:start}.row>.text{grid-area:text}.row>.rest{grid-area:rest}.row>.notes{grid-area:notes;margin:.15rem 0 0}.row{margin-bottom:0}}
@page{size:A4;margin:17mm 15mm 18mm}
@page{@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#565c64}}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#111;--soft:#4a4f55;--line:#c9c6c0;--link:#111;
--high:#9a1b30;--high-bg:#fbe4e4;--medium:#7d4a00;--medium-bg:#fcecd0;--low:#1c5a86;--low-bg:#e2eef7;--spared-bg:#efedea}
html{font-size:9.5pt}.page{max-width:none;padding:0}.skip{display:none}
mark,.note{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.row{display:grid;grid-template:"text notes" auto "rest notes" 1fr/minmax(0,1fr) 62mm;gap:0 7mm;align-items:start;margin-bottom:0}
.row>.text{grid-area:text}.row>.rest{grid-area:rest}.row>.notes{grid-area:notes;margin:0}
.text{orphans:3;widows:3}h1,h2,h3,.meta,caption,thead{break-after:avoid}.note,.other,table,tr,.figures,.caveat{break-inside:avoid}
.doc{border-top:0;padding-top:0}.doc+.doc{break-before:page}a{text-decoration:none}
details::details-content{content-visibility:visible;height:auto}section{margin-top:1.75rem}}
)css";

}  // namespace unblame::report
