"""What an indicator is: its definition and how it is read."""

from collections.abc import Mapping

import streamlit as st

from components.inputs.links import show_indicator_button
from components.plain_text import escaped
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator
from indicators.rules.search import kin

UNLISTED = "原文未列"
NO_UNIT = "不适用"


def show_definition(indicator: Indicator, dataset: Dataset) -> None:
    """Show an indicator's kind, unit, direction, owner and definition, and its kin as buttons."""
    lines = (
        {"领域": indicator.domain, "层级": indicator.tier.value, "度量": indicator.measure.value},
        {"单位": _unit(indicator), "方向": indicator.direction.value},
        {"责任单位": indicator.owner or UNLISTED},
        {"别名": "、".join(indicator.aliases) or "无", "代码": indicator.code},
    )
    st.markdown("  \n".join(map(_line, lines)))
    if indicator.definition:
        st.markdown(f"口径：{escaped(indicator.definition)}")
    with st.container(horizontal=True):
        for each in kin(indicator, dataset):
            show_indicator_button(each.code, f"相关指标：{each.name}", key=f"kin_{each.code}")


def _unit(indicator: Indicator) -> str:
    """The unit, in a word of the legend where the workbook has only a dash."""
    return indicator.unit if indicator.unit.strip("—–- ") else NO_UNIT


def _line(facts: Mapping[str, str]) -> str:
    return escaped(" · ".join(f"{name}：{value}" for name, value in facts.items()))
