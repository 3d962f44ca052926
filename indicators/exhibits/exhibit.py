"""What an exhibit is, and what it shows of an edition."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from indicators.exhibits.parameters import Parameter
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact

# The choices of an exhibit by the keys of its parameters, as values, not as texts.
Choices = Mapping[str, Any]


class Form(StrEnum):
    """What an exhibit is drawn as."""

    CHART = "图"
    TABLE = "表"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitContent:
    """What an exhibit shows of an edition: the table, and the words around it.

    `on` is the day of judgement and `year` the report year where the exhibit has one; `note` says
    in a line how its figures are to be read. A table without rows draws nothing.
    """

    exhibit: str
    title: str
    period: str
    unit: str
    table: Table
    on: date | None = None
    note: str = ""
    year: int | None = None

    @property
    def described(self) -> str:
        """What a drawing of it is about, for those who do not see it."""
        return f"{self.title}（{self.period}，单位：{self.unit}）"

    def facts(self, dataset: Dataset) -> tuple[Fact, ...]:
        """The facts of the rows, in their order; a row of no single fact has none."""
        if "id" not in self.table.rows:
            return ()
        known = dataset.fact_by_id
        return tuple(known[each] for each in self.table.rows["id"] if each in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A chart or table: its stable name, the page that shows it, and what it can be asked for.

    `page` is the page's address. `empty` says what to do where there is nothing to show.
    """

    name: str
    page: str
    title: str
    form: Form
    parameters: tuple[Parameter, ...]
    show: Callable[[Dataset, Choices], ExhibitContent]
    empty: str
