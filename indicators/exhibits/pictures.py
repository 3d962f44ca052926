"""What a picture of an exhibit is: shapes and formats, and who draws it.

Charts are drawn a layer above (components/); what is written here takes a `Draw` from there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from indicators.exhibits.exhibit import Shown


class Shape(StrEnum):
    """The shape of a picture, as an address writes it."""

    WIDE = "16:9"
    STANDARD = "4:3"
    SQUARE = "1:1"
    PHONE = "phone"


class PictureFormat(StrEnum):
    """The format of a picture, as a file's name ends."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


SCALES = (1, 2, 4)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes, its size in px at scale 1, and the characters that its font lacks.

    In the picture 〓 stands in place of each of `missing`, and a line beneath names them.
    """

    content: bytes
    width: int
    height: int
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """How a picture is wanted; `scale` counts for PNG alone.

    An SVG carries its letters, unless what it is put into has them (`carries_letters` False).
    """

    shape: Shape = Shape.WIDE
    format: PictureFormat = PictureFormat.PNG
    scale: int = 1
    carries_letters: bool = True


# Several pictures where one would have letters too small to read; never for `Shape.PHONE`.
Draw = Callable[[Shown, Canvas], tuple[Picture, ...]]
