"""A short list in a page's corner: a line a row, and a smaller one with the rest."""

import streamlit as st

from components.display.status_words import coloured_status
from components.inputs.links import MORE, show_indicator_link
from components.plain_text import escaped, source_line
from indicators.exhibits.columns import ColumnRole
from indicators.exhibits.table import Table


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
