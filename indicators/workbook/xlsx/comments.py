"""The comments of a sheet, without the ones that the check has written."""

import posixpath
import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError

from openpyxl.utils.cell import coordinate_to_tuple

from indicators.model.codelists import Severity
from indicators.workbook.xlsx.archive import Archive, part_name
from indicators.workbook.xlsx.xml_events import local, tree

AUTHOR = "检查程序"
# Our part of a comment: from the first severity to our signature.
SIGNATURE = f"（{AUTHOR}）"
OUR_WORDS = re.compile(rf"\s*【(?:{'|'.join(Severity)})】.*{SIGNATURE}\s*", re.DOTALL)
# What Excel puts before a conversation, for versions that cannot show one.
_PREFACE = re.compile(r"\A\[[^\]]*\].*?linkid=[0-9]+\s*(?:[^:：\n]*[:：])?", re.DOTALL)


def read_comments(archive: Archive, sheet_part: str) -> Mapping[tuple[int, int], str]:
    """The text of each comment by row and column; none where they cannot be understood."""
    folder, name = posixpath.split(sheet_part)
    links = f"{folder}/_rels/{name}.rels"
    if not archive.has(links):
        return {}
    texts: dict[tuple[int, int], str] = {}
    try:
        for link in tree(archive.read(links)):
            if link.get("Type", "").endswith("/comments") and "Target" in link.attrib:
                part = part_name(folder, link.attrib["Target"])
                texts |= _texts(tree(archive.read(part))) if archive.has(part) else {}
    except (ExpatError, ValueError, KeyError):
        return {}
    return texts


def _texts(root: Element) -> dict[tuple[int, int], str]:
    """What people wrote in the comments of a part, by row and column."""
    found = {}
    for comment in (each for each in root.iter() if local(each.tag) == "comment"):
        pieces = (each.text or "" for each in comment.iter() if local(each.tag) == "t")
        if text := _PREFACE.sub("", OUR_WORDS.sub("", "".join(pieces))).strip():
            found[coordinate_to_tuple(comment.attrib["ref"])] = text
    return found
