"""An exhibit asked for with choices: from an address and back to one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from indicators.exhibits.catalogue import EXHIBIT_BY_NAME, EXHIBITS
from indicators.exhibits.exhibit import Exhibit, ExhibitContent
from indicators.exhibits.parameters import BadParameter, Choice, Day, Parameter, Words
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset

Query = Iterable[tuple[str, str]]


class UnknownExhibit(Exception):
    """No exhibit has this name; its text is one Chinese sentence."""

    def __init__(self, name: str) -> None:
        known = "、".join(each.name for each in EXHIBITS)
        super().__init__(f"没有名为“{name}”的图表。有：{known}。")


class NothingToShow(Exception):
    """An exhibit without rows, or without a picture; its text is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Request:
    """An exhibit with a value for every parameter, for one dataset."""

    exhibit: Exhibit
    choices: Mapping[str, Any]

    def __hash__(self) -> int:
        """Requests are equal by the exhibit and every choice."""
        return hash((self.exhibit.name, *self.choices.values()))

    def shown(self, dataset: Dataset) -> ExhibitContent:
        """What the exhibit shows, kept for all who ask the same unless a reader typed words."""
        words = (each.key for each in self.exhibit.parameters if isinstance(each, Words))
        if any(self.choices[each] for each in words):
            return self._shown(dataset)
        return dataset.results.get(self, lambda: self._shown(dataset))

    def _shown(self, dataset: Dataset) -> ExhibitContent:
        return self.exhibit.show(self.exhibit, dataset, self.choices)

    def query(self, dataset: Dataset) -> tuple[tuple[str, str], ...]:
        """The parameters of its address, without those that have their default."""
        return tuple(
            (each.key, text)
            for each in self.exhibit.parameters
            for text in each.texts(self.choices[each.key], dataset)
        )

    def written(self, dataset: Dataset) -> str:
        """The request as one text: growth, or growth?period=2023年 with its signs escaped."""
        return self._as_text(self.query(dataset))

    def lasting(self, dataset: Dataset) -> str:
        """The same with the defaults that may be others in the next edition, such as its year."""
        return self._as_text(
            tuple(
                (each.key, text)
                for each in self.exhibit.parameters
                for text in _lasting_texts(each, self.choices[each.key], dataset)
            )
        )

    def _as_text(self, query: Query) -> str:
        written = urlencode(tuple(query))
        return f"{self.exhibit.name}?{written}" if written else self.exhibit.name


def _lasting_texts(parameter: Parameter, value: Any, dataset: Dataset) -> tuple[str, ...]:
    is_day = isinstance(parameter, Day) and parameter.lasts
    if is_day or (isinstance(parameter, Choice) and value is not None):
        return (parameter.written(value),)
    # "All of them" means all of them in the next edition, too.
    return parameter.texts(value, dataset)


def request(exhibit: Exhibit, dataset: Dataset, **choices: Any) -> Request:
    """An exhibit with the choices of a page; the others have their defaults."""
    defaults = {
        each.key: each.default(dataset) for each in exhibit.parameters if each.key not in choices
    }
    named = defaults | choices
    return Request(exhibit, {each.key: named[each.key] for each in exhibit.parameters})


def content_of(exhibit: Exhibit, dataset: Dataset, **choices: Any) -> ExhibitContent:
    """What an exhibit shows with the choices of a page."""
    return request(exhibit, dataset, **choices).shown(dataset)


def table_of(exhibit: Exhibit, dataset: Dataset, **choices: Any) -> Table:
    """The table of an exhibit with the choices of a page."""
    return content_of(exhibit, dataset, **choices).table


def asked(name: str, query: Query, dataset: Dataset) -> Request:
    """The request that an address makes; raises UnknownExhibit or BadParameter."""
    exhibit = EXHIBIT_BY_NAME.get(name)
    if exhibit is None:
        raise UnknownExhibit(name)
    texts: dict[str, list[str]] = {each.key: [] for each in exhibit.parameters}
    for key, text in query:
        if key not in texts:
            known = "、".join(texts) or "无"
            raise BadParameter(f"“{exhibit.title}”没有参数 {key}。有：{known}。")
        texts[key].append(text)
    values = {each.key: each.value(texts[each.key], dataset) for each in exhibit.parameters}
    return Request(exhibit, values)


def read(written: str, dataset: Dataset) -> Request:
    """The request that `Request.written` wrote; raises UnknownExhibit or BadParameter."""
    name, _, query = written.partition("?")
    return asked(name, parse_qsl(query, keep_blank_values=True), dataset)
