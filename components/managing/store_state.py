"""What the parts of 数据管理 share: editions, the ignored file, actions with their outcomes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from components.app.current_dataset import file_reading, view_draft
from components.app.editions import heard, look_again
from components.app.page_turns import turn_of_others
from components.inputs.links import open_route
from components.installation import installed_store
from components.plain_text import escaped
from components.routes import OVERVIEW
from indicators.intake.jobs import read_apart
from indicators.settings import settings
from indicators.store import Actor, Draft, PublishedEdition, StoreRefusal, StoreUnavailable
from indicators.workbook.xlsx.archive import UnreadableWorkbook

_KEY = "outcome"
_NOTE_LENGTH = 200


def carry_out(
    action: Callable[[], str],
    *,
    failed: str = "",
    refusals: Mapping[type[StoreRefusal], str] = MappingProxyType({}),
) -> None:
    """Do it, and show the sentence that it returns on the page drawn anew, with the edition then.

    A refusal is shown like an outcome, in the words of `refusals` where these have any; without
    the store the page stays, with an error that begins with `failed`.
    """
    try:
        sentence = action()
    except StoreRefusal as refused:
        sentence = refusals.get(type(refused), f"没有办成：{refused}")
    except StoreUnavailable as trouble:
        st.error(escaped(f"{failed}{trouble}"))
        return
    st.session_state[_KEY] = sentence
    look_again()
    st.rerun()


def show_preview(
    label: str, content: Callable[[], bytes], name: str, actor: Actor, *, key: str
) -> None:
    """Show a button that previews a workbook, called `name`, on all pages."""
    if not st.button(label, key=key):
        return
    try:
        with st.spinner("正在读取草稿……"), turn_of_others():
            reading = read_apart(content())
    except (UnreadableWorkbook, StoreUnavailable) as trouble:
        st.error(escaped(str(trouble)))
        return
    view_draft(reading, name, actor.name)
    open_route(OVERVIEW)


def hand_in(offered: Draft | PublishedEdition, base: int | None, actor: Actor, note: str) -> str:
    """Publish a draft or an old edition's content, or submit it where a review is required.

    Returns the sentence that says so; raises as Store.publish.
    """
    if settings().review:
        submission = installed_store().submit(offered, base=base, actor=actor, note=note)
        return f"已提交复核（第{submission.number}号），请另一位分析人员在“复核”里发布。"
    edition = installed_store().publish(offered, base=base, actor=actor, note=note)
    if edition.restores:
        return f"已发布第{edition.number}版，内容与第{edition.restores}版相同。"
    return f"已发布第{edition.number}版，读者随即看到。"


def ask_note(label: str, key: str) -> str:
    """Ask for a sentence of the analyst's own, without blanks around it."""
    return st.text_input(label, max_chars=_NOTE_LENGTH, live=True, key=key).strip()


def show_outcome() -> None:
    """Show the outcome of the last action, once."""
    sentence = st.session_state.pop(_KEY, "")
    if sentence:
        st.info(escaped(sentence))


def published_editions() -> tuple[PublishedEdition, ...]:
    """Every edition, the newest first; where the store does not answer, an error ends the page."""
    try:
        return installed_store().editions()
    except StoreUnavailable as trouble:
        last = heard().edition
        seen = f"第{last.number}版" if last else "上次取得的内容"
        st.error(
            escaped(f"{trouble}上传、发布和记录暂时不能用；读者看到的仍是{seen}。恢复后刷新本页。")
        )
        st.stop()


def show_ignored_file(current: PublishedEdition | None) -> None:
    """Show that the workbook file is not read any more once an edition was published."""
    if current is None:
        st.info("还没有发布过版次：读者看到的是磁盘上的工作簿。第一次发布之后，以发布的版次为准。")
        return
    dataset = file_reading().dataset
    if dataset is not None and dataset.edition.content_hash != current.content_hash:
        st.info(
            f"读者看到的是第{current.number}版。磁盘上的工作簿与它内容不同，不再读取；"
            "要用其中的内容，请在这里上传并发布。"
        )


def file_reference() -> str:
    """How a workbook names the file on disk as its base; "" where that cannot be read."""
    dataset = file_reading().dataset
    return dataset.edition.reference if dataset else ""


def base_content(edition: PublishedEdition | None) -> bytes:
    """The workbook of an edition; before anything was published, the file that readers see.

    Raises StoreUnavailable and OSError.
    """
    if edition is None:
        return settings().workbook.read_bytes()
    return installed_store().content(edition.content_hash)
