"""What every page begins with, and the headings of its parts."""

from collections.abc import Callable
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.app.current_dataset import current_reading, dataset_if_any, required_dataset
from components.app.layout import show_page_header
from components.app.notices import tell_of_new_edition, tell_what_is_overdue
from components.app.viewing import show_viewing
from components.plain_text import escaped
from components.routes import OVERVIEW, TASKS, Route
from indicators.model.dataset import Dataset
from indicators.wording.numbers import day
from indicators.workbook.reader import Reading

_MOST_NAMED = 5


def open_page(route: Route, title: Callable[[Dataset], str] | None = None) -> Dataset:
    """Show the page's head and return the facts; without facts a message ends the page.

    `title` gives a title from the facts, in place of the page's own.
    """
    return _open(route, title)[0]


def open_judged_page(route: Route) -> tuple[Dataset, Callable[[date], None]]:
    """The same for a page with a day of judgement, and how its head is to say that day."""
    dataset, line = _open(route)

    def say(on: date) -> None:
        line.text(f"以{day(on)}判断", width="content")

    return dataset, say


def _open(
    route: Route, title: Callable[[Dataset], str] | None = None
) -> tuple[Dataset, DeltaGenerator]:
    tell_of_new_edition()
    show_viewing()
    # Once: a page's head and its figures are of one edition, also while another is published.
    reading = current_reading()
    known = dataset_if_any(reading)
    if known is None:
        line = show_page_header(route.title)
    else:
        named = (title(known) if title else "") or route.title
        as_of, place = known.about.as_of, known.about.area.name
        dated = f"{place} · 数据截至{day(as_of)} · {known.edition.cited}"
        sources = f"来源：{'、'.join(f'《{each.name}》' for each in known.sources)}"
        line = show_page_header(named, f"截至{as_of}", place=place, more=(dated, sources))
    dataset = required_dataset(reading)
    _tell_what_is_left_out(reading)
    tell_what_is_overdue(dataset, line, in_full=route in {OVERVIEW, TASKS}, on_tasks=route is TASKS)
    return dataset, line


def _tell_what_is_left_out(reading: Reading | str) -> None:
    """Name the cells of a published edition that today's rules do not read."""
    left_out = () if isinstance(reading, str) else reading.left_out
    if left_out:
        named = "、".join(each.where for each in left_out[:_MOST_NAMED])
        more = f"等{len(left_out)}处" if len(left_out) > _MOST_NAMED else ""
        st.warning(escaped(f"这一版有的行不合现行规则，没有显示：{named}{more}。请分析人员改正。"))


def open_admin_page(route: Route) -> None:
    """Show the head of a page that needs no facts, so that it works when they are broken."""
    show_viewing()
    reading = current_reading()
    known = dataset_if_any(reading)
    place = known.about.area.name if known else ""
    lead = f"现在显示{known.edition.cited}" if known else ""
    show_page_header(route.title, lead, place=place)
    _tell_what_is_left_out(reading)


def show_section(title: str, lead: str = "") -> None:
    """Show the heading of a part of the page and the question that the part answers."""
    st.header(escaped(title), anchor=False)
    if lead:
        st.text(lead)
