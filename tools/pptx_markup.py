"""The markup of a template's shapes and texts; lengths are in points.

Nothing of it is made of what users type, so that no text is escaped.
"""

from dataclasses import dataclass

from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from indicators.briefings import look

Box = tuple[float, float, float, float]

NAME = "简报"
# Windows and WPS have both; where they are missing, the office takes a font of the same class.
SLIDE_FONT = "微软雅黑"
MARK_FONT = "黑体"
# Paler than all texts.
WATERMARK_COLOUR = "#eef2f6"
_TABLE_STYLE = "{8C0E6A52-3D1B-4B7E-9A44-6F2D1C5E7B90}"
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

RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


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
            f'<a:buClr>{colour("accent1")}</a:buClr><a:buFont typeface="Arial"/>'
            '<a:buChar char="•"/>'
            if self.bullet
            else "<a:buNone/>"
        )
        return (
            f'<a:lvl{number}pPr marL="{hang}" indent="{-hang}" algn="{self.align}">'
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
            f' b="{int(self.bold)}">{fill(self.colour)}{fonts}</{tag}>'
        )


@dataclass(frozen=True)
class Holder:
    """A placeholder: its name, type and index, its box, and the letters of its levels."""

    name: str
    kind: str
    index: int
    box: Box
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
            f"</p:nvSpPr><p:spPr>{frame(self.box)}{RECTANGLE}"
            f"{fill(self.ground) if self.ground else ''}</p:spPr>"
            f"<p:txBody>{_body(self.anchor, self.inset)}<a:lstStyle>{levels}</a:lstStyle>"
            f"{paragraphs}</p:txBody></p:sp>"
        )


def drawn(
    number: int,
    name: str,
    box: Box,
    *,
    filled: str = "<a:noFill/>",
    words: str = "",
    letters: Letters = Letters(11),
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
        f"<p:spPr>{frame(box, turned)}{RECTANGLE}{filled}"
        f"<a:ln><a:noFill/></a:ln></p:spPr>{body}</p:sp>"
    )


def frame(box: Box, turned: int = 0) -> str:
    """Where a shape stands; `turned` in 60,000ths of a degree."""
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


def fill(value: str) -> str:
    """A solid fill of a slot of the theme or a hex value."""
    return f"<a:solidFill>{colour(value)}</a:solidFill>"


def colour(value: str) -> str:
    """A slot of the theme or a hex value."""
    if value.startswith("#"):
        return f'<a:srgbClr val="{value[1:]}"/>'
    return f'<a:schemeClr val="{value}"/>'


def theme_xml() -> str:
    """The theme: colours, fonts for Latin and Chinese, plain effects."""
    colours = "".join(f"<a:{slot}>{colour(value)}</a:{slot}>" for slot, value in _COLOURS.items())
    faces = "".join(f'<a:{each} typeface="{SLIDE_FONT}"/>' for each in ("latin", "ea", "cs"))
    fonts = f'{faces}<a:font script="Hans" typeface="{SLIDE_FONT}"/>'
    plain = fill("phClr")
    lines = "".join(
        f'<a:ln w="{width}">{plain}<a:prstDash val="solid"/></a:ln>'
        for width in (9_525, 12_700, 19_050)
    )
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme {nsdecls("a")} name="{NAME}"><a:themeElements>'
        f'<a:clrScheme name="{NAME}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{NAME}"><a:majorFont>{fonts}</a:majorFont>'
        f"<a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{NAME}"><a:fillStyleLst>{plain * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def table_styles_xml() -> str:
    """Hairlines between rows, nothing between columns, a dark heading."""
    none = "<a:ln><a:noFill/></a:ln>"
    hairline = f'<a:ln w="9525">{fill(look.HAIRLINE)}</a:ln>'
    accent = f'<a:ln w="9525">{fill("accent1")}</a:ln>'
    font = '<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:tblStyleLst {nsdecls("a")} def="{_TABLE_STYLE}">'
        f'<a:tblStyle styleId="{_TABLE_STYLE}" styleName="{NAME}表格"><a:wholeTbl>'
        f"<a:tcTxStyle>{font}{colour('tx1')}</a:tcTxStyle><a:tcStyle><a:tcBdr>"
        f"<a:left>{none}</a:left><a:right>{none}</a:right><a:top>{none}</a:top>"
        f"<a:bottom>{hairline}</a:bottom><a:insideH>{hairline}</a:insideH>"
        f"<a:insideV>{none}</a:insideV></a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle>"
        f'</a:wholeTbl><a:firstRow><a:tcTxStyle b="on">{font}{colour("bg1")}</a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr><a:bottom>{accent}</a:bottom></a:tcBdr>"
        f"<a:fill>{fill('accent1')}</a:fill></a:tcStyle></a:firstRow></a:tblStyle>"
        "</a:tblStyleLst>"
    )
