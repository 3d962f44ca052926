"""What the exhibits of ranks say: how many first places are claimed, and who vouches for them."""

from collections import Counter

from indicators.dataset import Dataset
from indicators.exhibits.exhibit import Shown
from indicators.facts import Observation, RankClaim
from indicators.ranks import ClaimState, verify
from indicators.sentences.clauses import sentence
from indicators.sentences.observations import value_clause
from indicators.sentences.shown.telling import of_kind
from indicators.views.ranks import is_foremost


def claims_message(shown: Shown, dataset: Dataset) -> str:
    """How many claims are of a first place, and how many of all are verified."""
    found = of_kind(shown.facts(dataset), RankClaim)
    first = sum(is_foremost(each) for each in found)
    states = Counter(verify(each, dataset).state for each in found)
    foremost = f"{first}项为第一、首家、唯一等" if first else ""
    if len(states) == 1:
        vouched = f"{'都' if len(found) > 1 else ''}是{next(iter(states)).value}"
        return sentence(f"{len(found)}项位次和荣誉{vouched}", f"其中{foremost}" if first else "")
    told = [f"{states[each]}项{each.value}" for each in ClaimState if states[each]]
    return sentence(f"{len(found)}项位次和荣誉中，{'、'.join(told)}", foremost)


def peers_message(shown: Shown, dataset: Dataset) -> str:
    """The own area's place; the first place's where the own area is not among the peers."""
    rows = shown.table.rows
    own = rows[rows["own"].astype(bool)]
    told = (own if not own.empty else rows).iloc[0]
    head = f"{shown.period}{shown.title}中"
    return sentence(f"{head}，{told['area']}{told['text']}", _placed(str(told["rank_text"])))


def peer_rows(shown: Shown, dataset: Dataset, most: int) -> tuple[str, ...]:
    """Each area's value and place."""
    rows = shown.table.rows.head(most)
    return tuple(
        _peer(str(key), str(area), str(rank), dataset)
        for key, area, rank in zip(rows["id"], rows["area"], rows["rank_text"], strict=True)
    )


def _peer(key: str, area: str, rank: str, dataset: Dataset) -> str:
    fact = dataset.fact_by_id.get(key)
    if not isinstance(fact, Observation):
        return sentence(f"{area}未公布")
    return sentence(value_clause(fact, dataset), _placed(rank))


def _placed(rank: str) -> str:
    return f"按工作簿数据排{rank}" if rank.startswith("第") else ""
