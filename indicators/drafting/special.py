"""Claims of a form of their own: the shares of three industries, and the only or first."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from indicators.drafting import names
from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.drafting.memory import Memory
from indicators.drafting.ranks import unique_places
from indicators.drafting.sentence import Sentence
from indicators.drafting.values import Token
from indicators.model.codelists import RankBasis, RankKind

_STRUCTURE = re.compile(r"(?:三次产业|产业)(?:结构|比例|比重)?\w{0,8}?$")
_RATIO = re.compile(r"[\d.：:]+(?:调整|优化|变化|提升)?")
_INDUSTRIES = ("第一产业", "第二产业", "第三产业")
_LONGEST = 30
_IN_STEP = re.compile(
    r"^(?P<name>.*?)(?P<text>(?:与|和|同)(?P<other>[^，。；\d]{2,14}?)(?:基本)?(?:同步|持平|统筹衔接|衔接|相适应))"
)


def structure_claims(token: Token, sentence: Sentence, kind: ClaimKind) -> list[Claim]:
    """The three shares of 三次产业结构为3.9:39.0:57.1; none for any other ratio."""
    parts = re.split("[：:]", sentence.text[token.start : token.end])
    before = sentence.plain(0, token.start).rstrip("为由是从的到至")
    if len(parts) != len(_INDUSTRIES) or not _STRUCTURE.search(_RATIO.sub("", before)):
        return []
    return [
        Claim(
            kind=kind,
            name=f"{industry}增加值占地区生产总值比重",
            start=token.start,
            end=token.end,
            measure=ClaimMeasure.SHARE,
            value=Decimal(value),
            unit="%",
            doubts=("产业结构的一项，单位%为补写",),
        )
        for industry, value in zip(_INDUSTRIES, parts, strict=True)
    ]


def unique_claims(sentence: Sentence, claims: list[Claim], memory: Memory) -> Iterator[Claim]:
    """全市唯一, 全省首家: of what follows, else of what was claimed or named last."""
    for start, end, scope, kind in unique_places(sentence.text):
        earlier = [each.name for each in claims if each.end <= start]
        after = names.tidy(sentence.onward(end).lstrip("的一个家"))
        name = after or (earlier[-1] if earlier else memory.head)
        if len(name) > 1:
            yield Claim(
                kind=ClaimKind.RANK,
                name=name[:_LONGEST],
                start=start,
                end=end,
                measure=ClaimMeasure.PLACE,
                scope=scope,
                rank_kind=kind,
                doubts=("首家、唯一、最高等说法，请核对评的是什么",),
            )


def first_time(claim: Claim) -> Claim:
    """首次突破: the place of a figure in its area's own past."""
    return replace(
        claim,
        kind=ClaimKind.RANK,
        measure=ClaimMeasure.PLACE,
        unit="",
        basis=RankBasis.LEVEL,
        rank_kind=RankKind.FIRST_TIME,
    )


def text_target(start: int, sentence: Sentence, memory: Memory, kind: ClaimKind) -> Claim | None:
    """与经济增长同步: a target without a number, of what is named in its clause or was last."""
    clause = sentence.clause_at(start)
    found = _IN_STEP.match(sentence.plain(clause.start, clause.end))
    if found is None or kind is not ClaimKind.TARGET:
        return None
    name = names.tidy(found["name"])
    name = f"{name.removesuffix('增长')}增速" if name.endswith("增长") else name
    name = name or memory.last_name
    if len(name) < 2:
        return None
    return Claim(
        kind=kind,
        name=name,
        start=clause.start,
        end=clause.end,
        text=found["text"],
        doubts=("文字目标",),
        measure=ClaimMeasure.GROWTH if name.endswith("增速") else ClaimMeasure.SHARE,
    )
