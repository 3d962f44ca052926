"""Pages of plain HTML that the server answers beside Streamlit's: fonts, colours, strict policy."""

from collections.abc import Callable
from pathlib import Path
from secrets import token_urlsafe

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.responses import HTMLResponse

from components.charts import theme


def page_templates(folder: Path) -> Environment:
    """The templates of a folder; they know the product's fonts and colours."""
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True)
    environment.globals |= {
        "theme": theme,
        "themed_style": Markup(theme.themed_style()),  # noqa: S704 -- colours of ours
        "fonts": "/app/static/fonts/NotoSansSC",
    }
    return environment


def plain_page(
    text: Callable[[str], str], status: int = 200, *, scripts: bool = False, forms: bool = False
) -> HTMLResponse:
    """The page as an answer that nobody keeps, frames, or adds a part to.

    `text` is called with the nonce that its styles and scripts bear. `scripts` may also fetch from
    this server, and `forms` be sent to it.
    """
    nonce = token_urlsafe(16)
    script = f"script-src 'nonce-{nonce}'; connect-src 'self'; " if scripts else ""
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; {script}font-src 'self'; img-src data:; "
        f"form-action '{'self' if forms else 'none'}'; base-uri 'none'; frame-ancestors 'none'"
    )
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # Not no-referrer: the browser would send the form without its origin.
        "Referrer-Policy": "same-origin",
    }
    return HTMLResponse(text(nonce), status, headers)
