"""The words of budget reports: which fund a bare 收入 is of, and what a budget was approved of."""

import re
from dataclasses import replace

from indicators.drafting.language import names
from indicators.drafting.language.predicates import Predicate

_FUND = re.compile("一般公共预算|政府性基金|国有资本经营预算|社会保险基金")
_OF_FUND = re.compile("(?:预算)?(?P<what>(?:总)?(?:收入|支出))")
# 人大会议批准的一般公共预算收入预算, 支出调整预算.
_APPROVED = re.compile(
    "(?:.*(?:批准|通过|批复|审定|核定|下达|确定|调整后)的)?"
    "(?P<of>.*(?:收入|支出))(?:年初|年度|调整|变更|总)*预算数?"
)
_LONGEST = 24
_CEILING = re.compile("限额数?$")
OF_CEILING = "限额是上限，不是实绩，请核对"
_KEPT_WITHIN = re.compile("^(?:严格)?(?:控制|保持)?在?.{0,8}?(?:下达|核定|批准|规定|确定)的")
_BALANCE = re.compile("余额$")


def _fund_in(text: str) -> str:
    """The fund that a heading or a name is of, "" for none: 政府性基金."""
    found = _FUND.search(text)
    return found[0] if found else ""


def fund_of(heading: str, outer: str = "") -> str:
    """The fund of a section by its heading; 收入情况 within a fund's section is of that one."""
    title = re.split("[，。；：]", heading)[0]
    if re.match("收入|支出|收支", title):
        return outer
    return _fund_in(title) if len(title) <= _LONGEST else ""


def of_fund(name: str, last: str, section: str) -> str:
    """支出 with the fund of the name before it, else of its section; "" for other names."""
    found = _OF_FUND.fullmatch(name)
    fund = _fund_in(last) or section
    return f"{fund}{found['what']}" if found and fund else ""


def as_budget(said: Predicate) -> Predicate:
    """The budget of an amount as a plan of it: 一般公共预算收入预算 is of 一般公共预算收入."""
    found = _APPROVED.fullmatch(names.tidy(said.name))
    return replace(said, name=found["of"], is_plan=True) if found else said


def is_ceiling(name: str) -> bool:
    """Whether a name is that of a limit, 政府债务限额: no actual, and no part of a balance."""
    return bool(_CEILING.search(name))


def ceiling(name: str, last: str) -> str:
    """A limit with what it limits, 政府债务限额 of 控制在省下达的限额; "" for no limit."""
    if not is_ceiling(name):
        return ""
    plain = _KEPT_WITHIN.sub("", name)
    return f"{_BALANCE.sub('', last)}{plain}" if _CEILING.fullmatch(plain) else plain
