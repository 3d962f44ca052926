"""A picture's SVG as a part of a page: our own drawing, so its markup is trusted."""

import re

from markupsafe import Markup

from indicators.exhibits.pictures import Picture

_BEFORE = re.compile(r"\A.*?(?=<svg\b)", re.DOTALL)
_NAMES = re.compile(r"(?<=\sid=\")(?=[^\"])|(?<=url\(#)|(?<=href=\"#)")
_ROLE = re.compile(r"(?<=<svg)([^>]*?) role=\"img\"")
# The page has the letters, its policy allows no other styles, and a title would show as a tooltip.
_LEFT_OUT = re.compile(r"<(style|title)\b[^>]*?(?:/>|>.*?</\1>)", re.DOTALL)


def inlined(picture: Picture, number: int) -> Markup:
    """The drawing for a page that has several: every name in it begins with its own number.

    It is no image by itself: what it stands in is one, and says what it shows.
    """
    text = _LEFT_OUT.sub("", _BEFORE.sub("", picture.content.decode("utf-8"), count=1))
    text = _ROLE.sub(r"\1", text, count=1)
    return Markup(_NAMES.sub(f"d{number}-", text))  # noqa: S704 -- drawn by us, texts escaped there
