"""A body drawn by Vega, its texts lettered: shapes and letters in px from its top left corner."""

import json
from functools import cache, lru_cache
from xml.etree import ElementTree as ET

import vl_convert

from components.pictures.glyphs import lettered
from components.pictures.letters import Lettering, Letters
from components.pictures.static_chart import LOOK, Spec
from indicators.text.font import FONTS_FOLDER

SVG = "http://www.w3.org/2000/svg"
_BOLD = 600
# Without one Vega-Lite would choose it; the compiled layers take any other.
_SOME_SIZE = {"width": 1, "height": 1}
# Every chart in both layouts, several times; other filters may change the scales in the layers.
_MOST_COMPILED = 64


def placed(spec: Spec, width: float, height: float, lettering: Lettering) -> ET.Element:
    """The body as a group."""
    register_fonts()
    svg = vl_convert.vega_to_svg(json.dumps(_vega(spec, width, height), ensure_ascii=False))
    drawing = ET.fromstring(_unqualified(svg))  # noqa: S314 - Vega's
    for parent in drawing.iter("g"):
        for at, child in enumerate(parent):
            if said := child.get("aria-label"):
                parent[at] = lettering(_letters(child, said))
    return _bare(drawing)


def _vega(spec: Spec, width: float, height: float) -> Spec:
    """What Vega draws: the layers compiled, with the records and in the size of this picture."""
    layers = {name: value for name, value in spec.items() if name != "datasets"}
    compiled = _compiled(json.dumps(layers | _SOME_SIZE, ensure_ascii=False))
    data = [
        each | {"values": spec["datasets"][each["name"]]}
        if each["name"] in spec["datasets"]
        else each
        for each in compiled["data"]
    ]
    return compiled | {"width": width, "height": height, "data": data}


@lru_cache(maxsize=_MOST_COMPILED)
def _compiled(layers: str) -> Spec:
    """Layers compiled by Vega-Lite, which takes as long as drawing them, for whatever records."""
    compiled: Spec = vl_convert.vegalite_to_vega(layers)
    return compiled


@cache
def register_fonts() -> None:
    """Let the bundled fonts be found by their name; once for the process."""
    vl_convert.register_font_directory(str(FONTS_FOLDER))


def _unqualified(svg: str) -> str:
    """Names without a namespace: the outer picture declares it once."""
    return svg.replace(f' xmlns="{SVG}"', "", 1)


def _letters(point: ET.Element, said: str) -> Letters:
    *look, text = said.split("|", len(LOOK))
    size, weight, align, baseline, line_height, dx, colour, halo = look
    x, y = _place(point)
    return Letters(
        lines=tuple(map(lettered, text.split("\n"))),
        x=x + float(dx),
        y=y,
        size=float(size),
        bold=float(weight) >= _BOLD,
        colour=colour,
        align=align,
        baseline=baseline,
        line_height=float(line_height),
        halo=float(halo),
    )


def _place(point: ET.Element) -> tuple[float, float]:
    """Where Vega has moved a point to."""
    x, _, y = point.get("transform", "translate(0,0)")[len("translate(") : -1].partition(",")
    return float(x), float(y)


def _bare(drawing: ET.Element) -> ET.Element:
    """The drawing without names and hints for scripts and readers of a web page."""
    for element in drawing.iter():
        for name in list(element.attrib):
            if name in {"class", "role"} or name.startswith("aria-"):
                del element.attrib[name]
    group = drawing.find("g")
    if group is None:
        raise ValueError("Vega has drawn nothing")
    return group
