"""What the words before a figure say of it: its name, and whether it is a level or a change."""

import re
from dataclasses import dataclass, replace

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.language import names, words
from indicators.drafting.language.tokens import Token
from indicators.model.units import POINTS

_RATES = {"%", "‰"}
_FROM = re.compile(r"(?:由|从)(?:(?P<alone>(?:原来的?|此前的?|的)?)|[^，。由从0-9]{0,6})$")
_ONWARD = re.compile(
    "^[^，。；]{0,8}?(?:提高|增加|降|减|上升|扩|提升|压|缩|拓|发展|增|升|调整|变|延长|下降"
    "|攀|转)[^，。；0-9]{0,4}(?:到|至|为|近|约|超)?$"
)
_AGAINST = re.compile(r"(?:比(?!重|例|值)|较)(?:“十.?五”)?[^，]{1,9}$")
_ASIDE = re.compile(r"（[^（）]{0,6}(?:下同|同比)[^（）]{0,4}）")
_TIMES_OF = re.compile(
    "(?:分别)?(?:是|为|相当于|达到?)?(?P<of>(?!分别)[^，。；]{2,10}(?:年|前|末|初|期|水平|平均))的$"
)
_COMPARED_RATE = re.compile(r"(?:同比|环比)(?:为|是)?$")
_PLAN = re.compile(
    "(?:完成|占|达到?|为)(?:了)?"
    "(?P<plan>(?:(?:全年|年度|年初|调整|变更|代编|计划|预算)[^，]{0,8}?|[市省县区]定|[市省县区]?下达|责任|既定|目标)"
    "(?:计划|任务|目标|预算)|任务|目标|计划|预算)数?的?$"
)
_DONE_SHARE = re.compile(r"(?:目前|现|已|累计|各|均)*完成")
# A movement whose words say which way a positive figure goes: 降幅收窄, 拉动经济增长.
_DIRECTED = re.compile(r"[增涨降跌]幅|收窄|扩大|拉动|带动|拉低|下拉|贡献|影响")
_YEAR_BEFORE = re.compile(r"(?:上年|去年)?(?:全年|同期|同月)?")
_YEAR_END = re.compile(r"年初|(?:上年|去年)(?:年)?[末底]|[上去]年年[末底]")
# 距全年目标差1.1个百分点.
_SHORT_OF = re.compile(
    r"(?:距离?|离|与)(?P<aim>(?:全年|年度|预期|既定|时序)?(?:目标|计划|任务))\S{0,4}?[仍还尚]?(?:相?差|有)$"
)
_COMPARISON = re.compile(
    r"(?:，)?(?:比|较)(?:上年|去年|上月|年初|\d{4}年|[^，比较]{1,7}(?:前|初|时))?(?:同期|末|初|同月)?$"
)
_TURNED = re.compile(r"(?:扭负为正|由[正负]转[正负]|止跌回升|止跌企稳|转[正负])[、，]?$")
_ADVERBS = re.compile(rf"(?:{words.ADVERBS})+$")
_SINCE_LAST = re.compile("同比|环比")
# 仅占6.2%, 只有38户 say how little it is, not what.
_ONLY = re.compile(r"(?:仅仅|仅|只)(?=(?:占[^，。；]{0,20}|有|为|是|达到?|完成|实现|相当于)?$)")
_MORE_THAN = re.compile(
    r"[比较](?P<than>(?:原|年度|预期)?(?:计划|目标|任务)|(?:上年|去年)(?:同期)?)(?P<how>[多少])$"
)
_THAN_BUDGET = re.compile(r"[比较][^，。；比较]{0,8}?预算数?$")
_MORE = re.compile(r"[多少]增")
_OWN_VERBS = {"增产", "增收", "减产", "减收", "净增", "净增加"}


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said before a figure.

    `name` is the name as printed ("" where it is inherited), `suffix` what the measure adds to it
    (增速, 与全市之差), `sign` -1 for a fall. `is_from` is whether it is the earlier of two values,
    `how` the word of a comparison (高于), `is_plan` whether it was planned only.
    """

    name: str
    measure: ClaimMeasure
    suffix: str = ""
    sign: int = 1
    is_change: bool = False
    is_from: bool = False
    is_level: bool = False
    how: str = ""
    is_plan: bool = False


REAL = "增速（实际）"  # of an income; the growth of other things is real anyway
# 人大会议批准的一般公共预算收入预算, 支出调整预算.
_BUDGET = re.compile(
    "(?:.*(?:批准|通过|批复|审定|核定|下达|确定|调整后)的)?"
    "(?P<of>.*(?:收入|支出))(?:年初|年度|调整|变更|总)*预算数?"
)
FULFILLED = Predicate("", ClaimMeasure.SHARE, "目标完成率", is_change=True)


def said_before(before: str, token: Token, after: str = "") -> Predicate:
    """Read the words before a figure; `after` are those that follow it."""
    text = re.sub(r"([到至为])的$", r"\1", _ASIDE.sub("", before.strip("、，。；：")))
    text = _ONLY.sub("", re.sub(r"^(?:当[月季期]|本[月季期]|同月)", "", text))
    found = _FROM.search(text)
    if found and (found["alone"] is not None or _ONWARD.match(after)):
        said = _earlier(text[: found.start()], found[0][1:], token)
    elif token.unit in {POINTS, "百分点"}:
        said = _points(text)
    else:
        said = _rate(text, token) if token.unit in _RATES else _amount(text, token)
    budget = _BUDGET.fullmatch(names.tidy(said.name))  # of which the budget is a plan
    return replace(said, name=budget["of"], is_plan=True) if budget else said


def _earlier(text: str, since: str, token: Token) -> Predicate:
    """The earlier of two values; `since` are the words from 由 on: 由上年下降2.4%转为增长."""
    moved, is_rate = words.PREDICATE.search(since), token.unit in _RATES
    if is_rate and ((moved and not moved["to"]) or token.value < 0):
        sign = -1 if moved and moved["falling"] else 1
        return Predicate(text, ClaimMeasure.GROWTH, "增速", sign, is_from=True, is_change=True)
    said = _rate(text, token) if is_rate else _amount(text, token)
    name = f"{said.name}{said.suffix if said.measure is ClaimMeasure.SHARE else ''}"
    measure = _rate_measure(name) if is_rate else ClaimMeasure.LEVEL
    return Predicate(name or text, measure, is_from=True)


def _rate_measure(name: str) -> ClaimMeasure:
    return ClaimMeasure.GROWTH if words.GROWTH_NAMES.search(name) else ClaimMeasure.SHARE


def _points(text: str) -> Predicate:
    """A gap in 个百分点: its name has no direction, which is its sign's."""
    if found := _SHORT_OF.search(text):
        return apart(text[: found.start()], found["aim"], "低于")
    if found := words.COMPARED.search(text):
        than, name = found["than"] or "", text[: found.start()]
        if not than and (against := _AGAINST.search(name)):
            name, than = name[: against.start()], against[0][1:]
        return apart(name, than, found["how"])
    found = words.PREDICATE.search(text)
    if found is None:
        return Predicate(text, ClaimMeasure.GAP)
    against = _AGAINST.search(name := text[: found.start()])
    name = _AGAINST.sub("", name)
    if _DIRECTED.search(f"{names.tidy(name)}{found['verb']}"):
        return Predicate(name, ClaimMeasure.GAP, found["verb"], is_change=True)
    # What a rate has moved from, where that is not the year before: （比年初）.
    than = against[0].lstrip("比较") if against else ""
    than = "年初" if _YEAR_END.fullmatch(than) else than
    ending = "增减" if _YEAR_BEFORE.fullmatch(than) else f"增减（比{than}）"
    return Predicate(name, ClaimMeasure.GAP, ending, -1 if found["falling"] else 1, is_change=True)


