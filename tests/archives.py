"""Changing what lies in an .xlsx file, part by part, as no spreadsheet program would."""

import io
import re
import zipfile
from xml.sax.saxutils import escape, unescape

_INLINE = re.compile(r't="inlineStr"\s*><is><t(?: xml:space="preserve")?>([^<]*)</t></is></c>')
_STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def parts(content):
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents, method=zipfile.ZIP_DEFLATED):
    """A file of parts: a dictionary, or pairs where names repeat."""
    pairs = contents.items() if isinstance(contents, dict) else contents
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in pairs:
            archive.writestr(name, content)
    return target.getvalue()


def repacked(content, change):
    """A file with each part put through `change(name, bytes)`; None leaves the part out."""
    changed = ((name, change(name, old)) for name, old in parts(content).items())
    return packed({name: new for name, new in changed if new is not None})


def with_part(content, name, new):
    """A file with one part added or replaced."""
    return packed(parts(content) | {name: new})


def with_shared_strings(content):
    """The same workbook as Excel writes it: each text once, in a part of its own."""
    texts: dict[str, int] = {}

    def share(match):
        return f't="s"><v>{texts.setdefault(match[1], len(texts))}</v></c>'

    def change(name, old):
        if not name.startswith("xl/worksheets/sheet"):
            return old
        return _INLINE.sub(share, old.decode()).encode()

    found = {name: change(name, old) for name, old in parts(content).items()}
    types = found["[Content_Types].xml"].decode()
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_STRINGS}"/></Types>'
    found["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    items = "".join(
        f'<si><t xml:space="preserve">{escape(unescape(each))}</t></si>' for each in texts
    )
    found["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{items}</sst>'.encode()
    return packed(found)
