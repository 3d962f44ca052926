"""The rank claims of the area's documents, and those that the data do not confirm."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart, list_of, listing
from indicators.exhibits.forms import Chart, Compared, PaperForm, SlideForm
from indicators.exhibits.parameters import YEAR, ChoiceOrAll, Choices, Several
from indicators.exhibits.ranks.claim_table import (
    claims_table,
    is_foremost,
    refuted,
    scope_name,
    sorted_claims,
    unverified,
    waiting,
)
from indicators.model.codelists import RankKind
from indicators.model.dataset import Dataset
from indicators.model.facts import RankClaim
from indicators.rules.ranks import ClaimState, own_ranks, verify
from indicators.rules.report_years import only_of_year
from indicators.sentences.clauses import bracketed, doubt_mark, sentence
from indicators.wording.ranks import ordinal

_NAMED_RANKS = 3


def _scopes(dataset: Dataset) -> Sequence[str]:
    """The scopes of the claims, in the order of their list."""
    return list(dict.fromkeys(scope_name(each) for each in sorted_claims(own_ranks(dataset))))


def kinds_present(dataset: Dataset) -> Sequence[RankKind]:
    """The kinds of the claims, in the order of the closed list."""
    present = {claim.kind for claim in own_ranks(dataset)}
    return [each for each in RankKind if each in present]


def _claims(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    """The own area's claims of the chosen scope and kinds, by scope, with all their periods."""
    found = sorted_claims(
        each
        for each in _of_year(dataset, choices)
        if choices["scope"] in {None, scope_name(each)} and each.kind in choices["kind"]
    )
    periods = sorted({each.period for each in found}, key=lambda each: each.sort_key, reverse=True)
    years = sorted({each.year for each in periods if each.year})
    return exhibit.content(
        claims_table(found, dataset),
        choices,
        period="、".join(each.label for each in periods),
        unit="位次",
        in_year="、".join(f"{each}年" for each in years),
    )


def _of_year(dataset: Dataset, choices: Choices) -> Iterable[RankClaim]:
    return own_ranks(only_of_year(dataset, choices[YEAR.key]))


def _claims_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many claims are verified, and how many there are of each kind: 第一5项（1项存疑）."""
    found = shown.facts_of(RankClaim, dataset)
    states = Counter(verify(each, dataset).state for each in found)
    kinds: dict[str, list[RankClaim]] = {}
    for each in sorted(found, key=_prominence):
        kinds.setdefault(_kind(each), []).append(each)
    divided = "、".join(_kind_counted(kind, of_it) for kind, of_it in kinds.items())
    if len(states) == 1:
        verified = f"{'都' if len(found) > 1 else ''}是{next(iter(states)).value}"
        return sentence(f"{len(found)}项位次和荣誉{verified}：{divided}")
    parts = [f"{states[each]}项{each.value}" for each in ClaimState if states[each]]
    return sentence(f"{len(found)}项位次和荣誉中，{'、'.join(parts)}；{divided}")


def _prominence(claim: RankClaim) -> tuple[bool, int, int]:
    """First places before the others, ranks before other kinds."""
    return (not is_foremost(claim), list(RankKind).index(claim.kind), claim.rank or 0)


def _kind(claim: RankClaim) -> str:
    """第一, 首家 …; places after the third are counted together."""
    if claim.kind is not RankKind.RANK or claim.rank is None:
        return claim.kind.value
    return f"第{ordinal(claim.rank)}" if claim.rank <= _NAMED_RANKS else "其他名次"


def _kind_counted(kind: str, claims: Sequence[RankClaim]) -> str:
    doubted = sum(bool(doubt_mark(each)) for each in claims)
    doubt = "存疑" if doubted == len(claims) else f"{doubted}项存疑"
    return f"{kind}{len(claims)}项{bracketed(doubt if doubted else '')}"


CLAIMS = chart(
    name="claims",
    page="ranks",
    place=10,
    title="位次和荣誉",
    chart=Chart("rank"),
    parameters=(
        ChoiceOrAll(key="scope", title="范围", options=_scopes),
        Several(key="kind", title="类型", options=kinds_present),
        replace(YEAR, title="报告年度"),
    ),
    show=_claims,
    empty="所选年度、范围和类型没有位次：请换一个年度、把范围改为“全部”，或者多选几个类型。",
    message=_claims_message,
    slide=SlideForm.PICTURE,  # plates on a board of scopes and places
    paper=PaperForm(is_list=True, heads="scope"),
    compared=Compared(
        subject=("name", "period"),
        table=lambda dataset, _: claims_table(own_ranks(dataset), dataset),
    ),
)


def _unverified_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many claims the data refute, and how many nobody can verify yet."""
    false, open_ = len(refuted(shown.table).rows), len(waiting(shown.table).rows)
    return sentence(
        f"与数据不符的位次有{false}项" if false else "",
        f"还不能核验的位次有{open_}项，均为“{ClaimState.CLAIMED}”" if open_ else "",
    )


UNVERIFIED = listing(
    name="unverified-claims",
    page="checks",
    place=40,
    title="还不能核验的位次",
    parameters=(YEAR,),
    show=list_of(
        lambda dataset, choices: unverified(_of_year(dataset, choices), dataset), unit="位次"
    ),
    empty="所有位次都已核验。",
    message=_unverified_message,
    compared=Compared(
        subject=("name", "period"),
        table=lambda dataset, _: unverified(own_ranks(dataset), dataset),
    ),
)
