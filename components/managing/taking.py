"""Files to take away: made when asked for, for whoever is still signed in, and recorded."""

from collections.abc import Callable
from contextlib import suppress

import streamlit as st

from components.downloads import XLSX
from components.installation import installed_store
from components.signing_in import still_signed_in
from indicators.store import Action, Actor, StoreUnavailable


class SignedOut(Exception):
    """The sign-in ended between the page and the click."""


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
    """Show a button for a workbook called `name`.xlsx; what was taken stands in the record.

    Streamlit makes the file outside the page's run and has its own English words where that
    fails, so `made` must not be what usually fails.
    """
    store, is_analyst = installed_store(), still_signed_in()

    def taken() -> bytes:
        if not is_analyst():
            raise SignedOut
        content = made()
        # A file may be taken while the record cannot be written: the page says that it is not.
        with suppress(StoreUnavailable):
            store.record(actor, Action.DOWNLOAD, edition=edition, detail=detail)
        return content

    st.download_button(
        label, taken, file_name=f"{name}.xlsx", mime=XLSX, key=key, on_click="ignore"
    )
