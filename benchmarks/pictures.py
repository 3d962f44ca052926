"""Pictures of charts: how soon one comes, and what many cost those who read meanwhile."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import product
from statistics import median
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

from playwright.sync_api import Browser

from benchmarks.places import WORKBOOK
from benchmarks.report import Line, compared, progress
from benchmarks.servers import Server, dashboard_server
from benchmarks.visits import new_tab, opened, reloaded
from components.charts.frame import frame_of
from components.pictures.drawing import painted
from components.routes import OVERVIEW
from indicators.examination import examine
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Canvas, Shape
from indicators.exhibits.request import request
from indicators.model.dataset import Dataset

_ASKED, _CLIENTS, _SECONDS = 200, 20, 120
_SHARP = Canvas(scale=2)
PICTURE_GOAL = 250.0
DISTURBED_GOAL = 1.5


def picture_lines(chromium: Browser, rounds: int) -> Iterator[Line]:
    """One picture at 2×, alone and over HTTP; 200 different ones while a reader reloads a page."""
    dataset = _dataset()
    shown = [request(each, dataset).shown(dataset) for each in EXHIBITS if each.form is Form.CHART]
    charts = [each for each in shown if not each.table.is_empty]
    progress("drawing")
    yield _told("PNG at 2×, drawn", _drawn(charts, dataset, rounds))
    with dashboard_server() as server, new_tab(chromium) as reader:
        progress("asking for pictures")
        yield _told("PNG at 2×, by its address", _fetched(charts, server, rounds))
        opened(reader, server, OVERVIEW)
        before = [reloaded(reader) for _ in range(4 * rounds)]
        with ThreadPoolExecutor(_CLIENTS) as clients:
            asked = [clients.submit(_got, f"{server.url}{each}") for each in addresses(charts)]
            during = []
            while not all(each.done() for each in asked):
                during.append(reloaded(reader))
        statuses = [each.result()[0] for each in asked]
        yield _served(statuses, max(each.result()[1] for each in asked))
        yield compared(
            f"reload while {_ASKED} pictures are drawn ({len(during)} times)",
            during,
            before,
            DISTURBED_GOAL,
        )


def addresses(charts: Sequence[ExhibitContent]) -> list[str]:
    """So many different pictures, so that none is answered from memory."""
    shapes = product((each.exhibit.name for each in charts), Shape, (1, 2, 4))
    sizes = [
        f"/chart/{name}.png?{urlencode({'shape': shape, 'scale': scale})}"
        for name, shape, scale in shapes
        # A phone's list of all dates has more pixels than are drawn at 4×.
        if (shape, scale) != (Shape.PHONE, 4)
    ]
    first = next(each.on for each in charts if each.on)
    days = [
        f"/chart/timeline.png?{urlencode({'on': first + timedelta(days=each)})}"
        for each in range(1, _ASKED)
    ]
    return [*sizes, *days][:_ASKED]


def _dataset() -> Dataset:
    dataset = examine(WORKBOOK).dataset
    if dataset is None:
        raise RuntimeError(f"{WORKBOOK.name} cannot be read: run python -m indicators check")
    return dataset


def _drawn(charts: Sequence[ExhibitContent], dataset: Dataset, rounds: int) -> list[float]:
    """Milliseconds of one picture of every chart, as an address gives it, the engine awake."""
    painted(charts[0], frame_of(charts[0], dataset), _SHARP, page=1)
    times = []
    for _, each in product(range(rounds), charts):
        started = time.perf_counter()
        painted(each, frame_of(each, dataset), _SHARP, page=1)
        times.append(1000 * (time.perf_counter() - started))
    return times


def _fetched(charts: Sequence[ExhibitContent], server: Server, rounds: int) -> list[float]:
    _got(f"{server.url}/chart/{charts[0].exhibit.name}.svg")
    asked = addresses(charts)
    wanted = [each for each in asked if "scale=2" in each and "16%3A9" in each]
    return [_got(f"{server.url}{each}")[1] for each in wanted][: rounds * len(charts)]


def _got(address: str) -> tuple[int, float]:
    """The status of an answer, and its milliseconds."""
    started = time.perf_counter()
    try:
        with urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310 -- our own server
            answer.read()
            status = int(answer.status)
    except HTTPError as error:
        status = error.code
    return status, 1000 * (time.perf_counter() - started)


def _told(name: str, times: Sequence[float]) -> Line:
    usual = median(times)
    return Line(
        f"{name} ({len(times)} times)",
        f"{usual:.0f} ms, worst {max(times):.0f}",
        "",
        "",
        f"≤ {PICTURE_GOAL:.0f} ms",
        "met" if usual <= PICTURE_GOAL else "missed",
    )


def _served(statuses: Sequence[int], longest: float) -> Line:
    failed = [each for each in statuses if each != 200]
    return Line(
        f"{len(statuses)} pictures for {_CLIENTS} clients, longest wait",
        f"{longest / 1000:.1f} s",
        "",
        f"{len(failed)} failed",
        "none failing",
        "missed" if failed else "met",
    )
