"""Workbooks to download: the current one, an empty one, an example, a template for periods.

A file is made when its button is clicked; a failure or a warning is shown beside it.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue

import streamlit as st

from components.app.current_dataset import readers_reading
from components.app.layout import card_row
from components.app.page_turns import turn_of_others
from components.app.signing_in import SignedOut, sign_in_check
from components.inputs.choices import choose_button, choose_many
from components.installation import installed_store
from components.managing.store_state import base_content
from components.plain_text import escaped
from indicators.example import example_workbook
from indicators.model.codelists import Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import EXAMPLE
from indicators.rules.missing_figures import (
    MEASURED_AGAIN,
    missing_figures,
    open_rows_words,
    period_to_propose,
    periods_to_offer,
)
from indicators.rules.report_years import report_years
from indicators.store import Action, Actor, PublishedEdition, StoreRefusal, StoreUnavailable
from indicators.text.file_formats import FileFormat
from indicators.text.file_names import file_name
from indicators.workbook.output.edits import with_base
from indicators.workbook.output.round_trip import STYLES_LOST, has_lost_styles
from indicators.workbook.output.templates import period_template
from indicators.workbook.output.writer import blank_workbook
from indicators.workbook.reader import Reading
from indicators.workbook.xlsx.archive import UnreadableWorkbook

# Seconds: longer than any limit for making a file, and than the start of making one takes.
_PATIENCE = 300
_UNTIL_BEGUN = 10
_TIERS: dict[str, tuple[Tier, ...]] = {"全部指标": MEASURED_AGAIN, "核心指标": (Tier.CORE,)}


class Making:
    """The files of one button, which Streamlit makes outside the page's run, and their outcomes.

    A click begins one making and one run of the page; each making has its own outcome.
    """

    def __init__(self) -> None:
        self._begun: SimpleQueue[Future[str]] = SimpleQueue()

    def content(self, made: Callable[[], bytes]) -> bytes:
        """The file that `made` returns; raises what it raises."""
        outcome: Future[str] = Future()
        self._begun.put(outcome)
        sentence = "没有做成这个文件，请稍后再试，或请系统管理员查看。"
        try:
            content = made()
            sentence = STYLES_LOST if has_lost_styles(content) else ""
        except (UnreadableWorkbook, StoreUnavailable, StoreRefusal, SignedOut) as trouble:
            sentence = f"没有下载成。{trouble}"
            raise
        finally:
            outcome.set_result(sentence)
        return content

    def sentence(self, seconds: float = _UNTIL_BEGUN) -> str:
        """The sentence about the last file, once it is made or has failed; "" for none.

        `seconds` is how long its making may take to begin: of two clicks in the same moment
        Streamlit answers the second with an error and makes nothing.
        """
        try:
            outcome = self._begun.get(timeout=seconds)
            while not self._begun.empty():
                outcome = self._begun.get_nowait()
            return outcome.result(_PATIENCE)
        except Empty:
            return "没有下载成，请再点一次。"
        except TimeoutError:
            return ""


def show_file(label: str, made: Callable[[], bytes], *, name: str, key: str) -> None:
    """Show a button for a workbook called `name`, and after the click a failure or a warning.

    Streamlit's own message for a failure is English and does not name the cause.
    """
    making: Making = st.session_state.setdefault(f"{key}_making", Making())
    if st.download_button(
        label,
        lambda: making.content(made),
        file_name=name,
        mime=FileFormat.XLSX.media_type,
        key=key,
        on_click="rerun",
    ):
        with turn_of_others():
            sentence = making.sentence()
        if sentence:
            st.warning(escaped(sentence))


def show_take(
    label: str,
    made: Callable[[], bytes],
    *,
    name: str,
    key: str,
    actor: Actor,
    detail: str,
    edition: int | None = None,
) -> None:
    """Show a button for a workbook called `name`.xlsx; the download is recorded."""
    store, expect_analyst = installed_store(), sign_in_check()

    def taken() -> bytes:
        expect_analyst()
        content = made()
        # The download works even where it cannot be recorded: the page shows the store's failure.
        with suppress(StoreUnavailable):
            store.record(actor, Action.DOWNLOAD, edition=edition, detail=detail)
        return content

    show_file(label, taken, name=f"{name}.xlsx", key=key)


def show_workbooks(current: PublishedEdition | None, actor: Actor) -> None:
    """Show the workbooks as buttons; each download is recorded."""
    reading = readers_reading()
    dataset = reading.dataset
    with card_row(3, narrowest=260):
        with _card("现行工作簿", "在它上面改，改好再上传；文件里写明了基于哪一版。"):
            if dataset is not None:
                _offer("现行工作簿", lambda: _current(current, dataset), dataset, current, actor)
        with _card("空白模板", "只有表头、批注和下拉列表，用于新的地区或新的年度。"):
            _offer("空白模板", blank_workbook, None, None, actor)
        with _card(EXAMPLE, "现行工作簿之后续写虚构的一年，供试用和演示，不得引用。"):
            if dataset is not None and report_years(dataset):
                _offer(
                    EXAMPLE,
                    lambda: example_workbook(base_content(current), dataset),
                    dataset,
                    current,
                    actor,
                )
    with st.container(border=True):
        st.markdown(
            "**期间模板**  \n现行工作簿，另加所选各期待填的指标，每个指标每期一行，按领域排列，"
            "代码旁边有名称。填绿色的格；不填的行发布时去掉。"
        )
        if dataset is not None:
            _offer_template(reading, dataset, current, actor)


@contextmanager
def _card(title: str, lead: str) -> Iterator[None]:
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{title}**  \n{lead}")
        yield


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
    first, *others = (each.text for each in periods)
    _offer(
        f"{first}等{len(periods)}期模板" if others else f"{first}模板",
        lambda: period_template(_current(current, dataset), reading, periods, tiers),
        dataset,
        current,
        actor,
        label="期间模板",
    )


def _offer(
    topic: str,
    made: Callable[[], bytes],
    dataset: Dataset | None,
    edition: PublishedEdition | None,
    actor: Actor,
    *,
    label: str = "",
) -> None:
    parts = [dataset.about.area.name, topic, dataset.edition.label] if dataset else [topic]
    show_take(
        f"下载{label or topic}",
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
