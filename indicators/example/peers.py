"""Invented peers: what the other members of a scope reached in the invented year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from indicators.example.documents import Document
from indicators.example.own_year import figure
from indicators.example.results import Result
from indicators.model.codelists import ObservationStatus, RankKind
from indicators.model.dataset import Dataset
from indicators.model.facts import EXAMPLE
from indicators.model.schema import Field, Sheet
from indicators.workbook.output.writer import Cells, Sheets

_NAMES = "甲乙丙丁戊己庚辛壬"
_CODE = "99{:04d}"
# How far the peers are from the own figure in points, and what is added for one rate in turn.
_AWAY = tuple(map(Decimal, ("0.9", "-0.4", "0.3", "-1.3", "-0.8", "1.5", "-0.2", "-2.1", "0.5")))
_TURNS = tuple(map(Decimal, ("0", "-0.6", "-1.6", "0.6")))


def scope_of_ranks(dataset: Dataset) -> str:
    """The scope in which reports rank the own area most often; "" where none does."""
    claims = (each for each in dataset.ranks if each.kind is RankKind.RANK)
    own = dataset.about.area
    scopes = Counter(each.scope for each in claims if each.scope in own.scopes)
    return scopes.most_common(1)[0][0] if scopes else ""


def add_peers(
    sheets: Sheets, dataset: Dataset, year: int, results: Sequence[Result], scope: str
) -> dict[str, int]:
    """Add nine areas to the scope of ranks, with the year's growth of what is ranked there.

    Returns the place that the own area then has in the year, by the indicator's code. The last
    peer has not published the first span, so that places in it are open.
    """
    ranked = [each for each in results if each.spans and each.is_rate] if scope else []
    if not ranked:
        return {}
    peers = _add_areas(sheets, dataset, scope)
    published = date(year + 1, 1, 28)
    cited = Document(f"{year}年各地主要指标", published).cited_in(sheets)
    for turn, result in enumerate(ranked):
        for cells in _figures(result, turn, peers, year):
            sheets.add(Sheet.OBSERVATIONS, cells | cited | {Field.PUBLISHED: published})
    return {
        each.target.indicator.code: 1 + sum(away > 0 for away in _distances(turn))
        for turn, each in enumerate(ranked)
    }


def _add_areas(sheets: Sheets, dataset: Dataset, scope: str) -> list[str]:
    parent, codes = dataset.about.area.parent, []
    for number, name in enumerate(_NAMES, start=1):
        codes.append(_CODE.format(number))
        sheets.rows[Sheet.AREAS].append(
            {
                Field.CODE: codes[-1],
                Field.NAME: f"{EXAMPLE}{name}县",
                Field.PARENT: parent or None,
                Field.SCOPES: scope,
            }
        )
    return codes


def _distances(turn: int) -> list[Decimal]:
    return [away + _TURNS[turn % len(_TURNS)] for away in _AWAY]


def _figures(result: Result, turn: int, peers: Sequence[str], year: int) -> Iterator[Cells]:
    first = min(result.spans)
    periods = {f"{year}-01..{month:02d}": value for month, value in result.spans.items()}
    for code, away in zip(peers, _distances(turn), strict=True):
        for period, value in (periods | {str(year): result.value}).items():
            if code != peers[-1] or period != f"{year}-01..{first:02d}":
                status = ObservationStatus.PRELIMINARY
                yield figure(result, period, value + away, status) | {Field.AREA: code}
