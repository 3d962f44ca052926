"""How pages, slides and texts show an exhibit, and how two editions are compared by it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator
from indicators.model.periods import Period


@dataclass(frozen=True, slots=True)
class Chart:
    """A kind of chart by the name of its builder (see components/charts/builders.py)."""

    name: str
    options: Mapping[str, object] = field(default_factory=dict)


class Tone(Enum):
    """What the values of a series are, which decides their colour."""

    ACTUAL = auto()
    CONTEXT = auto()  # what the actual values are seen against


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideSeries:
    """A value a row, from the column `value`, under the heading `name` with `unit`.

    The unit is the exhibit's where none is given. The printed `label` and the `note` beside it
    are templates of columns: 现在{after_text}. The label of a row that has something in the column
    `fixed_by` would not be true of another value. The column `bound` is not 等于 or = for a
    limit. Rows with no in the column `own` have the tone CONTEXT.
    """

    name: str
    value: str
    unit: str = ""
    label: str = ""
    note: str = ""
    fixed_by: str = ""
    bound: str = ""
    own: str = ""
    decimals: int = 6
    tone: Tone = Tone.ACTUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideBars:
    """Lying bars, a row of the table each, named by the column `name` under `heading`.

    Several series lie beside each other, or from zero over each other if `is_overlaid`. `unit`
    is that of the axis, the exhibit's where none is given.
    """

    series: tuple[SlideSeries, ...]
    name: str = "name"
    heading: str = "指标"
    unit: str = ""
    is_overlaid: bool = False


class SlideForm(Enum):
    """What a slide shows in place of bars that are declared."""

    PERIODS = auto()  # one indicator over its periods; a picture where these are unequally apart
    PICTURE = auto()  # the exhibit's own picture: no editable chart has its marks
    TABLE = auto()


SlideChart = SlideBars | SlideForm


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForm:
    """What replaces a long exhibit on an upright page, and the sentence beside it.

    The marks of a list only list its rows: a long one is read as a table, beneath headings of the
    column `heads`.
    `summary` counts the rows of a table that is too long for a meeting. `aside` returns a
    sentence on what the exhibit leaves out of the same choices, "" for nothing.
    """

    is_list: bool = False
    heads: str = ""
    summary: Callable[[Table], Table] | None = None
    aside: Callable[[Dataset, Mapping[str, Any]], str] | None = None


PLAIN_ON_PAPER = PaperForm()


@dataclass(frozen=True, slots=True)
class ChangeScope:
    """The indicators that a change names, and those of them with the periods that it names.

    `codes` have changed facts, `periods` pairs a code with the period of a changed observation;
    the facts of `whole` may differ in every period.
    """

    codes: frozenset[str]
    periods: frozenset[tuple[str, Period]]
    whole: frozenset[str]

    def indicators(self, dataset: Dataset) -> list[Indicator]:
        """The indicators of a dataset that are touched, or whose level is."""
        touched = self.codes | self.whole
        return [each for each in dataset.indicators if touched & {each.code, each.base}]

    def has_period(self, indicator: Indicator, period: Period) -> bool:
        """Whether an indicator's observations of a period, of any area, are touched."""
        return indicator.code in self.whole or (indicator.code, period) in self.periods


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How editions are compared by what an exhibit shows.

    `key` are the columns that identify a row, `subject` those that name it. `title` is the
    heading on the page where that is not the exhibit's title. `columns` are compared where not
    all of the table's are. `table` makes the rows of all periods, years and choices at once; None
    compares the exhibit as it opens, with every option of its filters and, if `by_year`, once a
    report year. `is_text` marks words that are neither a chart nor a list.
    """

    key: tuple[str, ...] = ("id",)
    subject: tuple[str, ...] = ("name",)
    title: str = ""
    columns: tuple[str, ...] = ()
    table: Callable[[Dataset, ChangeScope], Table] | None = None
    by_year: bool = False
    is_text: bool = False
