"""What checks need to say where they found something."""

from collections.abc import Callable, Iterator

from indicators.dataset import Dataset
from indicators.facts import Fact, Place
from indicators.findings import Code, Finding, finding
from indicators.schema import Field

Check = Callable[[Dataset], Iterator[Finding]]


def found(code: Code, dataset: Dataset, place: Place, name: Field, /, **words: object) -> Finding:
    """A finding at a field of a row, with the Excel cell where this workbook has it."""
    words = {"field": name, **words}
    return finding(code, place.sheet, dataset.layout.cell(place, name), **words)


def address(dataset: Dataset, fact: Fact) -> str:
    """Where another fact stands, for a message: 实绩!A12."""
    return f"{fact.place.sheet}!{dataset.layout.cell(fact.place, Field.ID)}"


def clause(words: str) -> str:
    """A sentence without its full stop, to stand inside another one."""
    return words.strip().rstrip("。；")
