"""The texts that the cells of a workbook share."""

import re

from indicators.workbook.archive import Archive
from indicators.workbook.looks import Look, Runs
from indicators.workbook.markup import MAIN, Attributes, Walker, main, walk
from indicators.workbook.plain_markup import NotPlain, decoded, refuse_odd_markup, resolved
from indicators.workbook.values import unescaped

# What is larger is parsed piece by piece instead of being there as a whole.
_LARGEST = 2**26
_HEAD = re.compile(
    r'(?:<\?xml version="1\.0"(?: encoding="(?:UTF-8|utf-8)")?(?: standalone="(?:yes|no)")?'
    rf'\s*\?>)?\s*<sst(?=[^<>]* xmlns="{re.escape(MAIN)}")(?:\s+[A-Za-z:]+="[^"<>&]*")*>\s*'
)
_ITEM = re.compile(
    r'(<si>(?:<t(?: xml:space="preserve")?>([^<]*)</t>|<t\s*/>)(?:<phoneticPr [^<>&]*/>)?</si>\s*)'
)
_END = re.compile(r"</sst>\s*")


def read_texts(archive: Archive, part: str) -> tuple[list[str], dict[int, Look]]:
    """The texts of a part in their order, without the readings that Japanese texts carry.

    And which of them are struck out, wholly or in part, by their numbers.

    Scanned where all of them are plain, parsed otherwise.
    """
    if archive.size(part) <= _LARGEST:
        try:
            return _scanned(decoded(archive.read(part))), {}
        except NotPlain:
            pass
    walker = _Texts()
    with archive.opened(part) as stream:
        walk(stream, walker)
    return walker.texts, walker.looks


def _scanned(text: str) -> list[str]:
    head = _HEAD.match(text)
    if not head:
        raise NotPlain
    body = text[head.end() :]
    refuse_odd_markup(body)
    found = _ITEM.findall(body)
    seen = sum(len(whole) for whole, _ in found)
    if not _END.fullmatch(body, seen):
        raise NotPlain
    return [unescaped(resolved(said) if "&" in said else said) for _, said in found]


class _Texts(Walker):
    """The texts that cells share, without the readings that Japanese texts carry."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.looks: dict[int, Look] = {}
        self._runs = Runs()
        self._pieces: list[str] = []
        self._listens = self._in_reading = False
        self._item, self._text, self._reading = main("si"), main("t"), main("rPh")

    def start(self, name: str, attributes: Attributes) -> None:
        if name == self._text:
            self._listens = not self._in_reading
        elif name == self._item:
            self._pieces, self._runs = [], Runs()
        elif name == self._reading:
            self._in_reading = True
        else:
            self._runs.start(name, attributes)

    def end(self, name: str) -> None:
        if name == self._text:
            self._listens = False
        elif name == self._item:
            if look := self._runs.look:
                self.looks[len(self.texts)] = look
            self.texts.append(unescaped("".join(self._pieces)))
        elif name == self._reading:
            self._in_reading = False

    def text(self, piece: str) -> None:
        if self._listens:
            self._pieces.append(piece)
            self._runs.text(piece)
