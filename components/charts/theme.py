"""The theme of all charts: the meaning of every colour, mark and size.

Colours say what a thing *is*, never whether it rose or fell: direction is an arrow or a sign in
ink. Status colours belong to statuses alone and are always beside a mark and a word. Every text
colour has at least 4.5:1 on white; marks differ in lightness too, so that they survive a pale
projector, a grey print-out and colour-blindness.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from indicators.briefings.look import NOTICE_GROUND

FONT = "Noto Sans SC"

# Ink and paper.
PAPER = "#ffffff"
INK = "#1f2937"  # figures, names, target ticks, direction of change
MUTED = "#4b5563"  # what explains a figure: period, unit, rank, source
HAIRLINE = "#d5dae1"  # separates rows; carries no meaning
BASELINE = "#6b7280"  # the zero line

# What was measured.
ACTUAL = "#1f4e79"  # an actual of the district: the bar or dot that a chart is about
CONTEXT = "#9fb3c8"  # what an actual is seen against: the whole, the earlier value, peers
TRACK = "#e8edf3"  # the room a bar could fill; carries no value


@dataclass(frozen=True, slots=True)
class _StatusLook:
    """How a status is drawn: a mark and a colour, always beside one of the words.

    `directive` is the name under which Markdown knows the colour; .streamlit/config.toml gives
    it the same value (theme.light.greenTextColor …), which a test compares.
    """

    mark: str
    colour: str
    directive: str
    words: tuple[str, ...]


STATUS_LOOKS = (
    _StatusLook("✓", "#00695c", "green", ("达到", "已完成", "成立", "有效")),
    _StatusLook("△", "#8a5a00", "orange", ("接近", "已更新")),
    _StatusLook("×", "#b3261e", "red", ("滞后", "未完成", "不成立")),
    _StatusLook("○", "#4b5563", "gray", ("未到期", "进行中", "计划")),
    _StatusLook(
        "–",
        "#4b5563",
        "gray",
        ("无法判定", "文字目标", "不能证明", "已取消", "未发布", "未知"),
    ),
)
DOUBTFUL = "存疑"  # drawn hollow and dashed, with the word


def status_colour(mark: str) -> str:
    """The colour of a status mark; ink for a mark that is no status."""
    return next((look.colour for look in STATUS_LOOKS if look.mark == mark), INK)


def status_legend(texts: Iterable[str]) -> dict[str, str]:
    """Marks that occur with their words, in the looks' order: ✓ → ✓已完成、达到, – → –已到期未公布.

    The texts are marks and words: – 无法判定–已到期未公布, × 未完成（按预计数），差1亿元.
    """
    words: dict[str, list[str]] = {look.mark: [] for look in STATUS_LOOKS}
    for text in dict.fromkeys(texts):
        mark, _, after = text.partition(" ")
        word = after.partition("，")[0].partition("（")[0].rpartition("–")[2]
        if mark in words and word not in words[mark]:
            words[mark].append(word)
    return {mark: mark + "、".join(found) for mark, found in words.items() if found}


# Sizes in px by the width of the chart: a phone, half a desktop, a desktop, a projector.
_SIZES, LARGEST_TEXT = {400: 15, 700: 17, 1000: 18}, 20
TEXT_SIZE = (
    "".join(f"width < {end} ? {size} : " for end, size in _SIZES.items()) + f"{LARGEST_TEXT}"
)
# Below this width names are above their bars instead of beside them.
NARROW_BELOW = 700
NARROW = f"width < {NARROW_BELOW}"
# A chart of a phone or of a panel has room for 26 em of notes in a line.
SMALL_SIZE = f"{NARROW} ? clamp(width / 27, 13, 16) : em * 0.8"


def text_size(width: float) -> float:
    """`TEXT_SIZE` at a width."""
    return next((size for end, size in _SIZES.items() if width < end), LARGEST_TEXT)


def small_size(width: float) -> float:
    """`SMALL_SIZE` at a width."""
    return min(max(width / 27, 13), 16) if is_narrow(width) else text_size(width) * 0.8


def is_narrow(width: float) -> bool:
    """`NARROW` at a width."""
    return width < NARROW_BELOW


# In px around every chart. It is in the chart, not in its configuration, which Streamlit
# overrules; without room above, the title's letters would lose their tops.
CHART_PADDING = {"left": 0, "right": 0, "top": 6, "bottom": 16}


def chart_config() -> dict[str, Any]:
    """The Vega-Lite configuration that every chart carries inside it."""
    return {
        "font": FONT,
        "background": PAPER,
        "view": {"stroke": None},
        "text": {"color": INK, "font": FONT},
        "title": {"color": INK, "font": FONT, "fontWeight": 700, "anchor": "start"},
        "bar": {"color": ACTUAL},
    }


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
