"""What a reader sees of a page that AppTest has run, as plain words."""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from streamlit.testing.v1 import AppTest

from components.page_check import open_tables
from components.routes import KEPT, MAKING, READING

# Every title that the menu can have; the page of results comes with the first result.
MENU = [each.menu_label for each in (*READING, *MAKING, *KEPT)]
# Escapes of Markdown, and its directives for small and coloured letters.
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_DIRECTIVE = re.compile(r":(?:small|primary|green|orange|red|gray)\[(.*?)(?<!\\)\]")
_ONWARD = " ›"


def plain(text):
    """Markdown as it is read: escapes undone, emphasis and directives dropped."""
    words = (
        str(text)
        .replace("\u2060", "")
        .replace("\u200b", "")
        .replace("\u00a0", " ")
        .replace("**", "")
    )
    while _DIRECTIVE.search(words):
        words = _DIRECTIVE.sub(r"\1", words)
    return _ESCAPE.sub(r"\1", words).removesuffix(_ONWARD)


@dataclass(frozen=True)
class Screen:
    """A page after a run; `at` is the AppTest itself, to use its widgets.

    `reading` is the context in which the page finds its workbook.
    """

    at: AppTest
    reading: Callable[[], AbstractContextManager[None]]

    @property
    def words(self):
        """Everything that is read on the page from top to bottom, one element a line."""
        return "\n".join(_said(each) for each in _leaves(self.at.main))

    def record(self, heading):
        """The words of the record, or the card, under a heading."""
        return next(
            "\n".join(_said(each) for each in leaves)
            for block in _blocks(self.at.main)
            if (leaves := list(_leaves(block))) and _said(leaves[0]) == heading
        )

    def section(self, title):
        """The words under a section's heading that begins with the title, up to the next one.

        Closed lists are opened.
        """
        self._open_tables()
        lines, inside = [], False
        for each in _leaves(self.at.main):
            if each.type in {"header", "expander"}:
                inside = _said(each).startswith(title)
            if inside:
                lines.append(_said(each))
        return "\n".join(lines)

    @property
    def chip(self):
        """The label of the popover in the head, after the menu's."""
        return plain(self.at.get("popover")[1].proto.popover.label)

    @property
    def headings(self):
        """The headings inside sections."""
        return [plain(each.value) for each in self.at.subheader]

    @property
    def errors(self):
        return [plain(each.value) for each in self.at.error]

    @property
    def advice(self):
        """The sentences that stand where there is nothing to show."""
        return "\n".join(plain(each.value) for each in self.at.info)

    @property
    def charts(self):
        """The alternative texts of the charts."""
        return [each.proto.alt for each in self.at.get("vega_lite_chart")]

    @property
    def drawn(self):
        """Everything that is written inside the charts, one text each."""
        return [_written(each.proto) for each in self.at.get("vega_lite_chart")]

    @property
    def links(self):
        """The labels of the links to other pages, without the menu that stands before them."""
        return [plain(each.label) for each in self.page_links]

    @property
    def page_links(self):
        """The links to other pages, without the menu's, which has each title once."""
        found = self.at.get("page_link")
        return found[len({each.label for each in found} & set(MENU)) :]

    @property
    def asked(self):
        """The parameters that the page has a widget for."""
        kinds = ("selectbox", "button_group", "date_input", "text_input")
        return {each.key for kind in kinds for each in self.at.get(kind)}

    @property
    def rows(self):
        """The rows of all tables as lines, those beneath charts opened."""
        self._open_tables()
        return [row for each in self.at.table for row in _rows(each.value)]

    def table(self, column):
        """The rows, as lines, of the first table that has the column, alone or with others."""
        self._open_tables()
        found = next(
            each.value
            for each in self.at.table
            if column in "、".join(map(plain, each.value.columns)).split("、")
        )
        return _rows(found)

    def _open_tables(self):
        if open_tables(self.at):
            self.rerun()

    def rerun(self):
        """The page after its widgets were used."""
        with self.reading():
            self.at.run()
        assert not self.at.exception
        return self


def _blocks(block):
    """The containers inside a container, the innermost first."""
    for _, child in sorted(block.children.items()):
        if hasattr(child, "children"):
            yield from _blocks(child)
            yield child


def _leaves(block):
    """What is read in a block, one after another; a list that can be closed is a heading."""
    if block.type == "expander":
        yield block
    for _, child in sorted(block.children.items()):
        if hasattr(child, "children"):
            yield from _leaves(child)
        else:
            yield child


def _said(element):
    if element.type == "vega_lite_chart":
        return element.proto.alt
    if element.type in {"html", "space", "download_button", "button_group", "pagination"}:
        return ""
    if element.type == "table":
        return "\n".join([" | ".join(map(plain, element.value.columns)), *_rows(element.value)])
    if element.type == "metric":
        return f"{plain(element.label)} {plain(element.value)}"
    if element.type in {"page_link", "button", "expander"}:
        return plain(element.label)
    value = getattr(element, "value", None)
    if element.type == "selectbox" and value is not None:
        value = element.format_func(value)
    return "" if value is None else plain(value)


def _written(proto):
    """A chart's specification with the data that Streamlit sends beside it."""
    specification = json.dumps(json.loads(proto.spec), ensure_ascii=False)
    return specification + "".join(repr(each.data.data) for each in proto.datasets)


def _rows(frame):
    """The rows as lines; the lines of a cell stand apart as cells do."""
    return [
        " | ".join(plain(line) for value in row for line in str(value).split("  \n"))
        for row in frame.itertuples(index=False)
    ]
