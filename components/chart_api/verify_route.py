"""GET /verify/<code>: whether an export is still right, as JSON for scripts.

A browser that opens the address, from a code on paper say, is led to the page that tells it.
"""

from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from components.app.current_dataset import readers_dataset
from components.installation import installed_store
from components.routes import VERIFY, check_address
from components.sign_in.connections import is_navigation
from indicators.store import StoreUnavailable
from indicators.verification.verdict import State, Verdict, verdict, words

# The first segment of the addresses that the route answers.
CODES: Final = VERIFY.address
# Asked again, the answer may be another one.
_NOT_KEPT: Final = {"Cache-Control": "no-store"}


def verify_route() -> Route:
    """The route; what Streamlit fetches beneath the page's address has one more segment."""
    return Route(f"/{CODES}/{{code}}", _answer, methods=["GET"])


def _answer(request: Request) -> Response:
    code = request.path_params["code"]
    if is_navigation(request):
        return RedirectResponse(check_address(code), 303, _NOT_KEPT)
    dataset = readers_dataset()
    if isinstance(dataset, str):
        return JSONResponse({"error": dataset}, 503, _NOT_KEPT)
    try:
        found = verdict(code, installed_store(), dataset)
    except StoreUnavailable as trouble:
        return JSONResponse({"error": str(trouble)}, 503, _NOT_KEPT)
    status = 404 if found.state is State.UNKNOWN else 200
    return JSONResponse(_told(found), status, _NOT_KEPT)


def _told(found: Verdict) -> Mapping[str, Any]:
    export = found.export
    return {
        "code": found.code,
        "state": found.state.name.lower(),
        "label": found.state.value,
        "words": words(found),
        "same_values": found.is_same,
        "kind": export.kind.name.lower() if export else None,
        "title": export.title if export else None,
        "requests": list(export.items) if export else [],
        "made_at": export.made_at.isoformat() if export and export.made_at else None,
        "edition": export.edition.label if export else None,
        "current_edition": found.current.label,
        "changes": [
            {"where": each.where, "label": each.label, "old": each.old, "new": each.new}
            for each in found.changes
        ],
    }
