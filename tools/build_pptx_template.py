"""Makes the bundled template of the decks, indicators/briefings/templates/briefing.pptx.

    python -m tools.build_pptx_template

The file begins as python-pptx's own, whose theme, master, layouts and styles are replaced:
python-pptx reads and writes packages, but has no interface for what a master or a theme holds.
Lengths are in points, on a slide of 960 × 540.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from math import atan2, degrees, hypot

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from indicators.briefings import look
from indicators.briefings.templates.slide_template import (
    BUNDLED,
    CHART,
    COVER,
    INTERNAL_MARK,
    PICTURE,
    SHORT_TABLE,
    TABLE,
    WATERMARK,
    WORDS,
)
from tools.pptx_markup import (
    MARK_FONT,
    NAME,
    RECTANGLE,
    WATERMARK_COLOUR,
    Holder,
    Letters,
    drawn,
    fill,
    frame,
    table_styles_xml,
    theme_xml,
)

_WIDTH, _HEIGHT, _LEFT, _INNER = 960, 540, 44, 872
_LAYOUT_KINDS = {COVER: "title", CHART: "chart", TABLE: "tbl", SHORT_TABLE: "tbl", WORDS: "tx"}


_HEADLINE = Letters(28, bold=True, spacing=95)
_BODY = Letters(22, spacing=110, before=12, bullet=True)
_SMALL = Letters(11, colour="tx2")
_FOOT = Letters(10, colour="tx2")
_EDITION = "来源、截至日期、版次"
_FOOTER = Holder("页脚占位符", "ftr", 11, (_LEFT, 509, 780, 18), _EDITION, (_FOOT,), "ctr")
_NUMBER = Holder(
    "编号占位符", "sldNum", 12, (836, 509, 80, 18), "‹#›",
    (Letters(10, colour="tx2", align="r"),), "ctr",
)  # fmt: skip


def _title(hint: str) -> Holder:
    return Holder("标题", "title", 0, (_LEFT, 48, _INNER, 76), hint, (_HEADLINE,))


def _notice(left: float, top: float, width: float, height: float) -> Holder:
    letters = Letters(11, bold=True, colour="accent4")
    box = (left, top, width, height)
    return Holder("提醒", "body", 18, box, "注意：……", (letters,), "ctr", 12, look.NOTICE_GROUND)


_HEAD = (
    _title("这一页的结论"),
    Holder(
        "栏目", "body", 13, (_LEFT, 24, 640, 22), "栏目",
        (Letters(14, bold=True, colour="accent1"),),
    ),
    _notice(_LEFT, 3, _INNER, 19),
    _FOOTER,
    _NUMBER,
)  # fmt: skip


def _table(raised: float) -> tuple[Holder, ...]:
    """Caption and table; beneath a headline of one line both stand so much higher."""
    caption = (_LEFT, 132 - raised, _INNER, 40)
    letters = (Letters(15, bold=True), _SMALL)
    return (
        Holder("表题", "body", 14, caption, "期间、单位\n另有多少项", letters),
        Holder("表格", "tbl", 1, (_LEFT, 174 - raised, _INNER, 322 + raised), "表格", (_BODY,)),
    )


_CONTENT = (_LEFT, 134, _INNER, 350)
_NOTE = Holder("图注", "body", 14, (_LEFT, 468, _INNER, 30), "怎么读", (_SMALL,))
_HOLDERS: dict[str, tuple[Holder, ...]] = {
    COVER: (
        Holder(
            "标题", "ctrTitle", 0, (66, 150, 790, 130), "简报标题",
            (Letters(44, bold=True, spacing=105),), "ctr",
        ),
        Holder(
            "主题", "subTitle", 15, (66, 288, 790, 34), "地区和主题",
            (Letters(22, colour="accent1"),),
        ),
        Holder("单位和日期", "body", 16, (66, 372, 790, 64), "单位、日期", (Letters(20),)),
        Holder("版次", "body", 17, (66, 476, 830, 40), _EDITION, (Letters(12, colour="tx2"),)),
        _notice(66, 444, 830, 22),
    ),
    CHART: (
        *_HEAD,
        Holder("图表", "chart", 1, (_LEFT, 132, _INNER, 334), "图表", (_BODY,)),
        _NOTE,
    ),
    TABLE: (*_HEAD, *_table(0)),
    SHORT_TABLE: (*_HEAD, *_table(34)),
    PICTURE: (*_HEAD, Holder("图片", "pic", 1, (_LEFT, 130, _INNER, 336), "图片", (_BODY,)), _NOTE),
    WORDS: (*_HEAD, Holder("正文", "body", 1, _CONTENT, "正文", (_BODY,))),
}  # fmt: skip


def template() -> Deck:
    """The template, without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(_WIDTH), Pt(_HEIGHT)
    del deck.element.sldSz.attrib["type"]
    for layout in list(deck.slide_layouts)[len(_HOLDERS) :]:
        deck.slide_layouts.remove(layout)
    for layout, (name, holders) in zip(deck.slide_layouts, _HOLDERS.items(), strict=True):
        _replace_shapes(layout.element, (*_marks(name), *_numbered(holders)))
        layout.element.cSld.set("name", name)
        layout.element.set("type", _LAYOUT_KINDS.get(name, "cust"))
        layout.element.set("userDrawn", "1")
    _write_master(deck)
    _write_notes_master(deck)
    deck.part.part_related_by(RT.TABLE_STYLES).blob = table_styles_xml().encode()
    for each in deck.element.iter("{*}defRPr"):
        each.set("lang", "zh-CN")
    _leave_out_what_is_not_ours(deck)
    return deck


