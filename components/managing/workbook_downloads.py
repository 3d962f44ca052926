"""Workbooks to take away: the current one, an empty one, an example, a template for periods."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.app.current_dataset import readers_reading
from components.app.layout import card_row
from components.inputs.choices import choose_button, choose_many
from components.managing.bases import base_content
from components.managing.recorded_downloads import show_take
from indicators.example import example_workbook
from indicators.model.codelists import Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import EXAMPLE
from indicators.model.periods import Period
from indicators.rules.missing_figures import (
    MEASURED_AGAIN,
    missing_figures,
    open_rows_words,
    period_to_propose,
    periods_to_offer,
)
from indicators.rules.report_years import report_years
from indicators.store import Actor, PublishedEdition
from indicators.text.file_names import file_name
from indicators.workbook.output.base_edition import with_base
from indicators.workbook.output.templates import period_template
from indicators.workbook.output.writer import blank_workbook
from indicators.workbook.reader import Reading

_TIERS: dict[str, tuple[Tier, ...]] = {"全部指标": MEASURED_AGAIN, "核心指标": (Tier.CORE,)}


def show_workbooks(current: PublishedEdition | None, actor: Actor) -> None:
    """Offer the workbooks as buttons; each download is recorded."""
    found = readers_reading()
    reading = None if isinstance(found, str) or found.dataset is None else found
    dataset = reading.dataset if reading else None
    with card_row(3, narrowest=260):
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
            st.markdown("**空白模板**  \n只有表头、批注和下拉列表，用于新的地区或新的年度。")
            _offer(
                "下载空白模板",
                blank_workbook,
                topic="空白模板",
                dataset=None,
                edition=None,
                actor=actor,
            )
        with st.container(border=True, height="stretch"):
            st.markdown("**示例**  \n现行工作簿之后续写虚构的一年，供试用和演示，不得引用。")
            if dataset is not None and report_years(dataset):
                _offer(
                    "下载示例",
                    lambda: example_workbook(base_content(current), dataset),
                    topic=EXAMPLE,
                    dataset=dataset,
                    edition=current,
                    actor=actor,
                )
    with st.container(border=True):
        st.markdown(
            "**期间模板**  \n现行工作簿，另加所选各期待填的指标，每个指标每期一行，按领域排列，"
            "代码旁边有名称。填绿色的格；不填的行发布时去掉。"
        )
        if reading is not None and dataset is not None:
            _offer_template(reading, dataset, current, actor)


def _offer_template(
    reading: Reading, dataset: Dataset, current: PublishedEdition | None, actor: Actor
) -> None:
    offered = periods_to_offer(dataset)
    if not offered:
        st.text("没有待填的期间：工作簿里还没有目标年度。")
        return
    proposed = [period_to_propose(dataset, offered)]
    periods = choose_many(
        "期间（可以选几期）",
        offered,
        key="template",
        name=lambda each: each.label,
        default=proposed,
        if_none=proposed,
    )
    tiers = _TIERS[choose_button("指标", tuple(_TIERS), key="template_tiers")]
    rows = missing_figures(dataset, periods, tiers)
    if not rows:
        st.text("所选期间没有待填的核心指标。")
        return
    st.text(f"待填：{open_rows_words(rows)}")
    _offer(
        "下载期间模板",
        lambda: period_template(_current(current, dataset), reading, periods, tiers),
        topic=_topic(periods),
        dataset=dataset,
        edition=current,
        actor=actor,
    )


def _topic(periods: Sequence[Period]) -> str:
    first, *others = (each.text for each in periods)
    return f"{first}等{len(periods)}期模板" if others else f"{first}模板"


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
