"""The theme of the deck: its colours, its fonts for Latin and Chinese, plain effects."""

from indicators.briefings.look import (
    ACTUAL,
    BASELINE,
    CONTEXT,
    INK,
    MUTED,
    PAPER,
    SLIDE_FONT,
    STATUS_COLOURS,
    TRACK,
)
from indicators.briefings.slides.markup import DECLARATION, Markup, joined, root, tag

_NAME = "简报"
_COLOURS = {
    "dk1": INK,
    "lt1": PAPER,
    "dk2": MUTED,
    "lt2": TRACK,
    "accent1": ACTUAL,
    "accent2": CONTEXT,
    "accent3": STATUS_COLOURS["✓"],
    "accent4": STATUS_COLOURS["△"],
    "accent5": STATUS_COLOURS["×"],
    "accent6": BASELINE,
    "hlink": ACTUAL,
    "folHlink": MUTED,
}


def theme_xml() -> str:
    """The theme part."""
    elements = tag("a:themeElements", _colours(), _fonts(), _formats())
    return DECLARATION + root("a:theme", elements, name=_NAME)


def _colours() -> Markup:
    slots = (
        tag(f"a:{slot}", tag("a:srgbClr", val=value.lstrip("#")))
        for slot, value in _COLOURS.items()
    )
    return tag("a:clrScheme", *slots, name=_NAME)


def _fonts() -> Markup:
    faces = joined(
        (
            *(tag(f"a:{script}", typeface=SLIDE_FONT) for script in ("latin", "ea", "cs")),
            tag("a:font", script="Hans", typeface=SLIDE_FONT),
        )
    )
    return tag("a:fontScheme", tag("a:majorFont", faces), tag("a:minorFont", faces), name=_NAME)


def _formats() -> Markup:
    """Three of each, as the format asks for, all of them plain."""
    plain = tag("a:solidFill", tag("a:schemeClr", val="phClr"))
    lines = (
        tag("a:ln", plain, tag("a:prstDash", val="solid"), w=width)
        for width in (9_525, 12_700, 19_050)
    )
    return tag(
        "a:fmtScheme",
        tag("a:fillStyleLst", plain, plain, plain),
        tag("a:lnStyleLst", *lines),
        tag("a:effectStyleLst", *[tag("a:effectStyle", tag("a:effectLst"))] * 3),
        tag("a:bgFillStyleLst", plain, plain, plain),
        name=_NAME,
    )
