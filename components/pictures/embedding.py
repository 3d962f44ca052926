"""The letters of an SVG inside it, so that whoever opens it needs no font."""

from base64 import b64encode
from io import BytesIO
from xml.etree import ElementTree as ET

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from components.charts.theme import FONT
from indicators.text.font import FONTS_FOLDER

_FILES = {"400": "NotoSansSC-Regular.ttf", "700": "NotoSansSC-Bold.ttf"}


def font_faces(root: ET.Element) -> ET.Element:
    """A style element with the letters that the texts of an SVG need, by weight."""
    used: dict[str, set[str]] = {weight: set() for weight in _FILES}
    for group in root.iter("g"):
        if weight := group.get("font-weight"):
            used[weight].update(*(text.text or "" for text in group.iter("text")))
    style = ET.Element("style")
    style.text = "".join(
        f'@font-face{{font-family:"{FONT}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{_part(weight, letters)})}}"
        for weight, letters in used.items()
        if letters
    )
    return style


def _part(weight: str, letters: set[str]) -> str:
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 13, 14])
    font = TTFont(FONTS_FOLDER / _FILES[weight], lazy=True, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)))
    subsetter.subset(font)
    font.flavor = "woff"
    file = BytesIO()
    font.save(file)
    return b64encode(file.getvalue()).decode("ascii")
