"""Places in an order that a text claims, against the claims and the data of the edition."""

import re
from collections.abc import Sequence

from indicators.model.codelists import Measure, RankBasis, RankKind
from indicators.model.facts import Indicator, RankClaim
from indicators.proofreading.confirmation import says_not_final
from indicators.proofreading.findings import Slip
from indicators.proofreading.hits import HitKind
from indicators.proofreading.known import Known
from indicators.proofreading.numerals import numeral
from indicators.proofreading.text_reader import RankReading
from indicators.rules.peers import peer_ranks
from indicators.rules.rankings import PeerRank, Ranking
from indicators.rules.ranks import ClaimState, place_by_data, verify
from indicators.rules.search import indicator_of
from indicators.wording import numbers

_VOUCHED = ("自述", "核验", "与数据不符", "按工作簿数据")
# Whether the lowest value is the first.
_ORDERS = {"最高": False, "最多": False, "最低": True, "最少": True}
_OF_LEVEL = re.compile("总量|总额|规模|总数|绝对量")
_OF_GROWTH = re.compile("增速|增幅|涨幅|增长|下降|上涨")
_FROM_LAST = "倒数的位次在本版没有，不能核对"
CLAIMED = "位次是原文自述，没有经数据核验，最好注明"


def misplaced(reading: RankReading, known: Known, text: str) -> Slip | None:
    """What is wrong with a place; None where document or data say the same of the same.

    Indicator, area, period, scope, basis and rank must be those of the text: that something else
    has this place does not vouch for it.
    """
    rank = rank_of(reading.rank)
    if reading.manner == "倒数":
        return _on(reading, HitKind.NO_SOURCE, _FROM_LAST)
    claims = [each for each in _claims_of(reading, known) if _fits(reading, each)]
    if not reading.scope:
        return _unscoped(reading, claims, rank)
    ranking, place = _ranking(reading, known), _place_by_data(reading, known)
    is_so = bool(place and place.is_certain and _agrees(reading, place.first, rank))
    same = [each for each in claims if _agrees(reading, each.rank or 1, rank)]
    if place and is_so and (reading.manner or not same):
        return _open_status(reading, place, text)
    if same:
        return _repeated(reading, same[0], known, text)
    if claims:
        return _other_rank(reading, claims[0], place)
    return _by_data(reading, ranking, place, rank) or _unknown(reading, known)


def _agrees(reading: RankReading, place: int | None, rank: int | None) -> bool:
    """Whether a place is the one that the text names; 前三 is the third or a better one."""
    if place is None or rank is None:
        return False
    return place <= rank if reading.manner == "前" else place == rank


def _repeated(reading: RankReading, claim: RankClaim, known: Known, text: str) -> Slip | None:
    """A place that the document claims as well."""
    judged = verify(claim, known.dataset)
    if judged.state is ClaimState.REFUTED:
        said = f"第{numbers.ordinal(claim.rank)}" if claim.rank else claim.kind.value
        message = f"文稿和原文都说{said}，{place_by_data(claim, known.dataset)}"
        return _on(reading, HitKind.VALUE, message)
    is_told = judged.state is ClaimState.VERIFIED or is_vouched(text, reading.end)
    if is_told and judged.then not in text:
        return _on(reading, HitKind.CLAIM, _was_of(judged.then))
    if is_told:
        place = _place_by_data(reading, known)
        return _open_status(reading, place, text) if place else None
    quoted = text[reading.start : reading.end]
    return _on(reading, HitKind.CLAIM, CLAIMED, f"{quoted}（{'，'.join(judged.marks)}）")


def _was_of(then: str) -> str:
    return f"数值已经修订，原文的名次是{then.removeprefix('原文')}排的"


def _place_by_data(reading: RankReading, known: Known) -> PeerRank | None:
    ranking = _ranking(reading, known)
    return ranking.place_of(reading.area or known.dataset.about.area) if ranking else None


def _open_status(reading: RankReading, place: PeerRank, text: str) -> Slip | None:
    """A place by figures that are not final, of which the sentence does not say so."""
    first = max(text.rfind(each, 0, reading.start) for each in "。\n") + 1
    last = text.find("。", reading.end)
    if not place.caution or says_not_final(text[first : last if last >= 0 else len(text)]):
        return None
    return _on(reading, HitKind.STATUS, f"{place.placed}，文中没有写明")


def _other_rank(reading: RankReading, claim: RankClaim, place: PeerRank | None) -> Slip:
    said = numbers.rank_words(claim)
    data = f"，{place.placed}" if place and place.placed else ""
    message = f"本版{claim.period.label}“{claim.subject}”为{said}{data}"
    proposal = numbers.rank_said(claim).removeprefix("增速")
    is_refuted = bool(place and place.is_certain and place.first != claim.rank)
    return _on(reading, HitKind.VALUE, message, "" if is_refuted else proposal)


