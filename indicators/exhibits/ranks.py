"""Where the area says it stands, and where the data put it among its peers."""

from collections.abc import Sequence

from indicators.exhibits.choices import YEAR
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, Form, fact_rows
from indicators.exhibits.messages.ranks import claims_message, peer_rows, peers_message
from indicators.exhibits.parameters import Choice, ChoiceOrAll, Several
from indicators.exhibits.rows.ranks import (
    claim_periods,
    claims_table,
    no_peers_table,
    peers_table,
    scope_name,
    scopes_of,
    sorted_claims,
)
from indicators.model.codelists import RankKind
from indicators.model.dataset import Dataset
from indicators.model.facts import RankClaim
from indicators.rules.peers import comparisons
from indicators.rules.ranks import own_ranks
from indicators.rules.years import only_of_year


def kinds_present(dataset: Dataset) -> Sequence[RankKind]:
    """The kinds of the claims, in the order of the closed list."""
    present = {claim.kind for claim in own_ranks(dataset)}
    return [each for each in RankKind if each in present]


def chosen_claims(dataset: Dataset, choices: Choices) -> list[RankClaim]:
    """The own area's claims of the chosen scope and kinds, by scope."""
    return sorted_claims(
        each
        for each in own_ranks(only_of_year(dataset, choices[YEAR.key]))
        if choices["scope"] in {None, scope_name(each)} and each.kind in choices["kind"]
    )


def _claims(dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = chosen_claims(dataset, choices)
    return ExhibitContent(
        exhibit="claims",
        title="位次和荣誉",
        period=claim_periods(found),
        unit="位次",
        table=claims_table(found, dataset),
    )


def _peers(dataset: Dataset, choices: Choices) -> ExhibitContent:
    chosen = choices["peers"]
    if chosen is None:
        return ExhibitContent(
            exhibit="peers", title="与其他地区比", period="", unit="", table=no_peers_table()
        )
    ranking = chosen.ranking(dataset)
    return ExhibitContent(
        exhibit="peers",
        title=f"{chosen.scope}各地区{chosen.indicator.name}",
        period=chosen.period.label,
        unit=chosen.indicator.unit,
        table=peers_table(ranking, dataset),
        note=ranking.note,
    )


CLAIMS = Exhibit(
    name="claims",
    page="ranks",
    title="位次和荣誉",
    form=Form.CHART,
    parameters=(
        ChoiceOrAll(key="scope", title="范围", options=lambda each: scopes_of(own_ranks(each))),
        Several(key="kind", title="类型", options=kinds_present),
        YEAR,
    ),
    show=_claims,
    empty="所选年度、范围和类型没有位次：请换一个年度、把范围改为“全部”，或者多选几个类型。",
    message=claims_message,
    sentences=fact_rows,
)
PEERS = Exhibit(
    name="peers",
    page="ranks",
    title="与其他地区比",
    form=Form.CHART,
    parameters=(
        Choice(
            key="peers",
            title="指标、期间和范围",
            options=comparisons,
            name=lambda each: str(each.label),
        ),
    ),
    show=_peers,
    empty="这个范围没有已公布的数据。",
    message=peers_message,
    sentences=peer_rows,
)
