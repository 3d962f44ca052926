"""Facts as cards: a heading that opens the indicator, the content, the source; or as short lines.

Not a grid of cells: long texts wrap on a phone and on a projector, screen readers read them in
order, and nothing in them is English. A grid's menus and tooltips are, and cannot be changed.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.app.layout import card_row
from components.app.page import show_section
from components.display.status_words import coloured_status
from components.inputs.choices import choose_page
from components.inputs.links import MORE, show_indicator_link, show_subject
from components.plain_text import escaped, small, source_line, unbroken
from indicators.exhibits.columns import ColumnRole
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.table import Table
from indicators.model.results import computed_once

# Two rows of four on a desktop; four lists of so many can still be scrolled through on a phone.
_RECORDS_A_PAGE = 8
_WIDEST_ROW = 4
_NARROWEST = 300
# Short facts share a line; a longer one has its own.
_SHORT = 12
# Roles whose texts need no label.
_UNLABELLED = {ColumnRole.WORDS, ColumnRole.REASON, ColumnRole.PROGRESS}

_Row = Mapping[Hashable, object]


@dataclass(frozen=True, slots=True)
class RecordForm:
    """A table whose rows are to be read as records.

    `heading` and `headline` name the columns in the first two lines; without a headline the
    heading is the bold line itself. The table's other labelled columns follow, blank ones left
    out: statuses in their colours, short facts in one line, long ones each in its own, the source
    last. The heading opens the row's indicator where it has one and `linked` is set.
    """

    table: Table
    heading: str = "name"
    headline: str = ""
    linked: bool = True


def show_records(
    table: Table,
    *,
    key: str,
    empty: str = "",
    headline: str = "",
    heading: str = "name",
) -> None:
    """Show every row as a record, a page at a time where there are many (see RecordForm).

    Instead of an empty table it shows the sentence `empty`, or nothing.
    """
    if not table.is_empty:
        show_together([RecordForm(table, heading, headline)], key=key)
    elif empty:
        st.info(empty)


def show_list(
    shown: ExhibitContent,
    *columns: str,
    key: str,
    title: str = "",
    counted: str = "",
    lead: str = "",
    headline: str = "",
    says_empty: bool = False,
    folded: bool = False,
    opened: bool = False,
) -> None:
    """Show the rows of an exhibit as records, with these of its columns (see RecordForm).

    The heading `title` has their number where they are `counted` in a unit; a `folded` list is
    closed behind it until it is `opened`. Without rows it shows the exhibit's sentence if
    `says_empty`, else nothing.
    """
    table = shown.table.only(*columns) if columns else shown.table
    empty = shown.exhibit.empty if says_empty else ""
    draw = partial(show_records, table, key=key, empty=empty, headline=headline)
    if folded and not (table.is_empty and says_empty):
        unit, count = counted or "项", len(table.rows)
        draw = partial(_show_led, lead, draw)
        show_folded(title, count, draw, key=f"{key}_folded", unit=unit, opened=opened)
        return
    if title and not folded and (empty or not table.is_empty):
        show_section(f"{title}（{len(table.rows)}{counted}）" if counted else title, lead)
    draw()


def _show_led(lead: str, draw: Callable[[], None]) -> None:
    if lead:
        st.text(lead)
    draw()


def show_together(forms: Sequence[RecordForm], *, key: str) -> None:
    """Show the rows of several tables one after another in one grid, by pages where many."""
    every = [(row, form) for form in forms for row in form.table.records]
    content = hash(tuple(_content(each.table, each.heading, each.headline) for each in forms))
    page = choose_page(len(every), _RECORDS_A_PAGE, key=f"{key}_page", content=content)
    with card_row(_WIDEST_ROW, narrowest=_NARROWEST):
        for row, form in every[page]:
            with st.container(border=True, height="stretch", gap="xsmall"):
                code = str(row.get("code") or "") if form.linked else ""
                show_subject(str(row[form.heading]), code, strong=not form.headline)
                _show_body(row, form)


@computed_once
def _content(table: Table, heading: str, headline: str) -> int:
    """A hash of the list's records, to notice another list."""
    return hash(tuple((row[heading], row[headline or heading]) for row in table.records))


