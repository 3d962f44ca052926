"""A body drawn by Vega with the bundled fonts, and a whole picture written as PNG, SVG or PDF.

A body is SVG elements in px from its top left corner.
"""

import json
from base64 import b64encode
from functools import cache, lru_cache
from io import BytesIO
from xml.etree import ElementTree as ET

import vl_convert
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from components.charts.theme import FONT
from components.pictures.static_chart import Spec
from indicators.exhibits.pictures import Canvas, Picture, PictureTooLarge
from indicators.text.file_formats import FileFormat
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


# Pixels of a picture: those of the largest fixed shape at the largest scale.
_MOST_PIXELS = 1280 * 720 * 16
_MOST_SIDE = 16_000
_FONTS = {"400": "NotoSansSC-Regular.ttf", "700": "NotoSansSC-Bold.ttf"}


def written(root: ET.Element, canvas: Canvas, missing: str) -> Picture:
    """A picture in the format that is wanted; raises PictureTooLarge.

    `root` is the SVG with its size, `missing` are the letters that the fonts lack.
    """
    register_fonts()
    width, height = (int(root.attrib[side]) for side in ("width", "height"))
    if canvas.format is FileFormat.PNG:
        check_size(width, height, canvas.scale)
        content = vl_convert.svg_to_png(_text(root), scale=canvas.scale)
    elif canvas.format is FileFormat.PDF:
        content = vl_convert.svg_to_pdf(_text(root))
    else:
        if canvas.carries_letters:
            root.insert(1, _font_faces(root))
        content = _text(root).encode("utf-8")
    return Picture(content, width, height, missing)


def check_size(width: int, height: int, scale: int) -> None:
    """Refuse a PNG that would have too many pixels; raises PictureTooLarge."""
    width, height = width * scale, height * scale
    if width * height > _MOST_PIXELS or height > _MOST_SIDE:
        raise PictureTooLarge(
            f"PNG 会有{width}×{height}像素，太大：请把清晰度（scale）改小，或改用 SVG、PDF。"
        )


def _text(root: ET.Element) -> str:
    return ET.tostring(root, encoding="unicode")


def _font_faces(root: ET.Element) -> ET.Element:
    """A style with the letters that the texts of an SVG need, so that no font must be installed."""
    used: dict[str, set[str]] = {weight: set() for weight in _FONTS}
    for text in root.iter("text"):
        used[text.get("font-weight", "400")].update(*text.itertext())
    style = ET.Element("style")
    style.text = "".join(
        f'@font-face{{font-family:"{FONT}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{_font_part(weight, letters)})}}"
        for weight, letters in used.items()
        if letters
    )
    return style


def _font_part(weight: str, letters: set[str]) -> str:
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 13, 14])
    font = TTFont(FONTS_FOLDER / _FONTS[weight], lazy=True, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)))
    subsetter.subset(font)
    font.flavor = "woff"
    file = BytesIO()
    font.save(file)
    return b64encode(file.getvalue()).decode("ascii")
