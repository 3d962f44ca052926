"""What checks need to say where they found something."""

from collections.abc import Callable, Iterator

from indicators.checks.findings import Code, Finding, finding
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Observation, Place
from indicators.model.schema import Field

Check = Callable[[Dataset], Iterator[Finding]]


def found(code: Code, dataset: Dataset, place: Place, name: Field, /, **words: object) -> Finding:
    """A finding at a field of a row, with the Excel cell where this workbook has it."""
    words = {"field": name, **words}
    return finding(code, place.sheet, dataset.layout.cell(place, name), **words)


def address(dataset: Dataset, fact: Fact) -> str:
    """Where another fact stands, for a message: 实绩!A12."""
    return f"{fact.place.sheet}!{dataset.layout.cell(fact.place, Field.ID)}"


def value_address(dataset: Dataset, fact: Observation) -> str:
    """Where an observation's value stands, for a message: 实绩!F12."""
    name = Field.VALUE if fact.quantity else Field.TEXT
    return f"{fact.place.sheet}!{dataset.layout.cell(fact.place, name)}"


def clause(words: str) -> str:
    """A sentence without its full stop, to stand inside another one."""
    return words.strip().rstrip("。；")
