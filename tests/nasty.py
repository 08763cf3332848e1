"""Days to test with: put together from lines that people write and from lines that break."""

from __future__ import annotations

from hypothesis import strategies as st

HEADINGS = [
    "# Tuesday 24 November 2026", "# Notes", "# More", "## Math 9:00-9:45", "## Reading",
    "## Math", "## Must do", "## May do", "## Reflection", "## Block 1", "## Block 2", "## 1. Art",
    "### Inner", " ## One space", "  ## Two spaces", "    ## Code", "##", "##No", "Setext", "===",
    "# ", "## Closed ##",
]  # fmt: skip
BOXES = [
    "- [ ] ", "- [ ]", "- [x] math p.42", "- [ ] flash cards", "- [ ] flash cards",
    "* [/] started", "+ [>] carried", "- [-] aside", "1. [ ] one", "2) [X] two", "9. [ ] nine",
    "999999999. [ ] last", "-   [ ] wide", "-\t[ ] tab", "-\t [ ] tab and space", "  - [ ] nested",
    "    - [ ] deeper", "  - [ ] ", "   1. [ ] step", "\t- [ ] tabbed", "- - [ ] double",
    "1. - [x] mixed", " - [ ] in", "- [ ]touch", "- [?] odd", "- [📚] emoji", "- [ ] \u00a0",
    "- [ ]   ", "- [ ] é", "> - [ ] quoted", "-     [ ] code", "- [ ] [x] two", "* [ ]",
]  # fmt: skip
OTHERS = [
    "", "", "", "", "  ", "\t", "-", "*", "1.", "- plain", "* plain", "  - plain", "- # heading",
    "  note", "    note", "      far", "\tnote", "  [ ] below", "text", "> quote", ">", "```",
    "~~~~", "  ```", "<div>", "<!--", "-->", "<b>", "</div>", "<script>", "%%", "%% one line %%",
    "---", "***", "- []", "-[ ] no", "[ ] no", "\\- escaped", "[a]: /b", "|a|b|",
    "a\u2028b\x0bc\x0cd", "\ufeff", "=",
]  # fmt: skip
FRONT = ["---", "tags: [day]", "- [ ] no box", "---"]

ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return the text of a day; most end their lines in one way."""
    line = st.sampled_from([*HEADINGS, *BOXES, *BOXES, *OTHERS])
    lines = draw(st.lists(line, max_size=14))
    if draw(st.integers(0, 9)) == 9:
        lines = FRONT + lines
    mixed = draw(st.integers(0, 5)) == 5
    end = draw(ENDS)
    ends = [draw(ENDS) if mixed else end for _ in lines]
    if ends and draw(st.integers(0, 4)) == 4:
        ends[-1] = ""
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


@st.composite
def days(draw: st.DrawFn) -> bytes:
    """Return the bytes of a day, most of them UTF-8."""
    text = draw(texts())
    kind = draw(st.integers(0, 19))
    if kind == 19:
        return text.encode("utf-8-sig")
    if kind == 18:
        return b"\xff\xfe" + text.encode("utf-16-le") + b"\x0a" * draw(st.integers(0, 1))
    if kind == 17:
        return text.replace("a", "\udcff").encode("utf-8", "surrogateescape")
    return text.encode()


# What a person may type, and what no person would.
LIKE_MARKDOWN = [
    "x", "math p.42", "- a", "* [x] a", "# a", "## a", "1. a", "12) a", "1.", "> a", "```",
    "~~~ a", "<div>", "<!-- a", "</b>", "---", "- - -", "***", "===", "= =", "_ _ _", "|a|",
    "[a]: b", "%%", "%% a %%", "\\- a", "\\", "[ ]", "[x] a", "+", "-5 pages", "&amp;", "a\\", "#",
    "#a", "-", "*a*", "a  ", "| - |", ": a", "--", "|---|", "{{date}}", "$$", "a #", "🎨", "`",
    "`` a", "~", "0. a", "1234567890. a", "=a", "-a", "_", "__", "+ +", "<", "<a", "<?", "<!x",
    "<![CDATA[", "![a](b)",
]  # fmt: skip
TYPED = st.one_of(
    st.sampled_from(LIKE_MARKDOWN),
    st.text(max_size=12),
    st.text("-+*#>=_`~<|%1. )[]x\\:!&", min_size=1, max_size=8),
)
LIKE_NAMES = [
    "0", "1", "2", "3", "9", "24", "25", "00", "1.1", "0.1", "2.3", "1.0", "99.1", "now", "next",
    "NOW", "Math", "math", "read", "Must do", "must", "Block 3", "block 1", "Reflection", "notes",
    "Art", "", " ", "9:00-9:45", "9:00", "🎨", "a\nb", "x" * 50, "²", "1.²", "٣", "flash",
    "cards flash", "flash cards", "1.1 1.2", "-", "#", "## a", "a #", "a ##", "` a", "<b>",
    "\ud800", "a\u2028b", "9" * 30, "1." + "9" * 30, "1. Art", "2. Art", "\ufe0f",
    "Reflection 9:00-9:45", "1. Notes", "Log (9-9:45)", "Art 9:00-9:45", "Mr. O'Neill",
    "A" + "\u0301",
]  # fmt: skip
WORDS = st.one_of(st.sampled_from(LIKE_NAMES), st.text(max_size=10))
