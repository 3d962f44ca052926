"""Rank claims that the data do not confirm."""

from collections.abc import Iterable

from indicators.exhibits.choices import YEAR
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import (
    Choices,
    Exhibit,
    ExhibitContent,
    fact_rows,
    list_of,
)
from indicators.exhibits.forms import PLAIN_ON_PAPER, TABLE_ON_SLIDES
from indicators.exhibits.ranks.claim_table import claims_table
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.facts import RankClaim
from indicators.rules.ranks import ClaimState, own_ranks, verify
from indicators.rules.report_years import only_of_year
from indicators.sentences.clauses import sentence


def _unverified(claims: Iterable[RankClaim], dataset: Dataset) -> list[RankClaim]:
    """Those of the claims that the workbook's data do not confirm, the refuted ones first."""
    states = {each: verify(each, dataset).state for each in claims}
    open_claims = [each for each, state in states.items() if state is not ClaimState.VERIFIED]
    return sorted(open_claims, key=lambda each: states[each] is not ClaimState.REFUTED)


def _of_year(dataset: Dataset, choices: Choices) -> Table:
    claims = own_ranks(only_of_year(dataset, choices[YEAR.key]))
    return claims_table(_unverified(claims, dataset), dataset)


def open_claims(dataset: Dataset) -> Table:
    """The claims of every year that the data do not confirm."""
    return claims_table(_unverified(own_ranks(dataset), dataset), dataset)


def refuted(claims: Table) -> Table:
    """Those of the claims that the data refute."""
    return claims.of(claims.rows[claims.rows["state"] == ClaimState.REFUTED.value])


def waiting(claims: Table) -> Table:
    """Those of the claims that wait for other areas' data."""
    return claims.of(claims.rows[claims.rows["state"] == ClaimState.CLAIMED.value])


def _unverified_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many claims the data refute, and how many nobody can verify yet."""
    false, open_ = len(refuted(shown.table).rows), len(waiting(shown.table).rows)
    return sentence(
        f"与数据不符的位次有{false}项" if false else "",
        f"还不能核验的位次有{open_}项，均为“{ClaimState.CLAIMED}”" if open_ else "",
    )


UNVERIFIED = Exhibit(
    name="unverified-claims",
    page="checks",
    place=40,
    title="还不能核验的位次",
    chart=None,
    parameters=(YEAR,),
    show=list_of(_of_year, unit="位次"),
    empty="所有位次都已核验。",
    message=_unverified_message,
    sentences=fact_rows,
    slide=TABLE_ON_SLIDES,
    paper=PLAIN_ON_PAPER,
    compared=Compared(
        subject=("name", "period"),
        table=lambda dataset, _: open_claims(dataset),
    ),
)
