"""The table of rank claims, and the parts of it that the data refute or leave open."""

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

import pandas as pd

from indicators.exhibits.columns import (
    FACTS,
    Column,
    ColumnRole,
    columns,
    drawn,
    ids_beside,
    number_columns,
    shared,
)
from indicators.exhibits.growth.rates import growth_subject
from indicators.exhibits.table import Table, table
from indicators.frames import beside, rows_about
from indicators.model.codelists import RankKind, Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import RankClaim
from indicators.rules.rank_texts import claim_pair
from indicators.rules.ranks import ClaimState, ranked_figure, verification_label, verify
from indicators.wording import numbers
from indicators.wording.ranks import ordinal, rank_words

_FOREMOST = set(RankKind) - {RankKind.RANK, RankKind.FIRST_TIME}
# Kinds with one meaning for different measures share a column of a board.
_ALIKE = ((RankKind.HIGHEST, RankKind.MOST), (RankKind.LOWEST, RankKind.FEWEST))
# More places than a list of ranks has.
_AFTER_RANKS = 10_000
_OWN_YEARS = "本地区历年"
_NO_SCOPE = "原文未注明"


def scope_name(claim: RankClaim) -> str:
    """The scope of a claim as a reader sees it; a first time is among the area's own years."""
    if not claim.scope and claim.kind is RankKind.FIRST_TIME:
        return _OWN_YEARS
    return claim.scope or _NO_SCOPE


def is_foremost(claim: RankClaim) -> bool:
    """Whether a claim is of a first place: 第一, 首家, 唯一, 最低 …."""
    return claim.rank == 1 or claim.kind in _FOREMOST


def _rank_text(claim: RankClaim) -> str:
    return numbers.doubted(rank_words(claim), claim.citation.is_doubtful)


def _is_core(claim: RankClaim) -> bool:
    return claim.indicator is not None and claim.indicator.tier is Tier.CORE


def _place_name(claim: RankClaim) -> str:
    """The claim's place on a board by its own name: 第二, 首家."""
    if claim.kind is RankKind.RANK and claim.rank is not None:
        return f"第{ordinal(claim.rank)}"
    return claim.kind.value


def _place_order(claim: RankClaim) -> int:
    """Ranks come before other kinds, which keep the order of the closed list."""
    if claim.kind is RankKind.RANK and claim.rank is not None:
        return claim.rank
    alike = next((each for each in _ALIKE if claim.kind in each), (claim.kind,))
    return _AFTER_RANKS + [*RankKind].index(alike[0])


# A row is about a claim; it has the `actual` that is ranked if there is one, and the verdict.
_COLUMNS = columns(
    Column("name", "事项", ColumnRole.SUBJECT),
    Column("rank_text", "位次", ColumnRole.RANK, of=_rank_text),
    Column("basis", "依据", of=attrgetter("basis.value")),
    Column("scope", "范围", of=scope_name),
    *shared("period"),
    Column("value_text", "数值", exported="内容"),
    Column("state_text", "核验", ColumnRole.RANK),
    Column("reason", "核验说明", ColumnRole.REASON, of=attrgetter("reason"), part="judged"),
    # The place by the data and the claim where they do not agree, else the claim.
    Column("judged_text", "位次", ColumnRole.RANK),
    Column("judged_by", "核验", ColumnRole.RANK),
    *shared("note cited"),
    Column("claim_text", "事项和数值", ColumnRole.SUBJECT),
    *shared("place id area"),
    Column("kind", "类型", of=attrgetter("kind.value")),
    Column("rank", "名次", dtype="float64", of=attrgetter("rank")),
    Column("group_size", "参评数", dtype="float64", of=attrgetter("group_size")),
    *number_columns("", part="actual"),
    *shared("code"),
    Column("top", dtype="bool", of=is_foremost),
    Column("core", dtype="bool", of=_is_core),
    *shared("doubtful"),
    Column("heading", of=lambda claim: f"位次 · {claim.period.label}"),
    *drawn("note_text"),
    FACTS,
    Column("place_name", of=_place_name),
    *drawn("place_group"),
    Column("place_order", dtype="float64", of=_place_order),
    *drawn("figure"),
    Column("state", of=attrgetter("state.value"), part="judged"),
    screen="name rank_text basis scope period value_text state_text reason note cited",
    brief=(("claim_text", "place"), "judged_text", ("period", "judged_by")),
    slide=("scope", "judged_text", "claim_text", "period", "judged_by", "place"),
    download="id name area period rank_text kind rank group_size basis scope value_text bound value"
    " unit state_text reason note cited code",
    spoken="claim_text judged_text judged_by",
)


