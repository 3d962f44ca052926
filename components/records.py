"""Facts as a list to read: a heading that opens the indicator, what it says, and where from.

Not a grid of cells: long texts wrap on a phone and on a projector, screen readers read them in
order, and nothing in them is English. A grid's menus and tooltips are, and cannot be changed.
"""

from collections.abc import Hashable, Mapping

import streamlit as st

from components.choices import choose_page
from components.layout import card_row
from components.lettering import em_width
from components.links import show_indicator_link
from components.plain_text import escaped, small, source_line, unbroken
from components.status_words import STATUS_COLUMNS, coloured_status
from indicators.views import Table

# Two rows of four on a desktop; four lists of so many can still be scrolled through on a phone.
RECORDS_A_PAGE = 8
WIDEST_ROW = 4
NARROWEST = 300
# In em. A longer link would be cut off in a narrow card, because Streamlit never breaks links.
LONGEST_LINK = 14
# Short facts share a line; a longer one has its own.
_SHORT = 12
# Texts that explain themselves, and the source: told without their labels, the source last.
_SPEAKING = {"words", "reason", "message", "progress_text"}
_SOURCE, _NOTE = "cited", "note"
_MORE = "看这个指标"

Row = Mapping[Hashable, object]


def show_records(
    table: Table, *, headline: str, key: str, empty: str, heading: str = "name", linked: bool = True
) -> None:
    """Show every row as a record, a page at a time where there are many.

    `heading` and `headline` name the columns in the first two lines; the table's other labelled
    columns follow, blank ones left out: statuses in their colours, short facts in one line, long
    ones each in its own, the source last. The heading opens the row's indicator where it has one
    and `linked` is set. An empty table says the sentence `empty` instead.
    """
    if table.is_empty:
        st.info(empty)
        return
    pages = -(-len(table.rows) // RECORDS_A_PAGE)
    start = (choose_page(pages, key=f"{key}_page") - 1) * RECORDS_A_PAGE
    rows = table.rows.iloc[start : start + RECORDS_A_PAGE].to_dict("records")
    labels = {
        each: label for each, label in table.labels.items() if each not in {heading, headline}
    }
    with card_row(WIDEST_ROW, narrowest=NARROWEST):
        for row in rows:
            with st.container(border=True, height="stretch", gap="xsmall"):
                _show_heading(row, heading, linked)
                _show_body(row, headline, labels)


def _show_heading(row: Row, heading: str, linked: bool) -> None:
    code, name = str(row.get("code") or ""), str(row[heading])
    fits = em_width(name) <= LONGEST_LINK
    if not (code and linked and fits):
        st.markdown(small(name))
    if code and linked:
        show_indicator_link(code, name if fits else _MORE)


def _show_body(row: Row, headline: str, labels: Mapping[str, str]) -> None:
    said = {each: str(row[each]) for each in labels if row[each]}
    lines = [f"**{_headline(row, headline)}**"] if row[headline] else []
    lines += [coloured_status(text) for each, text in said.items() if each in STATUS_COLUMNS]
    lines += _facts(said, labels)
    if _SOURCE in said:
        lines.append(source_line(said[_SOURCE]))
    st.markdown("  \n".join(lines))


def _headline(row: Row, column: str) -> str:
    text = str(row[column])
    return coloured_status(text) if column in STATUS_COLUMNS else escaped(text)


def _facts(said: Mapping[str, str], labels: Mapping[str, str]) -> list[str]:
    """The short facts in one line, then each long one in its own."""
    short: list[str] = []
    long: list[str] = []
    for column, text in said.items():
        if column in STATUS_COLUMNS or column == _SOURCE:
            continue
        told = text if column in _SPEAKING else f"{labels[column]}：{text}"
        if column in _SPEAKING or column == _NOTE or len(text) > _SHORT:
            long.append(told)
        else:
            short.append(escaped(unbroken(told)))
    # A wide blank, not a mark, which would be left over where a line ends.
    return [*([f":small[{'　'.join(short)}]"] if short else []), *map(small, long)]
