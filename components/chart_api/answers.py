"""Answers about charts: files with their heads, and refusals of one sentence."""

from typing import Final
from urllib.parse import quote

from starlette.responses import PlainTextResponse, Response

from components.chart_api.prepared import Prepared
from components.chart_api.wanted import Ending, Wanted
from components.exporting.files import exhibit_file_name

_TYPES: Final = {
    Ending.PNG: "image/png",
    Ending.SVG: "image/svg+xml; charset=utf-8",
    Ending.PDF: "application/pdf",
    Ending.JSON: "application/json; charset=utf-8",
}
# An edition is published at any moment, and whoever embeds a chart must see it: every use asks
# again, and is answered without drawing as long as nothing has changed.
_ASK_AGAIN: Final = "private, max-age=0, must-revalidate"
_NO_SCRIPT: Final = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"


def file_answer(content: bytes, wanted: Wanted, found: Prepared, pages: int = 1) -> Response:
    """A chart's file; `pages` is in how many pictures it comes."""
    heads = _heads(found) | {"Content-Disposition": _disposition(wanted, found, pages)}
    if wanted.ending is Ending.SVG:
        heads["Content-Security-Policy"] = _NO_SCRIPT
    return Response(content, headers=heads, media_type=_TYPES[wanted.ending])


def unchanged(found: Prepared) -> Response:
    """Says that what the asker has is still right."""
    return Response(status_code=304, headers=_heads(found))


def refusal(status: int, sentence: str, **further: str) -> Response:
    """A sentence instead of a file; `further` are heads."""
    heads = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"} | further
    if status == 503:
        heads["Retry-After"] = "10"
    return PlainTextResponse(sentence, status, heads)


def has_it(if_none_match: str, found: Prepared) -> bool:
    """Whether the asker's copy, by its tag, is what would be answered."""
    tags = {each.strip().removeprefix("W/") for each in if_none_match.split(",")}
    return bool(tags & {f'"{found.tag}"', "*"})


def _heads(found: Prepared) -> dict[str, str]:
    return {
        "Cache-Control": _ASK_AGAIN,
        "ETag": f'"{found.tag}"',
        "X-Content-Type-Options": "nosniff",
    }


def _disposition(wanted: Wanted, found: Prepared, pages: int) -> str:
    kind = "attachment" if wanted.is_download else "inline"
    name = exhibit_file_name(
        found.shown, found.dataset, wanted.ending.value, wanted.page - 1, pages
    )
    plain = f"{found.shown.exhibit.name}.{wanted.ending.value}"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
