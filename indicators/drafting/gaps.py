"""Gaps to other areas in a row: 高于全国0.3个百分点、全省0.1个百分点."""

import re

from indicators.drafting import words
from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.predicates import Said, apart
from indicators.drafting.restated import Named
from indicators.drafting.values import Token
from indicators.model.units import POINTS

_PLACE = rf"(?:{words.AREA})(?:的)?(?:平均)?(?:水平|增速|增幅)?"
_HOW = rf"(?P<how>{words.HIGHER}|{words.LOWER})(?:于|了)?"
_SEVERAL = re.compile(
    rf"^(?P<lead>.*?)(?:分别|均|各)*{_HOW}(?P<places>{_PLACE}(?:[、和与及]{_PLACE})+)(?:分别|各)*$"
)
# 比全国、全市分别高0.5、0.1个百分点.
_THAN = re.compile(
    rf"^(?P<lead>.*?)[比较](?P<places>{_PLACE}(?:[、和与及]{_PLACE})+)(?:分别|各)*{_HOW}$"
)
_ANOTHER = re.compile(rf"^[、，和与及]?(?:{_HOW})?(?P<place>{_PLACE})(?:约|近)?$")


def gaps_to_areas(before: str, group: list[Token], named: list[Named]) -> list[Said]:
    """What is said of the gaps of a group, one each; none where they are no gaps to areas.

    An area alone is compared in the way of the figure before it.
    """
    if group[0].unit not in {POINTS, "百分点"}:
        return []
    text = before.strip("，、")
    found = _SEVERAL.match(text) or _THAN.match(text)
    if found and len(places := re.split("[、和与及]", found["places"])) == len(group):
        return [_gap(found["lead"], found["how"], place) for place in places]
    another = _ANOTHER.match(before)
    last = named[-1].said if named else None
    earlier = last.how if last and last.measure is ClaimMeasure.GAP else ""
    if len(group) > 1 or another is None or not (another["how"] or earlier):
        return []
    return [_gap("", another["how"] or earlier, another["place"])]


def _gap(name: str, how: str, place: str) -> Said:
    place = re.sub(r"(?:增速|平均增速|水平|增幅)$", "", place)
    return apart(name, place, words.COMPARISONS.get(how, how))
