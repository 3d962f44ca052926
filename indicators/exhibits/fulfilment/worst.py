"""The few targets that are farthest behind, for the first page."""

from dataclasses import dataclass
from datetime import date

from indicators.exhibits.fulfilment.result_table import lagging_table
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.fulfilment import (
    behind,
    fulfilment_years,
    fulfilments,
    has_results,
    of_one_year,
)

_OF_A_KIND = 2


@dataclass(frozen=True, slots=True)
class _Worst:
    """How many targets of a year are missed or behind, and the farthest of them."""

    year: int | None
    count: int
    table: Table

    @property
    def title(self) -> str:
        """What the list shows: 短板：2024年目标有16项未完成或滞后."""
        year = f"{self.year}年" if self.year else ""
        return f"短板：{year}目标有{self.count}项未完成或滞后"


@computed_once
def worst(dataset: Dataset, year: int | None, on: date | None = None) -> _Worst:
    """The farthest behind of a year: rates, then the rest; the doubtful are only counted.

    Judged on a day (default: the as-of date). Of a year without results those of the newest year
    before it that has any.
    """
    years = [each for each in fulfilment_years(dataset) if year is None or each <= year]
    chosen = next((each for each in years if has_results(dataset, each)), year)
    found = behind(of_one_year(fulfilments(dataset, chosen, on))) if years else []
    sure = [each for each in found if each.lag is not None and not each.gap.is_doubtful]
    first = [each for each in sure if each.target.is_rate][:_OF_A_KIND]
    first += [each for each in sure if not each.target.is_rate][:_OF_A_KIND]
    listed = lagging_table(first).only("name", "lag_text", "bar_note")
    return _Worst(chosen, len(found), listed)
