"""Places in an order that a text claims, compared with the claims and data of the edition.

Some are claimed for something that is no name of the edition.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.model.codelists import Direction, Measure, RankBasis, RankKind
from indicators.model.facts import Area, Indicator, RankClaim
from indicators.proofreading.candidates import says_not_final
from indicators.proofreading.connectives import ORDERED, claimed_place, rank_pattern
from indicators.proofreading.figures import sentence_end, sentence_start
from indicators.proofreading.hits import Hit, HitKind, wrong
from indicators.proofreading.known import Known
from indicators.proofreading.text_reader import RankReading
from indicators.rules.peers import peer_ranks
from indicators.rules.rankings import PeerRank, Ranking
from indicators.rules.ranks import ClaimState, place_by_data, verify
from indicators.rules.search import indicator_of
from indicators.wording.ranks import rank_said, rank_words

_VOUCHED = ("自述", "核验", "与数据不符", "按工作簿数据")
_OF_LEVEL = re.compile("总量|总额|规模|总数|绝对量")
_OF_GROWTH = re.compile("增速|增幅|涨幅|增长|下降|上涨")
_CLAIMED = "位次是原文自述，没有经数据核验，最好注明"


def misplaced(reading: RankReading, known: Known, text: str) -> Hit | None:
    """The error of a place; None where a document claims it or the data confirm it.

    Indicator, area, period, scope, basis and rank must be those of the text.
    """
    claims = [each for each in _claims_of(reading, known) if _fits(reading, each)]
    if not reading.scope:
        return _unscoped(reading, claims)
    area = reading.area or known.dataset.about.area
    ranking = _ranking(reading, area, known)
    place = ranking.place_of(area) if ranking else None
    counted = _counted(reading, ranking, area) if ranking else None
    is_confirmed = counted is not None and reading.place.is_surely(*counted)
    same = [each for each in claims if _says(reading, each)]
    if same and not (is_confirmed and verify(same[0], known.dataset).state is ClaimState.REFUTED):
        return _repeated(reading, same[0], place, known, text)
    if place and is_confirmed:
        return _open_status(reading, place, text)
    if others := [each for each in claims if _contradicts(reading, each)]:
        return _other_rank(reading, others[0], place)
    if ranking and place and counted:
        return _unconfirmed(reading, ranking, place, counted)
    return _unknown(reading, known)


def _counted(reading: RankReading, ranking: Ranking, area: Area) -> tuple[int, int] | None:
    """An area's first and last possible place, counted from the end that the text counts from."""
    ascends = reading.place.ascending(ranking.ascends)
    found = replace(ranking, ascends=ascends).place_of(area)
    return (found.first, found.last) if found.first is not None and found.last is not None else None


def _unconfirmed(
    reading: RankReading, ranking: Ranking, place: PeerRank, counted: tuple[int, int]
) -> Hit:
    """A place that no document claims and the data do not confirm."""
    if reading.place.may_be(*counted):
        why = ranking.missing_words or "有限定值或存疑的数"
        return wrong(HitKind.NO_SOURCE, reading, f"不能核对：{why}，{place.placed}")
    proposal = f"居{reading.scope}{place.text}（按工作簿数据）" if place.is_certain else ""
    return wrong(HitKind.VALUE, reading, f"文稿说{reading.place.words}，{place.placed}", proposal)


def _repeated(
    reading: RankReading, claim: RankClaim, place: PeerRank | None, known: Known, text: str
) -> Hit | None:
    """A place that the document claims as well."""
    judged = verify(claim, known.dataset)
    if judged.state is ClaimState.REFUTED:
        by_data = place_by_data(claim, known.dataset)
        if by_data in text[reading.end : sentence_end(text, reading.end)]:
            return None
        said = rank_words(claim).removeprefix("增速").removeprefix(claim.scope)
        both = f"文稿和原文都说{said}" if claim.rank == reading.place.rank else f"原文说{said}"
        return wrong(HitKind.VALUE, reading, f"{both}，{by_data}")
    has_voucher = judged.state is ClaimState.VERIFIED or _has_basis_after(text, reading.end)
    if has_voucher and judged.then not in text:
        return wrong(
            HitKind.CLAIM,
            reading,
            f"数值已经修订，原文的名次是{judged.then.removeprefix('原文')}排的",
        )
    if has_voucher:
        return _open_status(reading, place, text) if place else None
    quoted = text[reading.start : reading.end]
    return wrong(HitKind.CLAIM, reading, _CLAIMED, f"{quoted}（{'，'.join(judged.marks)}）")


def _has_basis_after(text: str, at: int) -> bool:
    """Whether the sentence names the basis of the place after it: 自述, 核验."""
    return any(each in text[at : sentence_end(text, at)] for each in _VOUCHED)


def _open_status(reading: RankReading, place: PeerRank, text: str) -> Hit | None:
    """A place by figures that are not final in a sentence that does not say so."""
    sentence = text[sentence_start(text, reading.start) : sentence_end(text, reading.end)]
    if not place.caution or says_not_final(sentence):
        return None
    return wrong(HitKind.STATUS, reading, f"{place.placed}，文中没有写明")