def _unscoped(reading: RankReading, claims: Sequence[RankClaim], rank: int | None) -> Slip | None:
    if not claims:
        return None
    told = "、".join(
        dict.fromkeys(f"{each.period.label}{numbers.rank_words(each)}" for each in claims)
    )
    if any(each.rank == rank for each in claims):
        return _on(reading, HitKind.NO_SOURCE, f"位次没有写明范围：本版为{told}")
    return _on(reading, HitKind.VALUE, f"本版“{reading.subject.name}”为{told}")


def _by_data(
    reading: RankReading, ranking: Ranking | None, place: PeerRank | None, rank: int | None
) -> Slip | None:
    """A place that no document claims, against the one that the data give."""
    if ranking is None or place is None or place.first is None or place.last is None:
        return None
    if rank is not None and place.first <= rank <= place.last:
        reason = f"不能核对：{ranking.missing_words or '有限定值或存疑的数'}，{place.placed}"
        return _on(reading, HitKind.NO_SOURCE, reason)
    proposal = f"居{reading.scope}{place.text}（按工作簿数据）" if place.is_certain else ""
    return _on(reading, HitKind.VALUE, f"本版{place.placed}", proposal)


def _unknown(reading: RankReading, known: Known) -> Slip:
    period = reading.said.period.label if reading.said.period else ""
    others = [
        f"{each.period.label}{numbers.rank_words(each)}" for each in _claims_of(reading, known)
    ]
    told = f"；有的是{'、'.join(others)}" if others else ""
    message = f"本版没有“{reading.subject.name}”{period}的{reading.scope}位次{told}"
    return _on(reading, HitKind.NO_SOURCE, message)


def _claims_of(reading: RankReading, known: Known) -> list[RankClaim]:
    """The claims of an order on the subject and the area."""
    area = reading.area or known.dataset.about.area
    return [
        each for each in reading.subject.claims if each.area == area and _is_of_kind(reading, each)
    ]


def _is_of_kind(reading: RankReading, claim: RankClaim) -> bool:
    """Whether a claim is of a place as the text's is: a number, or 最高, 最低 …."""
    if reading.manner in _ORDERS:
        return claim.kind.value == reading.manner
    return claim.kind is RankKind.RANK and claim.rank is not None


def _fits(reading: RankReading, claim: RankClaim) -> bool:
    """Whether scope, period and basis are those of the text, as far as it names them."""
    period = reading.said.period
    is_of_period = period is None or period.fits(claim.period)
    is_growth = claim.basis is RankBasis.GROWTH or _is_growth(claim.indicator)
    is_of_basis = _says_growth(reading) in {None, is_growth}
    return reading.scope in {"", claim.scope} and is_of_period and is_of_basis


def _says_growth(reading: RankReading) -> bool | None:
    """Whether the text ranks a growth rate or a level, None where it does not say."""
    grows, lies = (
        max((each.start() for each in words.finditer(reading.said_before)), default=-1)
        for words in (_OF_GROWTH, _OF_LEVEL)
    )
    return None if grows == lies else grows > lies


def _is_growth(indicator: Indicator | None) -> bool:
    return indicator is not None and indicator.measure is Measure.GROWTH


def _ranking(reading: RankReading, known: Known) -> Ranking | None:
    """What the data say of the scope in the period of the text, else in the latest one."""
    area, period = reading.area or known.dataset.about.area, reading.said.period or reading.context
    indicators = dict.fromkeys(filter(None, map(indicator_of, reading.subject.facts)))
    growth = _says_growth(reading)
    meant = [each for each in indicators if growth in {None, _is_growth(each)}]
    if len(known.dataset.members_of(reading.scope)) < 2 or reading.scope not in area.scopes:
        return None
    for indicator in meant:
        found = [
            each.period
            for each in known.dataset.observations_of(indicator.code, area.code)
            if each.quantity and each.period.is_stated
        ]
        fitting = [each for each in found if period is None or period.fits(each)]
        if fitting:
            order = _ORDERS.get(reading.manner)
            return peer_ranks(indicator, fitting[-1], reading.scope, known.dataset, ascending=order)
    return None


def _on(reading: RankReading, kind: HitKind, message: str, proposal: str = "") -> Slip:
    return Slip(kind, reading.start, reading.end, message, proposal)


def is_vouched(text: str, at: int) -> bool:
    """Whether the sentence says after a place who vouches for it."""
    end = text.find("。", at)
    rest = text[at : len(text) if end < 0 else end]
    return any(each in rest for each in _VOUCHED)


def rank_of(written: str) -> int | None:
    """The number of a place in digits or characters."""
    return int(written) if written.isdecimal() else numeral(written)
