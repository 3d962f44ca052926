"""GET and POST of the sign-in page."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.installation import installed_sign_ins
from components.sign_in.addresses import CALLBACK, SIGN_IN, TO_PROVIDER, own_page
from components.sign_in.cookie import give_ticket, is_encrypted, ticket_in
from components.sign_in.first_code import FIRST_CODE
from components.sign_in.openid import is_openid, login_address, providers
from components.sign_in.page import SignInPage
from components.sign_in.request_origin import NotOurForm, address_of, own_form
from indicators.settings import settings
from indicators.store import StoreUnavailable
from indicators.store.accounts import RefusedName, WeakPassphrase, written
from indicators.store.sign_ins import SignInRefused

# Where the callback finds the page to lead back to; the provider brings back nothing of ours.
NEXT_COOKIE: Final = "dashboard_next"
_NEXT_SECONDS: Final = 600
# Passphrases take much time and memory on purpose: so many at once, and the readers' threads
# stay free.
_AT_ONCE: Final = 2


def sign_in_routes() -> list[Route]:
    """The routes of signing in; signing out is a button on the pages."""
    entrance = _Entrance(ThreadPoolExecutor(_AT_ONCE, "sign-in"))
    return [
        Route(SIGN_IN, entrance.show, methods=["GET"]),
        Route(SIGN_IN, entrance.take, methods=["POST"]),
        Route(TO_PROVIDER, _to_provider, methods=["GET"]),
    ]


@dataclass(frozen=True, slots=True)
class _Form:
    """What was typed; `old_ticket` is the one that the browser has shown."""

    name: str
    passphrase: str
    again: str
    code: str
    address: str
    old_ticket: str


class _Entrance:
    def __init__(self, threads: ThreadPoolExecutor) -> None:
        self._threads = threads

    async def show(self, request: Request) -> Response:
        back_to = own_page(request.query_params.get("next", "/"))
        return await self._apart(partial(_shown, request, back_to))

    async def take(self, request: Request) -> Response:
        try:
            fields = await own_form(request)
        except NotOurForm:
            return _page("/", message="请求不是从登录页发出的，请在本页重新填写。").response(403)
        form = _Form(
            **{each: fields.get(each, "") for each in ("name", "passphrase", "again", "code")},
            address=address_of(request),
            old_ticket=ticket_in(request),
        )
        back_to = own_page(fields.get("next", "/"))
        return await self._apart(partial(_taken, request, form, back_to))

    async def _apart(self, work: Callable[[], Response]) -> Response:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


def _to_provider(request: Request) -> Response:
    """Lead on at the moment of the click: the page may have stood open for hours."""
    name = request.query_params.get("name", "")
    known = is_openid() and name in providers()
    address = login_address(name) if known else SIGN_IN
    return RedirectResponse(address, 303, {"Cache-Control": "no-store"})


def _shown(request: Request, back_to: str) -> Response:
    try:
        if installed_sign_ins().session(ticket_in(request)):
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


def _taken(request: Request, form: _Form, back_to: str) -> Response:
    try:
        page = replace(_page(back_to), name=form.name, code=form.code)
        if page.providers:
            return page.response(403)
        token = _signed_in(form, page.is_first)
        if form.old_ticket:
            installed_sign_ins().sign_out(form.old_ticket)
    except StoreUnavailable as error:
        return _closed(back_to, error)
    except (RefusedName, WeakPassphrase) as refused:
        return replace(page, message=str(refused)).response(422)
    except SignInRefused as refused:
        # Somebody may have become the first analyst meanwhile: ask anew which form to show.
        response = replace(_page(back_to), name=form.name, message=str(refused)).response(
            429 if refused.wait else 401
        )
        if refused.wait:
            response.headers["Retry-After"] = str(int(refused.wait.total_seconds()) + 1)
        return response
    # 303: the browser opens the page with GET, and reloading it does not send the form again.
    onward = RedirectResponse(back_to, 303, {"Cache-Control": "no-store"})
    give_ticket(onward, token, request)
    return onward


def _signed_in(form: _Form, is_first: bool) -> str:
    """A new session, never the one that the browser had before."""
    if not is_first:
        return installed_sign_ins().with_passphrase(form.name, form.passphrase, form.address)
    if written(form.passphrase) != written(form.again):
        raise WeakPassphrase("两次输入的口令不同，请重新填写。")
    is_right = FIRST_CODE.is_right(form.code)
    token = installed_sign_ins().with_code(is_right, form.name, form.passphrase, form.address)
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