def apart(name: str, than: str, how: str, measure: ClaimMeasure = ClaimMeasure.GAP) -> Predicate:
    """How far something lies from another: 与全市之差, which is negative where it is lower."""
    how = words.COMPARISONS.get(how, how)
    than = re.sub("(?:平均增速|增速|水平|增幅)$", "", than) if measure is ClaimMeasure.GAP else than
    sign = -1 if re.fullmatch(words.LOWER, how) else 1
    ending = f"与{than}之差" if than else "差距"
    return Predicate(name, measure, ending, sign, is_change=True, how=how)


def _rate(text: str, token: Token) -> Predicate:
    if share := _share_of(text):
        return share
    found = words.PREDICATE.search(text)
    if found and not found["to"]:
        name, sign = text[: found.start()], -1 if found["falling"] else 1
        budget = _THAN_BUDGET.search(name)
        ending = f"{_growth(found[0])}{f'（{budget[0]}）' if budget else ''}"
        name = _without_comparison(name[: budget.start()] if budget else name)
        return Predicate(name, ClaimMeasure.GROWTH, ending, sign, is_change=True)
    if plan := _PLAN.search(text):
        name, ending = text[: plan.start()], plan["plan"].removeprefix("全年")
        return Predicate(name, ClaimMeasure.SHARE, f"{ending}完成率", is_change=True)
    if found := _COMPARED_RATE.search(text):
        name, ending = text[: found.start()], _growth(found[0])
        return Predicate(name, ClaimMeasure.GROWTH, ending, is_change=True)
    name = _levelled(text)
    measure = _rate_measure(name)
    is_share = measure is ClaimMeasure.GROWTH or words.RATE_NAMES.search(name)
    if token.value < 0 and name and not is_share:
        return Predicate(name, ClaimMeasure.GROWTH, "增速", is_change=True)
    return Predicate(name, measure, is_level=True)


