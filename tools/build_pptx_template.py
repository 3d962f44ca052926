"""Makes the bundled template of the decks, indicators/briefings/templates/briefing.pptx.

    python -m tools.build_pptx_template

The file begins as python-pptx's own, whose theme, master, layouts and styles are replaced:
python-pptx reads and writes packages, but has no interface for what a master or a theme holds.
Lengths are in points, on a slide of 960 × 540.
"""

from collections.abc import Iterable
from dataclasses import dataclass
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

_NAME = "简报"
_TABLE_STYLE = "{8C0E6A52-3D1B-4B7E-9A44-6F2D1C5E7B90}"
_WIDTH, _HEIGHT, _LEFT, _INNER = 960, 540, 44, 872
# The slots of the theme, in the format's order.
_COLOURS = {
    "dk1": look.INK,
    "lt1": look.PAPER,
    "dk2": look.MUTED,
    "lt2": look.TRACK,
    "accent1": look.ACTUAL,
    "accent2": look.CONTEXT,
    "accent3": look.STATUS_COLOURS["✓"],
    "accent4": look.STATUS_COLOURS["△"],
    "accent5": look.STATUS_COLOURS["×"],
    "accent6": look.BASELINE,
    "hlink": look.ACTUAL,
    "folHlink": look.MUTED,
}
_LAYOUT_KINDS = {COVER: "title", CHART: "chart", TABLE: "tbl", SHORT_TABLE: "tbl", WORDS: "tx"}


@dataclass(frozen=True)
class Letters:
    """How the letters of a paragraph look; a colour is a slot of the theme or a hex value."""

    size: float
    bold: bool = False
    colour: str = "tx1"
    face: str = ""
    align: str = "l"
    spacing: int = 100
    before: int = 0
    bullet: bool = False

    def level(self, number: int) -> str:
        """The paragraph properties of a level of a placeholder or master."""
        hang = round(self.size * 12_700) if self.bullet else 0
        bullet = (
            f'<a:buClr>{_colour("accent1")}</a:buClr><a:buFont typeface="Arial"/>'
            '<a:buChar char="•"/>'
            if self.bullet
            else "<a:buNone/>"
        )
        return (
            f'<a:lvl{number}pPr marL="{hang}" indent="-{hang}" algn="{self.align}">'
            f'<a:lnSpc><a:spcPct val="{self.spacing * 1000}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{self.before * 100}"/></a:spcBef>'
            f"{bullet}{self.run('a:defRPr')}</a:lvl{number}pPr>"
        )

    def run(self, tag: str) -> str:
        """The properties of a run; without a face of its own it has the theme's."""
        faces = (
            dict.fromkeys(("latin", "ea", "cs"), self.face)
            if self.face
            else {"latin": "+mn-lt", "ea": "+mn-ea", "cs": "+mn-cs"}
        )
        fonts = "".join(f'<a:{each} typeface="{face}"/>' for each, face in faces.items())
        return (
            f'<{tag} lang="zh-CN" altLang="en-US" sz="{round(self.size * 100)}"'
            f' b="{int(self.bold)}">{_fill(self.colour)}{fonts}</{tag}>'
        )


@dataclass(frozen=True)
class Holder:
    """A placeholder: its name, type and index, its box, and the letters of its levels."""

    name: str
    kind: str
    index: int
    box: tuple[float, float, float, float]
    hint: str
    letters: tuple[Letters, ...]
    anchor: str = "t"
    inset: float = 0
    ground: str = ""

    def xml(self, number: int) -> str:
        """The shape, with its number on the layout."""
        index = f' idx="{self.index}"' if self.index else ""
        levels = "".join(each.level(at) for at, each in enumerate(self.letters, start=1))
        paragraphs = "".join(
            f'<a:p><a:pPr lvl="{at}"/>{_text(self.kind, each)}</a:p>'
            for at, each in enumerate(self.hint.split("\n"))
        )
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{self.name}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{self.kind}"{index}/></p:nvPr>'
            f"</p:nvSpPr><p:spPr>{_frame(self.box)}{_RECTANGLE}"
            f"{_fill(self.ground) if self.ground else ''}</p:spPr>"
            f"<p:txBody>{_body(self.anchor, self.inset)}<a:lstStyle>{levels}</a:lstStyle>"
            f"{paragraphs}</p:txBody></p:sp>"
        )


