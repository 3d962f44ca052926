"""Registers one page with every choice and both ways to an indicator, and the indicator's page."""

from datetime import date

import pandas as pd
import streamlit as st

from components.app.layout import page_frame
from components.charts.bars import gap_chart
from components.charts.frame import ChartFrame
from components.display.figures import chart_spec
from components.inputs.choices import (
    choose_button,
    choose_date,
    choose_many,
    choose_one,
    choose_text,
)
from components.inputs.links import CODE_PARAMETER, show_indicator_link, show_linked_chart
from components.plain_text import escaped
from components.routes import INDICATOR

ROWS = pd.DataFrame(
    {
        "code": ["A", "B", "C"],
        "name": ["甲指标", "乙指标", "丙指标"],
        "bar": [12.1, 6.5, 4.3],
        "bar_text": ["+12.1个百分点", "+6.5个百分点", "+4.3个百分点"],
        "bar_note": ["虚构", "虚构", "虚构"],
        "doubtful": [False, False, False],
    }
)
FRAME = ChartFrame(
    title="三个指标",
    period="2024年",
    unit="个百分点",
    source="虚构报告",
    as_of=date(2024, 2, 20),
    edition="2024-02-20·000000",
)
HOSTILE = "a *b* :red[x] :smile: $y$ [l](http://x.cn) www.x.cn a@b.cn <b>z</b> :streamlit:"


def start() -> None:
    """Show the choices as text, then the chart and the links."""
    if "fail" in st.query_params:
        raise RuntimeError("the secret of /srv/dashboard")
    st.text(
        "; ".join(
            (
                choose_one("领域", ["全部", "工业", "农业"], key="domain"),
                choose_button("排序", ["差距", "名称"], key="sort"),
                "、".join(choose_many("层级", ["核心", "一般"], key="level")),
                choose_date("日期", key="day", default=date(2024, 2, 20)).isoformat(),
                choose_text("搜索", key="q"),
            )
        )
    )
    show_linked_chart(chart_spec(gap_chart, ROWS, FRAME), key="bars", alt_text="三个指标")
    for code, name in zip(ROWS["code"], ROWS["name"], strict=True):
        show_indicator_link(code, name)
    st.markdown(escaped(HOSTILE))


def indicator() -> None:
    """Show which indicator was asked for."""
    st.text(f"指标 {st.query_params.get(CODE_PARAMETER)}")


chosen = st.navigation(
    [
        st.Page(start, title="起点", url_path="start", default=True),
        st.Page(INDICATOR.file, url_path=INDICATOR.address, title="指标"),
    ],
    position="top",
)
with page_frame(lambda: None):
    # The real indicator's page needs a workbook; only its registration is wanted here.
    if chosen.url_path == INDICATOR.address:
        indicator()
    else:
        chosen.run()
