"""The person who uses the page: determined at every run and before every action.

A widget's callback and a fragment run without the page's beginning, so every action checks anew.
"""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode, urlsplit

import streamlit as st

from components.app.own_session import is_opened_by_server
from components.charts.theme import ACTUAL, PAPER
from components.installation import installed_sign_ins
from components.plain_text import escaped
from components.sign_in.connections import COOKIE, sign_in_address
from components.sign_in.guard import analyst_with
from components.sign_in.openid import confirmed_person, is_listed, is_openid
from indicators.settings import settings
from indicators.store import Actor, StoreUnavailable
from indicators.store.sign_ins import Session, SessionKind
from indicators.store.throttle import network
from indicators.verification.allowance import Asker

_NOT_LISTED: Final = "您已登录，但不在分析人员名单中，不能上传和发布。如需要，请联系系统管理员。"
# As Streamlit draws its first button; its own that is a link opens a new tab.
_BUTTON: Final = (
    f"display: inline-block; padding: 0.4rem 1.25rem; border-radius: 4px; font-weight: 700; "
    f"text-decoration: none; color: {PAPER}; background: {ACTUAL}"
)


class SignedOut(Exception):
    """The sign-in ended between the page and the click."""

    def __init__(self) -> None:
        super().__init__("登录已经结束，请重新登录。")


def signed_in() -> Actor | None:
    """The analyst who is signed in, None for anybody else and while the store does not answer."""
    try:
        return analyst_with(_session())
    except StoreUnavailable:
        return None


def asker() -> Asker:
    """The person whose exports are counted; to be called while the page runs, not at a download."""
    analyst = signed_in()
    if analyst:
        return Asker(analyst.name, is_analyst=True)
    # Streamlit leaves out this computer's own address.
    return Asker(network(st.context.ip_address or "127.0.0.1"))


def sign_in_check() -> Callable[[], None]:
    """A function for later, outside the page's run, which raises SignedOut without an analyst."""
    sign_ins, token = installed_sign_ins(), st.context.cookies.get(COOKIE, "")

    def check() -> None:
        if not token or analyst_with(sign_ins.session(token)) is None:
            raise SignedOut

    return check


def require_sign_in() -> Actor:
    """The analyst who is signed in; without one, a sentence with the way in ends the run."""
    session = _session_or_stop()
    analyst = analyst_with(session)
    if analyst is None:
        if session:
            st.info(_NOT_LISTED)
        else:
            _show_way_in("上传和发布数据需要登录。登录后一段时间不操作会自动退出，届时请重新登录。")
        st.stop()
    return analyst


def require_reader() -> None:
    """End the run with a sentence where reading needs a sign-in and there is none.

    sign_in_guard lets a page's run pass, so that this sentence can be shown.
    """
    if not settings().sign_in_to_read or is_opened_by_server():
        return
    if _session_or_stop() is None:
        _show_way_in("查看看板需要登录；一段时间不操作会自动退出。")
        st.stop()


def show_sign_out() -> None:
    """Show who is signed in and a button to sign out; nothing without a sign-in."""
    try:
        session = _session()
    except StoreUnavailable:
        return
    if session is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"已登录：{session.name or '（正在确认）'}", width="content")
        st.button("退出登录", key="sign_out", on_click=_sign_out, type="secondary")


def _session_or_stop() -> Session | None:
    try:
        return _session()
    except StoreUnavailable as error:
        st.error(escaped(f"现在不能确认登录：{error}"))
        st.stop()


def _session() -> Session | None:
    """The session of this browser, marked as used; a pending one is named by the provider."""
    sign_ins = installed_sign_ins()
    token = st.context.cookies.get(COOKIE, "")
    session = sign_ins.session(token) if token else None
    if session and session.kind is SessionKind.PENDING:
        if person := confirmed_person():
            address, confirmed_at = person
            sign_ins.named(token, address, confirmed_at, is_analyst=is_listed(address))
            session = sign_ins.session(token)
        if session and session.kind is SessionKind.PENDING:
            return None
    if session:
        sign_ins.used(session)
    return session


def _sign_out() -> None:
    try:
        installed_sign_ins().sign_out(st.context.cookies.get(COOKIE, ""))
    except StoreUnavailable as error:
        st.error(escaped(f"没有退出：{error}"))
        return
    if is_openid():
        # At the provider, too: the next person at this computer must not be signed in.
        st.logout()


def _show_way_in(sentence: str) -> None:
    st.info(sentence)
    # The same window: a new tab would leave this page open without a sign-in. The address is
    # built from our own routes alone.
    path, query = urlsplit(st.context.url or "/").path, urlencode(st.query_params.to_dict())
    way_in = sign_in_address(f"{path}?{query}")
    st.html(f'<a href="{way_in}" target="_self" style="{_BUTTON}">登录</a>')
