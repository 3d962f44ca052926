"""The texts of an exhibit: a function for its message, one for its rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from indicators.exhibits.exhibit import ExhibitContent
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact
from indicators.sentences.facts import fact_sentences

Kind = TypeVar("Kind")
Message = Callable[[ExhibitContent, Dataset], str]
Rows = Callable[[ExhibitContent, Dataset, int], tuple[str, ...]]


def fact_rows(shown: ExhibitContent, dataset: Dataset, most: int) -> tuple[str, ...]:
    """The first sentence of each row's fact, judged on the exhibit's day."""
    return tuple(fact_sentences(each, dataset, shown.on)[0] for each in shown.facts(dataset)[:most])


@dataclass(frozen=True, slots=True)
class ExhibitText:
    """The words of an exhibit: its message, and its first rows."""

    message: Message
    rows: Rows = fact_rows


def of_kind(facts: Iterable[Fact], kind: type[Kind]) -> list[Kind]:
    """The facts of one kind."""
    return [each for each in facts if isinstance(each, kind)]


def named(names: list[str]) -> str:
    """Names one after another; of many the first with their number: X、Y等5项."""
    if len(names) <= 2:
        return "、".join(names)
    return f"{names[0]}等{len(names)}项"
