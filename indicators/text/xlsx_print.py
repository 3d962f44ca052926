"""Print set-up of Excel sheets: the widths of columns, and the pages side by side."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

# In Excel's units, of which a Chinese letter takes two: what a sheet of A4 held across has room
# for at four fifths, where letters of 10 points have 8. Where the font is missing, a substitute's
# figures are wider, and so are the units: of the font's own 190 have room.
_PAGE = 158
# Columns of texts may be narrowed to these shares, none to less than that; the texts wrap.
_SHARES, _LEAST = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5), 11
# In inches; three lines fit above and beneath.
_SIDE, _ENDS, _EDGE = 0.25, 0.8, 0.3


def fitted_widths(
    wanted: Sequence[float], is_text: Sequence[bool], repeated: int = 1
) -> list[float]:
    """The widths of a sheet's columns: texts narrowed where that saves a page, figures never."""
    pages = 1
    while True:
        for share in _SHARES:
            found = [
                max(min(_LEAST, each), each * share) if may else each
                for each, may in zip(wanted, is_text, strict=True)
            ]
            if pages_across(found, repeated) <= pages:
                return found
        pages += 1


def pages_across(widths: Sequence[float], repeated: int = 1) -> int:
    """How many pages side by side take the columns; each further one repeats the first ones."""
    pages, used = 1, 0.0
    for number, each in enumerate(widths):
        if used and used + each > _PAGE:
            pages, used = pages + 1, sum(widths[: min(repeated, number)])
        used += each
    return pages


def set_up_print(page: Worksheet, repeated: int = 1) -> None:
    """A4 held across, as many pages side by side as keep letters of 8 points; heads repeated.

    The first columns, as many as are `repeated`, identify a row.
    """
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    widths = [
        page.column_dimensions[get_column_letter(each)].width
        for each in range(1, page.max_column + 1)
    ]
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = pages_across(widths, repeated), 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(_SIDE, _SIDE, _ENDS, _ENDS, _EDGE, _EDGE)
    # Where a table takes several pages side by side, each has what its rows are known by.
    page.print_title_rows, page.print_title_cols = "1:1", f"A:{get_column_letter(repeated)}"
