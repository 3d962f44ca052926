"""The table of rank claims, and the parts of it that the data refute or leave open."""

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter, itemgetter
from typing import Any

from indicators.exhibits.columns import (
    FACTS,
    Column,
    ColumnRole,
    about,
    columns,
    drawn,
    ids_of,
    number_columns,
    shared,
)
from indicators.exhibits.growth.rates import growth_subject
from indicators.exhibits.table import Table, table
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


_claim, _judged = itemgetter("claim"), itemgetter("judged")
# A row is a record of the claim, the figure that is ranked, the verdict, and their words.
_COLUMNS = columns(
    Column("name", "事项", ColumnRole.SUBJECT),
    *about(
        _claim,
        Column("rank_text", "位次", ColumnRole.RANK, of=_rank_text),
        Column("basis", "依据", of=attrgetter("basis.value")),
        Column("scope", "范围", of=scope_name),
        *shared("period"),
    ),
    Column("value_text", "数值", exported="内容"),
    Column("state_text", "核验", ColumnRole.RANK),
    *about(_judged, Column("reason", "核验说明", ColumnRole.REASON, of=attrgetter("reason"))),
    # The place by the data and the claim where they do not agree, else the claim.
    Column("judged_text", "位次", ColumnRole.RANK),
    Column("judged_by", "核验", ColumnRole.RANK),
    *shared("note cited", _claim),
    Column("claim_text", "事项和数值", ColumnRole.SUBJECT),
    *about(
        _claim,
        *shared("place id area"),
        Column("kind", "类型", of=attrgetter("kind.value")),
        Column("rank", "名次", dtype="float64", of=attrgetter("rank")),
        Column("group_size", "参评数", dtype="float64", of=attrgetter("group_size")),
    ),
    *number_columns("", quantity=lambda row: row["actual"] and row["actual"].quantity),
    *about(
        _claim,
        *shared("code"),
        Column("top", dtype="bool", of=is_foremost),
        Column("core", dtype="bool", of=_is_core),
        *shared("doubtful"),
        Column("heading", of=lambda claim: f"位次 · {claim.period.label}"),
    ),
    Column("note_text", of=lambda row: f"{row['claim'].period.label} · {row['state_text']}"),
    FACTS,
    *drawn("place_name place_group"),
    *drawn("place_order", "float64"),
    *drawn("figure"),
    *about(_judged, Column("state", of=attrgetter("state.value"))),
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
    found = list(claims)
    groups = _place_groups(found)
    records = (_record(each, dataset) | _place(each, groups.get(each.kind, "")) for each in found)
    return table(records, _COLUMNS)


def _record(claim: RankClaim, dataset: Dataset) -> dict[str, Any]:
    indicator, actual = claim.indicator, ranked_figure(claim, dataset)
    judged = verify(claim, dataset)
    place, judged_by = claim_pair(claim, judged)
    whose = "" if claim.area == dataset.about.area else claim.area.name
    named = growth_subject(indicator, dataset) if indicator else ""
    name, value = f"{whose}{claim.matter or named}", numbers.reported(actual) if actual else ""
    size = f"共{claim.group_size}个" if claim.group_size else ""
    return {
        "claim": claim,
        "actual": actual,
        "judged": judged,
        "name": name,
        "claim_text": f"{name}：{value}" if actual else name,
        "value_text": (value or "原文未列") if indicator else "不适用",
        # Beside a claim's subject: its value, and the size of the group where printed.
        "figure": " ".join(filter(None, (value, size))),
        "state_text": verification_label(claim, dataset),
        "judged_text": numbers.doubted(place, claim.citation.is_doubtful),
        "judged_by": judged_by,
        "facts": ids_of(claim, actual, *judged.facts),
    }


def _place_groups(claims: Iterable[RankClaim]) -> dict[RankKind, str]:
    """The kinds that share a column where both occur: 最低、最少."""
    present = {each.kind for each in claims}
    return {
        kind: "、".join(each.value for each in alike if each in present)
        for alike in _ALIKE
        for kind in alike
    }


def _place(claim: RankClaim, group: str) -> dict[str, object]:
    """The claim's place on a board: its own name, its column, the column's number.

    Ranks come before other kinds, which keep the order of the closed list.
    """
    if claim.kind is RankKind.RANK and claim.rank is not None:
        name = f"第{ordinal(claim.rank)}"
        return {"place_name": name, "place_group": name, "place_order": float(claim.rank)}
    alike = next((each for each in _ALIKE if claim.kind in each), (claim.kind,))
    order = _AFTER_RANKS + [*RankKind].index(alike[0])
    name = claim.kind.value
    return {"place_name": name, "place_group": group or name, "place_order": float(order)}


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
