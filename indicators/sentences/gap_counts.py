"""How many targets lie where, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from indicators.model.codelists import Standing
from indicators.rules.baselines import LAST_YEAR
from indicators.rules.gaps import Gap

Standings: TypeAlias = Counter[tuple[Standing, str]]
COMPARED_WORDS = {
    Standing.ABOVE: "高于上年实绩",
    Standing.LEVEL: "与上年实绩持平",
    Standing.BELOW: "低于上年实绩",
}


def standings_of(found: Iterable[Gap]) -> Standings:
    """How many targets lie where, by what their baselines are called."""
    return Counter((each.standing, each.reference) for each in found)


def divided(counts: Standings, words: Mapping[Standing, str]) -> list[str]:
    """A count for each of the words, which are of 上年实绩: 4项高于上年实绩, 1项低于2021年实绩."""
    return [
        f"{count}项{said.replace(LAST_YEAR, reference)}"
        for standing, said in words.items()
        for (each, reference), count in counts.items()
        if each is standing
    ]


def division(subject: str, counts: Standings, within: str = "中，") -> str:
    """How a number of targets divides; 都 where all of them lie alike."""
    told = divided(counts, COMPARED_WORDS)
    if len(told) > 1:
        return f"{subject}{within}{'，'.join(told)}"
    count, _, alike = told[0].partition("项")
    return f"{subject}{'都' if int(count) > 1 else ''}{alike}"


def judged_counts(now: list[Gap], kind: str) -> str:
    """How the targets divide by status whose own period has actuals."""
    if not now:
        return ""
    counts = Counter(each.status.kind.value for each in now)
    told = "、".join(f"{name}{count}项" for name, count in counts.most_common())
    return f"{len(now)}项{kind}已有本期实绩，其中{told}"
