"""The few targets that are farthest behind, for the first page."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from indicators.exhibits.fulfilment.result_table import judged_results, lagging, lagging_table
from indicators.exhibits.table import Table
from indicators.model.codelists import Tier
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.fulfilment import fulfilment_years, has_results

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
    results = judged_results(dataset, chosen, on)
    found = lagging(results[~results["spans_years"]])
    sure = found[~found["doubtful"] & ~found["has_no_lag"]]
    is_core = sure["tier"] == Tier.CORE
    rates, amounts = (sure[~is_core & (sure["is_amount"] == each)] for each in (False, True))
    first = pd.concat([sure[is_core], rates.head(_OF_A_KIND), amounts.head(_OF_A_KIND)])
    listed = lagging_table(first.head(_MOST)).only("name", "lag_text", "bar_note")
    return _Worst(chosen, len(found), int(found["doubtful"].sum()), listed)
