"""GET and POST of the sign-in page, the first analyst's code, and what is checked at the start."""

import logging
import re
import secrets
import unicodedata
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Final

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.installation import installed_sign_ins
from components.sign_in.connections import (
    CALLBACK,
    NEXT_COOKIE,
    SIGN_IN,
    TO_PROVIDER,
    address_of,
    is_encrypted,
    own_form,
    own_page,
    session_token,
    set_session,
)
from components.sign_in.openid import is_openid, listed_analysts, login_address, providers
from components.sign_in.page import SignInPage
from indicators.intake.settings import limits_in_force
from indicators.settings import settings
from indicators.store import StoreUnavailable
from indicators.store.accounts import RefusedEntry, written
from indicators.store.sign_ins import SignInRefused

_LOG = logging.getLogger(__name__)
# Without letters that look like digits: the code is copied from one screen to another by hand.
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUPS: Final = 3
_GROUP: Final = 4


@dataclass
class _FirstCode:
    """The one-time code of a fresh installation, printed on its console, as Jupyter does.

    It is this process's alone, and safe to share between threads.

    The store refuses every code once there is an analyst, in the transaction that makes the first
    one.
    """

    _lock: Lock = field(default_factory=Lock)
    _code: str = ""

    def announce(self) -> None:
        """Print the code, once."""
        with self._lock:
            if self._code:
                return
            self._code = "".join(secrets.choice(_LETTERS) for _ in range(_GROUPS * _GROUP))
            shown = "-".join(re.findall(f".{{{_GROUP}}}", self._code))
        _print(
            "\n  还没有分析人员。首次登录请在浏览器中打开 /sign-in，输入一次性代码：\n"
            f"\n      {shown}\n"
            "\n  用过即作废；重新启动后换一个。也可用命令 python -m indicators passphrase 姓名\n"
        )

    def is_right(self, typed: str) -> bool:
        """Whether this is the code, however its letters, blanks and dashes were typed."""
        plain = re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", typed).upper())
        with self._lock:
            return bool(self._code) and secrets.compare_digest(plain, self._code)

    def spend(self) -> None:
        """Make the code void."""
        with self._lock:
            self._code = ""


def _print(text: str) -> None:
    try:
        print(text, flush=True)  # noqa: T201 -- the console is where the code belongs, and no log
    except UnicodeEncodeError:
        # A console without Chinese still shows the code.
        print(text.encode("ascii", "replace").decode(), flush=True)  # noqa: T201


FIRST_CODE: Final = _FirstCode()


@asynccontextmanager
async def sign_in_ready(_app: object) -> AsyncIterator[None]:
    """Prepare sign-in; with a BadSetting the server does not start, rather than run unguarded."""
    await run_sync(_prepare)
    yield


def _prepare() -> None:
    sign_ins = installed_sign_ins()
    limits_in_force()
    if is_openid():
        providers()
        if not listed_analysts():
            _LOG.warning("secrets.toml 的 [dashboard] analysts 是空的：没有人可以上传和发布。")
        return
    try:
        if not sign_ins.accounts.names():
            FIRST_CODE.announce()
    except StoreUnavailable as error:
        # Readers need no store; the code is printed when somebody opens the sign-in page.
        _LOG.warning("%s", error)


_NEXT_SECONDS: Final = 600
# Checking a passphrase takes much time and memory on purpose: it has threads of its own, so that
# the readers' threads stay free.
_AT_ONCE: Final = 2


def sign_in_routes() -> list[Route]:
    """The routes of signing in; signing out is a button on the pages."""
    threads = CapacityLimiter(_AT_ONCE)

    async def show(request: Request) -> Response:
        return await run_sync(_shown, request, limiter=threads)

    async def take(request: Request) -> Response:
        fields = await own_form(request)
        if fields is None:
            message = "请求不是从登录页发出的，请在本页重新填写。"
            return _page("/", message=message).response(403)
        return await run_sync(_taken, request, defaultdict(str, fields), limiter=threads)

    return [
        Route(SIGN_IN, show, methods=["GET"]),
        Route(SIGN_IN, take, methods=["POST"]),
        Route(TO_PROVIDER, _to_provider, methods=["GET"]),
    ]


def _to_provider(request: Request) -> Response:
    """Redirect with an address made at the click: the page may have been open for hours."""
    name = request.query_params.get("name", "")
    known = is_openid() and name in providers()
    address = login_address(name) if known else SIGN_IN
    return RedirectResponse(address, 303, {"Cache-Control": "no-store"})


def _shown(request: Request) -> Response:
    back_to = own_page(request.query_params.get("next", "/"))
    try:
        if installed_sign_ins().session(session_token(request)):
            return RedirectResponse(back_to, 303)
        page = _page(back_to)
    except StoreUnavailable as error:
        return _closed(back_to, error)
    if page.is_first:
        FIRST_CODE.announce()
    response = page.response()
    if page.providers:
        # Lax: the provider, another site, leads to the callback.
        response.set_cookie(
            NEXT_COOKIE,
            back_to,
            max_age=_NEXT_SECONDS,
            path=CALLBACK,
            httponly=True,
            samesite="lax",
            secure=is_encrypted(request),
        )
    return response


def _taken(request: Request, form: Mapping[str, str]) -> Response:
    back_to = own_page(form["next"])
    try:
        page = replace(_page(back_to), name=form["name"], code=form["code"])
        if page.providers:
            return page.response(403)
        token = _signed_in(form, address_of(request), page.is_first)
        if previous := session_token(request):
            installed_sign_ins().sign_out(previous)
    except StoreUnavailable as error:
        return _closed(back_to, error)
    except RefusedEntry as refused:
        return replace(page, message=str(refused)).response(422)
    except SignInRefused as refused:
        # There may be a first analyst by now: determine anew which form to show.
        response = replace(_page(back_to), name=form["name"], message=str(refused)).response(
            429 if refused.wait else 401
        )
        if refused.wait:
            response.headers["Retry-After"] = str(int(refused.wait.total_seconds()) + 1)
        return response
    # 303: the browser opens the page with GET, so reloading it does not send the form again.
    onward = RedirectResponse(back_to, 303, {"Cache-Control": "no-store"})
    set_session(onward, token, request)
    return onward


def _signed_in(form: Mapping[str, str], address: str, is_first: bool) -> str:
    """The token of a new session, never of the one that the browser had before."""
    name, passphrase = form["name"], form["passphrase"]
    if not is_first:
        return installed_sign_ins().with_passphrase(name, passphrase, address)
    if written(passphrase) != written(form["again"]):
        raise RefusedEntry("两次输入的口令不同，请重新填写。")
    is_right = FIRST_CODE.is_right(form["code"])
    token = installed_sign_ins().with_code(is_right, name, passphrase, address)
    FIRST_CODE.spend()
    return token


def _page(back_to: str, message: str = "") -> SignInPage:
    must = settings().sign_in_to_read
    if is_openid():
        return SignInPage(back_to, message, must_sign_in=must, providers=providers())
    is_first = not installed_sign_ins().accounts.names()
    return SignInPage(back_to, message, must_sign_in=must, is_first=is_first)


def _closed(back_to: str, error: StoreUnavailable) -> Response:
    message = f"现在不能登录：{error}"
    must = settings().sign_in_to_read
    return SignInPage(back_to, message, is_closed=True, must_sign_in=must).response(503)