_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
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
        Holder("表题", "body", 14, caption, f"表题、期间、单位\n{_EDITION}", letters),
        Holder("表格", "tbl", 1, (_LEFT, 174 - raised, _INNER, 322 + raised), "表格", (_BODY,)),
    )


_CONTENT = (_LEFT, 134, _INNER, 350)
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
        Holder("图注", "body", 14, (_LEFT, 468, _INNER, 30), _EDITION, (_SMALL,)),
    ),
    TABLE: (*_HEAD, *_table(0)),
    SHORT_TABLE: (*_HEAD, *_table(34)),
    PICTURE: (*_HEAD, Holder("图片", "pic", 1, _CONTENT, "图片", (_BODY,))),
    WORDS: (*_HEAD, Holder("正文", "body", 1, _CONTENT, "正文", (_BODY,))),
}  # fmt: skip


def template() -> Deck:
    """The template, without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(_WIDTH), Pt(_HEIGHT)
    for layout in list(deck.slide_layouts)[len(_HOLDERS) :]:
        deck.slide_layouts.remove(layout)
    for layout, (name, holders) in zip(deck.slide_layouts, _HOLDERS.items(), strict=True):
        _replace_shapes(layout.element, (*_marks(name), *_numbered(holders)))
        layout.element.cSld.set("name", name)
        layout.element.set("type", _LAYOUT_KINDS.get(name, "cust"))
        layout.element.set("userDrawn", "1")
    _write_master(deck)
    _write_notes_master(deck)
    deck.part.part_related_by(RT.TABLE_STYLES).blob = _table_styles().encode()
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
    master.part.part_related_by(RT.THEME).blob = _theme().encode()


def _write_notes_master(deck: Deck) -> None:
    master = deck.notes_master
    letters = Letters(12)
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="幻灯片图像占位符"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_frame((54, 54, 432, 243))}{_RECTANGLE}</p:spPr></p:sp>"
    )
    notes = Holder("备注占位符", "body", 3, (54, 312, 432, 372), "备注", (letters,))
    _replace_shapes(master.element, (image, notes.xml(3)))
    levels = "".join(letters.level(number) for number in range(1, 10))
    (old,) = master.element.xpath("p:notesStyle")
    new = parse_xml(f"<p:notesStyle {nsdecls('p', 'a')}>{levels}</p:notesStyle>")
    master.element.replace(old, new)
    theme = master.part.part_related_by(RT.THEME)
    theme._element = parse_xml(_theme().encode())


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
    known.title, known.author, known.language, known.last_modified_by = _NAME, "", "zh-CN", ""
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
        band = _drawn(40, "色条", (_LEFT, 150, 7, 172), filled=_fill("accent1"))
        letters = Letters(18, bold=True, face=look.MARK_FONT)
        return band, _drawn(
            41, INTERNAL_MARK, (_LEFT, 34, 300, 30), words=INTERNAL_MARK, letters=letters
        )
    rule = _drawn(40, "页脚线", (_LEFT, 504, _INNER, 0.75), filled=_fill(look.HAIRLINE))
    letters = Letters(14, bold=True, face=look.MARK_FONT, align="r")
    return rule, _drawn(41, INTERNAL_MARK, (716, 24, 200, 22), words=INTERNAL_MARK, letters=letters)


def _watermark() -> str:
    """Along the diagonal; the longer the words, the smaller the deck sets them."""
    width = 0.72 * hypot(_WIDTH, _HEIGHT)
    box = ((_WIDTH - width) / 2, _HEIGHT / 2 - 96, width, 192)
    letters = Letters(96, bold=True, colour=look.WATERMARK, align="ctr")
    turned = round(-degrees(atan2(_HEIGHT, _WIDTH)) * 60_000)
    return _drawn(40, WATERMARK, box, words=WATERMARK, letters=letters, anchor="ctr", turned=turned)


def _drawn(
    number: int,
    name: str,
    box: tuple[float, float, float, float],
    *,
    filled: str = "<a:noFill/>",
    words: str = "",
    letters: Letters = _SMALL,
    anchor: str = "t",
    turned: int = 0,
) -> str:
    """A rectangle or a text that is no placeholder."""
    run = f"<a:r>{letters.run('a:rPr')}<a:t>{words}</a:t></a:r>"
    paragraph = f'<a:p><a:pPr algn="{letters.align}"/>{run}</a:p>'
    body = f"<p:txBody>{_body(anchor)}<a:lstStyle/>{paragraph}</p:txBody>" if words else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
        f'<p:cNvSpPr txBox="{int(bool(words))}"/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{_frame(box, turned)}{_RECTANGLE}{filled}"
        f"<a:ln><a:noFill/></a:ln></p:spPr>{body}</p:sp>"
    )


def _frame(box: tuple[float, float, float, float], turned: int = 0) -> str:
    left, top, width, height = (int(Pt(each)) for each in box)
    rotation = f' rot="{turned % 21_600_000}"' if turned else ""
    return (
        f'<a:xfrm{rotation}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
        "</a:xfrm>"
    )


def _body(anchor: str, inset: float = 0) -> str:
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{int(Pt(inset))}" tIns="0" rIns="0" bIns="0"'
        f' anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
    )


def _text(kind: str, words: str) -> str:
    """A run, or the field that counts slides."""
    text = f'<a:rPr lang="zh-CN" altLang="en-US"/><a:t>{words}</a:t>'
    if kind != "sldNum":
        return f"<a:r>{text}</a:r>"
    return f'<a:fld id="{{7B6A9C52-1D7E-4E0B-9C0B-5A2D3E4F6071}}" type="slidenum">{text}</a:fld>'


def _fill(colour: str) -> str:
    return f"<a:solidFill>{_colour(colour)}</a:solidFill>"


def _colour(colour: str) -> str:
    if colour.startswith("#"):
        return f'<a:srgbClr val="{colour[1:]}"/>'
    return f'<a:schemeClr val="{colour}"/>'


def _theme() -> str:
    """The theme: colours, fonts for Latin and Chinese, plain effects."""
    colours = "".join(f"<a:{slot}>{_colour(value)}</a:{slot}>" for slot, value in _COLOURS.items())
    faces = "".join(f'<a:{each} typeface="{look.SLIDE_FONT}"/>' for each in ("latin", "ea", "cs"))
    fonts = f'{faces}<a:font script="Hans" typeface="{look.SLIDE_FONT}"/>'
    plain = _fill("phClr")
    lines = "".join(
        f'<a:ln w="{width}">{plain}<a:prstDash val="solid"/></a:ln>'
        for width in (9_525, 12_700, 19_050)
    )
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme {nsdecls("a")} name="{_NAME}"><a:themeElements>'
        f'<a:clrScheme name="{_NAME}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{_NAME}"><a:majorFont>{fonts}</a:majorFont>'
        f"<a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{_NAME}"><a:fillStyleLst>{plain * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _table_styles() -> str:
    """Hairlines between rows, nothing between columns, a dark heading."""
    none = "<a:ln><a:noFill/></a:ln>"
    hairline = f'<a:ln w="9525">{_fill(look.HAIRLINE)}</a:ln>'
    accent = f'<a:ln w="9525">{_fill("accent1")}</a:ln>'
    font = '<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:tblStyleLst {nsdecls("a")} def="{_TABLE_STYLE}">'
        f'<a:tblStyle styleId="{_TABLE_STYLE}" styleName="{_NAME}表格"><a:wholeTbl>'
        f"<a:tcTxStyle>{font}{_colour('tx1')}</a:tcTxStyle><a:tcStyle><a:tcBdr>"
        f"<a:left>{none}</a:left><a:right>{none}</a:right><a:top>{none}</a:top>"
        f"<a:bottom>{hairline}</a:bottom><a:insideH>{hairline}</a:insideH>"
        f"<a:insideV>{none}</a:insideV></a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle>"
        f'</a:wholeTbl><a:firstRow><a:tcTxStyle b="on">{font}{_colour("bg1")}</a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr><a:bottom>{accent}</a:bottom></a:tcBdr>"
        f"<a:fill>{_fill('accent1')}</a:fill></a:tcStyle></a:firstRow></a:tblStyle>"
        "</a:tblStyleLst>"
    )


if __name__ == "__main__":
    template().save(str(BUNDLED))
