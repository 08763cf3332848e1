"""How a sheet of paper looks. All lengths are those of paper: millimetres and points.

Black lines on white, drawn as borders and strokes, which print where backgrounds are left out.
Source of the rules: docs/paper.md; CSS Paged Media 3, CSS Fragmentation 4.
"""

from __future__ import annotations

from blocklist.render.html_page import FONTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.paper import Paper

MARGIN = 13  # mm; what home printers can't reach is 6 mm at most
WEEK_MARGIN = 8
SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}  # mm
POINT = 25.4 / 72  # mm
SPARE = 3  # mm that a full page leaves, for a browser that rounds up


class Measures:
    """The lengths that hang on the size of letters: those in points, all else in millimetres.

    `line` is the least height of a line to write on, `low` on a week's sheet, `most` the highest;
    `tall` is that of this sheet. `names` is the width of the column of names, `gap` what may stand
    free after a work time, and `padding` what has to, both sides together.
    """

    __slots__ = (
        "box", "gap", "letters", "line", "low", "most", "names", "names_week", "padding", "tall",
    )  # fmt: skip

    def __init__(self, *, large: bool) -> None:
        self.letters = 18 if large else 12
        self.box = 8 if large else 5.6
        self.line = 12.0 if large else 8.4
        self.low = 11.0 if large else 9.4
        self.most = 22.0 if large else 18.0
        self.tall = self.line
        self.names = 58 if large else 46
        self.names_week = 42 if large else 29
        self.gap = 7
        self.padding = 3


BASE = """\
@page {{ size: {size} {turn}; margin: {margin}mm;
  @top-left {{ content: "{title}"; font: {letters}pt {fonts}; }}
  @top-right {{ content: counter(page) " / " counter(pages); font: {letters}pt {fonts}; }} }}
@page :first {{ @top-left {{ content: none; }} @top-right {{ content: none; }} }}
:root {{ color-scheme: light; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; background: #fff; color: #000;
  font: {letters}pt/1.35 {fonts}; overflow-wrap: anywhere; }}
h1, h2, p, ul, li {{ margin: 0; padding: 0; font-size: 1em; }}
h1 {{ font-size: 1.5em; line-height: 1.2; }}
ul {{ list-style: none; }}
h1, h2, p, li {{ min-width: 0; }}
.name {{ display: block; }}
.time {{ display: block; font-weight: normal; white-space: nowrap; }}
.hand {{ display: flex; align-items: flex-end; gap: 2mm; min-height: {line}mm; }}
.line {{ flex: 1; border-bottom: 0.25mm solid #000; min-width: 8mm; }}
.item, .blank {{ display: flex; gap: 2.4mm; break-inside: avoid; }}
.item {{ padding: 0.6mm 0; }}
.blank {{ height: {line}mm; align-items: flex-end; }}
.blank .line {{ align-self: flex-end; }}
.nested {{ margin-inline-start: {box}mm; }}
.box {{ flex: none; width: {box}mm; height: {box}mm; border: 0.4mm solid #000;
  border-radius: 0.7mm; text-align: center; line-height: calc({box}mm - 0.8mm); overflow: hidden; }}
.mark {{ width: auto; min-width: {box}mm; overflow: visible; }}
.box svg {{ display: block; width: 100%; height: 100%; fill: none; stroke: #000;
  stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round; }}
.id {{ flex: none; }}
.words {{ flex: 1; min-width: 0; }}
.words p, .own {{ white-space: pre-wrap; }}
.own {{ padding: 0.6mm 0; }}
.code {{ font-family: "Liberation Mono", "Courier New", monospace; }}
"""

DAY = """\
main {{ display: flex; flex-direction: column; min-height: {height}mm; }}
header {{ padding-bottom: 2mm; }}
section {{ display: grid; grid-template-columns: {names}mm minmax(0, 1fr); column-gap: 4mm;
  padding: 0.6mm 0 calc({padding}mm - 0.6mm); border-top: 0.4mm solid #000; break-inside: avoid;
  flex: none; }}
section.long, section.full {{ display: table; width: 100%; }}
section.long {{ break-inside: auto; }}
.long > h2, .full > h2 {{ display: table-header-group; break-inside: avoid; }}
.long > div, .full > div {{ display: table-row-group; }}
.long .name, .long .time, .full .name, .full .time {{ display: inline; padding-inline-end: 2mm; }}
.gap {{ flex: 1 1 0; max-height: {gap}mm; break-before: avoid; }}
.stuck {{ display: flex; align-items: flex-end; gap: 2mm; margin-top: auto; min-height: {line}mm;
  padding-top: 1.4mm; border-top: 0.4mm solid #000; break-before: avoid; break-inside: avoid; }}
.blank {{ height: {tall}mm; }}
@media screen {{ body {{ max-width: {width}mm; margin: 8mm auto; padding: 0 4mm; }} }}
"""

WEEK = """\
body {{ line-height: 1.17; }}
h1 {{ padding-bottom: 1.2mm; font-size: 1.25em; }}
table {{ width: 100%; height: {table}mm; border-collapse: collapse; table-layout: fixed; }}
th, td {{ border: 0.3mm solid #000; padding: 0.5mm 1.2mm; text-align: left; vertical-align: top; }}
thead tr {{ height: 0; }}
tr {{ break-inside: avoid; }}
thead {{ display: table-header-group; }}
.names {{ width: {names_week}mm; }}
td .time {{ padding-bottom: 0.2mm; }}
.item, .blank {{ gap: 1.2mm; }}
.item {{ padding: 0.3mm 0; }}
.blank {{ height: {low}mm; }}
.blank:last-child {{ margin-bottom: 2.2mm; }}
@media screen {{ body {{ max-width: {width}mm; margin: 8mm auto; padding: 0 4mm; }} }}
"""


def css(paper: Paper, measures: Measures, title: str) -> str:
    """Return the style sheet of a day's or a week's paper.

    `title` is told on all sheets but the first, beside their number.
    """
    width, height = room(paper)
    return (BASE + (WEEK if paper.week else DAY)).format(
        **{name: getattr(measures, name) for name in Measures.__slots__},
        size="A4" if paper.size == "a4" else "letter",
        turn="landscape" if paper.week else "portrait",
        margin=WEEK_MARGIN if paper.week else MARGIN,
        width=width,
        height=height - SPARE,
        table=height - SPARE - 1.5 * (measures.letters * POINT + 1),
        title=title.replace("\\", "").replace('"', ""),
        fonts=FONTS,
    )


def room(paper: Paper) -> tuple[float, float]:
    """Return width and height in millimetres of what can be printed on."""
    across, up = SIZES[paper.size]
    if paper.week:
        return up - 2 * WEEK_MARGIN, across - 2 * WEEK_MARGIN
    return across - 2 * MARGIN, up - 2 * MARGIN
