"""The declaration of an exhibit, what it shows of an edition, and that in sentences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from indicators.exhibits.forms import (
    PLAIN_ON_PAPER,
    Chart,
    Compared,
    PaperForm,
    SlideChart,
    SlideForm,
)
from indicators.exhibits.parameters import Choices, Day, Parameter
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact
from indicators.rules.baselines import LAST_YEAR, LATEST
from indicators.rules.report_years import of_year, report_years
from indicators.sentences import fact_sentences

_Kind = TypeVar("_Kind")
# The period or unit of an exhibit whose rows have their own.
_EACH_ROW = "见各行"
MOST_ROWS = 12


class Form(StrEnum):
    """What an exhibit is drawn as."""

    CHART = "图"
    TABLE = "表"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitContent:
    """An exhibit's table for an edition, and the words around it.

    `on` is the day of judgement and `year` the report year where the exhibit has one; `note` is
    a line on how to read its figures. `in_year` is what its message opens with where the workbook
    has several years: 2024年度. A table without rows draws nothing.
    """

    exhibit: "Exhibit"
    title: str
    table: Table
    period: str = _EACH_ROW
    unit: str = _EACH_ROW
    on: date | None = None
    note: str = ""
    year: int | None = None
    in_year: str = ""

    @property
    def heading(self) -> str:
        """The exhibit's title, with the name of the baselines that the drawing's title has."""
        general = self.exhibit.title
        return general.replace(LAST_YEAR, LATEST) if LATEST in self.title else general

    @property
    def described(self) -> str:
        """The subject of its drawing, for screen readers."""
        return f"{self.title}（{self.period}，单位：{self.unit}）"

    def facts(self, dataset: Dataset) -> tuple[Fact, ...]:
        """The facts of the rows, in their order; a row of no single fact has none."""
        if "id" not in self.table.rows:
            return ()
        known = dataset.fact_by_id
        return tuple(known[each] for each in self.table.rows["id"] if each in known)

    def facts_of(self, kind: type[_Kind], dataset: Dataset) -> list[_Kind]:
        """Those of its facts that are of one kind."""
        return [each for each in self.facts(dataset) if isinstance(each, kind)]


_Show = Callable[["Exhibit", Dataset, Choices], ExhibitContent]
_Message = Callable[[ExhibitContent, Dataset], str]
# The sentences of so many of the first rows.
_RowSentences = Callable[[ExhibitContent, Dataset, int], tuple[str, ...]]


def fact_rows(shown: ExhibitContent, dataset: Dataset, most: int) -> tuple[str, ...]:
    """The first sentence of each row's fact, judged on the exhibit's day."""
    return tuple(fact_sentences(each, dataset, shown.on)[0] for each in shown.facts(dataset)[:most])


def each_row(said: Callable[[Mapping[Any, Any], Dataset], str]) -> _RowSentences:
    """A sentence for the cells of each row."""

    def sentences(shown: ExhibitContent, dataset: Dataset, most: int) -> tuple[str, ...]:
        return tuple(said(each, dataset) for each in shown.table.records[:most])

    return sentences


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exhibit:
    """The whole declaration of a chart or table. No field has a default.

    `page` is the address of the page that shows it, `place` its order among those of the page.
    `chart` is None for a table. `show` takes the exhibit itself first. `empty` is the sentence
    where it has no row. `slide` and `paper` are how slides and texts show it, `compared` how two
    editions are compared by it.
    """

    name: str
    page: str
    place: int
    title: str
    chart: Chart | None
    parameters: tuple[Parameter, ...]
    show: _Show
    empty: str
    message: _Message
    sentences: _RowSentences
    slide: SlideChart
    paper: PaperForm
    compared: Compared

    @property
    def form(self) -> Form:
        """Whether it is a chart or a table."""
        return Form.CHART if self.chart else Form.TABLE

    def content(self, table: Table, choices: Choices, **words: Any) -> ExhibitContent:
        """What it shows of an edition with these choices: a table, and the words around it."""
        days = (choices[each.key] for each in self.parameters if isinstance(each, Day))
        usual: dict[str, Any] = {"title": self.title, "on": next(days, None)}
        return ExhibitContent(exhibit=self, table=table, **(usual | words))


# On paper most exhibits are as they are, and their sentences those of the rows' facts.
chart = partial(Exhibit, sentences=fact_rows, paper=PLAIN_ON_PAPER)
listing = partial(chart, chart=None, slide=SlideForm.TABLE)


def list_of(rows: Callable[[Dataset, Choices], Table], unit: str = _EACH_ROW) -> _Show:
    """Show a list whose rows have their own periods."""

    def show(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
        return exhibit.content(rows(dataset, choices), choices, unit=unit)

    return show


def exhibit_sentences(
    shown: ExhibitContent, dataset: Dataset, most: int = MOST_ROWS
) -> tuple[str, ...]:
    """The message of an exhibit, then a sentence a row; nothing where it has no row.

    An exhibit of a year uses what is known and promised as of it, and its message names the year
    where the workbook has several. Of more rows than `most` the first are written, and the last
    sentence counts the others.
    """
    if shown.table.is_empty:
        return ()
    in_year = shown.in_year if len(report_years(dataset)) > 1 else ""
    dataset = dataset if shown.year is None else of_year(dataset, shown.year)
    rows = shown.exhibit.sentences(shown, dataset, most)
    left = len(shown.table.rows) - most
    more = (f"其余{left}项从略。",) if left > 0 else ()
    return (in_year + shown.exhibit.message(shown, dataset), *rows, *more)
