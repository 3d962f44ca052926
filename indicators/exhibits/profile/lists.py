"""One indicator's values, targets, rank claims and relations, as its page lists them."""

from datetime import date

from indicators.exhibits.checks.relations import relations_table
from indicators.exhibits.library import facts_table
from indicators.exhibits.ranks.claim_table import claims_table
from indicators.exhibits.table import Table
from indicators.exhibits.targets.gap_table import gaps_table, judged_targets
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator
from indicators.model.results import computed_once
from indicators.rules.report_years import only_of_year
from indicators.rules.search import relations_about, values_about


@computed_once
def own_values(dataset: Dataset, indicator: Indicator) -> Table:
    """The indicator's values, and the tasks that name it."""
    return facts_table(values_about(indicator, dataset), dataset)


@computed_once
def own_targets(dataset: Dataset, indicator: Indicator, on: date | None = None) -> Table:
    """The indicator's targets with their gaps, judged on a day (default: the as-of date)."""
    rows = judged_targets(dataset, on)
    return gaps_table(rows[rows["code"] == indicator.code])


@computed_once
def own_claims(dataset: Dataset, indicator: Indicator, year: int | None = None) -> Table:
    """The rank claims on the indicator of a report year (default: the latest)."""
    return claims_table(only_of_year(dataset, year).ranks_of(indicator.code), dataset)


@computed_once
def own_relations(dataset: Dataset, indicator: Indicator) -> Table:
    """The relations that any fact of the indicator takes part in."""
    return relations_table(relations_about(indicator, dataset), dataset)
