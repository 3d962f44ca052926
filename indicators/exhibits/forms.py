"""How pages, slides and texts show an exhibit: charts, pictures, lists, summaries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset


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


@dataclass(frozen=True, slots=True)
class SlidePeriods:
    """One indicator over its periods; a picture where these are not equally far apart."""


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """The exhibit's own picture: no editable chart has its marks, for this reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class NoSlideChart:
    """A slide shows the table instead, for this reason."""

    reason: str


SlideChart = SlideBars | SlidePeriods | SlidePicture | NoSlideChart
TABLE_ON_SLIDES = NoSlideChart("The exhibit is a table.")


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
