"""Runs and paragraphs, every one with its East-Asian font."""

from dataclasses import dataclass, replace

from indicators.briefings.look import ACTUAL, CONTEXT, INK, MUTED, PAPER, SLIDE_FONT, TRACK
from indicators.briefings.slides.markup import Markup, tag
from indicators.text.text_metrics import wrapped

# The slots of the theme: colours named so follow the theme when an office worker changes it.
SCHEME = {
    INK: "tx1",
    PAPER: "bg1",
    MUTED: "tx2",
    TRACK: "bg2",
    ACTUAL: "accent1",
    CONTEXT: "accent2",
}


@dataclass(frozen=True, slots=True)
class Type:
    """How letters look; the size is in points."""

    size: float
    bold: bool = False
    colour: str = INK
    font: str = SLIDE_FONT

    def of_size(self, size: float) -> "Type":
        """The same letters in another size."""
        return replace(self, size=size)


# The theme's, so that an office's template gives charts its own.
_FACES = {"latin": "lt", "ea": "ea", "cs": "cs"}
HEADLINE = Type(28, bold=True)
KICKER = Type(14, bold=True, colour=ACTUAL)
BODY = Type(22)
FRAME_TITLE = Type(15, bold=True)
SMALL = Type(11, colour=MUTED)
FOOTER = Type(10, colour=MUTED)


def colour(value: str) -> Markup:
    """A colour, by its slot in the theme where it has one."""
    slot = SCHEME.get(value)
    return tag("a:schemeClr", val=slot) if slot else tag("a:srgbClr", val=value.lstrip("#"))


def fill(value: str) -> Markup:
    """A solid fill."""
    return tag("a:solidFill", colour(value))


def line(value: str, width: float, dash: str | None = None) -> Markup:
    """A line of so many points."""
    dashed = tag("a:prstDash", val=dash) if dash else None
    return tag("a:ln", fill(value), dashed, w=round(width * 12_700))


def letters(look: Type, name: str = "a:rPr") -> Markup:
    """The properties of a run, or the defaults of a paragraph."""
    return tag(
        name,
        fill(look.colour),
        *(tag(f"a:{each}", typeface=f"+mn-{face}") for each, face in _FACES.items()),
        lang="zh-CN",
        altLang="en-US",
        sz=round(look.size * 100),
        b=look.bold,
    )


def run(text: str, look: Type) -> Markup:
    """A text in one look."""
    return tag("a:r", letters(look), tag("a:t", text))


def paragraph(
    *runs: Markup,
    look: Type,
    align: str | None = None,
    before: float = 0,
    spacing: float | None = None,
    bullet: bool = False,
) -> Markup:
    """Runs on their own lines; `spacing` is a share of the usual line, `before` in points.

    `look` is that of an empty paragraph, and of what is typed after the last run.
    """
    properties = tag(
        "a:pPr",
        tag("a:lnSpc", tag("a:spcPct", val=round(spacing * 100_000))) if spacing else None,
        tag("a:spcBef", tag("a:spcPts", val=round(before * 100))),
        *(_bullet(look) if bullet else (tag("a:buNone"),)),
        marL=_hang(look) if bullet else 0,
        indent=-_hang(look) if bullet else 0,
        algn=align,
    )
    return tag("a:p", properties, *runs, letters(look, "a:endParaRPr"))


def said(text: str, look: Type, **layout: object) -> Markup:
    """A paragraph of one run."""
    return paragraph(run(text, look), look=look, **layout)  # type: ignore[arg-type]


def fitted(text: str, look: Type, width: float, *, lines: int, sizes: tuple[float, ...]) -> Type:
    """The look in the largest of the sizes in which a text needs at most so many lines.

    A little smaller where that saves a line: no lone character below.
    """
    needed = {size: len(wrapped(text, width / size)) for size in sizes}
    size = next((each for each in sizes if needed[each] <= lines), sizes[-1])
    shorter = [each for each in sizes if needed[each] < needed[size] and each >= 0.85 * size]
    return look.of_size(max(shorter, default=size))


def _bullet(look: Type) -> tuple[Markup, ...]:
    return (
        tag("a:buClr", colour(ACTUAL)),
        tag("a:buFont", typeface="Arial"),
        tag("a:buChar", char="•"),
    )


def _hang(look: Type) -> int:
    return round(look.size * 12_700)
