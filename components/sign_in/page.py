"""The sign-in page: plain HTML without a script, with the fonts and colours of the others."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import token_urlsafe

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup
from starlette.responses import HTMLResponse

from components.charts import theme
from components.charts.theme import themed_style
from components.sign_in.connections import TO_PROVIDER
from components.sign_in.openid import DEFAULT

_FOLDER = Path(__file__).parent
_COLOURS = Markup(themed_style())  # noqa: S704 -- colours of ours
_ADDRESSES = {
    "fonts": "/app/static/fonts/NotoSansSC",
    "to_provider": TO_PROVIDER,
    "default_provider": DEFAULT,
}


@dataclass(frozen=True, slots=True)
class SignInPage:
    """What the page shows: a form, or links to providers; `is_first` asks for the one-time code.

    `message` is why the last attempt failed, `back_to` the page that it leads to. The typed name
    and code are shown again, never a passphrase.
    """

    back_to: str
    message: str = ""
    name: str = ""
    code: str = ""
    is_first: bool = False
    is_closed: bool = False
    must_sign_in: bool = False
    providers: tuple[str, ...] = ()

    def response(self, status: int = 200) -> HTMLResponse:
        """The page as an answer."""
        return _response("sign_in.html", status, page=self)


def detour(address: str) -> HTMLResponse:
    """A page that opens one of our own pages at once.

    The browser does not send a strict cookie after a link on another site; it does after a link
    on one of our own pages.
    """
    return _response("detour.html", 200, address=address)


def _response(template: str, status: int, **values: object) -> HTMLResponse:
    nonce = token_urlsafe(16)
    text = _template(template).render(
        nonce=nonce, theme=theme, themed_style=_COLOURS, **_ADDRESSES, **values
    )
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; font-src 'self'; img-src data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # Not no-referrer: the browser would send the form without its origin.
        "Referrer-Policy": "same-origin",
    }
    return HTMLResponse(text, status, headers)


@cache
def _template(name: str) -> Template:
    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=True).get_template(name)
