"""The colours of dark screens, and the style sheet by which a page follows its reader's choice.

Charts are drawn in the colours of theme.py, wherever they go. On a page every colour of theirs is
a variable of the style sheet, so that one drawing serves both looks; files and paper stay light.
On PAPER every text has at least 4.5:1 and every mark 3:1, as PAPER has on what it is written on.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from components.charts.theme import (
    ACTUAL,
    BASELINE,
    CONTEXT,
    HAIRLINE,
    INK,
    MUTED,
    PAPER,
    STATUS_LOOKS,
    TRACK,
)
from indicators.briefings.look import NOTICE_GROUND

# The attribute of the page's root that overrules the reader's system: light or dark.
CHOICE: Final = "data-theme"


@dataclass(frozen=True, slots=True)
class _Shade:
    """A colour's variable, as it is drawn, and what it is on a dark screen."""

    name: str
    light: str
    dark: str


# Statuses that are neither good nor bad have the colour of MUTED.
_STATUSES = {"✓": "#52c7b4", "△": "#e5b454", "×": "#ff8f85"}
SHADES: Final = (
    _Shade("paper", PAPER, "#10161f"),
    _Shade("ink", INK, "#f6f9fc"),
    _Shade("muted", MUTED, "#b3bdca"),
    _Shade("hairline", HAIRLINE, "#34404f"),
    _Shade("baseline", BASELINE, "#8a95a5"),
    _Shade("actual", ACTUAL, "#79b8f3"),
    # As in light, what the district is seen against recedes.
    _Shade("context", CONTEXT, "#5f7388"),
    _Shade("track", TRACK, "#1b2533"),
    _Shade("notice-ground", NOTICE_GROUND, "#33290f"),
    *(
        _Shade(f"status-{look.directive}", look.colour, _STATUSES[look.mark])
        for look in STATUS_LOOKS
        if look.mark in _STATUSES
    ),
)


def variable(colour: str) -> str:
    """The variable of a colour of theme.py, as a style sheet writes it; KeyError for another."""
    names = {each.light: each.name for each in SHADES}
    return f"var(--{names[colour]})"


@cache
def themed_style() -> str:
    """The variables in both looks, and the colours of drawings as variables.

    A page is dark by its reader's system or by CHOICE, and light on paper.
    """
    light = _block(":root", "light", {each.name: each.light for each in SHADES})
    dark = {each.name: each.dark for each in SHADES}
    by_system = _block(f":root:not([{CHOICE}=light])", "dark", dark)
    by_choice = _block(f":root[{CHOICE}=dark]", "dark", dark)
    drawn = "\n".join(
        f'svg [{part}="{each.light}"] {{ {part}: {variable(each.light)}; }}'
        for each in SHADES
        for part in ("fill", "stroke")
    )
    return (
        f"{light}\n@media screen and (prefers-color-scheme: dark) {{ {by_system} }}\n"
        f"@media screen {{ {by_choice} }}\n{drawn}"
    )


def _block(selector: str, scheme: str, colours: dict[str, str]) -> str:
    declarations = "; ".join(f"--{name}: {colour}" for name, colour in colours.items())
    return f"{selector} {{ color-scheme: {scheme}; {declarations} }}"
