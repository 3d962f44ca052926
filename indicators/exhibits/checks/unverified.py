"""Rank claims that the data do not confirm."""

from collections.abc import Iterable

from indicators.exhibits.ranks.claim_table import claims_table
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.facts import RankClaim
from indicators.model.results import computed_once
from indicators.rules.ranks import ClaimState, own_ranks, verify
from indicators.rules.years import only_of_year


def unverified(claims: Iterable[RankClaim], dataset: Dataset) -> list[RankClaim]:
    """Those of the claims that the workbook's data do not confirm, the refuted ones first."""
    states = {each: verify(each, dataset).state for each in claims}
    open_claims = [each for each, state in states.items() if state is not ClaimState.VERIFIED]
    return sorted(open_claims, key=lambda each: states[each] is not ClaimState.REFUTED)


@computed_once
def unverified_claims(dataset: Dataset, year: int | None = None) -> Table:
    """The own claims of a report year (default: the latest) that the data do not confirm."""
    claims = own_ranks(only_of_year(dataset, year))
    return claims_table(unverified(claims, dataset), dataset)
