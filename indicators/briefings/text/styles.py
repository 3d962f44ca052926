"""The styles of the document: real headings and body text with their faces, sizes and indents."""

from dataclasses import dataclass

from indicators.briefings.text.fonts import (
    FANGSONG,
    HEITI,
    KAITI,
    SONGTI,
    TITLE_FACE,
    Face,
)

# Sizes in points by their Chinese names.
ERHAO, SANHAO, SIHAO, XIAOSI, WUHAO, XIAOWU = 22, 16, 14, 12, 10.5, 9
# 22 lines a page between the margins of the standard.
LINE = 28.95
TABLE_STYLE, TABLE_STYLE_ID = "简报表格", "BriefingTable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style; sizes and spaces in points, indents in characters.

    `line` is a fixed line height, None as tall as the line's content. `outline` is the level in
    the navigation pane. What `warns` has a bar at its left and a pale ground.
    """

    identifier: str
    name: str
    face: Face
    size: float
    line: float | None = LINE
    aligned: str = "both"
    first_indent: int = 0
    before: float = 0
    after: float = 0
    keeps_next: bool = False
    outline: int | None = None
    ruled_above: bool = False
    warns: bool = False


PLAIN = Style(identifier="Normal", name="Normal", face=FANGSONG, size=SANHAO)
BODY = Style(identifier="BodyText", name="Body Text", face=FANGSONG, size=SANHAO, first_indent=2)
TITLE = Style(
    identifier="Title",
    name="Title",
    face=TITLE_FACE,
    size=ERHAO,
    line=36,
    aligned="center",
    before=LINE,
    after=LINE,
)
SECTION = Style(
    identifier="Heading1",
    name="heading 1",
    face=HEITI,
    size=SANHAO,
    first_indent=2,
    keeps_next=True,
    outline=0,
)
# For those who write on: a briefing's parts have one level of headings.
SUBSECTION = Style(
    identifier="Heading2",
    name="heading 2",
    face=KAITI,
    size=SANHAO,
    first_indent=2,
    keeps_next=True,
    outline=1,
)
INTERNAL_MARK = Style(
    identifier="InternalMark", name="密级标志", face=HEITI, size=SANHAO, aligned="left"
)
UNIT = Style(
    identifier="Signature",
    name="Signature",
    face=FANGSONG,
    size=SANHAO,
    aligned="right",
    before=LINE,
    keeps_next=True,
)
DATED = Style(identifier="Date", name="Date", face=FANGSONG, size=SANHAO, aligned="right")
FIGURE = Style(
    identifier="Figure",
    name="图片",
    face=FANGSONG,
    size=XIAOSI,
    line=None,
    aligned="center",
    before=8,
    keeps_next=True,
)
FIGURE_CAPTION = Style(
    identifier="Caption",
    name="caption",
    face=HEITI,
    size=XIAOSI,
    line=18,
    aligned="center",
    before=4,
    after=4,
)
TABLE_CAPTION = Style(
    identifier="TableCaption",
    name="表题",
    face=HEITI,
    size=XIAOSI,
    line=18,
    aligned="center",
    before=10,
    after=4,
    keeps_next=True,
)
CELL = Style(identifier="Cell", name="表内文字", face=FANGSONG, size=WUHAO, line=15, aligned="left")
SMALL_CELL = Style(
    identifier="SmallCell", name="表内小字", face=KAITI, size=XIAOWU, line=12, aligned="left"
)
BAND_CELL = Style(
    identifier="BandCell",
    name="表内小标题",
    face=HEITI,
    size=WUHAO,
    line=15,
    aligned="left",
    keeps_next=True,
)
HEAD_CELL = Style(
    identifier="HeadCell",
    name="表头",
    face=HEITI,
    size=WUHAO,
    line=15,
    aligned="center",
    keeps_next=True,
)
BETWEEN_TABLES = Style(
    identifier="BetweenTables", name="表间", face=FANGSONG, size=2, line=6, aligned="left"
)
SOURCES = Style(
    identifier="Sources",
    name="资料来源",
    face=KAITI,
    size=WUHAO,
    line=16,
    before=4,
    after=10,
    aligned="left",
)
NOTICE_BOX = Style(
    identifier="Notice",
    name="提醒",
    face=HEITI,
    size=XIAOSI,
    line=20,
    before=4,
    after=6,
    aligned="left",
    keeps_next=True,
    warns=True,
)
HEADER = Style(identifier="Header", name="header", face=SONGTI, size=XIAOWU, line=None)
PAGE_NUMBER = Style(identifier="Footer", name="footer", face=SONGTI, size=SIHAO, line=18)
FOOTNOTE = Style(
    identifier="FooterNote",
    name="页脚说明",
    face=SONGTI,
    size=XIAOWU,
    line=12,
    aligned="center",
    before=6,
    ruled_above=True,
)
STYLES = (
    PLAIN,
    BODY,
    TITLE,
    SECTION,
    SUBSECTION,
    INTERNAL_MARK,
    UNIT,
    DATED,
    FIGURE,
    FIGURE_CAPTION,
    TABLE_CAPTION,
    CELL,
    SMALL_CELL,
    BAND_CELL,
    HEAD_CELL,
    BETWEEN_TABLES,
    SOURCES,
    NOTICE_BOX,
    HEADER,
    PAGE_NUMBER,
    FOOTNOTE,
)
