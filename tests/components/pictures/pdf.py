"""What a PDF file of one page holds, whatever order its objects have."""

from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject


def only_page(content: bytes) -> PageObject:
    """The page; a file of more, or none, fails."""
    [page] = PdfReader(BytesIO(content)).pages
    return page


def fonts_of(page: PageObject) -> list[DictionaryObject]:
    """Its fonts, by the names under which the page calls them."""
    named = page["/Resources"]["/Font"]
    return [named[name].get_object() for name in sorted(named)]


def files_of(fonts: list[DictionaryObject]) -> list[bytes]:
    """The letters of each font; b"" where the file does not bring them."""
    described = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts]
    return [each["/FontFile2"].get_data() if "/FontFile2" in each else b"" for each in described]


def drawn_of(content: bytes) -> bytes:
    """All that is drawn: the page's lines and texts, and the letters of its fonts."""
    page = only_page(content)
    lines = page.get_contents()
    if lines is None:
        raise ValueError("a page without contents")
    return b"".join([lines.get_data(), *files_of(fonts_of(page))])