def _growth(said: str) -> str:
    """What a growth adds to a name; 环比 is none of those that indicators are of."""
    if "环比" in said:
        return "增速（环比）"
    return REAL if "实际" in said else "增速"


def _share_of(text: str) -> Predicate | None:
    """税收占收入比重; 财政支出中民生支出占 is 民生支出 of 财政支出; None for other rates."""
    if _DONE_SHARE.fullmatch(text):
        return Predicate("", ClaimMeasure.SHARE, "完成率", is_change=True)
    found = words.SHARE.search(text)
    if found is None:
        return None
    name, whole = text[: found.start()].removesuffix("所"), found["of"] or ""
    within = re.match(r"^(?P<whole>.{2,20}?)中(?P<part>.{2,})$", name)
    if within and not whole:
        name, whole = within["part"], names.tidy(within["whole"])
    ending = f"占{whole}比重" if whole else "占比"
    return Predicate(name, ClaimMeasure.SHARE, ending, is_level=True)


def _amount(text: str, token: Token) -> Predicate:
    if token.unit == "倍" and (of := _TIMES_OF.search(text)):
        ending = f"倍数（与{of['of']}相比）"
        return Predicate(text[: of.start()], ClaimMeasure.INDEX, ending, is_change=True)
    compared = _MORE_THAN.search(text) or words.COMPARED.search(text)
    if compared and compared["than"]:
        name = text[: compared.start()]
        return apart(name, compared["than"], compared["how"], ClaimMeasure.CHANGE)
    found = words.PREDICATE.search(text)
    if found is None or found["to"]:
        name = _levelled(text)
        return Predicate(name, ClaimMeasure.LEVEL, is_level=name != text)
    name = text[: found.start()]
    if token.unit == "倍":
        return Predicate(_without_comparison(name), ClaimMeasure.GROWTH, "增速", is_change=True)
    against = _AGAINST.search(name)
    is_net = "净" in found["verb"] or "净" in found["adverbs"]
    is_compared = bool(against) or is_net or bool(_SINCE_LAST.search(found["adverbs"]))
    is_own = not name or words.is_tailed(name) or found["verb"] in _OWN_VERBS
    if not (is_compared or is_own):
        return Predicate(text, ClaimMeasure.LEVEL)
    sign = -1 if found["falling"] and is_compared else 1
    plain, base = _AGAINST.sub("", name), against[0] if against else ""
    verb = "净增" if is_net else "增减" if is_compared else found["verb"]
    ending = f"{base}{verb}"
    if more := _MORE.search(f"{base}{found['verb']}"):  # 比上年少增320人
        ending, sign = "多增", -1 if more[0] == "少增" else 1
    return Predicate(plain, ClaimMeasure.CHANGE, ending, sign, is_change=True)


def _without_comparison(text: str) -> str:
    return _TURNED.sub("", _ADVERBS.sub("", _COMPARISON.sub("", text)))


def _levelled(text: str) -> str:
    """The text without the verb that leads to a level: 地区生产总值完成."""
    before, name = None, text
    while before != name:
        before = name
        name = _ADVERBS.sub("", words.LEVELLED.sub("", name))
        found = words.PREDICATE.search(name)
        name = name[: found.start()] if found and found["to"] else name
    return name
