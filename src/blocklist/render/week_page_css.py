"""How the page for the talk looks: on a phone and a desk, in light and dark, and on paper.

Colours have a contrast of 4.5 to 1 at least (WCAG 2.2, 1.4.3), and nothing is told by one alone.
"""

from __future__ import annotations

from blocklist.render.html_page import FONTS

CSS = (
    """\
:root { color-scheme: light dark; --ink: #1c2126; --quiet: #55606a; --page: #ffffff;
  --soft: #f2f5f5; --rule: #c3cbcd; --done: #17706f; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #e4e8ea; --quiet: #a9b4ba;
  --page: #14181b; --soft: #1d2326; --rule: #434d52; --done: #5cc0bb; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
  font: 1.0625rem/1.5 """
    + FONTS
    + """; }
main { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3, h4, p, ul, dl, dd { margin: 0; padding: 0; }
h1 { font-size: 1.7rem; line-height: 1.25; }
h2 { font-size: 1.25rem; line-height: 1.3; }
h3, h4 { font-size: 1.0625rem; line-height: 1.4; }
ul { list-style: none; }
header p, .aside { color: var(--quiet); font-size: 1rem; font-weight: normal; }
section { margin-top: 2rem; }
.kept > h2, .kept > h3 { margin-bottom: 0.6rem; }
section:first-child { margin-top: 0; }
div.kept > section { margin-top: 2rem; }
.cards + .cards { margin-top: 1rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18.5rem, 100%), 1fr));
  gap: 1rem; margin-top: 0.8rem; align-items: end; }
.cards li { padding: 0.9rem 1rem; background: var(--soft); border: 1px solid var(--rule);
  border-radius: 0.5rem; height: 100%; display: flex; flex-direction: column; }
.counts { columns: 15rem; }
.counts li { break-inside: avoid; }
.cards svg { margin-top: auto; padding-top: 0.6rem; box-sizing: content-box; }
svg { display: block; max-width: 100%; }
.done { fill: var(--done); stroke: var(--done); stroke-width: 1.2; }
.still { fill: none; stroke: var(--done); stroke-width: 1.2; }
.ground { fill: none; stroke: var(--quiet); stroke-width: 1; }
svg text { font-size: 12px; text-anchor: middle; fill: var(--quiet); }
svg .first { text-anchor: start; }
svg .last { text-anchor: end; }
details { margin-top: 0.7rem; border: 1px solid var(--rule); border-radius: 0.5rem;
  padding: 0 1rem; }
details section { margin-top: 1.4rem; }
details[open] { padding-bottom: 1.2rem; }
summary { padding: 0.6rem 0; cursor: pointer; }
summary h2 { display: inline; font-size: 1.0625rem; }
summary:focus-visible { outline: 2px solid var(--done); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; margin-top: 1.4rem; }
caption { text-align: start; color: var(--quiet); font-size: 1rem; padding-bottom: 0.4rem; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.6rem 0.35rem 0;
  border-bottom: 1px solid var(--rule); }
thead th { border-bottom-width: 2px; white-space: nowrap; }
tbody th { min-width: 6rem; }
td { white-space: nowrap; }
.pair { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2.5rem; padding: 0.5rem 0;
  border-top: 1px solid var(--rule); }
.day { min-width: 0; }
.day:only-child { grid-column: 1 / -1; }
.day:only-child dl { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2.5rem; }
.day:only-child .group { margin: 0 0 0.2rem; align-content: start; }
.group { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); column-gap: 0.8rem; }
dt { color: var(--quiet); grid-column: 1; }
dd { grid-column: 2; }
dt, dd { text-align: -webkit-match-parent; text-align: match-parent; }
td { text-align: -webkit-match-parent; text-align: match-parent; }
.group + .group { margin-top: 0.2rem; }
.beside { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0.2rem 1rem;
  padding: 0.5rem 0; border-top: 1px solid var(--rule); }
.his { white-space: pre-wrap; }
.his + .his { margin-top: 0.5rem; }
.question + .his { margin-top: 0; }
.line { height: 3rem; border-bottom: 1px solid var(--ink); }
@media screen and (max-width: 36rem) {
  .beside, .pair { grid-template-columns: minmax(0, 1fr); }
  .day + .day { margin-top: 0.5rem; padding-top: 0.5rem; border-top: 1px solid var(--rule); }
  .day:only-child dl { display: block; }
  .group { grid-template-columns: 5.2rem minmax(0, 1fr); }
  details { border-width: 1px 0; border-radius: 0; padding: 0; }
  details + details { margin-top: -1px; }
  h1 { font-size: 1.4rem; }
  thead { display: none; }
  table, caption, tbody, tr, tbody th { display: block; }
  tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.8rem, 1fr));
    gap: 0 0.5rem; padding: 0.4rem 0; border-bottom: 1px solid var(--rule); }
  tbody th { grid-column: 1 / -1; border: 0; padding: 0; }
  td { border: 0; padding: 0; white-space: normal; font-size: 0.95rem; }
  td:empty { display: none; }
  td::before { content: attr(data-day) ": "; color: var(--quiet); }
}
.unfold { display: none; margin-top: 1rem; }
@supports not selector(details::details-content) { @media screen { .unfold { display: block; } } }
@page { margin: 12mm; }
@media print {
  body { font-size: 12pt; line-height: 1.3; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 17pt; }
  h2, summary h2 { font-size: 13.5pt; }
  h3, h4, header p, .aside, caption { font-size: 12pt; }
  h1, header, summary { break-after: avoid; }
  table, tr, .kept, .pair, .beside, .group, .cards li, dd, .his { break-inside: avoid; }
  .long, .kept:has(> .long) { break-inside: auto; }
  .kept > h2, .kept > h3, .day > h3, .day > h4, .question { break-after: avoid; }
  thead { display: table-header-group; }
  th, td { padding-top: 0.8mm; padding-bottom: 0.8mm; }
  section, details section, table, div.kept > section { margin-top: 4mm; }
  .kept > h2, .kept > h3 { margin-bottom: 1.5mm; }
  .pair, .beside { padding: 1.5mm 0; }
  .pair, .day:only-child dl { column-gap: 8mm; }
  .cards { grid-template-columns: 1fr 1fr; gap: 3mm; }
  .cards li { background: none; padding: 2mm 3mm; }
  details, details[open] { border: 0; padding: 0; margin-top: 8mm; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; border-bottom: 2px solid var(--ink); padding: 0 0 1mm; }
  summary::-webkit-details-marker { display: none; }
  .line { height: 9.5mm; }
}
"""
)
