"""What every page begins with, and the headings of its parts."""

from collections.abc import Callable, Sized
from typing import Any

import streamlit as st

from components.app.current_dataset import current_reading, dataset_if_any, required_dataset
from components.app.judgement import show_day
from components.app.layout import show_page_header
from components.app.notices import tell_of_new_edition, tell_what_is_overdue
from components.app.viewing import show_viewing
from components.inputs.links import show_route_link
from components.plain_text import escaped
from components.routes import TASKS, Route
from indicators.exhibits.choices import ON
from indicators.model.dataset import Dataset
from indicators.workbook.reader import Reading

_MOST_NAMED = 5


def open_page(route: Route, title: Callable[[Dataset], str] | None = None) -> Dataset:
    """Show the page's head and return the facts; without facts a message ends the page.

    `title` gives a title from the facts, in place of the page's own.
    """
    return open_judged_page(route, title)[0]


def open_judged_page(
    route: Route, title: Callable[[Dataset], str] | None = None
) -> tuple[Dataset, dict[str, Any]]:
    """The same, and the day of judgement as a choice that exhibits take."""
    tell_of_new_edition()
    show_viewing()
    # Once: a page's head and its figures are of one edition, also while another is published.
    reading = current_reading()
    known = dataset_if_any(reading)
    named = (title(known) if title and known else "") or route.title
    line = show_page_header(named, place=known.about.area.name if known else "")
    on = show_day(line, known) if known else None
    dataset = required_dataset(reading)
    _tell_what_is_left_out(reading)
    on = on or dataset.about.as_of
    tell_what_is_overdue(dataset, on, line, is_linked=route is not TASKS)
    return dataset, {ON.key: on}


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
    show_page_header(route.title, place=place, lead=lead)
    _tell_what_is_left_out(reading)


def stop_without(found: Sized, what: str, sheet: str, *ways: tuple[Route, str]) -> None:
    """End the page where the workbook has none of what it shows: which sheet to fill, ways on."""
    if found:
        return
    st.info(f"工作簿里没有{what}：请在“{sheet}”表中填写，这里就会显示。")
    for route, label in ways:
        show_route_link(route, label)
    st.stop()


def show_section(title: str, lead: str = "") -> None:
    """Show the heading of a part of the page and the question that the part answers."""
    st.header(escaped(title), anchor=False)
    if lead:
        st.text(lead)