def _other_rank(reading: RankReading, claim: RankClaim, place: PeerRank | None) -> Hit:
    said = rank_words(claim)
    data = f"，{place.placed}" if place and place.placed else ""
    message = f"本版{claim.period.label}“{claim.subject}”为{said}{data}"
    proposal = rank_said(claim).removeprefix("增速")
    is_refuted = bool(place and place.is_certain and place.first != (claim.rank or 1))
    return wrong(HitKind.VALUE, reading, message, "" if is_refuted else proposal)


def _unscoped(reading: RankReading, claims: Sequence[RankClaim]) -> Hit | None:
    if not claims:
        return None
    told = "、".join(dict.fromkeys(f"{each.period.label}{rank_words(each)}" for each in claims))
    if any(_says(reading, each) for each in claims):
        return wrong(HitKind.NO_SOURCE, reading, f"位次没有写明范围：本版为{told}")
    if not any(_contradicts(reading, each) for each in claims):
        return None
    return wrong(HitKind.VALUE, reading, f"本版“{reading.subject.name}”为{told}")


def _unknown(reading: RankReading, known: Known) -> Hit:
    period = reading.said.period.label if reading.said.period else ""
    others = [f"{each.period.label}{rank_words(each)}" for each in _claims_of(reading, known)]
    told = f"；有的是{'、'.join(others)}" if others else ""
    message = f"本版没有“{reading.subject.name}”{period}的{reading.scope}位次{told}"
    return wrong(HitKind.NO_SOURCE, reading, message)


def _claims_of(reading: RankReading, known: Known) -> list[RankClaim]:
    """The claims of an order on the subject and the area."""
    area = reading.area or known.dataset.about.area
    claims = [each for each in reading.subject.claims if each.area == area]
    ranked = [each for each in claims if each.kind is RankKind.RANK and each.rank is not None]
    return [each for each in claims if each.kind in ORDERED or each in ranked]


def _is_alike(reading: RankReading, claim: RankClaim) -> bool:
    """Whether a claim counts from the same end as the text: 最低 of what is better low is 第一."""
    natural = claim.indicator is not None and claim.indicator.direction is Direction.DOWN
    return reading.place.ascending(natural) == ORDERED.get(claim.kind, natural)


def _says(reading: RankReading, claim: RankClaim) -> bool:
    return _is_alike(reading, claim) and reading.place.may_be(claim.rank or 1, claim.rank or 1)


def _contradicts(reading: RankReading, claim: RankClaim) -> bool:
    """Whether both cannot be: nothing is known of a place from the other end, but of the first."""
    is_first = (claim.rank or 1) == 1 and reading.place.rank == 1
    return is_first or _is_alike(reading, claim)


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


def _ranking(reading: RankReading, area: Area, known: Known) -> Ranking | None:
    """What the data say of the scope in the period of the text, else in the latest one."""
    period = reading.said.period or reading.context
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
            return peer_ranks(indicator, fitting[-1], reading.scope, known.dataset)
    return None


def unread_places(text: str, known: Known, read: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    """Errors of places other than the `read` ones, whose basis the sentence does not name."""
    of_no_order = (RankKind.FIRST.value, RankKind.ONLY.value)
    for match in rank_pattern(known.dataset, of_no_order).finditer(text):
        is_read = any(start < match.end() and match.start() < end for start, end in read)
        if not match["scope"] or is_read or _has_basis_after(text, match.end()):
            continue
        alike = [each for each in known.dataset.ranks if _is(each, match)]
        sentence = text[sentence_start(text, match.start()) : match.end()]
        named = [each for each in alike if _is_named(each, sentence, known)]
        if not named:
            subjects = "、".join(each.subject for each in alike[:3])
            unlike = f"没有认出是什么的位次，请核对是不是{subjects}"
            message = unlike if alike else f"本版没有“{match[0]}”这一位次"
            yield Hit(HitKind.NO_SOURCE, *match.span(), message)
        elif not any(verify(each, known.dataset).state is ClaimState.VERIFIED for each in named):
            yield Hit(HitKind.CLAIM, *match.span(), _CLAIMED, f"{match[0]}（原文自述）")


def _is_named(claim: RankClaim, sentence: str, known: Known) -> bool:
    names = [name for name, each in known.subjects.items() if claim in each.claims]
    names += [claim.matter.partition("（")[0]] if claim.matter else []
    return any(each in sentence for each in names)


def _is(claim: RankClaim, match: re.Match[str]) -> bool:
    if claim.scope != match["scope"] or claim.kind is not RankKind.RANK or claim.rank is None:
        return claim.scope == match["scope"] and claim.kind.value == match["kind"]
    place = claimed_place(match)
    is_of_order = not match["kind"] and not place.is_from_last
    return is_of_order and place.may_be(claim.rank, claim.rank)
