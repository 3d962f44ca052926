"""Pictures of exhibits: shapes, formats, sizes.

Charts are drawn a layer above (components/), which passes a `Draw` to this layer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from indicators.exhibits.exhibit import ExhibitContent
from indicators.text.file_formats import FileFormat


class Shape(StrEnum):
    """The shape of a picture, as an address writes it."""

    WIDE = "16:9"
    STANDARD = "4:3"
    SQUARE = "1:1"
    PHONE = "phone"


SCALES = (1, 2, 4)


@dataclass(frozen=True, slots=True)
class Panel:
    """A place beneath a headline, which a picture fills to its edges without a title or a foot.

    Its sizes have one unit. Names and figures have letters between `least` and `most`: many rows
    make several pictures, and few are not as loud as the headline. One that `is_cropped` is only
    as tall as what is drawn.
    """

    width: int
    height: int
    least: float
    most: float
    is_cropped: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes, its size in px at scale 1, and the characters that its font lacks.

    In the picture 〓 replaces each of `missing`, and a line beneath names them.
    """

    content: bytes
    width: int
    height: int
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Painted:
    """The pictures that were asked for, and how many the exhibit makes."""

    pictures: tuple[Picture, ...]
    count: int


class PictureTooLarge(Exception):
    """So many pixels that drawing them would harm the others; its text is one Chinese sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """How a picture is wanted, in one of file_formats.PICTURES; `scale` counts for PNG alone.

    An SVG carries its letters, unless what it is put into has them (`carries_letters` False).
    What has a headline of its own asks for a `panel` instead of a shape: no reader chooses one.
    """

    shape: Shape = Shape.WIDE
    format: FileFormat = FileFormat.PNG
    scale: int = 1
    carries_letters: bool = True
    panel: Panel | None = None


# Several pictures where one would have letters too small to read; never for `Shape.PHONE`.
Draw = Callable[[ExhibitContent, Canvas], tuple[Picture, ...]]