def claims_table(claims: Iterable[RankClaim], dataset: Dataset) -> Table:
    """One row a claim, with its scope, kind, verdict and source; a doubtful place is marked.

    That of another area names the area.
    """
    rows = _judged(list(claims), dataset)
    found, pairs = list(rows["itself"]), list(rows["pair"])
    values = [numbers.reported(each) if each else "" for each in rows["actual"]]
    labels = [verification_label(each, dataset) for each in found]
    groups = _place_groups(found)
    rows = beside(
        rows,
        claim_text=(
            "：".join(filter(None, each)) for each in zip(rows["name"], values, strict=True)
        ),
        value_text=map(_value_text, found, values),
        figure=map(_figure, found, values),
        state_text=labels,
        note_text=map(_note_text, found, labels),
        judged_text=map(_judged_text, found, pairs),
        judged_by=(basis for _, basis in pairs),
        place_group=(groups.get(each.kind) or _place_name(each) for each in found),
        facts=ids_beside(rows, "itself", "actual", "compared"),
    )
    return table(rows, _COLUMNS)


def _judged(claims: list[RankClaim], dataset: Dataset) -> pd.DataFrame:
    """Each claim with what is ranked, the verdict, and its place with the basis in words."""
    judged = [verify(each, dataset) for each in claims]
    return beside(
        rows_about(claims),
        name=(_name(each, dataset) for each in claims),
        actual=(ranked_figure(each, dataset) for each in claims),
        judged=judged,
        compared=(each.facts for each in judged),
        pair=map(claim_pair, claims, judged),
    )


def _judged_text(claim: RankClaim, pair: tuple[str, str]) -> str:
    return numbers.doubted(pair[0], claim.citation.is_doubtful)


def _claim_text(name: str, value: str) -> str:
    return f"{name}：{value}" if value else name


def _note_text(claim: RankClaim, label: str) -> str:
    return f"{claim.period.label} · {label}"


def _name(claim: RankClaim, dataset: Dataset) -> str:
    """What is ranked, and whose it is where that is another area."""
    whose = "" if claim.area == dataset.about.area else claim.area.name
    named = growth_subject(claim.indicator, dataset) if claim.indicator else ""
    return f"{whose}{claim.matter or named}"


def _value_text(claim: RankClaim, value: str) -> str:
    return value or ("原文未列" if claim.indicator else "不适用")


def _figure(claim: RankClaim, value: str) -> str:
    """Beside a claim's subject: its value, and the size of the group where printed."""
    size = f"共{claim.group_size}个" if claim.group_size else ""
    return " ".join(filter(None, (value, size)))


def _place_groups(claims: Iterable[RankClaim]) -> dict[RankKind, str]:
    """The kinds that share a column where both occur: 最低、最少."""
    present = {each.kind for each in claims}
    return {
        kind: "、".join(each.value for each in alike if each in present)
        for alike in _ALIKE
        for kind in alike
    }


def sorted_claims(claims: Iterable[RankClaim]) -> list[RankClaim]:
    """Claims by scope, the one with most claims first; within it the foremost, then by rank.

    Doubtful ones have a rank that must not sort before a sure one: they come last in their scope.
    """
    found, kinds = list(claims), list(RankKind)
    sizes = Counter(scope_name(each) for each in found)

    def place(claim: RankClaim) -> tuple[bool, int, str, bool, bool, int, int]:
        scope = scope_name(claim)
        last = scope in {_NO_SCOPE, _OWN_YEARS}
        is_doubtful = claim.citation.is_doubtful
        order = (is_doubtful, not is_foremost(claim), claim.rank or 0, kinds.index(claim.kind))
        return (last, -sizes[scope], scope, *order)

    return sorted(found, key=place)


def with_verdicts(claims: Table) -> Table:
    """The same, refuted ranks with the verdict: 自述增速全市第六（与数据不符，按数据第7）."""
    rows = claims.rows
    verdicts = rows["state_text"].str.split("，含").str[0]
    refuted = "自述" + rows["rank_text"] + "（" + verdicts + "）"
    is_refuted = rows["state"] == ClaimState.REFUTED.value
    return claims.of(rows.assign(rank_text=rows["rank_text"].mask(is_refuted, refuted)))


def unverified(claims: Iterable[RankClaim], dataset: Dataset) -> Table:
    """Those of the claims that the workbook's data do not confirm, the refuted ones first."""
    states = {each: verify(each, dataset).state for each in claims}
    found = [each for each, state in states.items() if state is not ClaimState.VERIFIED]
    found.sort(key=lambda each: states[each] is not ClaimState.REFUTED)
    return claims_table(found, dataset)


def refuted(claims: Table) -> Table:
    """Those of the claims that the data refute."""
    return claims.of(claims.rows[claims.rows["state"] == ClaimState.REFUTED.value])


def waiting(claims: Table) -> Table:
    """Those of the claims that wait for other areas' data."""
    return claims.of(claims.rows[claims.rows["state"] == ClaimState.CLAIMED.value])
