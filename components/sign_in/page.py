"""The sign-in page: plain HTML without a script, with the fonts and colours of the others."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment
from starlette.responses import HTMLResponse

from components.plain_page import page_templates, plain_page
from components.sign_in.connections import TO_PROVIDER
from components.sign_in.openid import DEFAULT


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
    page = _templates().get_template(template)
    return plain_page(lambda nonce: page.render(nonce=nonce, **values), status, forms=True)


@cache
def _templates() -> Environment:
    found = page_templates(Path(__file__).parent)
    found.globals |= {"to_provider": TO_PROVIDER, "default_provider": DEFAULT}
    return found
