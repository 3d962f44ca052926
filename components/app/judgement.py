"""The day of judgement in a page's head: one for all that the page shows, kept in the address.

The address alone holds it, and every link of the dashboard hands it on: Streamlit keeps no address
for a widget inside a popover that is closed.
"""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.plain_text import escaped
from indicators.briefings.outline import DATED, day_of_judgement
from indicators.clock import today
from indicators.exhibits.choices import ON
from indicators.exhibits.parameters import BadParameter
from indicators.model.dataset import Dataset
from indicators.wording.numbers import day

_FIELD = "judged_on"


def show_day(line: DeltaGenerator, dataset: Dataset) -> date:
    """Show until when the data are and on which day they are judged; opened, the day is chosen.

    The day is today until a reader chooses another one, never before the data's as-of date.
    """
    now, as_of = day_of_judgement(today(), dataset), dataset.about.as_of
    asked, problem = _asked(dataset)
    chosen = asked or now
    if problem:
        st.warning(escaped(f"网址里的{problem}现按{day(chosen)}判断。"))
    st.session_state[_FIELD] = chosen
    asof = f"今天（{chosen}）" if chosen == today() else str(chosen)
    with line.popover(escaped(f"截至{as_of}，以{asof}看到期"), type="tertiary"):
        st.date_input(
            ON.title, key=_FIELD, format="YYYY-MM-DD", on_change=_choose_field, args=(now,)
        )
        with st.container(horizontal=True, gap="small"):
            for name, each in {"今天": now, "数据截止日": as_of}.items():
                st.button(f"看{name}", key=f"judge_{name}", on_click=_choose, args=(each, now))
        st.text("是否到期、逾期都按这一天判断。")
        st.text(f"{dataset.about.area.name} · 数据截至{day(as_of)} · {dataset.edition.cited}")
        st.text(f"来源：{'、'.join(f'《{each.name}》' for each in dataset.sources)}")
    return chosen


def _choose_field(default: date) -> None:
    _choose(st.session_state[_FIELD] or default, default)


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
