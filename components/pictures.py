"""A chart as a picture file, drawn with the bundled font and nothing of the machine's."""

from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

FONTS_FOLDER = Path(__file__).resolve().parents[1] / "static" / "fonts"
# A picture stands on a slide without the page's margins around it.
_MARGIN = 24


def png(chart: alt.LayerChart, *, width: int = 1600, scale: float = 1) -> bytes:
    """The chart as PNG, `width` px wide before `scale`."""
    _register_fonts()
    picture: bytes = vl_convert.vegalite_to_png(_sized(chart, width), scale=scale)
    return picture


def svg(chart: alt.LayerChart, *, width: int = 1600) -> str:
    """The chart as SVG, `width` px wide."""
    _register_fonts()
    picture: str = vl_convert.vegalite_to_svg(_sized(chart, width))
    return picture


def _sized(chart: alt.LayerChart, width: int) -> dict[str, Any]:
    return {**chart.to_dict(), "width": width, "padding": _MARGIN}


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS_FOLDER))
