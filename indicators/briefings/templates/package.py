"""The file of a template that an office gives: opened within limits, named after the briefing."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar
from zipfile import ZipFile

from indicators.briefings.briefing import Briefing
from indicators.text.plain_text import legal

_Opened = TypeVar("_Opened")

_MEGABYTE = 2**20
# A template holds a few pictures; an honest one has some hundred parts.
MOST_MEGABYTES = 20
_INFLATED_BYTES, _ENTRIES = 200 * _MEGABYTE, 2000
# Programs and embedded objects, and what a file asks from elsewhere when it is opened.
_ACTIVE = re.compile(r"vbaProject|vbaData|/activeX/|\.ocx$|/embeddings/|/ctrlProps/", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*.External")
_LINK = re.compile(rb"/(?:hyperlink|attachedTemplate)['\"]")
# python-docx and python-pptx refuse a longer property.
_LONGEST_PROPERTY = 255


class BadTemplate(Exception):
    """A template that cannot be used; `problems` are Chinese sentences that say how to mend it."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.problems)


def opened(
    source: Path | bytes,
    open_file: Callable[[BytesIO], _Opened],
    problems_of: Callable[[_Opened], Iterable[str]],
    ending: str,
) -> _Opened:
    """What `open_file` makes of a template's file, which a user names *.`ending`.

    Raises BadTemplate where the file is too large, is no such file, holds macros or embedded
    objects, takes parts from other places, cannot be opened, or has problems.
    """
    content = source.read_bytes() if isinstance(source, Path) else source
    refused = BadTemplate(
        f"这不是可用的 .{ending} 文件：请用 Office 或 WPS 另存为 .{ending} 后再上传。"
    )
    if len(content) > MOST_MEGABYTES * _MEGABYTE:
        raise BadTemplate(f"模板超过{MOST_MEGABYTES} MB的上限：请压缩或删去其中的图片后再上传。")
    try:
        with ZipFile(BytesIO(content)) as archive:
            _refuse_unsafe(archive, ending)
        found = open_file(BytesIO(content))
        if problems := tuple(problems_of(found)):
            raise BadTemplate(*problems)
        return found
    except (BadTemplate, MemoryError):
        raise
    # A hostile file makes the libraries raise whatever they like.
    except Exception as error:
        raise refused from error


def _refuse_unsafe(archive: ZipFile, ending: str) -> None:
    entries = archive.infolist()
    if len(entries) > _ENTRIES or sum(each.file_size for each in entries) > _INFLATED_BYTES:
        raise BadTemplate(
            f"模板展开后超过{_INFLATED_BYTES // _MEGABYTE} MB或{_ENTRIES}个部件的上限："
            "请删去图片、视频和用不到的版式后再上传。"
        )
    names = [each.filename for each in entries]
    if any(map(_ACTIVE.search, names)) or b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise BadTemplate(
            f"模板里有宏、控件或嵌入的对象：请删去后另存为不带宏的 .{ending} 文件再上传。"
        )
    relations = (archive.read(each) for each in names if each.endswith(".rels"))
    found = (each for content in relations for each in _RELATION.findall(content))
    if any(_EXTERNAL.search(each) and not _LINK.search(each) for each in found):
        raise BadTemplate("模板里有链接到别处的图片或文件：请改为嵌入（插入到文件里）后再上传。")


def take_properties(properties: Any, briefing: Briefing, made: datetime) -> None:  # noqa: ANN401
    """Name a file after its briefing; the `properties` are python-docx's or python-pptx's."""
    author = briefing.unit_name or briefing.area
    texts = {
        "title": briefing.title,
        "subject": briefing.topic,
        "author": author,
        "last_modified_by": author,
        "keywords": " ".join(filter(None, (briefing.edition, briefing.code))),
        "comments": briefing.footer,
        "language": "zh-CN",
    }
    for name, text in texts.items():
        setattr(properties, name, legal(text)[:_LONGEST_PROPERTY])
    properties.created = properties.modified = made
