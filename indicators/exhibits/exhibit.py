"""What an exhibit is, and what it shows of an edition."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from indicators.exhibits.compared import Compared
from indicators.exhibits.forms import Chart, PaperForm, SlideChart
from indicators.exhibits.parameters import Parameter
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact
from indicators.sentences import fact_sentences

Kind = TypeVar("Kind")
# The choices of an exhibit by the keys of its parameters, as values, not as texts.
Choices = Mapping[str, Any]


class Form(StrEnum):
    """What an exhibit is drawn as."""

    CHART = "图"
    TABLE = "表"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitContent:
    """What an exhibit shows of an edition: the table, and the words around it.

    `on` is the day of judgement and `year` the report year where the exhibit has one; `note` is
    a line on how to read its figures. A table without rows draws nothing.
    """

    exhibit: "Exhibit"
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

    def facts_of(self, kind: type[Kind], dataset: Dataset) -> list[Kind]:
        """Those of its facts that are of one kind."""
        return [each for each in self.facts(dataset) if isinstance(each, kind)]


Show = Callable[["Exhibit", Dataset, Choices], ExhibitContent]
Message = Callable[[ExhibitContent, Dataset], str]
# The sentences of so many of the first rows.
RowSentences = Callable[[ExhibitContent, Dataset, int], tuple[str, ...]]


def fact_rows(shown: ExhibitContent, dataset: Dataset, most: int) -> tuple[str, ...]:
    """The first sentence of each row's fact, judged on the exhibit's day."""
    return tuple(fact_sentences(each, dataset, shown.on)[0] for each in shown.facts(dataset)[:most])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exhibit:
    """A chart or table: all that is known of it. No field has a default.

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
    show: Show
    empty: str
    message: Message
    sentences: RowSentences
    slide: SlideChart
    paper: PaperForm
    compared: Compared

    @property
    def form(self) -> Form:
        """Whether it is drawn or listed."""
        return Form.CHART if self.chart else Form.TABLE


EACH_ROW = "见各行"


def list_of(rows: Callable[[Dataset, Choices], Table], unit: str = EACH_ROW) -> Show:
    """Show a list whose rows have their own periods."""

    def show(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
        return ExhibitContent(
            exhibit=exhibit,
            title=exhibit.title,
            period=EACH_ROW,
            unit=unit,
            table=rows(dataset, choices),
        )

    return show
