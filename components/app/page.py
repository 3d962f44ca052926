"""What every page begins with: its head, the day of judgement, notices; and headings of its parts.

The address alone holds the day, and every link of the dashboard hands it on: Streamlit keeps no
address for a widget inside a popover that is closed.
"""

from collections.abc import Callable, Sized
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.app.current_dataset import (
    current_reading,
    required_dataset,
    show_viewing,
    viewed,
)
from components.app.editions import heard
from components.app.layout import show_page_header
from components.inputs.links import show_route_link, with_kept
from components.plain_text import escaped
from components.routes import FULFILMENT, TARGETS, TASKS, Route
from indicators.briefings.outline import DATED, day_of_judgement
from indicators.clock import today
from indicators.exhibits.parameters import ON, YEAR, BadParameter
from indicators.model.dataset import Dataset
from indicators.rules.agenda import overdue_words, unsettled_notice, unsettled_year
from indicators.rules.fulfilment import has_results
from indicators.wording.numbers import day
from indicators.workbook.reader import Reading

_MOST_NAMED = 5
_JUDGED_ON, _EDITION_SEEN = "judged_on", "edition_seen"


def open_page(route: Route) -> Dataset:
    """Show the page's head and return the facts; without facts a message ends the page."""
    return open_judged_page(route)[0]


def open_judged_page(
    route: Route, title: Callable[[Dataset], str] | None = None
) -> tuple[Dataset, dict[str, Any]]:
    """The same, and the day of judgement as a choice that exhibits take.

    `title` gives a title from the facts, in place of the page's own.
    """
    _tell_of_new_edition()
    show_viewing()
    # Once: a page's head and its figures are of one edition, also while another is published.
    reading = current_reading()
    known = reading.dataset
    named = (title(known) if title and known else "") or route.title
    line = show_page_header(named, place=known.about.area.name if known else "")
    on = _show_day(line, known) if known else None
    dataset = required_dataset(reading)
    _tell_what_is_left_out(reading)
    on = on or dataset.about.as_of
    # Dates that have passed by that day and that the data do not reach: the way to their list.
    if overdue := overdue_words(dataset, on):
        with line:
            if route is TASKS:
                st.markdown(f"**{overdue}**", width="content")
            else:
                show_route_link(TASKS, overdue, {ON.key: on.isoformat()})
    return dataset, {ON.key: on}


def _tell_of_new_edition() -> None:
    """Say once that a newer edition is shown than at this session's last look."""
    if viewed() is not None:
        return
    told = heard()
    if not told.is_known:
        return
    number = told.edition.number if told.edition else 0
    seen = st.session_state.get(_EDITION_SEEN)
    st.session_state[_EDITION_SEEN] = number
    if told.edition is not None and seen is not None and seen != number:
        st.toast(f"数据已更新为第{number}版：{escaped(told.edition.note)}")


def _tell_what_is_left_out(reading: Reading) -> None:
    """Name the cells of a published edition that today's rules do not read."""
    if left_out := reading.left_out:
        named = "、".join(each.where for each in left_out[:_MOST_NAMED])
        more = f"等{len(left_out)}处" if len(left_out) > _MOST_NAMED else ""
        st.warning(escaped(f"这一版有的行不合现行规则，没有显示：{named}{more}。请分析人员改正。"))


def open_admin_page(route: Route) -> None:
    """Show the head of a page that needs no facts, so that it works when they are broken."""
    show_viewing()
    reading = current_reading()
    known = reading.dataset
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


def tell_what_is_unsettled(dataset: Dataset, on: date) -> None:
    """Say what has ended and was missed or has no data, with the way to that year's targets."""
    if notice := unsettled_notice(dataset, on):
        year = unsettled_year(dataset, on)
        route, label = (TARGETS, "看目标差距")
        if has_results(dataset, year, on):
            route, label = (FULFILMENT, "看目标兑现")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(notice, width="content")
            show_route_link(route, label, with_kept({YEAR.key: f"{year}年"} if year else {}))


def _show_day(line: DeltaGenerator, dataset: Dataset) -> date:
    """Show until when the data are and on which day they are judged; opened, the day is chosen.

    The day is today until a reader chooses another one, never before the data's as-of date.
    """
    now, as_of = day_of_judgement(today(), dataset), dataset.about.as_of
    asked, problem = _asked(dataset)
    chosen = asked or now
    if problem:
        st.warning(escaped(f"网址里的{problem}现按{day(chosen)}判断。"))
    st.session_state[_JUDGED_ON] = chosen
    asof = f"今天（{chosen}）" if chosen == today() else str(chosen)
    with line.popover(escaped(f"截至{as_of}，以{asof}看到期"), type="tertiary"):
        st.date_input(
            ON.title,
            key=_JUDGED_ON,
            format="YYYY-MM-DD",
            on_change=lambda: _choose(st.session_state[_JUDGED_ON] or now, now),
        )
        with st.container(horizontal=True, gap="small"):
            for name, each in {"今天": now, "数据截止日": as_of}.items():
                st.button(f"看{name}", key=f"judge_{name}", on_click=_choose, args=(each, now))
        st.text("是否到期、逾期都按这一天判断。")
        st.text(f"{dataset.about.area.name} · 数据截至{day(as_of)} · {dataset.edition.cited}")
        st.text(f"来源：{'、'.join(f'《{each.name}》' for each in dataset.sources)}")
    return chosen


def _choose(on: date, default: date) -> None:
    """Write the day into the address, which is short where it is the default."""
    if on != default:
        st.query_params[ON.key] = on.isoformat()
    elif ON.key in st.query_params:
        del st.query_params[ON.key]


def _asked(dataset: Dataset) -> tuple[date | None, str]:
    """The day in the address, and what is wrong with the one there that cannot be used.

    It is that of a briefing's date where a link to one names no other.
    """
    problem = ""
    for key in (ON.key, DATED):
        try:
            if found := st.query_params.get(key):
                asked: date = ON.value([found], dataset)
                return (asked if key == ON.key else day_of_judgement(asked, dataset)), problem
        except BadParameter as bad:
            problem = problem or (str(bad) if key == ON.key else "")
    return None, problem
