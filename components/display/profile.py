"""An indicator's definition, its quotations, and links to other indicators."""

from collections.abc import Iterable, Mapping

import streamlit as st

from components.inputs.links import show_indicator_button, show_route_link
from components.plain_text import escaped, small, source_line
from components.routes import LIBRARY
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Indicator
from indicators.rules.relations import content_of
from indicators.rules.search import beside, kin
from indicators.wording import numbers

_UNLISTED = "原文未列"
_NO_UNIT = "不适用"


def show_definition(indicator: Indicator, dataset: Dataset, *, key: str) -> None:
    """Show an indicator's kind, unit, direction, owner and definition, and its kin as buttons."""
    lines = (
        {"领域": indicator.domain, "层级": indicator.tier.value, "度量": indicator.measure.value},
        {"单位": _unit(indicator), "方向": indicator.direction.value},
        {"责任单位": indicator.owner or _UNLISTED},
        {"别名": "、".join(indicator.aliases) or "无", "代码": indicator.code},
    )
    st.markdown("  \n".join(map(_line, lines)))
    if indicator.definition:
        st.markdown(small(f"口径：{indicator.definition}"))
    with st.container(horizontal=True):
        for each in kin(indicator, dataset):
            show_indicator_button(each.code, f"相关指标：{each.name}", key=f"{key}_{each.code}")


def show_quotations(facts: Iterable[Fact]) -> None:
    """Show the words of the documents that carry these figures, once each, with their places."""
    carried: dict[str, list[str]] = {}
    for each in facts:
        parts = (each.period.label, content_of(each), numbers.place(each.citation))
        carried.setdefault(each.citation.quote, []).append(" · ".join(filter(None, parts)))
    lines = [
        f"「{escaped(quote)}」 {source_line('；'.join(abouts))}"
        for quote, abouts in carried.items()
    ]
    st.markdown("  \n".join(lines))


def show_stand_in(indicator: Indicator, shown: Indicator) -> None:
    """Say that the documents give no figure of an indicator, and whose figures are shown for it."""
    st.markdown(f"{escaped(indicator.name)}：{_UNLISTED}。以下为**{escaped(shown.name)}**的数字。")


def show_ways_on(indicator: Indicator, dataset: Dataset) -> None:
    """Show the indicators before and after this one in the workbook, and the way to all."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        for title, each in zip(("上一个", "下一个"), beside(indicator, dataset), strict=True):
            if each:
                show_indicator_button(each.code, f"{title}：{each.name}", key=f"to_{title}")
        show_route_link(LIBRARY, "到指标库查找其他指标")


def _unit(indicator: Indicator) -> str:
    """The unit, in a word of the legend where the workbook has only a dash."""
    return indicator.unit if indicator.unit.strip("—–- ") else _NO_UNIT


def _line(facts: Mapping[str, str]) -> str:
    return small(" · ".join(f"{name}：{value}" for name, value in facts.items()))
