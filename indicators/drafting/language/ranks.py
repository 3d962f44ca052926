"""Claims of a form of their own: places in an order, shares of industries, aims in words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure, doubted
from indicators.drafting.language import names, words
from indicators.drafting.language.memory import Memory
from indicators.drafting.language.sentence import Sentence
from indicators.drafting.language.tokens import Token
from indicators.model.codelists import RankBasis, RankKind
from indicators.text.prose import NUMERAL, whole_number

_AREAS = r"(?:全[国省市区县州]|[我本][省市]|中心城区)"
_AFTER_VERB = re.compile(
    rf"^(?P<lead>.*?)(?:分别|均|继续|持续|稳|已|跃)*{words.LIES}(?P<scope>[^，]*?)$"
)
_VERB_LAST = re.compile(rf"^(?P<scope>.*?)(?:{words.LIES})$")
_BEFORE_VERB = re.compile(
    rf"(?:在)?(?P<scope>{_AREAS}[^，]{{0,14}}?|[一-龥\d]{{1,4}}(?:县（市）|县（市、区）"
    r"|[省市县区]))(?:中|内)?$"
)
_FROM_AREA = re.compile(rf"^(?P<lead>.*?)(?:在)?(?P<scope>{_AREAS}.*)$")
# 全国百强县投资潜力 is 投资潜力 among 全国百强县.
_THING_IN = re.compile(
    r"^(?P<scope>全[国省市区县州](?:百强[县市区]|千强镇)?)(?P<thing>(?![^，]*(?:各|个|辖区|县区|县市|市县|城市|同类|开发区|地级|州))[一-龥]{3,})$"
)
# 增速连续8个月位居全省第1.
_LASTING = re.compile(r"(?:已)?连续[\d一二三四五六七八九十]+个?(?:月|年|季度)$")
_GROWTHS = {"增速", "增幅", "涨幅", "增长率"}
_LEVELS = {"总量", "总额", "规模"}
_TWO_BASES = re.compile(r"(总量|总额|增速|增幅|增量|人均)[和、与](总量|总额|增速|增幅|增量|人均)")
_KINDS = {
    **dict.fromkeys(("首家", "首个", "第一家", "第一个"), RankKind.FIRST),
    **{"唯一": RankKind.ONLY, "最高": RankKind.HIGHEST, "最多": RankKind.MOST},
    **{"最低": RankKind.LOWEST, "最少": RankKind.FEWEST},
}
# 全市10个县（市、区）: how many are ranked; all kinds of them are the whole area.
_GROUP = re.compile(
    rf"(?P<count>\d{{1,3}}|{NUMERAL}{{1,3}})个?(?P<kind>[省市县区州旗盟、（）]{{1,9}}|乡镇|镇街|街道|城区)$"
)
_UNIQUE = re.compile(
    rf"(?P<scope>全[国省市州]|[我本][省市])(?P<kind>{'|'.join(_KINDS)})(?!的?(?:生活|工资|限|标准))"
)
# 由全州第6位上升到第4位.
_MOVED_ON = re.compile(r"(?:上升|前移|跃升|跃居|提升|升|进|下降|退|降)(?:到|至|为|居)?")
_STRUCTURE = re.compile(r"(?:三次产业|产业)(?:结构|比例|比重)?\w{0,8}?$")
_RATIO = re.compile(r"[\d.：:]+(?:调整|优化|变化|提升)?")
_INDUSTRIES = ("第一产业", "第二产业", "第三产业")
_LONGEST = 30
_IN_STEP = re.compile(
    r"^(?P<name>.*?)(?P<text>(?:与|和|同)(?P<other>[^，。；\d]{2,14}?)(?:基本)?(?:同步|持平|统筹衔接|衔接|相适应))"
)


def rank_claims(group: list[Token], before: str, memory: Memory) -> list[Claim]:
    """The places of a group, one claim each; the name is "" where none is known."""
    both = _TWO_BASES.search(before)
    if both and len(group) == 2:  # 总量和增速分别排全市第6位和第3位
        return [
            claim
            for token, by in zip(group, both.groups(), strict=True)
            for claim in rank_claims([token], _TWO_BASES.sub(by, before), memory)
        ]
    subject, scope, among, basis = _place_before(before, memory)
    is_listed = len(group) > 1 and len(memory.heads) == len(group)
    subjects = memory.heads if is_listed else [subject or memory.subject] * len(group)
    is_growth = basis is RankBasis.GROWTH
    return [
        Claim(
            kind=ClaimKind.RANK,
            name=f"{name}增速" if name and is_growth and not name.endswith("增速") else name,
            start=token.start,
            end=token.end,
            measure=ClaimMeasure.PLACE,
            value=token.value,
            scope=scope,
            among=among,
            basis=basis,
        )
        for token, name in zip(group, subjects, strict=True)
    ]


def moved_on(last: Claim, later: list[Claim], before: str) -> tuple[Claim, list[Claim]]:
    """The last claim and the places after it, which may be of the same thing.

    由全州第6位上升到第4位: the time of the earlier place is not printed.
    """
    if last.kind is not ClaimKind.RANK or not _MOVED_ON.fullmatch(before):
        return last, later
    earlier = replace(doubted(last, "此前的位次，请核对期间"), period="")
    asked = ("评的是总量还是增速，请核对",) if last.basis is RankBasis.GROWTH else ()
    same = partial(replace, name=last.name, scope=last.scope, among=last.among)
    return earlier, [doubted(same(each), *asked) for each in later]


def asked_if_far(rank: Claim, between: str | None, memory: Memory) -> Claim:
    """A rank whose subject was not named in the clause next to it, with a doubt.

    `between` is the text since the last figure; None where the sentence has none before.
    """
    name = rank.name.removesuffix("增速")
    if name != memory.subject.removesuffix("增速") or name in (between or ""):
        return rank
    is_near = between is not None and len(re.findall("[，；：]", between)) <= 1
    return rank if is_near else doubted(rank, "评的是什么取自前文，请核对")


def _place_before(before: str, memory: Memory) -> tuple[str, str, int | None, RankBasis]:
    """What is ranked ("" where it is inherited), among whom, among how many, and by what."""
    scope, lead = _scope(before.strip("、，"))
    group = _GROUP.search(scope)
    among = whole_number(group["count"]) if group else None
    if group and group.start() and {"区", "县"} <= set(group["kind"]):
        scope = scope[: group.start()]  # all counties, cities and districts of 全市 are 全市
    # 增速由2023年的全市倒数第二跃居全市第二 is of 增速.
    lead = re.sub("[由从][^，]*倒数[^，]*$", "", _LASTING.sub("", lead)).rstrip("由从")
    basis = words.BASES.search(lead)
    by = basis[0] if basis else ""
    name = names.tidy(re.sub(r"(?:均|分别|各|的)+$", "", lead.removesuffix(by)))
    if re.fullmatch(rf"(?:{words.KEPT_VERBS}|荣登|跻身|入围|其|其中|并|且)*", name):
        name = ""
    is_inherited = not by and not name and memory.last_name.endswith("增速")
    if by in _GROWTHS or is_inherited:
        return name, scope, among, RankBasis.GROWTH
    return name, scope, among, RankBasis.LEVEL if by in _LEVELS else RankBasis.UNSTATED


def _scope(text: str) -> tuple[str, str]:
    """The scope of a rank and the words before it: 增速位居全市 is 全市 of 增速."""
    found = _AFTER_VERB.match(text)
    if found and found["scope"]:
        lead, scope = found["lead"], found["scope"]
        inner = _VERB_LAST.match(scope)
        scope = inner["scope"] if inner else scope
    else:
        body = re.sub(rf"(?:{words.LIES}|综合)+$", "", text)
        near = _BEFORE_VERB.search(body)
        lead, scope = (body[: near.start()], near["scope"]) if near else (body, "")
    area = _FROM_AREA.search(scope)
    if area and area["lead"]:
        lead, scope = lead + area["lead"], area["scope"]
    scope = re.sub(r"(?:的|中|内|排名|位次|总量|增速|系统)+$", "", scope.removeprefix("在"))
    if thing := _THING_IN.match(scope):
        return thing["scope"], thing["thing"]
    return scope, lead


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
    for match in _UNIQUE.finditer(sentence.text):
        start, end = match.span()
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
                scope=match["scope"],
                rank_kind=_KINDS[match["kind"]],
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