def _show_body(row: _Row, form: RecordForm) -> None:
    table = form.table
    rest = [each for each in table.labels if each not in {form.heading, form.headline}]
    texts = {each: str(row[each]) for each in rest if row[each]}
    headline = _headline(row, form)
    lines = [f"**{headline}**"] if headline else []
    lines += map(coloured_status, _with_role(texts, table, ColumnRole.STATUS))
    lines += _facts(texts, table)
    lines += map(source_line, _with_role(texts, table, ColumnRole.SOURCE))
    if lines:
        st.markdown("  \n".join(lines))


def _with_role(texts: Mapping[str, str], table: Table, role: ColumnRole) -> list[str]:
    return [text for each, text in texts.items() if table.role(each) is role]


def _headline(row: _Row, form: RecordForm) -> str:
    if not form.headline:
        return ""
    text = str(row[form.headline] or "")
    is_status = form.table.role(form.headline) is ColumnRole.STATUS
    return coloured_status(text) if is_status else escaped(text)


def _facts(texts: Mapping[str, str], table: Table) -> list[str]:
    """The short facts in one line, then each long one in its own."""
    short: list[str] = []
    long: list[str] = []
    for column, text in texts.items():
        role, label = table.role(column), table.label(column)
        if role in {ColumnRole.STATUS, ColumnRole.SOURCE}:
            continue
        # 期间未注明 names itself.
        labelled = text if role in _UNLABELLED or text.startswith(label) else f"{label}：{text}"
        if role in _UNLABELLED or role is ColumnRole.NOTE or len(text) > _SHORT:
            long.append(labelled)
        else:
            short.append(escaped(unbroken(labelled)))
    # A wide blank, not a mark, which would be left over where a line ends.
    return [*([f":small[{'　'.join(short)}]"] if short else []), *map(small, long)]


def show_briefs(
    table: Table, *, headline: str, heading: str = "name", empty: str, linked: bool = False
) -> None:
    """Show every row: `headline` in bold before `heading`, then the other labelled columns.

    Statuses have their colours; blank columns are left out. With `linked` a row ends with a link
    to its indicator. An empty table says `empty` instead.
    """
    if table.is_empty:
        st.info(empty)
        return
    rest = [each for each in table.labels if each not in {headline, heading}]
    with st.container(gap="xsmall"):
        for row in table.records:
            first = f"**{escaped(str(row[headline]))}**　{escaped(str(row[heading]))}"
            # A wide blank, not a mark, which would be left over where a line ends.
            second = "\N{IDEOGRAPHIC SPACE}".join(
                _brief_text(str(row[each]), table.role(each)) for each in rest if row[each]
            )
            with st.container(gap=None):
                st.markdown(f"{first}  \n{second}")
                if linked and row.get("code"):
                    show_indicator_link(str(row["code"]), MORE)


def _brief_text(text: str, role: ColumnRole) -> str:
    return f":small[{coloured_status(text)}]" if role is ColumnRole.STATUS else source_line(text)


def folded_row(key: str) -> DeltaGenerator:
    """A row of closed expanders; an open one takes a whole row."""
    return st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"foot_{key}"
    )


def show_folded(
    title: str,
    count: int,
    draw: Callable[[], None],
    *,
    key: str,
    unit: str = "项",
    opened: bool = False,
) -> None:
    """Show a line with the title and how many there are; opened, what is drawn below it.

    What is closed is not made at all. Nothing is shown where there are none.
    """
    if not count:
        return
    label = f"{escaped(title)}（{count}{unit}）"
    expander = st.expander(
        label, expanded=opened, key=key, on_change="rerun", type="compact", width="stretch"
    )
    if expander.open:
        with expander:
            draw()


def show_folded_pictures(title: str, pictures: Sequence[Callable[[], None]], *, key: str) -> None:
    """Show a line with the title and how many pictures there are; opened, each of them below."""

    def draw() -> None:
        for each in pictures:
            each()

    show_folded(title, len(pictures), draw, key=key, unit="张图")
