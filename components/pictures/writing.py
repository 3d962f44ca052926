"""A drawn picture as the bytes of a PNG, an SVG or a PDF."""

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET

import vl_convert
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from components.charts.theme import FONT
from components.pictures.vega import register_fonts
from indicators.exhibits.pictures import Canvas, Picture, PictureTooLarge
from indicators.text.file_formats import FileFormat
from indicators.text.font import FONTS_FOLDER

# Pixels of a picture: those of the largest fixed shape at the largest scale.
_MOST_PIXELS = 1280 * 720 * 16
_MOST_SIDE = 16_000
_FONTS = {"400": "NotoSansSC-Regular.ttf", "700": "NotoSansSC-Bold.ttf"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as SVG, its size in px, and the letters that the fonts lack."""

    root: ET.Element
    width: int
    height: int
    missing: str = ""


def written(drawn: Drawn, canvas: Canvas) -> Picture:
    """The picture in the format that is wanted; raises PictureTooLarge."""
    register_fonts()
    if canvas.format is FileFormat.PNG:
        check_size(drawn.width, drawn.height, canvas.scale)
        content = vl_convert.svg_to_png(_text(drawn.root), scale=canvas.scale)
    elif canvas.format is FileFormat.PDF:
        content = vl_convert.svg_to_pdf(_text(drawn.root))
    else:
        if canvas.carries_letters:
            drawn.root.insert(1, _font_faces(drawn.root))
        content = _text(drawn.root).encode("utf-8")
    return Picture(content, drawn.width, drawn.height, drawn.missing)


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
