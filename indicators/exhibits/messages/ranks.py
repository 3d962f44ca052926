"""What the exhibits of ranks say: how many first places are claimed, and who vouches for them."""

from collections import Counter
from collections.abc import Sequence

from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.rows.ranks import is_foremost
from indicators.model.codelists import RankKind
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, RankClaim
from indicators.rules.rankings import placed
from indicators.rules.ranks import ClaimState, verify
from indicators.sentences.clauses import bracketed, doubt_mark, sentence
from indicators.sentences.observations import value_clause
from indicators.wording.numbers import ordinal

_TOLD_RANKS = 3


def claims_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many claims are verified, and how many there are of each kind: 第一5项（1项存疑）."""
    found = shown.facts_of(RankClaim, dataset)
    states = Counter(verify(each, dataset).state for each in found)
    kinds: dict[str, list[RankClaim]] = {}
    for each in sorted(found, key=_prominence):
        kinds.setdefault(_kind(each), []).append(each)
    divided = "、".join(_kind_counted(kind, of_it) for kind, of_it in kinds.items())
    if len(states) == 1:
        vouched = f"{'都' if len(found) > 1 else ''}是{next(iter(states)).value}"
        return sentence(f"{len(found)}项位次和荣誉{vouched}：{divided}")
    told = [f"{states[each]}项{each.value}" for each in ClaimState if states[each]]
    return sentence(f"{len(found)}项位次和荣誉中，{'、'.join(told)}；{divided}")


def peers_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The own area's place; the first place's where the own area is not among the peers."""
    rows = shown.table.rows
    own = rows[rows["own"].astype(bool)]
    told = (own if not own.empty else rows).iloc[0]
    head = f"{shown.period}{shown.title}中"
    place = placed(str(told["rank_text"]))
    return sentence(f"{head}，{told['area']}{told['text']}", place, shown.note)


def peer_rows(shown: ExhibitContent, dataset: Dataset, most: int) -> tuple[str, ...]:
    """Each area's value and place."""
    rows = shown.table.rows.head(most)
    return tuple(
        _peer(str(key), str(area), str(rank), dataset)
        for key, area, rank in zip(rows["id"], rows["area"], rows["rank_text"], strict=True)
    )


def _prominence(claim: RankClaim) -> tuple[bool, int, int]:
    """First places before the others, ranks before other kinds."""
    return (not is_foremost(claim), list(RankKind).index(claim.kind), claim.rank or 0)


def _kind(claim: RankClaim) -> str:
    """第一, 首家 …; what lies beyond the third place is told together."""
    if claim.kind is not RankKind.RANK or claim.rank is None:
        return claim.kind.value
    return f"第{ordinal(claim.rank)}" if claim.rank <= _TOLD_RANKS else "其他名次"


def _kind_counted(kind: str, claims: Sequence[RankClaim]) -> str:
    doubted = sum(bool(doubt_mark(each)) for each in claims)
    doubt = "存疑" if doubted == len(claims) else f"{doubted}项存疑"
    return f"{kind}{len(claims)}项{bracketed(doubt if doubted else '')}"


def _peer(key: str, area: str, rank: str, dataset: Dataset) -> str:
    fact = dataset.fact_by_id.get(key)
    if not isinstance(fact, Observation):
        return sentence(f"{area}未公布")
    return sentence(value_clause(fact, dataset), placed(rank))
