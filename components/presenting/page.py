"""The page that presents a briefing: plain HTML, readable without its script."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from secrets import token_urlsafe

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup
from starlette.responses import HTMLResponse

from components.charts import theme
from components.presenting.slides import screens
from indicators.briefings import look
from indicators.briefings.briefing import INTERNAL, NOTICE, Briefing
from indicators.exhibits.pictures import Draw
from indicators.store.exports import CODE_PATTERN
from indicators.wording.numbers import day

_FOLDER = Path(__file__).parent
# A verification code, or a figure with the beginning of its unit.
_UNBROKEN = re.compile(
    rf"(\b{CODE_PATTERN}\b"
    r"|\d+(?:[.—–]\d+)*(?:%|[\N{CJK UNIFIED IDEOGRAPH-4E00}-\N{CJK UNIFIED IDEOGRAPH-9FFF}])"
    r"[，。、；：！？）》」”]*)"
)
_FONTS = "/app/static/fonts/NotoSansSC"


def presentation_response(
    briefing: Briefing, draw: Draw, back_to: str = "/", notices: Sequence[str] = ()
) -> HTMLResponse:
    """The presentation as an answer; `back_to` is the page that it leads back to.

    `notices` stand on its cover: what its link asked for in vain.
    """
    nonce = token_urlsafe(16)
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; "
        "font-src 'self'; img-src data:; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
    }
    text = presentation(briefing, draw, back_to, nonce, notices)
    return HTMLResponse(text, headers=headers)


def presentation(
    briefing: Briefing, draw: Draw, back_to: str, nonce: str, notices: Sequence[str] = ()
) -> str:
    """The page as text; its styles and its script carry the nonce."""
    return _template().render(
        nonce=nonce,
        theme=theme,
        fonts=_FONTS,
        briefing=briefing,
        dated=day(briefing.dated),
        internal=INTERNAL if briefing.is_internal else "",
        screens=screens(briefing, draw),
        status_class=status_class,
        notice_word=NOTICE,
        notice_ink=look.NOTICE,
        notice_ground=look.NOTICE_GROUND,
        back_to=back_to,
        notices=notices,
    )


def unbroken(text: str) -> Markup:
    """The text with every code, and every figure with the beginning of its unit, in one line."""
    pieces = _UNBROKEN.split(text)
    kept = Markup('<span class="figure">{}</span>')
    return Markup().join(kept.format(each) if at % 2 else each for at, each in enumerate(pieces))


def status_class(text: str) -> str:
    """The class of a text that begins with a status's mark; "" for any other."""
    marks = [look.mark for look in theme.STATUS_LOOKS]
    is_status = text[1:2] == " " and text[:1] in marks
    return f"status-{marks.index(text[0])}" if is_status else ""


@cache
def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True)
    environment.filters["unbroken"] = unbroken
    return environment.get_template("present.html")
