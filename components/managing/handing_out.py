"""Workbooks to take away: the current one, a template for a period, an empty one."""

from collections.abc import Callable

import streamlit as st

from components.choices import choose_one_if_any
from components.layout import card_row
from components.managing.bases import base_content
from components.managing.taking import show_take
from components.workbook import readers_reading
from indicators.dataset import Dataset
from indicators.file_names import file_name
from indicators.open_rows import periods_to_offer
from indicators.periods import Period
from indicators.store import Actor, PublishedEdition
from indicators.workbook.base_edition import with_base
from indicators.workbook.templates import period_template
from indicators.workbook.writer import blank_workbook


def show_workbooks(current: PublishedEdition | None, actor: Actor) -> None:
    """Offer the three workbooks as buttons; each download is recorded."""
    reading = readers_reading()
    dataset = None if isinstance(reading, str) else reading.dataset
    with card_row(3, narrowest=300):
        with st.container(border=True, height="stretch"):
            st.markdown("**现行工作簿**  \n在它上面改，改好再上传；文件里写明了基于哪一版。")
            if dataset is not None:
                _offer(
                    "下载现行工作簿",
                    lambda: _current(current, dataset),
                    topic="现行工作簿",
                    dataset=dataset,
                    edition=current,
                    actor=actor,
                )
        with st.container(border=True, height="stretch"):
            st.markdown("**期间模板**  \n现行工作簿，另加这一期待填的每一个指标，填数即可。")
            if dataset is not None:
                _offer_template(dataset, current, actor)
        with st.container(border=True, height="stretch"):
            st.markdown("**空白模板**  \n只有表头、批注和下拉列表，用于新的地区或新的年度。")
            _offer(
                "下载空白模板",
                blank_workbook,
                topic="空白模板",
                dataset=None,
                edition=None,
                actor=actor,
            )


def _offer_template(dataset: Dataset, current: PublishedEdition | None, actor: Actor) -> None:
    period = choose_one_if_any(
        "期间", periods_to_offer(dataset), key="template", name=lambda each: each.label
    )
    if period is None:
        st.text("没有待填的期间：工作簿里还没有目标年度。")
        return
    _offer(
        "下载期间模板",
        lambda: _template(current, dataset, period),
        topic=f"{period.text}模板",
        dataset=dataset,
        edition=current,
        actor=actor,
    )


def _offer(
    label: str,
    made: Callable[[], bytes],
    *,
    topic: str,
    dataset: Dataset | None,
    edition: PublishedEdition | None,
    actor: Actor,
) -> None:
    parts = [dataset.about.area.name, topic, dataset.edition.label] if dataset else [topic]
    show_take(
        label,
        made,
        name=file_name(*parts),
        key=f"take_{topic}",
        actor=actor,
        detail=topic,
        edition=edition.number if edition else None,
    )


def _current(edition: PublishedEdition | None, dataset: Dataset) -> bytes:
    reference = edition.label if edition else dataset.edition.reference
    return with_base(base_content(edition), reference)


def _template(edition: PublishedEdition | None, dataset: Dataset, period: Period) -> bytes:
    return period_template(_current(edition, dataset), dataset, period)
