"""Which shape a chart has on a page that is held upright, where its letters must stay readable."""

from types import MappingProxyType

from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Shape

# Lists of more rows than these are tables: a picture of them has letters of 5 or 6 points.
MOST_LISTED = 4
# A wide picture leaves room for more on the page, but its letters become too small on paper
# where it has more rows than these.
_MOST_ROWS_OF_WIDE = 8
# Charts with more than a name and a figure in a row need larger letters: in a wide picture, which
# is drawn smaller, what explains them would have 6 points.
_BY_EXHIBIT = MappingProxyType({"target-rates": Shape.STANDARD, "target-counts": Shape.STANDARD})


def shape_on_paper(shown: ExhibitContent) -> Shape:
    """The least tall shape that is as wide as the text and has letters to be read."""
    if len(shown.table.rows) > _MOST_ROWS_OF_WIDE:
        return Shape.SQUARE
    return _BY_EXHIBIT.get(shown.exhibit, Shape.WIDE)
