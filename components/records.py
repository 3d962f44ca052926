"""Facts as a list to read: a heading that opens the indicator, what it says, and where from.

Not a grid of cells: long texts wrap on a phone and on a projector, screen readers read them in
order, and nothing in them is English. A grid's menus and tooltips are, and cannot be changed.
"""

from collections.abc import Hashable, Mapping

import streamlit as st

from components.choices import choose_page
from components.layout import card_row
from components.links import show_indicator_link
from components.plain_text import escaped, small
from indicators.views import Table

RECORDS_A_PAGE = 12
WIDEST_ROW = 4
NARROWEST = 330

Row = Mapping[Hashable, object]


def show_records(
    table: Table, *, headline: str, key: str, empty: str, heading: str = "name", linked: bool = True
) -> None:
    """Show every row as a record, a page at a time where there are many.

    `heading` and `headline` name the columns in the first two lines; the table's other labelled
    columns follow as 「label：value」, blank ones left out. The heading opens the row's indicator
    where it has one and `linked` is set. An empty table says the sentence `empty` instead.
    """
    if table.is_empty:
        st.info(empty)
        return
    pages = -(-len(table.rows) // RECORDS_A_PAGE)
    start = (choose_page(pages, key=f"{key}_page") - 1) * RECORDS_A_PAGE
    rows = table.rows.iloc[start : start + RECORDS_A_PAGE].to_dict("records")
    lines = {each: label for each, label in table.labels.items() if each not in {heading, headline}}
    with card_row(WIDEST_ROW, narrowest=NARROWEST):
        for row in rows:
            with st.container(border=True, height="stretch", gap="xsmall"):
                _show_heading(row, heading, linked)
                _show_body(row, headline, lines)


def _show_heading(row: Row, heading: str, linked: bool) -> None:
    code, name = str(row.get("code") or ""), str(row[heading])
    if code and linked:
        show_indicator_link(code, name)
    else:
        st.markdown(escaped(name))


def _show_body(row: Row, headline: str, lines: Mapping[str, str]) -> None:
    if row[headline]:
        st.markdown(f"**{escaped(str(row[headline]))}**")
    said = [small(f"{label}：{row[each]}") for each, label in lines.items() if row[each]]
    if said:
        st.markdown("  \n".join(said))
