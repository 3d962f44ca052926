"""Files to take away: made when asked for; what hinders one, or its look, is said beside it."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event

import streamlit as st

from components.app.page_turns import turn_of_others
from components.app.signing_in import still_signed_in
from components.installation import installed_store
from components.plain_text import escaped
from indicators.intake import UnreadableWorkbook
from indicators.store import Action, Actor, StoreUnavailable, UnknownContent
from indicators.text.file_formats import FileFormat
from indicators.workbook.output.round_trip import STYLES_LOST, has_lost_styles

# Seconds; longer than any limit for making a file.
_PATIENCE = 300


class SignedOut(Exception):
    """The sign-in ended between the page and the click."""

    def __init__(self) -> None:
        super().__init__("登录已经结束，请重新登录。")


class Making:
    """The making of one file, which Streamlit does outside the page's run, and what came of it."""

    def __init__(self) -> None:
        self._ended = Event()
        self._sentence = ""

    def content(self, made: Callable[[], bytes]) -> bytes:
        """The file that `made` gives; raises what it raises."""
        self._sentence = "没有做成这个文件，请稍后再试，或请系统管理员查看。"
        try:
            content = made()
            self._sentence = STYLES_LOST if has_lost_styles(content) else ""
        except (UnreadableWorkbook, StoreUnavailable, UnknownContent, SignedOut) as trouble:
            self._sentence = f"没有下载成。{trouble}"
            raise
        finally:
            self._ended.set()
        return content

    def sentence(self, seconds: float = _PATIENCE) -> str:
        """What is to be said of the file once it is made or has failed, "" for nothing."""
        is_over = self._ended.wait(seconds)
        self._ended.clear()
        return self._sentence if is_over else ""


def show_file(label: str, made: Callable[[], bytes], *, name: str, key: str) -> None:
    """Show a button for a workbook called `name`; after the click a sentence where one is due.

    Streamlit's own words where a file cannot be made are English and say nothing of the cause.
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
    """Show a button for a workbook called `name`.xlsx; what was taken stands in the record."""
    store, is_analyst = installed_store(), still_signed_in()

    def taken() -> bytes:
        if not is_analyst():
            raise SignedOut
        content = made()
        # A file may be taken while the record cannot be written: the page says that it is not.
        with suppress(StoreUnavailable):
            store.record(actor, Action.DOWNLOAD, edition=edition, detail=detail)
        return content

    show_file(label, taken, name=f"{name}.xlsx", key=key)
