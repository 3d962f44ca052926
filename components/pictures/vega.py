"""A body drawn by Vega with the bundled fonts, as SVG elements in px from its top left corner."""

import json
from functools import cache, lru_cache
from xml.etree import ElementTree as ET

import vl_convert

from components.pictures.static_chart import Spec
from indicators.text.font import FONTS_FOLDER
from indicators.text.text_metrics import em_width

SVG = "http://www.w3.org/2000/svg"
# Without one Vega-Lite would choose it; the compiled layers take any other.
_SOME_SIZE = {"width": 1, "height": 1}
# Every chart in both layouts, several times; other filters may change the scales in the layers.
_MOST_COMPILED = 64
# How far the letters reach above their baseline, in em, and the share of a line left of a point.
_ASCENT = 0.86
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}


def body(spec: Spec, width: float, height: float) -> ET.Element:
    """The specification drawn in a size, as a group without what only a web page needs."""
    register_fonts()
    svg = vl_convert.vega_to_svg(json.dumps(_vega(spec, width, height), ensure_ascii=False))
    # Names without a namespace: the outer picture declares it once.
    drawing = ET.fromstring(svg.replace(f' xmlns="{SVG}"', "", 1))  # noqa: S314 - Vega's
    for parent in drawing.iter("g"):
        for at, child in enumerate(parent):
            if child.tag == "text" and child.get("stroke"):
                parent[at] = _halo(child)
    for element in drawing.iter():
        for name in ("class", "role", "aria-roledescription", "aria-label", "aria-hidden"):
            element.attrib.pop(name, None)
    group = drawing.find("g")
    if group is None:
        raise ValueError("Vega has drawn nothing")
    return group


@cache
def register_fonts() -> None:
    """Let the bundled fonts be found by their name; once for the process."""
    vl_convert.register_font_directory(str(FONTS_FOLDER))


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


def _halo(text: ET.Element) -> ET.Element:
    """The paper around a label as a rectangle: as a second text it would be read twice."""
    size = float(text.get("font-size", "0").removesuffix("px"))
    far = float(text.get("stroke-width", "0")) / 2
    wide = em_width("".join(text.itertext())) * size
    left = -_SHARES[text.get("text-anchor", "start")] * wide
    box = {"x": left - far, "y": -_ASCENT * size - far}
    box |= {"width": wide + 2 * far, "height": size + 2 * far} if wide else {}
    place = {"transform": text.get("transform", ""), "fill": text.get("fill", "")}
    return ET.Element("rect", place | {name: f"{each:.2f}" for name, each in box.items()})
