"""Small files that would take much: bombs, loops, locks, and what stands where no text is."""

import zipfile
import zlib
from io import BytesIO

from tests.indicators.drafting.report_files import package

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MANY = 60_000


def hand_made(*objects, trailer=""):
    """A PDF of objects numbered from 1, the first its catalogue."""
    found, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(found))
        content = body if isinstance(body, bytes) else body.encode()
        found += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    size, start = len(objects) + 1, len(found)
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF"
    )
    return found + end.encode()


def pages(count, kids="", content="null", more=""):
    """A PDF whose page tree names one page again and again."""
    return hand_made(
        f"<</Type/Catalog/Pages 2 0 R{more}>>",
        f"<</Type/Pages/Count {count}/Kids[{kids or '3 0 R ' * count}]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<<"
        "/F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        content,
    )


def flated(content, twice=False):
    """A compressed stream."""
    packed = zlib.compress(zlib.compress(content, 9), 9) if twice else zlib.compress(content, 9)
    filters = "[/FlateDecode/FlateDecode]" if twice else "/FlateDecode"
    head = f"<</Length {len(packed)}/Filter{filters}>>stream\n".encode()
    return head + packed + b"\nendstream"


def word(body):
    """A Word document whose body is XML."""
    return package(body=f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')


def nested(tag, depth=_MANY):
    """An element in itself in itself."""
    return f"<w:{tag}>" * depth + f"</w:{tag}>" * depth


def of_many_parts():
    """A package of more parts than any document has."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(6000):
            archive.writestr(f"word/{number}", b"")
        archive.writestr("word/document.xml", b"<a/>")
    return target.getvalue()


_KEY = "<" + "41" * 32 + ">"
LOCKED = f"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O{_KEY}/U{_KEY}>>/ID[{_KEY}{_KEY}]"
FILES = {
    "pages": pages(10_000),
    "tree without end": pages(3, kids="2 0 R 2 0 R"),
    "page of nothing": pages(1, content="4 0 R"),
    "locked": hand_made(
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>", trailer=LOCKED
    ),
    "no page": hand_made("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"),
    "letters": pages(1, content=flated(b"BT /F 1 Tf " + b"(aaaaaaaaaa) Tj " * 20_000 + b"ET")),
    "bomb": pages(1, content=flated(b" " * 60_000_000, twice=True)),
    "a file within": pages(1, more="/Names<</EmbeddedFiles<</Names[(a.exe)4 0 R]>>>>"),
    "objects": hand_made(
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>", *["null"] * _MANY
    ),
    "boxes in boxes": word(nested("sdt")),
    "tables in tables": word("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000),
    "runs in runs": word("<w:p>" + nested("r") + "</w:p>"),
    "cells": word("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * _MANY + "</w:tr></w:tbl>"),
    "paragraphs": word("<w:p/>" * 210_000),
    "parts": of_many_parts(),
    "locked office file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + bytes(504)
    + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\0"),
    "old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + bytes(504)
    + "Workbook".encode("utf-16-le").ljust(512, b"\xff"),
}
