"""The few targets that are farthest behind, for the first page."""

from dataclasses import dataclass
from datetime import date

from indicators.exhibits.fulfilment.result_table import lagging_table
from indicators.exhibits.table import Table
from indicators.model.codelists import Tier
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.fulfilment import (
    behind,
    fulfilment_years,
    fulfilments,
    has_results,
    of_one_year,
)

_MOST, _OF_A_KIND = 4, 2


@dataclass(frozen=True, slots=True)
class _Worst:
    """How many targets of a year are missed or behind, and the first of them.

    `doubtful` of the `count` have a figure that the workbook doubts.
    """

    year: int | None
    count: int
    doubtful: int
    table: Table

    @property
    def title(self) -> str:
        """The heading of the list: 短板：2024年目标有16项未完成或滞后（其中1项存疑）."""
        year = f"{self.year}年" if self.year else ""
        doubted = f"（其中{self.doubtful}项存疑）" if self.doubtful else ""
        return f"短板：{year}目标有{self.count}项未完成或滞后{doubted}"

    @property
    def lead(self) -> str:
        """Which of them are listed, "" where all are."""
        listed = len(self.table.rows)
        return f"其中核心指标和差距大的{listed}项" if 0 < listed < self.count else ""


@computed_once
def worst(dataset: Dataset, year: int | None, on: date | None = None) -> _Worst:
    """The first behind of a year: core indicators, then the farthest; the doubtful are counted.

    The farthest are of rates and of the rest, two of each, as the two have no common measure.

    Judged on a day (default: the as-of date). Of a year without results those of the newest year
    before it that has any.
    """
    years = [each for each in fulfilment_years(dataset) if year is None or each <= year]
    chosen = next((each for each in years if has_results(dataset, each, on)), year)
    found = behind(of_one_year(fulfilments(dataset, chosen, on))) if years else []
    sure = [each for each in found if each.lag is not None and not each.gap.is_doubtful]
    first = [each for each in sure if each.target.indicator.tier is Tier.CORE]
    rest = [each for each in sure if each not in first]
    first += [each for each in rest if each.target.is_rate][:_OF_A_KIND]
    first += [each for each in rest if not each.target.is_rate][:_OF_A_KIND]
    listed = lagging_table(first[:_MOST]).only("name", "lag_text", "bar_note")
    doubtful = sum(each.gap.is_doubtful for each in found)
    return _Worst(chosen, len(found), doubtful, listed)