def _write_master(deck: Deck) -> None:
    master = deck.slide_master
    body = Holder("正文占位符", "body", 1, _CONTENT, "正文", (_BODY,))
    _replace_shapes(
        master.element, (_watermark(), *_numbered((_title("标题"), body, _FOOTER, _NUMBER)))
    )
    levels = "".join(_BODY.level(number) for number in range(1, 10))
    others = "".join(Letters(18).level(number) for number in range(1, 10))
    styles = parse_xml(
        f"<p:txStyles {nsdecls('p', 'a')}><p:titleStyle>{_HEADLINE.level(1)}</p:titleStyle>"
        f"<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{others}</p:otherStyle></p:txStyles>"
    )
    (old,) = master.element.xpath("p:txStyles")
    master.element.replace(old, styles)
    master.part.part_related_by(RT.THEME).blob = theme_xml().encode()


def _write_notes_master(deck: Deck) -> None:
    master = deck.notes_master
    # python-pptx makes notes masters without listing them.
    key = deck.part.relate_to(master.part, RT.NOTES_MASTER)
    deck.element.sldMasterIdLst.addnext(
        parse_xml(
            f'<p:notesMasterIdLst {nsdecls("p", "r")}><p:notesMasterId r:id="{key}"/>'
            "</p:notesMasterIdLst>"
        )
    )
    letters = Letters(12)
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="幻灯片图像占位符"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{frame((54, 54, 432, 243))}{RECTANGLE}</p:spPr></p:sp>"
    )
    notes = Holder("备注占位符", "body", 3, (54, 312, 432, 372), "备注", (letters,))
    _replace_shapes(master.element, (image, notes.xml(3)))
    levels = "".join(letters.level(number) for number in range(1, 10))
    (old,) = master.element.xpath("p:notesStyle")
    new = parse_xml(f"<p:notesStyle {nsdecls('p', 'a')}>{levels}</p:notesStyle>")
    master.element.replace(old, new)
    theme = master.part.part_related_by(RT.THEME)
    theme._element = parse_xml(theme_xml().encode())


def _leave_out_what_is_not_ours(deck: Deck) -> None:
    """Drop python-pptx's thumbnail, statistics and printer settings."""
    package = deck.part.package
    for source, kinds in (
        (package, (RT.THUMBNAIL, RT.EXTENDED_PROPERTIES)),
        (deck.part, (RT.PRINTER_SETTINGS,)),
    ):
        for key in [key for key, each in source._rels.items() if each.reltype in kinds]:
            source.drop_rel(key)
    known = deck.core_properties
    known.title, known.author, known.language, known.last_modified_by = NAME, "", "zh-CN", ""
    known.revision, known.keywords = 1, ""
    known.created = known.modified = datetime(2024, 1, 1, tzinfo=UTC)


def _replace_shapes(element, shapes: Iterable[str]) -> None:  # noqa: ANN001 - no public type
    tree = element.cSld.spTree
    for old in list(tree.iter_shape_elms()):
        tree.remove(old)
    for each in shapes:
        tree.append(parse_xml(each.replace(">", f" {nsdecls('p', 'a')}>", 1)))


def _numbered(holders: Iterable[Holder]) -> list[str]:
    return [each.xml(number) for number, each in enumerate(holders, start=2)]


def _marks(layout: str) -> tuple[str, ...]:
    """What a layout draws itself: its rule or band, and 内部资料 where that is chosen."""
    if layout == COVER:
        band = drawn(40, "色条", (_LEFT, 150, 7, 172), filled=fill("accent1"))
        letters = Letters(18, bold=True, face=MARK_FONT)
        return band, drawn(
            41, INTERNAL_MARK, (_LEFT, 34, 300, 30), words=INTERNAL_MARK, letters=letters
        )
    rule = drawn(40, "页脚线", (_LEFT, 504, _INNER, 0.75), filled=fill(look.HAIRLINE))
    letters = Letters(14, bold=True, face=MARK_FONT, align="r")
    return rule, drawn(41, INTERNAL_MARK, (716, 24, 200, 22), words=INTERNAL_MARK, letters=letters)


def _watermark() -> str:
    """Along the diagonal; the longer the words, the smaller the deck sets them."""
    width = 0.72 * hypot(_WIDTH, _HEIGHT)
    box = ((_WIDTH - width) / 2, _HEIGHT / 2 - 96, width, 192)
    letters = Letters(96, bold=True, colour=WATERMARK_COLOUR, align="ctr")
    turned = round(-degrees(atan2(_HEIGHT, _WIDTH)) * 60_000)
    return drawn(40, WATERMARK, box, words=WATERMARK, letters=letters, anchor="ctr", turned=turned)


if __name__ == "__main__":
    template().save(str(BUNDLED))
