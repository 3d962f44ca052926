"""Where things are, and which address stands for each page."""

from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from components.routes import INDICATOR, OVERVIEW, Route
from indicators.examination import examine
from indicators.rules.cards import cards

REPOSITORY = Path(__file__).resolve().parents[1]
DASHBOARD = REPOSITORY / "dashboard.py"
NAVIGATION = REPOSITORY / "components" / "app" / "navigation.py"
WORKBOOK = REPOSITORY / "data" / "indicators.xlsx"
BARE = Path(__file__).parent / "bare" / "app.py"
# The variable that tells the bare application where the inventory is.
INVENTORY_SETTING = "BENCHMARK_INVENTORY"


def address(route: Route) -> str:
    """The path and query by which a reader opens the page."""
    path = "/" if route is OVERVIEW else f"/{route.address}"
    query = urlencode(parameters(route))
    return f"{path}?{query}" if query else path


def parameters(route: Route) -> dict[str, str]:
    """The query of a page: the indicator's page shows the first headline."""
    return {"code": _first_headline()} if route is INDICATOR else {}


@cache
def _first_headline() -> str:
    dataset = examine(WORKBOOK).dataset
    if dataset is None:
        raise RuntimeError(f"{WORKBOOK.name} cannot be read: run python -m indicators check")
    return cards(dataset)[0].indicator.code
